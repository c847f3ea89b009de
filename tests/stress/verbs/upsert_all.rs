//! All upsert the children of many parents: of the same in one order and in the opposite one, and of every other, whose
//! keys stand between those of the rest. None waits for another that waits for it.

use diesel::prelude::*;
use diesel_one_to_one::prelude::*;
use tests::engine::Engine as _;

use crate::crowd::crowd;
use crate::field::{Field, Size, count, rows};
use crate::models::{Profile, User, parents, profiles, user};
use crate::report::Report;

/// How many parents a round has.
const BATCH: i32 = 8;

on_every_engine! {
    pub(crate) fn run(size: Size) -> Report {
        let field = Field::<Database>::new(size);
        field.prepare(&rows("users (id)", size.rounds + 1..=size.rounds * BATCH, |id| format!("({id})")));
        let answers = crowd(&field, |turn, conn| {
            let first = (turn.round - 1) * BATCH + 1;
            let mut users: Vec<_> = (first..first + BATCH).map(user).collect();
            match turn.worker % 4 {
                0 => {}
                1 => users.reverse(),
                2 => users.retain(|user| user.id % 2 == 0),
                _ => {
                    users.retain(|user| user.id % 2 == 1);
                    users.reverse();
                }
            }
            let new = users.iter().map(|_| profiles::visits.eq(turn.worker)).collect();
            let profiles = User::profile_of(&users).upsert_all(new, conn)?;
            Ok(if profiles.len() == users.len() { "upserted" } else { "upserted some" })
        });
        let rows = Profile::query().load(&mut field.database.connect()).expect("the profiles");
        Report::of(answers)
            .answered("upserted", size.calls())
            .counted("duplicates", rows.len() - parents(&rows), 0)
            .counted("rows", rows.len(), count(size.rounds * BATCH))
    }
}
