//! The cells of one shape: each way to load it, on every engine, blocking and async.
//!
//! Every shape has the same three tables and rows, by the number `n` of the parent, and free children where keys are
//! nullable:
//!
//! | n | child | grandchild |
//! |---|---|---|
//! | 1 | yes | yes |
//! | 2 | yes | - |
//! | 3 | - | - |
//!
//! A shape stores them with SQL (`script`) and expects them as Rust (`parent(1)`, `child(2)`), so that neither is made
//! of the other. What differs between shapes is what the keys and the structs are, never what is loaded.

use std::fmt::Debug;

use diesel_one_to_one::definition::Entry;
use diesel_one_to_one_schema::ddl;

/// The tests of the shape in whose module it is called: `cells!(not_null)` or, with free children, `cells!(nullable)`.
/// For a shape that one engine alone has, its name comes first: `cells!(on_mariadb, not_null)`.
macro_rules! cells {
    (not_null) => { $crate::cells::cells!(every_engine, not_null); };
    ($engines:ident, not_null) => {
        /// No child is without a parent.
        fn free_children() -> [(Child, Parent); 0] {
            []
        }

        $crate::cells::cells!(@ $engines, not_null,);
    };
    (nullable) => {
        $crate::cells::cells! {
            @ every_engine, nullable,
            fn free(conn) {
                go!(conn.batch_execute(&script(DIALECT))).unwrap();
                for (child, _) in free_children() {
                    assert_eq!(count!(conn, go!(child.parent().get(conn)).unwrap()), (None, 0));
                }
                let mut children: Vec<Child> = free_children().into_iter().map(|(child, _)| child).collect();
                let mut parents = vec![None; children.len()];
                children.push(child(2));
                parents.push(Some(parent(2)));
                assert_eq!(count!(conn, go!(Child::parent_of(&children).get(conn)).unwrap()), (parents, 1));
            }
        }
    };
    (@ $engines:ident, $slots:ident, $($more:tt)*) => {
        use diesel::dsl::not;
        use tests::count;
        use $crate::cells::{$slots::slot, same};

        $crate::cells::$engines! {
            fn with(conn) {
                go!(conn.batch_execute(&script(DIALECT))).unwrap();
                let (rows, n) = count!(conn, go!(Parent::with_child().load(conn)).unwrap());
                same(rows, [(parent(1), Some(child(1))), (parent(2), Some(child(2))), (parent(3), None)]);
                assert_eq!(n, 1);
            }

            fn existing(conn) {
                go!(conn.batch_execute(&script(DIALECT))).unwrap();
                let (rows, n) = count!(conn, go!(Parent::with_existing_child().load(conn)).unwrap());
                same(rows, [1, 2].map(|n| (parent(n), child(n))));
                assert_eq!(n, 1);
            }

            fn absent(conn) {
                go!(conn.batch_execute(&script(DIALECT))).unwrap();
                let rows = go!(Parent::with_child().filter(not(Parent::has_child())).load(conn)).unwrap();
                same(rows, [(parent(3), None)]);
                assert_eq!(count!(conn, go!(parent(3).child().get(conn)).unwrap()), (None, 1));
                assert_eq!(go!(Parent::child_of(&[3, 3].map(parent)).get(conn)).unwrap(), [None, None]);
            }

            fn reverse(conn) {
                go!(conn.batch_execute(&script(DIALECT))).unwrap();
                let (rows, n) = count!(conn, go!(Child::with_parent().load(conn)).unwrap());
                same(rows, [1, 2].map(|n| (child(n), slot(parent(n)))).into_iter().chain(free_children()));
                assert_eq!(n, 1);
            }

            fn has(conn) {
                go!(conn.batch_execute(&script(DIALECT))).unwrap();
                let (rows, n) = count!(conn, go!(Parent::query().filter(Parent::has_child()).load(conn)).unwrap());
                same(rows, [1, 2].map(parent));
                assert_eq!(n, 1);
                same(go!(Parent::query().filter(not(Parent::has_child())).load(conn)).unwrap(), [parent(3)]);
            }

            fn get(conn) {
                go!(conn.batch_execute(&script(DIALECT))).unwrap();
                for n in [1, 2] {
                    assert_eq!(count!(conn, go!(parent(n).child().get(conn)).unwrap()), (Some(child(n)), 1));
                    assert_eq!(count!(conn, go!(child(n).parent().get(conn)).unwrap()), (slot(parent(n)), 1));
                }
            }

            fn batch(conn) {
                go!(conn.batch_execute(&script(DIALECT))).unwrap();
                let (slots, n) = count!(conn, go!(Parent::child_of(&[3, 2, 1, 2].map(parent)).get(conn)).unwrap());
                assert_eq!((slots, n), (vec![None, Some(child(2)), Some(child(1)), Some(child(2))], 1));
                let (slots, n) = count!(conn, go!(Child::parent_of(&[2, 1, 2].map(child)).get(conn)).unwrap());
                assert_eq!((slots, n), ([2, 1, 2].map(|n| slot(parent(n))).into(), 1));
            }

            fn chain(conn) {
                go!(conn.batch_execute(&script(DIALECT))).unwrap();
                let down = Parent::with(Parent::CHILD.then(Child::GRANDCHILD));
                let (rows, n) = count!(conn, go!(down.all(conn)).unwrap());
                let expected = [
                    (parent(1), Some((child(1), Some(grandchild())))),
                    (parent(2), Some((child(2), None))),
                    (parent(3), None),
                ];
                same(rows, expected);
                assert_eq!(n, 1);
                let up = Grandchild::with(Grandchild::CHILD.then(Child::PARENT));
                let (rows, n) = count!(conn, go!(up.all(conn)).unwrap());
                assert_eq!((rows, n), (vec![(grandchild(), slot((child(1), slot(parent(1)))))], 1));
            }

            $($more)*
        }
    };
}
pub(crate) use cells;
pub(crate) use tests::every_engine;

