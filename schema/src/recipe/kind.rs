use std::fmt;

/// What a recipe does; and, where the data stays in its place, which programs are gone
/// before it is made while others write, and which come after: see [`Recipe::expand`](super::Recipe::expand).
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
    /// The child's primary key becomes the parent's. Programs that name the child's own are gone before.
    Share,
    /// The child gets a primary key of its own. Programs that name it come after.
    Own,
    /// A parent may have many children. Programs that need it to have one, as an upsert does, are gone before; programs that
    /// write several come after.
    Many,
    /// A parent has one child. Programs that write several are gone before.
    One,
    /// A child needs a parent. Programs that write one without are gone before.
    Require,
    /// A child needs none. Programs that write one without come after.
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
