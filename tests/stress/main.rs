//! What the verbs do in a crowd: `cargo xtask stress`. Sixty-four workers, each with a connection of its own, all at the
//! same parent at the same time; and every answer counted.

// In this order: the macro is for the modules after it.
#[macro_use]
mod on_every_engine;
mod arguments;
// In few words, more than are used here.
#[allow(dead_code)]
#[path = "../diff/build.rs"]
mod build;
mod control;
mod crowd;
mod faults;
mod field;
mod models;
#[path = "../recipes/crowd/mod.rs"]
mod recipe_crowd;
mod recipes;
mod report;
#[path = "../recipes/texts.rs"]
mod texts;
mod verbs;
mod watchdog;

use std::process::ExitCode;

use arguments::Arguments;
use field::Size;
use on_every_engine::ENGINES;
use report::Report;
use watchdog::Watchdog;

/// An experiment, on each of [`ENGINES`] that has what it is about.
type Experiment = (&'static str, [Option<fn(Size) -> Report>; 3]);

fn main() -> ExitCode {
    watchdog::end_with_a_worker();
    if let Some(client) = faults::client() {
        client.write();
        return ExitCode::SUCCESS;
    }
    let arguments = match Arguments::parse(std::env::args().skip(1)) {
        Ok(arguments) => arguments,
        Err(usage) => {
            eprintln!("{usage}");
            return ExitCode::from(2);
        }
    };
    let experiments = if arguments.control {
        [control::SHAPES, recipes::SHAPES].concat()
    } else {
        [verbs::EXPERIMENTS, faults::KILLS, recipes::RECIPES].concat()
    };
    let mut holds = true;
    for (index, engine) in ENGINES.into_iter().enumerate().filter(|(_, engine)| arguments.is_about(engine)) {
        println!("\n{engine}, {}", arguments.size);
        for (name, on) in experiments.iter().filter(|(name, _)| arguments.names(name)) {
            let Some(run) = on[index] else { continue };
            let watchdog = Watchdog::over(name, engine);
            let report = run(arguments.size);
            println!("{name:<WIDTH$} {:>6.1} s  {report}", watchdog.seconds());
            holds &= report.holds();
        }
    }
    if holds {
        return ExitCode::SUCCESS;
    }
    if arguments.control {
        eprintln!("\na naive shape showed no fault, so that a zero of ours would mean nothing");
    } else {
        eprintln!("\nnot every number is what it must be");
    }
    ExitCode::FAILURE
}

/// Of the column with the names.
const WIDTH: usize = 40;
