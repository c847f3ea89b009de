//! Each rule, alone and below a cascade.

use diesel::prelude::*;
use diesel_one_to_one::deletion::Report;
use tests::{count, every_engine};

use crate::models::*;
use crate::{blocking, deleted, one};

every_engine! {
    fn what_hangs_on_a_row_goes_or_stays_by_its_rule(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        let report = go!(user(1).deletion().run(conn)).unwrap();
        assert_eq!(deleted(&report), [("users", 1), ("profiles", 1), ("avatars", 1)]);
        assert_eq!((report.detached_from("User.draft"), report.detached.len()), (1, 1));
        assert_eq!(go!(users::table.select(users::id).order(users::id).load::<i32>(conn)).unwrap(), [2, 3, 4]);
        assert_eq!(go!(profiles::table.select(profiles::id).load::<i32>(conn)).unwrap(), [12]);
        assert_eq!(go!(avatars::table.select(avatars::id).load::<i32>(conn)).unwrap(), [22]);
        let owners = go!(drafts::table.select(drafts::user_id).order(drafts::id).load::<Option<i32>>(conn)).unwrap();
        assert_eq!(owners, [None, Some(2), None]);
    }

    fn a_row_that_is_gone_is_no_error(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        go!(user(1).deletion().run(conn)).unwrap();
        assert_eq!(go!(user(1).deletion().run(conn)).unwrap(), Report::default());
        let report = go!(User::deletion_of(&[user(1), user(4), user(4)]).run(conn)).unwrap();
        assert_eq!(deleted(&report), [("users", 1)]);
        let (report, n) = count!(conn, go!(User::deletion_of(&[]).run(conn)).unwrap());
        assert_eq!((report, n), (Report::default(), 0));
    }

    fn a_grandchild_that_must_stay_stops_everything(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        let refused = go!(User::deletion_of(&[user(1), user(2)]).run(conn)).unwrap_err();
        assert_eq!(blocking(refused), [one("Avatar.licence", "licences", 1)]);
        assert_eq!(go!(users::table.count().get_result::<i64>(conn)).unwrap(), 4);
        assert_eq!(go!(avatars::table.count().get_result::<i64>(conn)).unwrap(), 2);
        let owners = go!(drafts::table.select(drafts::user_id).order(drafts::id).load::<Option<i32>>(conn)).unwrap();
        assert_eq!(owners, [Some(1), Some(2), None]);
    }

    fn what_the_engine_refuses_is_restricted(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        let refused = go!(user(3).deletion().run(conn)).unwrap_err();
        assert_eq!(blocking(refused), [one("User.badge", "badges", 1)]);
        assert_eq!(go!(users::table.count().get_result::<i64>(conn)).unwrap(), 4);
    }

    fn a_savepoint_inside_the_transaction_of_the_caller(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        go!(conn.begin_test_transaction()).unwrap();
        go!(diesel::update(users::table.find(4)).set(users::name.eq("Daniel")).execute(conn)).unwrap();
        assert_eq!(go!(user(3).deletion().run(conn)).unwrap_err().code(), "restricted");
        assert_eq!(deleted(&go!(user(1).deletion().run(conn)).unwrap()).len(), 3);
        let names = go!(users::table.select(users::name).order(users::id).load::<String>(conn)).unwrap();
        assert_eq!(names, ["Bob", "Cleo", "Daniel"]);
        go!(conn.batch_execute("ROLLBACK")).unwrap();
        assert_eq!(go!(users::table.count().get_result::<i64>(conn)).unwrap(), 4);
    }
}
