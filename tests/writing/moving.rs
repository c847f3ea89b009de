//! `detach`, `attach`, `attach_to`, `move_to`: another parent for a child that exists, or none.

use tests::every_engine;

use crate::models::{
    Lease, Locker, NewProfile, Passport, citizen, leases, lockers, passports, person, room, tables, user,
};

every_engine! {
    fn detached_it_stays(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        let locker = go!(person(1).locker().create(lockers::place.eq("north"), conn)).unwrap();
        let free = go!(person(1).locker().detach(conn)).unwrap();
        assert_eq!(free, Some(Locker { person_id: None, ..locker.clone() }));
        assert_eq!(go!(person(1).locker().detach(conn)).unwrap(), None);
        // by the child, whose row in hand is older
        assert_eq!(go!(locker.person().detach(conn)).unwrap(), None);
        let taken = go!(locker.person().attach_to(&person(2), conn)).unwrap();
        assert_eq!(taken.person_id, Some(2));
        assert_eq!(go!(locker.person().detach(conn)).unwrap(), Some(Locker { person_id: None, ..locker }));
    }

    fn a_free_child_is_attached_to_a_free_parent(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        let one = go!(person(1).locker().create(lockers::place.eq("north"), conn)).unwrap();
        let two = go!(person(2).locker().create(lockers::place.eq("south"), conn)).unwrap();
        // neither is free
        let error = go!(person(1).locker().attach(&two, conn)).unwrap_err();
        assert_eq!((error.code(), error.association()), ("already_linked", Some("Person.locker")));
        go!(person(2).locker().detach(conn)).unwrap();
        // the child is, the parent is not
        let error = go!(person(1).locker().attach(&two, conn)).unwrap_err();
        assert_eq!(error.code(), "already_linked");
        go!(person(1).locker().detach(conn)).unwrap();
        assert_eq!(go!(person(1).locker().attach(&two, conn)).unwrap().person_id, Some(1));
        let error = go!(one.person().attach_to(&person(9), conn)).unwrap_err();
        assert_eq!(error.code(), "parent_missing");
        let rows = go!(Locker::query().order(lockers::id).load(conn)).unwrap();
        assert_eq!(rows.iter().map(|it| it.person_id).collect::<Vec<_>>(), [None, Some(1)]);
    }

    fn a_child_moves_to_a_free_parent(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        let profile = go!(user(1).profile().create(&NewProfile::called("ada"), conn)).unwrap();
        let moved = go!(profile.user().move_to(&user(2), conn)).unwrap();
        assert_eq!((moved.id, moved.user_id), (profile.id, 2));
        let lease = go!(room(1).lease().create(leases::tenant.eq("Ada"), conn)).unwrap();
        let moved = go!(lease.room().move_to(&room(2), conn)).unwrap();
        assert_eq!(moved, Lease { room: 2, ..lease });
    }

    fn an_occupied_parent_refuses(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        let one = go!(room(1).lease().create(leases::tenant.eq("Ada"), conn)).unwrap();
        let two = go!(room(2).lease().create(leases::tenant.eq("Bob"), conn)).unwrap();
        let error = go!(one.room().move_to(&room(2), conn)).unwrap_err();
        assert_eq!((error.code(), error.association()), ("already_linked", Some("Room.lease")));
        assert_eq!(go!(Lease::query().order(leases::id).load(conn)).unwrap(), [one, two]);
    }

    fn a_shared_key_stays(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        let passport = go!(citizen(1).passport().create(passports::number.eq("X1"), conn)).unwrap();
        let error = go!(passport.citizen().move_to(&citizen(2), conn)).unwrap_err();
        assert_eq!((error.code(), error.association()), ("unsupported", Some("Citizen.passport")));
        assert_eq!(go!(Passport::query().load(conn)).unwrap(), [passport]);
    }

    fn a_child_that_is_gone_is_not_found(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        let profile = go!(user(1).profile().create(&NewProfile::called("ada"), conn)).unwrap();
        go!(conn.batch_execute("DELETE FROM profiles")).unwrap();
        let error = go!(profile.user().move_to(&user(2), conn)).unwrap_err();
        assert!(matches!(error.database_error(), Some(diesel::result::Error::NotFound)), "{error:?}");
    }
}
