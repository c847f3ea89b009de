//! The models that are written, one pair for each kind of key.

use diesel::prelude::*;
use diesel_one_to_one::definition::Entry;
use diesel_one_to_one::models;
use diesel_one_to_one::prelude::{BelongsToOne, HasOne, Model};
use diesel_one_to_one_schema::ddl;

diesel::allow_tables_to_appear_in_same_query!(users, profiles);
diesel::allow_tables_to_appear_in_same_query!(people, lockers);
diesel::allow_tables_to_appear_in_same_query!(rooms, leases);
diesel::allow_tables_to_appear_in_same_query!(citizens, passports);
diesel::allow_tables_to_appear_in_same_query!(countries, flags);

/// The parent of a foreign key that is NOT NULL.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, HasOne)]
#[diesel(table_name = users)]
#[model(declare_table)]
#[has_one(Profile)]
pub(crate) struct User {
    pub(crate) id: i32,
    pub(crate) name: String,
}

/// Its child: with a column that is unique, and one that has a default although it may be NULL.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne)]
#[diesel(table_name = profiles)]
#[model(declare_table)]
#[belongs_to_one(User, on_delete = cascade)]
pub(crate) struct Profile {
    pub(crate) id: i32,
    pub(crate) user_id: i32,
    #[model(unique)]
    pub(crate) handle: String,
    #[model(default = "unwritten")]
    pub(crate) bio: Option<String>,
    #[model(default = 7)]
    pub(crate) visits: i32,
}

/// What a profile is made from.
#[derive(Debug, Clone, Insertable, AsChangeset)]
#[diesel(table_name = profiles)]
pub(crate) struct NewProfile<'a> {
    pub(crate) handle: &'a str,
    pub(crate) bio: Option<&'a str>,
}

impl<'a> NewProfile<'a> {
    pub(crate) fn called(handle: &'a str) -> Self {
        NewProfile { handle, bio: None }
    }
}

/// The parent of a foreign key that may be NULL.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, HasOne)]
#[diesel(table_name = people)]
#[model(declare_table)]
#[has_one(Locker)]
pub(crate) struct Person {
    pub(crate) id: i32,
    pub(crate) name: String,
}

/// Its child, which stays without it.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne)]
#[diesel(table_name = lockers)]
#[model(declare_table)]
#[belongs_to_one(Person, on_delete = set_null)]
pub(crate) struct Locker {
    pub(crate) id: i64,
    pub(crate) person_id: Option<i32>,
    pub(crate) place: String,
}

/// The parent of a key of two columns.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, HasOne)]
#[diesel(table_name = rooms, primary_key(building, number))]
#[model(declare_table)]
#[has_one(Lease)]
pub(crate) struct Room {
    pub(crate) building: i32,
    pub(crate) number: i32,
    pub(crate) beds: i32,
}

/// Its child.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne)]
#[diesel(table_name = leases)]
#[model(declare_table)]
#[belongs_to_one(Room, foreign_key = (building, room), on_delete = cascade)]
pub(crate) struct Lease {
    pub(crate) id: i32,
    pub(crate) building: i32,
    pub(crate) room: i32,
    pub(crate) tenant: String,
}

/// The parent of a shared key.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, HasOne)]
#[diesel(table_name = citizens)]
#[model(declare_table)]
#[has_one(Passport)]
pub(crate) struct Citizen {
    pub(crate) id: i32,
    pub(crate) name: String,
}

/// Its child: the key is its own, too.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne)]
#[diesel(table_name = passports, primary_key(citizen_id))]
#[model(declare_table)]
#[belongs_to_one(Citizen, on_delete = cascade)]
pub(crate) struct Passport {
    pub(crate) citizen_id: i32,
    pub(crate) number: String,
}

/// The parent of a text key that is not its primary one.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, HasOne)]
#[diesel(table_name = countries)]
#[model(declare_table)]
#[has_one(Flag)]
pub(crate) struct Country {
    pub(crate) id: i32,
    #[model(unique)]
    pub(crate) code: String,
}

/// Its child.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne)]
#[diesel(table_name = flags)]
#[model(declare_table)]
#[belongs_to_one(Country, foreign_key = country_code, references = code, on_delete = cascade)]
pub(crate) struct Flag {
    pub(crate) id: i32,
    pub(crate) country_code: String,
    pub(crate) colours: i32,
}

const MODELS: &[Entry] = models![User, Profile, Person, Locker, Room, Lease, Citizen, Passport, Country, Flag];

/// The tables, and two parents of each kind: 1 and 2.
pub(crate) fn tables(dialect: &str) -> String {
    // PostgreSQL does not count what was numbered by hand
    let counted =
        if dialect == "postgres" { "SELECT setval('users_id_seq', 9), setval('countries_id_seq', 9);" } else { "" };
    let dialect = dialect.parse().expect("the tests' words are the dialects' own");
    let ddl = ddl::create(MODELS, dialect).expect("models that every engine can hold").to_string();
    ddl + counted
        + "
        INSERT INTO users (id, name) VALUES (1, 'Ada'), (2, 'Grace');
        INSERT INTO people (id, name) VALUES (1, 'Ada'), (2, 'Grace');
        INSERT INTO rooms (building, number, beds) VALUES (1, 1, 2), (1, 2, 3);
        INSERT INTO citizens (id, name) VALUES (1, 'Ada'), (2, 'Grace');
        INSERT INTO countries (id, code) VALUES (1, 'gb'), (2, 'us');
    "
}

/// Parent `id` of each kind.
pub(crate) fn user(id: i32) -> User {
    User { id, name: if id == 1 { "Ada" } else { "Grace" }.to_owned() }
}
pub(crate) fn person(id: i32) -> Person {
    Person { id, name: if id == 1 { "Ada" } else { "Grace" }.to_owned() }
}
pub(crate) fn room(number: i32) -> Room {
    Room { building: 1, number, beds: number + 1 }
}
pub(crate) fn citizen(id: i32) -> Citizen {
    Citizen { id, name: if id == 1 { "Ada" } else { "Grace" }.to_owned() }
}
pub(crate) fn country(id: i32) -> Country {
    Country { id, code: if id == 1 { "gb" } else { "us" }.to_owned() }
}
