//! The checked types, once every rule is kept.
//!
//! `None` means that a rule is missing: what the rules let through can always be built.

use proc_macro2::Ident;
use syn::LitStr;

use crate::attr::belongs_to_one::RawBelongsToOne;
use crate::attr::default::RawDefault;
use crate::attr::has_one::RawHasOne;
use crate::attr::model::{RawModelField, RawSqlType};
use crate::attr::reference::RawReference;
use crate::declare::Declared;
use crate::model::{
    Action, BelongsToOne, BelongsToOneDerive, BelongsToOneSpans, Column, HasOne, HasOneDerive, HasOneSpans,
    ModelDerive, Origin, ParentView, Reference, SqlTypeNames, Strategy,
};
use crate::source::Source;
use crate::spanned::Spanned;
use crate::values;

/// What `#[derive(Model)]` writes from.
pub(crate) fn model(source: &Source) -> Option<ModelDerive> {
    let primary_key = source.primary_key()?;
    let raw = &source.model;
    let references: Vec<_> = raw.references.iter().map(|raw| reference(raw, source)).collect::<Option<_>>()?;
    let refers = source.shares_key() || references.iter().any(|reference| reference.foreign_key == primary_key);
    let own_key = if refers { None } else { single(&primary_key) };
    let fields = || raw.fields.iter().enumerate().filter(|(at, _)| !source.input.fields[*at].embed);
    let lists = |lists: &[Spanned<Vec<Ident>>]| -> Option<Vec<Vec<usize>>> {
        let fields = |list: &Spanned<Vec<Ident>>| list.value.iter().map(|it| source.input.column_of(it)).collect();
        lists.iter().map(fields).collect()
    };
    let alone = |said: fn(&RawModelField) -> bool| fields().filter(move |(_, raw)| said(raw)).map(|(at, _)| vec![at]);
    let checks = fields().flat_map(|(_, raw)| &raw.checks).chain(&raw.checks);
    Some(ModelDerive {
        columns: fields().map(|(at, raw)| column(at, raw, own_key == Some(at))).collect(),
        uniques: alone(|raw| raw.unique.is_some()).chain(lists(&raw.uniques)?).collect(),
        indexes: alone(|raw| raw.index.is_some()).chain(lists(&raw.indexes)?).collect(),
        checks: checks.map(|check| check.value.clone()).collect(),
        references,
        note: text(raw.note.as_ref()),
        renamed_from: former(raw.renamed_from.as_ref()),
        schema: raw.schema.as_ref().map(|schema| schema.value.clone()),
        declared: Declared::of(source),
        declares: !source.parents.is_empty(),
        mirrors: !source.children.is_empty(),
        input: source.input.clone(),
        primary_key,
    })
}

/// What `#[derive(BelongsToOne)]` writes from.
pub(crate) fn belongs_to_one(source: &Source) -> Option<BelongsToOneDerive> {
    Some(BelongsToOneDerive {
        associations: source.parents.iter().map(|raw| child_side(raw, source)).collect::<Option<_>>()?,
        views: source.views.iter().map(|raw| view(raw, source)).collect::<Option<_>>()?,
        // where there are mirrors, these say it
        row_of: source.row_of().filter(|_| source.children.is_empty()).map(|model| model.value.clone()),
        input: source.input.clone(),
    })
}

/// What `#[derive(HasOne)]` writes from.
pub(crate) fn has_one(source: &Source) -> Option<HasOneDerive> {
    Some(HasOneDerive {
        associations: source.children.iter().map(parent_side).collect::<Option<_>>()?,
        row_of: source.row_of().map(|model| model.value.clone()),
        primary_key: source.primary_key()?,
        input: source.input.clone(),
    })
}

/// One column; `own_key` if it is the one column of a primary key that refers to nothing.
fn column(at: usize, raw: &RawModelField, own_key: bool) -> Column {
    let default = raw.default.as_ref().map(|default| match &default.value {
        RawDefault::Number(digits) => Origin::Sql(digits.clone()),
        RawDefault::Bool(value) => Origin::Sql(if *value { "TRUE" } else { "FALSE" }.to_owned()),
        RawDefault::Sql(expression) => Origin::Sql(expression.value()),
        RawDefault::Text(text) => Origin::Text(text.value()),
    });
    let counted = own_key && raw.assigned.is_none();
    Column {
        field: at,
        origin: default.unwrap_or(if counted { Origin::OwnKey } else { Origin::Written }),
        sql_type: raw.sql_type.as_ref().map(|sql_type| sql_type_names(&sql_type.value)),
        note: text(raw.note.as_ref()),
        renamed_from: former(raw.renamed_from.as_ref()),
    }
}

