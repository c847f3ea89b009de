//! Triggers: of which table an error is that one of them makes, and rows that are stored otherwise than they were sent.

use tests::every_engine;

use crate::models::{NewProfile, Profile, profiles, tables, user};

/// A table with a column of the same name, UNIQUE and with a foreign key, that a trigger writes to.
fn logged(dialect: &str) -> String {
    let log =
        "CREATE TABLE profile_log (user_id INTEGER NOT NULL UNIQUE, FOREIGN KEY (user_id) REFERENCES users (id));";
    let write = "INSERT INTO profile_log (user_id) VALUES (CASE NEW.visits WHEN 9 THEN 99 ELSE 2 END);";
    let trigger = match dialect {
        "postgres" => format!(
            "CREATE FUNCTION log_it() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {write} RETURN NULL; END $$;
             CREATE TRIGGER logs AFTER INSERT OR UPDATE ON profiles FOR EACH ROW EXECUTE FUNCTION log_it();"
        ),
        _ => ["INSERT", "UPDATE"]
            .map(|event| {
                format!("CREATE TRIGGER log_{event} AFTER {event} ON profiles FOR EACH ROW BEGIN {write} END;")
            })
            .concat(),
    };
    tables(dialect) + log + &trigger
}

/// What is stored is in lower case, and counts one visit more than was said.
fn changed(dialect: &str) -> String {
    let set = "SET NEW.handle = LOWER(NEW.handle), NEW.visits = NEW.visits + 1";
    let triggers = match dialect {
        "postgres" => "CREATE FUNCTION change_it() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN NEW.handle = lower(NEW.handle); NEW.visits = NEW.visits + 1; RETURN NEW; END $$;
             CREATE TRIGGER changes BEFORE INSERT OR UPDATE ON profiles FOR EACH ROW EXECUTE FUNCTION change_it();"
            .to_owned(),
        "mariadb" => ["INSERT", "UPDATE"]
            .map(|event| format!("CREATE TRIGGER change_{event} BEFORE {event} ON profiles FOR EACH ROW {set};"))
            .concat(),
        // its triggers cannot change what is to be written
        _ => ["INSERT", "UPDATE OF handle"]
            .map(|event| {
                let name = &event[..6];
                format!(
                    "CREATE TRIGGER change_{name} AFTER {event} ON profiles BEGIN
                        UPDATE profiles SET handle = lower(NEW.handle), visits = NEW.visits + 1 WHERE id = NEW.id; END;"
                )
            })
            .concat(),
    };
    tables(dialect) + &triggers
}

every_engine! {
    fn the_same_column_of_another_table(conn) {
        go!(conn.batch_execute(&logged(DIALECT))).unwrap();
        go!(conn.batch_execute("INSERT INTO profile_log (user_id) VALUES (2)")).unwrap();
        for inside in [false, true] {
            if inside {
                go!(conn.begin_test_transaction()).unwrap();
            }
            let errors = [
                go!(user(1).profile().create(&NewProfile::called("ada"), conn)).unwrap_err(),
                go!(user(1).profile().upsert(&NewProfile::called("ada"), conn)).unwrap_err(),
                go!(user(1).profile().replace(&NewProfile::called("ada"), conn)).unwrap_err(),
                go!(user(1).profile().get_or_create(&NewProfile::called("ada"), conn)).unwrap_err(),
            ];
            for error in errors {
                assert_eq!((error.code(), error.association()), ("database", Some("User.profile")), "{inside} {error:?}");
            }
            // nor is it this parent that is missing
            let error = go!(user(1).profile().create((profiles::handle.eq("x"), profiles::visits.eq(9)), conn)).unwrap_err();
            assert_eq!((error.code(), error.association()), ("database", Some("User.profile")), "{inside} {error:?}");
        }
        assert_eq!(go!(Profile::query().load(conn)).unwrap(), []);
    }

    fn the_same_column_of_another_table_where_a_child_moves(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        let made = go!(user(1).profile().create(&NewProfile::called("ada"), conn)).unwrap();
        go!(conn.batch_execute(&logged(DIALECT).replace(&tables(DIALECT), ""))).unwrap();
        go!(conn.batch_execute("INSERT INTO profile_log (user_id) VALUES (2)")).unwrap();
        let error = go!(made.user().move_to(&user(2), conn)).unwrap_err();
        assert_eq!((error.code(), error.association()), ("database", Some("User.profile")), "{error:?}");
        assert_eq!(go!(Profile::query().load(conn)).unwrap(), [made]);
    }

    fn a_row_is_given_as_it_is_stored(conn) {
        go!(conn.batch_execute(&changed(DIALECT))).unwrap();
        let bio = Some("unwritten".to_owned());
        macro_rules! check {
            ($verb:expr, $handle:literal) => {{
                let given: Profile = $verb;
                let stored = go!(user(1).profile().get(conn)).unwrap().unwrap();
                assert_eq!((stored.handle.as_str(), &stored.bio), ($handle, &bio));
                assert!(stored.visits > 7, "{stored:?}");
                // SQLite gives back what the statement wrote, before its triggers
                if DIALECT != "sqlite" {
                    assert_eq!(given, stored);
                }
                given.id
            }};
        }
        let new = |handle| NewProfile::called(handle);
        let id = check!(go!(user(1).profile().create(&new("ADA"), conn)).unwrap(), "ada");
        assert_eq!(check!(go!(user(1).profile().upsert(&new("ADA L"), conn)).unwrap(), "ada l"), id);
        let updated = go!(user(1).profile().update(|_| profiles::handle.eq("LOVELACE"), conn)).unwrap().unwrap();
        assert_eq!(check!(updated, "lovelace"), id);
        let upserted = go!(crate::models::User::profile_of(&[user(1)]).upsert_all(vec![new("AL")], conn)).unwrap();
        assert_eq!(check!(upserted.into_iter().next().unwrap(), "al"), id);
        let replaced = go!(user(1).profile().replace(&new("NEXT"), conn)).unwrap();
        assert_eq!(replaced.left.as_ref().map(|it| it.id), Some(id));
        check!(replaced.came, "next");
        let moved = go!(user(1).profile().get(conn)).unwrap().unwrap();
        let moved = go!(moved.user().move_to(&user(2), conn)).unwrap();
        assert_eq!(go!(user(2).profile().get(conn)).unwrap(), Some(moved));
    }
}
