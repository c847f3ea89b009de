//! The columns stay what they are; what holds of them does not.

use super::{Association, Kind, Places, Recipe, Refused, split::none, wide::is_unique};
use crate::{
    audit::Keep,
    change::{Data, Kept, count_others},
    live::Inspect,
    sameness::same_key,
    schema::{Action, ForeignKey, Table, TableName},
};
use diesel::QueryResult;
use std::collections::BTreeSet;

pub(super) fn read(places: &Places<'_>, keep: Option<Keep>) -> Result<Recipe, Refused> {
    let Places { association, .. } = *places;
    let [[_, Some(was)], [_, Some(now)]] = places.tables() else { return Err(none(places)) };
    let pairs = pairs(association, was, now);
    if pairs.is_empty() {
        return Err(none(places));
    }
    let (before, kind) =
        changed(pairs, was, now).ok_or_else(|| Refused::NothingChanges { association: association.clone() })?;
    let mut recipe = places.recipe(kind);
    if let Some(keep) = keep.filter(|_| kind == Kind::One) {
        let kept = Kept { table: was.clone(), columns: before.columns.clone(), keep, takes: taken(places, &was.name) };
        if !was.primary_key.as_ref().is_some_and(|it| it.columns.iter().any(|it| !before.columns.contains(it))) {
            // nothing tells the rows apart
            return Err(Refused::NotOneToOne { table: was.name.clone(), columns: before.columns.clone() });
        }
        recipe.way.insert(0, (places.from.clone(), vec![Data::Keep(kept)]));
    }
    Ok(recipe)
}

/// The keys that may be meant, as they were and as they are.
fn pairs<'a>(association: &Association, was: &'a Table, now: &'a Table) -> Vec<[&'a ForeignKey; 2]> {
    let after = association.keys(now, &association.parent);
    let pair = |before: &'a ForeignKey| Some([before, after.iter().copied().find(|it| same_key(it, before))?]);
    association.keys(was, &association.parent).into_iter().filter_map(pair).collect()
}

/// Where none is named, the one of which something is other than before.
fn changed<'a>(pairs: Vec<[&'a ForeignKey; 2]>, was: &Table, now: &Table) -> Option<(&'a ForeignKey, Kind)> {
    pairs.into_iter().find_map(|[before, after]| Some((before, kind(was, now, before, after)?)))
}

fn kind(was: &Table, now: &Table, before: &ForeignKey, after: &ForeignKey) -> Option<Kind> {
    let nullable =
        |table: &Table, key: &ForeignKey| key.columns.iter().any(|it| table.column(it).is_some_and(|it| it.nullable));
    match [is_unique(was, &before.columns), is_unique(now, &after.columns)] {
        [true, false] => return Some(Kind::Many),
        [false, true] => return Some(Kind::One),
        _ => {}
    }
    match [nullable(was, before), nullable(now, after)] {
        [true, false] => return Some(Kind::Require),
        [false, true] => return Some(Kind::Release),
        _ => {}
    }
    ((before.on_delete, before.on_update) != (after.on_delete, after.on_update)).then_some(Kind::Action)
}

impl Recipe {
    /// How many rows `keep` would let go, or lets go, of those that a database has.
    ///
    /// # Errors
    ///
    /// What the database answers.
    pub fn count_others<Conn: Inspect>(&self, conn: &mut Conn) -> QueryResult<u64> {
        let child = &self.association.child;
        let ends = self.from.table(child).zip(self.to.table(child)).filter(|_| self.kind == Kind::One);
        let key = ends.and_then(|(was, now)| changed(pairs(&self.association, was, now), was, now));
        let Some((key, _)) = key else { return Ok(0) };
        count_others(child, &key.columns, conn)
    }
}

/// The tables that lose something with rows of one; it may be one of them itself.
fn taken(places: &Places<'_>, table: &TableName) -> Vec<TableName> {
    let (mut found, mut open) = (BTreeSet::new(), vec![table.clone()]);
    while let Some(parent) = open.pop() {
        for child in &places.from.tables {
            for key in child.foreign_keys.iter().filter(|it| it.references.table == parent) {
                let takes = matches!(key.on_delete, Action::Cascade | Action::SetNull | Action::SetDefault);
                if takes && found.insert(child.name.clone()) && key.on_delete == Action::Cascade {
                    open.push(child.name.clone());
                }
            }
        }
    }
    found.into_iter().collect()
}
