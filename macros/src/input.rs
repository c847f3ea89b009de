//! The struct itself, with what Diesel's own attributes say of it.

use proc_macro2::{Ident, Span};
use syn::{Generics, Visibility};

use crate::path::PathTokens;

/// A struct with named fields, with Diesel's defaults applied.
#[derive(Clone)]
pub(crate) struct Input {
    /// Its name.
    pub(crate) ident: Ident,
    /// Its visibility, which generated public items share.
    pub(crate) vis: Visibility,
    /// Its generics.
    pub(crate) generics: Generics,
    /// `#[diesel(table_name = ..)]`, or Diesel's default with the span of the struct's name.
    pub(crate) table: PathTokens,
    /// The columns of `#[diesel(primary_key(..))]`, or `id` with the span of the struct's name.
    pub(crate) primary_key: Vec<Ident>,
    /// In the order written.
    pub(crate) fields: Vec<Field>,
}

/// One named field.
#[derive(Clone)]
pub(crate) struct Field {
    /// Its name, raw if the user wrote it raw.
    pub(crate) ident: Ident,
    /// Its column: `#[diesel(column_name = ..)]` or its name; always with the span of the field's name.
    pub(crate) column: Ident,
    /// Its type.
    pub(crate) ty: syn::Type,
    /// Where its type begins.
    pub(crate) ty_span: Span,
    /// Whether its type is spelled `Option<..>`.
    pub(crate) nullable: bool,
    /// Whether it is `#[diesel(embed)]`: a struct of columns, no column.
    pub(crate) embed: bool,
}
