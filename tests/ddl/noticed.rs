//! A wrong text, a wrong script and a database that was changed by hand are noticed.

use crate::{
    cases,
    catalog::Catalog,
    expected,
    run::{compare, dialect},
};
use diesel::connection::SimpleConnection as _;
use diesel_one_to_one_schema::{schema::Schema, script::create_script};

/// Whatever token of an expected file is another, the comparison is red.
fn a_flipped_token<E: Catalog>() {
    let dialect = dialect::<E>();
    let path = expected::folder("foreign_key", dialect).join("up.sql");
    let schema = Schema::of((cases::foreign_key().models)(dialect)).unwrap();
    let (text, written) = (expected::read(&path), create_script(&schema, dialect).unwrap().to_string());
    assert_eq!(expected::same(&path, &text, &written), Ok(()));
    let tokens: Vec<&str> = text.split_whitespace().collect();
    for token in &tokens {
        let flipped = text.replacen(token, &token.chars().rev().collect::<String>(), 1);
        assert!(flipped == text || expected::same(&path, &flipped, &written).is_err(), "{token}");
    }
    assert!(tokens.len() > 30);
}

/// Whatever constraint a script leaves out, what is read back differs.
fn a_script_without<E: Catalog>() {
    let dialect = dialect::<E>();
    let schema = Schema::of((cases::foreign_key().models)(dialect)).unwrap();
    let script = create_script(&schema, dialect).unwrap().to_string();
    // the first in the last table that has it
    for part in [" ON DELETE CASCADE", " NOT NULL", "UNIQUE "] {
        let (before, after) = script.rsplit_once(part).unwrap_or_else(|| panic!("{part}"));
        let wrong = match part {
            "UNIQUE " if after.starts_with("INDEX") => format!("{before}{after}"),
            "UNIQUE " => format!("{before}CHECK {}", after.replacen(')', " > 0)", 1)),
            _ => format!("{before}{after}"),
        };
        let database = E::fresh();
        let conn = &mut database.connect();
        conn.batch_execute(&wrong).unwrap_or_else(|error| panic!("{error}\n{wrong}"));
        assert!(compare::<E>(conn, &schema).is_err(), "{wrong}");
    }
}

/// Whatever is changed by hand, what is read back differs.
fn a_change_by_hand<E: Catalog>(changes: &[&str]) {
    let schema = Schema::of((cases::foreign_key().models)(dialect::<E>())).unwrap();
    let script = create_script(&schema, dialect::<E>()).unwrap().to_string();
    for change in changes {
        let database = E::fresh();
        let conn = &mut database.connect();
        conn.batch_execute(&script).unwrap();
        compare::<E>(conn, &schema).unwrap();
        conn.batch_execute(change).unwrap_or_else(|error| panic!("{error}\n{change}"));
        assert!(compare::<E>(conn, &schema).is_err(), "{change}");
    }
}

mod sqlite {
    use tests::engine::Sqlite;

    #[test]
    fn a_flipped_token() {
        super::a_flipped_token::<Sqlite>();
    }

    #[test]
    fn a_script_without() {
        super::a_script_without::<Sqlite>();
    }

    #[test]
    fn a_change_by_hand() {
        super::a_change_by_hand::<Sqlite>(&[
            "DROP INDEX profiles_user_id_key",
            "CREATE INDEX again ON profiles (user_id)",
            "CREATE UNIQUE INDEX further ON profiles (bio)",
            "ALTER TABLE profiles ADD COLUMN further TEXT",
            "PRAGMA writable_schema = ON; \
             UPDATE sqlite_schema SET sql = replace(sql, 'CASCADE', 'RESTRICT'); \
             PRAGMA writable_schema = RESET",
        ]);
    }
}

mod postgres {
    use tests::engine::Postgres;

    #[test]
    fn a_flipped_token() {
        super::a_flipped_token::<Postgres>();
    }

    #[test]
    fn a_script_without() {
        super::a_script_without::<Postgres>();
    }

    #[test]
    fn a_change_by_hand() {
        super::a_change_by_hand::<Postgres>(&[
            "ALTER TABLE profiles DROP CONSTRAINT profiles_user_id_key",
            "ALTER TABLE profiles DROP CONSTRAINT profiles_user_id_fkey",
            "CREATE INDEX again ON profiles (user_id)",
            "ALTER TABLE profiles ADD UNIQUE (bio)",
            "ALTER TABLE profiles ALTER user_id DROP NOT NULL",
        ]);
    }
}

mod mariadb {
    use tests::engine::Mariadb;

    #[test]
    fn a_flipped_token() {
        super::a_flipped_token::<Mariadb>();
    }

    #[test]
    fn a_script_without() {
        super::a_script_without::<Mariadb>();
    }

    #[test]
    fn a_change_by_hand() {
        super::a_change_by_hand::<Mariadb>(&[
            "ALTER TABLE profiles DROP INDEX profiles_user_id_key, ADD INDEX again (user_id)",
            "ALTER TABLE profiles DROP FOREIGN KEY profiles_user_id_fkey",
            "CREATE INDEX again ON profiles (user_id)",
            "ALTER TABLE profiles ADD further INT UNIQUE",
            "ALTER TABLE profiles MODIFY user_id INT NULL",
        ]);
    }
}
