//! Triggers, by which who writes one of two places writes both.
//!
//! A trigger may not write a table that the statement which set it off writes or reads (error 1442). It may read it, and the
//! error comes of a statement that is executed, not of one that is there: so each looks first whether there is anything to
//! write, and the one that another has set off finds nothing. A program's own statement that writes one of the tables and reads
//! the other is refused with that error.
//!
//! It looks at what is, under a lock, as what a transaction has seen first may be old.

use super::{QUOTE, beside_table, copy::WORDS};
use crate::{
    change::{Copy, Mirror},
    dialect::mirror::{Trigger, What, Write, triggers},
};

/// A trigger that is there is made again.
pub(super) fn create(mirror: &Mirror) -> Vec<String> {
    triggers(mirror).iter().map(created).collect()
}

pub(super) fn drop(mirror: &Mirror) -> Vec<String> {
    let dropped = |it: &Trigger<'_>| format!("DROP TRIGGER IF EXISTS {}", beside_table(&it.copy.from, &it.name));
    triggers(mirror).iter().map(dropped).collect()
}

fn created(trigger: &Trigger<'_>) -> String {
    let Trigger { name, copy, event } = trigger;
    let writes: String = trigger.writes(&WORDS, "other").iter().map(|it| written(copy, it)).collect();
    let body = trigger.changed(&WORDS).map_or_else(|| writes.clone(), |it| format!("IF {it} THEN\n{writes}END IF;\n"));
    format!(
        "CREATE OR REPLACE TRIGGER {} AFTER {} ON {} FOR EACH ROW\nBEGIN\n{body}END",
        beside_table(&copy.from, name),
        event.word(),
        QUOTE.table(&copy.from),
    )
}

fn written(copy: &Copy, Write { when, what, .. }: &Write) -> String {
    let to = QUOTE.table(&copy.to);
    let statement = match what {
        What::Put => put(copy),
        What::Set { set, rows } => if_any(copy, rows, &format!("UPDATE {to} AS other SET {set} WHERE {rows}")),
        What::Remove { rows } => if_any(copy, rows, &format!("DELETE other FROM {to} AS other WHERE {rows}")),
    };
    when.as_ref().map_or_else(|| statement.clone(), |it| format!("IF {it} THEN\n{statement}END IF;\n"))
}

fn if_any(copy: &Copy, rows: &str, statement: &str) -> String {
    format!("IF {} THEN\n    {statement};\nEND IF;\n", exists(copy, rows))
}

/// As it is, whoever has written it.
fn exists(copy: &Copy, rows: &str) -> String {
    format!("EXISTS (SELECT 1 FROM {} AS other WHERE {rows} LOCK IN SHARE MODE)", QUOTE.table(&copy.to))
}

/// To look under a lock for a row that is not there would keep others from inserting theirs beside it, and two who both look
/// would then be in a deadlock. So where the transaction sees none, it is inserted; and only if it is there after all, or was,
/// it is looked for.
fn put(copy: &Copy) -> String {
    let (to, own) = (QUOTE.table(&copy.to), WORDS.own(copy, "NEW", "other"));
    let insert = format!("INSERT INTO {to} {} VALUES ({})", WORDS.targets(copy), WORDS.sources(copy, "NEW"));
    let set = WORDS.set(copy, "", "NEW.");
    let rows = format!("{own} AND ({})", WORDS.differs(copy, "NEW", "other"));
    let seen = QUOTE.name("rows that are seen");
    format!(
        "BEGIN
    DECLARE {seen} BIGINT;
    SELECT count(*) INTO {seen} FROM {to} AS other WHERE {own};
    IF {seen} = 0 THEN
        BEGIN
            DECLARE EXIT HANDLER FOR 1062 SET {seen} = 1;
            {insert};
        END;
    END IF;
    IF {seen} > 0 THEN
        IF NOT {} THEN
            {insert};
        ELSEIF {} THEN
            UPDATE {to} AS other SET {set} WHERE {rows};
        END IF;
    END IF;
END;
",
        exists(copy, &own),
        exists(copy, &rows),
    )
}
