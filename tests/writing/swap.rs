//! `swap_with`: two parents exchange their children.

use tests::every_engine;

use crate::models::{
    Locker, NewProfile, Profile, citizen, leases, lockers, passports, person, profiles, room, tables, user,
};

every_engine! {
    fn both_have_one(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        let north = go!(person(1).locker().create(lockers::place.eq("north"), conn)).unwrap();
        let south = go!(person(2).locker().create(lockers::place.eq("south"), conn)).unwrap();
        let (mine, other) = go!(person(1).locker().swap_with(&person(2), conn)).unwrap();
        assert_eq!(mine, Some(Locker { person_id: Some(1), ..south.clone() }));
        assert_eq!(other, Some(Locker { person_id: Some(2), ..north.clone() }));
        // and back
        go!(person(2).locker().swap_with(&person(1), conn)).unwrap();
        assert_eq!(go!(Locker::query().order(lockers::id).load(conn)).unwrap(), [north, south]);
    }

    fn one_has_none(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        let profile = go!(user(1).profile().create(&NewProfile::called("ada"), conn)).unwrap();
        let (mine, other) = go!(user(1).profile().swap_with(&user(2), conn)).unwrap();
        assert_eq!((mine, other), (None, Some(Profile { user_id: 2, ..profile.clone() })));
        let (mine, other) = go!(user(1).profile().swap_with(&user(2), conn)).unwrap();
        assert_eq!((mine, other), (Some(profile.clone()), None));
        let itself = go!(user(1).profile().swap_with(&user(1), conn)).unwrap();
        assert_eq!(itself, (Some(profile.clone()), Some(profile)));
    }

    fn not_null_where_the_engine_can(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        let one = go!(user(1).profile().create(&NewProfile::called("ada"), conn)).unwrap();
        let two = go!(user(2).profile().create(&NewProfile::called("grace"), conn)).unwrap();
        let swapped = go!(user(1).profile().swap_with(&user(2), conn));
        let rows = go!(Profile::query().order(profiles::id).load(conn)).unwrap();
        if DIALECT == "sqlite" {
            swapped.unwrap();
            assert_eq!(rows, [Profile { user_id: 2, ..one }, Profile { user_id: 1, ..two }]);
        } else {
            let error = swapped.unwrap_err();
            assert_eq!((error.code(), error.association()), ("unsupported", Some("User.profile")));
            assert_eq!(rows, [one, two]);
        }
        // of two columns
        go!(room(1).lease().create(leases::tenant.eq("Ada"), conn)).unwrap();
        go!(room(2).lease().create(leases::tenant.eq("Bob"), conn)).unwrap();
        let swapped = go!(room(1).lease().swap_with(&room(2), conn));
        assert_eq!(swapped.is_ok(), DIALECT == "sqlite");
        let tenant = go!(room(1).lease().get(conn)).unwrap().unwrap().tenant;
        assert_eq!(tenant, if DIALECT == "sqlite" { "Bob" } else { "Ada" });
    }

    fn in_the_callers_transaction(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        let north = go!(person(1).locker().create(lockers::place.eq("north"), conn)).unwrap();
        go!(conn.begin_test_transaction()).unwrap();
        go!(person(1).locker().swap_with(&person(2), conn)).unwrap();
        let error = go!(person(1).locker().swap_with(&person(9), conn)).unwrap_err();
        assert_eq!((error.code(), error.association()), ("parent_missing", Some("Person.locker")));
        assert_eq!(go!(Locker::query().load(conn)).unwrap(), [Locker { person_id: Some(2), ..north }]);
    }

    fn a_shared_key_stays(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        go!(citizen(1).passport().create(passports::number.eq("X1"), conn)).unwrap();
        let error = go!(citizen(1).passport().swap_with(&citizen(2), conn)).unwrap_err();
        assert_eq!(error.code(), "unsupported");
    }
}
