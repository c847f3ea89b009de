//! For people.

use super::{DIM, ERROR, GOOD, HEAD, HINT};
use crate::cli::report::{Adopted, Answer, Finding, Migration, NearMiss, Report, Rows, Severity, State};
use std::{
    collections::BTreeSet,
    fmt::{self, Formatter},
};

/// A report, as text.
pub(super) struct Human<'a>(pub(super) &'a Report);

impl fmt::Display for Human<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Human(report) = self;
        let mut helped = BTreeSet::new();
        report.findings.iter().try_for_each(|it| finding(it, helped.insert(it.code), f))?;
        match &report.answer {
            Answer::None {} => Ok(()),
            Answer::Adoption { tables, near_misses } => {
                tables.iter().try_for_each(|it| adopted(it, f))?;
                near_misses.iter().try_for_each(|it| near_miss(it, f))
            }
            Answer::Migrations { migrations } | Answer::Ran { migrations } => {
                migrations.iter().try_for_each(|it| migration(it, f))
            }
            Answer::Created { path, lines, .. } => {
                writeln!(f, "{GOOD}created{GOOD:#} {}", shown(path))?;
                lines.iter().try_for_each(|it| writeln!(f, "    {}", shown(it)))
            }
            Answer::Generated { folders, steps, losses, .. } => {
                folders.iter().try_for_each(|it| writeln!(f, "{GOOD}created{GOOD:#} {}", shown(it)))?;
                losses.iter().try_for_each(|it| line("= lost for good:", it, f))?;
                steps.iter().try_for_each(|it| writeln!(f, "    {}", shown(it)))
            }
            Answer::Baseline { path } => writeln!(f, "{GOOD}created{GOOD:#} {}", shown(path)),
            Answer::Text { text } => f.write_str(text),
        }
    }
}

/// What is not ours, with nothing in it that a terminal obeys.
pub(super) fn shown(text: &str) -> String {
    let obeyed = |it: char| it.is_control() && !matches!(it, '\n' | '\t');
    text.chars().map(|it| if obeyed(it) { it.escape_default().to_string() } else { it.to_string() }).collect()
}

/// What to do is told once for each code.
fn finding(finding: &Finding, is_first: bool, f: &mut Formatter<'_>) -> fmt::Result {
    let Finding { code, severity, table, association, message, help, sql, rows } = finding;
    let (style, word) = match severity {
        Severity::Error => (ERROR, "error"),
        Severity::Hint => (HINT, "hint"),
    };
    writeln!(f, "{style}{word}[{code}]{style:#}{HEAD}: {}{HEAD:#}", shown(message))?;
    let place: Vec<&str> = table.iter().chain(association).map(String::as_str).collect();
    if !place.is_empty() {
        line("-->", &place.join(", "), f)?;
    }
    if let Some(Rows { keys, .. }) = rows.as_ref().filter(|it| !it.keys.is_empty()) {
        line("= keys:", &keys.join(" | "), f)?;
    }
    if let Some(help) = help.as_ref().filter(|_| is_first) {
        line("= help:", help, f)?;
    }
    if let Some(sql) = sql {
        line("= sql:", &format!("{sql};"), f)?;
    }
    if let Some(repair) = rows.as_ref().and_then(|it| it.repair.as_ref()) {
        line("= repair:", repair, f)?;
    }
    writeln!(f)
}

/// What is longer than a line stands below its head.
fn line(head: &str, what: &str, f: &mut Formatter<'_>) -> fmt::Result {
    let what = shown(what);
    let (between, what) = (if what.contains('\n') { "\n    " } else { " " }, what.trim_end());
    writeln!(f, "  {DIM}{head}{DIM:#}{between}{}", what.replace('\n', "\n    "))
}

fn adopted(Adopted { table, attributes }: &Adopted, f: &mut Formatter<'_>) -> fmt::Result {
    writeln!(f, "{HEAD}{}{HEAD:#}", shown(table))?;
    attributes.iter().try_for_each(|it| writeln!(f, "    {}", shown(it)))?;
    writeln!(f)
}

fn near_miss(NearMiss { message, .. }: &NearMiss, f: &mut Formatter<'_>) -> fmt::Result {
    writeln!(f, "{DIM}not adopted:{DIM:#} {}", shown(message))
}

fn migration(Migration { name, state, sql, .. }: &Migration, f: &mut Formatter<'_>) -> fmt::Result {
    let (style, word) = match state {
        State::Applied => (GOOD, "applied"),
        State::Pending => (HINT, "pending"),
        State::Reverted => (GOOD, "reverted"),
        State::Unknown => (ERROR, "applied, and not in the folder"),
    };
    writeln!(f, "{style}{word:<8}{style:#} {}", shown(name))?;
    sql.iter().flat_map(|it| it.lines()).try_for_each(|line| writeln!(f, "    {}", shown(line).trim_end()))
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn a_terminal_obeys_nothing_that_a_database_says() {
        assert_eq!(shown("a\n\tb\u{1b}[2Jc\rd\u{9b}é"), "a\n\tb\\u{1b}[2Jc\\rd\\u{9b}é");
    }
}
