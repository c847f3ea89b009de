//! The scripts that lead from one schema to another and back: compared with the expected files under `tests/sql`, executed
//! over rows, and read back from each engine's own catalog.
//!
//! `changes` makes each kind of change and its inverse; `guards` stops scripts; `cases` plans.

mod apply;
mod build;
mod changes;
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

/// On SQLite most of these are a table made anew.
macro_rules! on_servers {
    ($($case:ident)+) => {
        mod changes_one_by_one {
            on_every_engine!(@ postgres, Postgres, changes: $($case)+;);
            on_every_engine!(@ mariadb, Mariadb, changes: $($case)+;);
        }
    };
}

on_servers! {
    a_table a_table_otherwise_called a_column a_column_with_a_default a_generated_column a_counted_column a_column_otherwise_called a_column_otherwise_called_under_keys a_wider_type an_integer_as_text a_type_under_a_default a_bool a_double bytes a_day_as_a_moment a_column_that_may_be_null a_default a_text_as_default a_column_that_is_computed a_column_that_is_computed_otherwise a_note everything_of_a_column a_column_that_is_counted a_wider_counted_column a_primary_key another_primary_key a_unique a_unique_of_some an_index a_foreign_key a_foreign_key_that_does_something_else a_check a_comment in_another_schema into_another_schema hostile_names
}
