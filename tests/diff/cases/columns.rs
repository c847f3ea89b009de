//! Columns that come, go and become others.

use super::{Case, USERS, case, users};
use crate::build::{T, bare, table};
use diesel_one_to_one::definition::LogicalType as L;
use diesel_one_to_one_schema::{dialect::Dialect, schema::TypeNames};

/// One column of one table, before and after.
fn column(name: &'static str, rows: &str, before: fn(T) -> T, after: fn(T) -> T) -> Case {
    let one = || table("items").integer("number");
    case(name, [before(one())], [after(one())]).rows(rows)
}

const ITEM: &str = "INSERT INTO items (number, c) VALUES (1, 5), (2, 6)";
const TEXTS: &str = "INSERT INTO items (number, c) VALUES (1, 'a'), (2, 'it''s')";
const NUMBERS: &str = "INSERT INTO items (number) VALUES (1), (2)";

pub(crate) fn column_added(_: Dialect) -> Case {
    column("column_added", NUMBERS, |it| it, |it| it.text("c").null())
}

pub(crate) fn column_added_with_a_default(_: Dialect) -> Case {
    column("column_added_with_a_default", NUMBERS, |it| it, |it| it.integer("c").default("40 + 2"))
}

pub(crate) fn column_added_with_a_text_as_default(_: Dialect) -> Case {
    let name = "column_added_with_a_text_as_default";
    column(name, NUMBERS, |it| it, |it| it.text("c").default_text("it's \\ 100%").note("it's a \\ note"))
}

/// Of which nothing says what it would hold.
pub(crate) fn required_column_added(_: Dialect) -> Case {
    column("required_column_added", "", |it| it, |it| it.text("c")).stopped(
        NUMBERS,
        "nothing says what their `c` would be",
        "DELETE FROM items",
    )
}

pub(crate) fn generated_column_added(_: Dialect) -> Case {
    column("generated_column_added", NUMBERS, |it| it, |it| it.integer("c").null().generated("number * 2"))
}

pub(crate) fn column_dropped(_: Dialect) -> Case {
    column("column_dropped", TEXTS, |it| it.text("c").null(), |it| it)
}

pub(crate) fn required_column_dropped(_: Dialect) -> Case {
    column("required_column_dropped", TEXTS, |it| it.text("c"), |it| it).only_empty_back()
}

pub(crate) fn columns_dropped_with_all_that_is_on_them(_: Dialect) -> Case {
    let full = users().integer("age").null().unique(&["age"]).index(&["age", "id"]).check("of_age", "age > 17");
    let full = full.refers(&["age"], "users", &["id"]).integer("next").null().generated("age + 1");
    case("columns_dropped_with_all_that_is_on_them", [full], [users()]).rows(USERS)
}

pub(crate) fn type_widened(_: Dialect) -> Case {
    column("type_widened", ITEM, |it| it.integer("c"), |it| it.column("c", L::BigInt))
}

pub(crate) fn type_narrowed(_: Dialect) -> Case {
    column("type_narrowed", ITEM, |it| it.column("c", L::BigInt), |it| it.column("c", L::SmallInt))
}

pub(crate) fn type_of_another_kind(_: Dialect) -> Case {
    column("type_of_another_kind", ITEM, |it| it.integer("c").null(), |it| it.text("c").null())
}

/// All digits of the greatest numbers there are.
pub(crate) fn whole_number_as_text(_: Dialect) -> Case {
    let rows = "INSERT INTO items (number, c) VALUES (1, -9223372036854775808), (2, 9223372036854775807)";
    column("whole_number_as_text", rows, |it| it.column("c", L::BigInt), |it| it.text("c"))
}

/// In a word of the user's own.
pub(crate) fn type_in_other_words(_: Dialect) -> Case {
    column(
        "type_in_other_words",
        TEXTS,
        |it| it.text("c"),
        |mut it| {
            it.0.columns.push(diesel_one_to_one_schema::schema::Column::new("c", L::Text));
            it.0.columns.last_mut().expect("a column").data_type.names = TypeNames::same("varchar(40)");
            it
        },
    )
}

/// A key that others refer to, and they with it.
pub(crate) fn type_of_a_key_widened(_: Dialect) -> Case {
    let with = |logical| {
        let parent = bare("users").column("id", logical).identity().key(&["id"]).text("name");
        let child = bare("profiles").column("user_id", logical).key(&["user_id"]);
        [parent, child.refers(&["user_id"], "users", &["id"])]
    };
    case("type_of_a_key_widened", with(L::Integer), with(L::BigInt))
        .rows("INSERT INTO users (name) VALUES ('Ada'), ('Bob'); INSERT INTO profiles (user_id) VALUES (2)")
}

pub(crate) fn column_may_be_null(_: Dialect) -> Case {
    column("column_may_be_null", ITEM, |it| it.integer("c"), |it| it.integer("c").null())
}

pub(crate) fn column_is_required(_: Dialect) -> Case {
    column("column_is_required", ITEM, |it| it.integer("c").null(), |it| it.integer("c")).stopped(
        "INSERT INTO items (number) VALUES (3)",
        "`items.c` is not NULL",
        "DELETE FROM items WHERE c IS NULL",
    )
}

pub(crate) fn default_set(_: Dialect) -> Case {
    column("default_set", ITEM, |it| it.integer("c"), |it| it.integer("c").default("7"))
}

pub(crate) fn default_dropped(_: Dialect) -> Case {
    column("default_dropped", ITEM, |it| it.integer("c").default("7"), |it| it.integer("c"))
}

