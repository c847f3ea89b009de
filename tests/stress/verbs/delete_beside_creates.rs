//! Half make parents with their children, half delete the same ones, each in another order: what there is at the end was made
//! by one, and none waits for another that waits for it.

use diesel::prelude::*;
use diesel_one_to_one::prelude::*;
use tests::engine::Engine as _;

use crate::crowd::crowd;
use crate::field::{Field, Size};
use crate::models::{Profile, User, parents, profiles, user, users};
use crate::report::Report;

/// How many are made, or deleted, at once.
const BATCH: i32 = 20;

on_every_engine! {
    pub(crate) fn run(size: Size) -> Report {
        let field = Field::<Database>::new(size);
        let answers = crowd(&field, |turn, conn| {
            let first = size.rounds + 1 + turn.round * BATCH;
            let mut keys: Vec<_> = (first..first + BATCH).collect();
            if turn.worker / 2 % 2 == 1 {
                keys.reverse();
            }
            if turn.worker % 2 == 1 {
                let users: Vec<_> = keys.into_iter().map(user).collect();
                User::deletion_of(&users).run(conn)?;
                return Ok("made, refused or deleted");
            }
            let pairs = keys.iter().map(|key| (users::id.eq(*key), profiles::visits.eq(*key)));
            match User::create_all_with_profile(pairs).run(conn) {
                Err(error) if error.code() != "database" => Err(error),
                _ => Ok("made, refused or deleted"),
            }
        });
        let conn = &mut field.database.connect();
        let users = User::query().load(conn).expect("the users").len() - size.parents();
        let rows = Profile::query().load(conn).expect("the profiles");
        Report::of(answers)
            .answered("made, refused or deleted", size.calls())
            .counted("parents without a child", users - parents(&rows), 0)
    }
}
