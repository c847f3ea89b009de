//! `create_with_..`: a parent and its child together.

use tests::every_engine;

use crate::models::{
    Citizen, Country, NewProfile, Profile, Room, User, citizens, countries, flags, leases, passports, profiles, rooms,
    tables, user, users,
};

every_engine! {
    fn both_are_made(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        // the database numbers the parent
        let (lin, profile) =
            go!(User::create_with_profile(users::name.eq("Lin"), &NewProfile::called("lin")).run(conn)).unwrap();
        assert_eq!((lin.name.as_str(), profile.user_id, profile.handle.as_str()), ("Lin", lin.id, "lin"));
        assert_eq!(go!(lin.profile().get(conn)).unwrap(), Some(profile));
        // or it is numbered by hand
        let new = (citizens::id.eq(40), citizens::name.eq("Lin"));
        let (lin, passport) = go!(Citizen::create_with_passport(new, passports::number.eq("X")).run(conn)).unwrap();
        assert_eq!((lin.id, passport.citizen_id), (40, 40));
        // a key of two columns
        let new = (rooms::building.eq(7), rooms::number.eq(8), rooms::beds.eq(1));
        let (room, lease) = go!(Room::create_with_lease(new, leases::tenant.eq("Lin")).run(conn)).unwrap();
        assert_eq!((room.building, room.number, lease.building, lease.room), (7, 8, 7, 8));
        // a key that is not the primary one
        let (country, flag) =
            go!(Country::create_with_flag(countries::code.eq("tw"), flags::colours.eq(3)).run(conn)).unwrap();
        assert_eq!((country.code, flag.country_code), ("tw".into(), "tw".into()));
    }

    fn or_neither(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        go!(user(1).profile().create(&NewProfile::called("ada"), conn)).unwrap();
        let both = User::create_with_profile(users::name.eq("Lin"), NewProfile::called("ada"));
        let error = go!(both.run(conn)).unwrap_err();
        assert_eq!((error.code(), error.association()), ("database", Some("User.profile")));
        let both = User::create_with_profile((users::id.eq(1), users::name.eq("Lin")), profiles::handle.eq("lin"));
        assert_eq!(go!(both.run(conn)).unwrap_err().code(), "database");
        assert_eq!(go!(User::query().load(conn)).unwrap().len(), 2);
        assert_eq!(go!(Profile::query().load(conn)).unwrap().len(), 1);
    }
}
