//! Names that SQL has and Rust has not: the lines that adopting prints say what `diesel print-schema` calls them.

use diesel::{connection::SimpleConnection as _, prelude::*};
use diesel_one_to_one::{models, prelude::*};
use diesel_one_to_one_schema::{adopt::adopt, check, dialect::Dialect, live::Inspect, schema::Schema};
use tests::engine::Engine;

diesel::table! {
    #[sql_name = "pet-owners"]
    pet_owners (id) {
        id -> Integer,
    }
}

diesel::table! {
    #[sql_name = "pet cards"]
    pet_cards (id) {
        id -> Integer,
        #[sql_name = "pet-owner-id"]
        pet_owner_id -> Integer,
    }
}

diesel::table! {
    #[sql_name = "type"]
    type_ (id) {
        id -> Integer,
        #[sql_name = "ref"]
        ref_ -> Integer,
    }
}

diesel::allow_tables_to_appear_in_same_query!(pet_owners, pet_cards, type_);

#[derive(HasQuery, Identifiable, Model, HasOne)]
#[diesel(table_name = pet_owners)]
#[has_one(PetCard)]
#[has_one(Type, name = type_row)]
struct PetOwner {
    #[model(assigned)]
    id: i32,
}

#[derive(HasQuery, Identifiable, Model, BelongsToOne)]
#[diesel(table_name = pet_cards)]
#[belongs_to_one(PetOwner, on_delete = cascade)]
struct PetCard {
    #[model(assigned)]
    id: i32,
    pet_owner_id: i32,
}

#[derive(HasQuery, Identifiable, Model, BelongsToOne)]
#[diesel(table_name = type_)]
#[belongs_to_one(PetOwner, foreign_key = ref_, on_delete = cascade, inverse = type_row)]
struct Type {
    #[model(assigned)]
    id: i32,
    ref_: i32,
}

const TABLES: &str = r#"
CREATE TABLE "pet-owners" (id INTEGER NOT NULL PRIMARY KEY);
CREATE TABLE "pet cards" (id INTEGER NOT NULL PRIMARY KEY, "pet-owner-id" INTEGER NOT NULL UNIQUE,
    FOREIGN KEY ("pet-owner-id") REFERENCES "pet-owners" (id) ON DELETE CASCADE);
CREATE TABLE "type" (id INTEGER NOT NULL PRIMARY KEY, "ref" INTEGER NOT NULL UNIQUE,
    FOREIGN KEY ("ref") REFERENCES "pet-owners" (id) ON DELETE CASCADE);
"#;

pub(crate) fn names_that_rust_has_not<E: Engine<Connection: Inspect>>() {
    let database = E::fresh();
    let conn = &mut database.connect();
    let quote = if E::Connection::DIALECT == Dialect::Mariadb { "`" } else { "\"" };
    conn.batch_execute(&TABLES.replace('"', quote)).unwrap();
    let live = conn.inspect(&[]).unwrap();
    let mut adopted = adopt(&live).0;
    adopted.sort_by(|a, b| a.child.cmp(&b.child));
    let source = include_str!("names.rs");
    let printed = adopted.iter().flat_map(|it| [&it.on_child, &it.on_parent]);
    let missing: Vec<_> = printed
        .filter(|it| !source.contains(&format!("\n{it}\nstruct")) && !source.contains(&format!("\n{it}\n#[has_one(")))
        .collect();
    assert_eq!((adopted.len(), missing), (2, vec![]));

    let models = Schema::of(models![PetOwner, PetCard, Type]).unwrap();
    let mut findings = check::compare(&models, &live, E::Connection::DIALECT);
    // SQLite counts every `INTEGER PRIMARY KEY`
    findings.retain(|it| it.code() != "O2O314");
    assert_eq!(findings, []);
}
