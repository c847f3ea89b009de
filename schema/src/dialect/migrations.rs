//! Diesel's own list of the migrations that a database has, read without making it where it is not there.

use super::Dialect;

/// `count` is 1 if there is a list, or else 0.
pub(crate) const fn listed(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Postgres => "SELECT count(to_regclass('__diesel_schema_migrations')) AS count",
        Dialect::Mariadb => {
            "SELECT count(*) AS count FROM information_schema.tables \
             WHERE table_schema = DATABASE() AND table_name = '__diesel_schema_migrations'"
        }
        _ => "SELECT count(*) AS count FROM sqlite_schema WHERE type = 'table' AND name = '__diesel_schema_migrations'",
    }
}

/// The versions, as `key`.
pub(crate) fn versions(dialect: Dialect) -> String {
    format!("SELECT version AS {} FROM __diesel_schema_migrations ORDER BY version", super::quote(dialect).name("key"))
}
