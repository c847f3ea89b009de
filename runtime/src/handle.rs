//! Values that name a slot: `user.profile()` is the slot for the profile of that user.
//!
//! A handle copies the key of a row already in hand and does nothing until one of its verbs is called; the verbs come
//! with [`prelude`](crate::prelude) or, for `diesel_async`, with `prelude_async`.

use crate::association::Association;
use crate::key::{RowKey, UniqueKey};
use crate::model::Model;
use crate::query::{ByKey, ChildQuery, ParentQuery, ParentTable};
use crate::statement::{Insertion, NewChild};
use diesel::backend::Backend;
use std::fmt;

/// The slot for the child of one parent: `user.profile()`.
///
#[doc = crate::doc::example!()]
/// let child = user.profile().get(conn)?;
/// assert_eq!(child.unwrap().bio, "Mathematician");
/// # Ok(()) }
/// ```
#[must_use = "a handle does nothing until one of its verbs is called"]
pub struct ChildOf<A: Association> {
    pub(crate) key: A::Key,
}

impl<A: Association> ChildOf<A> {
    /// The slot of that parent, or of another row struct of its table.
    pub fn of<R: UniqueKey<A::ReferencesName, Value = A::Key>>(parent: &R) -> Self {
        ChildOf { key: parent.value_of() }
    }

    /// The plain Diesel query of the child.
    ///
    /// ```sql
    /// SELECT profiles.* FROM profiles WHERE profiles.user_id = ?
    /// ```
    ///
    #[doc = crate::doc::example!()]
    /// let bio = user.profile().query().filter(profiles::bio.like("Math%")).first(conn)?.bio;
    /// assert_eq!(bio, "Mathematician");
    /// # Ok(()) }
    /// ```
    pub fn query<DB: Backend>(self) -> ChildQuery<A, DB>
    where
        A::Source: ByKey<A::Columns, A::Key, A::Child, DB>,
    {
        A::Source::by_key(self.key)
    }
}

impl<A: Association> ChildOf<A> {
    /// The plain Diesel INSERT of a child, the key filled.
    ///
    /// ```sql
    /// INSERT INTO profiles (user_id, bio) VALUES (?, ?)
    /// ```
    ///
    #[doc = crate::doc::example!()]
    /// let grace = User::query().order(users::id.desc()).first(conn)?;
    /// let insert = grace.profile().insertion(profiles::bio.eq("Admiral"));
    /// assert_eq!(insert.execute(conn)?, 1);
    /// assert!(grace.profile().get(conn)?.is_some());
    /// # Ok(()) }
    /// ```
    pub fn insertion<New: NewChild<A>>(self, new: New) -> Insertion<A, New> {
        new.insertion(self.key)
    }
}

/// The slots for the children of many parents: `User::profile_of(&users)`.
///
#[doc = crate::doc::example!()]
/// let users = User::query().order(users::id).load(conn)?;
/// let profiles = User::profile_of(&users).get(conn)?;
/// assert_eq!(profiles[0].as_ref().unwrap().bio, "Mathematician");
/// assert!(profiles[1].is_none());
/// # Ok(()) }
/// ```
#[must_use = "a handle does nothing until one of its verbs is called"]
pub struct ChildrenOf<A: Association> {
    pub(crate) keys: Vec<A::Key>,
}

impl<A: Association> ChildrenOf<A> {
    /// The slots of those parents, or of other row structs of their table.
    pub fn of<'a, R>(parents: impl IntoIterator<Item = &'a R>) -> Self
    where
        R: UniqueKey<A::ReferencesName, Value = A::Key> + 'a,
    {
        ChildrenOf { keys: parents.into_iter().map(R::value_of).collect() }
    }
}

/// The slot for the parent of one child: `profile.user()`.
///
#[doc = crate::doc::example!()]
/// let profile = Profile::query().first(conn)?;
/// assert_eq!(profile.user().get(conn)?.id, user.id);
/// # Ok(()) }
/// ```
#[must_use = "a handle does nothing until one of its verbs is called"]
pub struct ParentOf<A: Association> {
    pub(crate) key: Option<A::Key>,
    /// The primary key of the child, where the row in hand has it: what the writing verbs find the child by.
    pub(crate) child: Option<<A::Child as RowKey>::Value>,
}

impl<A: Association> ParentOf<A> {
    /// The slot of that child.
    pub fn of(child: &A::Child) -> Self {
        ParentOf { key: A::key_of_child(child), child: Some(RowKey::value_of(child)) }
    }

    /// The slot of a child that holds this key.
    pub fn by_key(key: Option<A::Key>) -> Self {
        ParentOf { key, child: None }
    }

