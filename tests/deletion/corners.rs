//! Keys that are checked at COMMIT, tables in a schema of their own, futures of generic callers.

use diesel::prelude::*;
use diesel_one_to_one::prelude::{BelongsToOne, HasOne, Model};
use tests::every_engine;

use crate::models::*;
use crate::{blocking, deleted, one};

mod archive {
    use super::*;

    diesel::table! { one_to_one_archive.boxes (id) { id -> Integer, } }
    diesel::table! { one_to_one_archive.labels (id) { id -> Integer, box_id -> Integer, } }
    diesel::allow_tables_to_appear_in_same_query!(boxes, labels);

    #[derive(Debug, HasQuery, Model, HasOne)]
    #[diesel(table_name = boxes)]
    #[has_one(Label)]
    #[model(schema = one_to_one_archive)]
    pub(crate) struct Chest {
        pub(crate) id: i32,
    }

    #[derive(Debug, HasQuery, Model, BelongsToOne)]
    #[diesel(table_name = labels)]
    #[belongs_to_one(Chest, foreign_key = box_id, on_delete = cascade)]
    #[model(schema = one_to_one_archive)]
    pub(crate) struct Label {
        pub(crate) id: i32,
        pub(crate) box_id: i32,
    }
}

const DEFERRED: &str = "
    CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(20) NOT NULL);
    CREATE TABLE profiles (id INTEGER NOT NULL PRIMARY KEY, user_id INTEGER NOT NULL);
    CREATE TABLE avatars (id INTEGER NOT NULL PRIMARY KEY, profile_id INTEGER NOT NULL);
    CREATE TABLE licences (id INTEGER NOT NULL PRIMARY KEY, avatar_id INTEGER NOT NULL);
    CREATE TABLE drafts (id INTEGER NOT NULL PRIMARY KEY, user_id INTEGER);
    CREATE TABLE badges (id INTEGER NOT NULL PRIMARY KEY, user_id INTEGER NOT NULL,
        CONSTRAINT badges_user_fk FOREIGN KEY (user_id) REFERENCES users (id) DEFERRABLE INITIALLY DEFERRED);
";

