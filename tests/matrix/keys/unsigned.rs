//! Unsigned integers, which MariaDB alone has.

use super::one_column::one_column;

one_column!(parent: Unsigned<Integer> as u32, child: Unsigned<BigInt> as u64, only: diesel::mysql::Mysql);
crate::cells::cells!(on_mariadb, not_null);

fn parent_key(n: usize) -> u32 {
    [1, 2_147_483_648, u32::MAX][n - 1]
}

fn parent_literal(_: &str, n: usize) -> String {
    ["1", "2147483648", "4294967295"][n - 1].to_owned()
}

fn child_key(n: usize) -> u64 {
    [9_223_372_036_854_775_808, u64::MAX][n - 1]
}

fn child_literal(_: &str, n: usize) -> String {
    ["9223372036854775808", "18446744073709551615"][n - 1].to_owned()
}