    /// The plain Diesel query of the parent; `None` for a child that has none.
    ///
    /// ```sql
    /// SELECT users.* FROM users WHERE users.id = ?
    /// ```
    ///
    #[doc = crate::doc::example!()]
    /// let profile = Profile::query().first(conn)?;
    /// let query = profile.user().query().expect("the key is NOT NULL");
    /// assert_eq!(query.first(conn)?.id, user.id);
    /// # Ok(()) }
    /// ```
    pub fn query<DB: Backend>(self) -> Option<ParentQuery<A, DB>>
    where
        A::Parent: Model,
        ParentTable<A>: ByKey<A::References, A::Key, A::Parent, DB>,
    {
        self.key.map(ParentTable::<A>::by_key)
    }
}

/// The slots for the parents of many children: `Profile::user_of(&profiles)`.
///
#[doc = crate::doc::example!()]
/// let profiles = Profile::query().load(conn)?;
/// assert_eq!(Profile::user_of(&profiles).get(conn)?[0].id, user.id);
/// # Ok(()) }
/// ```
#[must_use = "a handle does nothing until one of its verbs is called"]
pub struct ParentsOf<A: Association> {
    pub(crate) keys: Vec<Option<A::Key>>,
}

impl<A: Association> ParentsOf<A> {
    /// The slots of those children.
    pub fn of<'a>(children: impl IntoIterator<Item = &'a A::Child>) -> Self
    where
        A::Child: 'a,
    {
        ParentsOf { keys: children.into_iter().map(A::key_of_child).collect() }
    }

    /// The slots of children that hold these keys.
    pub fn by_keys(keys: impl IntoIterator<Item = Option<A::Key>>) -> Self {
        ParentsOf { keys: keys.into_iter().collect() }
    }
}

macro_rules! handles {
    ($($handle:ident { $key:ident })+) => {$(
        impl<A: Association<Key: Clone>> Clone for $handle<A> {
            fn clone(&self) -> Self {
                $handle { $key: self.$key.clone() }
            }
        }

        impl<A: Association<Key: fmt::Debug>> fmt::Debug for $handle<A> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({:?})", A::NAME, self.$key)
            }
        }
    )+};
}

handles! {
    ChildOf { key }
    ChildrenOf { keys }
    ParentsOf { keys }
}

impl<A: Association<Key: Clone, Child: RowKey<Value: Clone>>> Clone for ParentOf<A> {
    fn clone(&self) -> Self {
        ParentOf { key: self.key.clone(), child: self.child.clone() }
    }
}

impl<A: Association<Key: fmt::Debug, Child: RowKey>> fmt::Debug for ParentOf<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}({:?})", A::NAME, self.key)
    }
}

/// A parent and its child that are to be made together: `User::create_with_profile(new_user, new_profile)`.
///
#[doc = crate::doc::example!()]
/// let (lin, profile) =
///     User::create_with_profile(users::name.eq("Lin"), profiles::bio.eq("Author")).run(conn)?;
/// assert_eq!((lin.name.as_str(), profile.user_id), ("Lin", lin.id));
/// # Ok(()) }
/// ```
#[must_use = "nothing is made until it is run"]
#[derive(Debug, Clone)]
pub struct CreateWith<A, Parent, Child> {
    pub(crate) parent: Parent,
    pub(crate) child: Child,
    association: std::marker::PhantomData<A>,
}

impl<A, Parent, Child> CreateWith<A, Parent, Child> {
    /// These two.
    pub fn of(parent: Parent, child: Child) -> Self {
        CreateWith { parent, child, association: std::marker::PhantomData }
    }
}

/// Parents, each with its child, that are to be made together: `User::create_all_with_profile(pairs)`.
///
#[doc = crate::doc::example!()]
/// let pairs = ["Lin", "Mary"].map(|name| (users::name.eq(name), profiles::bio.eq("Author")));
/// let made = User::create_all_with_profile(pairs).run(conn)?;
/// assert_eq!((made[1].0.name.as_str(), made[1].1.user_id), ("Mary", made[1].0.id));
/// # Ok(()) }
/// ```
#[must_use = "nothing is made until it is run"]
#[derive(Debug, Clone)]
pub struct CreateAllWith<A, Parent, Child> {
    pub(crate) pairs: Vec<(Parent, Child)>,
    association: std::marker::PhantomData<A>,
}

impl<A, Parent, Child> CreateAllWith<A, Parent, Child> {
    /// These pairs.
    pub fn of(pairs: impl IntoIterator<Item = (Parent, Child)>) -> Self {
        CreateAllWith { pairs: pairs.into_iter().collect(), association: std::marker::PhantomData }
    }
}
