//! What a deletion did, or would do.

use super::course::Course;
use super::graph::Link;
use crate::definition::Table;
use std::fmt;

/// What a deletion changed. A table or an association of which nothing was changed is not in it.
///
#[doc = crate::doc::example!()]
/// let report = user.deletion().run(conn)?;
/// assert_eq!(report.deleted[0].table.name, "users");
/// assert_eq!(report.to_string(), "1 row of users, 1 row of profiles");
/// # Ok(()) }
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Report {
    /// The rows that went, by table; the table that the deletion was asked of is the first.
    pub deleted: Vec<Deleted>,
    /// The rows that stayed and lost their parent, by association.
    pub detached: Vec<Detached>,
}

/// Rows of a table that went.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Deleted {
    /// The table.
    pub table: Table,
    /// How many went.
    pub rows: u64,
}

/// Rows that lost their parent, by `on_delete = set_null`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Detached {
    /// The association, as in `Article.draft`; for a plain foreign key the model and the columns, as in
    /// `Employee (team_id)`.
    pub association: String,
    /// The table.
    pub table: Table,
    /// How many lost it.
    pub rows: u64,
}

impl Report {
    /// How many rows of that table went.
    #[must_use]
    pub fn deleted_from(&self, table: &str) -> u64 {
        self.deleted.iter().filter(|it| it.table.to_string() == table).map(|it| it.rows).sum()
    }

    /// How many rows lost their parent by that association.
    #[must_use]
    pub fn detached_from(&self, association: &str) -> u64 {
        self.detached.iter().filter(|it| it.association == association).map(|it| it.rows).sum()
    }

    pub(crate) fn delete(&mut self, table: Table, rows: u64) {
        match self.deleted.iter_mut().find(|it| it.table == table) {
            Some(deleted) => deleted.rows += rows,
            None if rows > 0 => self.deleted.push(Deleted { table, rows }),
            None => {}
        }
    }

    pub(crate) fn detach(&mut self, course: &Course, link: &Link, rows: u64) {
        match self.detached.iter_mut().find(|it| it.association == link.name) {
            Some(detached) => detached.rows += rows,
            None if rows > 0 => {
                let table = course.model(link.child).table;
                self.detached.push(Detached { association: link.name.clone(), table, rows });
            }
            None => {}
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows = |rows: u64| if rows == 1 { "row" } else { "rows" };
        let mut before = "";
        for Deleted { table, rows: n } in &self.deleted {
            write!(f, "{before}{n} {} of {table}", rows(*n))?;
            before = ", ";
        }
        for Detached { association, table, rows: n } in &self.detached {
            write!(f, "{before}{n} {} of {table} detached ({association})", rows(*n))?;
            before = ", ";
        }
        if before.is_empty() { f.write_str("nothing") } else { Ok(()) }
    }
}
