//! The statements that the writing verbs are made of: Diesel's own where it has them, and fragments around these.

mod change;
mod columns;
mod gives;
mod inserted;
mod insertion;
mod locked;
mod many;
mod numbers;
mod proposal;
mod returning;
mod upsertion;

pub use change::{Change, Changes, Nullify, Park};
pub use columns::{Leaves, NewColumns};
pub use gives::Gives;
#[cfg(feature = "mysql")]
pub(crate) use inserted::FORGET;
pub use inserted::{Inserted, Shared};
pub use insertion::{Insertion, NewChild, NewParent, ParentInsertion};
pub use locked::Locked;
pub use many::{Given, Many, Numbered};
pub(crate) use many::{insertions, rows_of};
pub use numbers::Numbers;
pub(crate) use numbers::quoted;
pub use proposal::Proposal;
pub use returning::Returning;
pub(crate) use upsertion::other_row;
pub use upsertion::{Alone, Duplicate, Upsertion};

use crate::definition::Table;
use diesel::QueryResult;
use diesel::backend::Backend;
use diesel::query_builder::AstPass;

/// The name of a table, as the statements of a model write it.
fn push_table<DB: Backend>(table: &Table, out: &mut AstPass<'_, '_, DB>) -> QueryResult<()> {
    if let Some(schema) = table.schema {
        out.push_identifier(schema)?;
        out.push_sql(".");
    }
    out.push_identifier(table.name)
}

/// A fragment whose text depends on more than its type: Diesel finds it again by its text.
macro_rules! by_text {
    ($fragment:ident<$($parameter:ident),*>) => {
        impl<$($parameter),*> diesel::query_builder::QueryId for $fragment<$($parameter),*> {
            type QueryId = ();
            const HAS_STATIC_QUERY_ID: bool = false;
        }

        impl<$($parameter,)* Conn> diesel::RunQueryDsl<Conn> for $fragment<$($parameter),*> {}
    };
}
use by_text;
