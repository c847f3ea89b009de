//! What ends a run that would not end by itself.

use std::io::{self, Write as _};
use std::panic;
use std::process;
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

/// Many times what an experiment takes.
const LIMIT: Duration = Duration::from_secs(120);

/// Ends the process when an experiment takes too long.
pub(crate) struct Watchdog {
    since: Instant,
    _done: Sender<()>,
}

impl Watchdog {
    pub(crate) fn over(experiment: &'static str, engine: &'static str) -> Self {
        let (done, wait) = mpsc::channel();
        thread::spawn(move || {
            if wait.recv_timeout(LIMIT) == Err(RecvTimeoutError::Timeout) {
                let seconds = LIMIT.as_secs();
                let _ = writeln!(io::stderr(), "\n{experiment} on {engine} is not done after {seconds} s");
                process::exit(1);
            }
        });
        Self { since: Instant::now(), _done: done }
    }

    pub(crate) fn seconds(&self) -> f64 {
        self.since.elapsed().as_secs_f64()
    }
}

/// A worker that panics ends the process: the others would wait for it in vain.
pub(crate) fn end_with_a_worker() {
    panic::set_hook(Box::new(|panic| {
        // Not by `eprintln!`, of which a test that does not come to its end shows nothing.
        let _ = writeln!(io::stderr(), "\n{panic}");
        process::exit(1);
    }));
}
