//! What is done with a case on one engine.

use crate::{
    cases::Case,
    catalog::{Catalog, facts_of},
    expected,
};
use diesel::connection::SimpleConnection as _;
use diesel_one_to_one_schema::{
    check,
    dialect::Dialect,
    live::Inspect as _,
    schema::Schema,
    script::{create_script, drop_script},
};

pub(crate) fn dialect<E: Catalog>() -> Dialect {
    E::DIALECT.parse().expect("the harness and the schema tools use the same words")
}

/// Text, up, down, up, rows, down; and after each step what the engine has.
pub(crate) fn case<E: Catalog>(name: &str, case: &Case) {
    let dialect = dialect::<E>();
    let schema = Schema::of((case.models)(dialect)).unwrap_or_else(|errors| panic!("{errors}"));
    let (up, down) = match (create_script(&schema, dialect), drop_script(&schema, dialect)) {
        (Ok(up), Ok(down)) => (up, down),
        (Err(errors), Err(same)) => {
            assert_eq!(errors, same);
            return expected::files(name, dialect, &[("refused.txt", format!("{errors}\n"))]);
        }
        (up, down) => panic!("one of the scripts is refused: {up:?} {down:?}"),
    };
    let database = E::fresh();
    let conn = &mut database.connect();
    if schema.tables.iter().any(|table| table.name.schema.is_some()) {
        // not the test's own: a failed run may have left something there
        down.statements.iter().for_each(|statement| drop(conn.batch_execute(&statement.sql)));
    }
    let (up, down) = (up.to_string(), down.to_string());
    expected::files(name, dialect, &[("up.sql", up.clone()), ("down.sql", down.clone())]);
    let mut execute = |sql: &str| conn.batch_execute(sql).unwrap_or_else(|error| panic!("{error}\n{sql}"));
    execute(&up);
    execute(&down);
    execute(&up);
    compare::<E>(conn, &schema).unwrap_or_else(|difference| panic!("{difference}"));
    let schemas: Vec<_> = schema.tables.iter().filter_map(|it| it.name.schema.as_deref()).collect();
    let live = conn.inspect(&schemas).unwrap();
    let findings: Vec<String> = check::compare(&schema, &live, dialect).iter().map(ToString::to_string).collect();
    assert_eq!(findings, [""; 0], "{live:#?}");
    if !case.rows.is_empty() {
        conn.batch_execute(case.rows).unwrap_or_else(|error| panic!("{error}\n{}", case.rows));
    }
    conn.batch_execute(&down).unwrap_or_else(|error| panic!("{error}\n{down}"));
    for table in &schema.tables {
        assert_eq!(E::read(conn, &table.name), None, "{} is still there", table.name);
    }
}

/// Is what the engine has what the schema says?
pub(crate) fn compare<E: Catalog>(conn: &mut E::Connection, schema: &Schema) -> Result<(), String> {
    for table in &schema.tables {
        let (is, ought) = (E::read(conn, &table.name), facts_of(table, dialect::<E>()));
        if is.as_ref() != Some(&ought) {
            return Err(format!("{} is\n{is:#?}\nand ought to be\n{ought:#?}", table.name));
        }
    }
    Ok(())
}
