//! Errors of what begins a verb's transaction and of what ends it: each names the association, as all others do.

use tests::engine::Engine as _;
use tests::every_engine;

use crate::models::{Locker, NewProfile, Profile, lockers, person, profiles, tables, user};

every_engine! {
    fn a_begin_that_is_refused(conn, database) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        if DIALECT != "sqlite" {
            return; // nothing is in the way of their BEGIN but a lost connection
        }
        go!(conn.batch_execute("PRAGMA busy_timeout = 0")).unwrap();
        let other = &mut go!(connect(database));
        go!(other.batch_execute("BEGIN IMMEDIATE")).unwrap();
        let error = go!(user(1).profile().take(conn)).unwrap_err();
        assert_eq!((error.code(), error.association()), ("retryable", Some("User.profile")));
        let error = go!(user(1).profile().replace(&NewProfile::called("ada"), conn)).unwrap_err();
        assert_eq!((error.code(), error.association()), ("retryable", Some("User.profile")));
        go!(other.batch_execute("ROLLBACK")).unwrap();
        assert_eq!(go!(user(1).profile().take(conn)).unwrap(), None);
    }

    fn a_commit_that_is_refused(conn) {
        if DIALECT == "mariadb" {
            return; // it defers nothing
        }
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        let profile = go!(user(1).profile().create(&NewProfile::called("ada"), conn)).unwrap();
        let locker = go!(person(1).locker().create(lockers::place.eq("north"), conn)).unwrap();
        go!(conn.batch_execute(
            "CREATE TABLE audits (profile_id INTEGER REFERENCES profiles (id) DEFERRABLE INITIALLY DEFERRED,
                 person_id INTEGER REFERENCES lockers (person_id) DEFERRABLE INITIALLY DEFERRED);
             INSERT INTO audits (profile_id, person_id) VALUES (1, 1);"
        )).unwrap();
        assert_eq!(profile.id, 1);
        let error = go!(user(1).profile().take(conn)).unwrap_err();
        assert_eq!((error.code(), error.association()), ("database", Some("User.profile")), "{error:?}");
        let error = go!(user(1).profile().replace((profiles::id.eq(5), profiles::handle.eq("new")), conn)).unwrap_err();
        assert_eq!((error.code(), error.association()), ("database", Some("User.profile")), "{error:?}");
        let error = go!(locker.person().move_to(&person(2), conn)).unwrap_err();
        assert_eq!((error.code(), error.association()), ("database", Some("Person.locker")), "{error:?}");
        assert_eq!(go!(Profile::query().load(conn)).unwrap(), [profile]);
        assert_eq!(go!(Locker::query().load(conn)).unwrap(), [locker]);
    }
}

/// What PostgreSQL gives up at a verb's COMMIT is begun again, a bounded number of times; and says what it is about.
#[test]
fn a_commit_that_is_given_up() {
    use diesel::connection::{Connection as _, SimpleConnection as _};
    use diesel_one_to_one::prelude::*;
    use tests::engine::Postgres;

    let database = Postgres::fresh();
    let conn = &mut database.connect();
    conn.batch_execute(&tables("postgres")).unwrap();
    let profile = user(1).profile().create(&NewProfile::called("ada"), conn).unwrap();
    conn.batch_execute(
        "CREATE SEQUENCE tries;
         CREATE FUNCTION give_up() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
             IF nextval('tries') < 3 THEN RAISE 'not yet' USING ERRCODE = 'serialization_failure'; END IF;
             RETURN NULL;
         END $$;
         CREATE CONSTRAINT TRIGGER given_up AFTER UPDATE OR DELETE ON profiles DEFERRABLE INITIALLY DEFERRED
             FOR EACH ROW EXECUTE FUNCTION give_up()",
    )
    .unwrap();
    let moved = profile.user().move_to(&user(2), conn).unwrap();
    assert_eq!(moved.user_id, 2);
    // always: the last attempt says so
    conn.batch_execute("ALTER SEQUENCE tries INCREMENT -1 MINVALUE -1000 RESTART 0").unwrap();
    let error = user(2).profile().take(conn).unwrap_err();
    assert_eq!((error.code(), error.association()), ("retryable", Some("User.profile")));
    let error = user(2).profile().replace(&NewProfile::called("new"), conn).unwrap_err();
    assert_eq!((error.code(), error.association()), ("retryable", Some("User.profile")));
    assert_eq!(user(2).profile().get(conn).unwrap(), Some(moved.clone()));
    // and a part of the caller's transaction is not begun again
    conn.batch_execute("ALTER SEQUENCE tries INCREMENT 1 RESTART 1; SET CONSTRAINTS ALL IMMEDIATE").unwrap();
    conn.begin_test_transaction().unwrap();
    conn.batch_execute("SET CONSTRAINTS ALL IMMEDIATE").unwrap();
    let error = user(2).profile().take(conn).unwrap_err();
    assert_eq!((error.code(), error.association()), ("retryable", Some("User.profile")));
    assert_eq!(user(2).profile().get(conn).unwrap(), Some(moved));
}
