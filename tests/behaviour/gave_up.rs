//! What the engines say when they give up for the sake of another transaction: all of it is retryable.

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel_one_to_one::OneToOneError;
use tests::engine::Engine as _;
use tests::every_engine;

const TABLE: &str = "CREATE TABLE seats (id INTEGER PRIMARY KEY, taken INTEGER NOT NULL);
    INSERT INTO seats (id, taken) VALUES (1, 0), (2, 0)";

/// The stable word for an error, and the error for the reader of a failure.
fn code(error: diesel::result::Error) -> (&'static str, String) {
    let said = format!("{error:?}");
    (OneToOneError::from(error).code(), said)
}

every_engine! {
    fn a_deadlock_has_a_victim(conn, database) {
        if DIALECT == "sqlite" {
            return; // one writer: there is nothing to wait for in a circle
        }
        go!(conn.batch_execute(TABLE)).unwrap();
        let mut other = database.connect();
        go!(conn.batch_execute("BEGIN; UPDATE seats SET taken = 1 WHERE id = 1")).unwrap();
        other.batch_execute("BEGIN; UPDATE seats SET taken = 2 WHERE id = 2").unwrap();
        let theirs = std::thread::spawn(move || {
            let result = other.batch_execute("UPDATE seats SET taken = 2 WHERE id = 1");
            other.batch_execute("ROLLBACK").unwrap();
            result
        });
        let mine = go!(conn.batch_execute("UPDATE seats SET taken = 1 WHERE id = 2"));
        go!(conn.batch_execute("ROLLBACK")).unwrap();
        let refused: Vec<_> = [mine.err(), theirs.join().unwrap().err()].into_iter().flatten().map(code).collect();
        assert!(refused.iter().all(|it| it.0 == "retryable"), "{refused:?}");
        assert_eq!(refused.len(), 1, "{refused:?}");
    }

    fn a_snapshot_is_outdated(conn, database) {
        go!(conn.batch_execute(TABLE)).unwrap();
        let begin = match DIALECT {
            "sqlite" => "BEGIN",
            "postgres" => "BEGIN ISOLATION LEVEL REPEATABLE READ",
            _ => "SET SESSION innodb_snapshot_isolation = ON; START TRANSACTION WITH CONSISTENT SNAPSHOT",
        };
        go!(conn.batch_execute(begin)).unwrap();
        let _: i64 = go!(diesel::dsl::sql::<diesel::sql_types::BigInt>("SELECT count(*) FROM seats").get_result(conn)).unwrap();
        database.connect().batch_execute("UPDATE seats SET taken = 5 WHERE id = 1").unwrap();
        let error = go!(conn.batch_execute("UPDATE seats SET taken = taken + 1 WHERE id = 1")).unwrap_err();
        let (code, said) = code(error);
        assert_eq!(code, "retryable", "{said}");
        go!(conn.batch_execute("ROLLBACK")).unwrap();
    }

    fn a_lock_is_not_waited_for(conn, database) {
        if DIALECT == "sqlite" {
            return; // it locks no rows
        }
        go!(conn.batch_execute(TABLE)).unwrap();
        let mut other = database.connect();
        other.batch_execute("BEGIN; UPDATE seats SET taken = 2 WHERE id = 2").unwrap();
        let error = go!(conn.batch_execute("SELECT * FROM seats WHERE id = 2 FOR UPDATE NOWAIT")).unwrap_err();
        let (code, said) = code(error);
        assert_eq!(code, "retryable", "{said}");
        other.batch_execute("ROLLBACK").unwrap();
    }
}

/// Two connections to one cache: `SQLITE_LOCKED` where others get `SQLITE_BUSY`.
#[test]
fn a_table_of_a_shared_cache_is_locked() {
    let url = "file:gave_up?mode=memory&cache=shared";
    let [mut one, mut two] = [url; 2].map(|url| SqliteConnection::establish(url).unwrap());
    one.batch_execute(TABLE).unwrap();
    one.batch_execute("BEGIN IMMEDIATE; UPDATE seats SET taken = 1").unwrap();
    for statement in ["SELECT * FROM seats", "UPDATE seats SET taken = 2"] {
        let (code, said) = code(two.batch_execute(statement).unwrap_err());
        assert_eq!(code, "retryable", "{said}");
    }
}
