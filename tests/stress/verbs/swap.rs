//! People in a ring swap lockers with the next one, from both sides: at the end there is each locker once, with its
//! padlock.

use std::collections::BTreeSet;

use diesel::prelude::*;
use diesel_one_to_one::prelude::*;
use tests::engine::Engine as _;

use crate::crowd::crowd;
use crate::field::{Field, Size, count, rows};
use crate::models::{Locker, Padlock, person};
use crate::report::Report;

/// How many people the ring has; the last one has no locker.
const RING: i32 = 8;

on_every_engine! {
    pub(crate) fn run(size: Size) -> Report {
        let field = Field::<Database>::new(size);
        field.prepare(&rows("people (id)", 0..=RING - 1, |id| format!("({id})")));
        field.prepare(&rows("lockers (id, person_id)", 0..=RING - 2, |id| format!("({id}, {id})")));
        field.prepare(&rows("padlocks (id, locker_id)", 0..=RING - 2, |id| format!("({id}, {id})")));
        let answers = crowd(&field, |turn, conn| {
            let (one, next) = (turn.worker % RING, (turn.worker + 1) % RING);
            let (one, next) = if turn.round % 2 == turn.worker / RING % 2 { (next, one) } else { (one, next) };
            person(one).locker().swap_with(&person(next), conn)?;
            Ok("swapped")
        });
        let conn = &mut field.database.connect();
        let lockers = Locker::query().load(conn).expect("the lockers");
        let people: BTreeSet<_> = lockers.iter().filter_map(|locker| locker.person_id).collect();
        let padlocks = Padlock::query().load(conn).expect("the padlocks");
        let kept = padlocks.iter().filter(|padlock| padlock.id == padlock.locker_id).count();
        Report::of(answers)
            .answered("swapped", size.calls())
            .counted("lockers", lockers.len(), count(RING) - 1)
            .counted("people with one", people.len(), count(RING) - 1)
            .counted("padlocks kept", kept, count(RING) - 1)
    }
}
