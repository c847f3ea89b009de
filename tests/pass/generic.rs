//! Functions that are generic over the connection, as in a crate that does not choose the pool.
//!
//! What a caller has to write, which is all that there is to write:
//!
//! | | queries and verbs of named models | any handle |
//! |---|---|---|
//! | blocking | `Conn: LoadConnection<Backend = Sqlite>` | `H: Get<Conn>` |
//! | async | `Conn: AsyncConnectionCore<Backend = Pg>` | `H: Get<Conn>` |
//!
//! The backend is a concrete one, as in any function over Diesel: over every backend each column type and each clause of
//! the query would be a bound. A function over every backend takes the handle as an argument instead, or is a macro.

use diesel::prelude::*;
use diesel_one_to_one::prelude::{BelongsToOne, HasOne, Model};

diesel::table! { users (id) { id -> Integer, name -> Text, } }
diesel::table! { profiles (id) { id -> Integer, user_id -> Integer, } }
diesel::table! { avatars (id) { id -> Integer, profile_id -> Nullable<Integer>, } }
diesel::allow_tables_to_appear_in_same_query!(users, profiles, avatars);

#[derive(Debug, PartialEq, Eq, HasQuery, Model, HasOne)]
#[diesel(table_name = users)]
#[has_one(Profile)]
struct User {
    id: i32,
    name: String,
}

#[derive(Debug, PartialEq, Eq, HasQuery, Model, HasOne, BelongsToOne)]
#[diesel(table_name = profiles)]
#[belongs_to_one(User, on_delete = cascade)]
#[has_one(Avatar)]
struct Profile {
    id: i32,
    user_id: i32,
}

#[derive(Debug, PartialEq, Eq, HasQuery, Model, BelongsToOne)]
#[diesel(table_name = avatars)]
#[belongs_to_one(Profile, on_delete = set_null)]
struct Avatar {
    id: i32,
    profile_id: Option<i32>,
}

const SCRIPT: &str = "
    CREATE TABLE users (id INTEGER PRIMARY KEY, name VARCHAR(20) NOT NULL);
    CREATE TABLE profiles (id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL UNIQUE,
        FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE);
    CREATE TABLE avatars (id INTEGER PRIMARY KEY, profile_id INTEGER UNIQUE,
        FOREIGN KEY (profile_id) REFERENCES profiles (id) ON DELETE SET NULL);
    INSERT INTO users VALUES (1, 'Ada'), (2, 'Bob');
    INSERT INTO profiles VALUES (10, 1);
    INSERT INTO avatars VALUES (20, 10);
";

fn ada() -> User {
    User { id: 1, name: "Ada".to_owned() }
}

fn bob() -> User {
    User { id: 2, name: "Bob".to_owned() }
}

fn profile() -> Profile {
    Profile { id: 10, user_id: 1 }
}

fn avatar() -> Avatar {
    Avatar { id: 20, profile_id: Some(10) }
}

/// A user with all that hangs on it.
type Loaded = Vec<(User, Option<(Profile, Option<Avatar>)>)>;

fn loaded() -> Loaded {
    vec![(ada(), Some((profile(), Some(avatar())))), (bob(), None)]
}

/// Blocking, with one backend.
macro_rules! blocking {
    ($name:ident, $engine:ty, $backend:ty) => {
        mod $name {
            use super::*;
            use diesel::connection::{LoadConnection, SimpleConnection as _};
            use diesel_one_to_one::Result;
            use diesel_one_to_one::prelude::*;
            use diesel_one_to_one::verb::blocking::Get;
            use tests::engine::Engine;

            fn everything<Conn>(conn: &mut Conn) -> Result<Loaded>
            where
                Conn: LoadConnection<Backend = $backend>,
            {
                assert_eq!(ada().profile().get(conn)?, Some(profile()));
                assert_eq!(profile().user().get(conn)?, ada());
                assert_eq!(avatar().profile().get(conn)?, Some(profile()));
                assert_eq!(User::profile_of(&[bob(), ada()]).get(conn)?, [None, Some(profile())]);
                assert_eq!(Avatar::profile_of(&[avatar()]).get(conn)?, [Some(profile())]);
                assert_eq!(User::with_existing_profile().load(conn)?, [(ada(), profile())]);
                assert_eq!(Avatar::with_profile().load(conn)?, [(avatar(), Some(profile()))]);
                let mut rows = User::with(User::PROFILE.then(Profile::AVATAR)).all(conn)?;
                rows.sort_by_key(|(user, _)| user.id);
                Ok(rows)
            }

            /// Over any handle, and with it over any backend.
            fn found<H: Get<Conn>, Conn>(handle: H, conn: &mut Conn) -> Result<H::Output> {
                handle.get(conn)
            }

            #[test]
            fn one_backend_and_any_handle() {
                let database = <$engine>::fresh();
                let conn = &mut database.connect();
                conn.batch_execute(SCRIPT).unwrap();
                assert_eq!(everything(conn).unwrap(), loaded());
                assert_eq!(found(ada().profile(), conn).unwrap(), Some(profile()));
                assert_eq!(found(Profile::user_of(&[profile()]), conn).unwrap(), [ada()]);
            }
        }
    };
}

