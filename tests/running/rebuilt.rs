//! A parent made anew under its children, as one would write it by hand: copied, dropped, renamed.

use crate::{
    Runs,
    files::{Folder, assert_seeded, seed},
    is_as_before,
};
use diesel::connection::SimpleConnection as _;
use diesel_one_to_one_schema::{
    live::Inspect as _,
    run::{self, RunError, Target as _},
};

/// On SQLite the pragma within does nothing, and the children would go with DROP TABLE.
fn rebuild<E: Runs>(then: &str) -> String {
    let [before, after] = match E::DIALECT {
        "sqlite" => ["PRAGMA foreign_keys = OFF;", "PRAGMA foreign_keys = ON;"],
        "postgres" => [
            "ALTER TABLE profiles DROP CONSTRAINT profiles_user_id_fkey;",
            "ALTER TABLE profiles ADD CONSTRAINT profiles_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) \
             ON DELETE CASCADE;",
        ],
        _ => ["SET STATEMENT foreign_key_checks = 0 FOR SELECT 1;", ""],
    };
    let [drop, rename] = match E::DIALECT {
        "mariadb" => [
            "SET STATEMENT foreign_key_checks = 0 FOR DROP TABLE users;",
            "SET STATEMENT foreign_key_checks = 0 FOR RENAME TABLE new_users TO users;",
        ],
        _ => ["DROP TABLE users;", "ALTER TABLE new_users RENAME TO users;"],
    };
    format!(
        "{before}
         CREATE TABLE new_users (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(90) NOT NULL);
         INSERT INTO new_users SELECT id, name FROM users;
         {then}
         {drop}
         {rename}
         {after}"
    )
}

pub(crate) fn a_parent_keeps_its_children<E: Runs>() {
    let database = E::fresh();
    let conn = &mut database.connect();
    seed::<E>(conn);
    let folder = Folder::new().with("1_rebuild", &rebuild::<E>(""));
    run::run(conn, &folder.source()).unwrap();
    assert_seeded::<E>(conn);
    assert!(is_as_before(conn));
    // and the key still holds
    conn.batch_execute("INSERT INTO profiles (id, user_id, bio) VALUES (1, 99, '')").unwrap_err();
    conn.batch_execute("DELETE FROM users WHERE id = 1").unwrap();
    assert_eq!(conn.number("SELECT count(*) AS count FROM profiles WHERE user_id = 1").unwrap(), 0);
}

pub(crate) fn a_failure_changes_nothing<E: Runs>() {
    let database = E::fresh();
    let conn = &mut database.connect();
    seed::<E>(conn);
    let before = conn.inspect(&[]).unwrap();
    let folder = Folder::new().with("1_rebuild", &rebuild::<E>("INSERT INTO no_such_table VALUES (1);"));
    let error = run::run(conn, &folder.source()).unwrap_err();
    assert!(matches!(&error, RunError::Failed { is_undone, .. } if *is_undone == (E::DIALECT != "mariadb")), "{error}");
    assert!(error.to_string().contains("`1_rebuild`") && error.to_string().contains("no_such_table"), "{error}");
    assert_seeded::<E>(conn);
    assert!(is_as_before(conn));
    if E::DIALECT == "mariadb" {
        conn.batch_execute("DROP TABLE new_users").unwrap(); // where DDL commits by itself, what was made is there
    }
    assert_eq!(conn.inspect(&[]).unwrap(), before);
    assert_eq!(run::pending(conn, &folder.source()).unwrap().len(), 1);
}
