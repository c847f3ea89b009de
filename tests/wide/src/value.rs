//! What the rows hold: another value in each column and row, so that one in the place of another is noticed.

/// The value of the column of this name in row `n`.
pub(crate) fn of<T: Value>(column: &str, n: i32) -> T {
    T::of(column, n)
}

/// See [`of`].
pub(crate) trait Value {
    /// The value.
    fn of(column: &str, n: i32) -> Self;
}

/// The number in the name of a column.
fn number(column: &str) -> i32 {
    column.trim_start_matches(char::is_alphabetic).parse().unwrap_or_default()
}

impl Value for String {
    fn of(column: &str, n: i32) -> Self {
        format!("{column} of {n}")
    }
}

impl Value for i32 {
    fn of(column: &str, n: i32) -> Self {
        number(column) * 1_000 + n
    }
}

impl Value for i64 {
    fn of(column: &str, n: i32) -> Self {
        i64::from(i32::of(column, n)) << 20
    }
}

impl Value for bool {
    fn of(column: &str, n: i32) -> Self {
        (number(column) / 4 + n) % 2 == 0
    }
}

impl Value for f64 {
    fn of(column: &str, n: i32) -> Self {
        f64::from(i32::of(column, n)) / 8.0
    }
}

impl<T: Value> Value for Option<T> {
    fn of(column: &str, n: i32) -> Self {
        Some(T::of(column, n))
    }
}
