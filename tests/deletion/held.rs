//! What a deletion of many has counted is what it deletes: from the first statement on no row gets a child, whether it has one
//! or not.

use diesel::connection::{InstrumentationEvent, SimpleConnection as _};
use diesel::prelude::*;
use diesel_one_to_one::prelude::*;
use std::sync::{Arc, Mutex};
use tests::engine::{Engine, Mariadb, Postgres};

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
