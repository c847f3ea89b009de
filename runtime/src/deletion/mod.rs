//! The deletion of rows, and of what goes with them: `user.deletion()`.
//!
//! A deletion follows the rules that the associations declare, whatever the database does by itself: it refuses where a
//! row must stay (`restrict`), takes the key from what is detached (`set_null`), deletes what goes too (`cascade`), and
//! leaves to the engine what is declared so (`no_action`). Plain keys (`#[model(references(..))]`) count like
//! associations.
//!
#![doc = crate::doc::example!()]
//! let plan = user.deletion().plan(conn)?;
//! assert!(plan.blocking.is_empty() && plan.unmanaged.is_empty());
//!
//! let report = user.deletion().run(conn)?;
//! assert_eq!(report, plan.report);
//! assert_eq!((report.deleted_from("users"), report.deleted_from("profiles")), (1, 1));
//! # Ok(()) }
//! ```
//!
//! The deletion of many rows is one deletion: what keeps one of them is no obstacle if it goes with another.
//!
#![doc = crate::doc::example!()]
//! let users = User::query().load(conn)?;
//! let report = User::deletion_of(&users).run(conn)?;
//! assert_eq!(report.to_string(), "2 rows of users, 1 row of profiles");
//! # Ok(()) }
//! ```
//!
//! # The statements
//!
//! Each says with common table expressions which rows go, one for each table, down from the keys of the first. So their
//! number depends on the models and never on the rows, a table at the end of two ways is visited once, and neither a long
//! chain nor a diamond makes the text nest or multiply.
//!
//! ```sql
//! BEGIN -- or a SAVEPOINT, inside the transaction of the caller
//! -- The rows are there, and locked in the order of their keys; then those below that something may refer to.
//! SELECT COUNT(*) FROM (SELECT 1 FROM users WHERE users.id IN (?) ORDER BY users.id FOR UPDATE) AS held
//! SELECT COUNT(*) FROM (SELECT 1 FROM profiles WHERE id IN (SELECT id FROM (
//!     WITH doomed_0 AS (SELECT users.id FROM users WHERE users.id IN (?)),
//!          doomed_1 AS (SELECT t.id FROM profiles AS t INNER JOIN doomed_0 AS d ON t.user_id = d.id)
//!     SELECT t.id FROM doomed_1 AS t
//! ) AS doomed) ORDER BY profiles.id FOR UPDATE) AS held
//! -- What is in the way: all of it, in one statement.
//! WITH .. SELECT 0, COUNT(*) FROM licences AS t INNER JOIN doomed_1 AS d ON t.profile_id = d.id UNION ALL SELECT 1, ..
//! -- What stays loses its key, and the rest goes, children first.
//! UPDATE drafts SET user_id = NULL WHERE id IN (..)
//! DELETE FROM profiles WHERE id IN (..)
//! DELETE FROM users WHERE users.id IN (?)
//! COMMIT
//! ```
//!
//! From a hundred rows on the catalog is asked whether the engine enforces a cascade for every edge below. If it does, one
//! statement locks the first rows, one counts the others, and the engine deletes them, because an engine with such a cascade looks
//! for the children of each row anyway. Nothing comes in below a row that is locked; further down, a row that another transaction
//! adds after the count goes too, uncounted. PostgreSQL counts by itself what its cascades delete
//! (`pg_stat_get_xact_tuples_deleted`): where all goes by them and the count of the first table is what the DELETE says, nothing is
//! locked or counted before, and whatever comes late is counted as well. In a transaction of the caller's that is
//! REPEATABLE READ, MariaDB counts the rows below as its snapshot has them.
//!
//! Beside an insert of a child nothing is orphaned and the deletion does not fail: the rows are locked from the top down,
//! so that the insert waits, and is refused by its foreign key when the parent is gone. Without a foreign key, or with one
//! that is not enforced, nothing can hold it back.
//!
//! # What each engine limits
//!
//! | | SQLite | PostgreSQL | MariaDB |
//! |---|---|---|---|
//! | a table that refers to itself by `cascade`, its rows a chain | 900 rows with a statement, because its cascade ends at 1,000 levels | any length, one statement | any length, one statement, the last row first: its cascade ends at 15 levels, and it checks keys row by row |
//! | the same, its rows a ring | to 900 rows; longer is `Unsupported` | any length | to 15 rows; longer is `Unsupported` |
//! | tables that cascade into each other | `Unsupported` | `Unsupported` | `Unsupported` |
//! | locks | none: one writer | `FOR UPDATE` | `FOR UPDATE`; a DELETE within a table that refers to itself reads the whole table |
//! | rows in a deletion | 16,383 keys that are no integers at a time | any number | 32,767 keys at a time |
//! | what the engine says when it refuses | that there is a foreign key | its name and table | its name and table |
//!
//! Of keys of several columns it is 8,191 values on SQLite, 32,767 on PostgreSQL and 15,000 on MariaDB at a time, divided by
//! these columns. Above those numbers of keys the deletion goes on list by list, in the same transaction;
//! then a row that must stay is in the way even if a later list would take it.
//!
//! # What it cannot see
//!
//! A deletion knows the models that can be reached from its own, over every association and plain key, in either direction.
//! A foreign key of any other table is the engine's alone. [`Plan::unmanaged`] lists these, from the catalog.

mod backend;
mod cascade;
mod catalog;
mod course;
mod graph;
mod handle;
mod plan;
mod questions;
mod refusal;
mod remove;
mod report;
mod root;
mod rows;
mod run;
mod statement;
mod steps;

pub use backend::DeletingBackend;
pub use handle::{Deletable, Deletion, RowOfModel, RowsOf};
pub use plan::{Plan, Unmanaged};
pub use report::{Deleted, Detached, Report};

/// The verbs of a deletion on a Diesel connection.
pub mod blocking {
    pub use super::plan::blocking::Plan;
    pub use super::remove::blocking::Remove;
    pub use super::run::blocking::Run;
}

/// The verbs of a deletion on a `diesel_async` connection. Their futures are `Send`.
#[cfg(feature = "async")]
pub mod asynchronous {
    pub use super::plan::asynchronous::Plan;
    pub use super::remove::asynchronous::Remove;
    pub use super::run::asynchronous::Run;
}

use crate::verb::{at_once, now};
#[cfg(feature = "async")]
use crate::verb::{boxing, in_a_box, later};
