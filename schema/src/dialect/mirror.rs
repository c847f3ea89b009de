//! Two places that hold the same, because who writes one of them sets off a trigger that writes the other: which triggers
//! there are, and what each of them writes. How, each engine's own `mirror` says.
//!
//! None knows whether a program has set it off or another trigger. Each writes only what differs, and so the one that it sets
//! off in turn has nothing to write. Nothing is remembered from one to the other: whatever ends a statement in the middle, the
//! next one finds them as they were.

use super::copy::Words;
use crate::{
    change::{Copy, Mirror, Rows},
    names,
    schema::Column,
};

/// After what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Event {
    Delete,
    Update,
    Insert,
}

impl Event {
    pub(super) const fn word(self) -> &'static str {
        match self {
            Event::Delete => "DELETE",
            Event::Update => "UPDATE",
            Event::Insert => "INSERT",
        }
    }
}

/// One for an event of one table.
pub(super) struct Trigger<'a> {
    pub(super) name: String,
    /// From the table that it is on into the one that it writes.
    pub(super) copy: &'a Copy,
    pub(super) event: Event,
}

/// One thing that a trigger writes.
pub(super) struct Write {
    /// Of the row that set it off: if it is so.
    pub(super) when: Option<String>,
    pub(super) what: What,
    /// Of what that row is now, not of what it was.
    pub(super) of_new: bool,
}

pub(super) enum What {
    /// The row's own has what the row has, and comes to be if there is none.
    Put,
    /// These rows get that.
    Set { set: String, rows: String },
    /// These rows go.
    Remove { rows: String },
}

/// All of them, in the order in which they are made. Where each is there as soon as it is made, while programs write, what
/// has been copied once is copied from then on: a row that came before there was a trigger for that is left to the backfill.
pub(super) fn triggers(mirror: &Mirror) -> Vec<Trigger<'_>> {
    let mut triggers = Vec::new();
    for (side, copy) in [("one", &mirror.one), ("other", &mirror.other)] {
        for &event in events(copy) {
            let name = names::passing(&format!("{side}_{}_{}", event.word().to_lowercase(), mirror.name));
            triggers.push(Trigger { name, copy, event });
        }
    }
    triggers
}

/// With a row that has gone, its new one went by its foreign key.
fn events(copy: &Copy) -> &'static [Event] {
    if copy.rows == Rows::New {
        &[Event::Update, Event::Insert]
    } else {
        &[Event::Delete, Event::Update, Event::Insert]
    }
}

impl Trigger<'_> {
    /// Is there anything to do at all? `None`: always.
    pub(super) fn changed(&self, words: &Words) -> Option<String> {
        let copy = self.copy;
        let values = words.differs(&same_columns(copy), "OLD", "NEW");
        (self.event == Event::Update).then(|| format!("{} OR {values}", key_changed(copy, words)))
    }

    /// Is the row still what it became? A foreign key's action sets a trigger off once the statement is through, and another
    /// trigger may have written the row before this one: then there is a later one, which writes what the row is by now.
    pub(super) fn still(&self, words: &Words) -> String {
        let (copy, quote) = (self.copy, words.quote());
        let row = copy.keys.iter().map(|(_, it)| format!("one.{0} = NEW.{0}", quote.name(it)));
        format!(
            "EXISTS (SELECT 1 FROM {} AS one WHERE {} AND NOT ({}))",
            quote.table(&copy.from),
            row.collect::<Vec<_>>().join(" AND "),
            words.differs(&same_columns(copy), "one", "NEW"),
        )
    }

    /// What it writes, one after the other: first of what the row was. `other` is what a row of the other table is called in it.
    pub(super) fn writes(&self, words: &Words, other: &str) -> Vec<Write> {
        if self.copy.rows == Rows::New {
            rows_that_come(self.copy, words, other)
        } else {
            self.rows_that_are_there(words, other)
        }
    }

    /// The row that it was has nothing any more, unless it has somebody else's by now; then the one that it is gets the values.
    fn rows_that_are_there(&self, words: &Words, other: &str) -> Vec<Write> {
        let copy = self.copy;
        let nothing = || What::Set {
            set: nulled(copy, words),
            rows: format!(
                "{} AND ({}) AND NOT ({})",
                words.own(copy, "OLD", other),
                any_left(copy, words, other),
                words.differs(copy, "OLD", other),
            ),
        };
        let all = || What::Set {
            set: words.set(copy, "", "NEW."),
            rows: format!("{} AND ({})", words.own(copy, "NEW", other), words.differs(copy, "NEW", other)),
        };
        match self.event {
            Event::Delete => vec![Write { when: None, what: nothing(), of_new: false }],
            Event::Insert => vec![Write { when: None, what: all(), of_new: true }],
            Event::Update => {
                let was = Write { when: Some(key_changed(copy, words)), what: nothing(), of_new: false };
                vec![was, Write { when: None, what: all(), of_new: true }]
            }
        }
    }
}

/// A row comes to be, or becomes another, once a row has any of the values; where it has none, the other has none either.
fn rows_that_come(copy: &Copy, words: &Words, other: &str) -> Vec<Write> {
    let own = words.own(copy, "NEW", other);
    let any = words.has_any(copy, "NEW");
    let nothing = if copy.values.iter().all(|(to, _)| to.nullable) {
        What::Set { set: nulled(copy, words), rows: format!("{own} AND ({})", any_left(copy, words, other)) }
    } else {
        What::Remove { rows: own }
    };
    let none = format!("NOT ({any})");
    vec![
        Write { when: Some(any), what: What::Put, of_new: true },
        Write { when: Some(none), what: nothing, of_new: true },
    ]
}

/// From the row to itself.
fn same_columns(copy: &Copy) -> Copy {
    Copy { values: copy.values.iter().map(|(_, it)| (it.clone(), it.clone())).collect(), ..copy.clone() }
}

fn key_changed(copy: &Copy, words: &Words) -> String {
    let changed = |(_, from): &(String, String)| {
        let name = words.quote().name(from);
        format!("NOT (OLD.{name} {} NEW.{name})", words.same)
    };
    copy.keys.iter().map(changed).collect::<Vec<_>>().join(" OR ")
}

fn nulled(copy: &Copy, words: &Words) -> String {
    let nulled = |(to, _): &(Column, Column)| format!("{} = NULL", words.quote().name(&to.name));
    copy.values.iter().map(nulled).collect::<Vec<_>>().join(", ")
}

fn any_left(copy: &Copy, words: &Words, other: &str) -> String {
    let left = |(to, _): &(Column, Column)| format!("{other}.{} IS NOT NULL", words.quote().name(&to.name));
    copy.values.iter().map(left).collect::<Vec<_>>().join(" OR ")
}