pub(crate) fn default_changed(_: Dialect) -> Case {
    column("default_changed", NUMBERS, |it| it.integer("c").default("7"), |it| it.integer("c").default("8"))
}

pub(crate) fn text_as_default_changed(_: Dialect) -> Case {
    let name = "text_as_default_changed";
    column(name, NUMBERS, |it| it.text("c").default_text("a"), |it| it.text("c").default_text("it's \\ 100%"))
}

/// MariaDB's catalog has escapes for some of it.
pub(crate) fn text_of_lines_as_default(_: Dialect) -> Case {
    let name = "text_of_lines_as_default";
    column(name, NUMBERS, |it| it.text("c").default_text("a"), |it| it.text("c").default_text("one\n'two'\\n \\"))
}

pub(crate) fn default_of_another_type(_: Dialect) -> Case {
    let name = "default_of_another_type";
    column(name, NUMBERS, |it| it.integer("c").default("7"), |it| it.column("c", L::BigInt).default("8"))
}

pub(crate) fn generated_changed(_: Dialect) -> Case {
    let [before, after]: [fn(T) -> T; 2] =
        [|it| it.integer("c").null().generated("number + 1"), |it| it.integer("c").null().generated("number + 2")];
    column("generated_changed", NUMBERS, before, after)
}

/// With what is on it.
pub(crate) fn generated_changed_under_a_unique(_: Dialect) -> Case {
    let with = |expression: &str| {
        let it = table("items").integer("number").integer("c").null().generated(expression);
        it.unique(&["c"]).index(&["c", "number"])
    };
    case("generated_changed_under_a_unique", [with("number + 1")], [with("number + 2")]).rows(NUMBERS)
}

pub(crate) fn generated_becomes_written(_: Dialect) -> Case {
    let name = "generated_becomes_written";
    column(name, NUMBERS, |it| it.integer("c").null().generated("number + 1"), |it| it.integer("c").null())
}

pub(crate) fn generated_becomes_written_of_another_type(_: Dialect) -> Case {
    let from: fn(T) -> T = |it| it.column("c", L::BigInt).null().generated("number + 1");
    column("generated_becomes_written_of_another_type", NUMBERS, from, |it| it.column("c", L::Bool).null())
}

pub(crate) fn note_of_a_generated_column(_: Dialect) -> Case {
    let name = "note_of_a_generated_column";
    let generated: fn(T) -> T = |it| it.integer("c").null().generated("number + 1");
    column(name, NUMBERS, generated, |it| it.integer("c").null().generated("number + 1").note("a note"))
}

/// What it is computed from goes after it. MariaDB drops nothing that something is computed from, be it for the second time.
pub(crate) fn generated_goes_with_what_it_was_computed_from(_: Dialect) -> Case {
    let from = table("items").column("number", L::Date).null().integer("c").null().integer("d").null();
    let from = from.generated("c + 1");
    let to = table("items").column("number", L::Date).null().column("c", L::Date).null();
    let rows = "INSERT INTO items (c) VALUES (1), (NULL)";
    case("generated_goes_with_what_it_was_computed_from", [from], [to]).rows(rows).only_once_back()
}

/// On the way back PostgreSQL makes the column anew, and what is on it goes with it.
pub(crate) fn generated_under_an_index_becomes_written(_: Dialect) -> Case {
    let with = |it: T| it.unique(&["c"]).index(&["c", "number"]).check("some", "c > 0");
    let from = table("items").integer("number").integer("c").null().generated("number + 1");
    let to = table("items").integer("number").integer("c").null();
    case("generated_under_an_index_becomes_written", [with(from)], [with(to)]).rows(NUMBERS)
}

/// What it was before is nowhere, on the way back.
pub(crate) fn written_becomes_generated(_: Dialect) -> Case {
    let to: fn(T) -> T = |it| it.column("c", L::BigInt).null().generated("number + 1");
    column("written_becomes_generated", ITEM, |it| it.integer("c"), to).only_empty_back()
}

pub(crate) fn type_under_a_generated_column(_: Dialect) -> Case {
    let with = |logical| table("items").column("number", logical).column("c", L::BigInt).null().generated("number + 1");
    case("type_under_a_generated_column", [with(L::Integer)], [with(L::BigInt)]).rows(NUMBERS)
}

pub(crate) fn column_is_counted(_: Dialect) -> Case {
    let with = || bare("items").integer("id");
    case("column_is_counted", [with().key(&["id"])], [with().identity().key(&["id"])])
        .rows("INSERT INTO items (id) VALUES (3), (7)")
}

pub(crate) fn column_is_not_counted(_: Dialect) -> Case {
    let with = || bare("items").integer("id");
    case("column_is_not_counted", [with().identity().key(&["id"])], [with().key(&["id"])])
        .rows("INSERT INTO items (id) VALUES (3), (7)")
}

pub(crate) fn comments(_: Dialect) -> Case {
    let with = |note: &str| users().note(note).integer("age").null().note("stays").comment(note);
    case("comments", [with("it's \\ one")], [with("another, 100% $$ \"so\"")]).rows(USERS)
}

pub(crate) fn comments_come_and_go(_: Dialect) -> Case {
    let from = users().note("goes").integer("age").null();
    let to = users().integer("age").null().note("comes").comment("it comes, too");
    case("comments_come_and_go", [from], [to]).rows(USERS)
}

pub(crate) fn everything_of_a_column(_: Dialect) -> Case {
    column(
        "everything_of_a_column",
        NUMBERS,
        |it| it.integer("c").default("5").note("one"),
        |it| it.column("c", L::BigInt).null().default("6").note("another"),
    )
}
