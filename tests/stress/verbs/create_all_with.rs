//! All make the same parents with their children, half of them in the opposite order: one makes them all, and none waits for
//! another that waits for it.

use diesel::prelude::*;
use diesel_one_to_one::prelude::*;
use tests::engine::Engine as _;

use crate::crowd::crowd;
use crate::field::{Field, Size, count};
use crate::models::{Profile, User, parents, profiles, users};
use crate::report::Report;

/// How many are made at once.
const BATCH: i32 = 20;

on_every_engine! {
    pub(crate) fn run(size: Size) -> Report {
        let field = Field::<Database>::new(size);
        let answers = crowd(&field, |turn, conn| {
            let first = size.rounds + 1 + turn.round * BATCH;
            let mut keys: Vec<_> = (first..first + BATCH).collect();
            if turn.worker % 2 == 1 {
                keys.reverse();
            }
            let pairs = keys.iter().map(|key| (users::id.eq(*key), profiles::visits.eq(*key)));
            let made = User::create_all_with_profile(pairs).run(conn)?;
            let right = |((user, profile), key): (&(User, Profile), &i32)| {
                (user.id, profile.user_id, profile.visits) == (*key, *key, *key)
            };
            Ok(if made.iter().zip(&keys).all(right) { "made all" } else { "made others" })
        });
        let conn = &mut field.database.connect();
        let users = User::query().load(conn).expect("the users").len();
        let rows = Profile::query().load(conn).expect("the profiles");
        Report::of(answers)
            .answered("made all", size.parents())
            .answered("database (UniqueViolation)", size.calls() - size.parents())
            .counted("parents", users - size.parents(), size.parents() * count(BATCH))
            .counted("children", parents(&rows), size.parents() * count(BATCH))
    }
}
