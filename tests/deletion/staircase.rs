//! More models one below the other than an engine takes sub-selects within sub-selects, by way of definitions made by
//! hand.

use diesel::prelude::*;
use diesel_one_to_one::definition::{self, Action, Association, ForeignKey, Key, Mirror};
use diesel_one_to_one::key::{One, RowKey};
use diesel_one_to_one::model::Model;
use std::fmt::Write as _;
use tests::{count, every_engine};

use crate::deleted;

diesel::table! { stair_0 (id) { id -> Integer, } }

const HIGH: usize = 64;

struct Stair {
    id: i32,
}

impl RowKey for Stair {
    type Columns = One<stair_0::id>;
    type Value = i32;
    const NAMES: &'static [&'static str] = &["id"];

    fn value_of(&self) -> i32 {
        self.id
    }
}

macro_rules! stairs {
    (@ 0) => {
        definition::Model { has: &[Mirror::new("below", below::<0>)], ..definition::Model::new("Stair", "stair_0", &["id"]) }
    };
    (@ $at:tt) => {
        definition::Model {
            has: &[Mirror::new("below", below::<$at>)],
            belongs_to: &[Association {
                on_delete: Action::Cascade,
                ..Association::new("above", "below", Key::ForeignKey(ForeignKey {
                    columns: &["above_id"],
                    parent: stair::<{ $at - 1 }>,
                    references: &["id"],
                }))
            }],
            ..definition::Model::new("Stair", concat!("stair_", $at), &["id"])
        }
    };
    ($($at:tt)+) => {
        const STAIRS: [definition::Model; HIGH] = [$(stairs!(@ $at)),+];
    };
}
stairs!(0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39
    40 41 42 43 44 45 46 47 48 49 50 51 52 53 54 55 56 57 58 59 60 61 62 63);

static ALL: [definition::Model; HIGH] = STAIRS;

fn stair<const AT: usize>() -> &'static definition::Model {
    &ALL[AT]
}

/// The last one is below itself in its definition, and mirrors nothing.
fn below<const AT: usize>() -> &'static definition::Model {
    &ALL[(AT + 1).min(HIGH - 1)]
}

impl Model for Stair {
    type Table = stair_0::table;
    const TABLE: definition::Table = STAIRS[0].table;
    const DEFINITION: &'static definition::Model = &STAIRS[0];
}

fn tables(foreign_keys: &str) -> String {
    let mut script =
        "CREATE TABLE stair_0 (id INTEGER NOT NULL PRIMARY KEY); INSERT INTO stair_0 VALUES (1), (2);".to_owned();
    for at in 1..HIGH {
        let key = if foreign_keys.is_empty() {
            String::new()
        } else {
            format!(", FOREIGN KEY (above_id) REFERENCES stair_{} (id) {foreign_keys}", at - 1)
        };
        write!(
            script,
            "CREATE TABLE stair_{at} (id INTEGER NOT NULL PRIMARY KEY, above_id INTEGER NOT NULL UNIQUE{key});
             INSERT INTO stair_{at} VALUES (1, 1), (2, 2);"
        )
        .unwrap();
    }
    script
}

every_engine! {
    fn a_staircase(conn) {
        for foreign_keys in ["", "ON DELETE CASCADE", "ON DELETE NO ACTION"] {
            go!(conn.batch_execute(&tables(foreign_keys))).unwrap();
            let (report, n) = count!(conn, go!(Stair { id: 2 }.deletion().run(conn)).unwrap());
            assert_eq!(deleted(&report).len(), HIGH);
            assert!(report.deleted.iter().all(|it| it.rows == 1));
            println!("{DIALECT}: {n} statements for {HIGH} tables, {foreign_keys}");
            let plan = go!(Stair { id: 1 }.deletion().plan(conn)).unwrap();
            assert_eq!(plan.report, report);
            let drop = (0..HIGH).rev().map(|at| format!("DROP TABLE stair_{at}")).collect::<Vec<_>>().join("; ");
            go!(conn.batch_execute(&drop)).unwrap();
        }
    }
}
