//! What a deletion must know of a backend.

use super::cascade::{self, Counters};
use super::catalog::{self, Catalog};
use crate::backend::WritingBackend;
use diesel::QueryResult;
use diesel::query_builder::AstPass;

/// A backend that deletions run on: one of Diesel's own.
///
/// ```
/// use diesel_one_to_one::deletion::DeletingBackend;
///
/// assert_eq!(diesel::sqlite::Sqlite::CASCADE_DEPTH, Some(900));
/// ```
#[diagnostic::on_unimplemented(
    message = "nothing can be deleted on the backend `{Self}`",
    label = "no verb that deletes runs here",
    note = "enable the feature `sqlite`, `postgres` or `mysql` of `diesel-one-to-one`; of a `MultiConnection`, match the \
            connection and call the verb on what is inside"
)]
pub trait DeletingBackend: WritingBackend {
    /// How deep a cascade of the engine's own may be made to go, in rows of a table that refers to itself.
    ///
    /// SQLite stops at 1,000 (`SQLITE_MAX_TRIGGER_DEPTH`), and other tables may hang on each row; MariaDB at 15 (error
    /// 1296, `FK_MAX_CASCADE_DEL`); PostgreSQL does not: 20,000 were deleted in 0.4 s.
    const CASCADE_DEPTH: Option<usize>;

    /// What allows a recursive query any number of rounds.
    ///
    /// MariaDB ends one after `max_recursive_iterations`, by default 1,000, with a warning and without the rest of its
    /// rows.
    const ANY_DEPTH: &'static str = "";

    /// What has a count go by a long list of keys as it goes by a short one.
    ///
    /// MariaDB makes a table of a list of 1,000 values and more and joins it, which takes a third longer than to look for
    /// each; from 32,000 on it would read the whole table instead (`optimizer_max_sel_arg_weight`).
    const LISTS: &'static str = "";

    /// What is around the query that locks rows, so that they are counted where they are.
    ///
    /// MariaDB gives a one for each: it drops the order of a query in a FROM, and so locks the rows as they come.
    const HELD: (&'static str, &'static str) = ("SELECT COUNT(*) FROM (", ") AS held");

    /// Whether a statement joins its table to the rows that it changes, rather than to look for them by `IN`.
    ///
    /// MariaDB reads the whole table for the second, because it makes a join of a sub-select in a SELECT and in a
    /// statement of several tables only (until 11.1).
    const JOINS: bool = false;

    /// Whether a DELETE can be told the order of its rows, and must be: MariaDB checks keys row by row.
    const ORDERS: bool = false;

    /// How many tables can lose rows in one deletion: as many as a statement can name queries in its WITH.
    const MOST_TABLES: usize = usize::MAX;

    /// What is around a common table expression that is to be computed by itself.
    const APART: (&'static str, &'static str) = (" AS MATERIALIZED (", ")");

    /// Whether the server itself counts the rows that a transaction deletes from a table, those that its cascades delete
    /// among them: PostgreSQL does (`pg_stat_get_xact_tuples_deleted`).
    const COUNTS: bool = false;

    /// Writes the query for what it has counted so far, if it does.
    ///
    /// # Errors
    /// When a value cannot be bound.
    #[doc(hidden)]
    fn deleted_so_far<'b>(_: &'b Counters, _: AstPass<'_, 'b, Self>) -> QueryResult<()> {
        Ok(())
    }

    /// Writes the query for the foreign keys that the database has.
    ///
    /// # Errors
    /// When a value cannot be bound.
    #[doc(hidden)]
    fn foreign_keys<'b>(catalog: &'b Catalog, out: AstPass<'_, 'b, Self>) -> QueryResult<()>;
}

#[cfg(feature = "sqlite")]
impl DeletingBackend for diesel::sqlite::Sqlite {
    const CASCADE_DEPTH: Option<usize> = Some(900);

    fn foreign_keys<'b>(catalog: &'b Catalog, out: AstPass<'_, 'b, Self>) -> QueryResult<()> {
        catalog::of_sqlite(catalog, out)
    }
}

#[cfg(feature = "postgres")]
impl DeletingBackend for diesel::pg::Pg {
    const CASCADE_DEPTH: Option<usize> = None;
    const COUNTS: bool = true;

    fn deleted_so_far<'b>(counters: &'b Counters, out: AstPass<'_, 'b, Self>) -> QueryResult<()> {
        cascade::of_postgres(counters, out)
    }

    fn foreign_keys<'b>(catalog: &'b Catalog, out: AstPass<'_, 'b, Self>) -> QueryResult<()> {
        catalog::of_postgres(catalog, out)
    }
}

#[cfg(feature = "mysql")]
impl DeletingBackend for diesel::mysql::Mysql {
    const CASCADE_DEPTH: Option<usize> = Some(15);
    const ANY_DEPTH: &'static str = "SET STATEMENT max_recursive_iterations = 4294967295 FOR ";
    // "Too many WITH elements in WITH clause", by trial
    const MOST_TABLES: usize = 64;
    // has no word for it, and computes what has a LIMIT
    const APART: (&'static str, &'static str) = (" AS (", " LIMIT 18446744073709551615)");
    const LISTS: &'static str = "SET STATEMENT in_predicate_conversion_threshold = 30000 FOR ";
    const HELD: (&'static str, &'static str) = ("", "");
    const JOINS: bool = true;
    const ORDERS: bool = true;

    fn foreign_keys<'b>(catalog: &'b Catalog, out: AstPass<'_, 'b, Self>) -> QueryResult<()> {
        catalog::of_mariadb(catalog, out)
    }
}
