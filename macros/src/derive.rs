//! The three derives as functions of `proc_macro2` tokens, so that tests can call them.

use proc_macro2::TokenStream;
use syn::{DeriveInput, Error};

use crate::check::{self, Rule, build};
use crate::errors::Errors;
use crate::input::named_fields;
use crate::kind::Derive;
use crate::source::Source;
use crate::stub::Stub;
use crate::{depth, expand, recover};

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
    let rules = check::rules(derive);
    let (mut source, checked) = check(&item, derive, &rules);
    let error = match checked.and_then(|()| build(&source).ok_or_else(|| missing_rule(&source))) {
        Ok(checked) => return expand(&checked),
        Err(error) => error,
    };
    let mut written = error.into_compile_error();
    if derive == Derive::Model {
        written.extend(expand::stub(&Stub::of(&source, derive)));
        return written;
    }
    let whole = Stub::of(&source, derive);
    let is_sound = |source: &Source| recover::is_quiet(source, &rules) && build(source).is_some();
    let left_out = recover::keep_sound(&mut source, derive, is_sound);
    let sound = build(&source).filter(|_| source.has_associations(derive));
    match sound {
        Some(sound) => {
            written.extend(expand(&sound));
            let sound = Stub::of(&source, derive);
            left_out.put_in(&mut source);
            written.extend(expand::stub_links(&Stub::of(&source, derive).without(&sound)));
        }
        None => written.extend(expand::stub(&whole)),
    }
    written
}

/// Reads the item, if it is not too deep to be read.
///
/// # Errors
/// What is no item, which rustc does not let through, and what nests too deeply. A field called `_` is one to `syn` and
/// none to rustc.
pub(crate) fn parse(input: TokenStream) -> syn::Result<DeriveInput> {
    depth::guard(&input)?;
    let item = syn::parse2(input)?;
    let unnamed = named_fields(&item).find(|(field, _)| *field == "_").map(|(field, _)| field.span());
    unnamed.map_or(Ok(item), |span| Err(Error::new(span, "a field has a name, and `_` is none")))
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
