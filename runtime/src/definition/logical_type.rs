/// What a column holds, whatever the engine calls it. Made from Diesel's SQL types by
/// [`ColumnType`](crate::model::ColumnType).
///
/// ```
/// use diesel_one_to_one::{definition::LogicalType, model::ColumnType};
///
/// assert_eq!(<diesel::sql_types::BigInt as ColumnType>::LOGICAL, LogicalType::BigInt);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LogicalType {
    /// `true` or `false`.
    Bool,
    /// An integer of 8 bits (MariaDB).
    TinyInt,
    /// An integer of 16 bits.
    SmallInt,
    /// An integer of 32 bits.
    Integer,
    /// An integer of 64 bits.
    BigInt,
    /// An unsigned integer of 8 bits (MariaDB).
    UnsignedTinyInt,
    /// An unsigned integer of 16 bits (MariaDB).
    UnsignedSmallInt,
    /// An unsigned integer of 32 bits (MariaDB).
    UnsignedInteger,
    /// An unsigned integer of 64 bits (MariaDB).
    UnsignedBigInt,
    /// A floating point number of 32 bits.
    Float,
    /// A floating point number of 64 bits.
    Double,
    /// A decimal number of any precision.
    Numeric,
    /// Text of any length.
    Text,
    /// Bytes of any length.
    Binary,
    /// A day.
    Date,
    /// A time of day.
    Time,
    /// A point in time without a time zone.
    Timestamp,
    /// A point in time with a time zone.
    TimestampWithZone,
    /// A span of time (PostgreSQL).
    Interval,
    /// A UUID.
    Uuid,
    /// JSON, as text.
    Json,
    /// JSON, decomposed (PostgreSQL, SQLite).
    Jsonb,
    /// A value whose SQL type the column itself names, with `#[model(sql_type = "..")]`.
    Named,
}

/// Writes the list of all, and a match that does not compile when one is forgotten.
macro_rules! all {
    ($($Type:ident)+) => {
        impl LogicalType {
            /// All of them.
            ///
            /// ```
            /// use diesel_one_to_one::definition::LogicalType;
            ///
            /// assert!(LogicalType::ALL.contains(&LogicalType::Uuid));
            /// ```
            pub const ALL: &'static [LogicalType] = &[$(LogicalType::$Type),+];
        }

        const _: fn(LogicalType) = |it| match it {
            $(LogicalType::$Type => {})+
        };
    };
}

all! {
    Bool TinyInt SmallInt Integer BigInt UnsignedTinyInt UnsignedSmallInt UnsignedInteger UnsignedBigInt Float Double Numeric
    Text Binary Date Time Timestamp TimestampWithZone Interval Uuid Json Jsonb Named
}
