//! Get the child; if there is none, insert it unless there is one; and get it. Beside workers that delete.

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;

use crate::crowd::crowd;
use crate::field::{Field, Size};
use crate::models::profiles;
use crate::report::Report;

on_every_engine! {
    fn ignored(user: i32) -> String {
        let into = format!("INTO profiles (user_id, visits) VALUES ({user}, 0)");
        if DIALECT == "mariadb" { format!("INSERT IGNORE {into}") } else { format!("INSERT {into} ON CONFLICT DO NOTHING") }
    }

    pub(crate) fn run(size: Size) -> Report {
        let field = Field::<Database>::new(size);
        let answers = crowd(&field, |turn, conn| {
            let of_user = || profiles::table.filter(profiles::user_id.eq(turn.round));
            if turn.worker % 2 == 0 {
                diesel::delete(of_user()).execute(conn)?;
                return Ok("deleted");
            }
            let shape = |conn: &mut Conn| {
                let child = || of_user().select(profiles::id);
                if child().first::<i32>(conn).optional()?.is_some() {
                    return Ok("got");
                }
                conn.batch_execute(&ignored(turn.round))?;
                Ok(if child().first::<i32>(conn).optional()?.is_some() { "created" } else { "nothing" })
            };
            if DIALECT == "sqlite" { shape(conn) } else { conn.transaction(shape) }
        });
        Report::of(answers).may_answer("deleted").may_answer("got").may_answer("created").may_fail().fault_answered("nothing")
    }
}
