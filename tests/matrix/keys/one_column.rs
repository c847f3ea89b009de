//! What the shapes with keys of one column share: all but the type of the key.

/// Models whose keys have these types. Beside it the shape has `parent_key(n)` and `child_key(n)`, and how SQL writes
/// them, `parent_literal(dialect, n)` and `child_literal(dialect, n)`. The attributes are those of each column of a key;
/// a backend is named where the others have no such type, for Diesel checks a struct against all.
macro_rules! one_column {
    (
        parent: $parent_sql:ty as $parent:ident,
        child: $child_sql:ty as $child:ident
        $(, $(#[$attribute:meta])+)?
        $(, only: $backend:path)?
    ) => {
        use diesel::prelude::*;
        use diesel_one_to_one::models;
        use diesel_one_to_one::prelude::{BelongsToOne, HasOne, Model};

        diesel::table! {
            parents (id) {
                id -> $parent_sql,
                name -> Text,
            }
        }

        diesel::table! {
            children (id) {
                id -> $child_sql,
                parent_id -> $parent_sql,
            }
        }

        diesel::table! {
            grandchildren (id) {
                id -> Integer,
                child_id -> $child_sql,
            }
        }

        diesel::allow_tables_to_appear_in_same_query!(parents, children, grandchildren);

        #[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, HasOne)]
        #[diesel(table_name = parents $(, check_for_backend($backend))?)]
        #[has_one(Child)]
        struct Parent {
            $($(#[$attribute])+)?
            id: $parent,
            name: String,
        }

        #[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne, HasOne)]
        #[diesel(table_name = children $(, check_for_backend($backend))?)]
        #[belongs_to_one(Parent, on_delete = cascade)]
        #[has_one(Grandchild)]
        struct Child {
            $($(#[$attribute])+)?
            id: $child,
            $($(#[$attribute])+)?
            parent_id: $parent,
        }

        #[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne)]
        #[diesel(table_name = grandchildren $(, check_for_backend($backend))?)]
        #[belongs_to_one(Child, on_delete = cascade)]
        struct Grandchild {
            id: i32,
            $($(#[$attribute])+)?
            child_id: $child,
        }

        fn script(dialect: &str) -> String {
            let parent = |n| parent_literal(dialect, n);
            let child = |n| child_literal(dialect, n);
            let rows = format!(
                "INSERT INTO parents (id, name) VALUES ({}, 'two'), ({}, 'three'), ({}, 'one');
                 INSERT INTO children (id, parent_id) VALUES ({}, {}), ({}, {});
                 INSERT INTO grandchildren (id, child_id) VALUES (21, {});",
                parent(2), parent(3), parent(1), child(1), parent(1), child(2), parent(2), child(1)
            );
            crate::cells::ddl(models![Parent, Child, Grandchild], dialect) + &rows
        }

        fn parent(n: usize) -> Parent {
            Parent { id: parent_key(n), name: ["one", "two", "three"][n - 1].to_owned() }
        }

        fn child(n: usize) -> Child {
            Child { id: child_key(n), parent_id: parent_key(n) }
        }

        fn grandchild() -> Grandchild {
            Grandchild { id: 21, child_id: child_key(1) }
        }
    };
}
pub(crate) use one_column;
