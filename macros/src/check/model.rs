//! What `#[model(..)]` may say.

use std::collections::HashSet;

use super::Rule;
use crate::attr::model::{RawModelField, RawSqlType};
use crate::errors::Errors;
use crate::input::Field;
use crate::names;
use crate::source::Source;

/// The rules of this file.
pub(super) const RULES: &[Rule] = &[
    Rule { name: "unique_foreign_key", check: foreign_key_is_unique_already },
    Rule { name: "unique_primary_key", check: primary_key_is_unique_already },
    Rule { name: "sql_type_empty", check: sql_type_has_a_name },
    Rule { name: "sql_type_no_dialect", check: sql_type_names_a_dialect },
    Rule { name: "model_note_empty", check: note_has_words },
    Rule { name: "model_on_embedded", check: embedded_struct_is_no_column },
    Rule { name: "nullable_primary_key", check: primary_key_is_not_null },
];

/// Each field beside what `#[model(..)]` says of it.
pub(super) fn fields(source: &Source) -> impl Iterator<Item = (usize, &Field, &RawModelField)> {
    source.input.fields.iter().zip(&source.model.fields).enumerate().map(|(at, (field, raw))| (at, field, raw))
}

/// The association has its own UNIQUE; a second one is an index that only costs.
fn foreign_key_is_unique_already(source: &Source, errors: &Errors) {
    let foreign_keys: HashSet<_> = source.parents.iter().filter_map(|parent| parent.fields(&source.input)).collect();
    let primary_key = source.primary_key().unwrap_or_default();
    for (at, field, raw) in fields(source) {
        let Some(unique) = &raw.unique else { continue };
        if primary_key == [at] || !foreign_keys.contains([at].as_slice()) {
            continue;
        }
        let column = names::text(&field.column);
        let message = format!("`{column}` is the foreign key of an association, which makes it unique already");
        errors.at(unique.key, format!("{message}: remove this `unique`, it would be one index too many"));
    }
}

/// A primary key is an index and unique.
fn primary_key_is_unique_already(source: &Source, errors: &Errors) {
    let key = source.primary_key().unwrap_or_default();
    for (_, field, raw) in fields(source).filter(|(at, ..)| key == [*at]) {
        let Some(unique) = &raw.unique else { continue };
        let column = names::text(&field.column);
        errors.at(unique.key, format!("the primary key `{column}` is unique by itself: remove this `unique`"));
    }
}

/// An empty type would leave `email  NOT NULL` in the DDL.
fn sql_type_has_a_name(source: &Source, errors: &Errors) {
    for (_, _, raw) in fields(source) {
        let texts = match raw.sql_type.as_ref().map(|sql_type| &sql_type.value) {
            Some(RawSqlType::Everywhere(text)) => vec![text],
            Some(RawSqlType::ByDialect { sqlite, postgres, mariadb, .. }) => {
                [sqlite, postgres, mariadb].into_iter().flatten().map(|text| &text.value).collect()
            }
            None => continue,
        };
        for text in texts.into_iter().filter(|text| text.value().trim().is_empty()) {
            errors.at(text.span(), "this SQL type has no name: write it as the database spells it, `\"citext\"`");
        }
    }
}

/// `sql_type()` looks as if it said something.
fn sql_type_names_a_dialect(source: &Source, errors: &Errors) {
    for sql_type in fields(source).filter_map(|(_, _, raw)| raw.sql_type.as_ref()) {
        if matches!(
            sql_type.value,
            RawSqlType::ByDialect { sqlite: None, postgres: None, mariadb: None, faulty: false }
        ) {
            let message = "`sql_type()` names no dialect: `sql_type(postgres = \"CITEXT\", mariadb = \"VARCHAR(64)\")`";
            errors.at(sql_type.key, message);
        }
    }
}

/// An empty comment in the diagram and in the database explains nothing.
fn note_has_words(source: &Source, errors: &Errors) {
    let notes = fields(source).filter_map(|(_, _, raw)| raw.note.as_ref()).chain(&source.model.note);
    for note in notes.filter(|note| note.value.value().trim().is_empty()) {
        errors.at(note.span, "this `note` of the model is empty: write what the reader should know, or remove it");
    }
}

/// The columns are the fields of the embedded struct, and only there can anything be said of one of them.
fn embedded_struct_is_no_column(source: &Source, errors: &Errors) {
    for (_, field, raw) in fields(source).filter(|(_, field, _)| field.embed) {
        let flags = [&raw.unique, &raw.index, &raw.assigned].map(|flag| flag.as_ref().map(|flag| flag.key));
        let texts = [raw.note.as_ref(), raw.checks.first()].map(|text| text.map(|text| text.key));
        let others = [raw.sql_type.as_ref().map(|it| it.key), raw.default.as_ref().map(|it| it.key)];
        let renamed = raw.renamed_from.as_ref().map(|it| it.key);
        if let Some(key) = flags.into_iter().chain(texts).chain(others).chain([renamed]).flatten().next() {
            let field = names::text(&field.ident);
            errors.at(key, format!("`{field}` is an embedded struct of columns: `#[model(..)]` speaks of one column"));
        }
    }
}

/// SQL allows no NULL in a primary key (SQLite does, by an old mistake that it documents). The shared key has a rule of
/// its own, in `foreign_key`.
fn primary_key_is_not_null(source: &Source, errors: &Errors) {
    if source.shares_key() {
        return;
    }
    for field in source.primary_key().into_iter().flatten().map(|field| &source.input.fields[field]) {
        if field.nullable {
            let column = names::text(&field.column);
            errors.at(
                field.ty_span,
                format!("the primary key `{column}` is never NULL: write its type without `Option`"),
            );
        }
    }
}
