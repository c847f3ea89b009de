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
/// use diesel::{Connection, SqliteConnection, connection::SimpleConnection};
/// use diesel_one_to_one::definition::*;
/// use diesel_one_to_one_schema::{ddl, dialect::Dialect};
///
/// // what `models![User, Profile]` is
/// # static USER: Model = Model {
/// #     columns: &[Column::new("id").generated(), Column::new("email")],
/// #     uniques: &[Unique { columns: &["email"] }],
/// #     has: &[Mirror::new("profile", || &PROFILE)],
/// #     ..Model::new("User", "users", &["id"])
/// # };
/// # static PROFILE: Model = Model {
/// #     columns: &[Column::new("id").generated(), Column::new("user_id"), Column::new("bio").nullable()],
/// #     belongs_to: &[Association {
/// #         on_delete: Action::Cascade,
/// #         ..Association::new("user", "profile", Key::ForeignKey(ForeignKey {
/// #             columns: &["user_id"],
/// #             parent: || &USER,
/// #             references: &["id"],
/// #         }))
/// #     }],
/// #     ..Model::new("Profile", "profiles", &["id"])
/// # };
/// let models = &[
///     Entry { model: &USER, types: &[LogicalType::Integer, LogicalType::Text] },
///     Entry { model: &PROFILE, types: &[LogicalType::Integer, LogicalType::Integer, LogicalType::Text] },
/// ];
///
/// let mut conn = SqliteConnection::establish(":memory:")?;
/// conn.batch_execute("PRAGMA foreign_keys = ON")?;
/// conn.batch_execute(&ddl::create(models, Dialect::Sqlite)?.to_string())?;
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
