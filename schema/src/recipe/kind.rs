use std::fmt;

/// What a recipe does.
///
/// ```
/// use diesel_one_to_one_schema::recipe::Kind;
///
/// assert_eq!(Kind::Split.to_string(), "columns get a table of their own");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// Columns of the parent become a child.
    Split,
    /// The child becomes columns of the parent.
    Merge,
    /// The table that was referred to refers to the other.
    Swap,
    /// The child's primary key becomes the parent's.
    Share,
    /// The child gets a primary key of its own.
    Own,
    /// A parent may have many children.
    Many,
    /// A parent has one child.
    One,
    /// A child needs a parent.
    Require,
    /// A child needs none.
    Release,
    /// Something else is done when the parent goes, or its key changes.
    Action,
}

impl Kind {
    /// Is the data in two places on the way?
    pub(crate) const fn copies(self) -> bool {
        matches!(self, Kind::Split | Kind::Merge | Kind::Swap)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Kind::Split => "columns get a table of their own",
            Kind::Merge => "a child becomes columns of its parent",
            Kind::Swap => "the key changes sides",
            Kind::Share => "the child shares its parent's key",
            Kind::Own => "the child gets a key of its own",
            Kind::Many => "a parent may have many children",
            Kind::One => "a parent has one child",
            Kind::Require => "a child needs a parent",
            Kind::Release => "a child needs no parent",
            Kind::Action => "something else is done when the parent goes",
        })
    }
}
