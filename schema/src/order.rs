//! In which order a database comes to be and goes: parents before their children, and the other way round.

use crate::{
    change::Change,
    schema::{Action, ForeignKey, Schema, Table, TableName},
};
use diesel_one_to_one::dialect::Dialect;
use std::collections::{BTreeMap, BTreeSet};

/// Everything in the schema comes to be, in an order in which every step finds what it refers to.
///
/// ```
/// use diesel_one_to_one::dialect::Dialect;
/// use diesel_one_to_one_schema::{change::Change, order, schema::{Schema, Table, TableName}};
///
/// let schema = Schema { tables: ["a", "b"].map(|name| Table::new(TableName::new(name))).into(), ..Schema::default() };
/// let changes = order::creation(&schema, Dialect::Postgres);
/// assert!(matches!(&changes[..], [Change::CreateTable(a), Change::CreateTable(_)] if a.name.name == "a"));
/// ```
#[must_use]
pub fn creation(schema: &Schema, dialect: Dialect) -> Vec<Change> {
    let schemas: BTreeSet<&String> = schema.tables.iter().filter_map(|it| it.name.schema.as_ref()).collect();
    let mut changes: Vec<Change> = schemas.into_iter().cloned().map(Change::CreateSchema).collect();
    let order = Order::of(schema);
    for &position in &order.tables {
        let mut table = schema.tables[position].clone();
        if dialect.adds_foreign_keys() {
            let mut number = 0..;
            table.foreign_keys.retain(|_| number.next().is_none_or(|key| !order.closing.contains(&(position, key))));
        }
        changes.push(Change::CreateTable(table));
    }
    if dialect.adds_foreign_keys() {
        let closing = order.closing(schema);
        changes.extend(closing.map(|(table, key)| Change::AddForeignKey(table.name.clone(), key.clone())));
    }
    changes
}

/// Everything in the schema goes, in an order in which nothing that goes is still referred to.
///
/// Schemas stay: somebody else's tables may live in them.
///
/// ```
/// use diesel_one_to_one::dialect::Dialect;
/// use diesel_one_to_one_schema::{change::Change, order, schema::{Schema, Table, TableName}};
///
/// let schema = Schema { tables: ["a", "b"].map(|name| Table::new(TableName::new(name))).into(), ..Schema::default() };
/// let changes = order::removal(&schema, Dialect::Postgres);
/// assert_eq!(changes, ["b", "a"].map(|name| Change::DropTable(Table::new(TableName::new(name)))));
/// ```
#[must_use]
pub fn removal(schema: &Schema, dialect: Dialect) -> Vec<Change> {
    let order = Order::of(schema);
    let mut changes: Vec<Change> = if dialect.adds_foreign_keys() {
        let closing = order.closing(schema);
        closing.map(|(table, key)| Change::DropForeignKey(table.name.clone(), key.clone())).collect()
    } else {
        let to_itself = schema.tables.iter().flat_map(|table| table.foreign_keys.iter().map(move |key| (table, key)));
        let to_itself = to_itself.filter(|(table, key)| key.references.table == table.name);
        order.closing(schema).chain(to_itself).filter_map(|(table, key)| unlink(table, key)).collect()
    };
    let tables = order.tables.iter().rev();
    changes.extend(tables.map(|&position| Change::DropTable(schema.tables[position].clone())));
    changes
}

/// The tables whose rows refer to those of this one, or to rows that do; each after those that it refers to, where there is
/// no cycle.
pub(crate) fn below(schema: &Schema, parent: &TableName, dialect: Dialect) -> Vec<Table> {
    let (mut found, mut open) = (BTreeSet::new(), vec![parent]);
    while let Some(parent) = open.pop() {
        let refers = |it: &&Table| it.foreign_keys.iter().any(|key| key.references.table == *parent);
        open.extend(schema.tables.iter().filter(refers).map(|it| &it.name).filter(|it| found.insert(*it)));
    }
    found.remove(parent);
    let tables = schema.tables.iter().filter(|it| found.contains(&it.name)).cloned().collect();
    let order = creation(&Schema { tables, ..Schema::default() }, dialect);
    order.into_iter().filter_map(|it| if let Change::CreateTable(table) = it { Some(table) } else { None }).collect()
}

