use crate::dialect::Lack;
#[cfg(feature = "mysql")]
use crate::schema::{DataType, TypeNames};
use diesel_one_to_one::definition::LogicalType as L;

/// What Diesel reads and writes here. Without a number, several of the engine's words hold less than Diesel's type.
pub(in crate::dialect) const fn word(logical: L, ordered: bool) -> Result<&'static str, Lack> {
    Ok(match logical {
        L::Bool => "BOOLEAN",
        L::TinyInt => "TINYINT",
        L::SmallInt => "SMALLINT",
        L::Integer => "INTEGER",
        L::BigInt => "BIGINT",
        L::UnsignedTinyInt => "TINYINT UNSIGNED",
        L::UnsignedSmallInt => "SMALLINT UNSIGNED",
        L::UnsignedInteger => "INTEGER UNSIGNED",
        L::UnsignedBigInt => "BIGINT UNSIGNED",
        L::Float => "FLOAT",
        L::Double => "DOUBLE",
        // all the digits there can be; `DECIMAL` alone has no decimals
        L::Numeric => "DECIMAL(65, 30)",
        // an index wants a bound, and four columns of 255 characters still fit into its 3,072 bytes but for one
        L::Text if ordered => "VARCHAR(255)",
        L::Binary if ordered => "VARBINARY(255)",
        // `TEXT` and `BLOB` end after 64 KiB
        L::Text => "LONGTEXT",
        L::Binary => "LONGBLOB",
        L::Date => "DATE",
        // `TIME` and `DATETIME` alone have whole seconds. `TIMESTAMP` would end in 2038, and its first column in a table
        // would change with every UPDATE
        L::Time => "TIME(6)",
        L::Timestamp => "DATETIME(6)",
        // text without a bound
        L::Json if ordered => return Err(Lack::Order),
        L::Json => "JSON",
        _ => return Err(Lack::Type),
    })
}

/// What a column of a type holds, in the words of `information_schema`.
#[cfg(feature = "mysql")]
pub(super) fn data_type(name: &str) -> DataType {
    let word = name.split(['(', ' ']).next().unwrap_or_default();
    let unsigned = name.contains("unsigned");
    let logical = match (word, unsigned) {
        ("tinyint", _) if name == "tinyint(1)" => L::Bool,
        ("tinyint", false) => L::TinyInt,
        ("tinyint", true) => L::UnsignedTinyInt,
        ("smallint", false) => L::SmallInt,
        ("smallint", true) => L::UnsignedSmallInt,
        ("int" | "mediumint", false) => L::Integer,
        ("int" | "mediumint", true) => L::UnsignedInteger,
        ("bigint", false) => L::BigInt,
        ("bigint", true) => L::UnsignedBigInt,
        ("float", _) => L::Float,
        ("double", _) => L::Double,
        ("decimal", _) => L::Numeric,
        ("char" | "varchar" | "tinytext" | "text" | "mediumtext" | "longtext", _) => L::Text,
        ("binary" | "varbinary" | "tinyblob" | "blob" | "mediumblob" | "longblob", _) => L::Binary,
        ("date", _) => L::Date,
        ("time", _) => L::Time,
        ("datetime" | "timestamp", _) => L::Timestamp,
        ("json", _) => L::Json,
        _ => L::Named,
    };
    DataType { logical, names: TypeNames { mariadb: Some(name.to_owned()), ..TypeNames::default() } }
}
