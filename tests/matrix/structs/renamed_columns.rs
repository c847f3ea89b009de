//! Fields and columns that go by other names: `column_name` on keys and values, `primary_key`, `sql_name` in `table!`.

use diesel::prelude::*;
use diesel_one_to_one::models;
use diesel_one_to_one::prelude::{BelongsToOne, HasOne, Model};

diesel::table! {
    #[sql_name = "T Parents"]
    parents (number) {
        #[sql_name = "No."]
        number -> Integer,
        #[sql_name = "Name"]
        name -> Text,
    }
}

diesel::table! {
    children (number) {
        number -> Integer,
        #[sql_name = "of parent"]
        parent_number -> Integer,
    }
}

diesel::table! {
    grandchildren (child_number) {
        #[sql_name = "No. of the child"]
        child_number -> Integer,
    }
}

diesel::allow_tables_to_appear_in_same_query!(parents, children, grandchildren);

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, HasOne)]
#[diesel(table_name = parents, primary_key(number))]
#[has_one(Child)]
struct Parent {
    #[diesel(column_name = "name")]
    title: String,
    #[diesel(column_name = number)]
    key: i32,
}

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne, HasOne)]
#[diesel(table_name = children, primary_key(number))]
#[belongs_to_one(Parent, foreign_key = parent_number, on_delete = cascade)]
#[has_one(Grandchild)]
struct Child {
    #[diesel(column_name = parent_number)]
    number: i32,
    #[diesel(column_name = number)]
    key: i32,
}

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne)]
#[diesel(table_name = grandchildren, primary_key(child_number))]
#[belongs_to_one(Child, foreign_key = child_number, on_delete = cascade)]
struct Grandchild {
    #[diesel(column_name = "child_number")]
    number: i32,
}

crate::cells::cells!(not_null);

fn script(dialect: &str) -> String {
    let rows = r#"
        INSERT INTO "T Parents" ("No.", "Name") VALUES (12, 'two'), (11, 'one'), (13, 'three');
        INSERT INTO "children" ("number", "of parent") VALUES (11, 12), (12, 11);
        INSERT INTO "grandchildren" ("No. of the child") VALUES (12)
    "#;
    crate::cells::ddl(models![Parent, Child, Grandchild], dialect) + &crate::cells::quoted(dialect, rows)
}

fn parent(n: usize) -> Parent {
    Parent { key: [11, 12, 13][n - 1], title: ["one", "two", "three"][n - 1].to_owned() }
}

fn child(n: usize) -> Child {
    let (key, number) = [(12, 11), (11, 12)][n - 1];
    Child { number, key }
}

fn grandchild() -> Grandchild {
    Grandchild { number: 12 }
}
