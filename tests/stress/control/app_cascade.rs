//! Delete the children, then the parent, beside workers that look for the parent and insert a child: without a foreign key.

use diesel::dsl::{exists, not, select};
use diesel::prelude::*;
use tests::engine::Engine as _;

use super::loose::{TABLE, loose};
use crate::crowd::crowd;
use crate::field::{Field, Size};
use crate::models::users;
use crate::report::Report;

diesel::allow_tables_to_appear_in_same_query!(users, loose);

on_every_engine! {
    pub(crate) fn run(size: Size) -> Report {
        let field = Field::<Database>::new(size);
        field.prepare(TABLE);
        let answers = crowd(&field, |turn, conn| {
            let id = turn.number(size);
            let delete = |conn: &mut Conn| {
                diesel::delete(loose::table.filter(loose::user_id.eq(turn.round))).execute(conn)?;
                diesel::delete(users::table.find(turn.round)).execute(conn)?;
                Ok("deleted")
            };
            let insert = |conn: &mut Conn| {
                if !select(exists(users::table.find(turn.round))).get_result(conn)? {
                    return Ok("found no parent");
                }
                let row = (loose::id.eq(id), loose::user_id.eq(turn.round));
                diesel::insert_into(loose::table).values(row).execute(conn)?;
                Ok("inserted")
            };
            match (turn.worker, DIALECT) {
                (0, "sqlite") => delete(conn),
                (_, "sqlite") => insert(conn),
                (0, _) => conn.transaction(delete),
                (_, _) => conn.transaction(insert),
            }
        });
        let orphans = loose::table.filter(not(exists(users::table.filter(users::id.eq(loose::user_id)))));
        let orphans: i64 = orphans.count().get_result(&mut field.database.connect()).expect("the orphans");
        Report::of(answers)
            .may_answer("deleted")
            .may_answer("inserted")
            .may_answer("found no parent")
            .may_fail()
            .fault("orphans", usize::try_from(orphans).expect("it is not negative"))
    }
}
