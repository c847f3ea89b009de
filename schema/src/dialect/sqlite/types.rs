use crate::dialect::Lack;
use diesel_one_to_one::definition::LogicalType as L;

/// What Diesel reads and writes here. SQLite keeps only the name, and takes from it how it converts what comes in.
pub(in crate::dialect) const fn word(logical: L, _ordered: bool) -> Result<&'static str, Lack> {
    Ok(match logical {
        L::Bool => "BOOLEAN",
        L::SmallInt => "SMALLINT",
        L::Integer => "INTEGER",
        L::BigInt => "BIGINT",
        L::Float => "FLOAT",
        L::Double => "DOUBLE",
        // Diesel's is a double here
        L::Numeric => "NUMERIC",
        L::Text => "TEXT",
        L::Binary => "BLOB",
        // Diesel writes these four as text that is no number, which stays text
        L::Date => "DATE",
        L::Time => "TIME",
        L::Timestamp => "TIMESTAMP",
        L::TimestampWithZone => "TIMESTAMPTZ",
        // `JSON` alone would convert a document that is a number: 1.0 became 1, and 23 digits became 1.2e22 (measured)
        L::Json => "JSON TEXT",
        L::Jsonb => "JSONB",
        _ => return Err(Lack::Type),
    })
}
