//! The same structs: the derives of `User` and `Profile` have grown, and one line stands below each.

use diesel::prelude::*;
use diesel_one_to_one::prelude::*;

use super::super::super::schema::{posts, profiles, users};

#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Identifiable, Insertable, Model, HasOne)]
#[diesel(table_name = users)]
#[has_one(Profile)]
pub(crate) struct User {
    pub(crate) id: i32,
    #[model(unique, sql_type(postgres = "VARCHAR(255)"))]
    pub(crate) email: String,
    pub(crate) active: bool,
}

#[derive(
    Debug, Clone, PartialEq, Eq, Queryable, Selectable, Identifiable, Insertable, Associations, Model, BelongsToOne,
)]
#[diesel(table_name = profiles, belongs_to(User))]
#[belongs_to_one(User, on_delete = cascade)]
pub(crate) struct Profile {
    pub(crate) id: i32,
    pub(crate) user_id: i32,
    #[model(sql_type(mariadb = "TEXT"))]
    pub(crate) bio: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Identifiable, Insertable, Associations)]
#[diesel(table_name = posts, belongs_to(User))]
pub(crate) struct Post {
    pub(crate) id: i32,
    pub(crate) user_id: i32,
    pub(crate) title: String,
}
