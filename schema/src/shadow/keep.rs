//! A rebuild that was planned from models, over the table that is there.

use super::{Objects, Refused, merge::Merge, words};
use crate::{
    change::Rebuild,
    dialect::Dialect,
    expression::token::mentions,
    order,
    schema::{Schema, Table, TableName},
};

/// The same rebuild, from the table as it is, to one that has what the models ask for and what they do not know of.
pub(super) fn keep(asked: &Rebuild, live: &Schema, objects: &Objects) -> Result<Rebuild, Refused> {
    let name = &asked.from.name.name;
    let there = live.tables.iter().find(|it| it.name.name.eq_ignore_ascii_case(name));
    let there = there.ok_or_else(|| Refused::Missing { table: name.clone(), column: None })?;
    let text = |name: &str| objects.of_table(&there.name.name).find(|it| it.name == name).map(|it| it.sql.as_str());
    if let Some(word) = text(&there.name.name).and_then(words::unkept) {
        return Err(Refused::Word { table: name.clone(), word });
    }
    let mut merge = Merge::new(asked, there);
    merge.columns()?;
    merge.primary_key();
    merge.checks()?;
    merge.foreign_keys()?;
    merge.uniques(text)?;
    merge.indexes(text)?;
    let Merge { mut to, keeps, gone, .. } = merge;
    names_none_of(&gone, &there.name.name, objects)?;
    let from = in_order(there.clone(), objects);
    to.triggers.clone_from(&from.triggers);
    Ok(Rebuild { from, to, keeps, below: below(live, &there.name, objects) })
}

/// Of the columns that a trigger writes SQLite says only where it runs that one is not there.
fn names_none_of(gone: &[String], table: &str, objects: &Objects) -> Result<(), Refused> {
    for trigger in objects.iter().filter(|it| it.kind == "trigger" && mentions(&it.sql, table)) {
        if let Some(column) = gone.iter().find(|it| mentions(&trigger.sql, it)) {
            let (what, table) = (format!("the trigger `{}`", trigger.name), trigger.table.clone());
            return Err(Refused::Names { table, what, column: column.clone() });
        }
    }
    Ok(())
}

/// Its triggers in the order in which they were made, which may be the order in which they run.
pub(super) fn in_order(mut table: Table, objects: &Objects) -> Table {
    table.triggers.sort_by_key(|trigger| objects.iter().position(|it| it.kind == "trigger" && it.name == trigger.name));
    table
}

/// The tables below, with their triggers in the order in which they fire.
pub(super) fn below(live: &Schema, name: &TableName, objects: &Objects) -> Vec<Table> {
    order::below(live, name, Dialect::Sqlite).into_iter().map(|it| in_order(it, objects)).collect()
}
