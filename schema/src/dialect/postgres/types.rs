use crate::dialect::Lack;
use diesel_one_to_one::definition::LogicalType as L;

/// What Diesel reads and writes here.
pub(in crate::dialect) const fn word(logical: L, ordered: bool) -> Result<&'static str, Lack> {
    Ok(match logical {
        L::Bool => "BOOLEAN",
        L::SmallInt => "SMALLINT",
        L::Integer => "INTEGER",
        L::BigInt => "BIGINT",
        L::Float => "REAL",
        L::Double => "DOUBLE PRECISION",
        L::Numeric => "NUMERIC",
        L::Text => "TEXT",
        L::Binary => "BYTEA",
        L::Date => "DATE",
        L::Time => "TIME",
        L::Timestamp => "TIMESTAMP",
        L::TimestampWithZone => "TIMESTAMPTZ",
        L::Interval => "INTERVAL",
        L::Uuid => "UUID",
        // has no equality
        L::Json if ordered => return Err(Lack::Order),
        L::Json => "JSON",
        L::Jsonb => "JSONB",
        _ => return Err(Lack::Type),
    })
}
