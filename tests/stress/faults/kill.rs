//! What is killed, and what there is afterwards.

use std::env;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection as _;
use diesel::dsl::{select, sql};
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use tests::engine::Engine as _;

use super::client::{self, PARENTS, WRITERS};
use super::ledger::Ledger;
use crate::field::{Field, Size, count};
use crate::models::Profile;
use crate::report::Report;

/// At most.
const ROUNDS: i32 = 20;

/// A client does not get further in a round.
const NUMBERS: i32 = 1_000_000;

/// How long a client may take to see that what it talks to is gone. Of some of its connections it is not.
const CLIENT: Duration = Duration::from_millis(300);

/// How long a server may take to come back.
const SERVER: Duration = Duration::from_secs(60);

const TICK: Duration = Duration::from_millis(10);

on_every_engine! {
    pub(crate) fn client(size: Size) -> Report {
        killed(size, |_, client| client.kill().expect("the client is there"))
    }

    /// On MariaDB, where a backend is a thread of the server, by KILL CONNECTION.
    pub(crate) fn backend(size: Size) -> Report {
        killed(size, |field, _| {
            let conn = &mut field.database.connect();
            let backend: i64 = select(sql::<BigInt>(&format!("(SELECT MIN({}) {})", words(DIALECT).id, words(DIALECT).clients))).get_result(conn).expect("one");
            if DIALECT == "mariadb" {
                conn.batch_execute(&format!("KILL CONNECTION {backend}")).expect("the connection is there");
            } else {
                kill(&backend.to_string());
            }
        })
    }

    /// It is started again by `cargo xtask stress`.
    pub(crate) fn server(size: Size) -> Report {
        let before = recoveries();
        let report = killed(size, |_, _| {
            let pid = fs::read_to_string(folder().join(words(DIALECT).pid)).expect("the pid of the server");
            kill(pid.lines().next().expect("a line"));
        });
        report.counted("recoveries in its log", recoveries() - before, count(rounds(size)))
    }

    fn killed(size: Size, kill: impl Fn(&Field<Database>, &mut Child)) -> Report {
        let field = Field::<Database>::with_profiles(Size { workers: WRITERS, rounds: WRITERS * PARENTS });
        let mut ledger = Ledger::default();
        for round in 0..rounds(size) {
            let mut client = client::start(DIALECT, field.database.url(), round * NUMBERS + 1);
            let said = said_by(&mut client);
            // At another moment in each round.
            thread::sleep(Duration::from_millis(150 + 7 * u64::try_from(round).expect("it is not negative")));
            kill(&field, &mut client);
            end(&mut client);
            for line in said.join().expect("a reader does not panic") {
                ledger.hear(&line);
            }
            let profiles = Profile::query().load(&mut without_clients(&field)).expect("the profiles");
            ledger.compare(&profiles);
        }
        ledger.report()
    }

    /// A connection to the server, when it is there again and done with what the client left to it.
    fn without_clients(field: &Field<Database>) -> Conn {
        let since = Instant::now();
        loop {
            if let Ok(mut conn) = Conn::establish(field.database.url()) {
                let clients = select(sql::<BigInt>(&format!("(SELECT COUNT(*) {})", words(DIALECT).clients))).get_result::<i64>(&mut conn);
                if clients == Ok(0) {
                    return conn;
                }
            }
            assert!(since.elapsed() < SERVER, "the server does not come back, or a client does not go");
            thread::sleep(TICK);
        }
    }

    /// How often the server found that it had been killed.
    fn recoveries() -> usize {
        String::from_utf8_lossy(&fs::read(folder().join("log")).expect("the log of the server")).matches(words(DIALECT).recovery).count()
    }

    fn folder() -> PathBuf {
        let variable = format!("DIESEL_ONE_TO_ONE_{}_FOLDER", DIALECT.to_uppercase());
        env::var_os(variable).expect("run `cargo xtask stress`, which starts a server again that was killed").into()
    }
}

fn rounds(size: Size) -> i32 {
    size.rounds.min(ROUNDS)
}

/// Where an engine keeps what we look for.
struct Words {
    /// The connections of a client.
    clients: &'static str,
    /// The number of one.
    id: &'static str,
    /// The file with the server's pid.
    pid: &'static str,
    /// What its log says after it was killed.
    recovery: &'static str,
}

fn words(dialect: &str) -> Words {
    match dialect {
        "postgres" => Words {
            clients: "FROM pg_stat_activity WHERE application_name = 'client'",
            id: "CAST(pid AS BIGINT)",
            pid: "data/postmaster.pid",
            recovery: "was not properly shut down",
        },
        "mariadb" => Words {
            clients: "FROM information_schema.processlist WHERE db = database() AND id <> connection_id()",
            id: "id",
            pid: "pid",
            recovery: "Starting crash recovery",
        },
        _ => Words { clients: "FROM (SELECT 1) AS nobody WHERE FALSE", id: "", pid: "", recovery: "" },
    }
}

/// All that a client says.
fn said_by(client: &mut Child) -> JoinHandle<Vec<String>> {
    let output = client.stdout.take().expect("the output of a client is a pipe");
    thread::spawn(move || BufReader::new(output).lines().map_while(Result::ok).collect())
}

/// Waits for the client's end, or brings it about.
fn end(client: &mut Child) {
    let since = Instant::now();
    while client.try_wait().expect("the client can be waited for").is_none() {
        if since.elapsed() > CLIENT {
            client.kill().expect("the client is there");
        }
        thread::sleep(TICK);
    }
}

fn kill(pid: &str) {
    let killed = Command::new("kill").args(["-9", pid]).status().expect("kill runs");
    assert!(killed.success(), "{pid} is there");
}
