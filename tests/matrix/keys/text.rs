//! Text. What collations make of it is in `behaviour/text_keys.rs`.

use super::one_column::one_column;

one_column!(parent: Text as String, child: Text as String);
crate::cells::cells!(not_null);

fn parent_key(n: usize) -> String {
    ["un", "deux", "l'été"][n - 1].to_owned()
}

fn parent_literal(_: &str, n: usize) -> String {
    format!("'{}'", parent_key(n).replace('\'', "''"))
}

fn child_key(n: usize) -> String {
    format!("child of {n}")
}

fn child_literal(_: &str, n: usize) -> String {
    format!("'child of {n}'")
}
