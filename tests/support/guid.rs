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

/// The SQL type.
#[derive(Debug, Clone, Copy, SqlType, diesel::query_builder::QueryId)]
#[diesel(postgres_type(oid = 2950, array_oid = 2951), sqlite_type(name = "Binary"), mysql_type(name = "Blob"))]
pub struct Bytes16;

/// The value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, AsExpression, FromSqlRow)]
#[diesel(sql_type = Bytes16)]
pub struct Guid(pub [u8; 16]);

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
