//! UUIDs, which Diesel has on PostgreSQL alone: on the other engines it is bytes.

use tests::guid::Guid;

use super::one_column::one_column;

one_column! {
    parent: tests::guid::Bytes16 as Guid,
    child: tests::guid::Bytes16 as Guid,
    #[model(sql_type(sqlite = "BLOB", postgres = "UUID", mariadb = "BINARY(16)"))]
}
crate::cells::cells!(not_null);

fn parent_key(n: usize) -> Guid {
    [Guid([0; 16]), Guid([0xff; 16]), Guid(*b"\x55\x0e\x84\x00\xe2\x9b\x41\xd4\xa7\x16\x44\x66\x55\x44\0\0")][n - 1]
}

fn parent_literal(dialect: &str, n: usize) -> String {
    let text =
        ["00000000000000000000000000000000", "ffffffffffffffffffffffffffffffff", "550e8400e29b41d4a716446655440000"];
    literal(dialect, text[n - 1])
}

fn child_key(n: usize) -> Guid {
    Guid([[0x11; 16], [0x22; 16]][n - 1])
}

fn child_literal(dialect: &str, n: usize) -> String {
    literal(dialect, ["11111111111111111111111111111111", "22222222222222222222222222222222"][n - 1])
}

fn literal(dialect: &str, text: &str) -> String {
    if dialect == "postgres" { format!("'{text}'") } else { format!("x'{text}'") }
}
