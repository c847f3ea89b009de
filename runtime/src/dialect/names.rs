use super::Dialect;

/// The bytes of a file's name that `.frm` leaves.
const MARIADB_FILE: usize = 251;

/// What MariaDB calls otherwise on disk, on every system, and then does not find as a parent (10.11, measured).
const DEVICES: [&str; 23] = [
    "aux", "clock$", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "con", "lpt1", "lpt2",
    "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "nul", "prn",
];

/// Which names an engine keeps for itself, and which it takes for one.
///
/// ```
/// use diesel_one_to_one::dialect::Dialect;
///
/// assert_eq!(Dialect::Sqlite.refuses_table("sqlite_users"), Some("SQLite keeps what begins with `sqlite_` for itself"));
/// assert!(Dialect::Mariadb.refuses_table("con").is_some() && Dialect::Mariadb.refuses_table("icon").is_none());
/// assert!(Dialect::Mariadb.refuses_table(&"漢".repeat(51)).is_some());
/// assert_eq!(Dialect::Postgres.refuses_column("xmin"), Some("every table has a system column called so"));
/// assert_eq!(Dialect::Postgres.refuses_schema("pg_users"), Some("PostgreSQL keeps what begins with `pg_` for itself"));
/// assert!(Dialect::Sqlite.same_table("users", "USERS") && !Dialect::Postgres.same_table("users", "USERS"));
/// assert!(Dialect::Mariadb.same_column("É", "é") && !Dialect::Sqlite.same_column("É", "é"));
/// ```
impl Dialect {
    /// Why no table can be called so, if none can, whatever [`refuses_identifier`](Self::refuses_identifier) says.
    ///
    /// MariaDB makes a file of each table: beside letters and digits of ASCII it writes up to five bytes for a character.
    #[must_use]
    pub fn refuses_table(self, name: &str) -> Option<&'static str> {
        let begins = |prefix: &str| name.get(..prefix.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(prefix));
        let in_a_file = |letter: char| if letter.is_ascii_alphanumeric() || letter == '_' { 1 } else { 5 };
        match self {
            Dialect::Sqlite if begins("sqlite_") => Some("SQLite keeps what begins with `sqlite_` for itself"),
            Dialect::Sqlite if name.eq_ignore_ascii_case("sqlite") => {
                Some("its constraints would be called `sqlite_..`, which SQLite keeps for itself")
            }
            Dialect::Mariadb if name.chars().map(in_a_file).sum::<usize>() > MARIADB_FILE => {
                Some("it may be longer than the name of a file, which MariaDB makes of it")
            }
            Dialect::Mariadb if DEVICES.iter().any(|it| name.eq_ignore_ascii_case(it)) => {
                Some("it is a device on Windows, and MariaDB lets no foreign key refer to such a table")
            }
            _ => None,
        }
    }

    /// Why no column can be called so, if none can.
    #[must_use]
    pub fn refuses_column(self, name: &str) -> Option<&'static str> {
        let system = ["tableoid", "xmin", "cmin", "xmax", "cmax", "ctid"];
        let refused = self == Dialect::Postgres && system.contains(&name);
        refused.then_some("every table has a system column called so")
    }

    /// Why no schema can be called so, if none can.
    #[must_use]
    pub fn refuses_schema(self, name: &str) -> Option<&'static str> {
        let refused = self == Dialect::Postgres && name.starts_with("pg_");
        refused.then_some("PostgreSQL keeps what begins with `pg_` for itself")
    }

    /// Are these the name of one table? SQLite does not tell ASCII letters by their case, in quotes or not.
    ///
    /// A MariaDB server does where its file system does; one that does not says so when the second table is made.
    #[must_use]
    pub fn same_table(self, one: &str, other: &str) -> bool {
        match self {
            Dialect::Sqlite => one.eq_ignore_ascii_case(other),
            Dialect::Postgres | Dialect::Mariadb => one == other,
        }
    }

    /// Are these the name of one column? MariaDB tells no letter by its case.
    #[must_use]
    pub fn same_column(self, one: &str, other: &str) -> bool {
        match self {
            Dialect::Sqlite => one.eq_ignore_ascii_case(other),
            Dialect::Postgres => one == other,
            Dialect::Mariadb => one.to_lowercase() == other.to_lowercase(),
        }
    }
}
