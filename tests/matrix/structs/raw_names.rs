//! Words of Rust: raw identifiers as tables, columns, fields, and as a table's keys.

use diesel::prelude::*;
use diesel_one_to_one::models;
use diesel_one_to_one::prelude::{BelongsToOne, HasOne, Model};

diesel::table! {
    r#type (r#impl) {
        r#impl -> Integer,
        r#struct -> Text,
    }
}

diesel::table! {
    r#match (r#use) {
        r#use -> Integer,
        r#type -> Integer,
        r#loop -> Nullable<Text>,
    }
}

diesel::table! {
    r#fn (r#ref) {
        r#ref -> Integer,
    }
}

diesel::allow_tables_to_appear_in_same_query!(r#type, r#match, r#fn);

use {Func as Grandchild, Match as Child, Type as Parent};

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, HasOne)]
#[diesel(table_name = r#type, primary_key(r#impl))]
#[has_one(Match, name = child)]
struct Type {
    r#impl: i32,
    r#struct: String,
}

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne, HasOne)]
#[diesel(table_name = r#match, primary_key(r#use))]
#[belongs_to_one(Type, foreign_key = r#type, on_delete = cascade, name = parent, inverse = child)]
#[has_one(Func, name = grandchild)]
struct Match {
    r#use: i32,
    r#type: i32,
    r#loop: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne)]
#[diesel(table_name = r#fn, primary_key(r#ref))]
#[belongs_to_one(Match, foreign_key = r#ref, on_delete = cascade, name = child, inverse = grandchild)]
struct Func {
    r#ref: i32,
}

crate::cells::cells!(not_null);

fn script(dialect: &str) -> String {
    let rows = r#"
        INSERT INTO "type" ("impl", "struct") VALUES (2, 'two'), (1, 'one'), (3, 'three');
        INSERT INTO "match" ("use", "type", "loop") VALUES (12, 2, NULL), (11, 1, 'once');
        INSERT INTO "fn" ("ref") VALUES (11)
    "#;
    crate::cells::ddl(models![Type, Match, Func], dialect) + &crate::cells::quoted(dialect, rows)
}

fn parent(n: usize) -> Type {
    let (r#impl, r#struct) = [(1, "one"), (2, "two"), (3, "three")][n - 1];
    Type { r#impl, r#struct: r#struct.to_owned() }
}

fn child(n: usize) -> Match {
    let (r#use, r#type, r#loop) = [(11, 1, Some("once")), (12, 2, None)][n - 1];
    Match { r#use, r#type, r#loop: r#loop.map(str::to_owned) }
}

fn grandchild() -> Func {
    Func { r#ref: 11 }
}
