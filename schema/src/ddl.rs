//! From models to a script in one call.

use crate::{
    dialect::Dialect,
    error::Errors,
    schema::Schema,
    script::{Script, create_script, drop_script},
};
use diesel_one_to_one::definition::Entry;

/// The script that makes the tables of these models.
///
/// ```
/// use diesel::{connection::SimpleConnection, prelude::*};
/// use diesel_one_to_one::{models, prelude::*};
/// use diesel_one_to_one_schema::{ddl, dialect::Dialect};
///
/// # diesel::table! { users (id) { id -> Integer, email -> Text, } }
/// # diesel::table! { profiles (id) { id -> Integer, user_id -> Integer, bio -> Nullable<Text>, } }
/// # diesel::allow_tables_to_appear_in_same_query!(users, profiles);
/// #[derive(HasQuery, Identifiable, Model, HasOne)]
/// #[diesel(table_name = users)]
/// #[has_one(Profile)]
/// struct User {
///     id: i32,
///     #[model(unique)]
///     email: String,
/// }
///
/// #[derive(HasQuery, Identifiable, Model, BelongsToOne)]
/// #[diesel(table_name = profiles)]
/// #[belongs_to_one(User, on_delete = cascade)]
/// struct Profile {
///     id: i32,
///     user_id: i32,
///     bio: Option<String>,
/// }
///
/// let script = ddl::create(models![User, Profile], Dialect::Sqlite)?;
///
/// let mut conn = SqliteConnection::establish(":memory:")?;
/// conn.batch_execute("PRAGMA foreign_keys = ON")?;
/// conn.batch_execute(&script.to_string())?;
///
/// conn.batch_execute("INSERT INTO users (id, email) VALUES (1, 'ada@example.org')")?;
/// conn.batch_execute("INSERT INTO profiles (user_id) VALUES (1)")?;
/// assert!(conn.batch_execute("INSERT INTO profiles (user_id) VALUES (1)").is_err()); // has one already
/// assert!(conn.batch_execute("INSERT INTO profiles (user_id) VALUES (2)").is_err()); // no such user
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// All that the models say wrong; or else all that the engine cannot hold.
pub fn create(models: &[Entry], dialect: Dialect) -> Result<Script, Errors> {
    create_script(&Schema::of(models)?, dialect)
}

/// The script that drops the tables of these models, rows and all.
///
/// ```
/// use diesel_one_to_one::definition::*;
/// use diesel_one_to_one_schema::{ddl, dialect::Dialect};
///
/// static TEAM: Model = Model { columns: &[Column::new("name")], ..Model::new("Team", "teams", &["name"]) };
/// let models = &[Entry { model: &TEAM, types: &[LogicalType::Text] }];
/// assert_eq!(ddl::drop(models, Dialect::Mariadb)?.to_string(), "DROP TABLE `teams`;\n");
/// # Ok::<(), diesel_one_to_one_schema::error::Errors>(())
/// ```
///
/// # Errors
///
/// As [`create`].
pub fn drop(models: &[Entry], dialect: Dialect) -> Result<Script, Errors> {
    drop_script(&Schema::of(models)?, dialect)
}
