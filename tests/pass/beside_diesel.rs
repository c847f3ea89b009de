//! Diesel's own associations on the same structs: `Associations`, `joinable!` and `belonging_to` go on as they were.

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel_one_to_one::prelude::*;

diesel::table! { users (id) { id -> Integer, name -> Text, } }
diesel::table! { profiles (id) { id -> Integer, user_id -> Integer, } }
diesel::table! { posts (id) { id -> Integer, user_id -> Integer, title -> Text, } }
diesel::joinable!(profiles -> users (user_id));
diesel::joinable!(posts -> users (user_id));
diesel::allow_tables_to_appear_in_same_query!(users, profiles, posts);

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Identifiable, Insertable, Model, HasOne, AsChangeset)]
#[diesel(table_name = users)]
#[has_one(Profile)]
struct User {
    id: i32,
    name: String,
}

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Identifiable, Insertable, Associations, Model, BelongsToOne)]
#[diesel(table_name = profiles, belongs_to(User))]
#[belongs_to_one(User, on_delete = cascade)]
struct Profile {
    id: i32,
    user_id: i32,
}

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Identifiable, Associations)]
#[diesel(table_name = posts, belongs_to(User))]
struct Post {
    id: i32,
    user_id: i32,
    title: String,
}

#[test]
fn both_on_the_same_structs() {
    let conn = &mut SqliteConnection::establish(":memory:").unwrap();
    conn.batch_execute(
        "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
         CREATE TABLE profiles (id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL UNIQUE REFERENCES users (id));
         CREATE TABLE posts (id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL REFERENCES users (id), title TEXT NOT NULL);",
    )
    .unwrap();
    let ada = User { id: 1, name: "Ada".to_owned() };
    let profile = Profile { id: 10, user_id: 1 };
    diesel::insert_into(users::table).values(&ada).execute(conn).unwrap();
    diesel::insert_into(profiles::table).values(&profile).execute(conn).unwrap();
    conn.batch_execute("INSERT INTO posts VALUES (100, 1, 'Notes'), (101, 1, 'More notes')").unwrap();

    assert_eq!(
        Profile::belonging_to(&ada).select(Profile::as_select()).load(conn).unwrap(),
        std::slice::from_ref(&profile)
    );
    assert_eq!(ada.profile().get(conn).unwrap(), Some(profile.clone()));
    let posts = Post::belonging_to(&ada).select(Post::as_select()).order(posts::id).load(conn).unwrap();
    assert_eq!((posts.len(), posts[0].user_id, &*posts[1].title), (2, 1, "More notes"));

    let by_joinable = users::table.inner_join(profiles::table).inner_join(posts::table);
    let rows: Vec<(User, Profile, i32)> =
        by_joinable.select((User::as_select(), Profile::as_select(), posts::id)).order(posts::id).load(conn).unwrap();
    assert_eq!(rows, [(ada.clone(), profile.clone(), 100), (ada.clone(), profile.clone(), 101)]);

    let ours_and_then_diesels = User::with_existing_profile().inner_join(posts::table).filter(posts::id.eq(100));
    assert_eq!(ours_and_then_diesels.load(conn).unwrap(), [(ada.clone(), profile.clone())]);

    let renamed: User = User { name: "Ada L.".to_owned(), ..ada }.save_changes(conn).unwrap();
    assert_eq!(profile.user().get(conn).unwrap(), renamed);
}
