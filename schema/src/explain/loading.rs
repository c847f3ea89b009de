//! What loads an association, from both sides: all rows, and one.

use super::{Call, find::Found};
use crate::dialect::{
    Dialect,
    loading::{Source, by_key, joined},
};

pub(super) fn calls(found: &Found, dialect: Dialect) -> Vec<Call> {
    let Found { child, association, key, parent } = *found;
    let call = |call: String, does: String| Call { call, does };
    // the other side of a self link has the name that this side has for it
    let alias = |name| Some(name).filter(|_| child.table == parent.table);
    let mut calls = Vec::new();
    if let Some(name) = association.inverse {
        let required = found.mirror().is_some_and(|it| it.required);
        let [from, other] = [Source { model: parent, alias: None }, Source { model: child, alias: alias(name) }];
        let with = joined([from, other], required, (other, key.columns), (from, key.references), dialect);
        calls.push(call(format!("{}::with_{name}()", parent.name), with));
        calls.push(call(format!("{}.{name}().get(conn)", found.parent_value()), by_key(child, key.columns, dialect)));
    }
    let name = association.name;
    let [from, other] = [Source { model: child, alias: None }, Source { model: parent, alias: alias(name) }];
    let with = joined([from, other], !found.nullable(), (from, key.columns), (other, key.references), dialect);
    calls.push(call(format!("{}::with_{name}()", child.name), with));
    calls.push(call(format!("{}.{name}().get(conn)", found.child_value()), by_key(parent, key.references, dialect)));
    calls
}
