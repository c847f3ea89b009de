//! What no trigger is told of.

use crate::{
    change::{Copy, Mirror, Rows},
    dialect::Dialect,
    schema::{Action, ForeignKey, Schema, TableName},
};

/// A foreign key by whose action the database itself would write one of two places, or take it away, and not the other; with
/// its table.
pub(super) fn foreign_key(wide: &Schema, mirror: &Mirror, dialect: Dialect) -> Option<(TableName, Vec<String>)> {
    if dialect.cascades_set_off_triggers() {
        return None;
    }
    [(&mirror.one, &mirror.other), (&mirror.other, &mirror.one)].into_iter().find_map(|(copy, back)| {
        let mut keys = wide.table(&copy.from).into_iter().flat_map(|it| &it.foreign_keys);
        let key = keys.find(|it| writes_one(it, copy, back) && !is_on_both(it, copy, wide))?;
        Some((copy.from.clone(), key.columns.clone()))
    })
}

/// Of the association's own key the other place goes with the row, or becomes nobody's with it.
fn writes_one(key: &ForeignKey, copy: &Copy, back: &Copy) -> bool {
    let own: Vec<&String> = copy.keys.iter().map(|(_, from)| from).collect();
    if key.references.table == copy.to && key.columns.iter().eq(own.iter().copied()) {
        return false;
    }
    let writes = |action: Action| matches!(action, Action::SetNull | Action::SetDefault);
    let is_child = copy.rows == Rows::There;
    let mirrored = |it: &String| copy.values.iter().any(|(_, from)| from.name == *it) || is_child && own.contains(&it);
    let writes = writes(key.on_delete) || writes(key.on_update) || key.on_update == Action::Cascade;
    // the rows of a parent are what its children's places go with
    let takes = key.on_delete == Action::Cascade && is_child && back.rows == Rows::New;
    takes || writes && key.columns.iter().any(mirrored)
}

/// Does the other place's own key do the same there?
fn is_on_both(key: &ForeignKey, copy: &Copy, wide: &Schema) -> bool {
    let there =
        |column: &String| copy.values.iter().find(|(_, from)| from.name == *column).map(|(to, _)| to.name.clone());
    let Some(columns) = key.columns.iter().map(there).collect::<Option<Vec<String>>>() else { return false };
    let same = |it: &ForeignKey| {
        it.columns == columns
            && it.references == key.references
            && (it.on_delete, it.on_update) == (key.on_delete, key.on_update)
    };
    wide.table(&copy.to).is_some_and(|it| it.foreign_keys.iter().any(same))
}
