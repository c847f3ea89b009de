//! The documentation that generated functions carry: what a user reads when hovering over them.

use proc_macro2::TokenStream;
use quote::quote;

/// Doc attributes, one a line.
pub(super) fn doc(text: &str) -> TokenStream {
    text.lines().map(|line| format!(" {line}")).map(|line| quote!(#[doc = #line])).collect()
}

/// A line and the SQL under it.
pub(super) fn doc_sql(text: &str, sql: &str) -> TokenStream {
    doc(&format!("{text}\n\n```sql\n{sql}\n```"))
}
