//! The migrations of these tests, as files, and the rows that they must keep.

use crate::Runs;
use diesel::connection::SimpleConnection as _;
use diesel_migrations::FileBasedMigrations;
use diesel_one_to_one_schema::{
    live::Inspect as _,
    run::{self, Target as _},
    schema::Schema,
};
use std::{fs, path::Path};
use tempfile::TempDir;

/// How many users there are, each with a profile.
pub(crate) const ROWS: i64 = 20;

/// A folder of migrations.
pub(crate) struct Folder(TempDir);

impl Folder {
    pub(crate) fn new() -> Folder {
        Folder(tempfile::tempdir().unwrap())
    }

    pub(crate) fn with(self, name: &str, up: &str) -> Folder {
        self.file(name, "up.sql", up);
        self
    }

    pub(crate) fn without_transaction(self, name: &str, up: &str) -> Folder {
        self.file(name, "metadata.toml", "run_in_transaction = false\n");
        self.with(name, up)
    }

    pub(crate) fn down(self, name: &str, down: &str) -> Folder {
        self.file(name, "down.sql", down);
        self
    }

    pub(crate) fn file(&self, name: &str, file: &str, text: &str) {
        fs::create_dir_all(self.path().join(name)).unwrap();
        fs::write(self.path().join(name).join(file), text).unwrap();
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn source(&self) -> FileBasedMigrations {
        FileBasedMigrations::from_path(self.path()).unwrap()
    }
}

/// Users, each with a profile that goes with it.
pub(crate) fn seed<E: Runs>(conn: &mut E::Connection) {
    let rows: Vec<String> = (1..=ROWS)
        .map(|id| {
            format!(
                "INSERT INTO users (id, name) VALUES ({id}, 'user {id}'); \
                 INSERT INTO profiles (id, user_id, bio) VALUES ({id}0, {id}, 'bio {id}');"
            )
        })
        .collect();
    let tables = "CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50) NOT NULL); \
        CREATE TABLE profiles (id INTEGER NOT NULL PRIMARY KEY, user_id INTEGER NOT NULL, bio VARCHAR(50) NOT NULL, \
            CONSTRAINT profiles_user_id_key UNIQUE (user_id), \
            CONSTRAINT profiles_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE);";
    conn.batch_execute(&format!("{tables} {}", rows.concat())).unwrap();
}

/// As a file of SQLite's is if nobody says otherwise: whoever writes locks out those who read. Every other time.
pub(crate) fn without_wal<E: Runs>(conn: &mut E::Connection, time: usize) {
    if E::DIALECT == "sqlite" && time % 4 > 1 {
        conn.batch_execute("PRAGMA journal_mode = DELETE").unwrap();
    }
}

/// Three migrations: a column, filled; a table, filled, and on SQLite a rebuild; an index, without a transaction.
pub(crate) const NAMES: [&str; 3] =
    ["2026-01-01-000000_nicknames", "2026-01-02-000000_bios", "2026-01-03-000000_index"];

/// Each file can be run again where it can be left half done.
pub(crate) fn three<E: Runs>() -> Folder {
    let [nicknames, bios, index] = match E::DIALECT {
        "sqlite" => [
            "ALTER TABLE users ADD COLUMN nickname VARCHAR(50);\nUPDATE users SET nickname = name;\n",
            "CREATE TABLE bios (profile_id INTEGER NOT NULL PRIMARY KEY, body VARCHAR(50) NOT NULL);\n\
             INSERT INTO bios SELECT id, bio FROM profiles;\n\
             CREATE TABLE new_users (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50) NOT NULL, nickname VARCHAR(60));\n\
             INSERT INTO new_users SELECT id, name, nickname FROM users;\n\
             DROP TABLE users;\n\
             ALTER TABLE new_users RENAME TO users;\n",
            "CREATE INDEX IF NOT EXISTS users_name_idx ON users (name);\n",
        ],
        "postgres" => [
            "ALTER TABLE users ADD COLUMN nickname VARCHAR(50);\nUPDATE users SET nickname = name;\n",
            "CREATE TABLE bios (profile_id INTEGER NOT NULL PRIMARY KEY, body VARCHAR(50) NOT NULL);\n\
             INSERT INTO bios SELECT id, bio FROM profiles;\n",
            "CREATE INDEX CONCURRENTLY IF NOT EXISTS users_name_idx ON users (name);\n",
        ],
        _ => [
            "ALTER TABLE users ADD COLUMN IF NOT EXISTS nickname VARCHAR(50);\nUPDATE users SET nickname = name;\n",
            "CREATE TABLE IF NOT EXISTS bios (profile_id INTEGER NOT NULL PRIMARY KEY, body VARCHAR(50) NOT NULL);\n\
             INSERT IGNORE INTO bios SELECT id, bio FROM profiles;\n",
            "CREATE INDEX IF NOT EXISTS users_name_idx ON users (name);\n",
        ],
    };
    Folder::new()
        .with(NAMES[0], nicknames)
        .down(NAMES[0], "ALTER TABLE users DROP COLUMN nickname;")
        .with(NAMES[1], bios)
        .down(NAMES[1], "DROP TABLE bios;")
        .without_transaction(NAMES[2], index)
        .down(
            NAMES[2],
            if E::DIALECT == "mariadb" { "DROP INDEX users_name_idx ON users" } else { "DROP INDEX users_name_idx" },
        )
}

/// What the three migrations come to when nothing disturbs them.
pub(crate) fn undisturbed<E: Runs>() -> Schema {
    let database = E::fresh_for_tools();
    let conn = &mut database.connect();
    seed::<E>(conn);
    assert_eq!(names(&run::run(conn, &three::<E>().source()).unwrap()), NAMES);
    assert_migrated::<E>(conn);
    schema::<E>(conn)
}

/// What the catalog says, without the name of the test's own database.
pub(crate) fn schema<E: Runs>(conn: &mut E::Connection) -> Schema {
    Schema { own_name: None, ..conn.inspect(&[]).unwrap() }
}

pub(crate) fn names(applied: &[run::Migration]) -> Vec<&str> {
    applied.iter().map(|it| it.name.as_str()).collect()
}

/// Each row is there, with its values, and each migration once.
pub(crate) fn assert_migrated<E: Runs>(conn: &mut E::Connection) {
    assert_seeded::<E>(conn);
    let joined = "SELECT count(*) AS count FROM users u JOIN profiles p ON p.user_id = u.id JOIN bios b ON b.profile_id = p.id \
        WHERE u.nickname = u.name AND b.body = p.bio";
    assert_eq!(conn.number(joined).unwrap(), ROWS);
    assert_eq!(conn.number("SELECT count(*) AS count FROM bios").unwrap(), ROWS);
    assert_eq!(conn.number("SELECT count(*) AS count FROM __diesel_schema_migrations").unwrap(), 3);
}

/// Each row is there, with the values that it had from the beginning.
pub(crate) fn assert_seeded<E: Runs>(conn: &mut E::Connection) {
    let joined = "SELECT count(*) AS count FROM users u JOIN profiles p ON p.user_id = u.id \
        WHERE u.name = concat('user ', u.id) AND p.bio = concat('bio ', u.id) AND p.id = u.id * 10";
    for query in [joined, "SELECT count(*) AS count FROM users", "SELECT count(*) AS count FROM profiles"] {
        assert_eq!(conn.number(query).unwrap(), ROWS, "{query}");
    }
}
