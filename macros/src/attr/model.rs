//! `#[model(..)]` as written, on the struct and on its fields.

use proc_macro2::Ident;
use syn::{Attribute, LitStr};

use super::bag::{Bag, place, wrong_form};
use super::cursor::Cursor;
use super::default::{self, RawDefault};
use super::item::{Entry, Value, identifiers, items};
use super::reference::{self, RawReference};
use crate::errors::Errors;
use crate::keys::{self, Grammar, Key};
use crate::path::PathTokens;
use crate::spanned::Spanned;

/// What the `#[model(..)]`s of one struct say.
pub(crate) struct RawModel {
    /// `note = "text"`.
    pub(crate) note: Option<Spanned<LitStr>>,
    /// Each `references(Parent, ..)`.
    pub(crate) references: Vec<RawReference>,
    /// Each `check = "condition"`.
    pub(crate) checks: Vec<Spanned<LitStr>>,
    /// Each `index(column, ..)`.
    pub(crate) indexes: Vec<Spanned<Vec<Ident>>>,
    /// Each `unique(column, ..)`.
    pub(crate) uniques: Vec<Spanned<Vec<Ident>>>,
    /// `renamed_from = name`.
    pub(crate) renamed_from: Option<Spanned<String>>,
    /// `schema = name`.
    pub(crate) schema: Option<Spanned<Ident>>,
    /// `declare_table`.
    pub(crate) declare_table: Option<Spanned<()>>,
    /// `crate = path`.
    pub(crate) runtime: Option<PathTokens>,
    /// One for each field, in the order of the fields.
    pub(crate) fields: Vec<RawModelField>,
}

/// What the `#[model(..)]`s of one field say.
pub(crate) struct RawModelField {
    /// `unique`.
    pub(crate) unique: Option<Spanned<()>>,
    /// `index`.
    pub(crate) index: Option<Spanned<()>>,
    /// `default = value` or `default(sql = "expression")`.
    pub(crate) default: Option<Spanned<RawDefault>>,
    /// `assigned`.
    pub(crate) assigned: Option<Spanned<()>>,
    /// `sql_type = "text"` or `sql_type(dialect = "text", ..)`.
    pub(crate) sql_type: Option<Spanned<RawSqlType>>,
    /// Each `check = "condition"`.
    pub(crate) checks: Vec<Spanned<LitStr>>,
    /// `note = "text"`.
    pub(crate) note: Option<Spanned<LitStr>>,
    /// `renamed_from = name`.
    pub(crate) renamed_from: Option<Spanned<String>>,
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
            references: each(&mut bag, &keys::REFERENCE_TO, |entry| reference::read(entry, errors)),
            checks: bag.take_texts(&keys::CHECK, errors),
            indexes: each(&mut bag, &keys::INDEXES, |entry| columns(entry, &keys::INDEXES, errors)),
            uniques: each(&mut bag, &keys::UNIQUES, |entry| columns(entry, &keys::UNIQUES, errors)),
            renamed_from: bag.take_name(&keys::TABLE_RENAMED_FROM, errors),
            schema: bag.take_ident(&keys::SCHEMA, errors),
            declare_table: bag.take_flag(&keys::DECLARE_TABLE, errors),
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
            index: bag.take_flag(&keys::INDEX, errors),
            default: bag.entry(&keys::DEFAULT).and_then(|entry| default::read(entry, errors)),
            assigned: bag.take_flag(&keys::ASSIGNED, errors),
            sql_type: bag.entry(&keys::SQL_TYPE).and_then(|entry| sql_type(entry, errors)),
            checks: bag.take_texts(&keys::CHECK, errors),
            note: bag.take_text(&keys::NOTE, errors),
            renamed_from: bag.take_name(&keys::RENAMED_FROM, errors),
        }
    }
}

/// What every entry of a repeatable key says.
fn each<T>(bag: &mut Bag, key: &Key, read: impl Fn(Entry) -> Option<T>) -> Vec<T> {
    std::iter::from_fn(|| bag.entry(key)).filter_map(read).collect()
}

/// Reads `key(column, ..)`.
fn columns(entry: Entry, key: &Key, errors: &Errors) -> Option<Spanned<Vec<Ident>>> {
    let (key_span, span) = (entry.key.span(), place(&entry));
    match entry.value {
        Value::List(list) => match identifiers(&list) {
            Ok(value) if !value.is_empty() => return Some(Spanned { value, key: key_span, span }),
            Ok(_) => errors.at(key_span, format!("name the columns: `{}`", key.spelling)),
            Err(error) => errors.push(error),
        },
        Value::Broken => {}
        Value::Flag => {
            let several = format!("name the columns that have it together, `{}`", key.spelling);
            errors.at(span, format!("`{}` alone is said of one column: write it on the field, or {several}", key.name));
        }
        value => errors.at(span, wrong_form(key, &value, "its columns")),
    }
    None
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
