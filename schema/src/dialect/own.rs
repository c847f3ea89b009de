//! What stops a script before its first change, where what it makes is there by somebody else's hand.

use super::{Dialect, audit::with_all, guard::Reason};
use crate::{
    change::{Beside, Change},
    schema::{Origin, Table},
};

/// Where a script can be run again, what is there is not made: then it has to be what the script has made. Another, with rows
/// of its own, would be taken for it, and dropped on the way back. `changes` are all that the script does.
pub(crate) fn are_own(changes: &[&Change], dialect: Dialect) -> Vec<String> {
    match dialect {
        Dialect::Mariadb => changes.iter().flat_map(|it| is_own(it, changes, dialect)).collect(),
        _ => Vec::new(), // which refuses to make what is there
    }
}

fn is_own(change: &Change, all: &[&Change], dialect: Dialect) -> Vec<String> {
    let copied = || all.iter().filter_map(|it| it.copied());
    let reason = |what: String, counted: &'static str| {
        let advice = "this file is for a database without it".to_owned();
        Reason::first(format!("there is another {what} already"), counted, advice)
    };
    match change {
        Change::CreateTable(table) => {
            let what = || format!("`{}`", table.name);
            let lacking = (super::mariadb::own::lacking(table), reason(what(), "columns that it lacks"));
            // what it has made itself is empty
            let rows = (with_all(table, &[], dialect), reason(what(), "rows"));
            let rows = (!copied().any(|it| it.to == table.name)).then_some(rows);
            let both = [lacking].into_iter().chain(rows);
            both.map(|(count, reason)| super::mariadb::stop::stop(&count, &reason)).collect()
        }
        Change::AddColumn(table, column) => {
            let is_filled =
                copied().any(|it| it.to == *table && it.values.iter().any(|(to, _)| to.name == column.name));
            let makes_way =
                |it: &&Change| matches!(it, Change::DropColumn(of, it) if of == table && it.name == column.name);
            let is_empty = column.nullable && column.origin == Origin::Written;
            if is_filled || !is_empty || all.iter().any(makes_way) {
                return Vec::new();
            }
            let count = with_all(&Table::new(table.clone()), std::slice::from_ref(&column.name), dialect);
            let reason = reason(format!("`{table}.{}`", column.name), "rows that have it");
            vec![super::mariadb::stop::stop(&count, &reason)]
        }
        Change::Beside(piece) => match &**piece {
            Beside::Unlocked(change) => is_own(change, all, dialect),
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}
