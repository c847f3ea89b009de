//! A connection that is lost at a verb's COMMIT, before it reaches the server or after: which, nobody can tell here, and the
//! verb says so. Something between the two hangs up.

use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use diesel::result::{DatabaseErrorKind, Error};
use tests::engine::Engine as _;
use tests::every_engine;

use crate::models::{Locker, NewProfile, Profile, User, lockers, person, profiles, tables, user, users};

/// Is there a COMMIT in what is sent? (MariaDB is also told READ COMMITTED.)
fn commits(sent: &[u8]) -> bool {
    sent.windows(7).any(|words| words.starts_with(b"COMMIT") && words[6] != b'T') || sent.ends_with(b"COMMIT")
}

/// Is it the server's answer to that? PostgreSQL's says so, and may come after answers to what was sent just before.
fn is_answer_to_commit(answer: &[u8], postgres: bool) -> bool {
    !postgres || answer.windows(6).any(|word| word == b"COMMIT")
}

/// Passes on what a connection says, until it says COMMIT; that too, where it is to reach the server, but no answer.
fn pass_on(mut client: TcpStream, mut server: TcpStream, postgres: bool, reaches: bool) -> std::io::Result<()> {
    let lost = Arc::new(AtomicBool::new(false));
    let (mut to_client, mut from_server, silent) = (client.try_clone()?, server.try_clone()?, Arc::clone(&lost));
    let hang_up =
        |one: &TcpStream, other: &TcpStream| drop((one.shutdown(Shutdown::Both), other.shutdown(Shutdown::Both)));
    thread::spawn(move || {
        let mut answer = [0; 4096];
        while let Ok(length @ 1..) = from_server.read(&mut answer) {
            let (answer, silent) = (&answer[..length], silent.load(Ordering::SeqCst));
            if silent && is_answer_to_commit(answer, postgres) || !silent && to_client.write_all(answer).is_err() {
                break;
            }
        }
        hang_up(&to_client, &from_server);
    });
    let mut sent = [0; 4096];
    while let length @ 1.. = client.read(&mut sent)? {
        if commits(&sent[..length]) {
            lost.store(true, Ordering::SeqCst);
            if !reaches {
                hang_up(&client, &server);
                break;
            }
        }
        server.write_all(&sent[..length])?;
    }
    Ok(())
}

/// The way to the server that loses the answer to a COMMIT, or the COMMIT itself.
fn way_to(url: &str, reaches: bool) -> String {
    let (user, rest) = url.split_once('@').expect("a user");
    let (server, database) = rest.split_once('/').expect("a database");
    let postgres = user.starts_with("postgres");
    let server: SocketAddr = server.parse().expect("the address of the test's server");
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = listener.local_addr().expect("its number");
    thread::spawn(move || {
        for client in listener.incoming().flatten() {
            let server = TcpStream::connect(server).expect("the server answers");
            thread::spawn(move || pass_on(client, server, postgres, reaches));
        }
    });
    format!("{user}@{address}/{database}")
}

every_engine! {
    fn each_verb_says_that_it_does_not_know(conn, database) {
        if DIALECT == "sqlite" {
            return; // nothing is between it and its file
        }
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        for reaches in [false, true] {
            let way = way_to(database.url(), reaches);
            let all = [user(1), user(2)];
            macro_rules! lost {
                ($other:ident, $association:literal, $verb:expr) => {{
                    let $other = &mut go!(connect_to::<Database>(&way));
                    let error = $verb.map(drop).unwrap_err();
                    assert_eq!((error.code(), error.association()), ("outcome_unknown", Some($association)), "{error:?}");
                    let cause = error.database_error().unwrap();
                    assert!(matches!(cause, Error::DatabaseError(DatabaseErrorKind::ClosedConnection, _)), "{cause:?}");
                    // and nothing is done on that connection again
                    let error = go!(user(2).profile().take($other)).unwrap_err();
                    assert_eq!((error.code(), error.association()), ("database", Some("User.profile")), "{error:?}");
                }};
            }
            let profiles = || Profile::query().order(profiles::id);
            lost!(other, "User.profile", go!(user(1).profile().replace(&NewProfile::called("ada"), other)));
            assert_eq!(go!(profiles().load(conn)).unwrap().len(), usize::from(reaches));
            lost!(other, "User.profile", go!(user(2).profile().get_or_create(&NewProfile::called("bob"), other)));
            assert_eq!(go!(profiles().load(conn)).unwrap().len(), 2 * usize::from(reaches));
            let news = vec![NewProfile::called("one"), NewProfile::called("two")];
            lost!(other, "User.profile", go!(User::profile_of(&all).upsert_all(news, other)));
            let handles: Vec<_> = go!(profiles().load(conn)).unwrap().into_iter().map(|it| it.handle).collect();
            assert_eq!(handles, if reaches { vec!["one", "two"] } else { vec![] });
            go!(user(1).profile().upsert(&NewProfile::called("one"), conn)).unwrap();
            lost!(other, "User.profile", go!(user(1).profile().update(|_| profiles::visits.eq(70), other)));
            assert_eq!(go!(user(1).profile().get(conn)).unwrap().unwrap().visits == 70, reaches);
            lost!(other, "User.profile", go!(user(1).profile().take(other)));
            assert_eq!(go!(user(1).profile().get(conn)).unwrap().is_none(), reaches);
            let new = (users::id.eq(70), users::name.eq("Lin"));
            let pair = User::create_with_profile(new, NewProfile::called("lin"));
            lost!(other, "User.profile", go!(pair.run(other)));
            assert_eq!(go!(User::query().load(conn)).unwrap().len(), 2 + usize::from(reaches));
            go!(conn.batch_execute("DELETE FROM lockers")).unwrap();
            go!(person(1).locker().create(lockers::place.eq("north"), conn)).unwrap();
            lost!(other, "Person.locker", go!(person(1).locker().swap_with(&person(2), other)));
            assert_eq!(go!(Locker::query().load(conn)).unwrap()[0].person_id, Some(if reaches { 2 } else { 1 }));
        }
    }

    fn a_retry_is_not_run_again(conn, database) {
        if DIALECT == "sqlite" {
            return;
        }
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        let other = &mut go!(connect_to::<Database>(&way_to(database.url(), true)));
        let mut attempts = 0;
        let lost = go!(retry(other, 3, closure!(inside => {
            attempts += 1;
            go!(user(1).profile().create(&NewProfile::called("ada"), inside))
        })));
        assert_eq!((lost.unwrap_err().code(), attempts), ("outcome_unknown", 1));
        assert_eq!(go!(Profile::query().load(conn)).unwrap().len(), 1);
    }
}
