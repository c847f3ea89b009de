//! Keys as they are sent: the same bytes for the same key, whether it is in what is inserted or in a row that came back.
//!
//! What is inserted is of a type that only Diesel can read. It is asked for what it would send, and the row for what its key
//! would be sent as; where the two are one, the row is what became of what was inserted. A key that the database stores in
//! another way than it was given, padded or rounded, is found by nobody, and never by the wrong one.

use crate::backend::WritingBackend;
#[cfg(feature = "mysql")]
use crate::definition::{Model, Origin};
use crate::statement::Gives;
use diesel::QueryResult;
#[cfg(feature = "sqlite")]
use diesel::query_builder::MoveableBindCollector as _;
use diesel::query_builder::{AstPass, QueryBuilder, QueryFragment};
use diesel::result::Error;

/// A key, one value for each column.
pub(crate) type Sent = Vec<Vec<u8>>;

/// A backend that says what it would send.
pub(crate) trait Sends: WritingBackend {
    /// How a value is written that is sent apart, and is the first one.
    const BIND: &'static str;

    /// A fragment as it is written.
    fn text<Fragment: QueryFragment<Self>>(fragment: &Fragment) -> QueryResult<String>;

    /// The values that a fragment binds; in the order of these is that of numbers, but for their signs.
    fn binds<Fragment: QueryFragment<Self>>(fragment: &Fragment) -> QueryResult<Vec<Option<Vec<u8>>>>;

    /// The number that such a value is.
    fn number(sent: &[u8]) -> Option<i64>;
}

/// The key of a row that came back, by the filter that would find it.
pub(crate) fn found_by<DB: Sends>(filter: &impl QueryFragment<DB>) -> Option<Sent> {
    DB::binds(filter).ok()?.into_iter().collect()
}

/// The key of a row that is to be inserted; `None`: it is not given, or the engine works it out.
pub(crate) fn given<DB: Sends>(values: &impl Gives<DB>, key: &[&str]) -> Option<Sent> {
    key.iter().map(|column| one(&Cell { values, column })).collect()
}

/// Does what is to be inserted leave this column to the database?
pub(crate) fn leaves_out<DB: Sends>(values: &impl Gives<DB>, column: &str) -> bool {
    matches!(DB::text(&Cell { values, column }), Err(Error::NotFound))
}

/// The column of the primary key that the database counts, where it is given a zero.
#[cfg(feature = "mysql")]
pub(crate) fn zero_in<DB: Sends>(values: &impl Gives<DB>, model: &Model) -> Option<&'static str> {
    let zero = |column: &str| one(&Cell { values, column }).is_some_and(|value| is_zero(&value));
    model.primary_key.iter().copied().find(|column| counts(model, column) && zero(column))
}

/// Does the database count this column?
#[cfg(feature = "mysql")]
pub(crate) fn counts(model: &Model, column: &str) -> bool {
    model.column(column).is_some_and(|it| it.origin == Origin::Identity)
}

/// Is this number, as it is sent, zero?
#[cfg(feature = "mysql")]
pub(crate) fn is_zero(sent: &[u8]) -> bool {
    sent.iter().all(|byte| *byte == 0)
}

fn one<DB: Sends>(cell: &impl QueryFragment<DB>) -> Option<Vec<u8>> {
    let text = DB::text(cell).ok()?;
    if text == DB::BIND { DB::binds(cell).ok()?.pop()? } else { None }
}

/// One value of a row.
struct Cell<'row, Values> {
    values: &'row Values,
    column: &'row str,
}

impl<Values: Gives<DB>, DB: WritingBackend> QueryFragment<DB> for Cell<'_, Values> {
    fn walk_ast<'b>(&'b self, out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        if self.values.give(self.column, out)? { Ok(()) } else { Err(Error::NotFound) }
    }
}

#[cfg(feature = "sqlite")]
impl Sends for diesel::sqlite::Sqlite {
    const BIND: &'static str = "?";

    fn text<Fragment: QueryFragment<Self>>(fragment: &Fragment) -> QueryResult<String> {
        let mut text = diesel::sqlite::query_builder::SqliteQueryBuilder::new();
        fragment.to_sql(&mut text, &diesel::sqlite::Sqlite)?;
        Ok(text.finish())
    }

