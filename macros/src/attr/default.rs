//! `default = ..` and `default(sql = "..")` as written.

use syn::{Lit, LitStr};

use super::bag::{Bag, place, wrong_form};
use super::cursor::Cursor;
use super::item::{Entry, Value, items};
use crate::errors::Errors;
use crate::keys;
use crate::spanned::Spanned;

/// What a column holds when an INSERT does not say.
///
/// A string is a text, never SQL: `default = "now()"` stores these five letters. What the database shall compute is said
/// to be SQL, `default(sql = "now()")`, so that neither can be taken for the other.
#[derive(Clone)]
pub(crate) enum RawDefault {
    /// A number, in its own digits.
    Number(String),
    /// `true` or `false`.
    Bool(bool),
    /// A text.
    Text(LitStr),
    /// An expression of the database's.
    Sql(LitStr),
}

/// Reads either form.
pub(crate) fn read(entry: Entry, errors: &Errors) -> Option<Spanned<RawDefault>> {
    let (key, span) = (entry.key.span(), place(&entry));
    let value = match entry.value {
        Value::Literal(Lit::Str(text)) => Some(RawDefault::Text(text)),
        Value::Literal(Lit::Int(number)) => Some(RawDefault::Number(number.base10_digits().to_owned())),
        Value::Literal(Lit::Float(number)) => Some(RawDefault::Number(number.base10_digits().to_owned())),
        Value::Literal(Lit::Bool(value)) => Some(RawDefault::Bool(value.value)),
        Value::Path(ref path) if path.last == "true" || path.last == "false" => {
            Some(RawDefault::Bool(path.last == "true"))
        }
        Value::List(list) => {
            let before = errors.count();
            let items = items(Cursor::new(list.stream(), list.span_close()), &keys::DEFAULTS, errors);
            let sql = Bag::new(items, &keys::DEFAULTS, errors).take_text(&keys::SQL, errors);
            if sql.is_none() && errors.count() == before {
                errors.at(key, "this `default()` says nothing: `default(sql = \"CURRENT_TIMESTAMP\")`");
            }
            sql.map(|sql| RawDefault::Sql(sql.value))
        }
        Value::Broken => None,
        value => {
            let expected = "a number, a string, `true` or `false`, or SQL (`default(sql = \"CURRENT_TIMESTAMP\")`)";
            errors.at(span, wrong_form(&keys::DEFAULT, &value, expected));
            None
        }
    };
    value.map(|value| Spanned { value, key, span })
}
