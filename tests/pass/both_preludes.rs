//! One crate, blocking in one module and async in another; and both `RunQueryDsl`s beside a prelude in one.

/// The models of both.
mod models {
    use diesel::prelude::*;
    use diesel_one_to_one::prelude::*;

    diesel::table! { users (id) { id -> Integer, name -> Text, } }
    diesel::table! { profiles (id) { id -> Integer, user_id -> Integer, } }
    diesel::allow_tables_to_appear_in_same_query!(users, profiles);

    #[derive(Debug, PartialEq, Eq, HasQuery, Model, HasOne)]
    #[diesel(table_name = users)]
    #[has_one(Profile)]
    pub(super) struct User {
        pub(super) id: i32,
        pub(super) name: String,
    }

    #[derive(Debug, PartialEq, Eq, HasQuery, Model, BelongsToOne)]
    #[diesel(table_name = profiles)]
    #[belongs_to_one(User, on_delete = cascade)]
    pub(super) struct Profile {
        pub(super) id: i32,
        pub(super) user_id: i32,
    }

    pub(super) const SCRIPT: &str = "
        CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
        CREATE TABLE profiles (id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL UNIQUE REFERENCES users (id));
        INSERT INTO users VALUES (1, 'Ada'), (2, 'Bob');
        INSERT INTO profiles VALUES (10, 1);
    ";

    pub(super) fn ada() -> User {
        User { id: 1, name: "Ada".to_owned() }
    }

    pub(super) fn profile_of_ada() -> Profile {
        Profile { id: 10, user_id: 1 }
    }
}

mod blocking {
    use super::models::*;
    use diesel::connection::SimpleConnection as _;
    use diesel::prelude::*;
    use diesel_one_to_one::prelude::*;

    #[test]
    fn queries_and_verbs() {
        let conn = &mut SqliteConnection::establish(":memory:").unwrap();
        conn.batch_execute(SCRIPT).unwrap();
        assert_eq!(User::with_existing_profile().load(conn).unwrap(), [(ada(), profile_of_ada())]);
        assert_eq!(ada().profile().get(conn).unwrap(), Some(profile_of_ada()));
        assert_eq!(User::with(User::PROFILE).all(conn).unwrap().len(), 2);
    }
}

mod non_blocking {
    use super::models::*;
    use diesel::prelude::{QueryDsl as _, SqliteConnection};
    use diesel_async::sync_connection_wrapper::SyncConnectionWrapper;
    use diesel_async::{AsyncConnection as _, RunQueryDsl as _, SimpleAsyncConnection as _};
    use diesel_one_to_one::prelude_async::*;

    #[tokio::test]
    async fn queries_and_verbs() {
        let conn = &mut SyncConnectionWrapper::<SqliteConnection>::establish(":memory:").await.unwrap();
        conn.batch_execute(SCRIPT).await.unwrap();
        let rows = User::with_existing_profile().limit(1).load(conn).await.unwrap();
        assert_eq!(rows, [(ada(), profile_of_ada())]);
        assert_eq!(profile_of_ada().user().get(conn).await.unwrap(), ada());
        assert_eq!(User::with(User::PROFILE).all(conn).await.unwrap().len(), 2);
    }
}

/// Diesel's own verbs are ambiguous where both `RunQueryDsl`s are in scope (E0034). Ours are not: none bears a name of
/// theirs.
mod blocking_beside_both {
    use super::models::*;
    use diesel::connection::SimpleConnection as _;
    use diesel::prelude::*;
    #[allow(unused_imports, reason = "what a file that uses both worlds has in scope")]
    use diesel_async::RunQueryDsl as _;
    use diesel_one_to_one::prelude::*;

    #[test]
    fn verbs() {
        let conn = &mut SqliteConnection::establish(":memory:").unwrap();
        conn.batch_execute(SCRIPT).unwrap();
        assert_eq!(ada().profile().get(conn).unwrap(), Some(profile_of_ada()));
        assert_eq!(profile_of_ada().user().get(conn).unwrap(), ada());
        assert_eq!(User::profile_of([&ada()]).get(conn).unwrap(), [Some(profile_of_ada())]);
        assert_eq!(Profile::user_of([&profile_of_ada()]).get(conn).unwrap(), [ada()]);
        assert_eq!(User::with(User::PROFILE).all(conn).unwrap().len(), 2);
        let rows: Vec<(User, Profile)> = diesel::RunQueryDsl::load(User::with_existing_profile(), conn).unwrap();
        assert_eq!(rows, [(ada(), profile_of_ada())]);
    }
}

mod non_blocking_beside_both {
    use super::models::*;
    use diesel::prelude::*;
    use diesel_async::sync_connection_wrapper::SyncConnectionWrapper;
    #[allow(unused_imports, reason = "what a file that uses both worlds has in scope")]
    use diesel_async::{AsyncConnection as _, RunQueryDsl as _, SimpleAsyncConnection as _};
    use diesel_one_to_one::prelude_async::*;

    #[tokio::test]
    async fn verbs() {
        let conn = &mut SyncConnectionWrapper::<SqliteConnection>::establish(":memory:").await.unwrap();
        conn.batch_execute(SCRIPT).await.unwrap();
        assert_eq!(ada().profile().get(conn).await.unwrap(), Some(profile_of_ada()));
        assert_eq!(profile_of_ada().user().get(conn).await.unwrap(), ada());
        assert_eq!(User::profile_of([&ada()]).get(conn).await.unwrap(), [Some(profile_of_ada())]);
        assert_eq!(Profile::user_of([&profile_of_ada()]).get(conn).await.unwrap(), [ada()]);
        assert_eq!(User::with(User::PROFILE).all(conn).await.unwrap().len(), 2);
    }
}
