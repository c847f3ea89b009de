use super::Model;

/// One one-to-one link between two models, as the child declares it: `#[belongs_to_one(..)]`.
///
/// Whether a child must have a parent is not said here: it is the nullability of the key's columns. Whether a parent
/// must have a child is said by its [`Mirror`](super::Mirror).
///
/// ```
/// use diesel_one_to_one::definition::*;
///
/// static PERSON: Model = Model::new("Person", "people", &["id"]);
/// // a passport shares its person's key
/// let passport = Association {
///     on_delete: Action::Cascade,
///     ..Association::new("person", "passport", Key::SharedKey(ForeignKey {
///         columns: &["person_id"],
///         parent: || &PERSON,
///         references: &["id"],
///     }))
/// };
/// assert_eq!(passport.key.columns(), ["person_id"]);
/// assert_eq!(passport.extent, Extent::Always);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Association {
    /// The child's name for its parent: `user`.
    pub name: &'static str,
    /// The parent's name for its child: `profile`. `None` with `mirror = none`.
    pub inverse: Option<&'static str>,
    /// How the link is stored.
    pub key: Key,
    /// What a delete of the parent does.
    pub on_delete: Action,
    /// What a change of the parent's key does.
    pub on_update: Action,
    /// Is the foreign key checked at COMMIT? The uniqueness never is.
    pub deferrable: bool,
    /// Among which of the child's rows the key is unique.
    pub extent: Extent,
    /// Only parents that meet it may have this child. *Premium settings of premium accounts.*
    pub when: Option<Condition>,
    /// The parent's timestamp that the child's verbs write. *An article is changed when its draft is.*
    pub touch: Option<&'static str>,
    /// Are the keys redacted in errors and reports, and is the child never expandable? *HR details.*
    pub sensitive: bool,
    /// Why the split exists.
    pub note: Option<&'static str>,
}

impl Association {
    /// An association that is mirrored and always unique, and lets the engine refuse a delete; the rest is given by
    /// struct update.
    #[must_use]
    pub const fn new(name: &'static str, inverse: &'static str, key: Key) -> Self {
        Association {
            name,
            inverse: Some(inverse),
            key,
            on_delete: Action::NoAction,
            on_update: Action::NoAction,
            deferrable: false,
            extent: Extent::Always,
            when: None,
            touch: None,
            sensitive: false,
            note: None,
        }
    }
}

/// How a link is stored in the child's table.
///
/// A *cross-reference* is a link model with two of these ([`Route::Through`](super::Route)); a *merged* child is
/// [`Merged`](super::Merged).
///
/// ```
/// use diesel_one_to_one::definition::*;
///
/// static CUSTOMER: Model = Model::new("Customer", "customers", &["id"]);
/// static SUPPLIER: Model = Model::new("Supplier", "suppliers", &["id"]);
/// // the address of a customer or of a supplier, the way no foreign key can guard
/// let key = Key::TypeAndId {
///     type_column: "owner_type",
///     id_column: "owner_id",
///     parents: &[
///         Variant { value: "customer", parent: || &CUSTOMER, references: "id" },
///         Variant { value: "supplier", parent: || &SUPPLIER, references: "id" },
///     ],
/// };
/// assert_eq!(key.columns(), ["owner_type", "owner_id"]);
/// assert!(key.foreign_key().is_none());
/// ```
#[derive(Debug, Clone, Copy)]
pub enum Key {
    /// A foreign key of its own, UNIQUE. *`profiles.user_id`.*
    ForeignKey(ForeignKey),
    /// The child's primary key is the foreign key. *A person's passport.*
    SharedKey(ForeignKey),
    /// One of several foreign keys of which exactly one is set. *The address of a customer or of a supplier.*
    ExclusiveArc {
        /// The name of the arc, the same for all its keys.
        arc: &'static str,
        /// This key.
        key: ForeignKey,
    },
    /// A column that says which table, and one that says which row; held by triggers.
    TypeAndId {
        /// Says which of the parents.
        type_column: &'static str,
        /// Says which row of that parent.
        id_column: &'static str,
        /// The parents there may be.
        parents: &'static [Variant],
    },
}

