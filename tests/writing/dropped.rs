//! A future that is dropped in the middle of a verb: nothing is half done, and no later call joins its transaction.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Waker};
use tests::engine::Engine as _;

use crate::create_all_with::{name, new_user};
use crate::models::{Locker, NewProfile, Profile, User, lockers, person, profiles, tables, user, users};

/// Polls a future so many times, then drops it; did it finish?
async fn poll_times<F: Future>(future: F, times: usize) -> bool {
    let mut future = pin!(future);
    for _ in 0..times {
        let mut context = Context::from_waker(Waker::noop());
        if future.as_mut().poll(&mut context).is_ready() {
            return true;
        }
        tokio::time::sleep(std::time::Duration::from_millis(2)).await;
    }
    false
}

macro_rules! tests {
    ($($module:ident $engine:ident)+) => {$(
        tests::instance!(mod $module, $engine, non_blocking, {
            fn at_each_poll(conn, database) {
                conn.batch_execute(&tables(DIALECT)).await.unwrap();
                let locker = person(1).locker().create(lockers::place.eq("north"), conn).await.unwrap();
                go!(user(1).profile().create(&NewProfile::called("ada"), conn)).unwrap();
                let (mut refused, mut finished) = (0, 0);
                for times in 0..40 {
                    let conn = &mut database.connect_async().await;
                    let swapped = poll_times(person(1).locker().swap_with(&person(2), conn), times).await;
                    finished += usize::from(swapped);
                    // whatever the connection says next, it is on its own and is there for everyone, or it is an error
                    let visits = profiles::visits.eq(i32::try_from(times).unwrap());
                    let updated = user(1).profile().update(|_| visits, conn).await;
                    let other = &mut database.connect_async().await;
                    let seen = Profile::query().first(other).await.unwrap().visits;
                    match updated {
                        Ok(row) => assert_eq!(row.unwrap().visits, seen, "after {times} polls"),
                        Err(error) => {
                            refused += 1;
                            assert!(error.to_string().contains("never ended"), "{error}: {error:?}");
                        }
                    }
                    // and the swap is whole, or was not
                    let rows = Locker::query().load(other).await.unwrap();
                    assert!(rows == [Locker { person_id: Some(1), ..locker.clone() }]
                        || rows == [Locker { person_id: Some(2), ..locker.clone() }], "after {times} polls: {rows:?}");
                }
                println!("{DIALECT}: {finished} finished, {refused} refused afterwards, of 40");
                assert!(finished > 0 && refused > 0, "{finished} {refused}");
            }

            fn at_each_poll_of_many(conn, database) {
                conn.batch_execute(&tables(DIALECT)).await.unwrap();
                go!(user(1).profile().create(&NewProfile::called("ada"), conn)).unwrap();
                let (mut refused, mut finished) = (0, 0);
                for times in 0..50 {
                    let conn = &mut database.connect_async().await;
                    let first = 10 * i32::try_from(times).unwrap();
                    let pairs = [new_user(first + 2), new_user(first), new_user(first + 1)];
                    let made = poll_times(User::create_all_with_profile(pairs).run(conn), times).await;
                    finished += usize::from(made);
                    // no later call joins its transaction
                    match user(1).profile().update(|_| profiles::bio.eq(name(first)), conn).await {
                        Ok(_) => {
                            let row = go!(user(1).profile().get(&mut database.connect_async().await)).unwrap();
                            assert_eq!(row.unwrap().bio, Some(name(first)), "after {times} polls");
                        }
                        Err(error) => {
                            refused += 1;
                            assert!(error.to_string().contains("never ended"), "{error}: {error:?}");
                        }
                    }
                    // and they are all there, or none of them is
                    let rows = User::with_profile().filter(users::name.eq_any((first..first + 3).map(name)));
                    let rows: Vec<(User, Option<Profile>)> = rows.load(&mut database.connect_async().await).await.unwrap();
                    let paired = rows.iter().filter(|(user, child)| child.as_ref().is_some_and(|it| it.handle == user.name));
                    assert_eq!(paired.count(), rows.len(), "after {times} polls");
                    assert!(rows.is_empty() && !made || rows.len() == 3, "after {times} polls: {rows:?}");
                }
                println!("{DIALECT}: {finished} finished, {refused} refused afterwards, of 50");
                assert!(finished > 0 && refused > 0, "{finished} {refused}");
            }

            fn between_two_verbs_of_a_retry(conn, database) {
                conn.batch_execute(&tables(DIALECT)).await.unwrap();
                let forever = retry(conn, 3, async |inside: &mut _| {
                    user(1).profile().create(&NewProfile::called("ada"), inside).await?;
                    std::future::pending::<diesel_one_to_one::Result<()>>().await
                });
                assert!(!poll_times(forever, 60).await);
                // nothing joins its transaction
                let error = user(2).profile().create(&NewProfile::called("grace"), conn).await.unwrap_err();
                assert!(error.to_string().contains("never ended"), "{error}: {error:?}");
                assert_eq!(Profile::query().load(&mut database.connect_async().await).await.unwrap(), []);
            }
        });
    )+};
}

tests! { sqlite Sqlite postgres Postgres mariadb Mariadb }
