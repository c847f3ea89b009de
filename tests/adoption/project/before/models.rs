//! The structs of a plain Diesel project.

use diesel::prelude::*;

use super::super::super::schema::{posts, profiles, users};

#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Identifiable, Insertable)]
#[diesel(table_name = users)]
pub(crate) struct User {
    pub(crate) id: i32,
    pub(crate) email: String,
    pub(crate) active: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Identifiable, Insertable, Associations)]
#[diesel(table_name = profiles, belongs_to(User))]
pub(crate) struct Profile {
    pub(crate) id: i32,
    pub(crate) user_id: i32,
    pub(crate) bio: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Identifiable, Insertable, Associations)]
#[diesel(table_name = posts, belongs_to(User))]
pub(crate) struct Post {
    pub(crate) id: i32,
    pub(crate) user_id: i32,
    pub(crate) title: String,
}
