//! Columns of a SQL type that the schema side does not know: queries do without `models!`, and so with any type of
//! Diesel's. Here an enumeration, which PostgreSQL has as a type by name, MariaDB as a type of the column, SQLite as text.

use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::prelude::*;
use diesel::sql_types::{SqlType, Text};
use diesel_one_to_one::prelude::{BelongsToOne, HasOne, Model};

/// The SQL type. As public as `table!` makes the columns.
#[allow(unreachable_pub, reason = "no more so than they")]
#[derive(Debug, Clone, Copy, SqlType)]
#[diesel(postgres_type(name = "colour"), sqlite_type(name = "Text"), mysql_type(name = "Enum"))]
pub struct ColourType;

#[derive(Debug, Clone, Copy, PartialEq, Eq, FromSqlRow)]
enum Colour {
    Red,
    Blue,
}

impl<DB: Backend> FromSql<ColourType, DB> for Colour
where
    String: FromSql<Text, DB>,
{
    fn from_sql(word: DB::RawValue<'_>) -> deserialize::Result<Self> {
        match &*String::from_sql(word)? {
            "red" => Ok(Colour::Red),
            "blue" => Ok(Colour::Blue),
            other => Err(other.to_owned().into()),
        }
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::ColourType;

    parents (id) {
        id -> Integer,
        colour -> ColourType,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::ColourType;

    children (id) {
        id -> Integer,
        parent_id -> Nullable<Integer>,
        colour -> Nullable<ColourType>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::ColourType;

    grandchildren (id) {
        id -> Integer,
        child_id -> Nullable<Integer>,
        colour -> ColourType,
    }
}

diesel::allow_tables_to_appear_in_same_query!(parents, children, grandchildren);

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, HasOne)]
#[diesel(table_name = parents)]
#[has_one(Child)]
struct Parent {
    id: i32,
    colour: Colour,
}

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne, HasOne)]
#[diesel(table_name = children)]
#[belongs_to_one(Parent, on_delete = set_null)]
#[has_one(Grandchild)]
struct Child {
    id: i32,
    parent_id: Option<i32>,
    colour: Option<Colour>,
}

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne)]
#[diesel(table_name = grandchildren)]
#[belongs_to_one(Child, on_delete = set_null)]
struct Grandchild {
    id: i32,
    child_id: Option<i32>,
    colour: Colour,
}

crate::cells::cells!(nullable);

fn script(dialect: &str) -> String {
    let (before, colour) = match dialect {
        "sqlite" => ("", "TEXT"),
        "postgres" => ("CREATE TYPE colour AS ENUM ('red', 'blue');", "colour"),
        _ => ("", "ENUM ('red', 'blue')"),
    };
    format!(
        "{before}
         CREATE TABLE parents (id INTEGER NOT NULL PRIMARY KEY, colour {colour} NOT NULL);
         CREATE TABLE children (id INTEGER NOT NULL PRIMARY KEY, parent_id INTEGER UNIQUE, colour {colour},
             FOREIGN KEY (parent_id) REFERENCES parents (id));
         CREATE TABLE grandchildren (id INTEGER NOT NULL PRIMARY KEY, child_id INTEGER UNIQUE, colour {colour} NOT NULL,
             FOREIGN KEY (child_id) REFERENCES children (id));
         INSERT INTO parents (id, colour) VALUES (2, 'red'), (1, 'blue'), (3, 'red');
         INSERT INTO children (id, parent_id, colour) VALUES (12, 2, NULL), (13, NULL, 'red'), (11, 1, 'red');
         INSERT INTO grandchildren (id, child_id, colour) VALUES (21, 11, 'blue');"
    )
}

fn parent(n: usize) -> Parent {
    let (id, colour) = [(1, Colour::Blue), (2, Colour::Red), (3, Colour::Red)][n - 1];
    Parent { id, colour }
}

fn child(n: usize) -> Child {
    let (id, parent_id, colour) = [(11, 1, Some(Colour::Red)), (12, 2, None)][n - 1];
    Child { id, parent_id: Some(parent_id), colour }
}

fn free_children() -> [(Child, Option<Parent>); 1] {
    [(Child { id: 13, parent_id: None, colour: Some(Colour::Red) }, None)]
}

fn grandchild() -> Grandchild {
    Grandchild { id: 21, child_id: Some(11), colour: Colour::Blue }
}
