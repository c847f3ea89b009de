//! UUIDs. Diesel has the type on PostgreSQL alone; on the other engines it is bytes, by a SQL type of one's own that each
//! engine stores its way, and that the schema side knows by its names alone:
//!
//! | PostgreSQL | SQLite | MariaDB |
//! |---|---|---|
//! | `UUID` | `BLOB` | `BINARY(16)` |

use std::io::Write as _;

use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::mysql::Mysql;
use diesel::pg::Pg;
use diesel::serialize::{self, IsNull, Output, ToSql};
use diesel::sql_types::{Binary, SqlType};
use diesel::sqlite::Sqlite;

use super::one_column::one_column;

/// The SQL type. As public as `table!` makes the columns.
#[allow(unreachable_pub, reason = "no more so than they")]
#[derive(Debug, Clone, Copy, SqlType, diesel::query_builder::QueryId)]
#[diesel(postgres_type(oid = 2950, array_oid = 2951), sqlite_type(name = "Binary"), mysql_type(name = "Blob"))]
pub struct Bytes16;

/// The value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, AsExpression, FromSqlRow)]
#[diesel(sql_type = Bytes16)]
struct Guid([u8; 16]);

impl ToSql<Bytes16, Sqlite> for Guid {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        out.set_value(&self.0[..]);
        Ok(IsNull::No)
    }
}

/// PostgreSQL and MariaDB are sent the bytes.
macro_rules! written {
    ($($backend:ty)+) => {$(
        impl ToSql<Bytes16, $backend> for Guid {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, $backend>) -> serialize::Result {
                out.write_all(&self.0)?;
                Ok(IsNull::No)
            }
        }
    )+};
}
written!(Pg Mysql);

impl<DB: Backend> FromSql<Bytes16, DB> for Guid
where
    Vec<u8>: FromSql<Binary, DB>,
{
    fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
        Ok(Guid(Vec::from_sql(bytes)?[..].try_into()?))
    }
}

one_column! {
    parent: crate::keys::uuid::Bytes16 as Guid,
    child: crate::keys::uuid::Bytes16 as Guid,
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
