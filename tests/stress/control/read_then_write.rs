//! Read a counter, and write one more.

use diesel::prelude::*;
use tests::engine::Engine as _;

use crate::crowd::crowd;
use crate::field::{Field, Size, count};
use crate::models::{Profile, profiles};
use crate::report::Report;

on_every_engine! {
    pub(crate) fn run(size: Size) -> Report {
        let field = Field::<Database>::with_profiles(size);
        let answers = crowd(&field, |turn, conn| {
            let shape = |conn: &mut Conn| {
                let of_user = || profiles::table.filter(profiles::user_id.eq(turn.round));
                let visits: i32 = of_user().select(profiles::visits).first(conn)?;
                diesel::update(of_user()).set(profiles::visits.eq(visits + 1)).execute(conn)?;
                Ok("updated")
            };
            if DIALECT == "sqlite" { shape(conn) } else { conn.transaction(shape) }
        });
        let rows = Profile::query().load(&mut field.database.connect()).expect("the profiles");
        let visits: i32 = rows.iter().map(|profile| profile.visits).sum();
        let updated = answers.number("updated");
        Report::of(answers).may_answer("updated").may_fail().fault("lost", updated - count(visits))
    }
}
