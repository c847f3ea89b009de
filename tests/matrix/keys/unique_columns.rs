//! A foreign key onto a unique key of several columns, one of them text: `references = (country, number)`.

use diesel::prelude::*;
use diesel_one_to_one::models;
use diesel_one_to_one::prelude::{BelongsToOne, HasOne, Model};

diesel::table! {
    parents (id) {
        id -> Integer,
        country -> Text,
        number -> Integer,
    }
}

diesel::table! {
    children (id) {
        id -> Integer,
        parent_country -> Text,
        parent_number -> Integer,
        shelf -> Integer,
        place -> SmallInt,
    }
}

diesel::table! {
    grandchildren (id) {
        id -> Integer,
        child_shelf -> Integer,
        child_place -> SmallInt,
    }
}

diesel::allow_tables_to_appear_in_same_query!(parents, children, grandchildren);

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, HasOne)]
#[diesel(table_name = parents)]
#[model(unique(country, number))]
#[has_one(Child)]
struct Parent {
    id: i32,
    country: String,
    number: i32,
}

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne, HasOne)]
#[diesel(table_name = children)]
#[model(unique(shelf, place))]
#[belongs_to_one(
    Parent, foreign_key = (parent_country, parent_number), references = (country, number), on_delete = cascade
)]
#[has_one(Grandchild)]
struct Child {
    id: i32,
    parent_country: String,
    parent_number: i32,
    shelf: i32,
    place: i16,
}

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne)]
#[diesel(table_name = grandchildren)]
#[belongs_to_one(Child, foreign_key = (child_shelf, child_place), references = (shelf, place), on_delete = cascade)]
struct Grandchild {
    id: i32,
    child_shelf: i32,
    child_place: i16,
}

crate::cells::cells!(not_null);

fn script(dialect: &str) -> String {
    crate::cells::ddl(models![Parent, Child, Grandchild], dialect)
        + "INSERT INTO parents (id, country, number) VALUES (2, 'is', 354), (1, 'fr', 33), (3, 'is', 33);
           INSERT INTO children (id, parent_country, parent_number, shelf, place) VALUES
               (3, 'fr', 33, 7, 1), (1, 'is', 354, 1, 7);
           INSERT INTO grandchildren (id, child_shelf, child_place) VALUES (9, 7, 1)"
}

fn parent(n: usize) -> Parent {
    let (id, country, number) = [(1, "fr", 33), (2, "is", 354), (3, "is", 33)][n - 1];
    Parent { id, country: country.to_owned(), number }
}

fn child(n: usize) -> Child {
    let Parent { country, number, .. } = parent(n);
    let (id, shelf, place) = [(3, 7, 1), (1, 1, 7)][n - 1];
    Child { id, parent_country: country, parent_number: number, shelf, place }
}

fn grandchild() -> Grandchild {
    Grandchild { id: 9, child_shelf: 7, child_place: 1 }
}
