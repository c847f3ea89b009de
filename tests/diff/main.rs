//! The scripts that lead from one schema to another and back: compared with the expected files under `tests/sql`, executed
//! over rows, and read back from each engine's own catalog.
//!
//! `changes` makes each kind of change and its inverse; `guards` stops scripts; `cases` plans.

mod build;
mod guards;
mod live;

#[path = "../ddl/catalog/mod.rs"]
mod catalog;

/// One test per case and engine: in the module of that name, `run` with each of its functions.
macro_rules! on_every_engine {
    ($($module:ident: $($case:ident)+;)+) => {
        on_every_engine!(@ sqlite, Sqlite, $($module: $($case)+;)+);
        on_every_engine!(@ postgres, Postgres, $($module: $($case)+;)+);
        on_every_engine!(@ mariadb, Mariadb, $($module: $($case)+;)+);
    };
    (@ $engine_module:ident, $engine:ident, $($module:ident: $($case:ident)+;)+) => {
        mod $engine_module {
            $(mod $module {
                $(#[test]
                fn $case() {
                    use tests::engine::$engine as Engine;
                    crate::$module::run::<Engine>(crate::$module::$case(crate::live::dialect::<Engine>()));
                })+
            })+
        }
    };
}

on_every_engine! {
    guards: singular singular_among_some parents not_null meet empty hostile_names a_long_rule of_another_schema;
}
