//! One table has two names in the schema that a connection is in: with the schema, and without.

use crate::{models::models, script};
use diesel::connection::SimpleConnection as _;
use diesel_one_to_one_schema::{check, live::Inspect, schema::Schema};
use tests::engine::Engine;

pub(crate) fn a_model_that_names_the_schema_of_the_connection<E: Engine<Connection: Inspect>>() {
    let database = E::fresh();
    let conn = &mut database.connect();
    conn.batch_execute(&script::<E>()).unwrap();
    let own_name = conn.inspect(&[]).unwrap().own_name.unwrap();

    // both models say so, or one of them
    for named in [&["users", "profiles"][..], &["users"], &["profiles"]] {
        let mut schema = Schema::of(models()).unwrap();
        for table in &mut schema.tables {
            let parents = table.foreign_keys.iter_mut().map(|key| &mut key.references.table);
            for name in parents.chain([&mut table.name]).filter(|it| named.contains(&&*it.name)) {
                name.schema = Some(own_name.clone());
            }
        }
        assert_eq!(check::check(&schema, conn).unwrap(), [], "{named:?}");
    }

    // another schema is another table
    let mut schema = Schema::of(models()).unwrap();
    schema.tables.retain(|it| it.name.name == "users");
    schema.tables[0].name.schema = Some("elsewhere".to_owned());
    let findings = check::check(&schema, conn).unwrap();
    assert_eq!(findings.iter().map(check::Finding::code).collect::<Vec<_>>(), ["O2O301"]);
}
