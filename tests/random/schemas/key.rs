//! Foreign keys.

use super::{column::forget, is_primary, note};
use crate::random::Random;
use diesel_one_to_one_schema::{
    dialect::Dialect,
    schema::{Action, Column, Deferral, ForeignKey, Origin, References, Table, Unique},
};

/// A key of the table itself, or of one of the others, with its columns; or the table's own key becomes one.
pub(super) fn add_key(table: &mut Table, others: &[Table], random: &mut Random, dialect: Dialect, nullable: bool) {
    let itself = table.clone();
    let parent = if !nullable && (random.once_in(4) || others.is_empty()) { &itself } else { random.pick(others) };
    let referenced = target(parent, random);
    let of: Vec<&Column> = referenced.iter().filter_map(|it| parent.column(it)).collect();
    let own = table.primary_key.as_ref().map(|it| it.columns.clone()).unwrap_or_default();
    let may_share = !nullable && parent.name != table.name && own == ["id"] && referenced == ["id"];
    let same = || table.column("id").zip(parent.column("id")).is_some_and(|(a, b)| a.data_type == b.data_type);
    if may_share && random.once_in(4) && table.foreign_keys.iter().all(|it| it.columns != own) && same() {
        table.columns.iter_mut().filter(|it| it.name == "id").for_each(|it| it.origin = Origin::Written);
        let key = key(parent, own, referenced, Action::Cascade, random, dialect);
        table.foreign_keys.push(key);
        return;
    }
    let names: Vec<String> = referenced.iter().map(|it| format!("{}_{it}", parent.name.name)).collect();
    if names.iter().any(|it| table.column(it).is_some()) {
        return;
    }
    let nullable = nullable || random.once_in(2) || parent.name == table.name;
    for (name, of) in names.iter().zip(of) {
        let column = Column { nullable, comment: note(random), ..Column::new(name.clone(), of.data_type.clone()) };
        table.columns.push(column);
    }
    if random.once_in(2) {
        table.uniques.push(Unique { name: String::new(), columns: names.clone(), condition: None, valid: true });
    }
    let on_delete = action(nullable, random);
    let mut key = key(parent, names, referenced, on_delete, random, dialect);
    // which would write NULL where there may be none: MariaDB refuses the table (error 150)
    let may_be_null = key.references.columns.iter().any(|it| parent.column(it).is_some_and(|it| it.nullable));
    if may_be_null && !nullable {
        key.on_update = Action::NoAction;
    }
    table.foreign_keys.push(key);
}

/// What may be referred to.
fn target(parent: &Table, random: &mut Random) -> Vec<String> {
    let whole = parent.uniques.iter().filter(|it| it.condition.is_none()).map(|it| &it.columns);
    let given = |it: &&Vec<String>| it.iter().all(|it| parent.column(it).is_some_and(|it| !it.is_generated()));
    let other: Vec<&Vec<String>> = whole.filter(given).collect();
    if !other.is_empty() && random.once_in(4) {
        return (*random.pick(&other)).clone();
    }
    parent.primary_key.as_ref().map(|it| it.columns.clone()).unwrap_or_default()
}

pub(super) fn action(nullable: bool, random: &mut Random) -> Action {
    let all = [Action::Cascade, Action::Restrict, Action::NoAction, Action::SetNull];
    random.one_of(if nullable { &all } else { &all[..3] })
}

pub(super) fn deferral(random: &mut Random, dialect: Dialect) -> Deferral {
    let is_deferred = random.once_in(4) && dialect.deferrable_foreign_key();
    if is_deferred { Deferral::InitiallyDeferred } else { Deferral::Never }
}

fn key(
    parent: &Table,
    columns: Vec<String>,
    referenced: Vec<String>,
    on_delete: Action,
    random: &mut Random,
    dialect: Dialect,
) -> ForeignKey {
    ForeignKey {
        name: String::new(),
        columns,
        references: References { table: parent.name.clone(), columns: referenced },
        on_delete,
        on_update: if random.once_in(4) { Action::Cascade } else { Action::NoAction },
        deferral: deferral(random, dialect),
        valid: true,
        comment: note(random),
    }
}

/// The keys, what is on their columns and, in half of the tables, these.
pub(super) fn drop_keys(table: &mut Table, dialect: Dialect, which: impl Fn(&ForeignKey) -> bool) {
    let (gone, kept) = std::mem::take(&mut table.foreign_keys).into_iter().partition::<Vec<_>, _>(which);
    table.foreign_keys = kept;
    for column in gone.into_iter().flat_map(|it| it.columns).filter(|it| !is_primary(table, it)).collect::<Vec<_>>() {
        forget(table, &column, dialect);
        if table.columns.len() % 2 == 0 {
            table.columns.retain(|it| it.name != column);
        }
    }
}

/// What refers to something that is not unique any more, or holds something else, does not.
pub(super) fn repaired(tables: &mut [Table], dialect: Dialect) {
    loop {
        let all = tables.to_vec();
        let holds = |table: &Table, key: &ForeignKey| {
            let Some(parent) = all.iter().find(|it| it.name == key.references.table) else { return false };
            let whole = parent.uniques.iter().filter(|it| it.condition.is_none()).map(|it| &it.columns);
            let mut whole = whole.chain(parent.primary_key.iter().map(|it| &it.columns));
            let pairs = || key.columns.iter().zip(&key.references.columns);
            let data = |table: &Table, name: &String| table.column(name).map(|it| it.data_type.clone());
            whole.any(|it| *it == key.references.columns)
                && pairs().all(|(own, of)| data(table, own).is_some() && data(table, own) == data(parent, of))
        };
        for table in tables.iter_mut() {
            let was = table.clone();
            drop_keys(table, dialect, |it| !holds(&was, it));
        }
        if *tables == all[..] {
            return;
        }
    }
}
