//! Columns that are no keys, and what is on them.

use super::{
    NAMES, expression,
    expression::{is_about, word},
    is_primary, is_whole, note,
};
use crate::random::Random;
use diesel_one_to_one::definition::LogicalType as L;
use diesel_one_to_one_schema::{
    dialect::Dialect,
    schema::{Check, Column, Condition, Index, Literal, Origin, Table, TypeNames, Unique},
};

/// What the columns hold.
const TYPES: [L; 7] = [L::Bool, L::SmallInt, L::Integer, L::BigInt, L::Double, L::Text, L::Date];

pub(super) fn plain(random: &mut Random, name: &str) -> Column {
    let logical = random.one_of(&TYPES);
    let mut column = Column { nullable: random.once_in(2), comment: note(random), ..Column::new(name, logical) };
    if logical == L::Text && random.once_in(4) {
        column.data_type.names = TypeNames::same("varchar(40)");
    }
    column.origin = origin(random, logical);
    column
}

pub(super) fn origin(random: &mut Random, logical: L) -> Origin {
    let default = match logical {
        L::Text => Origin::DefaultText(random.one_of(&["", "it's", "a\\b", "x"]).to_owned()),
        L::Bool => Origin::Default("1 = 1".into()),
        L::Date => Origin::Default("CURRENT_DATE".into()),
        _ => Origin::Default(random.one_of(&["0", "2"]).to_owned()),
    };
    if random.once_in(2) { default } else { Origin::Written }
}

/// A column that is computed from another.
pub(super) fn generated(table: &mut Table, random: &mut Random, dialect: Dialect) {
    let is_number = |it: &&Column| is_whole(it.data_type.logical) && is_free(table, it) && !it.is_generated();
    let numbers: Vec<&Column> = table.columns.iter().filter(is_number).collect();
    let name = NAMES.iter().find(|name| table.column(name).is_none());
    let (false, Some(name)) = (numbers.is_empty(), name) else { return };
    let of = word(&random.pick(&numbers).name, dialect);
    let expression = format!("{of} {}", random.one_of(&["* 2", "+ 1"]));
    let origin = Origin::Generated(expression);
    table.columns.push(Column { nullable: true, origin, comment: note(random), ..Column::new(*name, L::BigInt) });
}

/// A UNIQUE, an index or a CHECK more.
pub(super) fn adorned(table: &mut Table, random: &mut Random, dialect: Dialect) {
    let Some(one) = free(table, random).and_then(|it| table.column(&it)).cloned() else { return };
    let others: Vec<&Column> = table.columns.iter().filter(|it| it.name != one.name).collect();
    let other = random.pick(&others);
    let is_computed = one.is_generated();
    let mut columns = vec![one.name.clone()];
    if other.data_type.logical != L::Bool && !other.is_generated() && random.once_in(3) {
        columns.insert(random.below(2), other.name.clone());
    }
    // in whatever order
    let held = table.ordered().any(|it| it.len() == columns.len() && it.iter().all(|it| columns.contains(it)));
    let logical = one.data_type.logical;
    match random.below(3) {
        // of what is computed from a default that all rows have, two rows have the same
        0 if !held && logical != L::Bool && !is_computed => {
            let condition = condition(table, random).filter(|_| dialect.partial_unique_index());
            table.uniques.push(Unique { name: String::new(), columns, condition, valid: true });
        }
        1 if !held => table.indexes.push(Index { name: String::new(), columns, valid: true }),
        _ if logical != L::Bool => {
            let number = |it: &&&Column| is_whole(it.data_type.logical) && is_free(table, it);
            let other = others.iter().find(number).copied();
            let expression = expression::condition(&one, other, random, dialect);
            if table.checks.iter().all(|it| it.expression != expression) {
                table.checks.push(Check { name: String::new(), expression, valid: true });
            }
        }
        _ => {}
    }
}

/// The rows that a UNIQUE counts, where these are not all.
fn condition(table: &Table, random: &mut Random) -> Option<Condition> {
    let free: Vec<&Column> = table.columns.iter().filter(|it| is_free(table, it) && !it.is_generated()).collect();
    if free.is_empty() || random.once_in(2) {
        return None;
    }
    let of = random.pick(&free);
    let value = match of.data_type.logical {
        _ if of.nullable => return Some(Condition::IsNull(of.name.clone())),
        L::Bool => Literal::Bool(true),
        L::Text => Literal::Text("it's 2".into()),
        logical if is_whole(logical) => Literal::Integer(2),
        _ => return None,
    };
    Some(Condition::Equals { column: of.name.clone(), value })
}

/// A column that is no key.
pub(super) fn free(table: &Table, random: &mut Random) -> Option<String> {
    let free: Vec<&Column> = table.columns.iter().filter(|it| is_free(table, it)).collect();
    (!free.is_empty()).then(|| random.pick(&free).name.clone())
}

fn is_free(table: &Table, column: &Column) -> bool {
    !is_primary(table, &column.name) && table.foreign_keys.iter().all(|it| !it.columns.contains(&column.name))
}

/// Nothing is on the column any more.
pub(super) fn forget(table: &mut Table, column: &str, dialect: Dialect) {
    let is = |it: &String| it == column;
    let counts = |it: &Condition| match it {
        Condition::IsNull(name) | Condition::Equals { column: name, .. } => is(name),
        Condition::Expression(_) => false,
    };
    table.uniques.retain(|it| !it.columns.iter().any(is) && !it.condition.as_ref().is_some_and(counts));
    table.indexes.retain(|it| !it.columns.iter().any(is));
    table.checks.retain(|it| !is_about(&it.expression, column, dialect));
    let computed = |it: &Column| matches!(&it.origin, Origin::Generated(text) if is_about(text, column, dialect));
    let gone: Vec<String> = table.columns.iter().filter(|it| computed(it)).map(|it| it.name.clone()).collect();
    table.columns.retain(|it| !gone.contains(&it.name));
    for it in gone {
        forget(table, &it, dialect);
    }
}
