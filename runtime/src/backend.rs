//! What our own statements must know of a backend.

use diesel::backend::Backend;

/// A backend that the verbs run on.
///
/// Implemented for Diesel's own backends under the features `sqlite`, `postgres` and `mysql`. The backend of a
/// `#[derive(MultiConnection)]` enum joins them with [`multi_backend!`](crate::multi_backend).
///
/// ```
/// use diesel_one_to_one::backend::DialectBackend;
///
/// assert_eq!(diesel::sqlite::Sqlite::BIND_LIMIT, 32_766);
/// ```
#[diagnostic::on_unimplemented(
    message = "diesel-one-to-one is not enabled for the backend `{Self}`",
    label = "no dialect for this backend",
    note = "enable the feature `sqlite`, `postgres` or `mysql` of `diesel-one-to-one`"
)]
pub trait DialectBackend: Backend {
    /// How many values one statement of a batch may bind.
    ///
    /// SQLite stops at 32,766 parameters (`SQLITE_MAX_VARIABLE_NUMBER`), MariaDB at 65,535 (16 bits in its protocol).
    /// PostgreSQL takes all keys as one array; the limit there only bounds the size of a message.
    const BIND_LIMIT: usize;

    /// The same for keys of several columns, whose values are bound one by one.
    ///
    /// PostgreSQL stops at 65,535 (16 bits in its protocol). MariaDB looks for no more than 32,000 of them in an index
    /// (`optimizer_max_sel_arg_weight`): it compares each with every row then, a minute for 16,383 pairs and 40,000 rows.
    const ROW_LIMIT: usize = Self::BIND_LIMIT;

    /// Whether it is faster to bind a batch of integers as one JSON array.
    ///
    /// SQLite has no arrays, and keeps no statement for each number of keys. Its JSON functions are part of it since
    /// 3.38 and were a common option before. MariaDB's `JSON_TABLE` would do the same, but where a prepared statement with one
    /// waits for a lock and is chosen to end a deadlock, the server answers nothing at all (10.11.19, four of ten runs of a test of
    /// seven connections).
    const JSON_KEYS: bool = false;

    /// Whether a list of row values stands by itself: `(a, b) IN ((1, 2), (3, 4))`.
    ///
    /// SQLite wants a query there (`(VALUES (1, 2), (3, 4))`), PostgreSQL plans one better than the OR chain that it makes
    /// of a list; MariaDB uses an index for the list only.
    const ROW_LISTS: bool = false;
}

/// How many keys of so many columns one statement of a batch has.
pub(crate) fn keys_of<DB: DialectBackend>(columns: usize) -> usize {
    let limit = if columns > 1 { DB::ROW_LIMIT } else { DB::BIND_LIMIT };
    (limit / columns.max(1)).max(1)
}

/// A backend that the writing verbs run on, too: one of Diesel's own.
///
/// ```
/// use diesel_one_to_one::backend::WritingBackend;
///
/// assert_eq!(diesel::sqlite::Sqlite::BEGIN, "BEGIN IMMEDIATE");
/// ```
#[diagnostic::on_unimplemented(
    message = "the verbs that write are not enabled for the backend `{Self}`",
    label = "no dialect for this backend",
    note = "enable the feature `sqlite`, `postgres` or `mysql` of `diesel-one-to-one`; of a `MultiConnection`, match the \
            connection and call the verb on what is inside"
)]
pub trait WritingBackend: DialectBackend + Default {
    /// How a transaction begins that is going to write.
    ///
    /// On SQLite with the lock for writing, because a transaction that reads first and writes then is refused beside
    /// another writer, at once and whatever the busy timeout.
    const BEGIN: &'static str;

    /// How a verb begins a transaction of its own.
    ///
    /// On MariaDB it is READ COMMITTED: its default, REPEATABLE READ, locks the gaps that a new child goes into, and two
    /// verbs on two parents would wait for each other. On PostgreSQL it has a savepoint to go back to, see `RESUME`.
    const BEGIN_VERB: &'static str = Self::BEGIN;

    /// What locks the rows of a SELECT until the transaction ends. SQLite has one writer, and nothing to lock.
    const ROW_LOCK: &'static str;

    /// What lets a foreign key that is NOT NULL hold no parent's key until COMMIT, for a swap. Elsewhere such keys cannot be
    /// swapped: a UNIQUE is checked row by row, and a foreign key at once.
    const PARK: Option<Deferral> = None;

