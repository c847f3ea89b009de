//! `update`: the child read, changed and written, with nobody in between.

use diesel_one_to_one::verb::blocking;
use tests::engine::Engine as _;
use tests::every_engine;

use crate::models::{NewProfile, Profile, citizen, leases, passports, profiles, room, tables, user};

every_engine! {
    fn changes_what_it_was_given(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        let made = go!(user(1).profile().create(&NewProfile::called("ada"), conn)).unwrap();
        for visits in [8, 9] {
            let row = go!(user(1).profile().update(|old| profiles::visits.eq(old.visits + 1), conn)).unwrap();
            assert_eq!(row, Some(Profile { visits, ..made.clone() }));
        }
        assert_eq!(go!(Profile::query().load(conn)).unwrap(), [Profile { visits: 9, ..made }]);
    }

    fn without_a_child_nothing_is_called(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        let not_called = |_: Profile| -> diesel::dsl::Eq<profiles::visits, i32> { panic!("there is none") };
        assert_eq!(go!(user(1).profile().update(not_called, conn)).unwrap(), None);
    }

    fn no_change_is_none(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        let made = go!(user(1).profile().create(&NewProfile::called("ada"), conn)).unwrap();
        let row = go!(user(1).profile().update(|_| None::<diesel::dsl::Eq<profiles::visits, i32>>, conn)).unwrap();
        assert_eq!(row, Some(made));
    }

    fn a_changeset_that_borrows(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        go!(user(1).profile().create(&NewProfile::called("ada"), conn)).unwrap();
        let handle = String::from("lovelace");
        let row = go!(user(1).profile().update(|_| NewProfile::called(&handle), conn)).unwrap();
        assert_eq!(row.unwrap().handle, handle);
    }

    fn composite_and_shared_keys(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        go!(room(1).lease().create(leases::tenant.eq("Ada"), conn)).unwrap();
        let lease = go!(room(1).lease().update(|old| leases::tenant.eq(old.tenant + "!"), conn)).unwrap();
        assert_eq!(lease.unwrap().tenant, "Ada!");
        go!(citizen(1).passport().create(passports::number.eq("X"), conn)).unwrap();
        let passport = go!(citizen(1).passport().update(|old| passports::number.eq(old.number + "1"), conn)).unwrap();
        assert_eq!(passport.unwrap().number, "X1");
    }

    fn a_refused_change_leaves_the_row(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        let made = go!(user(1).profile().create(&NewProfile::called("ada"), conn)).unwrap();
        let other = go!(user(2).profile().create(&NewProfile::called("grace"), conn)).unwrap();
        let refused = [
            go!(user(1).profile().update(|_| profiles::handle.eq("grace"), conn)),
            go!(user(1).profile().update(|_| profiles::user_id.eq(2), conn)),
            go!(user(1).profile().update(|_| profiles::user_id.eq(9), conn)),
        ];
        for error in refused.map(Result::unwrap_err) {
            assert_eq!((error.code(), error.association()), ("database", Some("User.profile")));
        }
        assert_eq!(go!(Profile::query().order(profiles::id).load(conn)).unwrap(), [made, other]);
    }

    fn workers_that_count_lose_nothing(conn, database) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        go!(user(1).profile().create(&NewProfile::called("ada"), conn)).unwrap();
        let [one, two] = [(); 2].map(|()| {
            let mut conn = database.connect();
            std::thread::spawn(move || {
                let up = |old: Profile| profiles::visits.eq(old.visits + 1);
                (0..20).all(|_| blocking::Update::update(user(1).profile(), up, &mut conn).is_ok())
            })
        });
        assert!(one.join().unwrap() && two.join().unwrap());
        let visits: Vec<i32> = go!(profiles::table.select(profiles::visits).load(conn)).unwrap();
        assert_eq!(visits, [47]);
    }
}
