//! In transactions of the caller's that have read before, at REPEATABLE READ and SERIALIZABLE: a verb does what it does
//! elsewhere, or the transaction is given up. It is never told what is not so.

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel_one_to_one::prelude::*;
use tests::engine::Engine as _;

use crate::crowd::crowd;
use crate::field::{Field, Size, count};
use crate::models::{Profile, parents, profiles, user};
use crate::report::Report;

/// What comes next on the connection is at that level. SQLite knows one.
fn at(level: &str, dialect: &str) -> String {
    match dialect {
        "postgres" => format!("SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL {level}"),
        "mariadb" => format!("SET SESSION TRANSACTION ISOLATION LEVEL {level}"),
        _ => String::new(),
    }
}

on_every_engine! {
    /// All count up in the child of one parent.
    pub(crate) fn update(size: Size) -> Report {
        let field = Field::<Database>::with_profiles(size);
        let answers = crowd(&field, |turn, conn| {
            conn.batch_execute(&at("SERIALIZABLE", DIALECT))?;
            retry(conn, 1, |conn| {
                let seen = user(turn.round).profile().get(conn)?;
                let profile = user(turn.round).profile().update(|old| profiles::visits.eq(old.visits + 1), conn)?;
                Ok(if seen.is_some() && profile.is_some() { "updated" } else { "found nothing" })
            })
        });
        let rows = Profile::query().load(&mut field.database.connect()).expect("the profiles");
        let visits: i32 = rows.iter().map(|profile| profile.visits).sum();
        let updated = answers.number("updated");
        Report::of(answers)
            .may_answer("updated")
            .may_answer("retryable")
            .counted("visits", count(visits), updated)
            .counted("parents without any", rows.iter().filter(|profile| profile.visits == 0).count(), 0)
    }

    pub(crate) fn repeatable_read(size: Size) -> Report {
        get_or_create("REPEATABLE READ", size)
    }

    pub(crate) fn serializable(size: Size) -> Report {
        get_or_create("SERIALIZABLE", size)
    }

    /// Half of the workers remove the child while the others, which have looked before, get or create it.
    fn get_or_create(level: &str, size: Size) -> Report {
        let field = Field::<Database>::new(size);
        let answers = crowd(&field, |turn, conn| {
            conn.batch_execute(&at(level, DIALECT))?;
            if turn.worker % 2 == 0 {
                return Ok(if user(turn.round).profile().take(conn)?.is_some() { "removed" } else { "found nothing" });
            }
            let number = turn.number(size);
            retry(conn, 1, |conn| {
                user(turn.round).profile().get(conn)?;
                let (profile, created) = user(turn.round).profile().get_or_create(profiles::visits.eq(number), conn)?;
                let again = user(turn.round).profile().update(|old| profiles::visits.eq(old.visits), conn)?;
                Ok(match (created, profile.visits == number) {
                    // what it made it has
                    (true, true) if again.is_some_and(|again| again.id == profile.id) => "created",
                    // what it got may be gone by now, where the snapshot is older
                    (false, false) => "got",
                    _ => "was told wrongly",
                })
            })
        });
        let rows = Profile::query().load(&mut field.database.connect()).expect("the profiles");
        Report::of(answers)
            .may_answer("created")
            .may_answer("got")
            .may_answer("retryable")
            .answered("was told wrongly", 0)
            .may_answer("removed")
            .may_answer("found nothing")
            .counted("duplicates", rows.len() - parents(&rows), 0)
    }
}
