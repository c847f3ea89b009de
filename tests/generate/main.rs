//! From models to migrations: what is written, what is refused, and what plain `diesel_migrations` makes of it on each
//! engine.

mod applied;
mod baseline;
#[allow(dead_code, reason = "those with a schema of their own are for databases that nobody else uses")]
#[path = "../ddl/cases/mod.rs"]
mod cases;
mod changed;
mod command;
mod heads;
mod models;
mod project;
mod refusals;

use applied::Live;

macro_rules! on {
    ($($module:ident $engine:ident)+) => {$(
        mod $module {
            use super::Live;
            use tests::engine::$engine as Engine;

            on!(@ cases: foreign_key nullable shared_key composite_key text_key two_links self_reference cycle
                uniques_and_notes hostile_names types types_of_other_engines reference_index_and_check actions
                check_on_written_column deferrable defaults_and_generated derived names_of_the_engines);
            on!(@ applied: a_second_migration a_table_of_somebody_else a_column_of_somebody_else a_guard a_rename a_rename_and_more back_over_several in_parts branches
                as_diesel_sees_them);
            on!(@ changed: a_split_and_a_merge nothing_that_changes rows_that_go a_split_while_it_runs
                another_action_while_it_runs the_one_that_is_named);
            on!(@ baseline: where_it_begins what_follows);
            on!(@ pure heads: are_refused are_joined are_joined_with_a_change at_odds of_one_table a_chain_that_is_broken);
            on!(@ pure refusals: nothing_to_do what_would_be_lost the_same_bytes snapshots_that_are_none another_engine
                only_one_association names_and_failures as_a_test a_name_that_is_there a_name_that_is_taken_again);
            on!(@ pure command: answers_and_exit_codes);
        }
    )+};
    (@ cases: $($case:ident)+) => {
        mod cases {
            $(#[test]
            fn $case() {
                crate::applied::initial::<super::Engine>(&crate::cases::$case());
            })+
        }
    };
    (@ baseline: $($test:ident)+) => {$(
        #[test]
        fn $test() {
            crate::baseline::$test::<Engine>();
        }
    )+};
    (@ applied: $($test:ident)+) => {$(
        #[test]
        fn $test() {
            crate::applied::$test::<Engine>();
        }
    )+};
    (@ changed: $($test:ident)+) => {$(
        #[test]
        fn $test() {
            crate::changed::$test::<Engine>();
        }
    )+};
    (@ pure $module:ident: $($test:ident)+) => {
        mod $module {
            $(#[test]
            fn $test() {
                crate::$module::$test(<super::Engine as super::Live>::SPEAKS);
            })+
        }
    };
}

on! { sqlite Sqlite postgres Postgres mariadb Mariadb }
