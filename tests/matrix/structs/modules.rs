//! Models and tables in modules of their own, none of which imports another.

use diesel::prelude::*;
use diesel_one_to_one::prelude::{BelongsToOne, HasOne, Model};

use super::plain::script;

mod schema {
    crate::structs::plain::tables!(one_query);
}

mod parent_model {
    use super::{HasOne, HasQuery, Model};

    #[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, HasOne)]
    #[diesel(table_name = super::schema::parents)]
    #[has_one(super::child_model::Child)]
    pub(super) struct Parent {
        pub(super) id: i32,
        pub(super) name: String,
        pub(super) size: i64,
    }
}

mod child_model {
    use super::{BelongsToOne, HasOne, HasQuery, Model};

    #[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne, HasOne)]
    #[diesel(table_name = super::schema::children)]
    #[belongs_to_one(super::parent_model::Parent, on_delete = cascade)]
    #[has_one(crate::structs::modules::grandchild_model::Grandchild)]
    pub(super) struct Child {
        pub(super) id: i32,
        pub(super) parent_id: i32,
        pub(super) note: Option<String>,
        pub(super) size: i64,
    }
}

mod grandchild_model {
    use super::{BelongsToOne, HasQuery, Model};

    #[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne)]
    #[diesel(table_name = crate::structs::modules::schema::grandchildren)]
    #[belongs_to_one(super::child_model::Child, on_delete = cascade)]
    pub(super) struct Grandchild {
        pub(super) id: i32,
        pub(super) child_id: i32,
        pub(super) note: String,
    }
}

use child_model::Child;
use grandchild_model::Grandchild;
use parent_model::Parent;

crate::cells::cells!(not_null);

fn parent(n: usize) -> Parent {
    let (id, name, size) = [(1, "one", 10), (2, "two", 20), (3, "three", 30)][n - 1];
    Parent { id, name: name.to_owned(), size }
}

fn child(n: usize) -> Child {
    let (id, parent_id, note, size) = [(11, 1, Some("a child"), 110), (12, 2, None, 120)][n - 1];
    Child { id, parent_id, note: note.map(str::to_owned), size }
}

fn grandchild() -> Grandchild {
    Grandchild { id: 21, child_id: 11, note: "a note".to_owned() }
}