    /// There are no bytes before SQLite has them. Diesel shows what it would bind: `I32(7)`.
    fn binds<Fragment: QueryFragment<Self>>(fragment: &Fragment) -> QueryResult<Vec<Option<Vec<u8>>>> {
        type Collector<'b> = <diesel::sqlite::Sqlite as diesel::backend::Backend>::BindCollector<'b>;
        let mut collected = Collector::default();
        fragment.collect_binds(&mut collected, &mut (), &diesel::sqlite::Sqlite)?;
        let mut shown = Vec::new();
        Collector::push_debug_binds(&collected.moveable(), &mut shown);
        let shown = shown.into_iter().map(|value| format!("{value:?}"));
        Ok(shown.map(|value| (value != "Null").then(|| value.into_bytes())).collect())
    }

    fn number(sent: &[u8]) -> Option<i64> {
        let shown = std::str::from_utf8(sent).ok()?.strip_suffix(')')?;
        shown.strip_prefix("I32(").or_else(|| shown.strip_prefix("I64("))?.parse().ok()
    }
}

#[cfg(feature = "postgres")]
impl Sends for diesel::pg::Pg {
    const BIND: &'static str = "$1";

    fn text<Fragment: QueryFragment<Self>>(fragment: &Fragment) -> QueryResult<String> {
        let mut text = diesel::pg::PgQueryBuilder::new();
        fragment.to_sql(&mut text, &diesel::pg::Pg)?;
        Ok(text.finish())
    }

    fn binds<Fragment: QueryFragment<Self>>(fragment: &Fragment) -> QueryResult<Vec<Option<Vec<u8>>>> {
        let mut collected = diesel::query_builder::bind_collector::RawBytesBindCollector::new();
        fragment.collect_binds(&mut collected, &mut Nameless, &diesel::pg::Pg)?;
        Ok(collected.binds)
    }

    fn number(sent: &[u8]) -> Option<i64> {
        big_endian(sent)
    }
}

/// Knows no type by its name: what is collected here is compared and not sent.
#[cfg(feature = "postgres")]
struct Nameless;

#[cfg(feature = "postgres")]
impl diesel::pg::PgMetadataLookup for Nameless {
    fn lookup_type(&mut self, _: &str, _: Option<&str>) -> diesel::pg::PgTypeMetadata {
        diesel::pg::PgTypeMetadata::new(0, 0)
    }
}

#[cfg(feature = "mysql")]
impl Sends for diesel::mysql::Mysql {
    const BIND: &'static str = "?";

    fn text<Fragment: QueryFragment<Self>>(fragment: &Fragment) -> QueryResult<String> {
        let mut text = diesel::mysql::MysqlQueryBuilder::new();
        fragment.to_sql(&mut text, &diesel::mysql::Mysql)?;
        Ok(text.finish())
    }

    fn binds<Fragment: QueryFragment<Self>>(fragment: &Fragment) -> QueryResult<Vec<Option<Vec<u8>>>> {
        use diesel::mysql::MysqlType::{Long, LongLong, Short, UnsignedLong, UnsignedLongLong, UnsignedShort};
        let mut collected = diesel::query_builder::bind_collector::RawBytesBindCollector::new();
        fragment.collect_binds(&mut collected, &mut (), &diesel::mysql::Mysql)?;
        for (bind, sql_type) in collected.binds.iter_mut().flatten().zip(&collected.metadata) {
            if matches!(sql_type, Short | UnsignedShort | Long | UnsignedLong | LongLong | UnsignedLongLong) {
                bind.reverse();
            }
        }
        Ok(collected.binds)
    }

    fn number(sent: &[u8]) -> Option<i64> {
        big_endian(sent)
    }
}

#[cfg(any(feature = "postgres", feature = "mysql"))]
fn big_endian(bytes: &[u8]) -> Option<i64> {
    match bytes.len() {
        2 => Some(i16::from_be_bytes(bytes.try_into().ok()?).into()),
        4 => Some(i32::from_be_bytes(bytes.try_into().ok()?).into()),
        8 => Some(i64::from_be_bytes(bytes.try_into().ok()?)),
        _ => None,
    }
}
