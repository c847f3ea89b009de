//! Checked -> written: the tokens that each derive adds to the user's crate.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{BelongsToOneDerive, HasOneDerive, ModelDerive};
use crate::stub::Stub;

/// What `#[derive(Model)]` writes.
pub(crate) fn model(_derive: &ModelDerive) -> TokenStream {
    quote!()
}

/// What `#[derive(BelongsToOne)]` writes.
pub(crate) fn belongs_to_one(_derive: &BelongsToOneDerive) -> TokenStream {
    quote!()
}

/// What `#[derive(HasOne)]` writes.
pub(crate) fn has_one(_derive: &HasOneDerive) -> TokenStream {
    quote!()
}

/// What a derive writes beside its errors, so that the rest of the user's crate is not buried in consequences.
pub(crate) fn stub(_stub: &Stub) -> TokenStream {
    quote!()
}
