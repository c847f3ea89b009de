//! Queries need no prelude of ours: the derives by their paths, and Diesel for the rest.

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;

diesel::table! { users (id) { id -> Integer, name -> Text, } }
diesel::table! { profiles (id) { id -> Integer, user_id -> Integer, } }
diesel::allow_tables_to_appear_in_same_query!(users, profiles);

#[derive(HasQuery, diesel_one_to_one::prelude::Model, diesel_one_to_one::prelude::HasOne)]
#[diesel(table_name = users)]
#[has_one(Profile)]
struct User {
    id: i32,
    name: String,
}

#[derive(HasQuery, diesel_one_to_one::prelude::Model, diesel_one_to_one::prelude::BelongsToOne)]
#[diesel(table_name = profiles)]
#[belongs_to_one(User, on_delete = cascade)]
struct Profile {
    id: i32,
    user_id: i32,
}

#[test]
fn queries_are_diesels() {
    let conn = &mut SqliteConnection::establish(":memory:").unwrap();
    conn.batch_execute(
        "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
         CREATE TABLE profiles (id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL UNIQUE REFERENCES users (id));
         INSERT INTO users VALUES (1, 'Ada'), (2, 'Bob');
         INSERT INTO profiles VALUES (10, 1);",
    )
    .unwrap();
    let rows = User::with_profile().order(users::id).load(conn).unwrap();
    let found: Vec<_> = rows.iter().map(|(user, profile)| (&*user.name, profile.as_ref().map(|it| it.id))).collect();
    assert_eq!(found, [("Ada", Some(10)), ("Bob", None)]);
    let (profile, user) = Profile::with_user().filter(User::has_profile()).first(conn).unwrap();
    assert_eq!((profile.user_id, &*user.name), (1, "Ada"));
    let plan = User::with(User::PROFILE).query().filter(users::id.eq(1));
    let (user, profile): (User, Option<Profile>) = plan.first(conn).unwrap();
    assert_eq!((user.id, profile.is_some()), (1, true));
    assert_eq!(user.profile().query().first(conn).unwrap().id, 10);
    assert_eq!(profile.unwrap().user().query().unwrap().first(conn).unwrap().name, "Ada");
}

/// By its path, which is all that a prelude gives.
#[test]
fn a_verb_by_its_path() {
    let conn = &mut SqliteConnection::establish(":memory:").unwrap();
    let nobody = User { id: 1, name: String::new() };
    diesel_one_to_one::verb::blocking::Get::get(nobody.profile(), conn).map(|_| ()).unwrap_err();
    diesel_one_to_one::verb::blocking::All::all(User::with(User::PROFILE), conn).map(|_| ()).unwrap_err();
}
