use super::{Dialect, Limit};

/// What an engine can do. Each says why it is asked, and what the engines' own limit is.
///
/// ```
/// use diesel_one_to_one::dialect::Dialect;
///
/// assert!(Dialect::Sqlite.partial_unique_index() && !Dialect::Mariadb.partial_unique_index());
/// assert!(Dialect::Postgres.deferrable_foreign_key() && !Dialect::Mariadb.deferrable_foreign_key());
/// assert!(Dialect::Sqlite.transactional_ddl() && !Dialect::Mariadb.transactional_ddl());
/// assert!(Dialect::Postgres.schemas() && !Dialect::Sqlite.schemas());
/// assert!(Dialect::Mariadb.adds_foreign_keys() && !Dialect::Sqlite.adds_foreign_keys());
/// assert!(Dialect::Postgres.indexes_unbounded_text() && !Dialect::Mariadb.indexes_unbounded_text());
/// assert!(Dialect::Mariadb.indexes_foreign_keys() && !Dialect::Postgres.indexes_foreign_keys());
/// assert!(Dialect::Postgres.comments_on_constraints() && !Dialect::Mariadb.comments_on_constraints());
/// assert!(Dialect::Sqlite.checks_columns_of_foreign_key_actions());
/// assert!(Dialect::Postgres.finds_parents_of_other_schemas() && !Dialect::Mariadb.finds_parents_of_other_schemas());
/// assert!(Dialect::Sqlite.tells_restrict_from_no_action() && !Dialect::Mariadb.tells_restrict_from_no_action());
/// assert!(Dialect::Sqlite.generated_not_null() && !Dialect::Mariadb.generated_not_null());
/// assert!(Dialect::Postgres.validates_later() && !Dialect::Sqlite.validates_later());
/// assert!(Dialect::Mariadb.alters_unlocked() && !Dialect::Postgres.alters_unlocked());
/// assert!(Dialect::Mariadb.writes_side_by_side() && !Dialect::Sqlite.writes_side_by_side());
/// assert!(Dialect::Sqlite.cascades_set_off_triggers() && !Dialect::Mariadb.cascades_set_off_triggers());
/// ```
impl Dialect {
    /// Can a UNIQUE index count only the rows that meet a condition?
    ///
    /// Scoped and temporal associations are such an index. MariaDB has neither partial nor functional indexes; there the
    /// index is on a generated column.
    #[must_use]
    pub const fn partial_unique_index(self) -> bool {
        !matches!(self, Dialect::Mariadb)
    }

    /// Can a foreign key be checked at COMMIT?
    ///
    /// MariaDB checks each row as it is written and has no word for anything else.
    #[must_use]
    pub const fn deferrable_foreign_key(self) -> bool {
        !matches!(self, Dialect::Mariadb)
    }

    /// Is a failed or rolled back script as if it had never run?
    ///
    /// On MariaDB every statement of DDL commits by itself, and what the caller had begun with it.
    #[must_use]
    pub const fn transactional_ddl(self) -> bool {
        !matches!(self, Dialect::Mariadb)
    }

    /// Can a table live in a schema of its own, and be referred to from another?
    ///
    /// A MariaDB schema is a database. A file attached to SQLite is no schema: no foreign key can leave its file.
    #[must_use]
    pub const fn schemas(self) -> bool {
        !matches!(self, Dialect::Sqlite)
    }

    /// Can a foreign key be added to a table that exists, and be dropped from it?
    ///
    /// Where it can, a table refers only to tables that exist, so a cycle is closed afterwards. SQLite cannot, but lets
    /// a table refer to one that does not exist yet.
    #[must_use]
    pub const fn adds_foreign_keys(self) -> bool {
        !matches!(self, Dialect::Sqlite)
    }

    /// Can text and bytes of any length be under a key or an index?
    ///
    /// MariaDB indexes at most 3,072 bytes and refuses a type without a bound.
    #[must_use]
    pub const fn indexes_unbounded_text(self) -> bool {
        !matches!(self, Dialect::Mariadb)
    }

