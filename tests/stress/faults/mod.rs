//! What stays of the verbs when something is killed in the middle of them: the client, a backend, the server. A client
//! is a process of its own, which says what it begins, and what the verb said to have done.

mod client;
mod kill;
mod ledger;

use crate::Experiment;

pub(crate) use client::client;

pub(crate) const KILLS: &[Experiment] = &[
    ("kill -9 of the client", on_each!(kill::client)),
    ("kill -9 of a backend", [None, Some(kill::postgres::backend), Some(kill::mariadb::backend)]),
    ("kill -9 of the server", [None, Some(kill::postgres::server), Some(kill::mariadb::server)]),
];
