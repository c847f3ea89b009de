//! What SQLite changes of a table that is there.

use super::{QUOTE, table};
use crate::{
    change::Change,
    expression::token,
    schema::{Column, Condition, Origin, Table, TableName},
};
use token::Kind;

/// SQLite takes two names for one that differ in case only, and refuses to rename the one into the other.
pub(super) fn rename_table(from: &TableName, to: &TableName) -> Vec<String> {
    let rename = |from: &str, to: &str| format!("ALTER TABLE {} RENAME TO {}", QUOTE.name(from), QUOTE.name(to));
    if from.name.eq_ignore_ascii_case(&to.name) {
        let between = format!("{} (between two names)", from.name);
        return vec![rename(&from.name, &between), rename(&between, &to.name)];
    }
    vec![rename(&from.name, &to.name)]
}

pub(super) fn add_column(name: &TableName, column: &Column) -> String {
    let alone = Table::new(name.clone());
    format!("ALTER TABLE {} ADD COLUMN {}", QUOTE.table(name), table::column(&alone, column))
}

pub(super) fn drop_column(table: &TableName, column: &str) -> String {
    format!("ALTER TABLE {} DROP COLUMN {}", QUOTE.table(table), QUOTE.name(column))
}

pub(super) fn rename_column(table: &TableName, from: &str, to: &str) -> String {
    format!("ALTER TABLE {} RENAME COLUMN {} TO {}", QUOTE.table(table), QUOTE.name(from), QUOTE.name(to))
}

/// A UNIQUE is one too.
pub(super) fn drop_index(name: &str) -> String {
    format!("DROP INDEX {}", QUOTE.name(name))
}

/// Can SQLite make the change of the table, as that is before it?
pub(in crate::dialect) fn in_place(change: &Change, before: &Table) -> bool {
    match change {
        Change::AddColumn(_, column) => can_add(column),
        Change::DropColumn(_, column) => can_drop(before, &column.name),
        Change::DropUnique(_, unique) => !table::is_inline(unique),
        Change::AlterColumn { .. }
        | Change::AddPrimaryKey(..)
        | Change::DropPrimaryKey(..)
        | Change::AddForeignKey(..)
        | Change::DropForeignKey(..)
        | Change::AddCheck(..)
        | Change::DropCheck(..)
        | Change::Comment { .. } => false,
        _ => true,
    }
}

/// The rows that are there get the default, which must be a constant, or NULL. A stored generated column would have to be
/// computed for them, and a note is a line of the table's own text.
fn can_add(column: &Column) -> bool {
    let has_value = match &column.origin {
        Origin::Written => column.nullable,
        Origin::DefaultText(_) => true,
        Origin::Default(expression) => is_constant(expression, column.nullable),
        Origin::Identity | Origin::Generated(_) => false,
    };
    has_value && column.comment.is_none()
}

fn is_constant(expression: &str, nullable: bool) -> bool {
    match &token::tokens(expression)[..] {
        [one] => matches!(one.kind, Kind::Number(_) | Kind::Text(_)) || nullable && one.is_word("null"),
        [sign, number] => (sign.is('-') || sign.is('+')) && matches!(number.kind, Kind::Number(_)),
        _ => false,
    }
}

/// Nothing else of the table may be about it. In the text a column goes together with what stands between it and the next
/// one, whose note that may be.
fn can_drop(table: &Table, column: &str) -> bool {
    let is = |it: &String| it.eq_ignore_ascii_case(column);
    let in_text = |text: &str| token::mentions(text, column);
    let of_condition = |it: &Condition| match it {
        Condition::IsNull(name) | Condition::Equals { column: name, .. } => is(name),
        Condition::Expression(expression) => in_text(expression),
    };
    let ordered = table.ordered().flatten().any(is);
    let counted = table.uniques.iter().filter_map(|it| it.condition.as_ref()).any(of_condition);
    let refers = table.foreign_keys.iter().flat_map(|it| &it.columns).any(is);
    let checked = table.checks.iter().any(|it| in_text(&it.expression));
    let generates = table.columns.iter().any(|it| matches!(&it.origin, Origin::Generated(text) if in_text(text)));
    let otherwise = table.unknown.iter().map(|it| &it.definition).any(|it| in_text(it));
    let at = table.columns.iter().position(|it| is(&it.name)).unwrap_or_default();
    let noted = table.columns.iter().skip(at).take(2).any(|it| it.comment.is_some());
    let last = at + 1 == table.columns.len();
    !(ordered || counted || refers || checked || generates || otherwise || noted && !last || table.columns.len() < 2)
}
