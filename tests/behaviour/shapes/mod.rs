//! The three ways to store a link that this suite runs through, each with tables, models and rows of its own.
//!
//! Every shape has a parent, its child, the child's child, that one's child, and a second child of the parent. All have
//! the same rows, by the number `n` of the parent:
//!
//! | n | child | grandchild | great-grandchild | sibling |
//! |---|---|---|---|---|
//! | 1 | yes | yes | yes | yes |
//! | 2 | - | - | - | yes |
//! | 3 | yes | - | - | - |
//! | 4 | yes | yes | - | - |
//! | 5 | - | - | - | - |
//!
//! A shape stores them with SQL (`ROWS`) and expects them as Rust (`parent(1)`, `child(3)`), so that neither is made of
//! the other. Where keys are nullable there is also one child without a parent.

use diesel_one_to_one::definition::Entry;
use diesel_one_to_one_schema::ddl;

pub(crate) mod foreign_key;
pub(crate) mod nullable_foreign_key;
pub(crate) mod shared_key;

/// The script that the schema tools write for a shape.
pub(crate) fn script(models: &[Entry], dialect: &str) -> String {
    let dialect = dialect.parse().expect("a dialect");
    ddl::create(models, dialect).expect("models that every engine can hold").to_string()
}
