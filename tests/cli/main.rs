//! The command line over a live database: what each verb prints and the exit code that it ends with.

mod command;
mod constraints;
mod guide;
#[path = "../live/models.rs"]
mod models;
mod outputs;
mod reader;
mod verbs;

use diesel::connection::SimpleConnection as _;
use diesel_one_to_one::definition::Entry;
use diesel_one_to_one_schema::{live::Inspect, schema::Schema, script::create_script};
use tests::engine::{Engine, Mariadb, Postgres, Sqlite};

/// A database with the tables of a schema, and what is done to it then.
fn database<E: Engine<Connection: Inspect>>(schema: &Schema, sql: &str) -> E {
    let database = E::fresh_for_many();
    let script = create_script(schema, E::Connection::DIALECT).unwrap().to_string() + sql;
    database.connect().batch_execute(&script).unwrap_or_else(|error| panic!("{error}\n{script}"));
    database
}

/// The same for the tables of models.
fn tables<E: Engine<Connection: Inspect>>(models: &[Entry], sql: &str) -> E {
    database(&Schema::of(models).unwrap(), sql)
}

macro_rules! on {
    ($($module:ident $engine:ident)+) => {$(
        mod $module {
            use super::{$engine as Engine, constraints, reader, verbs};

            on!(@ constraints: every_constraint_of_the_patterns every_constraint_of_the_tests);
            on!(@ reader: a_role_that_may_only_read a_table_that_is_not_told);
            on!(@ verbs: adopt adopt_across_schemas check hints explain audit sensitive_keys the_repair tables_that_are_not_there status run_and_revert files_of_another_engine no_connection);
        }
    )+};
    (@ $module:ident: $($test:ident)+) => {$(
        #[test]
        fn $test() {
            $module::$test::<Engine>();
        }
    )+};
}

on! { sqlite Sqlite postgres Postgres mariadb Mariadb }
