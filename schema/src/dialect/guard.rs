//! What stops a script before its first change, where the rows are not as it needs them.
//!
//! Each engine has its own way to fail on purpose. All of them leave nothing behind where the rows are as they must be.

use super::{
    Dialect,
    audit::{counted, with_all},
    copy,
};
use crate::{
    change::Copy,
    plan::{Guard, Must},
};

/// The statements that do nothing where every row is as the guard asks, and fail otherwise. `audit` is the command that
/// shows the rows which are not.
pub(crate) fn guard(guard: &Guard, dialect: Dialect, audit: &str) -> Vec<String> {
    let (count, reason) = (count(guard, dialect), Reason::of(guard, audit));
    match dialect {
        Dialect::Sqlite => super::sqlite::stop::stop(&count, &reason),
        Dialect::Postgres => vec![super::postgres::stop::stop(&count, &reason)],
        Dialect::Mariadb => vec![super::mariadb::stop::stop(&count, &reason)],
        _ => Vec::new(), // refused by `verify`
    }
}

/// The name of the number of rows, where an engine calls it something: unlike any column's, because the words of a CHECK
/// could mean either.
pub(super) const COUNTED: &str = "rows that break it";

/// `SELECT count(*) AS count ..` of the rows that break it.
fn count(guard: &Guard, dialect: Dialect) -> String {
    match &guard.must {
        Must::HavePartner(other, pairs) => return copy::without_partner(&guard.table.name, other, pairs, dialect),
        Must::NotBeNullBeside(column, others) => {
            return copy::null_beside(&guard.table.name, column, others, dialect);
        }
        _ => {}
    }
    let Some(rule) = guard.rule() else {
        let columns = if let Must::BeNull(columns) = &guard.must { columns.as_slice() } else { &[] };
        return with_all(&guard.table, columns, dialect);
    };
    counted(&rule, dialect)
}

/// Why it stops.
pub(super) struct Reason {
    /// When it is asked.
    stopped: &'static str,
    /// What is wrong.
    wrong: String,
    /// What is counted.
    counted: &'static str,
    /// What to do.
    advice: String,
}

impl Reason {
    fn of(guard: &Guard, audit: &str) -> Reason {
        let counted = if matches!(guard.must, Must::BeSingular(..)) { "keys" } else { "rows" };
        let table = &guard.table.name;
        let (wrong, advice) = match &guard.must {
            Must::BeEmpty(column) => (
                format!("`{table}` has rows, and nothing says what their `{column}` would be"),
                "give it a default, or let it be NULL".to_owned(),
            ),
            Must::BeNull(columns) => (
                format!("`{table}` would refer by `{}` to what is not there", columns.join("`, `")),
                "make it NULL, or let what it refers to come before".to_owned(),
            ),
            Must::HavePartner(..) | Must::NotBeNullBeside(..) => {
                (format!("this is not so: {guard}"), "give them what they lack, or let the column be NULL".to_owned())
            }
            _ => (format!("this rule is broken: {guard}"), format!("what breaks it: {audit}")),
        };
        Reason::first(wrong, counted, advice)
    }

    /// Before anything is changed.
    pub(super) const fn first(wrong: String, counted: &'static str, advice: String) -> Reason {
        Reason { stopped: "stopped before the first change: ", wrong, counted, advice }
    }

    /// Values are not where they were copied to.
    pub(super) fn of_copy(copy: &Copy) -> Reason {
        let wrong = format!("`{}` has rows that do not have in `{}` what they had", copy.from, copy.to);
        let advice = "somebody writes meanwhile, or two rows have one key".to_owned();
        Reason { stopped: "stopped: ", wrong, counted: "rows", advice }
    }

    /// For an engine that says no number.
    pub(super) fn without_number(&self) -> String {
        format!("{}{}; {}", self.stopped, self.wrong, self.advice)
    }

    /// What stands before the number, and what after it, in no more bytes than that; the advice is cut last.
    pub(super) fn around_number(&self, bytes: usize) -> [String; 2] {
        let (counted, longest_number) = (format!(" ({}: ", self.counted), 20);
        let after = cut(&format!("); {}", self.advice), bytes.saturating_sub(self.stopped.len() + longest_number));
        let other = self.stopped.len() + counted.len() + longest_number + after.len();
        [format!("{}{}{counted}", self.stopped, cut(&self.wrong, bytes.saturating_sub(other))), after]
    }
}

/// The beginning of it, if it is too long.
fn cut(text: &str, bytes: usize) -> String {
    if text.len() <= bytes {
        return text.to_owned();
    }
    let Some(room) = bytes.checked_sub("..".len()) else { return String::new() };
    let end = text.char_indices().map(|(at, _)| at).take_while(|at| *at <= room).last();
    format!("{}..", &text[..end.unwrap_or_default()])
}

#[cfg(test)]
mod tests {
    use super::{Reason, cut};

    #[test]
    fn what_is_wrong_is_cut_before_what_to_do() {
        let reason = Reason::first("ä".repeat(600), "rows", "do this".into());
        let [before, after] = reason.around_number(500);
        assert!(before.len() + 20 + after.len() <= 500 && before.ends_with("ä.. (rows: "), "{before}");
        assert_eq!(after, "); do this");
        assert!(reason.around_number(usize::MAX)[0].len() > 1200);
        let reason = Reason { advice: "do this ".repeat(100), ..reason };
        let [before, after] = reason.around_number(500);
        assert!(before.len() + 20 + after.len() <= 512 && after.ends_with(".."), "{before} {after}");
        assert_eq!(cut("äöü", 5), "ä..");
        assert_eq!(cut("äöü", 6), "äöü");
        assert_eq!(cut("äöü", 0), "");
    }
}
