//! `cargo test` on the whole workspace, its output passed on and counted.

use std::io::{self, BufRead as _, BufReader, Read, Write as _};
use std::process::Stdio;
use std::sync::mpsc::{self, Sender};
use std::thread;

use anyhow::{Context as _, bail};

use crate::tally::Tally;
use crate::{cargo, interrupt, packages, server, tools};

#[derive(clap::Args)]
pub(crate) struct Filter {
    /// What the test programs get: a part of a test's name, `--test-threads=1`, ..
    #[arg(last = true)]
    pub(crate) arguments: Vec<String>,
}

pub(crate) struct Outcome {
    pub(crate) tally: Tally,
    /// Cargo's own word, which also covers a test program that died or did not compile.
    pub(crate) success: bool,
}

enum Event {
    Line(Vec<u8>),
    End,
    Interrupted,
}

/// Starts the servers and runs the tests with `environment` added to ours.
pub(crate) fn run(filter: &Filter, environment: &[(&str, &str)]) -> anyhow::Result<Outcome> {
    let (sender, events) = mpsc::channel();
    let interrupts = sender.clone();
    interrupt::catch(move || {
        let _ = interrupts.send(Event::Interrupted);
    })?;
    packages::ensure(&packages::OF_TESTS)?;
    let diesel = tools::diesel()?;
    let servers = server::start_all()?;

    let mut command = cargo::command();
    command.args(["test", "--workspace", "--no-fail-fast", "--"]).args(&filter.arguments);
    for server in &servers {
        println!("{} {}", server.name, server.version);
        command.env(server.variable, &server.url);
    }
    command.env(tools::DIESEL, diesel);
    command.envs(environment.iter().copied());

    let mut tests = cargo::spawn(command.stdout(Stdio::piped()))?;
    let output = tests.stdout.take().context("the output of cargo is a pipe")?;
    thread::spawn(move || send_lines(output, &sender));

    let mut tally = Tally::default();
    let mut stdout = io::stdout();
    for event in events {
        match event {
            Event::Line(line) => {
                stdout.write_all(&line)?;
                tally.count(&String::from_utf8_lossy(&line));
            }
            Event::End => break,
            Event::Interrupted => {
                cargo::end(&mut tests)?;
                bail!("interrupted");
            }
        }
    }
    Ok(Outcome { tally, success: tests.wait()?.success() })
}

fn send_lines(output: impl Read, events: &Sender<Event>) {
    let mut output = BufReader::new(output);
    let mut line = Vec::new();
    while output.read_until(b'\n', &mut line).is_ok_and(|length| length > 0) {
        let _ = events.send(Event::Line(std::mem::take(&mut line)));
    }
    let _ = events.send(Event::End);
}
