//! The model that a deletion begins with: the only one whose keys are values, and so the only one with a type.

use crate::backend::{DialectBackend, keys_of};
use crate::key::{Among, RowKey};
use crate::model::Model;

/// A model whose rows can be asked for by many keys.
pub trait Root: Model {
    /// The condition that a row has one of the keys.
    type Keys: Send + Sync;
    /// How many values one key binds.
    const WIDTH: usize;

    /// The condition that a row has one of these keys.
    fn among<DB: DialectBackend>(keys: Vec<Self::Value>) -> Self::Keys;
}

impl<M: Model<Columns: Among<<M as RowKey>::Value, OneOf: Send + Sync>>> Root for M {
    type Keys = <M::Columns as Among<M::Value>>::OneOf;
    const WIDTH: usize = M::NAMES.len();

    fn among<DB: DialectBackend>(keys: Vec<M::Value>) -> Self::Keys {
        M::Columns::default().among::<DB>(keys)
    }
}

/// The keys, in lists that one statement can bind. A statement of a deletion has them twice at most.
pub(crate) fn lists<M: Root, DB: DialectBackend>(mut keys: Vec<M::Value>) -> Vec<Vec<M::Value>> {
    let most = (keys_of::<DB>(M::WIDTH) / 2).max(1);
    let mut lists = Vec::new();
    while keys.len() > most {
        let rest = keys.split_off(most);
        lists.push(std::mem::replace(&mut keys, rest));
    }
    if !keys.is_empty() {
        lists.push(keys);
    }
    lists
}
