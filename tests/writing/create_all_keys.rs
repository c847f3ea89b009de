//! `create_all_with_..` where the keys of the parents are made in other ways than usual.

use diesel::prelude::*;
use tests::every_engine;

use crate::create_all_with::{assert_pairs, name, new_user};
use crate::models::{Country, User, countries, flags, profiles, tables, users};

/// A trigger that makes another key of the one that a user is given, or counted; exchanged, for the first two.
const OTHER_KEYS: &str = "
    CREATE FUNCTION other_key() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        NEW.id := CASE NEW.id WHEN 101 THEN 102 WHEN 102 THEN 101 ELSE NEW.id + 1000 END; RETURN NEW;
    END $$;
    CREATE TRIGGER other_key BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION other_key();";

every_engine! {
    fn keys_that_postgres_makes_in_other_ways(conn) {
        if DIALECT != "postgres" {
            return;
        }
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        for (first, change) in [
            (1_000, "ALTER TABLE users ALTER id SET GENERATED ALWAYS"),
            (2_000, "ALTER TABLE users ALTER id DROP IDENTITY; ALTER TABLE users ALTER id SET DEFAULT 900 + floor(random() * 1e9)"),
            (3_000, "CREATE SEQUENCE own OWNED BY users.id; ALTER TABLE users ALTER id SET DEFAULT -nextval('own')"),
            (4_000, "ALTER TABLE users ALTER id SET DEFAULT nextval('own'); SELECT setval('own', 3000)"),
            (5_000, "ALTER TABLE profiles DROP CONSTRAINT profiles_user_id_fkey; ALTER TABLE users ALTER id TYPE bigint;
                     ALTER TABLE users ALTER id TYPE integer"),
        ] {
            go!(conn.batch_execute(change)).unwrap();
            let numbers = first..first + 40;
            let made = go!(User::create_all_with_profile(numbers.clone().map(new_user)).run(conn)).unwrap();
            assert_pairs(&made, numbers);
        }
        // one by one, and never the wrong one
        go!(conn.batch_execute(OTHER_KEYS)).unwrap();
        let numbered = |id| ((users::id.eq(id), users::name.eq(name(id))), (profiles::handle.eq(name(id)), profiles::visits.eq(id)));
        let made = go!(User::create_all_with_profile((100..110).map(numbered)).run(conn)).unwrap();
        assert_pairs(&made, 100..110);
        assert_eq!((made[0].0.id, made[1].0.id, made[2].0.id), (1100, 102, 101));
        let made = go!(User::create_all_with_profile((200..210).map(new_user)).run(conn)).unwrap();
        assert_pairs(&made, 200..210);
    }

    fn a_key_that_postgres_pads(conn) {
        if DIALECT != "postgres" {
            return;
        }
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        go!(conn.batch_execute("ALTER TABLE countries ALTER code TYPE char(4); ALTER TABLE flags ALTER country_code TYPE char(4)")).unwrap();
        let pairs = [("no", 3), ("fo", 2)].map(|(code, colours)| (countries::code.eq(code), flags::colours.eq(colours)));
        let made = go!(Country::create_all_with_flag(pairs).run(conn)).unwrap();
        assert_eq!((&*made[0].0.code, made[0].1.colours, &*made[1].1.country_code), ("no  ", 3, "fo  "));
    }

    fn a_sqlite_table_that_counts_in_other_ways(conn) {
        if DIALECT != "sqlite" {
            return;
        }
        for (at, table) in [
            "CREATE TABLE users (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT)",
            "CREATE TABLE users (id INTEGER PRIMARY KEY NOT NULL DEFAULT 5, name TEXT)",
            "CREATE TABLE users (id INT PRIMARY KEY NOT NULL DEFAULT (abs(random() % 1000000000)), name TEXT)",
            "CREATE TABLE users (id INTEGER PRIMARY KEY DEFAULT (abs(random() % 1000000000)), name TEXT) WITHOUT ROWID",
            "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
             CREATE TRIGGER more AFTER INSERT ON users WHEN NEW.name NOT LIKE 'more%' BEGIN
                 INSERT INTO users (name) VALUES ('more than ' || NEW.name); END",
        ].into_iter().enumerate() {
            go!(conn.batch_execute(&format!(
                "DROP TABLE IF EXISTS profiles; DROP TABLE IF EXISTS users; {table};
                 CREATE TABLE profiles (id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL UNIQUE REFERENCES users (id),
                     handle TEXT NOT NULL UNIQUE, bio TEXT, visits INTEGER NOT NULL);"
            ))).unwrap();
            for first in [0, 500] {
                let made = go!(User::create_all_with_profile((first..first + 250).map(new_user)).run(conn));
                assert_pairs(&made.unwrap_or_else(|error| panic!("{at}: {error:?}")), first..first + 250);
            }
        }
    }
}
