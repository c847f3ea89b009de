//! What is written by hand for MariaDB: what was written is read by its key.

use crate::cases::{CHUNK, Pairs, Writes, ordered, ours, with_keys, zipped};
use crate::data::{NewProfile, NewUser, NumberedUser, Profile, User, profiles, users};
use diesel::prelude::*;
use diesel::query_builder::QueryId;
use diesel_one_to_one::prelude::*;

diesel::define_sql_function! { fn last_insert_id() -> Integer; }

/// `VALUES(column)`, which Diesel has no word for.
fn given<ST: diesel::sql_types::SqlType + diesel::expression::TypedExpressionType + QueryId>(
    text: &str,
) -> diesel::expression::SqlLiteral<ST> {
    diesel::dsl::sql(text)
}

impl Writes for MysqlConnection {
    ours!();

    #[inline(never)]
    fn upsert_by_hand(&mut self, user: &User, new: &NewProfile) -> anyhow::Result<Profile> {
        let upsert = diesel::insert_into(profiles::table)
            .values((profiles::user_id.eq(user.id), new))
            .on_conflict(diesel::dsl::DuplicatedKeys)
            .do_update()
            .set((profiles::bio.eq(given("VALUES(bio)")), profiles::visits.eq(given("VALUES(visits)"))));
        self.transaction(|conn| {
            upsert.execute(conn)?;
            Ok(Profile::query().filter(profiles::user_id.eq(user.id)).first(conn)?)
        })
    }

    #[inline(never)]
    fn create_numbered_by_hand(&mut self, pairs: Vec<(NumberedUser, NewProfile)>) -> anyhow::Result<Pairs> {
        let (parents, children): (Vec<_>, Vec<_>) = pairs.into_iter().unzip();
        let keys: Vec<_> = parents.iter().map(|user| user.id).collect();
        let children = with_keys!(keys.iter().copied(), children);
        self.transaction(|conn| {
            for chunk in parents.chunks(CHUNK) {
                diesel::insert_into(users::table).values(chunk).execute(conn)?;
            }
            for chunk in children.chunks(CHUNK) {
                diesel::insert_into(profiles::table).values(chunk).execute(conn)?;
            }
            let made = User::query().filter(users::id.eq_any(&keys)).load(conn)?;
            let profiles = Profile::query().filter(profiles::user_id.eq_any(&keys)).load(conn)?;
            Ok(zipped(ordered(&keys, made), profiles))
        })
    }

    /// The users one by one: what keys many of them were given cannot be read.
    #[inline(never)]
    fn create_by_hand(&mut self, pairs: Vec<(NewUser, NewProfile)>) -> anyhow::Result<Pairs> {
        let (parents, children): (Vec<_>, Vec<_>) = pairs.into_iter().unzip();
        self.transaction(|conn| {
            let mut made = Vec::new();
            for user in parents {
                diesel::insert_into(users::table).values(user).execute(conn)?;
                made.push(User::query().filter(users::id.eq(last_insert_id())).first(conn)?);
            }
            let keys: Vec<_> = made.iter().map(|user: &User| user.id).collect();
            let children = with_keys!(keys.iter().copied(), children);
            for chunk in children.chunks(CHUNK) {
                diesel::insert_into(profiles::table).values(chunk).execute(conn)?;
            }
            let profiles = Profile::query().filter(profiles::user_id.eq_any(&keys)).load(conn)?;
            Ok(zipped(made, profiles))
        })
    }
}
