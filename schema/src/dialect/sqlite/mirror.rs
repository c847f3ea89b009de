//! Triggers, by which who writes one of two places writes both.
//!
//! A foreign key's action sets them off; whether one sets off itself in turn, a setting of the connection says, and it matters
//! not. What a trigger writes is written as the statement says that set it off (`OR IGNORE`, `OR REPLACE`): so each looks
//! whether it has.

use super::{QUOTE, copy::WORDS};
use crate::{
    change::{Copy, Mirror},
    dialect::{
        mirror::{Event, Trigger, What, Write, triggers},
        quote::standard_text,
    },
};

pub(super) fn create(mirror: &Mirror) -> Vec<String> {
    triggers(mirror).iter().map(created).collect()
}

pub(super) fn drop(mirror: &Mirror) -> Vec<String> {
    triggers(mirror).iter().map(|it| format!("DROP TRIGGER {}", QUOTE.name(&it.name))).collect()
}

fn created(trigger: &Trigger<'_>) -> String {
    let Trigger { name, copy, event } = trigger;
    let when = trigger.changed(&WORDS).map(|it| format!("\nWHEN {it}")).unwrap_or_default();
    let writes = trigger.writes(&WORDS, &QUOTE.table(&copy.to));
    let mut statements: Vec<String> = writes.iter().flat_map(|it| written(copy, it)).collect();
    if *event != Event::Delete {
        statements.push(is_done(copy));
    }
    format!(
        "CREATE TRIGGER {} AFTER {} ON {} FOR EACH ROW{when}\nBEGIN\n    {};\nEND",
        QUOTE.name(name),
        event.word(),
        QUOTE.table(&copy.from),
        statements.join(";\n    "),
    )
}

fn written(copy: &Copy, Write { when, what, .. }: &Write) -> Vec<String> {
    let to = QUOTE.table(&copy.to);
    let when = when.as_ref().map(|it| format!("({it}) AND ")).unwrap_or_default();
    // in a trigger SQLite has no other name for a table that is written
    let set = |set: &str, rows: &str| format!("UPDATE {to} SET {set} WHERE {when}{rows}");
    match what {
        What::Put => {
            let own = WORDS.own(copy, "NEW", &to);
            let rows = format!("{own} AND ({})", WORDS.differs(copy, "NEW", &to));
            let none = format!("{when}NOT EXISTS (SELECT 1 FROM {to} WHERE {own})");
            let insert =
                format!("INSERT INTO {to} {} SELECT {} WHERE {none}", WORDS.targets(copy), WORDS.sources(copy, "NEW"));
            let failed = format!("SELECT RAISE(ABORT, {}) WHERE {none}", reason(copy));
            vec![set(&WORDS.set(copy, "", "NEW."), &rows), insert, failed]
        }
        What::Set { set: values, rows } => vec![set(values, rows)],
        What::Remove { rows } => vec![format!("DELETE FROM {to} WHERE {when}{rows}")],
    }
}

/// The row and the other place's are the same by now.
fn is_done(copy: &Copy) -> String {
    let [to, from] = [&copy.to, &copy.from].map(|it| QUOTE.table(it));
    let row = |(_, it): &(String, String)| format!("one.{0} = NEW.{0}", QUOTE.name(it));
    let row: Vec<String> = copy.keys.iter().map(row).collect();
    format!(
        "SELECT RAISE(ABORT, {}) FROM {from} AS one JOIN {to} AS other ON {} WHERE {} AND ({})",
        reason(copy),
        WORDS.joined(copy),
        row.join(" AND "),
        WORDS.differs(copy, "one", "other"),
    )
}

fn reason(copy: &Copy) -> String {
    standard_text(&format!("what `{}` has could not be written into `{}`, too", copy.from, copy.to))
}
