//! What goes wrong, by its name, and without a word of the data.

use std::error::Error;

use diesel::result::DatabaseErrorKind::UniqueViolation;
use diesel::result::Error::DatabaseError;
use diesel_one_to_one::OneToOneError;
use tests::every_engine;

use crate::loose;
use crate::shapes::foreign_key::*;
use crate::shapes::{nullable_foreign_key, shared_key};

/// Where an error is said to have happened, and which it is.
fn named(error: &OneToOneError) -> (&'static str, Option<&'static str>) {
    (error.code(), error.association())
}

/// Switches off what keeps a child from referring to nothing.
fn without_foreign_keys(dialect: &str) -> &'static str {
    match dialect {
        "sqlite" => "PRAGMA foreign_keys = OFF",
        "postgres" => {
            "ALTER TABLE profiles DROP CONSTRAINT profiles_user_id_fkey;
             ALTER TABLE settings DROP CONSTRAINT settings_user_id_fkey"
        }
        "mariadb" => "SET foreign_key_checks = 0",
        other => panic!("{other}"),
    }
}

every_engine! {
    fn two_children_of_one_parent_are_not_singular(conn) {
        go!(conn.batch_execute(&format!("{}{ROWS}", loose::FOREIGN_KEY))).unwrap();
        go!(conn.batch_execute("INSERT INTO profiles (id, user_id, followers) VALUES (99, 3, 9)")).unwrap();
        let error = go!(parent(3).profile().get(conn)).unwrap_err();
        assert!(matches!(error, OneToOneError::NotSingular { association: "User.profile" }), "{error:?}");
        assert_eq!(named(&error), ("not_singular", Some("User.profile")));
        let error = go!(User::profile_of(&[1, 2, 3, 4].map(parent)).get(conn)).unwrap_err();
        assert_eq!(named(&error), ("not_singular", Some("User.profile")));
        // Only who asks for the doubled one is refused.
        let others = go!(User::profile_of(&[1, 2, 4].map(parent)).get(conn)).unwrap();
        assert_eq!(others, [Some(child(1)), None, Some(child(4))]);
        assert_eq!(go!(parent(1).profile().get(conn)).unwrap(), Some(child(1)));
    }

    fn two_parents_of_one_child_are_not_singular(conn) {
        go!(conn.batch_execute(&format!("{}{ROWS}", loose::FOREIGN_KEY))).unwrap();
        go!(conn.batch_execute("INSERT INTO users (id, email, active) VALUES (3, 'twin@example.com', TRUE)")).unwrap();
        let error = go!(child(3).user().get(conn)).unwrap_err();
        assert_eq!(named(&error), ("not_singular", Some("User.profile")));
        let error = go!(Profile::user_of(&[1, 3].map(child)).get(conn)).unwrap_err();
        assert_eq!(named(&error), ("not_singular", Some("User.profile")));
    }

    fn a_parent_that_is_not_there_is_missing(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        go!(conn.batch_execute(without_foreign_keys(DIALECT))).unwrap();
        go!(conn.batch_execute("INSERT INTO profiles (id, user_id, followers) VALUES (99, 77, 9)")).unwrap();
        let orphan = go!(Profile::query().find(99).first(conn)).unwrap();
        let error = go!(orphan.user().get(conn)).unwrap_err();
        assert!(matches!(error, OneToOneError::ParentMissing { association: "User.profile" }), "{error:?}");
        assert_eq!(named(&error), ("parent_missing", Some("User.profile")));
        let error = go!(Profile::user_of([&child(1), &orphan, &child(4)]).get(conn)).unwrap_err();
        assert_eq!(named(&error), ("parent_missing", Some("User.profile")));
        assert_eq!(go!(Profile::user_of(&[1, 4].map(child)).get(conn)).unwrap(), [1, 4].map(parent));
    }

    fn a_parent_that_went_is_missing_and_its_slot_is_empty(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        let (ada, profile) = (parent(1), child(1));
        go!(diesel::delete(users::table.find(1)).execute(conn)).unwrap();
        assert_eq!(go!(profile.user().get(conn)).unwrap_err().code(), "parent_missing");
        assert_eq!(go!(ada.profile().get(conn)).unwrap(), None);
    }

    /// The key is not NULL, so there is a parent to be found, though the type would have room for none.
    fn a_nullable_key_to_a_parent_that_is_not_there(conn) {
        use nullable_foreign_key::{Draft, child, parent};

        go!(conn.batch_execute(&(nullable_foreign_key::tables(DIALECT) + nullable_foreign_key::ROWS))).unwrap();
        let orphan = Draft { article_id: Some(5), ..child(1) };
        let error = go!(orphan.article().get(conn)).unwrap_err();
        assert_eq!(named(&error), ("parent_missing", Some("Article.draft")));
        let error = go!(Draft::article_of([&child(1), &orphan]).get(conn)).unwrap_err();
        assert_eq!(named(&error), ("parent_missing", Some("Article.draft")));
        assert_eq!(go!(child(1).article().get(conn)).unwrap(), Some(parent(1)));
    }

    fn what_diesel_reports_names_the_association(conn) {
        // There are no tables.
        for error in [
            go!(parent(1).profile().get(conn)).unwrap_err(),
            go!(child(1).user().get(conn)).unwrap_err(),
            go!(User::profile_of(&[parent(1)]).get(conn)).unwrap_err(),
            go!(Profile::user_of(&[child(1)]).get(conn)).unwrap_err(),
        ] {
            assert_eq!(named(&error), ("database", Some("User.profile")));
            assert!(matches!(error.database_error(), Some(DatabaseError(..))), "{error:?}");
            assert!(error.to_string().starts_with("User.profile: "), "{error}");
        }
        let error = go!(shared_key::parent(1).passport().get(conn)).unwrap_err();
        assert_eq!(named(&error), ("database", Some("Person.passport")));
        let error = go!(User::with(User::PROFILE).all(conn)).unwrap_err();
        assert_eq!(named(&error), ("database", None));
    }

    fn no_text_of_an_error_holds_a_value(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        let secret = |id| User { id, email: "hunter2".to_owned(), active: true };
        go!(diesel::insert_into(users::table).values(secret(6)).execute(conn)).unwrap();
        let refused = go!(diesel::insert_into(users::table).values(secret(7)).execute(conn)).unwrap_err();
        let DatabaseError(UniqueViolation, information) = &refused else { panic!("{refused:?}") };
        let told = format!("{} {:?}", information.message(), information.details());
        assert_eq!(told.contains("hunter2"), DIALECT != "sqlite", "this is what must not be passed on: {told}");

        for error in [OneToOneError::from(refused).during("User.profile")] {
            assert_eq!(named(&error), ("database", Some("User.profile")));
            assert!(matches!(error.database_error(), Some(DatabaseError(UniqueViolation, _))), "it is kept");
            let mut texts = vec![error.to_string(), format!("{error:#}"), format!("{error:>400}")];
            let mut source = error.source();
            while let Some(cause) = source {
                texts.extend([cause.to_string(), format!("{cause:?}")]);
                source = cause.source();
            }
            let passed_on: Box<dyn Error + Send + Sync> = error.into();
            texts.push(passed_on.to_string());
            assert!(texts.iter().all(|text| !text.contains("hunter2")), "{texts:?}");
            assert!(texts[0].contains("UniqueViolation"), "{texts:?}");
        }
    }

    fn a_key_that_is_not_found_is_in_no_text(conn) {
        let tables = loose::NULLABLE_FOREIGN_KEY;
        go!(conn.batch_execute(tables)).unwrap();
        let orphan = nullable_foreign_key::Draft { article_id: Some(4_242_424_242), ..nullable_foreign_key::child(1) };
        let error = go!(orphan.article().get(conn)).unwrap_err();
        assert!(!format!("{error} {error:?}").contains("4242424242"), "{error:?}");
        assert!(error.source().is_none());
    }

    fn a_lock_that_is_not_given_in_time_is_retryable(conn, database) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        let other = &mut go!(connect(database));
        go!(other.batch_execute(match DIALECT {
            "sqlite" => "PRAGMA busy_timeout = 0",
            "postgres" => "SET lock_timeout = '50ms'",
            "mariadb" => "SET innodb_lock_wait_timeout = 1",
            other => panic!("{other}"),
        }))
        .unwrap();
        let deactivate = || diesel::update(users::table.find(1)).set(users::active.eq(false));
        go!(conn.batch_execute("BEGIN")).unwrap();
        go!(deactivate().execute(conn)).unwrap();
        let refused = go!(deactivate().execute(other)).unwrap_err();
        go!(conn.batch_execute("ROLLBACK")).unwrap();

        let error = OneToOneError::from(refused).during("User.profile");
        assert_eq!(named(&error), ("retryable", Some("User.profile")), "{error:?}");
        assert!(error.source().is_none());
        assert_eq!(go!(deactivate().execute(other)).unwrap(), 1, "and so it is");
    }
}
