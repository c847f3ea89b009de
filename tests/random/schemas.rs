//! Schemas as nobody would write them, that an engine can hold.

use crate::random::Random;
use diesel_one_to_one::definition::LogicalType as L;
use diesel_one_to_one_schema::{
    dialect::Dialect,
    diff::Hints,
    names::{Names, Purpose},
    schema::{
        Action, Check, Column, Deferral, ForeignKey, Index, Origin, PrimaryKey, References, Schema, Table, TableName,
        Unique,
    },
};

/// What the columns hold beside keys.
const TYPES: [L; 7] = [L::Bool, L::SmallInt, L::Integer, L::BigInt, L::Double, L::Text, L::Date];
const NAMES: [&str; 8] = ["a", "b", "group", "Order", "naïve", "it's", "f", "g"];

/// Up to five tables.
pub(crate) fn schema(random: &mut Random, dialect: Dialect) -> Schema {
    let mut tables = Vec::new();
    for number in 0..=random.below(4) {
        let table = table(random, number, &tables, dialect);
        tables.push(table);
    }
    named(tables)
}

/// One that differs from it in one to five things.
pub(crate) fn changed(from: &Schema, random: &mut Random, dialect: Dialect) -> Schema {
    let mut tables = from.tables.clone();
    for _ in 0..=random.below(5) {
        change(&mut tables, random, dialect);
    }
    for table in &mut tables {
        keep_what_may_not_convert(from, table);
    }
    named(tables)
}

/// Some of what both have is called otherwise in the second, and the hints say so.
pub(crate) fn renamed(from: &Schema, to: Schema, random: &mut Random) -> (Schema, Hints) {
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
                rename_column(&mut tables[at], &was, &is);
                hints.columns.insert((tables[at].name.clone(), is), was);
            }
        }
    }
    (named(tables), hints)
}

fn rename_column(table: &mut Table, was: &str, is: &str) {
    let Table { columns, uniques, indexes, foreign_keys, checks, .. } = table;
    let names = columns.iter_mut().map(|it| &mut it.name).chain(uniques.iter_mut().flat_map(|it| &mut it.columns));
    let names = names.chain(indexes.iter_mut().flat_map(|it| &mut it.columns));
    let names = names.chain(foreign_keys.iter_mut().flat_map(|it| &mut it.columns));
    names.filter(|it| *it == was).for_each(|it| is.clone_into(it));
    for check in checks {
        if let Some(rest) = check.expression.strip_prefix(&format!("{was} ")) {
            check.expression = format!("{is} {rest}");
        }
    }
}

/// Whether a text is a number depends on the text, and two numbers can be rounded to one.
fn keep_what_may_not_convert(from: &Schema, table: &mut Table) {
    let Some(old) = from.table(&table.name) else { return };
    for column in &old.columns {
        let becomes = |it: &&mut Column| it.name == column.name && it.data_type != column.data_type;
        let may_not = matches!(column.data_type.logical, L::Text | L::Double);
        if let Some(now) = table.columns.iter_mut().find(becomes).filter(|_| may_not) {
            now.clone_from(column);
            forget(table, &column.name);
        }
    }
}

fn change(tables: &mut Vec<Table>, random: &mut Random, dialect: Dialect) {
    let at = random.below(tables.len());
    match random.below(8) {
        0 => {
            let free = |it: &usize| tables.iter().all(|table| table.name.name != format!("t{it}"));
            let number = (0..=tables.len()).find(free).unwrap_or_default();
            let table = table(random, number, tables, dialect);
            tables.push(table);
        }
        1 if tables.len() > 1 => {
            let gone = tables.remove(at).name;
            for table in tables.iter_mut() {
                drop_keys(table, |it| it.references.table == gone);
            }
        }
        _ => {
            let parents = tables[..at].to_vec();
            change_table(&mut tables[at], &parents, random, dialect);
        }
    }
    repair(tables);
}

