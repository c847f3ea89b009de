use std::fmt;

/// How long a text may be.
///
/// ```
/// use diesel_one_to_one::dialect::Limit;
///
/// assert!(Limit::Characters(4).admits("crème".strip_suffix('e').unwrap()));
/// assert!(!Limit::Bytes(4).admits("crèm"));
/// assert_eq!(Limit::Bytes(63).to_string(), "63 bytes");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// So many bytes of UTF-8.
    Bytes(usize),
    /// So many characters.
    Characters(usize),
}

impl Limit {
    /// Is the text short enough?
    #[must_use]
    pub fn admits(self, text: &str) -> bool {
        match self {
            Limit::Bytes(most) => text.len() <= most,
            Limit::Characters(most) => text.chars().count() <= most,
        }
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Limit::Bytes(most) => write!(f, "{most} bytes"),
            Limit::Characters(most) => write!(f, "{most} characters"),
        }
    }
}
