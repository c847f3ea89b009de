//! What is compared: each load of ours beside the Diesel that a user would write in its place.

use crate::data::{Profile, User, profiles, users};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel_one_to_one::prelude::*;
use std::hint::black_box;

/// The loads on one kind of connection. None is inlined, so that each stands under its name in a profile.
pub(crate) trait Loads: SimpleConnection {
    /// `User::with_profile()`.
    fn with_profile(&mut self) -> anyhow::Result<Vec<(User, Option<Profile>)>>;
    /// The left join that it stands for.
    fn left_join(&mut self) -> anyhow::Result<Vec<(User, Option<Profile>)>>;
    /// `User::profile_of(&users)`.
    fn profile_of(&mut self, users: &[User]) -> anyhow::Result<Vec<Option<Profile>>>;
    /// Diesel's own way to load the children of rows in hand.
    fn belonging_to(&mut self, users: &[User]) -> anyhow::Result<Vec<Vec<Profile>>>;
    /// The parents of the two batches.
    fn users(&mut self) -> anyhow::Result<Vec<User>>;
    /// The SQL of [`Loads::with_profile`] and of [`Loads::left_join`].
    fn statements() -> [String; 2];
}

macro_rules! left_join {
    () => {
        users::table
            .left_join(profiles::table.on(profiles::user_id.eq(users::id)))
            .select((User::as_select(), Option::<Profile>::as_select()))
    };
}

macro_rules! loads {
    ($connection:ty) => {
        impl Loads for $connection {
            #[inline(never)]
            fn with_profile(&mut self) -> anyhow::Result<Vec<(User, Option<Profile>)>> {
                Ok(User::with_profile().load(self)?)
            }

            #[inline(never)]
            fn left_join(&mut self) -> anyhow::Result<Vec<(User, Option<Profile>)>> {
                Ok(left_join!().load(self)?)
            }

            #[inline(never)]
            fn profile_of(&mut self, users: &[User]) -> anyhow::Result<Vec<Option<Profile>>> {
                Ok(User::profile_of(users).get(self)?)
            }

            #[inline(never)]
            fn belonging_to(&mut self, users: &[User]) -> anyhow::Result<Vec<Vec<Profile>>> {
                Ok(Profile::belonging_to(users).select(Profile::as_select()).load(self)?.grouped_by(users))
            }

            fn users(&mut self) -> anyhow::Result<Vec<User>> {
                Ok(User::query().order(users::id).load(self)?)
            }

            fn statements() -> [String; 2] {
                type Backend = <$connection as diesel::Connection>::Backend;
                let (ours, by_hand) = (User::with_profile(), left_join!());
                [
                    diesel::debug_query::<Backend, _>(&ours).to_string(),
                    diesel::debug_query::<Backend, _>(&by_hand).to_string(),
                ]
            }
        }
    };
}

loads!(SqliteConnection);
loads!(PgConnection);

/// One of the loads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Case {
    WithProfile,
    LeftJoin,
    ProfileOf,
    BelongingTo,
}

impl Case {
    const ALL: [Case; 4] = [Case::WithProfile, Case::LeftJoin, Case::ProfileOf, Case::BelongingTo];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Case::WithProfile => "with_profile",
            Case::LeftJoin => "left_join",
            Case::ProfileOf => "profile_of",
            Case::BelongingTo => "belonging_to",
        }
    }

    pub(crate) fn named(name: &str) -> Option<Case> {
        Case::ALL.into_iter().find(|case| case.name() == name)
    }

    /// Loads, and frees what was loaded.
    pub(crate) fn run(self, conn: &mut impl Loads, users: &[User]) -> anyhow::Result<()> {
        match self {
            Case::WithProfile => drop(black_box(conn.with_profile()?)),
            Case::LeftJoin => drop(black_box(conn.left_join()?)),
            Case::ProfileOf => drop(black_box(conn.profile_of(users)?)),
            Case::BelongingTo => drop(black_box(conn.belonging_to(users)?)),
        }
        Ok(())
    }
}

/// A load of ours, and the one it is held against.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pair {
    pub(crate) ours: Case,
    pub(crate) theirs: Case,
}

pub(crate) const JOIN: Pair = Pair { ours: Case::WithProfile, theirs: Case::LeftJoin };
pub(crate) const BATCH: Pair = Pair { ours: Case::ProfileOf, theirs: Case::BelongingTo };
