//! `retry`: a whole transaction, again when the database gave it up.

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel_one_to_one::{OneToOneError, prelude, verb::blocking};
use tests::engine::{Engine as _, Postgres, Sqlite};
use tests::every_engine;

use crate::models::{NewProfile, Profile, profiles, tables, user};

every_engine! {
    fn a_transaction_that_succeeds_runs_once(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        let mut attempts = 0;
        let made = go!(retry(conn, 3, closure!(inside => {
            attempts += 1;
            go!(user(1).profile().create(&NewProfile::called("ada"), inside))
        })));
        let made = made.unwrap();
        assert_eq!((made.user_id, attempts), (1, 1));
        // and what comes next is in no transaction
        go!(user(2).profile().create(&NewProfile::called("grace"), conn)).unwrap();
        assert_eq!(go!(Profile::query().load(conn)).unwrap().len(), 2);
    }

    fn an_error_undoes_it_all_and_is_not_tried_again(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        let mut attempts = 0;
        let refused = go!(retry(conn, 3, closure!(inside => {
            attempts += 1;
            go!(user(1).profile().create(&NewProfile::called("ada"), inside))?;
            go!(user(1).profile().create(&NewProfile::called("again"), inside))
        })));
        assert_eq!((refused.unwrap_err().code(), attempts), ("already_linked", 1));
        assert_eq!(go!(Profile::query().load(conn)).unwrap(), []);
    }

    fn a_part_of_a_transaction_is_refused(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        go!(conn.begin_test_transaction()).unwrap();
        let mut attempts = 0;
        let refused = go!(retry(conn, 3, closure!(_inside => {
            attempts += 1;
            Ok(())
        })));
        let cause = refused.unwrap_err();
        assert_eq!(attempts, 0);
        assert!(matches!(cause.database_error(), Some(diesel::result::Error::AlreadyInTransaction)), "{cause:?}");
    }
}

/// What the database gives up at COMMIT.
#[test]
fn at_commit_on_postgres() {
    let database = Postgres::fresh_for_many();
    let conn = &mut database.connect();
    conn.batch_execute(&tables("postgres")).unwrap();
    conn.batch_execute(
        "CREATE SEQUENCE tries;
         CREATE FUNCTION give_up() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
             IF nextval('tries') < 3 THEN RAISE 'not yet' USING ERRCODE = 'serialization_failure'; END IF;
             RETURN NULL;
         END $$;
         CREATE CONSTRAINT TRIGGER given_up AFTER INSERT ON profiles DEFERRABLE INITIALLY DEFERRED
             FOR EACH ROW EXECUTE FUNCTION give_up()",
    )
    .unwrap();
    let mut attempts = 0;
    let made = prelude::retry(conn, 5, |conn| {
        attempts += 1;
        blocking::Create::create(user(1).profile(), &NewProfile::called("ada"), conn)
    });
    assert_eq!((made.unwrap().user_id, attempts), (1, 3));
    conn.batch_execute("SELECT setval('tries', 1, false)").unwrap();
    let given_up =
        prelude::retry(conn, 2, |conn| blocking::Create::create(user(2).profile(), &NewProfile::called("grace"), conn));
    assert!(matches!(given_up, Err(OneToOneError::Retryable { .. })), "{given_up:?}");
    // each left the connection in no transaction
    diesel::delete(profiles::table).execute(conn).unwrap();
    assert_eq!(Profile::query().load(&mut database.connect()).unwrap(), []);
}

/// Outside of WAL a reader keeps a writer from its COMMIT.
#[test]
fn at_commit_on_sqlite() {
    let database = Sqlite::fresh_for_many();
    let conn = &mut database.connect();
    conn.batch_execute("PRAGMA journal_mode = DELETE; PRAGMA busy_timeout = 0").unwrap();
    conn.batch_execute(&tables("sqlite")).unwrap();
    let reader = &mut database.connect();
    reader.batch_execute("BEGIN; SELECT count(*) FROM users").unwrap();
    let mut attempts = 0;
    let made = prelude::retry(conn, 5, |conn| {
        attempts += 1;
        if attempts == 3 {
            reader.batch_execute("COMMIT").unwrap();
        }
        blocking::Create::create(user(1).profile(), &NewProfile::called("ada"), conn)
    });
    assert_eq!((made.unwrap().user_id, attempts), (1, 3));
    assert_eq!(Profile::query().load(reader).unwrap().len(), 1);
}

/// A snapshot that is outdated when it writes: the second attempt sees what is there.
#[test]
fn under_repeatable_read_on_postgres() {
    let database = Postgres::fresh_for_many();
    let (conn, other) = (&mut database.connect(), &mut database.connect());
    conn.batch_execute(&tables("postgres")).unwrap();
    conn.batch_execute("SET default_transaction_isolation = 'repeatable read'").unwrap();
    blocking::Create::create(user(1).profile(), &NewProfile::called("ada"), conn).unwrap();
    let mut attempts = 0;
    let updated = prelude::retry(conn, 3, |conn| {
        attempts += 1;
        let seen = Profile::query().first(conn)?.visits;
        if attempts == 1 {
            blocking::Update::update(user(1).profile(), |old| profiles::visits.eq(old.visits + 10), other)?;
        }
        blocking::Update::update(user(1).profile(), |_| profiles::visits.eq(seen + 1), conn)
    });
    assert_eq!((updated.unwrap().unwrap().visits, attempts), (18, 2));
}
