//! Keys that are text: the engine's collation decides what is equal, Rust compares bytes.

use diesel::prelude::*;
use diesel_one_to_one::models;
use diesel_one_to_one::prelude::{BelongsToOne, HasOne, Model};
use tests::every_engine;

use crate::shapes::script;

diesel::table! {
    countries (code) {
        code -> Text,
    }
}

diesel::table! {
    flags (id) {
        id -> Integer,
        country_code -> Text,
    }
}

diesel::allow_tables_to_appear_in_same_query!(countries, flags);

#[derive(Debug, PartialEq, Eq, HasQuery, Identifiable, Insertable, Model, HasOne)]
#[diesel(table_name = countries, primary_key(code))]
#[has_one(Flag)]
struct Country {
    code: String,
}

#[derive(Debug, PartialEq, Eq, HasQuery, Identifiable, Insertable, Model, BelongsToOne)]
#[diesel(table_name = flags)]
#[belongs_to_one(Country, foreign_key = country_code, on_delete = cascade)]
struct Flag {
    id: i32,
    country_code: String,
}

fn tables(dialect: &str) -> String {
    script(models![Country, Flag], dialect) + "INSERT INTO countries (code) VALUES ('fr'), ('is');"
}

fn country(code: &str) -> Country {
    Country { code: code.to_owned() }
}

fn flag(code: &str) -> Flag {
    Flag { id: 1, country_code: code.to_owned() }
}

every_engine! {
    fn a_batch_pairs_text_keys(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        go!(diesel::insert_into(flags::table).values(flag("is")).execute(conn)).unwrap();
        let found = go!(Country::flag_of(&[country("fr"), country("is")]).get(conn)).unwrap();
        assert_eq!(found, [None, Some(flag("is"))]);
        assert_eq!(go!(Flag::country_of(&[flag("is")]).get(conn)).unwrap(), [country("is")]);
    }

    fn what_the_collation_takes_for_the_same_is_paired(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        let inserted = go!(diesel::insert_into(flags::table).values(flag("IS")).execute(conn));
        assert_eq!(inserted.is_ok(), DIALECT == "mariadb", "its default collation ignores case, the others' do not");
        if inserted.is_ok() {
            assert_eq!(go!(country("is").flag().get(conn)).unwrap(), Some(flag("IS")));
            assert_eq!(go!(flag("IS").country().get(conn)).unwrap(), country("is"));
            let found = go!(Country::flag_of(&[country("fr"), country("is")]).get(conn)).unwrap();
            assert_eq!(found, [None, Some(flag("IS"))]);
            assert_eq!(go!(Flag::country_of(&[flag("IS"), flag("IS")]).get(conn)).unwrap(), ["is", "is"].map(country));
        }
    }

    fn trailing_spaces_are_paired_as_the_engine_pairs_them(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        let inserted = go!(diesel::insert_into(flags::table).values(flag("is ")).execute(conn));
        assert_eq!(inserted.is_ok(), DIALECT == "mariadb", "it pads with spaces when it compares");
        if inserted.is_ok() {
            let joined = go!(Country::with_flag().order(countries::code).load(conn)).unwrap();
            assert_eq!(joined, [(country("fr"), None), (country("is"), Some(flag("is ")))]);
            let found = go!(Country::flag_of(&[country("fr"), country("is")]).get(conn)).unwrap();
            assert_eq!(found, [None, Some(flag("is "))]);
        }
    }

    fn a_batch_gives_what_the_join_gives(conn) {
        go!(conn.batch_execute(other_collations(DIALECT))).unwrap();
        go!(conn.batch_execute("INSERT INTO countries VALUES ('is'), ('IS'), ('fr'); INSERT INTO flags VALUES (1, 'IS')"))
            .unwrap();
        let joined = go!(Country::with_flag().order(countries::code).load(conn)).unwrap();
        let countries = ["is", "IS", "fr", "IS"].map(country);
        let found = go!(Country::flag_of(&countries).get(conn)).unwrap();
        for (country, found) in countries.iter().zip(&found) {
            assert_eq!(joined.iter().find(|row| row.0 == *country).map(|row| &row.1), Some(found));
        }
        let pairs_both = DIALECT != "mariadb"; // of two collations its `=` takes the binary one
        assert_eq!(found[0], pairs_both.then(|| flag("IS")), "the child's column ignores case");
    }
}

/// The child's column ignores case, the parent's does not.
fn other_collations(dialect: &str) -> &'static str {
    match dialect {
        "sqlite" => {
            "CREATE TABLE countries (code TEXT PRIMARY KEY NOT NULL);
             CREATE TABLE flags (id INTEGER PRIMARY KEY, country_code TEXT COLLATE NOCASE NOT NULL UNIQUE);"
        }
        "postgres" => {
            "CREATE COLLATION ignores_case (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
             CREATE TABLE countries (code TEXT PRIMARY KEY);
             CREATE TABLE flags (id INTEGER PRIMARY KEY, country_code TEXT COLLATE ignores_case NOT NULL UNIQUE);"
        }
        _ => {
            "CREATE TABLE countries (code VARCHAR(255) COLLATE utf8mb4_bin PRIMARY KEY);
             CREATE TABLE flags (id INTEGER PRIMARY KEY,
                 country_code VARCHAR(255) COLLATE utf8mb4_general_ci NOT NULL UNIQUE);"
        }
    }
}
