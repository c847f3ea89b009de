//! What an error is about where the verb had changed something before: PostgreSQL's transaction takes no question until
//! that is undone, and the answer is not of the rows as the verb found them.

use diesel::prelude::*;
use tests::every_engine;

use crate::models::{Locker, NewProfile, Profile, User, lockers, person, profiles, tables, user, users};

/// A table with a column of the same name, UNIQUE and with a foreign key, that a trigger writes to.
fn logged(dialect: &str, table: &str, parents: &str, column: &str) -> String {
    let log = format!(
        "CREATE TABLE child_log ({column} INTEGER NOT NULL UNIQUE, FOREIGN KEY ({column}) REFERENCES {parents} (id));
         INSERT INTO child_log ({column}) VALUES (2);"
    );
    let write = format!("INSERT INTO child_log ({column}) SELECT written FROM what WHERE NEW.{column} IS NOT NULL;");
    let trigger = match dialect {
        "postgres" => format!(
            "CREATE FUNCTION log_it() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {write} RETURN NULL; END $$;
             CREATE TRIGGER logs AFTER INSERT OR UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION log_it();"
        ),
        _ => ["INSERT", "UPDATE"]
            .map(|event| format!("CREATE TRIGGER log_{event} AFTER {event} ON {table} FOR EACH ROW BEGIN {write} END;"))
            .concat(),
    };
    format!("{log} CREATE TABLE what (written INTEGER NOT NULL); {trigger}")
}

/// The UNIQUE of the log is in the way, or its foreign key.
const WHAT: [&str; 2] =
    ["DELETE FROM what; INSERT INTO what VALUES (2)", "DELETE FROM what; INSERT INTO what VALUES (99)"];

every_engine! {
    fn of_a_replace(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        let made = go!(user(1).profile().create(&NewProfile::called("ada"), conn)).unwrap();
        go!(conn.batch_execute(&logged(DIALECT, "profiles", "users", "user_id"))).unwrap();
        for what in WHAT {
            go!(conn.batch_execute(what)).unwrap();
            let error = go!(user(1).profile().replace(&NewProfile::called("new"), conn)).unwrap_err();
            assert_eq!((error.code(), error.association()), ("database", Some("User.profile")), "{error:?}");
        }
        assert_eq!(go!(Profile::query().load(conn)).unwrap(), [made]);
    }

    fn of_a_swap(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        let north = go!(person(1).locker().create(lockers::place.eq("north"), conn)).unwrap();
        let south = go!(person(2).locker().create(lockers::place.eq("south"), conn)).unwrap();
        go!(conn.batch_execute(&logged(DIALECT, "lockers", "people", "person_id"))).unwrap();
        for what in WHAT {
            go!(conn.batch_execute(what)).unwrap();
            let error = go!(person(1).locker().swap_with(&person(2), conn)).unwrap_err();
            assert_eq!((error.code(), error.association()), ("database", Some("Person.locker")), "{error:?}");
        }
        assert_eq!(go!(Locker::query().order(lockers::id).load(conn)).unwrap(), [north, south]);
    }

    fn of_two_that_are_made_together(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        go!(conn.batch_execute(&logged(DIALECT, "profiles", "users", "user_id"))).unwrap();
        for what in WHAT {
            go!(conn.batch_execute(what)).unwrap();
            let pair = || (users::name.eq("Lin"), NewProfile::called("lin"));
            let error = go!(User::create_with_profile(pair().0, pair().1).run(conn)).unwrap_err();
            assert_eq!((error.code(), error.association()), ("database", Some("User.profile")), "{error:?}");
            let error = go!(User::create_all_with_profile([pair()]).run(conn)).unwrap_err();
            assert_eq!((error.code(), error.association()), ("database", Some("User.profile")), "{error:?}");
        }
        assert_eq!(go!(Profile::query().order(profiles::id).load(conn)).unwrap(), []);
        assert_eq!(go!(User::query().order(users::id).load(conn)).unwrap(), [user(1), user(2)]);
    }
}
