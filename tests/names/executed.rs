//! The same, executed.

use crate::{SEED, different, random::Random, tables};
use diesel::connection::SimpleConnection as _;
use diesel_one_to_one_schema::check;
use diesel_one_to_one_schema::live::Inspect;
use diesel_one_to_one_schema::schema::{Schema, Table, TableName};
use tests::engine::Engine;

const EXECUTED: usize = 500;
/// One names the table, the others its columns.
const OF_A_TABLE: usize = 5;

/// What is in the script is in the database, and nothing else.
pub(crate) fn what_is_created_is_read_back<E: Engine<Connection: Inspect>>() {
    let dialect = E::Connection::DIALECT;
    println!("{EXECUTED} identifiers from seed {SEED}");
    let random = &mut Random::new(SEED);
    let database = E::fresh();
    let conn = &mut database.connect();
    let (mut executed, mut made) = (0, Vec::<Table>::new());
    while executed < EXECUTED {
        let names = different(random, OF_A_TABLE);
        if made.iter().any(|it| dialect.same_table(&it.name.name, &names[0])) {
            continue;
        }
        let Some((script, table)) = tables::accepted(&names[0], names[1..].to_vec(), dialect) else { continue };
        if table.columns.is_empty() {
            continue;
        }
        let script = script.to_string();
        conn.batch_execute(&script).unwrap_or_else(|error| panic!("{error}\n{script:?}"));
        executed += 1 + table.columns.len();
        made.push(table);
    }
    let live = conn.inspect(&[]).unwrap();
    assert_eq!(live.tables.len(), made.len());
    for table in &made {
        let found = live.table(&table.name).unwrap_or_else(|| panic!("{:?}", table.name));
        let columns = |it: &Table| it.columns.iter().map(|it| it.name.clone()).collect::<Vec<_>>();
        assert_eq!(columns(found), columns(table));
        let keys = |it: &Table| -> Vec<(String, Vec<String>, TableName)> {
            let keys = it.foreign_keys.iter();
            keys.map(|it| (it.name.clone(), it.columns.clone(), it.references.table.clone())).collect()
        };
        assert_eq!(keys(found), keys(table));
        assert_eq!(found.uniques, table.uniques);
        assert_eq!(found.indexes, table.indexes);
    }
    assert_eq!(check::compare(&Schema { tables: made, ..Schema::default() }, &live, dialect), []);
}
