//! A connection that is one of several engines' at run time: queries and `get` work on it after `multi_backend!`.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel_one_to_one::prelude::*;
use tests::engine::{Engine, Mariadb, Postgres, Sqlite};

diesel::table! { users (id) { id -> Integer, name -> Text, } }
diesel::table! { profiles (id) { id -> Integer, user_id -> Integer, bio -> Nullable<Text>, } }
diesel::table! { avatars (id) { id -> Integer, profile_id -> Nullable<Integer>, } }
diesel::allow_tables_to_appear_in_same_query!(users, profiles, avatars);

#[derive(Debug, PartialEq, Eq, HasQuery, Model, HasOne)]
#[diesel(table_name = users)]
#[has_one(Profile)]
struct User {
    id: i32,
    name: String,
}

#[derive(Debug, PartialEq, Eq, HasQuery, Model, BelongsToOne, HasOne)]
#[diesel(table_name = profiles)]
#[belongs_to_one(User, on_delete = cascade)]
#[has_one(Avatar)]
struct Profile {
    id: i32,
    user_id: i32,
    bio: Option<String>,
}

#[derive(Debug, PartialEq, Eq, HasQuery, Model, BelongsToOne)]
#[diesel(table_name = avatars)]
#[belongs_to_one(Profile, on_delete = set_null)]
struct Avatar {
    id: i32,
    profile_id: Option<i32>,
}

/// One of the three.
#[derive(diesel::MultiConnection)]
pub(crate) enum AnyConnection {
    /// A file.
    Sqlite(SqliteConnection),
    /// A server.
    Postgres(PgConnection),
    /// Another server.
    Mariadb(MysqlConnection),
}

diesel_one_to_one::multi_backend!(MultiBackend);

type Down = (User, Option<(Profile, Option<Avatar>)>);

fn queries_and_get(conn: &mut AnyConnection) {
    let rows = User::with_profile().order(users::id).load(conn).unwrap();
    let ada = || User { id: 1, name: "Ada".to_owned() };
    let bob = || User { id: 2, name: "Bob".to_owned() };
    let profile = || Profile { id: 10, user_id: 1, bio: None };
    assert_eq!(rows, [(ada(), Some(profile())), (bob(), None)]);
    assert_eq!(User::with_existing_profile().load(conn).unwrap(), [(ada(), profile())]);
    assert_eq!(Profile::with_user().load(conn).unwrap(), [(profile(), ada())]);
    assert_eq!(User::query().filter(User::has_profile()).load(conn).unwrap(), [ada()]);
    assert_eq!(ada().profile().get(conn).unwrap(), Some(profile()));
    assert_eq!(bob().profile().get(conn).unwrap(), None);
    assert_eq!(profile().user().get(conn).unwrap(), ada());
    assert_eq!(User::profile_of(&[bob(), ada()]).get(conn).unwrap(), [None, Some(profile())]);
    assert_eq!(Profile::user_of(&[profile()]).get(conn).unwrap(), [ada()]);
    let avatar = || Avatar { id: 100, profile_id: Some(10) };
    let down = User::with(User::PROFILE.then(Profile::AVATAR)).query::<MultiBackend>().order(users::id);
    let rows: Vec<Down> = down.load(conn).unwrap();
    assert_eq!(rows, [(ada(), Some((profile(), Some(avatar())))), (bob(), None)]);
    let up = Avatar::with(Avatar::PROFILE.then(Profile::USER)).query::<MultiBackend>();
    let rows: Vec<(Avatar, Option<(Profile, User)>)> = up.load(conn).unwrap();
    assert_eq!(rows, [(avatar(), Some((profile(), ada())))]);
}

/// Fills a database and hands out a connection to it.
fn filled<E: Engine>(database: &E) -> E::Connection
where
    E::Connection: SimpleConnection,
{
    let mut conn = database.connect();
    conn.batch_execute(
        "CREATE TABLE users (id INTEGER PRIMARY KEY, name VARCHAR(20) NOT NULL);
         CREATE TABLE profiles (id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL UNIQUE, bio TEXT,
             FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE);
         CREATE TABLE avatars (id INTEGER PRIMARY KEY, profile_id INTEGER UNIQUE);
         INSERT INTO users VALUES (1, 'Ada'), (2, 'Bob');
         INSERT INTO profiles VALUES (10, 1, NULL);
         INSERT INTO avatars VALUES (100, 10);",
    )
    .unwrap();
    conn
}

#[test]
fn over_sqlite() {
    queries_and_get(&mut AnyConnection::Sqlite(filled(&Sqlite::fresh())));
}

#[test]
fn over_postgresql() {
    let database = Postgres::fresh();
    queries_and_get(&mut AnyConnection::Postgres(filled(&database)));
}

#[test]
fn over_mariadb() {
    let database = Mariadb::fresh();
    queries_and_get(&mut AnyConnection::Mariadb(filled(&database)));
}
