//! `upsert`: a child, whether there is one or not.

use tests::every_engine;

use crate::models::{
    NewProfile, Profile, Room, User, citizen, country, flags, leases, lockers, passports, person, profiles, room,
    tables, user,
};

every_engine! {
    fn makes_then_sets_and_keeps_the_rest(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        let made = go!(user(1).profile().upsert(&NewProfile { handle: "ada", bio: Some("x") }, conn)).unwrap();
        go!(diesel::update(profiles::table).set(profiles::visits.eq(8)).execute(conn)).unwrap();
        let set = go!(user(1).profile().upsert(&NewProfile { handle: "ada2", bio: Some("y") }, conn)).unwrap();
        let expected = Profile { handle: "ada2".into(), bio: Some("y".into()), visits: 8, ..made };
        assert_eq!(set, expected);
        assert_eq!(go!(Profile::query().load(conn)).unwrap(), [expected]);
    }

    fn a_none_sets_what_create_would_have_stored(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        go!(user(1).profile().upsert(&NewProfile { handle: "ada", bio: Some("x") }, conn)).unwrap();
        let set = go!(user(1).profile().upsert(&NewProfile::called("ada"), conn)).unwrap();
        assert_eq!(set.bio.as_deref(), Some("unwritten"));
    }

    fn the_child_keeps_its_primary_key(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        let made = go!(user(1).profile().upsert((profiles::id.eq(40), profiles::handle.eq("ada")), conn)).unwrap();
        assert_eq!(made.id, 40);
        let set = go!(user(1).profile().upsert((profiles::id.eq(41), profiles::handle.eq("ada2")), conn)).unwrap();
        assert_eq!((set.id, set.handle.as_str()), (40, "ada2"));
    }

    fn another_row_is_never_written(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        let ada = go!(user(1).profile().upsert(&NewProfile::called("ada"), conn)).unwrap();
        // without a child of its own, and with one
        for handle in ["grace", "ada"] {
            let result = go!(user(2).profile().upsert(&NewProfile::called(handle), conn));
            assert_eq!(result.map(|profile| profile.user_id).map_err(|it| it.code()).ok(), (handle == "grace").then_some(2));
        }
        go!(diesel::delete(profiles::table.filter(profiles::user_id.eq(2))).execute(conn)).unwrap();
        let error = go!(user(2).profile().upsert(&NewProfile::called("ada"), conn)).unwrap_err();
        assert!(
            matches!(
                error.database_error(),
                Some(diesel::result::Error::DatabaseError(diesel::result::DatabaseErrorKind::UniqueViolation, _))
            ),
            "{error:?}"
        );
        assert_eq!((error.code(), error.association()), ("database", Some("User.profile")));
        assert_eq!(go!(Profile::query().load(conn)).unwrap(), [ada]);
    }

    fn a_parent_that_is_gone_is_missing(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        let error = go!(user(9).profile().upsert(&NewProfile::called("nobody"), conn)).unwrap_err();
        assert_eq!((error.code(), error.association()), ("parent_missing", Some("User.profile")));
    }

    fn each_kind_of_key(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        for place in ["north", "south"] {
            let locker = go!(person(1).locker().upsert(lockers::place.eq(place), conn)).unwrap();
            assert_eq!((locker.person_id, locker.place.as_str()), (Some(1), place));
            let lease = go!(room(2).lease().upsert(leases::tenant.eq(place), conn)).unwrap();
            assert_eq!((lease.building, lease.room, lease.tenant.as_str()), (1, 2, place));
            let passport = go!(citizen(1).passport().upsert(passports::number.eq(place), conn)).unwrap();
            assert_eq!((passport.citizen_id, passport.number.as_str()), (1, place));
        }
        for colours in [2, 3] {
            let flag = go!(country(1).flag().upsert(flags::colours.eq(colours), conn)).unwrap();
            assert_eq!((flag.country_code.as_str(), flag.colours), ("gb", colours));
        }
    }

    fn many_at_once(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        let old = go!(user(2).profile().create(&NewProfile::called("old"), conn)).unwrap();
        let users = [user(2), user(1)];
        let new = ["grace", "ada"].map(NewProfile::called).to_vec();
        let rows = go!(User::profile_of(&users).upsert_all(new, conn)).unwrap();
        assert_eq!(rows[0], Profile { handle: "grace".into(), ..old });
        assert_eq!((rows[1].user_id, rows[1].handle.as_str()), (1, "ada"));
        let rooms = [room(1), room(2)];
        let leases = go!(Room::lease_of(&rooms).upsert_all(vec![leases::tenant.eq("Ada"), leases::tenant.eq("Bob")], conn));
        assert_eq!(leases.unwrap().iter().map(|it| it.room).collect::<Vec<_>>(), [1, 2]);
        // nobody is given a child where there is none for one of them
        let users = [user(1), user(9)];
        let new = ["lovelace", "nobody"].map(NewProfile::called).to_vec();
        let error = go!(User::profile_of(&users).upsert_all(new, conn)).unwrap_err();
        assert_eq!(error.code(), "parent_missing");
        let error = go!(User::profile_of(&users).upsert_all(vec![NewProfile::called("one")], conn)).unwrap_err();
        assert_eq!(error.code(), "unsupported");
        assert_eq!(go!(User::profile_of(&[]).upsert_all(Vec::<NewProfile<'_>>::new(), conn)).unwrap(), []);
        assert_eq!(go!(user(1).profile().get(conn)).unwrap().unwrap().handle, "ada");
    }
}
