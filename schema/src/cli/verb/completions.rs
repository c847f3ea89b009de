//! `completions SHELL`

use super::Context;
use crate::cli::{
    arguments::{Arguments, Completions},
    report::{Answer, Report},
};
use clap::CommandFactory as _;

pub(super) fn run(arguments: &Completions, context: &Context<'_>) -> Report {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Arguments::command(), context.command, &mut script);
    let text = String::from_utf8_lossy(&script).into_owned();
    Report::answering(Answer::Text { text }, Vec::new())
}
