//! The scripts that lead from one schema to another and back: compared with the expected files under `tests/sql`, executed
//! over rows, and read back from each engine's own catalog.
//!
//! `changes` makes each kind of change and its inverse; `guards` stops scripts; `cases` plans.

mod apply;
mod build;
mod cases;
mod changes;
mod guards;
mod live;
mod noticed;
mod run;

#[path = "../ddl/catalog/mod.rs"]
mod catalog;
#[path = "../ddl/expected.rs"]
mod expected;

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
                    crate::$module::run::<Engine>(&crate::$module::$case(crate::live::dialect::<Engine>()));
                })+
            })+
        }
    };
}

on_every_engine! {
    changes: a_table a_table_otherwise_called a_column a_column_with_a_default a_generated_column a_counted_column a_column_otherwise_called a_column_otherwise_called_under_keys a_wider_type an_integer_as_text a_type_under_a_default a_bool a_double bytes a_day_as_a_moment a_column_that_may_be_null a_default a_text_as_default a_column_that_is_computed a_column_that_is_computed_otherwise a_note everything_of_a_column a_column_that_is_counted a_wider_counted_column a_primary_key another_primary_key a_unique a_unique_of_some an_index a_foreign_key a_foreign_key_that_does_something_else a_check a_comment in_another_schema into_another_schema hostile_names;
    cases: nothing_to_do from_nothing to_nothing table_added table_dropped child_added child_dropped child_and_parent_added parent_dropped cycle_added cycle_dropped cycle_closed cycle_altered column_added column_added_with_a_default column_added_with_a_text_as_default required_column_added generated_column_added column_dropped required_column_dropped columns_dropped_with_all_that_is_on_them type_widened type_narrowed type_of_another_kind whole_number_as_text type_in_other_words type_of_a_key_widened column_may_be_null column_is_required default_set default_dropped default_changed text_as_default_changed text_of_lines_as_default default_of_another_type generated_changed generated_changed_under_a_unique generated_becomes_written_of_another_type note_of_a_generated_column generated_goes_with_what_it_was_computed_from generated_becomes_written generated_under_an_index_becomes_written written_becomes_generated type_under_a_generated_column column_is_counted column_is_not_counted comments comments_come_and_go everything_of_a_column primary_key_changed primary_key_becomes_composite counted_key_replaced counted_key_added primary_key_changed_under_children unique_added unique_dropped unique_over_other_columns unique_of_some_added unique_of_some_becomes_of_all unique_that_is_referred_to_dropped index_added index_dropped index_over_other_columns text_under_a_new_index text_under_a_new_unique index_of_a_foreign_key index_of_a_foreign_key_dropped check_added check_dropped check_changed check_on_a_new_column type_under_a_check check_added_under_another_type foreign_key_added foreign_key_dropped on_delete_changed on_update_changed deferral_changed key_note_changed column_with_a_foreign_key_added reference_to_another_column what_is_referred_to_goes_with_its_child what_is_referred_to_goes_and_the_child_stays what_is_referred_to_goes_and_the_key_with_it reference_to_what_comes cycle_of_what_comes reference_to_another_table reference_to_a_new_table self_reference_added self_reference_altered parent_altered two_keys_of_one_column one_becomes_many one_becomes_many_with_an_index many_become_one shared_key_becomes_foreign_key foreign_key_becomes_shared_key link_becomes_required link_becomes_optional second_link_added owning_side_changes association_becomes_scoped composite_foreign_key table_renamed table_with_children_renamed child_renamed column_renamed column_renamed_under_keys column_renamed_that_is_referred_to column_renamed_under_a_check column_renamed_under_a_generated_one column_renamed_and_altered table_renamed_and_altered table_and_its_column_renamed parent_and_child_renamed hostile_names_altered hostile_names_renamed schema_of_its_own_altered schema_comes table_goes_into_a_schema everything_at_once;
    guards: singular singular_among_some parents not_null meet empty hostile_names a_long_rule of_another_schema;
}
