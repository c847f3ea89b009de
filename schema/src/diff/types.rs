//! Which values become which.

use crate::schema::{DataType, whole_numbers};
use diesel_one_to_one::definition::LogicalType as L;

/// Do values of the one become values of the other, as far as they fit? What does not is dropped, and the column made anew.
pub(crate) fn converts(from: &DataType, to: &DataType) -> bool {
    let (one, other) = (kind(from.logical), kind(to.logical));
    one == other || [one, other].iter().any(|it| matches!(it, Kind::Text | Kind::Any))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Moment,
    Span,
    Json,
    Bytes,
    Id,
    Text,
    /// Of which only the engine knows.
    Any,
}

const fn kind(logical: L) -> Kind {
    match logical {
        L::Date | L::Time | L::Timestamp | L::TimestampWithZone => Kind::Moment,
        L::Interval => Kind::Span,
        L::Json | L::Jsonb => Kind::Json,
        L::Binary => Kind::Bytes,
        L::Uuid => Kind::Id,
        L::Text => Kind::Text,
        L::Bool | L::Float | L::Double | L::Numeric => Kind::Number,
        _ if whole_numbers(logical).is_some() => Kind::Number,
        _ => Kind::Any,
    }
}
