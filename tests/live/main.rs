//! A live database, read and compared with the models: each kind of disagreement is found under its code, on each engine
//! that can have it, and a database as the models say gives none.

mod adoption;
mod audit;
mod enforcement;
mod kinds;
mod models;
mod names;
mod own_schema;
mod particular;
mod pasted;
mod repairs;
mod seeds;

use diesel::connection::SimpleConnection as _;
use diesel_one_to_one_schema::{check, live::Inspect, schema::Schema, script::create_script};
use models::models;
use seeds::{SEEDS, Seed};
use tests::engine::{Engine, Mariadb, Postgres, Sqlite};

/// The codes of what is found in a database made by this script.
fn codes<E: Engine<Connection: Inspect>>(script: &str) -> Vec<&'static str> {
    let database = E::fresh();
    let conn = &mut database.connect();
    conn.batch_execute(script).unwrap_or_else(|error| panic!("{error}\n{script}"));
    let live = conn.inspect(&[]).unwrap();
    let findings = check::compare(&Schema::of(models()).unwrap(), &live, E::Connection::DIALECT);
    findings.iter().map(check::Finding::code).collect()
}

fn script<E: Engine<Connection: Inspect>>() -> String {
    create_script(&Schema::of(models()).unwrap(), E::Connection::DIALECT).unwrap().to_string()
}

fn a_database_as_the_models_say<E: Engine<Connection: Inspect>>() {
    assert_eq!(codes::<E>(&script::<E>()), [""; 0]);
}

fn each_disagreement<E: Engine<Connection: Inspect>>() {
    let dialect = E::Connection::DIALECT;
    let mut tried = 0;
    for Seed { codes: expected, changes } in SEEDS {
        let Some(change) = changes.on(dialect) else { continue };
        let script = change.made(&script::<E>());
        assert_eq!(codes::<E>(&script), *expected, "{script}");
        tried += 1;
    }
    println!("{tried} disagreements on {}", dialect.name());
    assert!(tried >= 15);
}

macro_rules! on {
    ($($module:ident $engine:ident)+) => {$(
        mod $module {
            #[test]
            fn a_database_as_the_models_say() {
                super::a_database_as_the_models_say::<super::$engine>();
            }

            #[test]
            fn every_one_to_one_of_a_database_that_was_made_by_hand() {
                super::adoption::every_one_to_one::<super::$engine>();
            }

            #[test]
            fn what_a_near_miss_misses_by() {
                super::adoption::what_a_near_miss_misses_by::<super::$engine>();
            }

            #[test]
            fn keys_that_say_nothing_new() {
                super::adoption::keys_that_say_nothing_new::<super::$engine>();
            }

            #[test]
            fn foreign_keys_that_are_switched_off() {
                super::enforcement::foreign_keys_that_are_switched_off::<super::$engine>();
            }

            #[test]
            fn a_model_that_names_the_schema_of_the_connection() {
                super::own_schema::a_model_that_names_the_schema_of_the_connection::<super::$engine>();
            }

            #[test]
            fn every_broken_rule() {
                super::audit::every_broken_rule::<super::$engine>();
            }

            #[test]
            fn every_broken_rule_in_tables_of_every_shape() {
                super::repairs::every_shape::<super::$engine>();
            }

            #[test]
            fn a_text_that_the_database_takes_for_another() {
                super::particular::collation_twins::<super::$engine>();
            }

            #[test]
            fn rules_over_some_rows() {
                super::particular::scoped_uniques::<super::$engine>();
            }

            #[test]
            fn keys_of_bytes() {
                super::particular::keys_of_bytes::<super::$engine>();
            }

            #[test]
            fn broken_rules_in_another_schema() {
                super::particular::tables_of_another_schema::<super::$engine>();
            }

            #[test]
            fn tables_of_every_kind() {
                super::kinds::kinds_of_tables::<super::$engine>();
            }

            #[test]
            fn names_that_rust_has_not() {
                super::names::names_that_rust_has_not::<super::$engine>();
            }

            #[test]
            fn each_disagreement() {
                super::each_disagreement::<super::$engine>();
            }
        }
    )+};
}

on! { sqlite Sqlite postgres Postgres mariadb Mariadb }
