//! Pairs the rows of a batch with the slots they were asked for. Knows of no connection.

use crate::association::Association;
use crate::{OneToOneError, Result};
use diesel::QueryResult;
use std::collections::HashMap;
use std::hash::Hash;

const OTHER_COLLATION: &str = "the two sides' keys differ in letters that the database's collation takes for the same; \
    load these one by one, with a query, or give the key columns a binary collation";

/// The one row of a slot, if there is one.
pub(crate) fn single<A: Association, T>(rows: QueryResult<Vec<T>>) -> Result<Option<T>> {
    let mut rows = rows.map_err(|error| OneToOneError::from(error).during(A::NAME))?;
    let row = rows.pop();
    if rows.is_empty() { Ok(row) } else { Err(OneToOneError::NotSingular { association: A::NAME }) }
}

/// One slot per key, in the order given, filled chunk by chunk.
///
/// A key that is given twice waits for a later chunk, so that each row is read once for each slot it fills: rows need
/// not be `Clone`.
pub(crate) struct Batch<K, T> {
    slots: Vec<Option<T>>,
    /// The keys that no chunk has asked for yet, with their slots, the next one last.
    waiting: Vec<(usize, K)>,
    /// The slots that the chunk under way fills.
    asked: HashMap<K, usize>,
    /// The slots that hold a key; the others have none to be filled with.
    keyed: usize,
    filled: usize,
    limit: usize,
}

impl<K: Clone + Eq + Hash, T> Batch<K, T> {
    /// The slots of `keys`, at most `limit` of them in a chunk.
    pub(crate) fn of(
        keys: impl IntoIterator<Item = Option<K>, IntoIter: DoubleEndedIterator + ExactSizeIterator>,
        limit: usize,
    ) -> Self {
        let keys = keys.into_iter();
        let mut slots = Vec::new();
        slots.resize_with(keys.len(), || None);
        let waiting: Vec<_> = keys.enumerate().rev().filter_map(|(slot, key)| Some((slot, key?))).collect();
        Batch { slots, keyed: waiting.len(), waiting, asked: HashMap::new(), filled: 0, limit: limit.max(1) }
    }

    /// The next keys to ask for, each once; `None` when all have been.
    pub(crate) fn next_chunk(&mut self) -> Option<Vec<K>> {
        if self.waiting.is_empty() {
            return None;
        }
        let size = self.waiting.len().min(self.limit);
        self.asked.clear();
        self.asked.reserve(size);
        let mut keys = Vec::with_capacity(size);
        let mut again = Vec::new();
        while keys.len() < size {
            let Some((slot, key)) = self.waiting.pop() else { break };
            match self.asked.entry(key) {
                std::collections::hash_map::Entry::Vacant(entry) => {
                    keys.push(entry.key().clone());
                    entry.insert(slot);
                }
                std::collections::hash_map::Entry::Occupied(entry) => again.push((slot, entry.key().clone())),
            }
        }
        self.waiting.extend(again.into_iter().rev());
        Some(keys)
    }

    /// Puts the rows of the chunk under way into their slots.
    ///
    /// # Errors
    /// [`OneToOneError::NotSingular`] for a second row of one slot; [`OneToOneError::Unsupported`] for a row whose key is
    /// one of those asked for to the engine and none of them to Rust: under a collation that takes `'a'` for `'A'`.
    pub(crate) fn fill<A: Association>(&mut self, rows: Vec<T>, key_of: impl Fn(&T) -> Option<K>) -> Result<()> {
        for row in rows {
            let Some(slot) = key_of(&row).and_then(|key| self.asked.get(&key)) else {
                return Err(OneToOneError::Unsupported { association: A::NAME, reason: OTHER_COLLATION });
            };
            if self.slots[*slot].replace(row).is_some() {
                return Err(OneToOneError::NotSingular { association: A::NAME });
            }
            self.filled += 1;
        }
        Ok(())
    }

    /// The slots.
    pub(crate) fn into_slots(self) -> Vec<Option<T>> {
        self.slots
    }

    /// The slots, if every key found its row.
    pub(crate) fn into_full_slots(self) -> Option<Vec<Option<T>>> {
        (self.filled == self.keyed).then_some(self.slots)
    }
}
