//! What is compared: each verb beside the Diesel that a user would write in its place, with the same effect and the same
//! answer.

use crate::data::{NewProfile, NewUser, NumberedUser, Place, Profile, User, profiles, users};
use diesel::prelude::*;
use diesel::upsert::excluded;
use diesel_one_to_one::prelude::*;
use std::collections::HashMap;

pub(crate) type Pairs = Vec<(User, Profile)>;

/// The verbs, and what is written by hand. None is inlined, so that each stands under its name in a profile.
pub(crate) trait Writes: Place {
    fn upsert(&mut self, user: &User, new: &NewProfile) -> anyhow::Result<Profile>;
    fn upsert_by_hand(&mut self, user: &User, new: &NewProfile) -> anyhow::Result<Profile>;
    fn delete(&mut self, users: &[User]) -> anyhow::Result<usize>;
    /// The engine's own cascade, of the parents by their keys.
    fn delete_by_hand(&mut self, users: &[User]) -> anyhow::Result<usize>;
    fn create_numbered(&mut self, pairs: Vec<(NumberedUser, NewProfile)>) -> anyhow::Result<Pairs>;
    fn create_numbered_by_hand(&mut self, pairs: Vec<(NumberedUser, NewProfile)>) -> anyhow::Result<Pairs>;
    fn create(&mut self, pairs: Vec<(NewUser, NewProfile)>) -> anyhow::Result<Pairs>;
    fn create_by_hand(&mut self, pairs: Vec<(NewUser, NewProfile)>) -> anyhow::Result<Pairs>;
    /// How many users and profiles there are.
    fn rows(&mut self) -> anyhow::Result<(i64, i64)>;
}

/// Rows of three values each, under the least of the limits on what a statement binds.
pub(crate) const CHUNK: usize = 32_766 / 3;

/// The pairs in the order of the users.
pub(crate) fn zipped(users: Vec<User>, profiles: Vec<Profile>) -> Pairs {
    let mut profiles: HashMap<_, _> = profiles.into_iter().map(|profile| (profile.user_id, profile)).collect();
    users.into_iter().filter_map(|user| profiles.remove(&user.id).map(|profile| (user, profile))).collect()
}

/// The users in the order of the keys.
pub(crate) fn ordered(keys: &[i32], users: Vec<User>) -> Vec<User> {
    let mut users: HashMap<_, _> = users.into_iter().map(|user| (user.id, user)).collect();
    keys.iter().filter_map(|key| users.remove(key)).collect()
}

/// What is inserted for the profiles of those users.
macro_rules! with_keys {
    ($keys:expr, $profiles:expr) => {
        $keys
            .into_iter()
            .zip($profiles)
            .map(|(id, new)| (profiles::user_id.eq(id), profiles::bio.eq(new.bio), profiles::visits.eq(new.visits)))
            .collect::<Vec<_>>()
    };
}

/// What the verbs do, and what is the same everywhere.
macro_rules! ours {
    () => {
        fn rows(&mut self) -> anyhow::Result<(i64, i64)> {
            Ok((users::table.count().get_result(self)?, profiles::table.count().get_result(self)?))
        }

        #[inline(never)]
        fn upsert(&mut self, user: &User, new: &NewProfile) -> anyhow::Result<Profile> {
            Ok(user.profile().upsert(new, self)?)
        }

        #[inline(never)]
        fn delete(&mut self, users: &[User]) -> anyhow::Result<usize> {
            Ok(usize::try_from(User::deletion_of(users).run(self)?.deleted_from("users"))?)
        }

        #[inline(never)]
        fn delete_by_hand(&mut self, users: &[User]) -> anyhow::Result<usize> {
            let keys: Vec<_> = users.iter().map(|user| user.id).collect();
            Ok(diesel::delete(users::table.filter(users::id.eq_any(keys))).execute(self)?)
        }

        #[inline(never)]
        fn create_numbered(&mut self, pairs: Vec<(NumberedUser, NewProfile)>) -> anyhow::Result<Pairs> {
            Ok(User::create_all_with_profile(pairs).run(self)?)
        }

        #[inline(never)]
        fn create(&mut self, pairs: Vec<(NewUser, NewProfile)>) -> anyhow::Result<Pairs> {
            Ok(User::create_all_with_profile(pairs).run(self)?)
        }
    };
}

pub(crate) use {ours, with_keys};

/// Where Diesel reads what RETURNING gives.
macro_rules! returning {
    ($connection:ty) => {
        impl Writes for $connection {
            ours!();

            #[inline(never)]
            fn upsert_by_hand(&mut self, user: &User, new: &NewProfile) -> anyhow::Result<Profile> {
                let upsert = diesel::insert_into(profiles::table)
                    .values((profiles::user_id.eq(user.id), new))
                    .on_conflict(profiles::user_id)
                    .do_update()
                    .set((profiles::bio.eq(excluded(profiles::bio)), profiles::visits.eq(excluded(profiles::visits))));
                Ok(upsert.returning(Profile::as_returning()).get_result(self)?)
            }

            #[inline(never)]
            fn create_numbered_by_hand(&mut self, pairs: Vec<(NumberedUser, NewProfile)>) -> anyhow::Result<Pairs> {
                let (parents, children): (Vec<_>, Vec<_>) = pairs.into_iter().unzip();
                let keys: Vec<_> = parents.iter().map(|user| user.id).collect();
                let children = with_keys!(keys.iter().copied(), children);
                self.transaction(|conn| {
                    let (mut made, mut profiles) = (Vec::new(), Vec::new());
                    for chunk in parents.chunks(CHUNK) {
                        let insert = diesel::insert_into(users::table).values(chunk).returning(User::as_returning());
                        made.extend(insert.load::<User>(conn)?);
                    }
                    for chunk in children.chunks(CHUNK) {
                        let insert = diesel::insert_into(profiles::table).values(chunk);
                        profiles.extend(insert.returning(Profile::as_returning()).load::<Profile>(conn)?);
                    }
                    Ok(zipped(ordered(&keys, made), profiles))
                })
            }

            /// The keys are read back, and the users taken for those that were given in the order of their keys: what other
            /// libraries do.
            #[inline(never)]
            fn create_by_hand(&mut self, pairs: Vec<(NewUser, NewProfile)>) -> anyhow::Result<Pairs> {
                let (parents, children): (Vec<_>, Vec<_>) = pairs.into_iter().unzip();
                self.transaction(|conn| {
                    let (mut made, mut profiles) = (Vec::new(), Vec::new());
                    for chunk in parents.chunks(CHUNK) {
                        let insert = diesel::insert_into(users::table).values(chunk).returning(User::as_returning());
                        made.extend(insert.load::<User>(conn)?);
                    }
                    made.sort_unstable_by_key(|user| user.id);
                    let children = with_keys!(made.iter().map(|user| user.id), children);
                    for chunk in children.chunks(CHUNK) {
                        let insert = diesel::insert_into(profiles::table).values(chunk);
                        profiles.extend(insert.returning(Profile::as_returning()).load::<Profile>(conn)?);
                    }
                    Ok(zipped(made, profiles))
                })
            }
        }
    };
}

returning!(SqliteConnection);
returning!(PgConnection);
