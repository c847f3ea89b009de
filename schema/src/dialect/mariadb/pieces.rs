//! A copy in pieces: one block that commits after each.

use super::{QUOTE, copy::WORDS, stop::stopped};
use crate::{
    change::{Copy, Pieces, Rows},
    dialect::guard::Reason,
};

/// The rows of a piece are locked before they are copied, so that they are copied as they are, and what is read then is what
/// others have committed (`READ COMMITTED`), without a lock on what is not there. A deadlock with somebody who writes both
/// places ends the piece, which is tried again; what else goes wrong ends it all, and what is run again copies what is not
/// there yet.
pub(super) fn write(pieces: &Pieces) -> String {
    let Pieces { copy, order, most } = pieces;
    let from = QUOTE.table(&copy.from);
    let columns: Vec<String> = order.iter().map(|it| format!("one.{}", QUOTE.name(it))).collect();
    let variables = |what: &str| -> Vec<String> {
        (1..=order.len()).map(|number| QUOTE.name(&format!("{what} key {number}"))).collect()
    };
    let (past, last) = (variables("past"), variables("last"));
    let declared: Vec<String> = order
        .iter()
        .zip(past.iter().zip(&last))
        .map(|(column, (past, last))| format!("    DECLARE {past}, {last} TYPE OF {from}.{};\n", QUOTE.name(column)))
        .collect();
    let declared = declared.concat();
    let [is_first, is_done, is_again, locked] =
        ["is the first", "is done", "is tried again", "rows locked"].map(|it| QUOTE.name(it));
    let after = format!("({is_first} OR {})", beyond(&columns, &past, ">", ">"));
    let piece = format!("{after} AND ({})", beyond(&columns, &last, "<", "<="));
    let falling: Vec<String> = columns.iter().map(|it| format!("{it} DESC")).collect();
    let (ordered, falling) = (columns.join(", "), falling.join(", "));
    let past_is_last: Vec<String> = past.iter().zip(&last).map(|(past, last)| format!("{past} = {last}")).collect();
    format!(
        "BEGIN NOT ATOMIC
{declared}    DECLARE {is_first} BOOLEAN DEFAULT TRUE;
    DECLARE {is_done}, {is_again} BOOLEAN DEFAULT FALSE;
    DECLARE {locked} BIGINT;
    DECLARE CONTINUE HANDLER FOR NOT FOUND SET {is_done} = TRUE;
    pieces: LOOP
        SELECT {ordered} INTO {} FROM (
            SELECT {ordered} FROM {from} AS one WHERE {after} ORDER BY {ordered} LIMIT {most}
        ) AS one ORDER BY {falling} LIMIT 1;
        IF {is_done} THEN
            LEAVE pieces;
        END IF;
        REPEAT
            BEGIN
                DECLARE EXIT HANDLER FOR 1213 BEGIN
                    ROLLBACK;
                    SET {is_again} = TRUE;
                END;
                DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN
                    ROLLBACK;
                    RESIGNAL;
                END;
                SET {is_again} = FALSE;
                COMMIT;
                SET TRANSACTION ISOLATION LEVEL READ COMMITTED;
                START TRANSACTION;
                SELECT count(*) INTO {locked} FROM {from} AS one WHERE {piece} FOR UPDATE;
                {};
                COMMIT;
            END;
        UNTIL NOT {is_again} END REPEAT;
        SET {}, {is_first} = FALSE;
    END LOOP;
    BEGIN{}END;
END",
        last.join(", "),
        copied(copy, &piece),
        past_is_last.join(", "),
        stopped(&WORDS.missing(copy), &Reason::of_copy(copy)),
    )
}

/// In the order of the columns; as a comparison of rows the engine would look at all of them.
fn beyond(columns: &[String], values: &[String], than: &str, than_last: &str) -> String {
    let all: Vec<(&String, &String)> = columns.iter().zip(values).collect();
    let one = |end: usize| {
        let same = all[..end].iter().map(|(column, value)| format!("{column} = {value}"));
        let sign = if end + 1 == all.len() { than_last } else { than };
        let (column, value) = all[end];
        let parts: Vec<String> = same.chain([format!("{column} {sign} {value}")]).collect();
        format!("({})", parts.join(" AND "))
    };
    (0..all.len()).map(one).collect::<Vec<_>>().join(" OR ")
}

/// What is there already came from somebody who writes both places, and is newer.
fn copied(copy: &Copy, piece: &str) -> String {
    if copy.rows == Rows::New {
        return format!("{} AND {piece}", WORDS.insert(copy));
    }
    let [to, from] = [&copy.to, &copy.from].map(|it| QUOTE.table(it));
    format!(
        "UPDATE {to} AS other JOIN {from} AS one ON {} SET {} WHERE {piece} AND ({})",
        WORDS.joined(copy),
        WORDS.set(copy, "other.", "one."),
        WORDS.differs(copy, "one", "other"),
    )
}
