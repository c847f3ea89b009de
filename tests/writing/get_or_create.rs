//! `get_or_create`: the child, made if there is none.

use tests::{count, every_engine};

use crate::models::{NewProfile, Profile, lockers, person, tables, user};

every_engine! {
    fn makes_one_then_gives_it(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        let (made, created) = go!(user(1).profile().get_or_create(&NewProfile::called("ada"), conn)).unwrap();
        assert!(created);
        let again = go!(user(1).profile().get_or_create(&NewProfile::called("other"), conn)).unwrap();
        assert_eq!(again, (made, false));
        assert_eq!(go!(Profile::query().load(conn)).unwrap().len(), 1);
    }

    fn a_closure_is_called_only_when_there_is_none(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        let (locker, created) = go!(person(1).locker().get_or_create(|| lockers::place.eq("north"), conn)).unwrap();
        assert_eq!((locker.person_id, created), (Some(1), true));
        let not_called = || -> diesel::dsl::Eq<lockers::place, &str> { panic!("there is one") };
        let ((_, created), n) = count!(conn, go!(person(1).locker().get_or_create(not_called, conn)).unwrap());
        assert_eq!((created, n > 2), (false, false), "{n} statements");
    }

    fn a_parent_that_is_gone_is_missing(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        let error = go!(user(9).profile().get_or_create(&NewProfile::called("nobody"), conn)).unwrap_err();
        assert_eq!((error.code(), error.association()), ("parent_missing", Some("User.profile")));
    }

    fn another_unique_column_is_that_error(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        go!(user(1).profile().get_or_create(&NewProfile::called("ada"), conn)).unwrap();
        let error = go!(user(2).profile().get_or_create(&NewProfile::called("ada"), conn)).unwrap_err();
        assert_eq!(error.code(), "database");
        assert_eq!(go!(Profile::query().load(conn)).unwrap().len(), 1);
    }
}
