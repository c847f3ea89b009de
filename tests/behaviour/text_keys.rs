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

    fn what_only_the_collation_takes_for_the_same_is_no_silent_none(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        let inserted = go!(diesel::insert_into(flags::table).values(flag("IS")).execute(conn));
        assert_eq!(inserted.is_ok(), DIALECT == "mariadb", "its default collation ignores case, the others' do not");
        if inserted.is_ok() {
            assert_eq!(go!(country("is").flag().get(conn)).unwrap(), Some(flag("IS")));
            assert_eq!(go!(flag("IS").country().get(conn)).unwrap(), country("is"));
            let error = go!(Country::flag_of(&[country("fr"), country("is")]).get(conn)).unwrap_err();
            assert_eq!((error.code(), error.association()), ("unsupported", Some("Country.flag")));
            let error = go!(Flag::country_of(&[flag("IS")]).get(conn)).unwrap_err();
            assert_eq!((error.code(), error.association()), ("unsupported", Some("Country.flag")));
        }
    }
}
