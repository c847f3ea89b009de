//! Integers of 16 and of 64 bits, with values that the next smaller type does not hold.

use super::one_column::one_column;

one_column!(parent: SmallInt as i16, child: BigInt as i64);
crate::cells::cells!(not_null);

fn parent_key(n: usize) -> i16 {
    [-300, 300, i16::MAX][n - 1]
}

fn parent_literal(_: &str, n: usize) -> String {
    ["-300", "300", "32767"][n - 1].to_owned()
}

fn child_key(n: usize) -> i64 {
    [i64::MIN, i64::MAX][n - 1]
}

fn child_literal(_: &str, n: usize) -> String {
    ["-9223372036854775808", "9223372036854775807"][n - 1].to_owned()
}
