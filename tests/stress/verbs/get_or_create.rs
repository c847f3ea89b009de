//! Half of the workers remove the child while the others get or create it: each of these gets one, and each that is told
//! that it made one is given its own.

use diesel::prelude::*;
use diesel_one_to_one::OneToOneError;
use diesel_one_to_one::prelude::*;
use tests::engine::Engine as _;

use crate::crowd::{Answer, crowd};
use crate::field::{Field, Size};
use crate::models::{Profile, parents, profiles, user};
use crate::report::Report;

on_every_engine! {
    pub(crate) fn run(size: Size) -> Report {
        let field = Field::<Database>::new(size);
        let answers = crowd(&field, |turn, conn| {
            let handle = user(turn.round).profile();
            match turn.worker % 4 {
                0 => return removed(handle.take(conn).map(|child| usize::from(child.is_some()))),
                2 => {
                    let profile = profiles::table.filter(profiles::user_id.eq(turn.round));
                    return removed(diesel::delete(profile).execute(conn).map_err(OneToOneError::from));
                }
                _ => {}
            }
            let number = turn.number(size);
            let (profile, created) = handle.get_or_create(profiles::visits.eq(number), conn)?;
            Ok(match (created, profile.visits == number) {
                (true, true) => "created",
                (false, false) => "got",
                _ => "was told wrongly",
            })
        });
        let rows = Profile::query().load(&mut field.database.connect()).expect("the profiles");
        let (created, got) = (answers.number("created"), answers.number("got"));
        Report::of(answers)
            .counted("created or got", created + got, size.calls() / 2)
            .may_answer("created")
            .may_answer("got")
            .answered("was told wrongly", 0)
            .may_answer("removed")
            .may_answer("found nothing to remove")
            .may_answer("gave up removing")
            .counted("duplicates", rows.len() - parents(&rows), 0)
    }
}

/// Beside DELETEs of the application's own MariaDB, at its default isolation, may choose a deadlock for who removes.
fn removed(rows: Result<usize, OneToOneError>) -> Answer {
    match rows {
        Ok(0) => Ok("found nothing to remove"),
        Ok(_) => Ok("removed"),
        Err(OneToOneError::Retryable { .. }) => Ok("gave up removing"),
        Err(error) => Err(error),
    }
}
