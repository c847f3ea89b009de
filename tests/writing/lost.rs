//! A connection that the server ends: each verb says so, and none says that it did what it may not have done.

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error};
use diesel::sql_types::BigInt;
use diesel_one_to_one::OneToOneError;
use tests::every_engine;

use crate::models::{NewProfile, Profile, profiles, tables, user};

/// What a lost connection may be called.
fn is_told(error: &OneToOneError) -> bool {
    let closed = matches!(error.database_error(), Some(Error::DatabaseError(DatabaseErrorKind::ClosedConnection, _)));
    let refused = matches!(error.database_error(), Some(Error::BrokenTransactionManager));
    (error.code() == "outcome_unknown" && closed) || (error.code() == "database" && (closed || refused))
}

every_engine! {
    fn between_two_verbs(conn, database) {
        if DIALECT == "sqlite" {
            return; // it has no server
        }
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        let ended = if DIALECT == "postgres" { "pg_terminate_backend(" } else { "KILL " };
        let own = if DIALECT == "postgres" { "pg_backend_pid()::bigint" } else { "CAST(connection_id() AS SIGNED)" };
        macro_rules! lost {
            ($conn:ident, $verb:expr) => {{
                let $conn = &mut go!(connect(database));
                let id: i64 = go!(diesel::select(sql::<BigInt>(own)).get_result($conn)).unwrap();
                let end = if DIALECT == "postgres" { format!("SELECT {ended}{id}::int)") } else { format!("{ended}{id}") };
                go!(conn.batch_execute(&end)).unwrap();
                std::thread::sleep(std::time::Duration::from_millis(50));
                let error = $verb.map(drop).unwrap_err();
                assert!(is_told(&error), "{error:?}");
                assert_eq!(error.association(), Some("User.profile"), "{error:?}");
                // and what comes next on it is no better
                let error = go!(user(1).profile().upsert(&NewProfile::called("late"), $conn)).unwrap_err();
                assert!(is_told(&error), "{error:?}");
            }};
        }
        lost!(other, go!(user(1).profile().create(&NewProfile::called("x"), other)));
        lost!(other, go!(user(1).profile().upsert(&NewProfile::called("x"), other)));
        lost!(other, go!(user(1).profile().get_or_create(&NewProfile::called("x"), other)));
        lost!(other, go!(user(1).profile().update(|old| profiles::visits.eq(old.visits), other)));
        lost!(other, go!(user(1).profile().replace(&NewProfile::called("x"), other)));
        lost!(other, go!(user(1).profile().take(other)));
        lost!(other, go!(user(1).profile().swap_with(&user(2), other)));
        assert_eq!(go!(Profile::query().load(conn)).unwrap(), []);
    }
}
