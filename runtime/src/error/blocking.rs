use std::fmt;

/// What keeps a row from being deleted.
///
/// ```
/// use diesel_one_to_one::error::Blocking;
///
/// let blocking = Blocking { association: "User.licence".into(), table: "licences".into(), rows: 2 };
/// assert_eq!(blocking.to_string(), "2 rows of licences (User.licence)");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blocking {
    /// The association whose `on_delete` forbids it, as in `User.licence`; for a plain foreign key the model and the
    /// columns, as in `Employee (team_id)`.
    pub association: String,
    /// The table with the rows that refer to it.
    pub table: String,
    /// How many rows of it do; 0 where only the engine knows: of a foreign key that no model declares.
    pub rows: u64,
}

impl fmt::Display for Blocking {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Blocking { association, table, rows } = self;
        match rows {
            0 => write!(f, "rows of {table} ({association})"),
            1 => write!(f, "1 row of {table} ({association})"),
            _ => write!(f, "{rows} rows of {table} ({association})"),
        }
    }
}

/// Says what is in the way.
pub(super) fn describe(blocking: &[Blocking], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str("rows that must stay refer to what was to go, and nothing was changed")?;
    for (at, it) in blocking.iter().enumerate() {
        write!(f, "{} {it}", if at == 0 { ":" } else { "," })?;
    }
    f.write_str("; delete or detach them first")
}
