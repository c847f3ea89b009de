//! Triggers, by which who writes one of two places writes both: a function for each.

use super::{QUOTE, beside, block_text, copy::WORDS};
use crate::{
    change::{Copy, Mirror},
    dialect::mirror::{Trigger, What, Write, triggers},
    schema::Column,
};

pub(super) fn create(mirror: &Mirror) -> Vec<String> {
    triggers(mirror).iter().flat_map(created).collect()
}

pub(super) fn drop(mirror: &Mirror) -> Vec<String> {
    let dropped = |Trigger { name, copy, .. }: Trigger<'_>| {
        [
            format!("DROP TRIGGER {} ON {}", QUOTE.name(&name), QUOTE.table(&copy.from)),
            format!("DROP FUNCTION {}()", beside(&copy.from, &name)),
        ]
    };
    triggers(mirror).into_iter().flat_map(dropped).collect()
}

fn created(trigger: &Trigger<'_>) -> [String; 2] {
    let Trigger { name, copy, event } = trigger;
    let (table, function) = (QUOTE.table(&copy.from), beside(&copy.from, name));
    let unchanged = trigger.changed(&WORDS);
    let unchanged =
        unchanged.map(|it| format!("    IF NOT ({it}) THEN\n        RETURN NULL;\n    END IF;\n")).unwrap_or_default();
    let (of_new, of_old): (Vec<Write>, Vec<Write>) =
        trigger.writes(&WORDS, "other").into_iter().partition(|it| it.of_new);
    let [of_old, of_new] = [of_old, of_new].map(|it| it.iter().map(|it| written(copy, it)).collect::<String>());
    let still = if of_new.is_empty() {
        String::new()
    } else {
        format!("    IF NOT {} THEN\n        RETURN NULL;\n    END IF;\n", trigger.still(&WORDS))
    };
    let body = format!("\nBEGIN\n{unchanged}{of_old}{still}{of_new}    RETURN NULL;\nEND\n");
    [
        // whoever writes may look for the tables elsewhere
        format!(
            "CREATE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS {}",
            block_text(&body),
        ),
        format!(
            "CREATE TRIGGER {} AFTER {} ON {table} FOR EACH ROW EXECUTE FUNCTION {function}()",
            QUOTE.name(name),
            event.word(),
        ),
    ]
}

fn written(copy: &Copy, Write { when, what, .. }: &Write) -> String {
    let to = QUOTE.table(&copy.to);
    let statement = match what {
        What::Put => put(copy),
        What::Set { set, rows } => format!("UPDATE {to} AS other SET {set} WHERE {rows}"),
        What::Remove { rows } => format!("DELETE FROM {to} AS other WHERE {rows}"),
    };
    match when {
        Some(when) => format!("    IF {when} THEN\n        {statement};\n    END IF;\n"),
        None => format!("    {statement};\n"),
    }
}

/// A new program may be about to insert the row, too.
fn put(copy: &Copy) -> String {
    let names: Vec<String> = copy.keys.iter().map(|(to, _)| to.clone()).collect();
    let excluded = |(to, _): &(Column, Column)| (to.clone(), to.clone());
    let excluded = Copy { values: copy.values.iter().map(excluded).collect(), ..copy.clone() };
    format!(
        "INSERT INTO {} AS other {} VALUES ({})\n        ON CONFLICT {} DO UPDATE SET {} WHERE {}",
        QUOTE.table(&copy.to),
        WORDS.targets(copy),
        WORDS.sources(copy, "NEW"),
        QUOTE.columns(&names),
        WORDS.set(&excluded, "", "excluded."),
        WORDS.differs(&excluded, "excluded", "other"),
    )
}
