//! A key that both share: a passport is found by the number of its person, all the way down.

use diesel::prelude::*;
use diesel_one_to_one::models;
use diesel_one_to_one::prelude::{BelongsToOne, HasOne, Model};

diesel::table! {
    people (id) {
        id -> BigInt,
        name -> Text,
        adult -> Bool,
    }
}

diesel::table! {
    passports (person_id) {
        person_id -> BigInt,
        number -> Text,
        valid -> Nullable<Bool>,
    }
}

diesel::table! {
    chips (passport_id) {
        passport_id -> BigInt,
        memory -> Integer,
    }
}

diesel::table! {
    portraits (chip_id) {
        chip_id -> BigInt,
        checksum -> Nullable<Text>,
    }
}

diesel::table! {
    licences (person_id) {
        person_id -> BigInt,
        class -> Text,
    }
}

diesel::allow_tables_to_appear_in_same_query!(people, passports, chips, portraits, licences);

/// The parent.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Identifiable, Insertable, Model, HasOne)]
#[diesel(table_name = people)]
#[has_one(Passport)]
#[has_one(Licence)]
pub(crate) struct Person {
    pub(crate) id: i64,
    pub(crate) name: String,
    pub(crate) adult: bool,
}

/// The child.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Identifiable, Insertable, Model, BelongsToOne, HasOne)]
#[diesel(table_name = passports, primary_key(person_id))]
#[belongs_to_one(Person, on_delete = cascade)]
#[has_one(Chip)]
pub(crate) struct Passport {
    pub(crate) person_id: i64,
    #[model(unique)]
    pub(crate) number: String,
    pub(crate) valid: Option<bool>,
}

/// The grandchild.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Identifiable, Insertable, Model, BelongsToOne, HasOne)]
#[diesel(table_name = chips, primary_key(passport_id))]
#[belongs_to_one(Passport, on_delete = cascade)]
#[has_one(Portrait)]
pub(crate) struct Chip {
    pub(crate) passport_id: i64,
    pub(crate) memory: i32,
}

/// The great-grandchild: but for its key it may be all NULL.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Identifiable, Insertable, Model, BelongsToOne)]
#[diesel(table_name = portraits, primary_key(chip_id))]
#[belongs_to_one(Chip, on_delete = cascade)]
pub(crate) struct Portrait {
    pub(crate) chip_id: i64,
    pub(crate) checksum: Option<String>,
}

/// The sibling.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Identifiable, Insertable, Model, BelongsToOne)]
#[diesel(table_name = licences, primary_key(person_id))]
#[belongs_to_one(Person, on_delete = cascade)]
pub(crate) struct Licence {
    pub(crate) person_id: i64,
    pub(crate) class: String,
}

/// The DDL of the models above.
pub(crate) fn tables(dialect: &str) -> String {
    super::script(models![Person, Passport, Chip, Portrait, Licence], dialect)
}

/// The rows, in an order that is not that of their parents.
pub(crate) const ROWS: &str = "
    INSERT INTO people (id, name, adult) VALUES
        (5, 'Eve', TRUE), (4, 'Dan', TRUE), (1, 'Ada', TRUE), (3, 'Cleo', FALSE), (2, 'Bob', TRUE);
    INSERT INTO passports (person_id, number, valid) VALUES (4, 'D4', TRUE), (1, 'A1', NULL), (3, 'C3', FALSE);
    INSERT INTO chips (passport_id, memory) VALUES (4, 128), (1, 64);
    INSERT INTO portraits (chip_id, checksum) VALUES (1, NULL);
    INSERT INTO licences (person_id, class) VALUES (2, 'B'), (1, 'A');
";

pub(crate) use self::passports::person_id as child_key;
pub(crate) use {Chip as Grandchild, Licence as Sibling, Passport as Child, Person as Parent};
pub(crate) use {passports as children, people as parents};

/// Person `n`.
pub(crate) fn parent(n: usize) -> Person {
    let (name, adult) = [("Ada", true), ("Bob", true), ("Cleo", false), ("Dan", true), ("Eve", true)][n - 1];
    Person { id: key(n), name: name.to_owned(), adult }
}

/// The passport of person `n`.
pub(crate) fn child(n: usize) -> Passport {
    let (number, valid) = match n {
        1 => ("A1", None),
        3 => ("C3", Some(false)),
        4 => ("D4", Some(true)),
        _ => panic!("person {n} has no passport"),
    };
    Passport { person_id: key(n), number: number.to_owned(), valid }
}

/// The chip of the passport of person `n`.
pub(crate) fn grandchild(n: usize) -> Chip {
    match n {
        1 => Chip { passport_id: 1, memory: 64 },
        4 => Chip { passport_id: 4, memory: 128 },
        _ => panic!("person {n} has no chip"),
    }
}

/// The portrait on the chip of the passport of person `n`.
pub(crate) fn great_grandchild(n: usize) -> Portrait {
    assert_eq!(n, 1, "person {n} has no portrait");
    Portrait { chip_id: 1, checksum: None }
}

/// The licence of person `n`.
pub(crate) fn sibling(n: usize) -> Licence {
    match n {
        1 => Licence { person_id: 1, class: "A".to_owned() },
        2 => Licence { person_id: 2, class: "B".to_owned() },
        _ => panic!("person {n} has no licence"),
    }
}

/// What a passport's slot for its person holds.
pub(crate) fn slot(parent: Person) -> Person {
    parent
}

/// Every passport with its person, by the keys of the passports.
pub(crate) fn children_with_parent() -> Vec<(Passport, Person)> {
    [1, 3, 4].map(|n| (child(n), parent(n))).into()
}

fn key(n: usize) -> i64 {
    i64::try_from(n).unwrap()
}
