//! Data that moves: each recipe on each engine, with rows, there and back.

mod beside;
#[path = "../diff/build.rs"]
#[allow(dead_code, reason = "in few words, more than are used here")]
mod build;
mod case;
mod cases;
mod crowd;
mod expanded;
mod interrupted;
mod refused;
mod run;
mod work;

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
                crate::run::case::<tests::engine::$engine>(&crate::cases::$case());
            })+

            #[test]
            fn what_a_guard_stops() {
                crate::refused::what_a_guard_stops::<tests::engine::$engine>();
            }

            #[test]
            fn expanded_and_contracted() {
                crate::expanded::there_and_back::<tests::engine::$engine>();
            }

            #[test]
            fn in_a_crowd() {
                crate::crowd::in_a_crowd::<tests::engine::$engine>();
            }

            #[test]
            fn beside_others() {
                crate::beside::beside_others::<tests::engine::$engine>();
            }

            #[test]
            fn again_after_a_failure() {
                crate::expanded::again_after_a_failure::<tests::engine::$engine>();
            }

            #[test]
            fn a_backfill_that_failed() {
                crate::interrupted::a_backfill_that_failed::<tests::engine::$engine>();
            }

            #[test]
            fn what_programs_write() {
                crate::interrupted::what_programs_write::<tests::engine::$engine>();
            }

            #[test]
            fn interrupted_in_a_trigger() {
                crate::interrupted::interrupted_in_a_trigger::<tests::engine::$engine>();
            }

            #[test]
            fn what_the_engine_writes_itself() {
                crate::refused::what_the_engine_writes_itself::<tests::engine::$engine>();
            }

            #[test]
            fn what_an_engine_cannot_keep_the_same() {
                crate::refused::what_an_engine_cannot_keep_the_same::<tests::engine::$engine>();
            }
        }
    };
}

on_every_engine! {
    split, split_with_a_shared_key, split_of_what_is_never_null, split_under_another_name, split_by_two_columns, split_of_every_type,
    merge, merge_of_what_everybody_has, key_on_the_other_side, key_on_the_other_side_that_all_have,
    shared_key, shared_key_in_place, own_key, own_key_in_place,
    many, one, one_with_the_oldest, one_with_the_newest, required, released, other_on_delete,
}
