//! A type of its own for each key, over an integer and over text, by `diesel-derive-newtype`.

use diesel_derive_newtype::DieselNewType;

use super::one_column::one_column;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, DieselNewType)]
struct ParentId(i32);

#[derive(Debug, Clone, PartialEq, Eq, Hash, DieselNewType)]
struct ChildId(String);

one_column!(parent: Integer as ParentId, child: Text as ChildId);
crate::cells::cells!(not_null);

fn parent_key(n: usize) -> ParentId {
    ParentId([7, 8, 9][n - 1])
}

fn parent_literal(_: &str, n: usize) -> String {
    ["7", "8", "9"][n - 1].to_owned()
}

fn child_key(n: usize) -> ChildId {
    ChildId(format!("child of {n}"))
}

fn child_literal(_: &str, n: usize) -> String {
    format!("'child of {n}'")
}
