//! Models and tables may be inside of a function, and private.

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel_one_to_one::prelude::*;

mod schema {
    diesel::table! { users (id) { id -> Integer, } }
    diesel::table! { profiles (id) { id -> Integer, user_id -> Integer, } }
    diesel::allow_tables_to_appear_in_same_query!(users, profiles);
}

#[test]
fn models_of_a_function() {
    use schema::{profiles, users};

    #[derive(Debug, PartialEq, Eq, HasQuery, Model, HasOne)]
    #[diesel(table_name = users)]
    #[has_one(Profile)]
    struct User {
        id: i32,
    }

    #[derive(Debug, PartialEq, Eq, HasQuery, Model, BelongsToOne)]
    #[diesel(table_name = profiles)]
    #[belongs_to_one(User, on_delete = cascade)]
    struct Profile {
        id: i32,
        user_id: i32,
    }

    let conn = &mut SqliteConnection::establish(":memory:").unwrap();
    conn.batch_execute(
        "CREATE TABLE users (id INTEGER PRIMARY KEY);
         CREATE TABLE profiles (id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL UNIQUE REFERENCES users (id));
         INSERT INTO users VALUES (1), (2);
         INSERT INTO profiles VALUES (10, 1);",
    )
    .unwrap();
    let rows = User::with_profile().order(users::id).load(conn).unwrap();
    assert_eq!(rows, [(User { id: 1 }, Some(Profile { id: 10, user_id: 1 })), (User { id: 2 }, None)]);
    assert_eq!(User { id: 1 }.profile().get(conn).unwrap(), Some(Profile { id: 10, user_id: 1 }));
    assert_eq!(User::query().filter(User::has_profile()).load(conn).unwrap(), [User { id: 1 }]);
    assert_eq!(User::with(User::PROFILE).all(conn).unwrap().len(), 2);
}

/// The same names once more, in the same module: each function has its own.
#[test]
fn models_of_another_function() {
    #[derive(HasQuery, Model, HasOne)]
    #[diesel(table_name = schema::users)]
    #[has_one(Profile)]
    struct User {
        id: i32,
    }

    #[derive(HasQuery, Model, BelongsToOne)]
    #[diesel(table_name = schema::profiles)]
    #[belongs_to_one(User, on_delete = restrict)]
    struct Profile {
        id: i32,
        user_id: i32,
    }

    assert_eq!(User::MIRRORS[0].name, "profile");
    let profile = Profile { id: 1, user_id: 2 };
    assert_eq!(format!("{:?}", profile.user()), "User.profile(Some(2))");
    assert_eq!(User { id: profile.id }.id, 1);
}
