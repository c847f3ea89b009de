//! A copy in pieces: one block that commits after each.

use super::{QUOTE, block, copy::WORDS, text};
use crate::{
    change::{Copy, Pieces, Rows},
    dialect::guard::{COUNTED, Reason},
};

/// A piece finds its rows by their keys. The planner does not know how few they are, and where the tables have been filled a
/// moment ago it reads the whole table for each piece: 100,000 rows in 200 pieces took 5 s, and take half a second. Until the
/// end of the transaction, which is the end of the piece.
const FEW_ROWS: &str = "SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off;";

/// The only statement of its script, or else the server takes the script for one transaction, in which nothing commits.
///
/// A row is locked while it is copied, so that it is copied as it is; a deadlock with somebody who writes both places ends
/// the piece, which is tried again.
pub(super) fn write(pieces: &Pieces) -> String {
    let Pieces { copy, order, most } = pieces;
    let from = QUOTE.table(&copy.from);
    let variables = |what: &str| -> Vec<String> {
        (1..=order.len()).map(|number| QUOTE.name(&format!("{what} key {number}"))).collect()
    };
    let (past, last) = (variables("past"), variables("last"));
    let declared = |names: &[String]| -> String {
        let one = |(name, column): (&String, &String)| format!("    {name} {from}.{}%TYPE;\n", QUOTE.name(column));
        names.iter().zip(order).map(one).collect()
    };
    let own: Vec<String> = order.iter().map(|it| format!("one.{}", QUOTE.name(it))).collect();
    let (own, past_list, last_list) = (own.join(", "), past.join(", "), last.join(", "));
    let falling: Vec<String> = own.split(", ").map(|it| format!("{it} DESC")).collect();
    let find = |some: &str| {
        format!(
            "SELECT {own} INTO {last_list} FROM (SELECT * FROM {from} AS one{some} ORDER BY {own} LIMIT {most}) AS one ORDER BY {} LIMIT 1;",
            falling.join(", "),
        )
    };
    let piece = |some: &str| {
        let of = format!(
            "(SELECT * FROM {from} AS one WHERE {some}({own}) <= ({last_list}) ORDER BY {own} FOR SHARE) AS one"
        );
        copied(copy, &of)
    };
    let after = format!("({own}) > ({past_list})");
    let [before_number, after_number] = Reason::of_copy(copy).around_number(usize::MAX).map(|it| text(&it));
    let number = QUOTE.name(COUNTED);
    let assigned: Vec<String> =
        past.iter().zip(&last).map(|(past, last)| format!("        {past} := {last};\n")).collect();
    let assigned = assigned.concat();
    let is_first = QUOTE.name("is the first");
    block(&format!(
        "
DECLARE
{}{}    {is_first} boolean := true;
    {number} bigint;
BEGIN
    LOOP
        IF {is_first} THEN
            {}
        ELSE
            {}
        END IF;
        EXIT WHEN NOT FOUND;
        {FEW_ROWS}
        LOOP
            BEGIN
                IF {is_first} THEN
                    {};
                ELSE
                    {};
                END IF;
                EXIT;
            EXCEPTION WHEN deadlock_detected OR serialization_failure THEN
                NULL;
            END;
        END LOOP;
        COMMIT;
{assigned}        {is_first} := false;
    END LOOP;
    SELECT count INTO {number} FROM ({}) AS counted;
    IF {number} > 0 THEN
        RAISE EXCEPTION USING MESSAGE = {before_number} || {number} || {after_number};
    END IF;
END
",
        declared(&past),
        declared(&last),
        find(""),
        find(&format!(" WHERE {after}")),
        piece(""),
        piece(&format!("{after} AND ")),
        WORDS.missing(copy),
    ))
}

/// From these rows of the table. What is there already came from somebody who writes both places, and is newer.
fn copied(copy: &Copy, of: &str) -> String {
    let to = QUOTE.table(&copy.to);
    if copy.rows == Rows::New {
        return format!(
            "INSERT INTO {to} {} SELECT {} FROM {of} WHERE {} ON CONFLICT {} DO NOTHING",
            WORDS.targets(copy),
            WORDS.sources(copy, "one"),
            WORDS.has_any(copy, "one"),
            QUOTE.columns(&copy.keys.iter().map(|(to, _)| to.clone()).collect::<Vec<_>>()),
        );
    }
    format!(
        "UPDATE {to} AS other SET {} FROM {of} WHERE {} AND ({})",
        WORDS.set(copy, "", "one."),
        WORDS.joined(copy),
        WORDS.differs(copy, "one", "other"),
    )
}
