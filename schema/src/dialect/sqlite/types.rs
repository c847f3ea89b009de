use crate::dialect::Lack;
#[cfg(feature = "sqlite")]
use crate::schema::{DataType, TypeNames};
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

/// What a column of a declared type holds, as `diesel print-schema` takes it: SQLite itself knows five kinds of value and
/// keeps any word.
#[cfg(feature = "sqlite")]
pub(super) fn data_type(declared: &str) -> DataType {
    let word = declared.to_lowercase();
    let has = |part: &str| word.contains(part);
    let logical = match &*word {
        "numeric" => L::Numeric,
        "json text" => L::Json,
        "jsonb" => L::Jsonb,
        "timestamptz" => L::TimestampWithZone,
        _ if has("boolean") || has("tiny") && has("int") => L::Bool,
        _ if has("small") && has("int") => L::SmallInt,
        _ if has("big") && has("int") => L::BigInt,
        _ if has("int") => L::Integer,
        _ if has("char") || has("clob") || has("text") => L::Text,
        _ if has("blob") || has("binary") => L::Binary,
        _ if has("float") || has("real") => L::Float,
        _ if has("double") || has("num") || has("dec") => L::Double,
        _ if has("datetime") || has("timestamp") => L::Timestamp,
        _ if has("date") => L::Date,
        _ if has("time") => L::Time,
        _ => L::Named,
    };
    DataType { logical, names: TypeNames { sqlite: Some(declared.to_owned()), ..TypeNames::default() } }
}
