//! A plan in parts, each a migration of Diesel's own, beside others who write.
//!
//! `applied` makes and undoes the parts of each case, all and only some; `locked` holds what each step says of its locks
//! against the engine; `beside` writes meanwhile; `failed` stops.

mod applied;
mod beside;
mod cases;
mod failed;
mod folders;
mod locked;

#[allow(dead_code, reason = "the words of other tests, too")]
#[path = "../diff/build.rs"]
mod build;
#[path = "../ddl/catalog/mod.rs"]
mod catalog;
#[allow(dead_code, reason = "the words of other tests, too")]
#[path = "../diff/live.rs"]
mod live;

/// One test per engine, case and way to look at it.
macro_rules! on_every_engine {
    ($($case:ident)+) => {
        on_every_engine!(@ sqlite, Sqlite, $($case)+);
        on_every_engine!(@ postgres, Postgres, $($case)+);
        on_every_engine!(@ mariadb, Mariadb, $($case)+);
    };
    (@ $module:ident, $engine:ident, $($case:ident)+) => {
        mod $module {
            use tests::engine::$engine as Engine;

            mod applied {
                $(#[test]
                fn $case() {
                    crate::applied::run::<super::Engine>(&crate::cases::$case(crate::live::dialect::<super::Engine>()));
                })+
            }

            mod locked {
                $(#[test]
                fn $case() {
                    crate::locked::run::<super::Engine>(&crate::cases::$case(crate::live::dialect::<super::Engine>()));
                })+
            }

            #[test]
            fn a_guard_stops_before_anything_is_changed() {
                crate::failed::at_a_guard::<Engine>();
            }

            #[test]
            fn what_a_run_that_failed_left_goes() {
                crate::failed::in_the_middle::<Engine>();
            }

            #[test]
            fn what_somebody_else_left_under_that_name_goes() {
                crate::failed::before::<Engine>();
            }

            #[test]
            fn others_write_and_lose_nothing() {
                crate::beside::run::<Engine>();
            }
        }
    };
}

on_every_engine! {
    a_unique a_unique_of_some two_uniques an_index a_foreign_key a_foreign_key_to_itself a_check not_null a_primary_key
    everything nothing_but_drops nullable_again another_type names_in_quotes a_long_name
    another_key another_key_back an_index_for_a_unique a_unique_for_an_index a_unique_for_another
}
