//! A foreign key onto another unique key than the primary one, and that text: `references = email`.

use diesel::prelude::*;
use diesel_one_to_one::models;
use diesel_one_to_one::prelude::{BelongsToOne, HasOne, Model};

diesel::table! {
    parents (id) {
        id -> Integer,
        email -> Text,
    }
}

diesel::table! {
    children (id) {
        id -> Integer,
        parent_email -> Nullable<Text>,
        code -> Text,
    }
}

diesel::table! {
    grandchildren (id) {
        id -> Integer,
        child_code -> Nullable<Text>,
    }
}

diesel::allow_tables_to_appear_in_same_query!(parents, children, grandchildren);

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, HasOne)]
#[diesel(table_name = parents)]
#[has_one(Child)]
struct Parent {
    id: i32,
    #[model(unique)]
    email: String,
}

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne, HasOne)]
#[diesel(table_name = children)]
#[belongs_to_one(Parent, foreign_key = parent_email, references = email, on_delete = set_null)]
#[has_one(Grandchild)]
struct Child {
    id: i32,
    parent_email: Option<String>,
    #[model(unique)]
    code: String,
}

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne)]
#[diesel(table_name = grandchildren)]
#[belongs_to_one(Child, foreign_key = child_code, references = code, on_delete = set_null)]
struct Grandchild {
    id: i32,
    child_code: Option<String>,
}

crate::cells::cells!(nullable);

fn script(dialect: &str) -> String {
    // the ids of either side are no keys of the other
    crate::cells::ddl(models![Parent, Child, Grandchild], dialect)
        + "INSERT INTO parents (id, email) VALUES (2, 'ada@example.com'), (1, 'bob@example.com'), (3, 'cleo@example.com');
           INSERT INTO children (id, parent_email, code) VALUES
               (1, 'ada@example.com', 'B'), (3, 'bob@example.com', 'A'), (2, NULL, 'C');
           INSERT INTO grandchildren (id, child_code) VALUES (3, 'B')"
}

fn parent(n: usize) -> Parent {
    let (id, name) = [(2, "ada"), (1, "bob"), (3, "cleo")][n - 1];
    Parent { id, email: format!("{name}@example.com") }
}

fn child(n: usize) -> Child {
    let (id, code) = [(1, "B"), (3, "A")][n - 1];
    Child { id, parent_email: Some(parent(n).email), code: code.to_owned() }
}

fn free_children() -> [(Child, Option<Parent>); 1] {
    [(Child { id: 2, parent_email: None, code: "C".to_owned() }, None)]
}

fn grandchild() -> Grandchild {
    Grandchild { id: 3, child_code: Some("B".to_owned()) }
}