/// One `references(..)`.
fn reference(raw: &RawReference, source: &Source) -> Option<Reference> {
    Some(Reference {
        parent: raw.parent.clone()?,
        foreign_key: raw.fields(&source.input)?,
        on_delete: action(raw.on_delete.as_ref()?)?,
        on_update: raw.on_update.as_ref().map_or(Some(Action::NoAction), action)?,
    })
}

/// One `#[belongs_to_one(..)]`.
fn child_side(raw: &RawBelongsToOne, source: &Source) -> Option<BelongsToOne> {
    let parent = raw.parent.clone()?;
    let foreign_key = raw.fields(&source.input)?;
    let spans = BelongsToOneSpans {
        foreign_key: raw.foreign_key.as_ref().map_or(parent.span, |key| key.span),
        references: raw.references.as_ref().map_or(parent.span, |key| key.span),
        inverse: raw.inverse.as_ref().or(raw.mirror.as_ref()).map_or(parent.span, |name| name.span),
    };
    Some(BelongsToOne {
        references: raw.references.as_ref().map(|columns| columns.value.clone()),
        twin: source.parents_called(&parent.type_name()) > 1,
        strategy: if raw.shares_key(&source.input) { Strategy::SharedKey } else { Strategy::ForeignKey },
        nullable: foreign_key.iter().any(|field| source.input.fields[*field].nullable),
        on_delete: action(raw.on_delete.as_ref()?)?,
        on_update: raw.on_update.as_ref().map_or(Some(Action::NoAction), action)?,
        name: raw.own_name()?,
        inverse: raw.inverse_name(&source.input),
        note: text(raw.note.as_ref()),
        foreign_key,
        parent,
        spans,
    })
}

/// One `#[belongs_to_one(.., model = ..)]`.
fn view(raw: &RawBelongsToOne, source: &Source) -> Option<ParentView> {
    Some(ParentView {
        model: raw.model.as_ref()?.value.clone(),
        parent: raw.parent.clone()?,
        foreign_key: raw.fields(&source.input),
        name: raw.own_name()?,
    })
}

/// One `#[has_one(..)]`.
fn parent_side(raw: &RawHasOne) -> Option<HasOne> {
    let child = raw.child.clone()?;
    let spans = HasOneSpans { foreign_key: raw.foreign_key.as_ref().map_or(child.span, |key| key.span) };
    let foreign_key = raw.foreign_key.as_ref().map(|key| key.value.clone());
    Some(HasOne { name: raw.own_name()?, foreign_key, child, spans })
}

/// The SQL type of each dialect.
fn sql_type_names(raw: &RawSqlType) -> SqlTypeNames {
    match raw {
        RawSqlType::Everywhere(name) => {
            let name = Some(name.clone());
            SqlTypeNames { sqlite: name.clone(), postgres: name.clone(), mariadb: name }
        }
        RawSqlType::ByDialect { sqlite, postgres, mariadb, .. } => SqlTypeNames {
            sqlite: text(sqlite.as_ref()),
            postgres: text(postgres.as_ref()),
            mariadb: text(mariadb.as_ref()),
        },
    }
}

/// The action that a word names.
fn action(word: &Spanned<Ident>) -> Option<Action> {
    values::action(&word.value.to_string())
}

/// The text without its places.
fn text(text: Option<&Spanned<LitStr>>) -> Option<LitStr> {
    text.map(|text| text.value.clone())
}

/// The former name without its places.
fn former(name: Option<&Spanned<String>>) -> Option<String> {
    name.map(|name| name.value.clone())
}

/// The only element.
fn single(fields: &[usize]) -> Option<usize> {
    <[usize; 1]>::try_from(fields).ok().map(|[field]| field)
}
