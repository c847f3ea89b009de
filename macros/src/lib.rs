//! The derives of `diesel-one-to-one`: `Model`, `BelongsToOne` and `HasOne`. Use them through that crate, which
//! re-exports them and documents what they write.
//!
//! The way is raw -> checked -> written, one direction, a gate between. `attr` turns attributes into raw types that keep
//! the place of every word; `check` runs the rules, collects all errors in one accumulator (`errors`) and builds the
//! checked types (`model`); `expand` sees only these. After an error, stubs are written beside it, so that one mistake
//! gives one message.

mod attr;
mod check;
mod declare;
mod depth;
mod derive;
mod errors;
mod expand;
mod facts;
mod generics;
mod input;
mod keys;
mod kind;
mod model;
mod names;
mod path;
mod recover;
mod rust_type;
mod source;
mod spanned;
mod stub;
mod suggest;
#[cfg(test)]
mod tests;
mod values;

use proc_macro::TokenStream;

/// The whole table as the schema tools see it: `#[model(..)]`, on the struct and on its fields.
///
/// On the struct: `declare_table`, `schema = ..`, `references(..)`, `index(..)`, `unique(..)`, `check = ".."`,
/// `renamed_from = ..`, `note = ".."`. On a field: `unique`, `index`, `default = ..`, `assigned`, `sql_type = ".."`,
/// `check = ".."`, `renamed_from = ..`, `note = ".."`.
#[proc_macro_derive(Model, attributes(model, diesel))]
pub fn derive_model(input: TokenStream) -> TokenStream {
    derive::model(input.into()).into()
}

/// The child's side of associations, which declares them: `#[belongs_to_one(Parent, on_delete = ..)]`.
///
/// Further keys: `foreign_key = column`, `on_update = ..`, `name = ..`, `inverse = ..` or `mirror = none`,
/// `note = ".."`.
#[proc_macro_derive(BelongsToOne, attributes(belongs_to_one, diesel))]
pub fn derive_belongs_to_one(input: TokenStream) -> TokenStream {
    derive::belongs_to_one(input.into()).into()
}

/// The parent's side of associations, which mirrors them: `#[has_one(Child)]`.
///
/// Further keys: `name = ..`, `foreign_key = column`.
#[proc_macro_derive(HasOne, attributes(has_one, diesel))]
pub fn derive_has_one(input: TokenStream) -> TokenStream {
    derive::has_one(input.into()).into()
}
