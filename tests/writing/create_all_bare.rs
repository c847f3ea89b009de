//! `create_all_with_..` of parents that have a key and nothing else, to the ends of its numbers.

use diesel::prelude::*;
use diesel_one_to_one::prelude::{BelongsToOne, HasOne, Model};
use tests::every_engine;

use crate::create_all_with::name;

diesel::table! { bare (id) { id -> BigInt, } }
diesel::table! { things (id) { id -> BigInt, bare_id -> BigInt, word -> Nullable<Text>, } }
diesel::allow_tables_to_appear_in_same_query!(bare, things);

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Insertable, Model, HasOne)]
#[diesel(table_name = bare)]
#[has_one(Thing)]
struct Bare {
    id: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne)]
#[diesel(table_name = things)]
#[belongs_to_one(Bare, on_delete = cascade)]
struct Thing {
    id: i64,
    bare_id: i64,
    word: Option<String>,
}

#[derive(Debug, Clone, Copy, Insertable)]
#[diesel(table_name = bare)]
struct NewBare {
    id: Option<i64>,
}

fn bare_and_things(dialect: &str) -> String {
    let counted = match dialect {
        "sqlite" => "INTEGER PRIMARY KEY",
        "postgres" => "BIGSERIAL PRIMARY KEY",
        _ => "BIGINT AUTO_INCREMENT PRIMARY KEY",
    };
    format!(
        "CREATE TABLE bare (id {counted});
         CREATE TABLE things (id {counted}, bare_id BIGINT NOT NULL UNIQUE, word VARCHAR(20), FOREIGN KEY (bare_id) REFERENCES bare (id));"
    )
}

fn pairs(ids: &[Option<i64>]) -> Vec<(NewBare, diesel::dsl::Eq<things::word, Option<String>>)> {
    (0..).zip(ids).map(|(at, id)| (NewBare { id: *id }, things::word.eq(Some(name(at))))).collect()
}

fn assert_made(made: &[(Bare, Thing)], ids: &[Option<i64>]) {
    assert_eq!(made.len(), ids.len());
    for (at, (id, (bare, thing))) in (0..).zip(ids.iter().zip(made)) {
        assert_eq!(bare.id, id.unwrap_or(bare.id));
        assert_eq!((thing.bare_id, &thing.word), (bare.id, &Some(name(at))));
    }
}

every_engine! {
    fn keys_alone(conn) {
        go!(conn.batch_execute(&bare_and_things(DIALECT))).unwrap();
        for ids in [
            &[None; 7][..],
            &[None],
            &[Some(-3), Some(i64::MIN), Some(700), Some(-1), Some(699)],
            &[Some(5000), None, Some(-77), None, None],
            &[None; 230],
            &[Some(i64::MAX - 4), Some(i64::MIN + 1)],
        ] {
            let made = go!(Bare::create_all_with_thing(pairs(ids)).run(conn)).unwrap();
            assert_made(&made, ids);
        }
        // past the last number SQLite looks for one that is free, and MariaDB gives up
        let made = go!(Bare::create_all_with_thing(pairs(&[None; 9])).run(conn));
        match made {
            Ok(made) => assert_made(&made, &[None; 9]),
            Err(error) => assert_eq!((DIALECT, error.code()), ("mariadb", "database")),
        }
        let parents = go!(bare::table.count().get_result::<i64>(conn));
        assert_eq!(parents, go!(things::table.count().get_result::<i64>(conn)));
    }
}
