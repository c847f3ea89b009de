//! All delete the same parents with their children, half of them in the opposite order: one deletes them all, and none waits
//! for another that waits for it.

use diesel::prelude::*;
use diesel_one_to_one::prelude::*;
use tests::engine::Engine as _;

use crate::crowd::crowd;
use crate::field::{Field, Size, rows};
use crate::models::{Profile, User, user};
use crate::report::Report;

/// How many parents go at once.
const BATCH: i32 = 20;

on_every_engine! {
    pub(crate) fn run(size: Size) -> Report {
        let field = Field::<Database>::new(size);
        let users = size.rounds + 1..=size.rounds * BATCH;
        field.prepare(&rows("users (id)", users, |id| format!("({id})")));
        field.prepare(&rows("profiles (user_id, visits)", 1..=size.rounds * BATCH, |user| format!("({user}, 0)")));
        let answers = crowd(&field, |turn, conn| {
            let first = (turn.round - 1) * BATCH + 1;
            let mut users: Vec<_> = (first..first + BATCH).map(user).collect();
            if turn.worker % 2 == 1 {
                users.reverse();
            }
            let report = User::deletion_of(&users).run(conn)?;
            Ok(match (report.deleted_from("users"), report.deleted_from("profiles")) {
                (20, 20) => "deleted all",
                (0, 0) => "deleted none",
                _ => "deleted some",
            })
        });
        let conn = &mut field.database.connect();
        let left = User::query().load(conn).expect("the users").len() + Profile::query().load(conn).expect("the profiles").len();
        Report::of(answers)
            .answered("deleted all", size.parents())
            .answered("deleted none", size.calls() - size.parents())
            .counted("rows left", left, 0)
    }
}
