//! What stops a script before its first change, where the rows are not as it needs them.
//!
//! Each engine has its own way to fail on purpose. All of them leave nothing behind where the rows are as they must be.

use super::{Dialect, audit::counted, copy};
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
        return format!("SELECT count(*) AS count FROM {}", super::quote(dialect).table(&guard.table.name));
    };
    counted(&rule, dialect)
}

/// Why it stops: `before` and `after` stand around the number of rows.
pub(super) struct Reason {
    before: String,
    what: &'static str,
    rule: String,
    advice: String,
}

impl Reason {
    fn of(guard: &Guard, audit: &str) -> Reason {
        let before = "stopped before the first change: ".to_owned();
        let see = format!("; to see them: {audit}");
        let Must::BeEmpty(column) = &guard.must else {
            let what = if matches!(guard.must, Must::BeSingular(..)) { "keys" } else { "rows" };
            let advice = if guard.rule().is_some() { see } else { String::new() };
            return Reason { before, what, rule: format!("break the rule: {guard}"), advice };
        };
        let table = &guard.table.name;
        let rule = format!("of `{table}` would have nothing in `{column}`");
        Reason { before, what: "rows", rule, advice: "; give it a default, or let it be NULL".to_owned() }
    }

    /// Values are not where they were copied to.
    pub(super) fn of_copy(copy: &Copy) -> Reason {
        let rule = format!("of `{}` do not have in `{}` what they had", copy.from, copy.to);
        Reason { before: "stopped: ".to_owned(), what: "rows", rule, advice: String::new() }
    }

    /// For an engine that says no number.
    pub(super) fn without_number(&self) -> String {
        let Reason { before, what, rule, advice } = self;
        format!("{before}{what} {rule}{advice}")
    }

    /// What stands before the number, and what after it, in no more bytes than that; the rule is cut, not the advice.
    pub(super) fn around_number(&self, bytes: usize) -> [String; 2] {
        let Reason { before, what, rule, advice } = self;
        let longest_number = 20;
        let other = before.len() + longest_number + what.len() + advice.len() + "   ..".len();
        let rule = cut(rule, bytes.saturating_sub(other));
        let after = format!(" {what} {rule}{advice}");
        [before.clone(), cut(&after, bytes.saturating_sub(before.len() + longest_number))]
    }
}

fn cut(text: &str, bytes: usize) -> String {
    if text.len() <= bytes {
        return text.to_owned();
    }
    let end = text.char_indices().map(|(at, _)| at).take_while(|at| *at <= bytes.saturating_sub(2)).last();
    format!("{}..", &text[..end.unwrap_or_default()])
}

#[cfg(test)]
mod tests {
    use super::{Reason, cut};

    #[test]
    fn a_long_rule_is_cut_and_the_advice_is_not() {
        let reason =
            Reason { before: "stopped: ".into(), what: "rows", rule: "ä".repeat(600), advice: "; do this".into() };
        let [before, after] = reason.around_number(500);
        assert!(before.len() + 20 + after.len() <= 500 && after.ends_with("ä..; do this"), "{after}");
        assert!(reason.around_number(usize::MAX)[1].len() > 1200);
        assert_eq!(cut("äöü", 5), "ä..");
        assert_eq!(cut("äöü", 6), "äöü");
        assert_eq!(cut("äöü", 0), "..");
    }
}
