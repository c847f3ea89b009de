use crate::dialect::Lack;
#[cfg(feature = "postgres")]
use crate::schema::{DataType, TypeNames};
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

/// What a column of a type holds, in the words of `format_type`.
#[cfg(feature = "postgres")]
pub(super) fn data_type(name: &str) -> DataType {
    let bare = name.split_once('(').map_or(name, |(word, _)| word);
    let logical = match bare {
        "boolean" => L::Bool,
        "smallint" => L::SmallInt,
        "integer" => L::Integer,
        "bigint" => L::BigInt,
        "real" => L::Float,
        "double precision" => L::Double,
        "numeric" => L::Numeric,
        "text" | "character varying" | "character" => L::Text,
        "bytea" => L::Binary,
        "date" => L::Date,
        "interval" => L::Interval,
        "uuid" => L::Uuid,
        "json" => L::Json,
        "jsonb" => L::Jsonb,
        // `time(3) without time zone`
        "time without time zone" => L::Time,
        "timestamp without time zone" => L::Timestamp,
        "timestamp with time zone" => L::TimestampWithZone,
        "time" if name.ends_with(" without time zone") => L::Time,
        "timestamp" if name.ends_with(" without time zone") => L::Timestamp,
        "timestamp" if name.ends_with(" with time zone") => L::TimestampWithZone,
        _ => L::Named,
    };
    // an array is another type
    let logical = if name.ends_with("[]") { L::Named } else { logical };
    DataType { logical, names: TypeNames { postgres: Some(name.to_owned()), ..TypeNames::default() } }
}

/// The name that `format_type` has for it.
pub(in crate::dialect) fn own_name(name: &str) -> String {
    const OTHER_NAMES: [(&str, &str); 13] = [
        ("bool", "boolean"),
        ("int2", "smallint"),
        ("int", "integer"),
        ("int4", "integer"),
        ("int8", "bigint"),
        ("float4", "real"),
        ("float8", "double precision"),
        ("decimal", "numeric"),
        ("varchar", "character varying"),
        ("char", "character"),
        ("time", "time without time zone"),
        ("timestamp", "timestamp without time zone"),
        ("timestamptz", "timestamp with time zone"),
    ];
    let (word, rest) = name.find(['(', '[']).map_or((name, ""), |at| name.split_at(at));
    let own = OTHER_NAMES.iter().find(|(other, _)| *other == word.trim()).map(|(_, own)| *own);
    own.map_or_else(|| name.to_owned(), |own| format!("{own}{rest}"))
}
