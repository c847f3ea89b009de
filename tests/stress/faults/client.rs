//! The process that writes, until it or what it talks to is killed.

use std::env;
use std::process::{Child, Command, Stdio};
use std::thread;

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel_one_to_one::prelude::*;

use crate::models::{profiles, user};
use crate::report::word;

/// Each has a connection, and parents of its own.
pub(crate) const WRITERS: i32 = 4;
/// Parents of each.
pub(crate) const PARENTS: i32 = 5;

const CLIENT: &str = "DIESEL_ONE_TO_ONE_STRESS_CLIENT";

/// What a client is told: the dialect, where the database is, and the number it counts on from.
pub(crate) struct Client {
    dialect: String,
    url: String,
    first: i32,
}

/// Is this process a client?
pub(crate) fn client() -> Option<Client> {
    let told = env::var(CLIENT).ok()?;
    let mut told = told.splitn(3, ' ');
    let (dialect, first, url) = (told.next()?, told.next()?, told.next()?);
    Some(Client { dialect: dialect.to_owned(), first: first.parse().ok()?, url: url.to_owned() })
}

/// Starts a client; what it says comes out of its standard output.
pub(crate) fn start(dialect: &str, url: &str, first: i32) -> Child {
    Command::new(env::current_exe().expect("the program that runs"))
        .env(CLIENT, format!("{dialect} {first} {url}"))
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program runs once more")
}

impl Client {
    pub(crate) fn write(&self) {
        let write = match self.dialect.as_str() {
            "sqlite" => writing::sqlite::write,
            "postgres" => writing::postgres::write,
            _ => writing::mariadb::write,
        };
        thread::scope(|scope| {
            for writer in 0..WRITERS {
                scope.spawn(move || write(writer, self.first, &self.url));
            }
        });
    }
}

mod writing {
    #[allow(clippy::wildcard_imports)]
    use super::*;

    on_every_engine! {
        /// `try PARENT NUMBER`, and when the verb is back `did PARENT NUMBER` or `error WORD`.
        pub(crate) fn write(writer: i32, first: i32, url: &str) {
            let conn = &mut Conn::establish(url).expect("a connection");
            conn.batch_execute(settings(DIALECT)).expect("the settings of the connection");
            for number in first.. {
                let parent = writer * PARENTS + number % PARENTS + 1;
                println!("try {parent} {number}");
                let handle = user(parent).profile();
                let number_it = profiles::visits.eq(number);
                let done = match number / PARENTS % 3 {
                    0 => handle.upsert(number_it, conn).map(drop),
                    1 => handle.replace(number_it, conn).map(drop),
                    _ => handle.update(|_| number_it, conn).map(drop),
                };
                if let Err(error) = done {
                    return println!("error {}", word(&error));
                }
                println!("did {parent} {number}");
            }
        }
    }

    /// What was acknowledged is to outlive the process that holds it.
    fn settings(dialect: &str) -> &'static str {
        match dialect {
            "sqlite" => "PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 10000; PRAGMA synchronous = NORMAL",
            "postgres" => "SET synchronous_commit = on; SET application_name = 'client'",
            _ => "SET GLOBAL innodb_flush_log_at_trx_commit = 2",
        }
    }
}
