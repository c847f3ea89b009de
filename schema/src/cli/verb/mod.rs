//! Each verb: from a context to a report.

mod adopt;
mod audit;
mod baseline;
mod change;
mod check;
mod completions;
mod explain;
mod generate;
mod init;
mod run;
mod status;

use super::{
    Context,
    arguments::Verb,
    connection::Live,
    failure::Failure,
    report::{Finding, Report, Severity},
};
use crate::{codes, error::Errors, schema::Schema};

impl Verb {
    pub(super) fn run(&self, context: &Context<'_>) -> Result<Report, Failure> {
        match self.answer(context) {
            Err(Failure::Models(errors)) => Ok(contradictions(&errors)),
            answer => answer,
        }
    }

    fn answer(&self, context: &Context<'_>) -> Result<Report, Failure> {
        match self {
            Verb::Adopt(arguments) => adopt::run(arguments, context),
            Verb::Check(arguments) => check::run(arguments, context),
            Verb::Audit(arguments) => audit::run(arguments, context),
            Verb::Explain(arguments) => explain::run(arguments, context),
            Verb::Generate(arguments) => generate::run(arguments, context),
            Verb::Change(arguments) => change::run(arguments, context),
            Verb::Status(arguments) => status::run(arguments, context),
            Verb::Run(arguments) => run::run(arguments, context),
            Verb::Init(arguments) => init::run(arguments),
            Verb::Completions(arguments) => Ok(completions::run(arguments, context)),
        }
    }
}

impl Context<'_> {
    fn connection(&self) -> Result<Live, Failure> {
        Live::establish(self.global.database_url.as_deref())
    }

    /// What the models say; a command that was built without any says how to come by one that knows them.
    fn schema(&self, verb: &str) -> Result<Schema, Failure> {
        self.need_models(verb)?;
        Ok(Schema::of(self.models)?)
    }

    fn need_models(&self, verb: &str) -> Result<(), Failure> {
        if !self.models.is_empty() {
            return Ok(());
        }
        let command = self.command;
        Err(Failure::Usage(format!(
            "`{verb}` needs your models, and this command knows none: `{command} init` writes a binary of your project that \
             does, and `cargo run --bin one_to_one -- {verb}` runs it"
        )))
    }
}

/// Models that contradict themselves are something that is found, before a database is asked.
fn contradictions(errors: &Errors) -> Report {
    let findings: Vec<Finding> = errors.iter().map(|it| finding(it.code(), it)).collect();
    let talk = format!("{} in the models alone: no database was asked", counted(findings.len(), "finding"));
    Report::of(findings, vec![talk])
}

/// What is wrong, whatever the database has.
fn finding(code: &'static str, error: &dyn std::fmt::Display) -> Finding {
    let (message, help) = (error.to_string(), help(code));
    Finding { code, severity: Severity::Error, table: None, association: None, message, help, sql: None, rows: None }
}

/// What the page of a code says is to be done, on a line: the whole sentences of its first paragraph, because the SQL behind
/// them is an example's.
fn help(code: &str) -> Option<String> {
    let (_, advice) = codes::page(code)?.split_once("\n## What to do\n")?;
    let paragraph = advice.trim_start().split("\n\n").next().filter(|it| !it.starts_with("```"))?;
    let line = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(match line.rsplit_once(". ") {
        _ if line.ends_with('.') => line,
        Some((sentences, _)) => format!("{sentences}."),
        None => format!("{}.", line.trim_end_matches(':')),
    })
}

/// `1 finding`, `2 findings`
fn counted(number: usize, one: &str) -> String {
    let end = if number == 1 { "" } else { "s" };
    format!("{number} {one}{end}")
}
