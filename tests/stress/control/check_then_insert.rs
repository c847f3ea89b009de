//! Is there a child? If not, insert it.

use std::collections::BTreeSet;

use diesel::dsl::{exists, select};
use diesel::prelude::*;
use tests::engine::Engine as _;

use super::loose::{TABLE, loose};
use crate::crowd::crowd;
use crate::field::{Field, Size};
use crate::report::Report;

on_every_engine! {
    pub(crate) fn run(size: Size) -> Report {
        let field = Field::<Database>::new(size);
        field.prepare(TABLE);
        let answers = crowd(&field, |turn, conn| {
            let id = turn.number(size);
            let shape = |conn: &mut Conn| {
                if select(exists(loose::table.filter(loose::user_id.eq(turn.round)))).get_result(conn)? {
                    return Ok("found");
                }
                let row = (loose::id.eq(id), loose::user_id.eq(turn.round));
                diesel::insert_into(loose::table).values(row).execute(conn)?;
                Ok("inserted")
            };
            // A transaction of SQLite's that reads first is refused when it writes; one that writes first is alone.
            if DIALECT == "sqlite" { shape(conn) } else { conn.transaction(shape) }
        });
        let rows: Vec<i32> = loose::table.select(loose::user_id).load(&mut field.database.connect()).expect("the rows");
        let parents: BTreeSet<_> = rows.iter().collect();
        Report::of(answers)
            .may_answer("inserted")
            .may_answer("found")
            .may_fail()
            .fault("duplicates", rows.len() - parents.len())
    }
}
