//! `create`: a child where there is none.

use tests::every_engine;

use crate::models::{
    Flag, Lease, Locker, NewProfile, Passport, Profile, citizen, country, flags, leases, lockers, passports, person,
    profiles, room, tables, user,
};

every_engine! {
    fn a_child_of_each_kind_of_key(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        let profile = go!(user(2).profile().create(&NewProfile { handle: "grace", bio: Some("Admiral") }, conn)).unwrap();
        let expected = Profile { user_id: 2, handle: "grace".into(), bio: Some("Admiral".into()), visits: 7, id: profile.id };
        assert_eq!(profile, expected);
        assert_eq!(go!(user(2).profile().get(conn)).unwrap(), Some(expected));

        let locker = go!(person(1).locker().create(lockers::place.eq("north"), conn)).unwrap();
        assert_eq!(locker, Locker { id: locker.id, person_id: Some(1), place: "north".into() });

        let lease = go!(room(2).lease().create((leases::tenant.eq("Ada"),), conn)).unwrap();
        assert_eq!(lease, Lease { id: lease.id, building: 1, room: 2, tenant: "Ada".into() });

        let passport = go!(citizen(1).passport().create(passports::number.eq("X1"), conn)).unwrap();
        assert_eq!(passport, Passport { citizen_id: 1, number: "X1".into() });

        let flag = go!(country(1).flag().create(flags::colours.eq(3), conn)).unwrap();
        assert_eq!(flag, Flag { id: flag.id, country_code: "gb".into(), colours: 3 });
    }

    fn none_takes_the_default(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        let profile = go!(user(1).profile().create(&NewProfile::called("ada"), conn)).unwrap();
        assert_eq!(profile.bio.as_deref(), Some("unwritten"));
    }

    fn a_second_one_is_refused_and_changes_nothing(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        let first = go!(user(1).profile().create(&NewProfile::called("ada"), conn)).unwrap();
        let error = go!(user(1).profile().create(&NewProfile::called("other"), conn)).unwrap_err();
        assert_eq!((error.code(), error.association()), ("already_linked", Some("User.profile")));
        assert_eq!(go!(Profile::query().load(conn)).unwrap(), [first]);

        go!(room(1).lease().create(leases::tenant.eq("Ada"), conn)).unwrap();
        let error = go!(room(1).lease().create(leases::tenant.eq("Bob"), conn)).unwrap_err();
        assert_eq!(error.code(), "already_linked");
        go!(citizen(1).passport().create(passports::number.eq("X1"), conn)).unwrap();
        let error = go!(citizen(1).passport().create(passports::number.eq("X2"), conn)).unwrap_err();
        assert_eq!(error.code(), "already_linked");
        go!(country(1).flag().create(flags::colours.eq(3), conn)).unwrap();
        let error = go!(country(1).flag().create(flags::colours.eq(4), conn)).unwrap_err();
        assert_eq!(error.code(), "already_linked");
    }

    fn another_unique_column_is_not_the_association(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        let first = go!(user(1).profile().create(&NewProfile::called("ada"), conn)).unwrap();
        let error = go!(user(2).profile().create(&NewProfile::called("ada"), conn)).unwrap_err();
        assert_eq!((error.code(), error.association()), ("database", Some("User.profile")));
        assert!(!error.to_string().contains("ada"), "{error}");
        assert_eq!(go!(Profile::query().load(conn)).unwrap(), [first]);
    }

    fn a_parent_that_is_gone_is_missing(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        let error = go!(user(9).profile().create(&NewProfile::called("nobody"), conn)).unwrap_err();
        assert_eq!((error.code(), error.association()), ("parent_missing", Some("User.profile")));
        let error = go!(room(9).lease().create(leases::tenant.eq("nobody"), conn)).unwrap_err();
        assert_eq!(error.code(), "parent_missing");
    }

    fn a_refusal_leaves_the_callers_transaction_as_it_was(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        go!(user(1).profile().create(&NewProfile::called("ada"), conn)).unwrap();
        go!(conn.begin_test_transaction()).unwrap();
        go!(diesel::update(profiles::table).set(profiles::visits.eq(8)).execute(conn)).unwrap();
        let error = go!(user(1).profile().create(&NewProfile::called("other"), conn)).unwrap_err();
        assert_eq!(error.code(), "already_linked");
        let visits: Vec<i32> = go!(profiles::table.select(profiles::visits).load(conn)).unwrap();
        assert_eq!(visits, [8]);
    }

    fn one_that_was_refused_is_in_nobodys_way(conn, database) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        go!(user(1).profile().create(&NewProfile::called("ada"), conn)).unwrap();
        // SQLite's one writer would be in the way of all others, refused or not.
        if DIALECT != "sqlite" {
            go!(conn.begin_test_transaction()).unwrap();
        }
        let error = go!(user(1).profile().create(&NewProfile::called("other"), conn)).unwrap_err();
        assert_eq!(error.code(), "already_linked");
        let other = &mut go!(connect(database));
        let error = go!(user(1).profile().create(&NewProfile::called("third"), other)).unwrap_err();
        assert_eq!(error.code(), "already_linked");
    }
}
