//! What switches all foreign keys off at once.

use super::Dialect;
use crate::live::Setting;

/// Each setting, and the question whether it keeps foreign keys from being enforced: `count` is 1, or else 0.
pub(crate) const fn settings(dialect: Dialect) -> &'static [(Setting, &'static str)] {
    match dialect {
        Dialect::Sqlite => SQLITE,
        Dialect::Postgres => POSTGRES,
        Dialect::Mariadb => MARIADB,
        _ => &[],
    }
}

/// Off when a connection begins, unless the library was built otherwise. One that was built without foreign keys has no such pragma at all.
const SQLITE: &[(Setting, &str)] = &[(
    Setting { name: "PRAGMA foreign_keys", on: "PRAGMA foreign_keys = ON" },
    "SELECT NOT EXISTS (SELECT 1 FROM pragma_foreign_keys WHERE foreign_keys = 1) AS count",
)];

/// A foreign key is held by triggers of the server's own, which a replica does not run.
const POSTGRES: &[(Setting, &str)] = &[(
    Setting { name: "session_replication_role", on: "SET session_replication_role = origin" },
    "SELECT count(*) AS count FROM pg_settings WHERE name = 'session_replication_role' AND setting = 'replica'",
)];

/// The global one is what later connections begin with.
const MARIADB: &[(Setting, &str)] = &[
    (
        Setting { name: "@@SESSION.foreign_key_checks", on: "SET SESSION foreign_key_checks = 1" },
        "SELECT CAST(@@SESSION.foreign_key_checks = 0 AS SIGNED) AS count",
    ),
    (
        Setting { name: "@@GLOBAL.foreign_key_checks", on: "SET GLOBAL foreign_key_checks = 1" },
        "SELECT CAST(@@GLOBAL.foreign_key_checks = 0 AS SIGNED) AS count",
    ),
];
