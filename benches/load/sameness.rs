//! Before anything is measured: do both sides of each pair do the same?

use crate::cases::Loads;
use anyhow::{Context as _, ensure};

/// The same SQL text and the same rows, as many as there should be.
pub(crate) fn check<C: Loads>(conn: &mut C, expected: usize) -> anyhow::Result<()> {
    let [ours, by_hand] = C::statements();
    ensure!(ours == by_hand, "the join has another text than by hand:\n{ours}\n{by_hand}");

    let (mut ours, mut by_hand) = (conn.with_profile()?, conn.left_join()?);
    ours.sort_by_key(|(user, _)| user.id);
    by_hand.sort_by_key(|(user, _)| user.id);
    ensure!(ours == by_hand, "the join gives other rows than by hand");
    ensure!(ours.len() == expected, "{} rows instead of {expected}", ours.len());
    let present = ours.iter().filter(|(_, profile)| profile.is_some()).count();
    ensure!(present == expected - expected / 5, "{present} of {expected} users have a profile");

    let users = conn.users()?;
    let (ours, grouped) = (conn.profile_of(&users)?, conn.belonging_to(&users)?);
    let grouped: Vec<_> = grouped.into_iter().map(|mut profiles| profiles.pop()).collect();
    (ours == grouped).then_some(()).context("the batch gives other rows than belonging_to and grouped_by")
}
