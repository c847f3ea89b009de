//! Half of them make the same parents with their children, the other half delete them, each in the opposite order of its
//! neighbour: all parents are there or none, and none waits for another that waits for it.

use diesel::prelude::*;
use diesel_one_to_one::prelude::*;
use tests::engine::Engine as _;

use crate::crowd::crowd;
use crate::field::{Field, Size, count};
use crate::models::{Profile, User, parents, profiles, user, users};
use crate::report::Report;

/// How many are made and deleted at once.
const BATCH: i32 = 20;

on_every_engine! {
    pub(crate) fn run(size: Size) -> Report {
        let field = Field::<Database>::new(size);
        let answers = crowd(&field, |turn, conn| {
            let first = size.rounds + 1 + turn.round * BATCH;
            let mut keys: Vec<_> = (first..first + BATCH).collect();
            if turn.worker % 4 > 1 {
                keys.reverse();
            }
            if turn.worker % 2 == 0 {
                let pairs = keys.iter().map(|key| (users::id.eq(*key), profiles::visits.eq(*key)));
                User::create_all_with_profile(pairs).run(conn)?;
                return Ok("made");
            }
            let users: Vec<_> = keys.into_iter().map(user).collect();
            let report = User::deletion_of(&users).run(conn)?;
            Ok(match (report.deleted_from("users"), report.deleted_from("profiles")) {
                (20, 20) => "deleted",
                (0, 0) => "deleted none",
                _ => "deleted some",
            })
        });
        let (made, deleted) = (answers.number("made"), answers.number("deleted"));
        let conn = &mut field.database.connect();
        let users = User::query().load(conn).expect("the users").len() - size.parents();
        let profiles = Profile::query().load(conn).expect("the profiles");
        Report::of(answers)
            .may_answer("made")
            .may_answer("database (UniqueViolation)")
            .may_answer("deleted")
            .may_answer("deleted none")
            .counted("parents", users, (made - deleted) * count(BATCH))
            .counted("children", parents(&profiles), users)
    }
}