    /// What lets a transaction be asked something after a statement that failed: PostgreSQL's takes nothing else then. The
    /// verb's savepoint, with which its own transaction begins, too, is given up anyway. The first of these that is answered
    /// does.
    const RESUME: &'static [&'static str] = &[];

    /// What keeps for that question what a verb did before the statement: with a child gone that was to be replaced, what is
    /// in the way of the new one is another.
    const STEP: Option<&'static str> = None;

    /// Whether the VALUES of an INSERT may say DEFAULT. On SQLite the column is left out.
    const DEFAULTS: bool = true;

    /// How many rows one INSERT of many has at most. SQLite prepares a short one faster than it saves by a long one (a hundred
    /// rows: two thirds of the time of ten thousand).
    const MOST_ROWS: usize = usize::MAX;

    /// What an INSERT says that gives a column the number which the database would count: the identity may be
    /// `GENERATED ALWAYS`.
    const NUMBERED: &'static str = "";

    /// A statement that does nothing, where an asynchronous connection must be waited for: SQLite's works on a thread,
    /// which goes on with what a dropped future had begun.
    const NOTHING: Option<&'static str> = None;
}

/// How foreign keys are checked at COMMIT, for as long as a swap takes.
#[derive(Debug, Clone, Copy)]
pub struct Deferral {
    /// Asks whether they are already. Then they stay so: to switch it off is to forget what is still to be checked.
    pub asked: &'static str,
    /// Has them checked at COMMIT.
    pub on: &'static str,
    /// Has them checked at once again.
    pub off: &'static str,
}

#[cfg(feature = "sqlite")]
impl WritingBackend for diesel::sqlite::Sqlite {
    const BEGIN: &'static str = "BEGIN IMMEDIATE";
    const ROW_LOCK: &'static str = "";
    const PARK: Option<Deferral> = Some(Deferral {
        asked: "SELECT defer_foreign_keys FROM pragma_defer_foreign_keys",
        on: "PRAGMA defer_foreign_keys = ON",
        off: "PRAGMA defer_foreign_keys = OFF",
    });
    const DEFAULTS: bool = false;
    const MOST_ROWS: usize = 100;
    const NOTHING: Option<&'static str> = Some("SELECT 1");
}

#[cfg(feature = "postgres")]
impl WritingBackend for diesel::pg::Pg {
    const BEGIN: &'static str = "BEGIN";
    const BEGIN_VERB: &'static str = "BEGIN; SAVEPOINT diesel_one_to_one";
    const ROW_LOCK: &'static str = " FOR UPDATE";
    const RESUME: &'static [&'static str] =
        &["ROLLBACK TO SAVEPOINT diesel_one_to_one_step", "ROLLBACK TO SAVEPOINT diesel_one_to_one"];
    const STEP: Option<&'static str> = Some("SAVEPOINT diesel_one_to_one_step");
    const NUMBERED: &'static str = " OVERRIDING SYSTEM VALUE";
}

#[cfg(feature = "mysql")]
impl WritingBackend for diesel::mysql::Mysql {
    const BEGIN: &'static str = "BEGIN";
    const BEGIN_VERB: &'static str = "SET TRANSACTION ISOLATION LEVEL READ COMMITTED; BEGIN";
    const ROW_LOCK: &'static str = " FOR UPDATE";
}

#[cfg(feature = "sqlite")]
impl DialectBackend for diesel::sqlite::Sqlite {
    const BIND_LIMIT: usize = 32_766;
    const JSON_KEYS: bool = true;
}

#[cfg(feature = "postgres")]
impl DialectBackend for diesel::pg::Pg {
    const BIND_LIMIT: usize = 1_000_000;
    const ROW_LIMIT: usize = 65_535;
}

#[cfg(feature = "mysql")]
impl DialectBackend for diesel::mysql::Mysql {
    const BIND_LIMIT: usize = 65_535;
    const ROW_LIMIT: usize = 30_000;
    const ROW_LISTS: bool = true;
}

/// Lets the backend of a `#[derive(MultiConnection)]` enum run our queries and `get`.
///
/// ```
/// use diesel::prelude::*;
///
/// #[derive(diesel::MultiConnection)]
/// pub enum AnyConnection {
///     Sqlite(SqliteConnection),
/// }
/// diesel_one_to_one::multi_backend!(MultiBackend);
/// # fn main() {}
/// ```
#[macro_export]
macro_rules! multi_backend {
    ($backend:ty) => {
        $crate::__rows_of_backend!($backend);

        impl $crate::backend::DialectBackend for $backend {
            // the least of its members'
            const BIND_LIMIT: usize = 32_766;
        }
    };
}
