//! What the derives say of an association, for the queries, handles and verbs to be written over.

use crate::definition;
use crate::internal::{Inner, LeftOuter};
use crate::key::{KeyField, RowKey, UniqueKey};
use crate::model::RowOf;
use crate::row::Maybe;
use diesel::query_source::QuerySource;
use diesel::sql_types::is_nullable;
use std::marker::PhantomData;

/// The columns of the foreign key, as the database calls them, which need not be what `table!` does (`#[sql_name]`).
pub(crate) fn key_columns<A: Association>() -> &'static [&'static str] {
    A::DEFINITION.key.foreign_key().map_or(&[], |key| key.columns)
}

/// One association, as a type. The derive of the child writes it; [`Declares`] finds it.
pub trait Association: Copy + Send + 'static {
    /// The side that is referenced.
    type Parent;
    /// The side that holds the foreign key.
    type Child: RowKey;
    /// The value that both sides' columns hold; a tuple of them for a composite key.
    type Key;
    /// The child's table.
    type Source: QuerySource + Default;
    /// The foreign key: [`One`](crate::key::One) or [`Many`](crate::key::Many) of the child's columns.
    type Columns;
    /// The parent's columns that it refers to, likewise.
    type References;
    /// What the parent calls these columns: [`PrimaryKey`](crate::key::PrimaryKey), or the name of another unique key.
    type ReferencesName;
    /// Must a child have a parent?
    type Participation: Participation;
    /// Who compares keys when rows are paired: [`ByValue`](crate::key::ByValue) or [`ByEngine`](crate::key::ByEngine).
    type Comparison;
    /// Under which names its own queries join its tables.
    type Alone;
    /// Under which names a plan joins them.
    type InPlan;

    /// The association, as a value.
    const ASSOCIATION: Self;
    /// What errors call it: `User.profile`, or `Profile.user` where it has no mirror.
    const NAME: &'static str;
    /// The columns of the foreign key, as `table!` names them.
    const FOREIGN_KEY: &'static [&'static str];
    /// The alias of the child that is joined.
    const CHILD_ALIAS: &'static str;
    /// The alias of the parent that is joined.
    const PARENT_ALIAS: &'static str;
    /// The alias of the child that `EXISTS` looks for.
    const EXISTS_ALIAS: &'static str;
    /// What it becomes for the schema tools.
    const DEFINITION: &'static definition::Association;

    /// The key that a child holds; `None`: it has no parent.
    fn key_of_child(child: &Self::Child) -> Option<Self::Key>;
}

/// An association from its child's side: `Profile::USER`, for a plan that loads parents.
pub struct ToParent<A>(PhantomData<fn() -> A>);

impl<A> ToParent<A> {
    /// The association, from its child's side.
    pub const ASSOCIATION: Self = ToParent(PhantomData);
}

impl<A> Clone for ToParent<A> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<A> Copy for ToParent<A> {}

impl<A: Association> std::fmt::Debug for ToParent<A> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ToParent({})", A::NAME)
    }
}

/// Finds the association that a model declares with `Parent`, by the name that it has for it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` declares no one-to-one with `{Parent}` under this name",
    label = "nothing is declared under this name",
    note = "a row struct of another model's table says what that model declares: the same parent, and the same `name`"
)]
pub trait DeclaresAs<Parent, Name> {
    /// The association.
    type Association: Association<Child = Self>;
}

/// Finds the association that a child declares with `Parent`, by the name that the parent has for it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` declares no one-to-one with `{Parent}` under this name",
    label = "mirrored here, declared nowhere",
    note = "add `#[belongs_to_one({Parent}, on_delete = ..)]` to `{Self}` and derive `BelongsToOne`",
    note = "if it is there, its `inverse` must be the name given here: by default both are the child's name in snake_case"
)]
pub trait Declares<Parent, Name> {
    /// The association.
    type Association: Association<Child = Self>;
}

/// Says that a parent mirrors the association that `Child` declares, under that name.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not mirror this one-to-one of `{Child}`",
    label = "declared here, mirrored nowhere",
    note = "add `#[has_one({Child})]` to `{Self}` and derive `HasOne`; if it is there, its `name` must be the `inverse` given here",
    note = "for a parent that cannot mirror it, in another crate say, write `mirror = none` here"
)]
pub trait Mirrors<Child, Name> {}