impl Key {
    /// The columns that the child may have once.
    #[must_use]
    pub fn columns(&self) -> Vec<&'static str> {
        match *self {
            Key::ForeignKey(key) | Key::SharedKey(key) | Key::ExclusiveArc { key, .. } => key.columns.to_vec(),
            Key::TypeAndId { type_column, id_column, .. } => vec![type_column, id_column],
        }
    }

    /// The foreign key, where there is one.
    #[must_use]
    pub const fn foreign_key(&self) -> Option<&ForeignKey> {
        match self {
            Key::ForeignKey(key) | Key::SharedKey(key) | Key::ExclusiveArc { key, .. } => Some(key),
            Key::TypeAndId { .. } => None,
        }
    }

    /// The models that may be the parent.
    #[must_use]
    pub fn parents(&self) -> Vec<&'static Model> {
        match self {
            Key::ForeignKey(key) | Key::SharedKey(key) | Key::ExclusiveArc { key, .. } => vec![(key.parent)()],
            Key::TypeAndId { parents, .. } => parents.iter().map(|variant| (variant.parent)()).collect(),
        }
    }
}

/// Which columns refer to which.
///
/// ```
/// use diesel_one_to_one::definition::{ForeignKey, Model};
///
/// static USER: Model = Model::new("User", "users", &["id"]);
/// let key = ForeignKey { columns: &["user_id"], parent: || &USER, references: &["id"] };
/// assert_eq!((key.parent)().table.name, "users");
/// ```
#[derive(Debug, Clone, Copy)]
pub struct ForeignKey {
    /// The columns of the key.
    pub columns: &'static [&'static str],
    /// The model referred to.
    pub parent: fn() -> &'static Model,
    /// The columns referred to, one for each of `columns`.
    pub references: &'static [&'static str],
}

/// One of the parents of a key by type and id.
///
/// ```
/// use diesel_one_to_one::definition::{Model, Variant};
///
/// static CUSTOMER: Model = Model::new("Customer", "customers", &["id"]);
/// let variant = Variant { value: "customer", parent: || &CUSTOMER, references: "id" };
/// assert_eq!(variant.value, "customer");
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Variant {
    /// What the type column holds for this parent.
    pub value: &'static str,
    /// The parent.
    pub parent: fn() -> &'static Model,
    /// The parent's column that the id column holds.
    pub references: &'static str,
}

/// What the database does to a child when its parent is deleted, or its parent's key is changed.
///
/// ```
/// use diesel_one_to_one::definition::Action;
///
/// assert_ne!(Action::Restrict, Action::NoAction); // NO ACTION may be checked at COMMIT, RESTRICT never is
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// The child goes too, or follows the new key.
    Cascade,
    /// The parent stays as long as it has the child.
    Restrict,
    /// The child stays, without a parent.
    SetNull,
    /// The parent stays as long as it has the child when the check is made.
    NoAction,
}

/// Among which rows of the child's table the key is unique.
///
/// ```
/// use diesel_one_to_one::definition::Extent;
///
/// // the position an employee has now; the history stays
/// assert_ne!(Extent::Current { end_column: "ended_on" }, Extent::Always);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Among all.
    Always,
    /// Among those that meet the condition: `only_when(..)`. *Profiles that are not deleted.*
    OnlyWhen(Condition),
    /// Among those whose end is NULL: `current(..)`. *The position an employee has now.*
    Current {
        /// The column that is NULL while the row is current.
        end_column: &'static str,
    },
    /// Among those of any one moment: `period(..)`. *The positions of an employee, none overlapping another.*
    Period {
        /// The first moment of the row.
        start: &'static str,
        /// The first moment after the row; NULL while it is current.
        end: &'static str,
    },
}

/// A condition on one column.
///
/// ```
/// use diesel_one_to_one::definition::{Condition, Literal, Test};
///
/// let premium = Condition { column: "account_type", test: Test::Equals(Literal::Text("premium")) };
/// assert_eq!(premium.column, "account_type");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Condition {
    /// The column.
    pub column: &'static str,
    /// What it must be.
    pub test: Test,
}

/// What a column of a [`Condition`] must be.
///
/// ```
/// use diesel_one_to_one::definition::{Literal, Test};
///
/// assert_ne!(Test::IsNull, Test::Equals(Literal::Bool(false)));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Test {
    /// NULL.
    IsNull,
    /// This value.
    Equals(Literal),
}

/// A value in a [`Condition`].
///
/// ```
/// use diesel_one_to_one::definition::Literal;
///
/// assert_ne!(Literal::Integer(1), Literal::Bool(true));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Literal {
    /// `true` or `false`.
    Bool(bool),
    /// An integer.
    Integer(i64),
    /// Text.
    Text(&'static str),
}
