use crate::schema::Table;

/// A table made anew, for an engine that cannot alter it.
///
/// ```
/// use diesel_one_to_one_schema::{change::Rebuild, schema::{Table, TableName}};
///
/// let table = || Table::new(TableName::new("users"));
/// let keeps = vec![("mail".to_owned(), "email".to_owned())];
/// let rebuild = Rebuild { from: table(), to: table(), keeps, below: Vec::new() };
/// assert_eq!(rebuild.inverse().keeps[0].0, "email");
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Rebuild {
    /// As it is.
    pub from: Table,
    /// As it will be, under the same name.
    pub to: Table,
    /// The columns that keep what is in them: what each will be called, and what it is called.
    pub keeps: Vec<(String, String)>,
    /// The tables whose rows refer to its rows, or to rows that do, as they are meanwhile; each after those that it
    /// refers to.
    pub below: Vec<Table>,
}

impl Rebuild {
    /// What makes it again as it was.
    #[must_use]
    pub fn inverse(self) -> Rebuild {
        let Rebuild { from, to, keeps, below } = self;
        Rebuild { from: to, to: from, keeps: keeps.into_iter().map(|(to, from)| (from, to)).collect(), below }
    }
}
