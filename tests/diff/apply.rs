//! What a change makes of a schema, said once more.

use diesel_one_to_one_schema::{
    change::Change,
    schema::{Schema, Table, TableName},
};

pub(crate) fn apply(schema: &mut Schema, change: &Change) {
    use Change as C;
    match change.clone() {
        C::CreateTable(table) => schema.tables.push(table),
        C::DropTable(table) => schema.tables.retain(|it| it.name != table.name),
        C::RenameTable { from, to } => rename(schema, &from, &to),
        C::AddColumn(table, column) => of(schema, &table).columns.push(column),
        C::DropColumn(table, column) => of(schema, &table).columns.retain(|it| it.name != column.name),
        C::RenameColumn { table, from, to } => rename_column(of(schema, &table), &from, &to),
        C::AlterColumn { table, from, to } => {
            *of(schema, &table).columns.iter_mut().find(|it| it.name == from.name).expect("a column") = to;
        }
        C::AddPrimaryKey(table, key) => of(schema, &table).primary_key = Some(key),
        C::DropPrimaryKey(table, _) => of(schema, &table).primary_key = None,
        C::AddUnique(table, it) => of(schema, &table).uniques.push(it),
        C::DropUnique(table, gone) => of(schema, &table).uniques.retain(|it| *it != gone),
        C::AddIndex(table, it) => of(schema, &table).indexes.push(it),
        C::DropIndex(table, gone) => of(schema, &table).indexes.retain(|it| *it != gone),
        C::AddForeignKey(table, it) => of(schema, &table).foreign_keys.push(it),
        C::DropForeignKey(table, gone) => of(schema, &table).foreign_keys.retain(|it| *it != gone),
        C::AddCheck(table, it) => of(schema, &table).checks.push(it),
        C::DropCheck(table, gone) => of(schema, &table).checks.retain(|it| *it != gone),
        C::Comment { table, to, .. } => of(schema, &table).comment = to,
        other => unreachable!("{other}"),
    }
}

fn of<'a>(schema: &'a mut Schema, name: &TableName) -> &'a mut Table {
    schema.tables.iter_mut().find(|it| it.name == *name).expect("a table")
}

fn rename(schema: &mut Schema, from: &TableName, to: &TableName) {
    for table in &mut schema.tables {
        let parents = table.foreign_keys.iter_mut().map(|it| &mut it.references.table);
        parents.chain([&mut table.name]).filter(|it| *it == from).for_each(|it| it.clone_from(to));
    }
}

fn rename_column(table: &mut Table, from: &str, to: &str) {
    let Table { columns, primary_key, uniques, indexes, foreign_keys, .. } = table;
    let names = columns.iter_mut().map(|it| &mut it.name).chain(primary_key.iter_mut().flat_map(|it| &mut it.columns));
    let names = names.chain(uniques.iter_mut().flat_map(|it| &mut it.columns));
    let names = names.chain(indexes.iter_mut().flat_map(|it| &mut it.columns));
    let names = names.chain(foreign_keys.iter_mut().flat_map(|it| &mut it.columns));
    names.filter(|it| *it == from).for_each(|it| to.clone_into(it));
}