    /// Does a foreign key bring an index of its own, where no other begins with its columns?
    ///
    /// On MariaDB it does, under the foreign key's name.
    #[must_use]
    pub const fn indexes_foreign_keys(self) -> bool {
        matches!(self, Dialect::Mariadb)
    }

    /// Does a constraint have a comment of its own?
    ///
    /// A MariaDB foreign key has none; its note goes to its first column. SQLite keeps the text of CREATE TABLE with
    /// all that is written in it.
    #[must_use]
    pub const fn comments_on_constraints(self) -> bool {
        !matches!(self, Dialect::Mariadb)
    }

    /// Can a CHECK look at a column that a foreign key's action writes (`set_null`, or `cascade` on update)?
    ///
    /// MariaDB refuses the table: error 1901.
    #[must_use]
    pub const fn checks_columns_of_foreign_key_actions(self) -> bool {
        !matches!(self, Dialect::Mariadb)
    }

    /// Can a table in a schema of its own refer to one in the connection's own schema, which is not named?
    ///
    /// On MariaDB a parent without a schema is looked for beside its child: error 150.
    #[must_use]
    pub const fn finds_parents_of_other_schemas(self) -> bool {
        matches!(self, Dialect::Postgres)
    }

    /// Does it keep apart RESTRICT, which refuses at once, from NO ACTION?
    ///
    /// MariaDB checks each row as it is written, so that the two are one.
    #[must_use]
    pub const fn tells_restrict_from_no_action(self) -> bool {
        !matches!(self, Dialect::Mariadb)
    }

    /// Can a generated column be NOT NULL?
    ///
    /// MariaDB has no place for the words; there it is what its expression is.
    #[must_use]
    pub const fn generated_not_null(self) -> bool {
        !matches!(self, Dialect::Mariadb)
    }

    /// Can a constraint hold of rows that come before it is known of those that are there, and an index be built so?
    ///
    /// On PostgreSQL (`NOT VALID` and `VALIDATE CONSTRAINT`, `CREATE INDEX CONCURRENTLY`) what takes long is then done while
    /// others write: constraints in a transaction of their own, indexes in none at all (error 25001).
    #[must_use]
    pub const fn validates_later(self) -> bool {
        matches!(self, Dialect::Postgres)
    }

    /// Can a statement ask to be refused rather than keep others from writing?
    ///
    /// MariaDB's `LOCK=NONE`. Elsewhere each statement has the lock that it has, or there is one writer at a time.
    #[must_use]
    pub const fn alters_unlocked(self) -> bool {
        matches!(self, Dialect::Mariadb)
    }

    /// Do several programs write at a time, so that a script that commits in the middle lets others write?
    ///
    /// On SQLite one writes at a time, and others wait for the end of its transaction.
    #[must_use]
    pub const fn writes_side_by_side(self) -> bool {
        !matches!(self, Dialect::Sqlite)
    }

    /// Does what a foreign key's action does to a row (`cascade`, `set_null`) set off the row's triggers?
    ///
    /// On MariaDB it does not, so that a trigger does not learn of it.
    #[must_use]
    pub const fn cascades_set_off_triggers(self) -> bool {
        !matches!(self, Dialect::Mariadb)
    }

    /// Can a trigger write a table that the statement which set it off is about?
    ///
    /// Not on MariaDB, if the statement writes or reads it (error 1442). Two triggers that keep two tables the same work there
    /// all the same: the one that another has set off finds nothing to write, and the error comes of a statement that is
    /// executed only. But a program's statement that writes one of the two and reads the other (`DELETE .. WHERE id IN (SELECT
    /// ..)`, `UPDATE .. JOIN ..`) is refused while they are there.
    #[must_use]
    pub const fn triggers_write_what_is_read(self) -> bool {
        !matches!(self, Dialect::Mariadb)
    }

