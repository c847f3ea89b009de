//! The futures of async verbs are `Send`: they go to another thread.

use diesel::prelude::*;
// By name, which hides the one of the prelude above.
use diesel_async::{RunQueryDsl, SimpleAsyncConnection as _};
use diesel_one_to_one::{OneToOneError, prelude_async::*};
use tests::engine::{Engine, Mariadb, Postgres, Sqlite};

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

fn profile() -> Profile {
    Profile { id: 10, user_id: 1 }
}

fn avatar() -> Avatar {
    Avatar { id: 20, profile_id: Some(10) }
}

macro_rules! spawned {
    ($name:ident, $engine:ty) => {
        #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
        async fn $name() {
            let database = <$engine>::fresh();
            let mut conn = database.connect_async().await;
            conn.batch_execute(SCRIPT).await.unwrap();
            let answer = tokio::spawn(async move {
                let conn = &mut conn;
                assert_eq!(ada().profile().get(conn).await?, Some(profile()));
                assert_eq!(profile().user().get(conn).await?, ada());
                assert_eq!(avatar().profile().get(conn).await?, Some(profile()));
                assert_eq!(User::profile_of(&[ada()]).get(conn).await?, [Some(profile())]);
                assert_eq!(Avatar::profile_of(&[avatar()]).get(conn).await?, [Some(profile())]);
                let plan = User::with(User::PROFILE.then(Profile::AVATAR));
                assert_eq!(plan.all(conn).await?.len(), 2);
                let rows = User::with_existing_profile().filter(users::id.eq(1)).load(conn).await?;
                assert_eq!(rows, [(ada(), profile())]);
                Ok::<_, OneToOneError>(())
            });
            answer.await.unwrap().unwrap();
        }
    };
}

spawned!(on_sqlite, Sqlite);
spawned!(on_postgresql, Postgres);
spawned!(on_mariadb, Mariadb);