/// As `every_engine!`, on MariaDB alone; `cargo xtask test` compares the numbers of tests of the others.
macro_rules! on_mariadb {
    ($($tests:tt)+) => {
        ::tests::instance!(mod on_mariadb, Mariadb, blocking, { $($tests)+ });
        ::tests::instance!(mod on_mariadb_async, Mariadb, non_blocking, { $($tests)+ });
    };
}
pub(crate) use on_mariadb;

/// As `every_engine!`, on PostgreSQL alone.
macro_rules! on_postgres {
    ($($tests:tt)+) => {
        ::tests::instance!(mod on_postgres, Postgres, blocking, { $($tests)+ });
        ::tests::instance!(mod on_postgres_async, Postgres, non_blocking, { $($tests)+ });
    };
}
pub(crate) use on_postgres;

/// What a child's slot for its parent holds.
pub(crate) mod not_null {
    /// The parent.
    pub(crate) fn slot<T>(partner: T) -> T {
        partner
    }
}

/// What a child's slot for its parent holds.
pub(crate) mod nullable {
    /// A parent that is there.
    #[allow(clippy::unnecessary_wraps, reason = "the other one has no Option here")]
    pub(crate) fn slot<T>(partner: T) -> Option<T> {
        Some(partner)
    }
}

/// The same rows, in any order.
#[track_caller]
pub(crate) fn same<T: Debug + PartialEq>(mut rows: Vec<T>, expected: impl IntoIterator<Item = T>) {
    for row in expected {
        let at = rows.iter().position(|found| *found == row);
        let at = at.unwrap_or_else(|| panic!("{row:?} is not among {rows:?}"));
        rows.swap_remove(at);
    }
    assert!(rows.is_empty(), "and {rows:?}");
}

/// The script that the schema tools write for a shape.
pub(crate) fn ddl(models: &[Entry], dialect: &str) -> String {
    let dialect = dialect.parse().expect("a dialect");
    ddl::create(models, dialect).expect("models that the engine can hold").to_string()
}

/// Names that are quoted as the standard quotes them, as this engine does.
pub(crate) fn quoted(dialect: &str, sql: &str) -> String {
    if dialect == "mariadb" { sql.replace('"', "`") } else { sql.to_owned() }
}
