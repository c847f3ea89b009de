//! The names of Diesel's that it does not promise to keep, each with the reason why it is used. All else is public API.

/// Joins a table to a query whose type is a parameter. `QueryDsl::left_join` says the same for a concrete query only.
pub(crate) use diesel::query_dsl::InternalJoinDsl;

/// The kinds of join that our queries make; `InternalJoinDsl` asks for one.
pub use diesel::internal::table_macro::{Inner, LeftOuter};

/// Gives columns the name that they have under an alias, whether one column, a tuple or a selection; `Alias::fields` says
/// the same, of values alone.
pub(crate) use diesel::internal::operators_macro::FieldAliasMapper;

/// What `alias!` writes to tell two aliases of one table apart.
pub(crate) use diesel::internal::alias_macro::AliasAliasAppearsInFromClauseSameTable;

/// What `table!` writes the name of a table into, and `InfixNode` where it has a schema too. There is no public way to a
/// table's name.
pub(crate) use diesel::internal::table_macro::{Identifier, InfixNode, StaticQueryFragment};

// `diesel::query_dsl::CompatibleType` (in `row`), public with the feature
// `i-implement-a-third-party-backend-and-opt-into-breaking-changes`, which `diesel_async` uses too: it is how Diesel
// infers the row type of a query. Without it the strict reading of a child would cost `.load(conn)` its inference.
