//! Many parents with a child each, beside two INSERTs of many rows: with keys that are given, and with keys that the database
//! counts.

use crate::cases::{Pairs, Writes};
use crate::data::{self, NewProfile, NewUser, NumberedUser};
use crate::rounds::{Excess, Side, compare, timed};
use anyhow::ensure;

const LIMIT: f64 = 1.10;
const ROUNDS: usize = 15;
const PAIRS: i32 = 10_000;

fn names(id: i32) -> (String, String, NewProfile) {
    (format!("User {id}"), format!("user{id}@example.org"), NewProfile { bio: "b".repeat(100), visits: id })
}

fn numbered(id: i32) -> (NumberedUser, NewProfile) {
    let (name, email, profile) = names(id);
    (NumberedUser { id, name, email }, profile)
}

fn counted(id: i32) -> (NewUser, NewProfile) {
    let (name, email, profile) = names(id);
    (NewUser { name, email }, profile)
}

/// Is each pair what was given, and in its place?
fn check(made: &Pairs) -> anyhow::Result<()> {
    ensure!(made.len() == usize::try_from(PAIRS)?, "{} pairs", made.len());
    for (id, (user, profile)) in (1..).zip(made) {
        let (name, email, new) = names(id);
        ensure!((&user.name, &user.email) == (&name, &email), "{user:?} in the place of {name}");
        ensure!((profile.user_id, &profile.bio, profile.visits) == (user.id, &new.bio, new.visits), "{profile:?}");
    }
    Ok(())
}

pub(crate) fn run<C: Writes>(conn: &mut C) -> anyhow::Result<Vec<Excess>> {
    let given = compare(&format!("{PAIRS} pairs, keys given"), ROUNDS, LIMIT, |side| {
        data::tables(conn)?;
        let pairs = (1..=PAIRS).map(numbered).collect();
        let (made, time) = match side {
            Side::Ours => timed(|| conn.create_numbered(pairs))?,
            Side::ByHand => timed(|| conn.create_numbered_by_hand(pairs))?,
        };
        check(&made)?;
        ensure!(made.iter().zip(1..).all(|((user, _), id)| user.id == id), "another key than was given");
        ensure!(conn.rows()? == (made.len().try_into()?, made.len().try_into()?), "other rows than were given back");
        Ok(time)
    })?;
    let counted = compare(&format!("{PAIRS} pairs, keys counted"), ROUNDS, LIMIT, |side| {
        data::tables(conn)?;
        let pairs = (1..=PAIRS).map(counted).collect();
        let (made, time) = match side {
            Side::Ours => timed(|| conn.create(pairs))?,
            Side::ByHand => timed(|| conn.create_by_hand(pairs))?,
        };
        check(&made)?;
        ensure!(conn.rows()? == (made.len().try_into()?, made.len().try_into()?), "other rows than were given back");
        Ok(time)
    })?;
    Ok(given.into_iter().chain(counted).collect())
}
