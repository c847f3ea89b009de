//! What a deletion of many reports is what it deletes: from the first statement on no row gets a child, whether it has one or
//! not; or else, where the server counts what its cascade deletes, the child that comes late is among it.

use diesel::connection::{InstrumentationEvent, SimpleConnection as _};
use diesel::prelude::*;
use diesel_one_to_one::prelude::*;
use std::sync::{Arc, Mutex};
use tests::engine::{Engine, Mariadb, Postgres};

use crate::cascade::{self, Owner, all_but_one, gardens};
use crate::deleted;
use crate::models::*;

/// So many that the engine deletes what hangs on them.
const USERS: i32 = 150;

/// Of the users the first few have a profile. Another connection gives one to the last, just before the DELETE.
macro_rules! late_child {
    ($engine:ty, $impatience:literal) => {
        for profiles in [0, 10, USERS - 1] {
            let database = <$engine>::fresh_for_many();
            let conn = &mut database.connect();
            conn.batch_execute(&tables(<$engine>::DIALECT)).unwrap();
            let users: Vec<_> = (1..=USERS).map(|id| User { id, name: String::new() }).collect();
            for user in &users {
                let id = user.id;
                conn.batch_execute(&format!("INSERT INTO users (id, name) VALUES ({id}, '')")).unwrap();
                if id <= profiles {
                    conn.batch_execute(&format!("INSERT INTO profiles (id, user_id) VALUES ({id}, {id})")).unwrap();
                }
            }
            let mut other = database.connect();
            other.batch_execute($impatience).unwrap();
            let refused = Arc::new(Mutex::new(None));
            let answer = Arc::clone(&refused);
            conn.set_instrumentation(move |event: InstrumentationEvent<'_>| {
                if let InstrumentationEvent::StartQuery { query, .. } = event {
                    if query.to_string().starts_with("DELETE") {
                        let insert = format!("INSERT INTO profiles (id, user_id) VALUES (1000, {USERS})");
                        *answer.lock().unwrap() = Some(other.batch_execute(&insert).map_err(|error| error.to_string()));
                    }
                }
            });
            let report = User::deletion_of(&users).run(conn).unwrap();
            let refused = refused.lock().unwrap().take().expect("there is a DELETE");
            assert!(
                refused.as_ref().is_err_and(|error| error.to_lowercase().contains("lock")),
                "{profiles}: {refused:?}"
            );
            let mut rows = vec![("users", 150)];
            if profiles > 0 {
                rows.push(("profiles", u64::try_from(profiles).unwrap()));
            }
            assert_eq!(deleted(&report), rows);
        }
    };
}

#[test]
fn of_postgresql() {
    late_child!(Postgres, "SET lock_timeout = '300ms'");
}

#[test]
fn of_mariadb() {
    late_child!(Mariadb, "SET innodb_lock_wait_timeout = 1");
}

/// A server that counts nothing, or whose table has parts that it counts, is asked before.
#[test]
fn where_postgresql_does_not_count() {
    let parts = "DROP TABLE gardens; CREATE TABLE gardens (id INTEGER NOT NULL, house_id INTEGER NOT NULL UNIQUE REFERENCES houses
        ON DELETE CASCADE) PARTITION BY RANGE (house_id); CREATE TABLE each PARTITION OF gardens DEFAULT;";
    for unusual in ["SET track_counts = off;", parts] {
        let database = Postgres::fresh();
        let conn = &mut database.connect();
        conn.batch_execute(&(cascade::tables(Postgres::DIALECT) + unusual + &cascade::rows())).unwrap();
        let report = Owner::deletion_of(&all_but_one()).run(conn).unwrap();
        assert_eq!(deleted(&report), [("owners", 150), ("houses", 140), ("gardens", 100)], "{unusual}");
        assert_eq!(gardens::table.count().get_result::<i64>(conn), Ok(1));
    }
}

/// Just before the DELETE another connection gives a house to an owner who had none, and a garden to a house.
#[test]
fn what_comes_late_goes_too() {
    let database = Postgres::fresh_for_many();
    let conn = &mut database.connect();
    conn.batch_execute(&(cascade::tables(Postgres::DIALECT) + &cascade::rows())).unwrap();
    let mut other = database.connect();
    let came = Arc::new(Mutex::new(None));
    let answer = Arc::clone(&came);
    conn.set_instrumentation(move |event: InstrumentationEvent<'_>| {
        if let InstrumentationEvent::StartQuery { query, .. } = event {
            if query.to_string().starts_with("DELETE") {
                let rows = "INSERT INTO houses (id, owner_id) VALUES (1000, 145); INSERT INTO gardens (id, house_id) VALUES (1000, 120)";
                *answer.lock().unwrap() = Some(other.batch_execute(rows));
            }
        }
    });
    let report = Owner::deletion_of(&all_but_one()).run(conn).unwrap();
    assert!(came.lock().unwrap().take().is_some_and(|came| came.is_ok()));
    assert_eq!(deleted(&report), [("owners", 150), ("houses", 141), ("gardens", 101)]);
    assert_eq!(gardens::table.count().get_result::<i64>(conn), Ok(1));
}