fn change_table(table: &mut Table, parents: &[Table], random: &mut Random, dialect: Dialect) {
    let free = free(table, random);
    match (random.below(10), free) {
        (0, Some(column)) => {
            table.columns.retain(|it| it.name != column);
            forget(table, &column);
        }
        (1, Some(name)) => {
            let other = plain(random, &name, dialect);
            table.columns.iter_mut().filter(|it| it.name == name).for_each(|it| it.clone_from(&other));
            forget(table, &name);
        }
        (2, Some(name)) => {
            let columns = table.columns.iter_mut().filter(|it| it.name == name);
            columns.for_each(|it| it.nullable = !it.nullable);
        }
        (3, _) => {
            if let Some(name) = NAMES.iter().find(|name| table.column(name).is_none()) {
                let column = plain(random, name, dialect);
                table.columns.push(column);
            }
        }
        (4, _) => drop_keys(table, |_| true),
        (5, _) => add_key(table, parents, random, dialect),
        (6, _) => {
            for key in &mut table.foreign_keys {
                key.on_delete = random.one_of(&[Action::Cascade, Action::Restrict, Action::NoAction]);
            }
        }
        (7, _) => table.uniques.clear(),
        (8, _) => {
            table.checks.clear();
            table.indexes.clear();
        }
        _ => adorn(table, random, dialect),
    }
}

/// What refers to something that is not unique any more does not.
fn repair(tables: &mut [Table]) {
    let keys: Vec<(TableName, Vec<String>)> = tables
        .iter()
        .flat_map(|table| table.primary_key.iter().map(|key| (table.name.clone(), key.columns.clone())))
        .collect();
    for table in tables {
        drop_keys(table, |it| !keys.contains(&(it.references.table.clone(), it.references.columns.clone())));
    }
}

fn table(random: &mut Random, number: usize, others: &[Table], dialect: Dialect) -> Table {
    let mut table = Table::new(TableName::new(format!("t{number}")));
    let mut id = Column::new("id", random.one_of(&[L::Integer, L::Integer, L::BigInt]));
    if random.once_in(2) {
        id.origin = Origin::Identity;
    }
    table.columns.push(id);
    table.primary_key = Some(PrimaryKey { name: String::new(), columns: vec!["id".into()] });
    for name in &NAMES[..random.below(5)] {
        let column = plain(random, name, dialect);
        table.columns.push(column);
    }
    for _ in 0..random.below(3) {
        add_key(&mut table, others, random, dialect);
    }
    adorn(&mut table, random, dialect);
    table
}

fn plain(random: &mut Random, name: &str, _: Dialect) -> Column {
    let logical = random.one_of(&TYPES);
    let default = match logical {
        L::Text => Origin::DefaultText(random.one_of(&["", "it's", "a\\b", "x"]).to_owned()),
        L::Bool => Origin::Default("1 = 1".into()),
        L::Date => Origin::Default("CURRENT_DATE".into()),
        _ => Origin::Default(random.one_of(&["0", "2"]).to_owned()),
    };
    let origin = if random.once_in(2) { default } else { Origin::Written };
    Column { nullable: random.once_in(2), origin, ..Column::new(name, logical) }
}

/// A UNIQUE, an index or a CHECK more.
fn adorn(table: &mut Table, random: &mut Random, _: Dialect) {
    let Some(column) = free(table, random) else { return };
    let Some(logical) = table.column(&column).map(|it| it.data_type.logical) else { return };
    let held = table.ordered().any(|it| it == [column.clone()]);
    match random.below(3) {
        0 if !held && logical != L::Bool => {
            table.uniques.push(Unique { name: String::new(), columns: vec![column], condition: None, valid: true });
        }
        1 if !held => table.indexes.push(Index { name: String::new(), columns: vec![column], valid: true }),
        _ if matches!(logical, L::SmallInt | L::Integer | L::BigInt)
            && column.chars().all(|it| it.is_ascii_lowercase())
            && column != "group" =>
        {
            let expression = format!("{column} {}", random.one_of(&[">= -9", "<= 3"]));
            if table.checks.iter().all(|it| it.expression != expression) {
                table.checks.push(Check { name: String::new(), expression, valid: true });
            }
        }
        _ => {}
    }
}

