//! The lines that adopting prints, on row structs: they compile as they are. What stands beside them says the rest of what
//! the tables are.
#![expect(dead_code, reason = "no row is made here")]

use diesel::prelude::*;
use diesel_one_to_one::definition::Entry;
use diesel_one_to_one::prelude::*;

diesel::table! { users (id) { id -> Integer, email -> Text, } }
diesel::table! { profiles (id) { id -> Integer, user_id -> Integer, } }
diesel::table! { user_settings (id) { id -> Integer, theme -> Nullable<Text>, } }
diesel::table! { subscriptions (id) { id -> Integer, owner -> Nullable<Integer>, } }
diesel::table! { newsletters (id) { id -> Integer, email -> Text, } }
diesel::table! { addresses (id) { id -> Integer, home_id -> Integer, work_id -> Nullable<Integer>, } }
diesel::table! { employees (id) { id -> Integer, mentor_id -> Nullable<Integer>, } }
diesel::table! { rooms (building, number) { building -> Integer, number -> Integer, } }
diesel::table! { keys_to_rooms (id) { id -> Integer, building -> Nullable<Integer>, number -> Nullable<Integer>, } }
diesel::table! { crates (id) { id -> Integer, } }
diesel::table! { types (crate_id) { crate_id -> Integer, } }
diesel::allow_tables_to_appear_in_same_query!(
    users,
    profiles,
    user_settings,
    subscriptions,
    newsletters,
    addresses,
    employees,
    rooms,
    keys_to_rooms,
    crates,
    types,
);

#[derive(HasQuery, Identifiable, Model, HasOne)]
#[diesel(table_name = users)]
#[has_one(Profile)]
#[has_one(UserSetting)]
#[has_one(Subscription)]
#[has_one(Newsletter)]
#[has_one(Address, name = home_address)]
#[has_one(Address, name = work_address)]
struct User {
    id: i32,
    #[model(unique)]
    email: String,
}

#[derive(HasQuery, Identifiable, Model, BelongsToOne)]
#[diesel(table_name = profiles)]
#[belongs_to_one(User, on_delete = cascade)]
struct Profile {
    #[model(assigned)]
    id: i32,
    user_id: i32,
}

#[derive(HasQuery, Identifiable, Model, BelongsToOne)]
#[diesel(table_name = user_settings)]
#[belongs_to_one(User, foreign_key = id, on_delete = cascade, on_update = cascade)]
struct UserSetting {
    id: i32,
    theme: Option<String>,
}

#[derive(HasQuery, Identifiable, Model, BelongsToOne)]
#[diesel(table_name = subscriptions)]
#[belongs_to_one(User, foreign_key = owner, on_delete = set_null)]
struct Subscription {
    id: i32,
    owner: Option<i32>,
}

#[derive(HasQuery, Identifiable, Model, BelongsToOne)]
#[diesel(table_name = newsletters)]
#[belongs_to_one(User, foreign_key = email, references = email, on_delete = cascade)]
struct Newsletter {
    id: i32,
    email: String,
}

#[derive(HasQuery, Identifiable, Model, BelongsToOne)]
#[diesel(table_name = addresses)]
#[belongs_to_one(User, foreign_key = home_id, on_delete = cascade, name = home, inverse = home_address)]
#[belongs_to_one(User, foreign_key = work_id, on_delete = set_null, name = work, inverse = work_address)]
struct Address {
    id: i32,
    home_id: i32,
    work_id: Option<i32>,
}

#[derive(HasQuery, Identifiable, Model, BelongsToOne, HasOne)]
#[diesel(table_name = employees)]
#[belongs_to_one(Employee, foreign_key = mentor_id, on_delete = set_null, name = mentor, inverse = employee_by_mentor)]
#[has_one(Employee, name = employee_by_mentor)]
struct Employee {
    id: i32,
    mentor_id: Option<i32>,
}

#[derive(HasQuery, Identifiable, Model, HasOne)]
#[diesel(table_name = rooms, primary_key(building, number))]
#[has_one(KeysToRoom)]
struct Room {
    building: i32,
    number: i32,
}

#[derive(HasQuery, Identifiable, Model, BelongsToOne)]
#[diesel(table_name = keys_to_rooms)]
#[belongs_to_one(Room, foreign_key = (building, number), on_delete = cascade)]
struct KeysToRoom {
    id: i32,
    building: Option<i32>,
    number: Option<i32>,
}

#[derive(HasQuery, Identifiable, Model, HasOne)]
#[diesel(table_name = crates)]
#[has_one(Type, name = type_row)]
struct Crate {
    id: i32,
}

#[derive(HasQuery, Identifiable, Model, BelongsToOne)]
#[diesel(table_name = types, primary_key(crate_id))]
#[belongs_to_one(Crate, on_delete = restrict, name = crate_row, inverse = type_row)]
struct Type {
    crate_id: i32,
}

pub(crate) fn models() -> &'static [Entry] {
    diesel_one_to_one::models![
        User,
        Profile,
        UserSetting,
        Subscription,
        Newsletter,
        Address,
        Employee,
        Room,
        KeysToRoom,
        Crate,
        Type
    ]
}

/// A line, as it stands above.
pub(crate) fn has(line: &str) -> bool {
    include_str!("pasted.rs").lines().any(|it| it == line)
}
