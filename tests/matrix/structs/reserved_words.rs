//! Words of SQL: tables and columns that every statement must quote, in the generated DDL and in the queries.

use diesel::prelude::*;
use diesel_one_to_one::models;
use diesel_one_to_one::prelude::{BelongsToOne, HasOne, Model};

diesel::table! {
    user (id) {
        id -> Integer,
        select -> Text,
    }
}

diesel::table! {
    order (id) {
        id -> Integer,
        from -> Nullable<Integer>,
        check -> Text,
    }
}

diesel::table! {
    group (primary) {
        primary -> Integer,
        order -> Nullable<Integer>,
    }
}

diesel::allow_tables_to_appear_in_same_query!(user, order, group);

use {Group as Grandchild, Order as Child, User as Parent};

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, HasOne)]
#[diesel(table_name = user)]
#[has_one(Order, name = child)]
struct User {
    id: i32,
    #[model(unique)]
    select: String,
}

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne, HasOne)]
#[diesel(table_name = order)]
#[belongs_to_one(User, foreign_key = from, on_delete = set_null, name = parent, inverse = child)]
#[has_one(Group, name = grandchild)]
struct Order {
    id: i32,
    from: Option<i32>,
    check: String,
}

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne)]
#[diesel(table_name = group, primary_key(primary))]
#[belongs_to_one(Order, foreign_key = order, on_delete = restrict, name = child, inverse = grandchild)]
struct Group {
    primary: i32,
    order: Option<i32>,
}

crate::cells::cells!(nullable);

fn script(dialect: &str) -> String {
    let rows = r#"
        INSERT INTO "user" ("id", "select") VALUES (2, 'two'), (1, 'one'), (3, 'three');
        INSERT INTO "order" ("id", "from", "check") VALUES (12, 2, 'b'), (13, NULL, 'c'), (11, 1, 'a');
        INSERT INTO "group" ("primary", "order") VALUES (21, 11)
    "#;
    crate::cells::ddl(models![User, Order, Group], dialect) + &crate::cells::quoted(dialect, rows)
}

fn parent(n: usize) -> User {
    User { id: [1, 2, 3][n - 1], select: ["one", "two", "three"][n - 1].to_owned() }
}

fn child(n: usize) -> Order {
    let (id, from, check) = [(11, 1, "a"), (12, 2, "b")][n - 1];
    Order { id, from: Some(from), check: check.to_owned() }
}

fn free_children() -> [(Order, Option<User>); 1] {
    [(Order { id: 13, from: None, check: "c".to_owned() }, None)]
}

fn grandchild() -> Group {
    Group { primary: 21, order: Some(11) }
}
