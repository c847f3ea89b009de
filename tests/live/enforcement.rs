//! Foreign keys that are there, and that nothing enforces.

use crate::{models::models, script};
use diesel::connection::SimpleConnection as _;
use diesel_one_to_one_schema::{
    check::{self, Difference},
    dialect::Dialect,
    live::Inspect,
    schema::Schema,
};
use tests::engine::Engine;

pub(crate) fn foreign_keys_that_are_switched_off<E: Engine<Connection: Inspect>>() {
    let off = match E::Connection::DIALECT {
        Dialect::Sqlite => "PRAGMA foreign_keys = OFF",
        Dialect::Postgres => "SET session_replication_role = replica",
        _ => "SET foreign_key_checks = 0",
    };
    let schema = Schema::of(models()).unwrap();
    let database = E::fresh();
    let conn = &mut database.connect();
    conn.batch_execute(&script::<E>()).unwrap();
    assert_eq!(check::check(&schema, conn).unwrap(), []);

    conn.batch_execute(off).unwrap();
    conn.batch_execute("INSERT INTO profiles (id, user_id) VALUES (1, 9)").unwrap(); // of no user
    let findings = check::check(&schema, conn).unwrap();
    assert_eq!(findings.iter().map(check::Finding::code).collect::<Vec<_>>(), ["O2O320"]);
    let Difference::ForeignKeysOff { on, .. } = findings[0].difference else { panic!("{findings:?}") };
    assert!(findings[0].to_string().contains(on));

    // what is found says what to do
    conn.batch_execute(on).unwrap();
    assert_eq!(check::check(&schema, conn).unwrap(), []);
    assert!(conn.batch_execute("INSERT INTO profiles (id, user_id) VALUES (2, 8)").is_err());
}
