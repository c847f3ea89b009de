//! Tables of a kind that one engine has, and what it lets a key be written like: read as those that all of them have.

use diesel::{connection::SimpleConnection as _, prelude::*};
use diesel_one_to_one::{definition::Entry, prelude::*};
use diesel_one_to_one_schema::{
    adopt::{Adopted, adopt},
    check,
    dialect::Dialect,
    live::Inspect,
    schema::Schema,
};
use tests::engine::Engine;

#[derive(HasQuery, Identifiable, Model, HasOne)]
#[diesel(table_name = users)]
#[has_one(Address, name = home_address)]
#[has_one(Address, name = work_address)]
#[model(declare_table)]
struct User {
    #[model(assigned)]
    id: i32,
}

#[derive(HasQuery, Identifiable, Model, BelongsToOne)]
#[diesel(table_name = addresses)]
#[belongs_to_one(User, foreign_key = home_id, on_delete = cascade, name = home, inverse = home_address)]
#[belongs_to_one(User, foreign_key = work_id, on_delete = set_null, name = work, inverse = work_address)]
#[model(declare_table)]
struct Address {
    #[model(assigned)]
    id: i32,
    home_id: i32,
    work_id: Option<i32>,
}

diesel::allow_tables_to_appear_in_same_query!(users, addresses);

fn models() -> &'static [Entry] {
    diesel_one_to_one::models![User, Address]
}

const ADDRESSES: &str =
    "CREATE TABLE addresses (id INTEGER NOT NULL PRIMARY KEY, home_id INTEGER NOT NULL UNIQUE, work_id INTEGER UNIQUE,
    CONSTRAINT {home} FOREIGN KEY (home_id) REFERENCES {users} ON DELETE CASCADE,
    CONSTRAINT {work} FOREIGN KEY (work_id) REFERENCES {users} ON DELETE SET NULL)";

const USERS: &str = "CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY)";

/// Each with the table of the parent.
fn databases(dialect: Dialect) -> Vec<String> {
    let addresses = |users, [home, work]: [&str; 2]| {
        ADDRESSES.replace("{users}", users).replace("{home}", home).replace("{work}", work)
    };
    let plain = addresses("users (id)", ["home", "work"]);
    match dialect {
        Dialect::Sqlite => vec![
            format!("{USERS}; {}", addresses("USERS (ID)", ["home", "work"])),
            format!("{USERS}; {}", addresses("Users", ["home", "work"])),
            format!("{USERS}; {}", addresses("users (id)", ["same", "same"])),
            // a virtual table of a module that is not loaded
            format!(
                "{USERS}; {plain}; PRAGMA writable_schema = ON; INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql)
                     VALUES ('table', 'maps', 'maps', 0, 'CREATE VIRTUAL TABLE maps USING nobodys (a)');
                 PRAGMA writable_schema = RESET"
            ),
        ],
        Dialect::Postgres => vec![
            format!(
                "CREATE DOMAIN number AS INTEGER; CREATE DOMAIN user_number AS number NOT NULL; {USERS}; {}",
                plain.replace("home_id INTEGER NOT NULL", "home_id user_number")
            ),
            format!(
                "{USERS} PARTITION BY RANGE (id); CREATE TABLE few PARTITION OF users FOR VALUES FROM (0) TO (9);
             CREATE TABLE many PARTITION OF users DEFAULT; {plain}"
            ),
        ],
        _ => vec![
            format!("{USERS} WITH SYSTEM VERSIONING; {plain} WITH SYSTEM VERSIONING"),
            format!(
                "{USERS}; {plain}; ALTER TABLE addresses ADD since TIMESTAMP(6) GENERATED ALWAYS AS ROW START,
                     ADD until TIMESTAMP(6) GENERATED ALWAYS AS ROW END, ADD PERIOD FOR SYSTEM_TIME (since, until),
                     ADD SYSTEM VERSIONING"
            ),
        ],
    }
}

pub(crate) fn kinds_of_tables<E: Engine<Connection: Inspect>>() {
    for script in databases(E::Connection::DIALECT) {
        let database = E::fresh();
        let conn = &mut database.connect();
        conn.batch_execute(&script).unwrap_or_else(|error| panic!("{error}\n{script}"));
        let live = conn.inspect(&[]).unwrap();

        let (mut adopted, near_misses) = adopt(&live);
        adopted.sort_by(|a, b| a.columns.cmp(&b.columns));
        let on_child = adopted.iter().map(|Adopted { on_child, .. }| &**on_child);
        assert_eq!(
            on_child.collect::<Vec<_>>(),
            [
                "#[belongs_to_one(User, foreign_key = home_id, on_delete = cascade, name = home, inverse = home_address)]",
                "#[belongs_to_one(User, foreign_key = work_id, on_delete = set_null, name = work, inverse = work_address)]",
            ],
            "{script}"
        );
        assert_eq!(near_misses, [], "{script}");

        let mut findings = check::compare(&Schema::of(models()).unwrap(), &live, E::Connection::DIALECT);
        // a column of the row's time is one, and may be in the model; and SQLite counts every `INTEGER PRIMARY KEY`
        findings.retain(|it| !["O2O303", "O2O314"].contains(&it.code()));
        assert_eq!(findings, [], "{script}");
    }
}