blocking!(blocking_on_sqlite, tests::engine::Sqlite, diesel::sqlite::Sqlite);
blocking!(blocking_on_postgresql, tests::engine::Postgres, diesel::pg::Pg);
blocking!(blocking_on_mariadb, tests::engine::Mariadb, diesel::mysql::Mysql);

/// Async, with one backend, and spawned from generic code.
macro_rules! non_blocking {
    ($name:ident, $engine:ty, $backend:ty) => {
        mod $name {
            use super::*;
            use diesel_async::{AsyncConnectionCore, RunQueryDsl, SimpleAsyncConnection as _};
            use diesel_one_to_one::Result;
            use diesel_one_to_one::prelude_async::*;
            use diesel_one_to_one::verb::asynchronous::Get;
            use tests::engine::Engine;

            async fn everything<Conn>(conn: &mut Conn) -> Result<Loaded>
            where
                Conn: AsyncConnectionCore<Backend = $backend>,
            {
                assert_eq!(ada().profile().get(conn).await?, Some(profile()));
                assert_eq!(profile().user().get(conn).await?, ada());
                assert_eq!(avatar().profile().get(conn).await?, Some(profile()));
                assert_eq!(User::profile_of(&[bob(), ada()]).get(conn).await?, [None, Some(profile())]);
                assert_eq!(Avatar::profile_of(&[avatar()]).get(conn).await?, [Some(profile())]);
                assert_eq!(User::with_existing_profile().limit(5).load(conn).await?, [(ada(), profile())]);
                assert_eq!(Avatar::with_profile().limit(5).load(conn).await?, [(avatar(), Some(profile()))]);
                let mut rows = User::with(User::PROFILE.then(Profile::AVATAR)).all(conn).await?;
                rows.sort_by_key(|(user, _)| user.id);
                Ok(rows)
            }

            /// `Send` in generic code, without a word of it in the bounds but that of the connection.
            async fn spawned<Conn>(mut conn: Conn) -> Result<Loaded>
            where
                Conn: AsyncConnectionCore<Backend = $backend> + 'static,
            {
                tokio::spawn(async move { everything(&mut conn).await }).await.unwrap()
            }

            /// Over any handle, and with it over any backend.
            async fn found<H, Conn>(handle: H, mut conn: Conn) -> Result<H::Output>
            where
                H: Get<Conn, Output: Send> + Send + 'static,
                Conn: Send + 'static,
            {
                tokio::spawn(async move { handle.get(&mut conn).await }).await.unwrap()
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn one_backend_and_any_handle() {
                let database = <$engine>::fresh_for_many();
                let mut conn = database.connect_async().await;
                conn.batch_execute(SCRIPT).await.unwrap();
                assert_eq!(everything(&mut conn).await.unwrap(), loaded());
                assert_eq!(spawned(conn).await.unwrap(), loaded());
                let conn = database.connect_async().await;
                assert_eq!(found(ada().profile(), conn).await.unwrap(), Some(profile()));
                let conn = database.connect_async().await;
                assert_eq!(found(Profile::user_of(&[profile()]), conn).await.unwrap(), [ada()]);
            }
        }
    };
}

non_blocking!(async_on_sqlite, tests::engine::Sqlite, diesel::sqlite::Sqlite);
non_blocking!(async_on_postgresql, tests::engine::Postgres, diesel::pg::Pg);
non_blocking!(async_on_mariadb, tests::engine::Mariadb, diesel::mysql::Mysql);
