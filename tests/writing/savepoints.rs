//! Verbs inside of a transaction of the caller's that has savepoints of its own, and goes on after an error.

use diesel::prelude::*;
use tests::every_engine;

use crate::models::{NewProfile, Profile, User, profiles, tables, user, users};

every_engine! {
    /// A verb that fails leaves the rest of the transaction, one that succeeds is part of it.
    fn a_transaction_goes_on_after_an_error(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        let done = go!(retry(conn, 3, closure!(inside => {
            let made = go!(user(1).profile().create(&NewProfile::called("ada"), inside))?;
            macro_rules! refused {
                ($code:literal, $verb:expr) => {
                    let error = $verb.map(drop).unwrap_err();
                    assert_eq!(error.code(), $code, "{error:?}");
                    // what follows is refused by nobody
                    assert_eq!(go!(Profile::query().load(inside)).unwrap(), std::slice::from_ref(&made));
                };
            }
            let (new, other) = (NewProfile::called("ada"), NewProfile::called("other"));
            refused!("already_linked", go!(user(1).profile().create(&other, inside)));
            refused!("parent_missing", go!(user(9).profile().create(&other, inside)));
            refused!("database", go!(user(2).profile().create(&new, inside)));
            refused!("database", go!(user(2).profile().upsert(&new, inside)));
            refused!("database", go!(user(2).profile().replace(&new, inside)));
            refused!("database", go!(user(2).profile().get_or_create(&new, inside)));
            refused!("database", go!(user(1).profile().update(|_| profiles::user_id.eq(9), inside)));
            refused!("database", go!(User::profile_of(&[user(2)]).upsert_all(vec![new.clone()], inside)));
            refused!("database", go!(User::create_with_profile(users::name.eq("Lin"), &new).run(inside)));
            let pairs = [(users::name.eq("Lin"), NewProfile::called("lin")), (users::name.eq("Max"), new.clone())];
            refused!("database", go!(User::create_all_with_profile(pairs).run(inside)));
            refused!("parent_missing", go!(made.user().move_to(&user(9), inside)));
            refused!("parent_missing", go!(user(1).profile().swap_with(&user(9), inside)));
            go!(user(2).profile().create(&NewProfile::called("grace"), inside))
        }))).unwrap();
        assert_eq!(done.user_id, 2);
        assert_eq!(go!(Profile::query().load(conn)).unwrap().len(), 2);
        assert_eq!(go!(User::query().load(conn)).unwrap().len(), 2);
    }

    /// By the names that a verb gives its own.
    fn savepoints_of_the_same_name(conn, database) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        for name in ["diesel_one_to_one", "diesel_one_to_one_mark", "diesel_one_to_one_step"] {
            for fails in [false, true] {
                go!(conn.begin_test_transaction()).unwrap();
                go!(conn.batch_execute(&format!("SAVEPOINT {name}"))).unwrap();
                go!(diesel::insert_into(users::table).values((users::id.eq(50), users::name.eq("Lin"))).execute(conn)).unwrap();
                let numbered = |id, handle| ((users::id.eq(id), users::name.eq("Max")), NewProfile::called(handle));
                let pairs = [numbered(60, "one"), numbered(61, if fails { "one" } else { "two" })];
                assert_eq!(go!(User::create_all_with_profile(pairs).run(conn)).is_err(), fails);
                assert_eq!(go!(user(9).profile().create(&NewProfile::called("x"), conn)).unwrap_err().code(), "parent_missing");
                let count = go!(users::table.count().get_result::<i64>(conn)).unwrap();
                assert_eq!(count, if fails { 3 } else { 5 });
                let undone = go!(conn.batch_execute(&format!("ROLLBACK TO SAVEPOINT {name}")));
                // MariaDB forgets one for another of its name, and says so; it makes no steps
                let forgotten = DIALECT == "mariadb" && name != "diesel_one_to_one_step";
                assert_eq!(undone.is_err(), forgotten, "{name} {undone:?}");
                let left = if forgotten { count } else { 2 };
                assert_eq!(go!(users::table.count().get_result::<i64>(conn)).unwrap(), left);
                go!(conn.batch_execute("ROLLBACK")).unwrap();
                *conn = go!(connect(database));
            }
        }
    }
}
