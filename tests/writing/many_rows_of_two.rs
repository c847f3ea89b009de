//! More keys of two columns than a statement binds.

use tests::every_engine;

use crate::models::{Lease, Room, leases, rooms, tables};

/// PostgreSQL counts what is bound in 16 bits.
const MANY: i32 = 33_000;

every_engine! {
    fn each_verb_of_many(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        go!(conn.batch_execute("DELETE FROM rooms")).unwrap();
        let pair = |at: i32| ((rooms::building.eq(at), rooms::number.eq(-at), rooms::beds.eq(1)), leases::tenant.eq("Ada"));
        let made = go!(Room::create_all_with_lease((0..MANY).map(pair)).run(conn)).unwrap();
        let (all, leased): (Vec<_>, Vec<_>) = made.into_iter().unzip();
        let slots = go!(Room::lease_of(&all).get(conn)).unwrap();
        assert!(slots.iter().flatten().eq(&leased));
        let parents: Vec<Option<Room>> = go!(Lease::room_of(&leased).get(conn)).unwrap().into_iter().map(Into::into).collect();
        assert!(parents.iter().flatten().eq(&all));
        let plan = go!(Room::deletion_of(&all).plan(conn)).unwrap();
        let report = go!(Room::deletion_of(&all).run(conn)).unwrap();
        assert_eq!(report.to_string(), "33000 rows of rooms, 33000 rows of leases");
        assert_eq!(plan.report, report);
    }
}
