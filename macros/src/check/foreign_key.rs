//! The column that holds the parent's key.

use super::Rule;
use crate::attr::belongs_to_one::RawBelongsToOne;
use crate::errors::Errors;
use crate::input::Input;
use crate::names;
use crate::source::Source;
use crate::suggest::did_you_mean;

/// More columns than this are no help in a message.
const MOST_LISTED: usize = 12;

/// The longest key that the runtime has implementations for.
const MOST_IN_KEY: usize = 8;

/// The rules of this file.
pub(super) const RULES: &[Rule] = &[
    Rule { name: "foreign_key_missing", check: written_key_has_a_field },
    Rule { name: "default_foreign_key_missing", check: inferred_key_has_a_field },
    Rule { name: "foreign_key_repeats", check: key_has_each_column_once },
    Rule { name: "foreign_key_long", check: key_is_no_longer_than_a_tuple },
    Rule { name: "references_count", check: both_keys_have_as_many_columns },
    Rule { name: "foreign_key_embedded", check: key_is_no_embedded_struct },
    Rule { name: "nullable_shared_key", check: shared_key_is_not_null },
];

/// The column that the user named.
fn written_key_has_a_field(source: &Source, errors: &Errors) {
    for column in source.parents.iter().filter_map(|raw| raw.foreign_key.as_ref()).flat_map(|key| &key.value) {
        if source.input.field_of(column).is_none() {
            let name = names::text(column);
            let hint = renamed(&source.input, &name).unwrap_or_else(|| listed(&source.input, &name));
            errors.at(column.span(), format!("no field of `{}` has the column `{name}`{hint}", source.input.ident));
        }
    }
}

/// The column that follows from the parent's name.
fn inferred_key_has_a_field(source: &Source, errors: &Errors) {
    for raw in source.parents.iter().filter(|raw| raw.foreign_key.is_none() && !raw.faulty) {
        let named = raw.parent.as_ref().is_some_and(|parent| parent.last != "Self");
        let Some(column) = raw.columns().filter(|_| named).and_then(|mut columns| columns.pop()) else { continue };
        if source.input.field_of(&column).is_none() {
            let (name, child) = (names::text(&column), &source.input.ident);
            let hint = listed(&source.input, &name);
            let message = format!("`{child}` has no column `{name}`, the default foreign key of this parent");
            errors.at(column.span(), format!("{message}: name it, `foreign_key = ..`{hint}"));
        }
    }
}

/// A column is equal to one thing.
fn key_has_each_column_once(source: &Source, errors: &Errors) {
    let keys = source.parents.iter().flat_map(|raw| [&raw.foreign_key, &raw.references]).flatten();
    for columns in keys.map(|key| &key.value) {
        for (at, column) in columns.iter().enumerate() {
            let text = names::text(column);
            if let Some(first) = columns[..at].iter().find(|earlier| names::text(earlier) == text) {
                let message = format!("this key has the column `{text}` twice: name each of its columns once");
                errors.pair(column.span(), message, first.span(), "it is named here already");
            }
        }
    }
}

/// Keys are tuples, which are written down one length after the other.
fn key_is_no_longer_than_a_tuple(source: &Source, errors: &Errors) {
    for key in source.parents.iter().filter_map(|raw| raw.foreign_key.as_ref()) {
        let (count, ninth) = (key.value.len(), key.value.get(MOST_IN_KEY));
        if let Some(ninth) = ninth {
            let message = format!("a key has at most {MOST_IN_KEY} columns, this one has {count}");
            errors
                .at(ninth.span(), format!("{message}: refer to a shorter unique key of the parent, `references = ..`"));
        }
    }
}

/// Column by column, in the order written.
fn both_keys_have_as_many_columns(source: &Source, errors: &Errors) {
    for raw in &source.parents {
        let (Some(references), Some(columns)) = (&raw.references, raw.columns()) else { continue };
        if references.value.len() != columns.len() {
            let columns = columns.iter().map(names::text).collect::<Vec<_>>().join(", ");
            let message =
                format!("`references` names {}, the foreign key has {columns}", counted(references.value.len()));
            errors.at(references.span, format!("{message}: name as many on both sides, in the same order"));
        }
    }
}

fn counted(columns: usize) -> String {
    if columns == 1 { "one column".to_owned() } else { format!("{columns} columns") }
}

/// The columns inside of an embedded struct cannot be seen from here, and the field itself is none.
fn key_is_no_embedded_struct(source: &Source, errors: &Errors) {
    for column in source.parents.iter().filter_map(RawBelongsToOne::columns).flatten() {
        let field = source.input.field_of(&column).map(|field| &source.input.fields[field]);
        if let Some(field) = field.filter(|field| field.embed) {
            let message = format!("`{}` is an embedded struct, a foreign key is a column", names::text(&field.ident));
            errors.at(column.span(), format!("{message}: write the key as a field of `{}`", source.input.ident));
        }
    }
}

/// A shared key is a primary key, which is never NULL: the child cannot be without its parent.
fn shared_key_is_not_null(source: &Source, errors: &Errors) {
    for raw in source.parents.iter().filter(|raw| raw.shares_key(&source.input)) {
        let fields = raw.fields(&source.input).unwrap_or_default();
        for field in fields.into_iter().map(|field| &source.input.fields[field]).filter(|field| field.nullable) {
            let message = format!("the shared key `{}` is a primary key and never NULL", names::text(&field.column));
            errors.at(field.ty_span, format!("{message}: write its type without `Option`, or use another foreign key"));
        }
    }
}

/// Says which column the field has, if the user wrote the name of a field that has another column.
fn renamed(input: &Input, name: &str) -> Option<String> {
    let field = input.fields.iter().find(|field| names::text(&field.ident) == name)?;
    let column = names::text(&field.column);
    Some(format!(": the column of the field `{name}` is `{column}`, write `foreign_key = {column}`"))
}

/// Says which columns there are, and which one may have been meant.
fn listed(input: &Input, name: &str) -> String {
    let columns: Vec<_> =
        input.fields.iter().filter(|field| !field.embed).map(|field| names::text(&field.column)).collect();
    let suggestion = did_you_mean(name, columns.iter().map(String::as_str));
    let mut shown: Vec<_> = columns.iter().take(MOST_LISTED).map(|column| format!("`{column}`")).collect();
    if columns.len() > MOST_LISTED {
        shown.push("..".to_owned());
    }
    format!("{suggestion}\nits columns are {}", shown.join(", "))
}
