//! `adopt`

use super::{Context, baseline, counted};
use crate::{
    adopt::{self, adopt},
    cli::{
        arguments::Adopt,
        connection::on,
        failure::Failure,
        report::{Adopted, Answer, NearMiss, Report},
    },
    live::Inspect,
    schema::{Schema, TableName},
};
use diesel::QueryResult;
use std::collections::BTreeSet;

pub(super) fn run(arguments: &Adopt, context: &Context<'_>) -> Result<Report, Failure> {
    if arguments.baseline {
        return baseline::run(arguments, context);
    }
    on!(context.connection()?, conn => Ok(adoption(conn)?))
}

fn adoption<Conn: Inspect>(conn: &mut Conn) -> QueryResult<Report> {
    let live = with_parents(conn)?;
    let own_tables = live.tables.iter().filter(|it| it.name.schema.is_none()).count();
    let (links, near_misses) = adopt(&live);
    let near_misses = near_misses.iter().map(|it| near_miss(it, conn)).collect::<QueryResult<Vec<_>>>()?;
    let (of_links, of_others) = (counted(links.len(), "one-to-one"), counted(near_misses.len(), "other foreign key"));
    let mut talk = vec![format!("{of_links} and {of_others} in {}", counted(own_tables, "table"))];
    if !links.is_empty() {
        talk.push(
            "write these lines on the row struct of each table, beside its `#[diesel(table_name = ..)]`".to_owned(),
        );
    }
    let tables = live.tables.iter().filter_map(|it| adopted(&it.name, &links)).collect();
    Ok(Report::answering(Answer::Adoption { tables, near_misses }, talk))
}

/// The tables of the connection's own schema, and what they refer to in others, whose own affairs are not ours.
fn with_parents<Conn: Inspect>(conn: &mut Conn) -> QueryResult<Schema> {
    let own = conn.inspect(&[])?;
    let keys = own.tables.iter().flat_map(|it| &it.foreign_keys);
    let others: BTreeSet<&str> = keys.filter_map(|it| it.references.table.schema.as_deref()).collect();
    if others.is_empty() {
        return Ok(own);
    }
    let mut live = conn.inspect(&others.into_iter().collect::<Vec<_>>())?;
    live.tables.iter_mut().filter(|it| it.name.schema.is_some()).for_each(|it| it.foreign_keys.clear());
    Ok(live)
}

/// All that is to be written on one struct.
fn adopted(table: &TableName, links: &[adopt::Adopted]) -> Option<Adopted> {
    let as_child: Vec<&String> = links.iter().filter(|it| it.child == *table).map(|it| &it.on_child).collect();
    let as_parent: Vec<&String> = links.iter().filter(|it| it.parent == *table).map(|it| &it.on_parent).collect();
    let derives = [(true, "Model"), (!as_parent.is_empty(), "HasOne"), (!as_child.is_empty(), "BelongsToOne")];
    let derives: Vec<&str> = derives.iter().filter(|(is_one, _)| *is_one).map(|(_, name)| *name).collect();
    let first = format!("#[derive({})]", derives.join(", "));
    let attributes = [&first].into_iter().chain(as_child).chain(as_parent).cloned().collect();
    (derives.len() > 1).then(|| Adopted { table: table.to_string(), attributes })
}

fn near_miss<Conn: Inspect>(near_miss: &adopt::NearMiss, conn: &mut Conn) -> QueryResult<NearMiss> {
    let (message, duplicates, sql) = match near_miss.today(conn) {
        Ok(today) => (today.to_string(), Some(today.duplicates), today.unique),
        // rows that this role may not read are not all that there is to tell, unless the connection is gone
        Err(error) => match conn.foreign_keys_off() {
            Ok(_) => (format!("{near_miss}; the database does not tell of its rows: {error}"), None, None),
            Err(_) => return Err(error),
        },
    };
    Ok(NearMiss {
        table: near_miss.child.to_string(),
        parent: near_miss.parent.to_string(),
        columns: near_miss.columns.clone(),
        message,
        duplicates,
        sql,
    })
}