/// A key of the table itself, or of one before it.
fn add_key(table: &mut Table, others: &[Table], random: &mut Random, dialect: Dialect) {
    let itself = table.clone();
    let parent = if random.once_in(4) || others.is_empty() { &itself } else { random.pick(others) };
    let Some(id) = parent.column("id") else { return };
    let name = format!("{}_id", parent.name.name);
    if table.column(&name).is_some() {
        return;
    }
    let nullable = random.once_in(2) || parent.name == table.name;
    let actions: &[Action] = if nullable {
        &[Action::Cascade, Action::Restrict, Action::NoAction, Action::SetNull]
    } else {
        &[Action::Cascade, Action::Restrict, Action::NoAction]
    };
    table.columns.push(Column { nullable, ..Column::new(name.clone(), id.data_type.clone()) });
    if random.once_in(2) {
        table.uniques.push(Unique { name: String::new(), columns: vec![name.clone()], condition: None, valid: true });
    }
    table.foreign_keys.push(ForeignKey {
        name: String::new(),
        columns: vec![name],
        references: References { table: parent.name.clone(), columns: vec!["id".into()] },
        on_delete: random.one_of(actions),
        on_update: Action::NoAction,
        deferral: if random.once_in(4) && dialect.deferrable_foreign_key() {
            Deferral::InitiallyDeferred
        } else {
            Deferral::Never
        },
        valid: true,
        comment: None,
    });
}

/// A column that is no key.
fn free(table: &Table, random: &mut Random) -> Option<String> {
    let keys: Vec<&String> = table.foreign_keys.iter().flat_map(|it| &it.columns).collect();
    let free: Vec<&Column> = table.columns.iter().filter(|it| it.name != "id" && !keys.contains(&&it.name)).collect();
    (!free.is_empty()).then(|| random.pick(&free).name.clone())
}

/// Nothing is on the column any more.
fn forget(table: &mut Table, column: &String) {
    table.uniques.retain(|it| !it.columns.contains(column));
    table.indexes.retain(|it| !it.columns.contains(column));
    table.checks.retain(|it| !it.expression.starts_with(&format!("{column} ")));
}

/// The keys, their UNIQUEs and, in half of the tables, their columns.
fn drop_keys(table: &mut Table, which: impl Fn(&ForeignKey) -> bool) {
    let (gone, kept) = std::mem::take(&mut table.foreign_keys).into_iter().partition::<Vec<_>, _>(which);
    table.foreign_keys = kept;
    for column in gone.into_iter().flat_map(|it| it.columns) {
        forget(table, &column);
        if table.columns.len() % 2 == 0 {
            table.columns.retain(|it| it.name != column);
        }
    }
}

/// As models would call it all.
fn named(mut tables: Vec<Table>) -> Schema {
    let mut names = Names::default();
    for table in &tables {
        names.reserve(&table.name);
    }
    for table in &mut tables {
        let Table { name, primary_key, uniques, indexes, foreign_keys, checks, .. } = table;
        let mut make = |purpose, columns: &[String]| {
            names.make(purpose, name, &columns.iter().map(String::as_str).collect::<Vec<_>>())
        };
        if let Some(it) = primary_key {
            it.name = make(Purpose::PrimaryKey, &[]);
        }
        for it in uniques {
            it.name = make(Purpose::Unique, &it.columns);
        }
        for it in indexes {
            it.name = make(Purpose::Index, &it.columns);
        }
        for it in foreign_keys {
            it.name = make(Purpose::ForeignKey, &it.columns);
        }
        for it in checks {
            it.name = make(Purpose::Check, std::slice::from_ref(&it.expression));
        }
    }
    Schema { tables, ..Schema::default() }
}
