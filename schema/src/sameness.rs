//! What counts as the same: structure, not names; what an expression says, not its words.

use crate::{
    dialect::Dialect,
    expression::normal,
    schema::{Action, Column, Condition, DataType, ForeignKey, Literal, Origin, Table, Unique},
};
use std::collections::BTreeSet;

/// MariaDB's RESTRICT is its NO ACTION.
pub(crate) fn same_action(dialect: Dialect, a: Action, b: Action) -> bool {
    let told =
        |it| if it == Action::Restrict && !dialect.tells_restrict_from_no_action() { Action::NoAction } else { it };
    told(a) == told(b)
}

/// Does the column hold what the model says? Where the model names a type, it is that one.
pub(crate) fn same_type(dialect: Dialect, model: &Table, column: &Column, live: &DataType) -> bool {
    let (ours, theirs) = (column.data_type.names.of(dialect), live.names.of(dialect));
    if let (Some(ours), Some(theirs)) = (ours, theirs) {
        if crate::dialect::same_type_name(dialect, ours, theirs) {
            return true;
        }
    }
    // what the engine calls the type that it would be given
    let word = crate::dialect::type_word(model, column, dialect).zip(theirs);
    if word.is_some_and(|(word, theirs)| crate::dialect::same_type_name(dialect, word, theirs)) {
        return true;
    }
    ours.is_none() && column.data_type.logical == live.logical
}

/// `None`: the same. Or else both, in words.
pub(crate) fn origins(model: &Origin, live: &Origin) -> Option<[String; 2]> {
    // of a default that a model says nothing of it asks nothing: it writes the value
    let not_asked_for = matches!((model, live), (Origin::Written, Origin::Default(_)));
    // a text as the default of a number is the number
    let same_text = matches!((model, live), (Origin::DefaultText(text), Origin::Default(it)) if normal(it) == *text);
    let same = not_asked_for || same_text || spoken(model, normal) == spoken(live, normal);
    (!same).then(|| [model, live].map(|it| spoken(it, str::to_owned)))
}

fn spoken(origin: &Origin, expressed: fn(&str) -> String) -> String {
    match origin {
        Origin::Written => "nothing".into(),
        Origin::Identity => "counted by the database".into(),
        Origin::Default(expression) => format!("`{}`", expressed(expression)),
        Origin::DefaultText(text) => format!("`'{text}'`"),
        Origin::Generated(expression) => format!("always `{}`", expressed(expression)),
    }
}

/// Do they count the same rows?
pub(crate) fn same_rows(a: Option<&Condition>, b: Option<&Condition>) -> bool {
    match (a, b) {
        (None, None) => true,
        (Some(a), Some(b)) => written(a) == written(b),
        _ => false,
    }
}

fn written(condition: &Condition) -> String {
    match condition {
        Condition::IsNull(column) => normal(&format!("\"{column}\" is null")),
        Condition::Equals { column, value } => {
            let value = match value {
                Literal::Bool(value) => u8::from(*value).to_string(),
                Literal::Integer(value) => value.to_string(),
                Literal::Text(text) => format!("'{}'", text.replace('\'', "''")),
            };
            normal(&format!("\"{column}\" = {value}"))
        }
        Condition::Expression(expression) => normal(expression),
    }
}

/// The order of the columns does not count: what is unique in one is in every other.
pub(crate) fn same_unique(a: &Unique, b: &Unique) -> bool {
    same_columns(&a.columns, &b.columns) && same_rows(a.condition.as_ref(), b.condition.as_ref())
}

pub(crate) fn same_columns(a: &[String], b: &[String]) -> bool {
    let set = |columns: &[String]| columns.iter().cloned().collect::<BTreeSet<_>>();
    a.len() == b.len() && set(a) == set(b)
}

/// Do they refer to the same, each column to its own?
pub(crate) fn same_key(a: &ForeignKey, b: &ForeignKey) -> bool {
    let pairs = |key: &ForeignKey| -> BTreeSet<(String, String)> {
        key.columns.iter().cloned().zip(key.references.columns.iter().cloned()).collect()
    };
    a.references.table == b.references.table && pairs(a) == pairs(b)
}
