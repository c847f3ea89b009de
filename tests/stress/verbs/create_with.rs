//! All make the same parent with a child: one does, and of the others nothing stays.

use diesel::prelude::*;
use diesel_one_to_one::prelude::*;
use tests::engine::Engine as _;

use crate::crowd::crowd;
use crate::field::{Field, Size};
use crate::models::{Profile, User, parents, profiles, users};
use crate::report::Report;

on_every_engine! {
    pub(crate) fn run(size: Size) -> Report {
        let field = Field::<Database>::new(size);
        let answers = crowd(&field, |turn, conn| {
            let user = users::id.eq(size.rounds + turn.round);
            User::create_with_profile(user, profiles::visits.eq(turn.worker)).run(conn)?;
            Ok("created")
        });
        let conn = &mut field.database.connect();
        let users = User::query().load(conn).expect("the users").len();
        let rows = Profile::query().load(conn).expect("the profiles");
        Report::of(answers)
            .answered("created", size.parents())
            .answered("database (UniqueViolation)", size.calls() - size.parents())
            .counted("parents", users - size.parents(), size.parents())
            .counted("children", parents(&rows), size.parents())
    }
}