/// SQLite deletes the rows of a table that it drops, and a row that is still referred to may refuse.
fn unlink(table: &Table, key: &ForeignKey) -> Option<Change> {
    let refuses = matches!(key.on_delete, Action::Restrict | Action::NoAction);
    let nullable = key.columns.iter().filter(|it| table.column(it).is_some_and(|it| it.nullable));
    let columns: Vec<String> = nullable.cloned().collect();
    (refuses && !columns.is_empty()).then(|| Change::Unlink(table.name.clone(), columns))
}

/// The tables, each after those it refers to, and the foreign keys that cannot be so because they close a cycle.
struct Order {
    /// Positions in [`Schema::tables`].
    tables: Vec<usize>,
    /// Positions of a table and of one of its foreign keys.
    closing: BTreeSet<(usize, usize)>,
}

impl Order {
    /// Of the tables that could come next, the one that was given first does.
    fn of(schema: &Schema) -> Order {
        let parents = parents(schema);
        let mut order = Order { tables: Vec::new(), closing: BTreeSet::new() };
        let mut left: BTreeSet<usize> = (0..schema.tables.len()).collect();
        while !left.is_empty() {
            let free = left.iter().find(|table| parents[**table].iter().all(|(_, it)| !left.contains(it)));
            let next = free.copied().unwrap_or_else(|| first_of_a_lowest_cycle(&left, &parents));
            left.remove(&next);
            let ahead = parents[next].iter().filter(|(_, parent)| left.contains(parent));
            order.closing.extend(ahead.map(|(key, _)| (next, *key)));
            order.tables.push(next);
        }
        order
    }

    fn closing<'a>(&'a self, schema: &'a Schema) -> impl Iterator<Item = (&'a Table, &'a ForeignKey)> {
        let in_order = self.tables.iter().flat_map(|it| self.closing.range((*it, 0)..=(*it, usize::MAX)));
        in_order.map(|&(table, key)| (&schema.tables[table], &schema.tables[table].foreign_keys[key]))
    }
}

/// For each table its foreign keys to *other* tables of the schema, and which tables these are.
fn parents(schema: &Schema) -> Vec<Vec<(usize, usize)>> {
    let positions: BTreeMap<_, _> = schema.tables.iter().enumerate().map(|(at, table)| (&table.name, at)).collect();
    let of = |(at, table): (usize, &Table)| {
        let keys = table.foreign_keys.iter().enumerate();
        let referred = keys.filter_map(|(key, it)| Some((key, *positions.get(&it.references.table)?)));
        referred.filter(|(_, parent)| *parent != at).collect()
    };
    schema.tables.iter().enumerate().map(of).collect()
}

/// Every table that is left waits for another. Some only wait for a cycle; it is opened in one that waits for no other.
fn first_of_a_lowest_cycle(left: &BTreeSet<usize>, parents: &[Vec<(usize, usize)>]) -> usize {
    let below = |from: usize| {
        let (mut seen, mut open) = (BTreeSet::new(), vec![from]);
        while let Some(table) = open.pop() {
            let next = parents[table].iter().map(|(_, it)| *it).filter(|it| left.contains(it));
            open.extend(next.filter(|it| seen.insert(*it)));
        }
        seen
    };
    let mut table = left.first().copied().unwrap_or_default();
    loop {
        let reached = below(table);
        match reached.iter().find(|it| !below(**it).contains(&table)) {
            Some(lower) => table = *lower,
            None => return reached.first().copied().unwrap_or(table),
        }
    }
}

#[cfg(test)]
mod tests;
