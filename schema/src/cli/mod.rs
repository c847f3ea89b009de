//! The command line, for a binary of your own: three lines, because the models are known to your compiler alone.
//!
//! ```no_run
//! # use diesel_one_to_one::{models, prelude::*};
//! # use diesel::prelude::*;
//! # #[derive(HasQuery, Model, HasOne)]
//! # #[diesel(table_name = users)]
//! # #[model(declare_table)]
//! # #[has_one(Profile)]
//! # struct User { id: i32 }
//! # #[derive(HasQuery, Model, BelongsToOne)]
//! # #[diesel(table_name = profiles)]
//! # #[model(declare_table)]
//! # #[belongs_to_one(User, on_delete = cascade)]
//! # struct Profile { id: i32, user_id: i32 }
//! # diesel::allow_tables_to_appear_in_same_query!(users, profiles);
//! # use std::process::ExitCode;
//! fn main() -> ExitCode {
//!     diesel_one_to_one_schema::cli::run(models![User, Profile])
//! }
//! ```
//!
//! `diesel-one-to-one init` writes it. The binary of that name comes with this package and knows no models:
//! `cargo install diesel-one-to-one-schema --features cli,sqlite-bundled`, or with `postgres` or `mysql`.
//!
//! | verb | does |
//! |---|---|
//! | `adopt` | prints the attribute lines for each one-to-one of a database, and its other foreign keys with what keeps them from being one; with `--baseline`, writes the snapshot that the first generated migration follows |
//! | `check` | compares the models with a database; with `--hints`, says what could be better |
//! | `audit` | finds rows that break what the models say, and with `--keep` prints their repair; writes nothing |
//! | `explain` | tells what an association is and does, or what a code means |
//! | `generate` | writes the migration from the last snapshot to the models, for Diesel to run; with `--check`, says whether there is one |
//! | `status` | lists the migrations of a folder, and which of them the database has |
//! | `run` | applies the migrations of a folder that are pending, as [`run`](crate::run) does; with `--revert`, reverts the last; with `--dry-run`, prints their SQL alone |
//! | `init` | writes the three lines |
//! | `completions` | prints a script for a shell |
//!
//! The flags and variables are those of Diesel's own command: `--database-url` or `DATABASE_URL`, which may stand in `.env`,
//! and `--migration-dir` or `MIGRATION_DIRECTORY`. What was asked for goes to stdout, as text or with `--format json` as one
//! object; all else goes to stderr. The exit code is an [`Exit`].

mod arguments;
mod associations;
#[cfg_attr(
    not(any(feature = "sqlite", feature = "postgres", feature = "mysql")),
    allow(unused, reason = "what asks a database, without any")
)]
mod connection;
mod exit;
mod failure;
mod password;
mod print;
mod report;
#[cfg_attr(not(any(feature = "sqlite", feature = "postgres", feature = "mysql")), allow(unused, reason = "as above"))]
mod verb;

use arguments::{Arguments, Global};
use clap::{ColorChoice, CommandFactory as _, FromArgMatches as _};
use diesel_one_to_one::definition::Entry;
pub use exit::Exit;
use print::Terminal;
use std::{ffi::OsString, io::Write, path::Path, process::ExitCode};

/// Runs what the arguments of this process ask for, over these models.
///
/// ```no_run
/// use std::process::ExitCode;
///
/// fn main() -> ExitCode {
///     diesel_one_to_one_schema::cli::run(&[])
/// }
/// ```
#[must_use]
pub fn run(models: &[Entry]) -> ExitCode {
    let (mut out, mut err) = (std::io::stdout(), std::io::stderr());
    let color = [anstream::AutoStream::choice(&out), anstream::AutoStream::choice(&err)];
    let mut terminal = Terminal {
        out: &mut out,
        err: &mut err,
        color: color.map(|it| it != anstream::ColorChoice::Never),
        shows_progress: true,
    };
    let exit = match failure::load_dot_env() {
        Ok(()) => start(models, std::env::args_os().collect(), &mut terminal),
        Err(failure) => terminal.fail(&failure),
    };
    exit.into()
}

/// The same for other arguments, of which the first is the name of the command, and for other outputs, which no colour
/// goes to unless it is asked for.
///
/// ```
/// use diesel_one_to_one_schema::cli::{Exit, run_with};
///
/// let (mut out, mut err) = (Vec::new(), Vec::new());
/// let exit = run_with(&[], ["one_to_one", "check"], &mut out, &mut err);
/// assert_eq!(exit, Exit::Usage);
/// assert!(out.is_empty());
/// assert!(String::from_utf8(err)?.contains("`one_to_one init`"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn run_with<A: Into<OsString>>(
    models: &[Entry],
    arguments: impl IntoIterator<Item = A>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Exit {
    let mut terminal = Terminal { out, err, color: [false; 2], shows_progress: false };
    start(models, arguments.into_iter().map(Into::into).collect(), &mut terminal)
}

/// What a verb has to do with.
struct Context<'a> {
    models: &'a [Entry],
    /// The name that the command was called by.
    command: &'a str,
    global: &'a Global,
    shows_progress: bool,
}

fn start(models: &[Entry], arguments: Vec<OsString>, terminal: &mut Terminal<'_>) -> Exit {
    let name = arguments.first().and_then(|it| Path::new(it).file_stem()).and_then(|it| it.to_str());
    let command = name.unwrap_or(env!("CARGO_PKG_NAME")).to_owned();
    let parser = Arguments::command().name(command.clone());
    let parsed = parser.try_get_matches_from(arguments).and_then(|it| Arguments::from_arg_matches(&it));
    let Arguments { verb, global } = match parsed {
        Ok(arguments) => arguments,
        Err(error) => return terminal.refuse(&error),
    };
    if global.color != ColorChoice::Auto {
        terminal.color = [global.color == ColorChoice::Always; 2];
    }
    let shows_progress = terminal.shows_progress && !global.quiet;
    let context = Context { models, command: &command, global: &global, shows_progress };
    match verb.run(&context) {
        Ok(report) => terminal.print(&report, &global),
        Err(failure) => terminal.fail(&failure),
    }
}
