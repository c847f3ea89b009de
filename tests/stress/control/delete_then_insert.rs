//! Delete the old child, insert the new one: with UNIQUE.

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;

use crate::crowd::crowd;
use crate::field::{Field, Size};
use crate::models::profiles;
use crate::report::Report;

on_every_engine! {
    pub(crate) fn run(size: Size) -> Report {
        let field = Field::<Database>::with_profiles(size);
        let answers = crowd(&field, |turn, conn| {
            let shape = |conn: &mut Conn| {
                diesel::delete(profiles::table.filter(profiles::user_id.eq(turn.round))).execute(conn)?;
                let new = (profiles::user_id.eq(turn.round), profiles::visits.eq(turn.worker));
                diesel::insert_into(profiles::table).values(new).execute(conn)?;
                Ok("replaced")
            };
            if DIALECT == "mariadb" {
                // At its default the gap that the DELETE locks lets one in at a time; applications that leave it fail.
                conn.batch_execute("SET TRANSACTION ISOLATION LEVEL READ COMMITTED")?;
            }
            if DIALECT == "sqlite" { shape(conn) } else { conn.transaction(shape) }
        });
        Report::of(answers).may_answer("replaced").fails()
    }
}
