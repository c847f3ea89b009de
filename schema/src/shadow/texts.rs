//! The tables whose texts a script was written for.

use super::Objects;
use crate::{
    change::{Change, Rebuild},
    dialect::sqlite::objects::Expected,
};
use std::collections::BTreeMap;

/// Which tables a script makes anew or takes the rows of, under the names that they have before it.
#[derive(Default)]
pub(super) struct Watched {
    /// Made anew, or only below one that is.
    tables: BTreeMap<String, bool>,
    /// What tables were called before, by what they are called meanwhile; `None`: they were not there.
    called: BTreeMap<String, Option<String>>,
}

impl Watched {
    pub(super) fn follow(&mut self, change: &Change) {
        match change {
            Change::RenameTable { from, to } => {
                let before = self.before(&from.name);
                self.called.remove(&from.name.to_lowercase());
                self.called.insert(to.name.to_lowercase(), before);
            }
            Change::CreateTable(table) => {
                self.called.insert(table.name.name.to_lowercase(), None);
            }
            _ => {}
        }
    }

    pub(super) fn add(&mut self, rebuild: &Rebuild) {
        let below = rebuild.below.iter().map(|it| (&it.name.name, false));
        for (name, whole) in below.chain([(&rebuild.from.name.name, true)]) {
            if let Some(before) = self.before(name) {
                *self.tables.entry(before.to_lowercase()).or_default() |= whole;
            }
        }
    }

    fn before(&self, name: &str) -> Option<String> {
        self.called.get(&name.to_lowercase()).cloned().unwrap_or_else(|| Some(name.to_owned()))
    }

    /// Of each table, the texts that it may have: what stops where it has none of these.
    pub(super) fn expected(&self, either: &[&Objects]) -> BTreeMap<String, Expected> {
        let mut tables: BTreeMap<String, Expected> = BTreeMap::new();
        for (table, &whole) in &self.tables {
            let mut expected = Expected { whole, ..Expected::default() };
            for objects in either {
                let counted = objects.of_table(table).filter(|it| whole || it.kind != "index");
                let texts = counted.map(|it| (it.kind.clone(), it.name.clone(), it.sql.replace('\r', "")));
                let texts: Vec<_> = texts.collect();
                expected.counts.insert(texts.len());
                expected.texts.extend(texts);
            }
            tables.insert(table.clone(), expected);
        }
        tables
    }
}
