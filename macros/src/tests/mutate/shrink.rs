//! Makes an input that fails smaller.

use super::tree::{Lists, Tree, list_at};

/// Inputs that are tried before the smallest so far is good enough.
const TRIES: usize = 5_000;

/// Takes away what can be taken away while `fails` stays true.
pub(super) fn shrink(mut input: Vec<Tree>, fails: impl Fn(&[Tree]) -> bool) -> Vec<Tree> {
    let mut tries = 0..TRIES;
    loop {
        let smaller = candidates(&input).take_while(|_| tries.next().is_some()).find(|smaller| fails(smaller));
        match smaller {
            Some(smaller) => input = smaller,
            None => return input,
        }
    }
}

/// The input without a part of it, the largest parts first, or without a pair of brackets.
fn candidates(input: &[Tree]) -> impl Iterator<Item = Vec<Tree>> + '_ {
    Lists::of(input).all.into_iter().flat_map(move |path| {
        let list = list_at(&mut input.to_vec(), &path).clone();
        let halves = std::iter::successors(Some(list.len()), |part| Some(part / 2)).take_while(|part| *part > 0);
        let length = list.len();
        let ranges = halves.flat_map(move |part| (0..length).step_by(part).map(move |at| at..(at + part).min(length)));
        let without = ranges.map(|range| (range, Vec::new()));
        let bare = list.into_iter().enumerate().filter_map(|(at, tree)| match tree {
            Tree::Group(_, inside) => Some((at..at + 1, inside)),
            Tree::Token(_) => None,
        });
        without.chain(bare).map(move |(range, with)| {
            let mut smaller = input.to_vec();
            list_at(&mut smaller, &path).splice(range, with);
            smaller
        })
    })
}