/// The associations that a model declares: `#[derive(BelongsToOne)]`.
///
/// ```
/// # use diesel::prelude::*;
/// # diesel::table! { users (id) { id -> Integer, } }
/// # diesel::table! { profiles (id) { id -> Integer, user_id -> Integer, } }
/// # diesel::allow_tables_to_appear_in_same_query!(users, profiles);
/// use diesel_one_to_one::prelude::*;
///
/// #[derive(HasQuery, Model, HasOne)]
/// #[diesel(table_name = users)]
/// #[has_one(Profile)]
/// struct User {
///     id: i32,
/// }
///
/// #[derive(HasQuery, Model, BelongsToOne)]
/// #[diesel(table_name = profiles)]
/// #[belongs_to_one(User, on_delete = cascade)]
/// struct Profile {
///     id: i32,
///     user_id: i32,
/// }
///
/// assert_eq!(Profile::DECLARATIONS[0].name, "user");
/// assert_eq!(User::MIRRORS[0].name, "profile");
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` has `#[belongs_to_one(..)]` but does not derive `BelongsToOne`",
    label = "add `BelongsToOne` to its derives"
)]
pub trait BelongsToOne {
    /// Each `#[belongs_to_one(..)]`, in order.
    const DECLARATIONS: &'static [definition::Association];
}

/// The associations that a model mirrors: `#[derive(HasOne)]`. See [`BelongsToOne`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` has `#[has_one(..)]` but does not derive `HasOne`",
    label = "add `HasOne` to its derives"
)]
pub trait HasOne {
    /// Each `#[has_one(..)]`, in order.
    const MIRRORS: &'static [definition::Mirror];
}

/// Must a row of this side have a partner? For a child it is said by the nullability of its key.
pub trait Participation {
    /// What a slot of this side holds.
    type Slot<T>;
    /// How a query reads the partner.
    type Side<S>;
    /// How a query joins the partner.
    type Join: Default;
    /// How a plan joins it to what was joined as `Before`.
    type JoinAfter<Before: Default>: Default;

    /// The slot for what was found; `None` where there must be a partner and is none.
    fn slot<T>(found: Option<T>) -> Option<Self::Slot<T>>;
}

impl Participation for is_nullable::NotNull {
    type Slot<T> = T;
    type Side<S> = S;
    type Join = Inner;
    type JoinAfter<Before: Default> = Before;

    fn slot<T>(found: Option<T>) -> Option<T> {
        found
    }
}

impl Participation for is_nullable::IsNullable {
    type Slot<T> = Option<T>;
    type Side<S> = Maybe<S>;
    type Join = LeftOuter;
    type JoinAfter<Before: Default> = LeftOuter;

    fn slot<T>(found: Option<T>) -> Option<Option<T>> {
        Some(found)
    }
}

/// A row of the parent of an association: the parent itself, or another row struct of its table.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no row of the parent of this association",
    label = "not the parent, nor another row struct of its table",
    note = "give the parent itself, or a row struct that points at it with `model = ..`"
)]
pub trait ParentRow<A: Association> {
    /// The key that a child of it holds.
    fn key(&self) -> A::Key;
}

#[diagnostic::do_not_recommend]
impl<A, R> ParentRow<A> for R
where
    A: Association,
    R: RowOf<Model: IsParent<A::Parent>> + UniqueKey<A::ReferencesName, Value = A::Key>,
{
    fn key(&self) -> A::Key {
        self.value_of()
    }
}

/// A row of an association's child: the model, or another row struct of its table that has its primary key.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no row of the child of this association",
    label = "not the child, nor another row struct of its table",
    note = "give the child itself, or a row struct whose `#[has_one(.., model = ..)]` points at it, which makes its primary key known"
)]
pub trait ChildRow<A: Association<Child: RowKey>> {
    /// The child's primary key.
    fn id(&self) -> <A::Child as RowKey>::Value;
}

#[diagnostic::do_not_recommend]
impl<A, R> ChildRow<A> for R
where
    A: Association<Child: RowKey>,
    R: RowOf<Model: IsParent<A::Child>> + RowKey<Value = <A::Child as RowKey>::Value>,
{
    fn id(&self) -> <A::Child as RowKey>::Value {
        self.value_of()
    }
}

/// Two models that are one.
pub trait IsParent<Parent> {}

impl<M> IsParent<M> for M {}

/// The participation of a child that may be without a parent.
#[diagnostic::on_unimplemented(
    message = "a child of this association cannot be without its parent",
    label = "its foreign key is NOT NULL",
    note = "`take` removes the child; to keep it, give its foreign key an `Option` and make the column nullable"
)]
pub trait CanBeAlone: Participation {}

impl CanBeAlone for is_nullable::IsNullable {}

/// The field of a foreign key: the key itself, or an `Option` of it.
#[diagnostic::on_unimplemented(
    message = "the foreign key's field of type `{Self}` cannot hold the key, which is a `{K}`",
    label = "not a `{K}`",
    note = "give the foreign key's field the type of the field it refers to, or an `Option` of it"
)]
pub trait ForeignKeyField<K> {
    /// The key; `None`: there is no parent.
    fn key(&self) -> Option<K>;
}

impl<K: KeyField> ForeignKeyField<K> for K {
    fn key(&self) -> Option<K> {
        Some(self.copied())
    }
}

impl<K: KeyField> ForeignKeyField<K> for Option<K> {
    fn key(&self) -> Option<K> {
        self.as_ref().map(KeyField::copied)
    }
}
