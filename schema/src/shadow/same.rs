//! Whether two databases are made of the same.

use super::{
    Objects,
    merge::{counted, lower, said},
};
use crate::{
    expression::normal,
    schema::{Schema, Table},
};
use std::collections::BTreeSet;

/// What one of them has and the other has not; the first of it, if there is any. Names of constraints do not count, nor
/// where a column stands.
pub(super) fn difference(a: (&Schema, &Objects), b: (&Schema, &Objects)) -> Option<String> {
    let (a, b) = (facts(a), facts(b));
    a.symmetric_difference(&b).next().cloned()
}

fn facts((schema, objects): (&Schema, &Objects)) -> BTreeSet<String> {
    let mut facts: BTreeSet<String> = schema.tables.iter().flat_map(of_table).collect();
    let views = objects.iter().filter(|it| it.kind == "view" || it.kind == "trigger" || it.is_virtual());
    facts.extend(views.map(|it| format!("{} {}: {}", it.kind, it.name, normal(&it.sql))));
    facts
}

fn of_table(table: &Table) -> BTreeSet<String> {
    let mut facts = BTreeSet::from(["a table".to_owned()]);
    for column in &table.columns {
        let name = column.name.to_lowercase();
        let word = column.data_type.names.sqlite.as_deref().unwrap_or_default().to_lowercase();
        let null = if column.nullable { "NULL" } else { "NOT NULL" };
        facts.insert(format!("the column `{name}` {word} {null} {}", said(&column.origin)));
    }
    let list = |columns: &[String]| lower(columns).join(", ");
    facts.extend(table.primary_key.iter().map(|it| format!("PRIMARY KEY ({})", list(&it.columns))));
    for it in &table.uniques {
        facts.insert(format!("UNIQUE ({}) {}", list(&it.columns), counted(it.condition.as_ref())));
    }
    facts.extend(table.indexes.iter().map(|it| format!("an index on ({})", list(&it.columns))));
    facts.extend(table.unknown.iter().map(|it| format!("an index: {}", normal(&it.definition))));
    for key in &table.foreign_keys {
        let (columns, parent) = (list(&key.columns), key.references.table.name.to_lowercase());
        let (referenced, delete, update) = (list(&key.references.columns), key.on_delete, key.on_update);
        let key = format!("({columns}) refers to {parent} ({referenced}), {delete}, {update}, {:?}", key.deferral);
        facts.insert(key);
    }
    facts.extend(table.checks.iter().map(|it| format!("CHECK ({})", normal(&it.expression))));
    let name = table.name.name.to_lowercase();
    facts.into_iter().map(|it| format!("`{name}`: {it}")).collect()
}