    /// How long the name of a table, a column or a constraint may be. `None`: any length.
    ///
    /// ```
    /// use diesel_one_to_one::dialect::{Dialect, Limit};
    ///
    /// assert_eq!(Dialect::Postgres.identifier_limit(), Some(Limit::Bytes(63))); // and cuts what is longer
    /// assert_eq!(Dialect::Mariadb.identifier_limit(), Some(Limit::Characters(64))); // error 1059
    /// assert_eq!(Dialect::Sqlite.identifier_limit(), None);
    /// ```
    #[must_use]
    pub const fn identifier_limit(self) -> Option<Limit> {
        match self {
            Dialect::Sqlite => None,
            Dialect::Postgres => Some(Limit::Bytes(63)),
            Dialect::Mariadb => Some(Limit::Characters(64)),
        }
    }

    /// Why a name is none here, if it is none, its length aside.
    ///
    /// ```
    /// use diesel_one_to_one::dialect::Dialect;
    ///
    /// assert_eq!(Dialect::Mariadb.refuses_identifier("\u{1F980}"), Some("it has a character beyond U+FFFF in it"));
    /// assert_eq!(Dialect::Postgres.refuses_identifier("\u{1F980}"), None);
    /// assert_eq!(Dialect::Sqlite.refuses_identifier(""), Some("it is empty"));
    /// ```
    #[must_use]
    pub fn refuses_identifier(self, name: &str) -> Option<&'static str> {
        match self {
            _ if name.contains('\0') => Some("it has a NUL in it, which ends the text of a statement"),
            _ if name.is_empty() => Some("it is empty"),
            Dialect::Mariadb if name.ends_with([' ', '\t', '\n', '\u{b}', '\u{c}', '\r']) => {
                Some("it ends with white space")
            }
            Dialect::Mariadb if name.chars().any(|it| it > '\u{ffff}') => {
                Some("it has a character beyond U+FFFF in it")
            }
            _ => None,
        }
    }

    /// Why a text is no comment here, if it is none, its length aside.
    ///
    /// ```
    /// use diesel_one_to_one::dialect::Dialect;
    ///
    /// assert_eq!(Dialect::Mariadb.refuses_comment("\u{1F980}"), Some("it would keep a `?` for a character beyond U+FFFF"));
    /// assert_eq!(Dialect::Sqlite.refuses_comment("\u{1F980}"), None);
    /// ```
    #[must_use]
    pub fn refuses_comment(self, comment: &str) -> Option<&'static str> {
        match self {
            _ if comment.contains('\0') => Some("a NUL ends the text of a statement"),
            Dialect::Mariadb if comment.chars().any(|it| it > '\u{ffff}') => {
                Some("it would keep a `?` for a character beyond U+FFFF")
            }
            _ => None,
        }
    }

    /// How long the comment of a table may be.
    ///
    /// ```
    /// use diesel_one_to_one::dialect::{Dialect, Limit};
    ///
    /// assert_eq!(Dialect::Mariadb.table_comment_limit(), Some(Limit::Characters(2048))); // error 1628
    /// ```
    #[must_use]
    pub const fn table_comment_limit(self) -> Option<Limit> {
        match self {
            Dialect::Sqlite | Dialect::Postgres => None,
            Dialect::Mariadb => Some(Limit::Characters(2048)),
        }
    }

    /// How long the comment of a column may be.
    ///
    /// ```
    /// use diesel_one_to_one::dialect::{Dialect, Limit};
    ///
    /// assert_eq!(Dialect::Mariadb.column_comment_limit(), Some(Limit::Characters(1024))); // error 1629
    /// ```
    #[must_use]
    pub const fn column_comment_limit(self) -> Option<Limit> {
        match self {
            Dialect::Sqlite | Dialect::Postgres => None,
            Dialect::Mariadb => Some(Limit::Characters(1024)),
        }
    }
}
