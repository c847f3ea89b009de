//! Some of a schema under other names.

use super::{expression, named};
use crate::random::Random;
use diesel_one_to_one_schema::{
    dialect::Dialect,
    diff::Hints,
    schema::{Condition, Origin, Schema, Table, TableName},
};

/// Some of what both have is called otherwise in the second, and the hints say so.
pub(crate) fn renamed(from: &Schema, to: Schema, random: &mut Random, dialect: Dialect) -> (Schema, Hints) {
    let (mut tables, mut hints) = (to.tables, Hints::default());
    for at in 0..tables.len() {
        let was = tables[at].name.clone();
        let Some(old) = from.table(&was) else { continue };
        if random.once_in(3) {
            let is = TableName::new(format!("r {}", was.name));
            tables[at].name = is.clone();
            let keys = tables.iter_mut().flat_map(|it| &mut it.foreign_keys).map(|it| &mut it.references.table);
            keys.filter(|it| **it == was).for_each(|it| it.clone_from(&is));
            hints.tables.insert(is, was);
        }
        let columns: Vec<String> = tables[at].columns.iter().map(|it| it.name.clone()).collect();
        for was in columns.into_iter().filter(|it| it != "id" && old.column(it).is_some()) {
            if random.once_in(3) {
                let is = format!("{}2", was.replace(['\'', ' '], ""));
                rename_column(&mut tables, at, &was, &is, dialect);
                hints.columns.insert((tables[at].name.clone(), is), was);
            }
        }
    }
    (named(tables), hints)
}

fn rename_column(tables: &mut [Table], at: usize, was: &str, is: &str, dialect: Dialect) {
    let name = tables[at].name.clone();
    let rename = |it: &mut String| {
        if it == was {
            is.clone_into(it);
        }
    };
    let keys = tables.iter_mut().flat_map(|it| &mut it.foreign_keys).filter(|it| it.references.table == name);
    keys.flat_map(|it| &mut it.references.columns).for_each(rename);
    let Table { columns, primary_key, uniques, indexes, foreign_keys, checks, .. } = &mut tables[at];
    let expressed = |text: &mut String| *text = expression::renamed(text, was, is, dialect);
    for column in columns {
        rename(&mut column.name);
        if let Origin::Generated(text) = &mut column.origin {
            expressed(text);
        }
    }
    primary_key.iter_mut().flat_map(|it| &mut it.columns).for_each(rename);
    indexes.iter_mut().flat_map(|it| &mut it.columns).for_each(rename);
    foreign_keys.iter_mut().flat_map(|it| &mut it.columns).for_each(rename);
    checks.iter_mut().map(|it| &mut it.expression).for_each(expressed);
    for unique in uniques {
        unique.columns.iter_mut().for_each(rename);
        if let Some(Condition::IsNull(column) | Condition::Equals { column, .. }) = &mut unique.condition {
            rename(column);
        }
    }
}
