//! A pool of one connection and 64 callers: no verb asks for a second connection, and each comes to its end.

use std::sync::Arc;
use std::time::Duration;

use diesel::prelude::*;
use diesel_async::pooled_connection::AsyncDieselConnectionManager;
use diesel_async::pooled_connection::{bb8, deadpool};
use diesel_one_to_one::prelude_async::*;
use diesel_one_to_one::verb::blocking;
use tests::engine::{Engine, Mariadb, Postgres, Sqlite};

use crate::models::{NewProfile, Profile, tables, user};

const CALLERS: usize = 64;
const PATIENCE: Duration = Duration::from_secs(60);

/// Every verb that writes, on one parent.
macro_rules! verbs {
    ($conn:ident, $handle:expr $(, $await:ident)?) => {{
        let handle = $handle;
        let new = NewProfile::called(&handle);
        user(1).profile().upsert(&new, $conn)$(.$await)?.unwrap();
        user(1).profile().get_or_create(&new, $conn)$(.$await)?.unwrap();
        user(1).profile().update(|_| &new, $conn)$(.$await)?.unwrap();
        user(1).profile().replace(&new, $conn)$(.$await)?.unwrap();
        user(1).profile().take($conn)$(.$await)?.unwrap();
    }};
}

macro_rules! tests {
    ($($module:ident $engine:ident)+) => {$(
        mod $module {
            use super::*;

            #[test]
            fn of_r2d2() {
                use diesel::connection::SimpleConnection as _;
                use diesel::r2d2::{ConnectionManager, Pool};

                let database = $engine::fresh_for_many();
                database.connect().batch_execute(&tables($engine::DIALECT)).unwrap();
                let manager = ConnectionManager::<<$engine as Engine>::Connection>::new(database.url());
                let pool = Pool::builder().max_size(1).connection_timeout(PATIENCE).build(manager).unwrap();
                let callers: Vec<_> = (0..CALLERS).map(|caller| {
                    let pool = pool.clone();
                    std::thread::spawn(move || {
                        let conn = &mut pool.get().unwrap();
                        let handle = caller.to_string();
                        let new = NewProfile::called(&handle);
                        blocking::Upsert::upsert(user(1).profile(), &new, conn).unwrap();
                        blocking::Replace::replace(user(1).profile(), &new, conn).unwrap();
                        let updated = blocking::Update::update(user(1).profile(), |_| &new, conn).unwrap();
                        assert_eq!(updated.unwrap().handle, handle);
                    })
                }).collect();
                for caller in callers {
                    caller.join().unwrap();
                }
                let left = diesel::RunQueryDsl::load::<Profile>(Profile::query(), &mut pool.get().unwrap()).unwrap();
                assert_eq!(left.len(), 1);
            }
        }
    )+};
}

tests! { sqlite Sqlite postgres Postgres mariadb Mariadb }

macro_rules! async_tests {
    ($($module:ident $engine:ident)+) => {$(
        mod $module {
            use super::*;
            type Manager = AsyncDieselConnectionManager<<$engine as Engine>::AsyncConnection>;

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn of_deadpool() {
                use diesel::connection::SimpleConnection as _;

                let database = $engine::fresh_for_many();
                database.connect().batch_execute(&tables($engine::DIALECT)).unwrap();
                let pool = deadpool::Pool::builder(Manager::new(database.url())).max_size(1).build().unwrap();
                let callers: Vec<_> = (0..CALLERS).map(|caller| {
                    let pool = pool.clone();
                    tokio::spawn(async move {
                        let conn = &mut tokio::time::timeout(PATIENCE, pool.get()).await.unwrap().unwrap();
                        verbs!(conn, caller.to_string(), await);
                    })
                }).collect();
                for caller in callers {
                    caller.await.unwrap();
                }
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn of_bb8() {
                use diesel::connection::SimpleConnection as _;

                let database = $engine::fresh_for_many();
                database.connect().batch_execute(&tables($engine::DIALECT)).unwrap();
                let pool = bb8::Pool::builder().max_size(1).connection_timeout(PATIENCE).build(Manager::new(database.url()));
                let pool = Arc::new(pool.await.unwrap());
                let callers: Vec<_> = (0..CALLERS).map(|caller| {
                    let pool = Arc::clone(&pool);
                    tokio::spawn(async move {
                        let conn = &mut pool.get().await.unwrap();
                        verbs!(conn, caller.to_string(), await);
                    })
                }).collect();
                for caller in callers {
                    caller.await.unwrap();
                }
            }
        }
    )+};
}

async_tests! { sqlite_async Sqlite postgres_async Postgres mariadb_async Mariadb }
