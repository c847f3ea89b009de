//! `cargo xtask stress`: the verbs in a crowd.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use anyhow::ensure;

use crate::server::Server;
use crate::{cargo, interrupt, packages, server};

/// How soon a server that was killed is started again.
const TICK: Duration = Duration::from_millis(100);

#[derive(clap::Args)]
pub(crate) struct Crowd {
    /// Run the shapes that a hand writes first, which must show their faults
    #[arg(long)]
    control: bool,
    /// A few workers, and a few rounds
    #[arg(long, conflicts_with = "control")]
    quick: bool,
    /// `sqlite`, `postgresql`, `mariadb`, a part of an experiment's name; everything, if nothing is said
    only: Vec<String>,
}

pub(crate) fn run(crowd: &Crowd) -> anyhow::Result<()> {
    let (sender, interrupts) = mpsc::channel();
    interrupt::catch(move || {
        let _ = sender.send(());
    })?;
    packages::ensure(&packages::OF_TESTS)?;
    let mut servers = server::start_all()?;
    let mut stress = cargo::command();
    stress.args(["run", "--quiet", "--release", "--package", "tests", "--example", "stress", "--"]);
    for server in &servers {
        println!("{} {}", server.name, server.version);
        stress.env(server.variable, &server.url).env(format!("{}_FOLDER", server.variable), server.folder());
    }
    stress.args(crowd.control.then_some("--control")).args(crowd.quick.then_some("--quick")).args(&crowd.only);
    let ended = AtomicBool::new(false);
    let status = thread::scope(|scope| {
        let reviver = scope.spawn(|| {
            while !ended.load(Ordering::Relaxed) {
                servers.iter_mut().try_for_each(Server::revive)?;
                thread::sleep(TICK);
            }
            anyhow::Ok(())
        });
        let status = cargo::run(&mut stress, &interrupts);
        ended.store(true, Ordering::Relaxed);
        reviver.join().expect("starting a server again does not panic").and(status)
    });
    ensure!(status?.success(), "the stress run failed");
    Ok(())
}
