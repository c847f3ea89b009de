//! What the derives say of an association, for the queries, handles and verbs to be written over.

use crate::definition;
use crate::model::Model;
use diesel::Expression;
use diesel::expression::AsExpression;
use diesel::query_source::QuerySource;
use diesel::sql_types::{SqlType, is_nullable};

/// One association, as a type. The derive of the child writes it; [`Declares`] finds it.
pub trait Association: Copy + Send + 'static {
    /// The side that is referenced.
    type Parent;
    /// The side that holds the foreign key.
    type Child;
    /// The value that both sides' columns hold.
    type Key;
    /// The child's table.
    type Source: QuerySource + Default;
    /// The foreign key.
    type Column;
    /// The parent's column that it refers to.
    type References;
    /// Must a child have a parent?
    type Participation: Participation;
    /// The `ON` of a join of the two.
    type On;
    /// The child's table under another name, so that `EXISTS` also fits into a query that joins the child.
    type Alias;

    /// The association, as a value.
    const ASSOCIATION: Self;
    /// What errors call it: `User.profile`, or `Profile.user` where it has no mirror.
    const NAME: &'static str;
    /// The columns of the foreign key, as `table!` names them.
    const FOREIGN_KEY: &'static [&'static str];
    /// What it becomes for the schema tools.
    const DEFINITION: &'static definition::Association;

    /// The `ON` of a join of the two.
    fn on() -> Self::On;
    /// The key of a parent.
    fn key_of_parent(parent: &Self::Parent) -> Self::Key;
    /// The key that a child holds; `None`: it has no parent.
    fn key_of_child(child: &Self::Child) -> Option<Self::Key>;
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
pub trait BelongsToOne: Model {
    /// Each `#[belongs_to_one(..)]`, in order.
    const DECLARATIONS: &'static [definition::Association];
}

/// The associations that a model mirrors: `#[derive(HasOne)]`. See [`BelongsToOne`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` has `#[has_one(..)]` but does not derive `HasOne`",
    label = "add `HasOne` to its derives"
)]
pub trait HasOne: Model {
    /// Each `#[has_one(..)]`, in order.
    const MIRRORS: &'static [definition::Mirror];
}

/// Must a row of this side have a partner? For a child it is said by the nullability of its key.
pub trait Participation {
    /// What a slot of this side holds.
    type Slot<T>;

    /// The slot for what was found; `None` where there must be a partner and is none.
    fn slot<T>(found: Option<T>) -> Option<Self::Slot<T>>;
}

impl Participation for is_nullable::NotNull {
    type Slot<T> = T;

    fn slot<T>(found: Option<T>) -> Option<T> {
        found
    }
}

impl Participation for is_nullable::IsNullable {
    type Slot<T> = Option<T>;

    fn slot<T>(found: Option<T>) -> Option<Option<T>> {
        Some(found)
    }
}

/// `column = parent`, the `ON` of a join, by the nullability of the foreign key.
pub trait RefersTo<Column, Parent> {
    /// `column = parent`
    type On;
    /// `column = parent`
    fn on(column: Column, parent: Parent) -> Self::On;
}

impl<Column, Parent> RefersTo<Column, Parent> for is_nullable::NotNull
where
    Column: diesel::ExpressionMethods<SqlType: SqlType>,
    Parent: AsExpression<Column::SqlType>,
{
    type On = diesel::dsl::Eq<Column, Parent>;

    fn on(column: Column, parent: Parent) -> Self::On {
        column.eq(parent)
    }
}

impl<Column, Parent> RefersTo<Column, Parent> for is_nullable::IsNullable
where
    Column: diesel::ExpressionMethods<SqlType: SqlType>,
    Parent: Expression,
    diesel::dsl::Nullable<Parent>: AsExpression<Column::SqlType>,
{
    type On = diesel::dsl::Eq<Column, diesel::dsl::Nullable<Parent>>;

    fn on(column: Column, parent: Parent) -> Self::On {
        column.eq(diesel::NullableExpressionMethods::nullable(parent))
    }
}

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

impl<K: Clone> ForeignKeyField<K> for K {
    fn key(&self) -> Option<K> {
        Some(self.clone())
    }
}

impl<K: Clone> ForeignKeyField<K> for Option<K> {
    fn key(&self) -> Option<K> {
        self.clone()
    }
}
