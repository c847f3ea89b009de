//! The scripts that the schema tools write: compared with the expected files under `tests/sql`, executed, and read back
//! from each engine's own catalog.
//!
//! `<case>/<dialect>/{up,down}.sql` is the text; where an engine cannot hold a case, `refused.txt` says why. `BLESS=1`
//! rewrites the files from what the tools write now.

mod cases;
mod catalog;
mod expected;
mod noticed;
mod run;

/// One test per case and engine.
macro_rules! on_every_engine {
    ($($case:ident),+ $(,)?) => {
        on_every_engine!(@ sqlite, Sqlite, $($case)+);
        on_every_engine!(@ postgres, Postgres, $($case)+);
        on_every_engine!(@ mariadb, Mariadb, $($case)+);
    };
    (@ $module:ident, $engine:ident, $($case:ident)+) => {
        mod $module {
            $(#[test]
            fn $case() {
                crate::run::case::<tests::engine::$engine>(stringify!($case), &crate::cases::$case());
            })+
        }
    };
}

on_every_engine! {
    foreign_key, nullable, shared_key, composite_key, text_key, two_links, self_reference, cycle, uniques_and_notes,
    hostile_names, types, types_of_other_engines, reference_index_and_check, actions, check_on_written_column, deferrable,
    defaults_and_generated, schema_of_its_own, parent_in_that_schema, derived, names_of_the_engines,
}
