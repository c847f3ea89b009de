//! `create_all_with_..` where a row does not become what was given: it is dropped, or its zero is counted.

use diesel::prelude::*;
use tests::every_engine;

use crate::create_all_with::{assert_pairs, name, new_user};
use crate::models::{Profile, User, profiles, tables, users};

/// A trigger that drops the second row.
fn dropping(dialect: &str, table: &str, column: &str) -> String {
    match dialect {
        "sqlite" => format!(
            "CREATE TRIGGER dropping BEFORE INSERT ON {table} WHEN NEW.{column} = 'number 2'
             BEGIN SELECT RAISE(IGNORE); END"
        ),
        _ => format!(
            "CREATE FUNCTION dropping() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                 IF NEW.{column} = 'number 2' THEN RETURN NULL; END IF; RETURN NEW;
             END $$;
             CREATE TRIGGER dropping BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION dropping();"
        ),
    }
}

/// A trigger that gives the second row a key of its own.
fn numbering(dialect: &str) -> String {
    match dialect {
        "mariadb" => "CREATE TRIGGER numbering BEFORE INSERT ON users FOR EACH ROW
            SET NEW.id = IF(NEW.name = 'number 2', 1234, NEW.id)"
            .to_owned(),
        _ => "CREATE FUNCTION numbering() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                 IF NEW.name = 'number 2' THEN NEW.id := 1234; END IF; RETURN NEW;
             END $$;
             CREATE TRIGGER numbering BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION numbering();"
            .to_owned(),
    }
}

type NewChild = (diesel::dsl::Eq<profiles::handle, String>, diesel::dsl::Eq<profiles::visits, i32>);
type Numbered = ((diesel::dsl::Eq<users::id, i32>, diesel::dsl::Eq<users::name, String>), NewChild);

fn numbered(id: i32, number: i32) -> Numbered {
    let (_, child) = new_user(number);
    ((users::id.eq(id), users::name.eq(name(number))), child)
}

/// A user zero, as a dump brings it.
const ZERO: &str = "SET @mode = @@sql_mode; SET sql_mode = 'NO_AUTO_VALUE_ON_ZERO';
    INSERT INTO users (id, name) VALUES (0, 'Zero'); SET sql_mode = @mode";

every_engine! {
    fn a_parent_that_the_database_drops(conn) {
        if DIALECT == "mariadb" {
            return; // a trigger cannot
        }
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        go!(conn.batch_execute(&dropping(DIALECT, "users", "name"))).unwrap();
        let refused = [
            go!(User::create_all_with_profile([new_user(1), new_user(2), new_user(3)]).run(conn)),
            go!(User::create_all_with_profile([numbered(51, 1), numbered(52, 2), numbered(53, 3)]).run(conn)),
            go!(User::create_all_with_profile([new_user(2)]).run(conn)),
        ];
        for refused in refused {
            let error = refused.unwrap_err();
            assert_eq!((error.code(), error.association()), ("database", Some("User.profile")));
            assert_eq!(error.database_error(), Some(&diesel::result::Error::NotFound));
        }
        assert_eq!(go!(User::query().load(conn)).unwrap().len(), 2);
        assert_eq!(go!(Profile::query().load(conn)).unwrap(), []);
        let made = go!(User::create_all_with_profile([new_user(1), new_user(3)]).run(conn)).unwrap();
        assert_pairs(&made, [1, 3]);
    }

    fn a_child_that_the_database_drops(conn) {
        if DIALECT == "mariadb" {
            return;
        }
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        go!(conn.batch_execute(&dropping(DIALECT, "profiles", "handle"))).unwrap();
        let refused = go!(User::create_all_with_profile([new_user(1), new_user(2), new_user(3)]).run(conn));
        assert_eq!(refused.unwrap_err().code(), "unsupported");
        assert_eq!(go!(User::query().load(conn)).unwrap().len(), 2);
    }

    /// The row that is then told of is not an older one, to which the child would go.
    fn a_counted_key_that_a_trigger_changes(conn) {
        if DIALECT == "sqlite" {
            return; // a trigger cannot
        }
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        go!(conn.batch_execute(&numbering(DIALECT))).unwrap();
        let ((one, of_one), (two, of_two)) = (new_user(1), new_user(2));
        go!(User::create_with_profile(one, of_one).run(conn)).unwrap();
        let single = go!(User::create_with_profile(two, of_two).run(conn)).map(|pair| vec![pair]);
        if let Ok(made) = &single {
            go!(made[0].0.deletion().run(conn)).unwrap();
        }
        let many = go!(User::create_all_with_profile([new_user(3), new_user(2), new_user(4)]).run(conn));
        if DIALECT == "mariadb" {
            for refused in [single, many] {
                let error = refused.unwrap_err();
                assert_eq!((error.code(), error.association()), ("database", Some("User.profile")));
                assert_eq!(error.database_error(), Some(&diesel::result::Error::NotFound));
            }
            assert_eq!(go!(User::query().load(conn)).unwrap().len(), 3);
            assert_eq!(go!(Profile::query().load(conn)).unwrap().len(), 1);
        } else {
            assert_pairs(&single.unwrap(), [2]);
            assert_pairs(&many.unwrap(), [3, 2, 4]);
        }
    }

    fn a_zero(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        if DIALECT != "mariadb" {
            let made = go!(User::create_all_with_profile([numbered(0, 1), numbered(50, 2)]).run(conn)).unwrap();
            assert_pairs(&made, [1, 2]);
            assert_eq!(made[0].0.id, 0);
            return;
        }
        for there_is_one in [false, true] {
            if there_is_one {
                go!(conn.batch_execute(ZERO)).unwrap();
            }
            let first = if there_is_one { 200 } else { 100 };
            let made = go!(User::create_all_with_profile([numbered(0, first), numbered(first + 50, first + 1)]).run(conn)).unwrap();
            assert_pairs(&made, first..first + 2);
            let made = go!(User::create_all_with_profile([numbered(0, first + 2)]).run(conn)).unwrap();
            assert_pairs(&made, [first + 2]);
            let (user, profile) = numbered(0, first + 3);
            let made = go!(User::create_with_profile(user, profile).run(conn)).unwrap();
            assert_ne!(made.0.id, 0);
            assert_pairs(&[made], [first + 3]);
        }
        go!(conn.batch_execute("DELETE FROM users WHERE id = 0; SET sql_mode = 'NO_AUTO_VALUE_ON_ZERO'")).unwrap();
        let made = go!(User::create_all_with_profile([numbered(0, 31), numbered(900, 32)]).run(conn)).unwrap();
        assert_pairs(&made, [31, 32]);
        assert_eq!(made[0].0.id, 0);
    }
}
