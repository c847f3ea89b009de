//! What in a SQLite database has to do with what, as far as the texts tell.

use super::{Object, Objects};
use crate::expression::token::{Token, tokens};
use std::collections::{BTreeMap, BTreeSet};

/// A database by its names, all in small letters.
#[derive(Default)]
pub(super) struct Whole<'a> {
    objects: Vec<&'a Object>,
    /// By the table or view that they belong to.
    by_table: BTreeMap<String, Vec<usize>>,
    /// The table or view that something of this name belongs to.
    owners: BTreeMap<String, String>,
    parents: BTreeMap<String, Vec<String>>,
    children: BTreeMap<String, Vec<String>>,
    /// Views, triggers and virtual tables, each with all the names in its text: more than what it reads, never less.
    speakers: BTreeMap<usize, BTreeSet<String>>,
    spoken_of: BTreeMap<String, Vec<usize>>,
}

impl<'a> Whole<'a> {
    pub(super) fn of(live: &'a Objects) -> Self {
        let mut whole = Whole { objects: live.iter().collect(), ..Whole::default() };
        for (at, object) in live.iter().enumerate() {
            let table = lower(&object.table);
            whole.by_table.entry(table.clone()).or_default().push(at);
            whole.owners.insert(lower(&object.name), table.clone());
            if object.kind == "index" {
                continue;
            }
            let tokens = tokens(&object.sql);
            if object.kind == "table" && !object.is_virtual() {
                for parent in referred(&tokens) {
                    whole.children.entry(parent.clone()).or_default().push(table.clone());
                    whole.parents.entry(table.clone()).or_default().push(parent);
                }
                continue;
            }
            let names = tokens.iter().filter_map(Token::name).map(|it| lower(&it));
            let names: BTreeSet<String> = names.chain([table]).collect();
            for name in &names {
                whole.spoken_of.entry(name.clone()).or_default().push(at);
            }
            whole.speakers.insert(at, names);
        }
        whole
    }

    pub(super) fn owner(&self, name: &str) -> Option<&String> {
        self.owners.get(&lower(name))
    }

    /// The tables, and all whose rows refer to theirs, directly or not.
    pub(super) fn with_those_below(&self, names: BTreeSet<String>) -> BTreeSet<String> {
        let mut open: Vec<String> = names.iter().cloned().collect();
        let mut all = names;
        while let Some(next) = open.pop() {
            let children = self.children.get(&next).into_iter().flatten();
            open.extend(children.filter(|it| all.insert((*it).clone())).cloned());
        }
        all
    }

    /// The names that each view or trigger has to do with, of those that have to do with one of these.
    pub(super) fn spoken_together(&self, names: &BTreeSet<String>) -> Vec<&BTreeSet<String>> {
        self.about(names).iter().map(|it| &self.speakers[it]).collect()
    }

    fn about(&self, names: &BTreeSet<String>) -> BTreeSet<usize> {
        names.iter().filter_map(|it| self.spoken_of.get(it)).flatten().copied().collect()
    }

    /// These tables with all that they have and all that speaks of them; and of what is `near`, or needed to make all that (parents too, if `is_linked`),
    /// the tables with their indexes alone, and the views.
    pub(super) fn part(&self, names: &BTreeSet<String>, near: &BTreeSet<String>, is_linked: bool) -> Objects {
        let speakers = self.about(names);
        let parents = names.iter().filter(|_| is_linked).filter_map(|it| self.parents.get(it)).flatten().cloned();
        let spoken = speakers.iter().flat_map(|it| &self.speakers[it]).cloned();
        let of_names = names.iter().flat_map(|it| self.belonging(it));
        let mut taken: BTreeSet<usize> = of_names.chain(speakers.iter().copied()).collect();
        let mut open: Vec<String> =
            parents.chain(spoken).chain(near.iter().cloned()).filter(|it| !names.contains(it)).collect();
        let mut seen = BTreeSet::new();
        while let Some(next) = open.pop() {
            if !seen.insert(next.clone()) {
                continue;
            }
            for at in self.belonging(&next).filter(|it| self.objects[*it].kind != "trigger") {
                taken.insert(at);
                open.extend(self.speakers.get(&at).into_iter().flatten().cloned());
            }
        }
        taken.into_iter().map(|it| self.objects[it].clone()).collect()
    }

    fn belonging(&self, name: &str) -> impl Iterator<Item = usize> {
        self.by_table.get(name).into_iter().flatten().copied()
    }

    /// All views and triggers, and what they need to be made.
    pub(super) fn speaking(&self) -> Objects {
        let names = self.speakers.keys().map(|it| lower(&self.objects[*it].table)).collect();
        self.part(&names, &BTreeSet::new(), false)
    }

    /// Every name.
    pub(super) fn names(&self) -> BTreeSet<String> {
        self.by_table.keys().cloned().collect()
    }
}

/// SQLite tells the case of no letter of ASCII.
pub(super) fn lower(name: &str) -> String {
    name.to_ascii_lowercase()
}

/// The tables behind a `REFERENCES`.
fn referred(tokens: &[Token]) -> BTreeSet<String> {
    let pairs = tokens.iter().zip(tokens.iter().skip(1));
    pairs.filter(|(it, _)| it.is_word("references")).filter_map(|(_, it)| it.name()).map(|it| lower(&it)).collect()
}
