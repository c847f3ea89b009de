//! Data that moves: each recipe on each engine, with rows, there and back.

mod beside;
#[path = "../diff/build.rs"]
#[allow(dead_code, reason = "in few words, more than are used here")]
mod build;
mod case;
mod cases;
mod crowd;
mod expanded;
mod in_a_crowd;
mod in_parts;
mod interrupted;
mod refused;
mod run;
mod texts;
mod work;

macro_rules! of_a_crowd {
    ($engine:ident, $($subject:ident)+) => {
        $(#[test]
        fn $subject() {
            crate::in_a_crowd::run::<tests::engine::$engine>(&crate::crowd::subjects::$subject());
        })+
    };
}
use of_a_crowd;

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
                crate::run::case::<tests::engine::$engine>(crate::cases::$case());
            })+

            #[test]
            fn what_a_guard_stops() {
                crate::refused::what_a_guard_stops::<tests::engine::$engine>();
            }

            #[test]
            fn each_refusal() {
                crate::refused::each_refusal::<tests::engine::$engine>();
            }

            #[test]
            fn expanded_and_contracted() {
                crate::expanded::there_and_back::<tests::engine::$engine>();
            }

            #[test]
            fn in_parts() {
                crate::in_parts::there_and_back::<tests::engine::$engine>();
            }

            #[test]
            fn contracted_in_parts() {
                crate::in_parts::contracted::<tests::engine::$engine>();
            }

            mod in_a_crowd {
                crate::of_a_crowd!($engine, split merge merge_of_all swap share own many one require release action);
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
    merge_by_two_columns, key_of_two_columns_on_the_other_side, shared_key_of_two_columns, own_key_instead_of_two_columns,
    many_by_two_columns, one_by_two_columns, one_by_two_columns_with_the_newest, required_by_two_columns,
    released_by_two_columns, other_action_by_two_columns,
    split_of_hostile_names, merge_of_hostile_names, key_of_hostile_names_on_the_other_side, split_of_long_names,
    split_in_a_schema, merge_in_a_schema, split_into_a_schema,
    split_of_types_of_an_engine, split_of_what_is_equal, merge_of_types_of_an_engine, split_of_what_is_held, merge_of_what_is_held,
    split_beside_other_children, many_with_children, one_with_children, required_with_children, released_with_children,
    other_on_delete_with_children, key_on_the_other_side_with_children, merge_under_what_refers_no_more,
    many_of_itself, one_of_itself, one_of_itself_with_the_oldest, other_on_delete_of_itself,
    other_on_delete_of_the_second, one_of_the_second_with_the_oldest,
}
