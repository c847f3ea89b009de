//! Pairs the rows of a batch with the slots they were asked for. Knows of no connection.

use crate::association::Association;
#[cfg(doc)]
use crate::repeated::Repeated;
use crate::{OneToOneError, Result};
use diesel::QueryResult;
use std::collections::{HashMap, VecDeque};
use std::hash::Hash;

const OTHER_EQUALITY: &str = "the database takes two keys for the same that Rust does not; load these one by one, with a \
    query, or implement `ComparedByEngine` for the SQL type of the key";

/// The one row of a slot, if there is one.
pub(crate) fn single<A: Association, T>(rows: QueryResult<Vec<T>>) -> Result<Option<T>> {
    let mut rows = rows.map_err(|error| OneToOneError::from(error).during(A::NAME))?;
    let row = rows.pop();
    if rows.is_empty() { Ok(row) } else { Err(OneToOneError::NotSingular { association: A::NAME }) }
}

/// One slot per key, in the order given, filled statement by statement.
///
/// A key that is given twice is asked for twice, in one statement ([`Repeated`]), so that each row is read once for each
/// slot that it fills: rows need not be `Clone`.
pub(crate) struct Batch<K, T> {
    slots: Vec<Option<T>>,
    /// The first slot of each key.
    first: HashMap<K, usize>,
    /// The further slots of a key that is given again, by its first.
    further: HashMap<usize, Vec<usize>>,
    /// The keys that no statement has asked for yet. Those of one list are different ones.
    waiting: VecDeque<Vec<K>>,
    /// The slots that hold a key; the others have none to be filled with.
    keyed: usize,
    filled: usize,
    limit: usize,
}

/// How many SELECTs one statement may be made of. SQLite stops at 500 (`SQLITE_MAX_COMPOUND_SELECT`).
const MOST_REPEATED: usize = 100;

impl<K: Clone + Eq + Hash, T> Batch<K, T> {
    /// The slots of `keys`, of which at most `limit` are in a statement.
    pub(crate) fn of(keys: impl IntoIterator<Item = Option<K>, IntoIter: ExactSizeIterator>, limit: usize) -> Self {
        let keys = keys.into_iter();
        let mut slots = Vec::new();
        slots.resize_with(keys.len(), || None);
        let mut first = HashMap::with_capacity(keys.len());
        let mut further = HashMap::<usize, Vec<usize>>::new();
        let mut waiting = VecDeque::from([Vec::with_capacity(keys.len())]);
        let mut keyed = 0;
        for (slot, key) in keys.enumerate() {
            let Some(key) = key else { continue };
            keyed += 1;
            let mut round = 0;
            if let Some(first) = first.get(&key) {
                let slots = further.entry(*first).or_default();
                slots.push(slot);
                round = slots.len();
            } else {
                first.insert(key.clone(), slot);
            }
            if round == waiting.len() {
                waiting.push_back(Vec::new());
            }
            waiting[round].push(key);
        }
        Batch { slots, first, further, waiting, keyed, filled: 0, limit }
    }

    /// The keys of the next statement, each list for a SELECT of its own; `None` when all have been asked for.
    pub(crate) fn next_statement(&mut self) -> Option<Vec<Vec<K>>> {
        let mut lists = Vec::new();
        let mut free = self.limit;
        while free > 0 && lists.len() < MOST_REPEATED {
            let Some(mut list) = self.waiting.pop_front() else { break };
            if list.len() > free {
                self.waiting.push_front(list.split_off(free));
            }
            free -= list.len();
            if !list.is_empty() {
                lists.push(list);
            }
        }
        (!lists.is_empty()).then_some(lists)
    }

    /// Puts the rows of a statement into their slots.
    ///
    /// # Errors
    /// [`OneToOneError::NotSingular`] for a second row of one slot; [`OneToOneError::Unsupported`] for a row whose key is
    /// one of those asked for to the engine and none of them to Rust: under a collation that takes `'a'` for `'A'`.
    pub(crate) fn fill<A: Association, R>(&mut self, rows: Vec<R>, pair: fn(R) -> (Option<K>, T)) -> Result<()> {
        for row in rows {
            let (key, row) = pair(row);
            let Some(&first) = key.and_then(|key| self.first.get(&key)) else {
                return Err(OneToOneError::Unsupported { association: A::NAME, reason: OTHER_EQUALITY });
            };
            let slot = match self.slots[first] {
                None => Some(first),
                Some(_) => self.further.get_mut(&first).and_then(Vec::pop),
            };
            let slot = slot.ok_or(OneToOneError::NotSingular { association: A::NAME })?;
            self.slots[slot] = Some(row);
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
