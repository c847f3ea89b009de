//! `#[model(..)]` as written, on the struct and on its fields.

use syn::{Attribute, LitStr};

use super::bag::{Bag, place, wrong_form};
use super::cursor::Cursor;
use super::item::{Entry, Value, items};
use crate::errors::Errors;
use crate::keys::{self, Grammar};
use crate::path::PathTokens;
use crate::spanned::Spanned;

/// What the `#[model(..)]`s of one struct say.
pub(crate) struct RawModel {
    /// `note = "text"`.
    pub(crate) note: Option<Spanned<LitStr>>,
    /// `crate = path`.
    pub(crate) runtime: Option<PathTokens>,
    /// One for each field, in the order of the fields.
    pub(crate) fields: Vec<RawModelField>,
}

/// What the `#[model(..)]`s of one field say.
pub(crate) struct RawModelField {
    /// `unique`.
    pub(crate) unique: Option<Spanned<()>>,
    /// `assigned`.
    pub(crate) assigned: Option<Spanned<()>>,
    /// `sql_type = "text"` or `sql_type(dialect = "text", ..)`.
    pub(crate) sql_type: Option<Spanned<RawSqlType>>,
    /// `note = "text"`.
    pub(crate) note: Option<Spanned<LitStr>>,
}

/// The two forms of `sql_type`.
pub(crate) enum RawSqlType {
    /// The same on all dialects.
    Everywhere(LitStr),
    /// By dialect.
    ByDialect {
        /// On SQLite.
        sqlite: Option<Spanned<LitStr>>,
        /// On PostgreSQL.
        postgres: Option<Spanned<LitStr>>,
        /// On MariaDB.
        mariadb: Option<Spanned<LitStr>>,
        /// Whether something in it was not understood.
        faulty: bool,
    },
}

impl RawModel {
    /// The name of the attribute.
    pub(crate) const NAME: &'static str = keys::MODEL.attribute;

    /// Reads the attributes of a struct, and those of each field in `fields`.
    pub(crate) fn read<'a>(
        attributes: &[Attribute],
        fields: impl IntoIterator<Item = &'a [Attribute]>,
        errors: &Errors,
    ) -> Self {
        let mut bag = gather(attributes, &keys::MODEL, errors);
        Self {
            note: bag.take_text(&keys::NOTE, errors),
            runtime: bag.take_path(&keys::CRATE, errors).map(|path| path.value),
            fields: fields.into_iter().map(|attributes| RawModelField::read(attributes, errors)).collect(),
        }
    }
}

impl RawModelField {
    /// Reads the attributes of one field.
    fn read(attributes: &[Attribute], errors: &Errors) -> Self {
        let mut bag = gather(attributes, &keys::MODEL_FIELD, errors);
        Self {
            unique: bag.take_flag(&keys::UNIQUE, errors),
            assigned: bag.take_flag(&keys::ASSIGNED, errors),
            sql_type: bag.entry(&keys::SQL_TYPE).and_then(|entry| sql_type(entry, errors)),
            note: bag.take_text(&keys::NOTE, errors),
        }
    }
}

/// The entries of all `#[model(..)]`s in one place: they may be spread over several attributes.
fn gather(attributes: &[Attribute], grammar: &Grammar, errors: &Errors) -> Bag {
    let mut all = Vec::new();
    for attribute in super::named(attributes, RawModel::NAME) {
        let before = errors.count();
        let items = super::items_of(attribute, grammar, errors);
        if items.is_empty() && errors.count() == before {
            errors.at(super::place(attribute), "this `#[model]` says nothing: write a key into it, or remove it");
        }
        all.extend(items);
    }
    Bag::new(all, grammar, errors)
}

/// Reads either form of `sql_type`.
fn sql_type(entry: Entry, errors: &Errors) -> Option<Spanned<RawSqlType>> {
    let (key, span) = (entry.key.span(), place(&entry));
    let value = match entry.value {
        Value::Literal(syn::Lit::Str(text)) => RawSqlType::Everywhere(text),
        Value::List(list) => {
            let before = errors.count();
            let items = items(Cursor::new(list.stream(), list.span_close()), &keys::SQL_TYPES, errors);
            let mut bag = Bag::new(items, &keys::SQL_TYPES, errors);
            RawSqlType::ByDialect {
                sqlite: bag.take_text(&keys::SQLITE, errors),
                postgres: bag.take_text(&keys::POSTGRES, errors),
                mariadb: bag.take_text(&keys::MARIADB, errors),
                faulty: errors.count() > before,
            }
        }
        Value::Broken => return None,
        value => {
            let expected = "a string, or one for each dialect (`sql_type(postgres = \"CITEXT\", ..)`)";
            errors.at(span, wrong_form(&keys::SQL_TYPE, &value, expected));
            return None;
        }
    };
    Some(Spanned { value, key, span })
}
