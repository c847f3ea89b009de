//! The three derives as functions of `proc_macro2` tokens, so that tests can call them.

use proc_macro2::TokenStream;
use syn::{DeriveInput, Error};

use crate::check::{self, Rule, build};
use crate::errors::Errors;
use crate::kind::Derive;
use crate::source::Source;
use crate::stub::Stub;
use crate::{depth, expand};

/// `#[derive(Model)]`
pub(crate) fn model(input: TokenStream) -> TokenStream {
    derive(input, Derive::Model, build::model, expand::model)
}

/// `#[derive(BelongsToOne)]`
pub(crate) fn belongs_to_one(input: TokenStream) -> TokenStream {
    derive(input, Derive::BelongsToOne, build::belongs_to_one, expand::belongs_to_one)
}

/// `#[derive(HasOne)]`
pub(crate) fn has_one(input: TokenStream) -> TokenStream {
    derive(input, Derive::HasOne, build::has_one, expand::has_one)
}

/// Tokens -> raw -> checked -> written; after an error, the error and a stub.
fn derive<T>(
    input: TokenStream,
    derive: Derive,
    build: fn(&Source) -> Option<T>,
    expand: fn(&T) -> TokenStream,
) -> TokenStream {
    let item = match parse(input) {
        Ok(item) => item,
        Err(error) => return error.into_compile_error(),
    };
    let (source, checked) = check(&item, derive, &check::rules(derive));
    match checked.and_then(|()| build(&source).ok_or_else(|| missing_rule(&source))) {
        Ok(checked) => expand(&checked),
        Err(error) => {
            let mut written = error.into_compile_error();
            written.extend(expand::stub(&Stub::of(&source, derive)));
            written
        }
    }
}

/// Reads the item, if it is not too deep to be read.
///
/// # Errors
/// What is no item, which rustc does not let through, and what nests too deeply.
pub(crate) fn parse(input: TokenStream) -> syn::Result<DeriveInput> {
    depth::guard(&input)?;
    syn::parse2(input)
}

/// Reads the attributes and runs the rules; the only gate.
pub(crate) fn check(item: &DeriveInput, derive: Derive, rules: &[Rule]) -> (Source, syn::Result<()>) {
    let errors = Errors::new();
    let source = Source::read(item, derive, &errors);
    check::check(&source, rules, &errors);
    (source, errors.finish())
}

/// What the rules let through and cannot be built.
fn missing_rule(source: &Source) -> Error {
    let message = "diesel-one-to-one did not see what is wrong here, which is a mistake of its own: please report it";
    Error::new(source.input.ident.span(), message)
}
