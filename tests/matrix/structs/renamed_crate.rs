//! Models of another crate, which calls ours by another name: `#[model(crate = o2o)]`.

use diesel::prelude::*;
use other_crate::{Child, Grandchild, Parent};

use super::plain::script;

crate::cells::cells!(not_null);

pub(super) fn parent(n: usize) -> Parent {
    let (id, name, size) = [(1, "one", 10), (2, "two", 20), (3, "three", 30)][n - 1];
    Parent { id, name: name.to_owned(), size }
}

pub(super) fn child(n: usize) -> Child {
    let (id, parent_id, note, size) = [(11, 1, Some("a child"), 110), (12, 2, None, 120)][n - 1];
    Child { id, parent_id, note: note.map(str::to_owned), size }
}

fn grandchild() -> Grandchild {
    Grandchild { id: 21, child_id: 11, note: "a note".to_owned() }
}
