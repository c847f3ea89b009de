//! What counts as the same on an engine.

use crate::{
    dialect::Dialect,
    expression::normal,
    schema::{Action, Column, Condition, DataType, Literal, Origin, Table},
};

/// MariaDB's RESTRICT is its NO ACTION.
pub(super) fn same_action(dialect: Dialect, a: Action, b: Action) -> bool {
    let told =
        |it| if it == Action::Restrict && !dialect.tells_restrict_from_no_action() { Action::NoAction } else { it };
    told(a) == told(b)
}

/// Does the column hold what the model says? Where the model names a type, it is that one.
pub(super) fn same_type(dialect: Dialect, model: &Table, column: &Column, live: &DataType) -> bool {
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
pub(super) fn origins(model: &Origin, live: &Origin) -> Option<[String; 2]> {
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
pub(super) fn same_rows(a: Option<&Condition>, b: Option<&Condition>) -> bool {
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