every_engine! {
    fn a_key_that_is_checked_at_commit(conn) {
        if DIALECT == "mariadb" {
            return; // has none
        }
        go!(conn.batch_execute(&(DEFERRED.to_owned() + ROWS))).unwrap();
        let refused = blocking(go!(user(3).deletion().run(conn)).unwrap_err());
        let known = one("badges_user_fk", "badges", 0);
        assert!(refused == [known] || DIALECT == "sqlite", "{refused:?}");
        assert_eq!(go!(users::table.count().get_result::<i64>(conn)).unwrap(), 4);
        assert_eq!(deleted(&go!(user(1).deletion().run(conn)).unwrap()).len(), 3);
    }

    /// In a transaction of the caller's whose snapshot is older than the children.
    fn an_old_snapshot(conn, database) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        let other = &mut go!(connect(database));
        let level = match DIALECT {
            "sqlite" => return, // one writer
            "postgres" => "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL REPEATABLE READ",
            _ => "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ",
        };
        go!(conn.batch_execute(level)).unwrap();
        go!(conn.begin_test_transaction()).unwrap();
        assert_eq!(go!(users::table.count().get_result::<i64>(conn)).unwrap(), 4);
        go!(other.batch_execute(
            "INSERT INTO profiles (id, user_id) VALUES (14, 4); INSERT INTO avatars (id, profile_id) VALUES (24, 14);
             INSERT INTO drafts (id, user_id) VALUES (44, 4)"
        )).unwrap();
        match go!(user(4).deletion().run(conn)) {
            Ok(report) => {
                println!("{DIALECT}: {report}");
                go!(conn.batch_execute("COMMIT")).unwrap();
                assert_eq!(go!(users::table.count().get_result::<i64>(conn)).unwrap(), 3);
                assert_eq!(go!(profiles::table.count().get_result::<i64>(conn)).unwrap(), 2);
                assert_eq!(go!(avatars::table.count().get_result::<i64>(conn)).unwrap(), 2);
                assert_eq!(go!(drafts::table.filter(drafts::user_id.is_null()).count().get_result::<i64>(conn)).unwrap(), 2);
            }
            Err(error) => {
                println!("{DIALECT}: {error}");
                go!(conn.batch_execute("ROLLBACK")).unwrap();
                assert_eq!(error.code(), "retryable");
            }
        }
    }

    fn tables_in_a_schema_of_their_own(conn) {
        use archive::{Chest, Label, boxes, labels};

        let key = "FOREIGN KEY (box_id) REFERENCES";
        let script = match DIALECT {
            "sqlite" => "ATTACH ':memory:' AS one_to_one_archive;".to_owned(),
            "postgres" => "SET client_min_messages = warning; SELECT pg_advisory_lock(31415926);
                DROP SCHEMA IF EXISTS one_to_one_archive CASCADE; CREATE SCHEMA one_to_one_archive;".to_owned(),
            _ => "DO GET_LOCK('one_to_one_archive', 60); DROP DATABASE IF EXISTS one_to_one_archive;
                CREATE DATABASE one_to_one_archive;".to_owned(),
        };
        let parent = if DIALECT == "sqlite" { "boxes" } else { "one_to_one_archive.boxes" };
        go!(conn.batch_execute(&format!(
            "{script} CREATE TABLE one_to_one_archive.boxes (id INTEGER NOT NULL PRIMARY KEY);
             CREATE TABLE one_to_one_archive.labels (id INTEGER NOT NULL PRIMARY KEY, box_id INTEGER NOT NULL UNIQUE,
                 {key} {parent} (id) ON DELETE CASCADE);
             CREATE TABLE one_to_one_archive.stamps (id INTEGER NOT NULL PRIMARY KEY, box_id INTEGER NOT NULL,
                 {key} {parent} (id) ON DELETE CASCADE)"
        ))).unwrap();
        let all: Vec<_> = (1..=300).map(|id| Chest { id }).collect();
        let rows = |width: usize| (1..=300).map(|id| format!("({})", vec![id.to_string(); width].join(", "))).collect::<Vec<_>>().join(", ");
        go!(conn.batch_execute(&format!(
            "INSERT INTO one_to_one_archive.boxes VALUES {}; INSERT INTO one_to_one_archive.labels VALUES {}", rows(1), rows(2)
        ))).unwrap();
        let plan = go!(all[0].deletion().plan(conn)).unwrap();
        assert_eq!(plan.unmanaged.len(), 1);
        assert!(plan.unmanaged[0].table.ends_with("stamps"), "{plan:?}");
        assert_eq!(plan.report.to_string(), "1 row of one_to_one_archive.boxes, 1 row of one_to_one_archive.labels");
        assert_eq!(deleted(&go!(all[0].deletion().run(conn)).unwrap()), [("boxes", 1), ("labels", 1)]);
        assert_eq!(deleted(&go!(Chest::deletion_of(&all).run(conn)).unwrap()), [("boxes", 299), ("labels", 299)]);
        assert_eq!(go!(labels::table.count().get_result::<i64>(conn)).unwrap(), 0);
        assert_eq!(go!(boxes::table.count().get_result::<i64>(conn)).unwrap(), 0);
        let nothing = Label { id: 1, box_id: 1 };
        assert_eq!(deleted(&go!(nothing.deletion().run(conn)).unwrap()), []);
        go!(conn.batch_execute(match DIALECT {
            "sqlite" => "DETACH one_to_one_archive",
            "postgres" => "DROP SCHEMA one_to_one_archive CASCADE",
            _ => "DROP DATABASE one_to_one_archive",
        })).unwrap();
    }
}

/// A future of a generic caller can be sent to another thread.
mod sendable {
    use crate::models::{Profile, User};
    use diesel_one_to_one::deletion::asynchronous::{Plan, Remove, Run};
    use diesel_one_to_one::deletion::{Deletable as _, Deletion, Report};

    async fn leave<Conn>(user: User, conn: &mut Conn) -> diesel_one_to_one::Result<Report>
    where
        Conn: Send,
        Deletion<User>: Run<Conn> + Plan<Conn>,
        Profile: Remove<Conn>,
    {
        user.deletion().plan(conn).await?;
        Profile::remove(vec![1], conn).await?;
        user.deletion().run(conn).await
    }

    fn sent<T: Send>(future: T) -> T {
        future
    }

    #[allow(dead_code)]
    fn generic<Conn>(user: User, conn: &mut Conn) -> impl Future<Output = diesel_one_to_one::Result<Report>> + Send
    where
        Conn: Send,
        Deletion<User>: Run<Conn> + Plan<Conn>,
        Profile: Remove<Conn>,
    {
        sent(leave(user, conn))
    }

    #[tokio::test]
    async fn of_a_spawned_task() {
        use diesel_async::SimpleAsyncConnection as _;
        use tests::engine::{Engine, Sqlite};

        let mut conn = Sqlite::fresh().connect_async().await;
        conn.batch_execute(&(crate::models::tables("sqlite") + crate::models::ROWS)).await.unwrap();
        let task = tokio::spawn(async move { leave(crate::models::user(1), &mut conn).await });
        assert_eq!(task.await.unwrap().unwrap().deleted_from("users"), 1);
    }
}
