//! What is still known about the input after an error.

use std::collections::HashSet;

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::Visibility;

use crate::declare::Declared;
use crate::generics::Parameters;
use crate::input::Field;
use crate::kind::Derive;
use crate::names;
use crate::path::PathTokens;
use crate::source::Source;

/// As much of the input as could be read, from which `expand` writes impls that keep other parts of the user's crate
/// quiet. Nothing in it was checked, except that every name can be written as a function.
#[derive(Clone)]
pub(crate) struct Stub {
    /// Whose impls are missing.
    pub(crate) derive: Derive,
    /// The item: a struct, but after an error also an enum or a union.
    pub(crate) ident: Ident,
    /// Its visibility.
    pub(crate) vis: Visibility,
    /// Its parameters.
    pub(crate) parameters: Parameters,
    /// Where the runtime crate is, if not under its own name.
    pub(crate) runtime: Option<PathTokens>,
    /// The table, inferred where it was not written.
    pub(crate) table: PathTokens,
    /// The table, if the struct declares it; only of `#[derive(Model)]`.
    pub(crate) declared: Option<Declared>,
    /// The type of the primary key, where it is one field; without the `Option` that it may not be.
    pub(crate) key: Option<TokenStream>,
    /// Whether it is a row struct of another model.
    pub(crate) row_of: bool,
    /// The parents named by `#[belongs_to_one(..)]`; only of `#[derive(BelongsToOne)]`.
    pub(crate) parents: Vec<StubLink>,
    /// The children named by `#[has_one(..)]`; only of `#[derive(HasOne)]`.
    pub(crate) children: Vec<StubLink>,
    /// Whether there is a `#[has_one(..)]` whose child could not be read.
    pub(crate) unknown_child: bool,
}

/// One association of a [`Stub`].
#[derive(Clone)]
pub(crate) struct StubLink {
    /// The type on the other side.
    pub(crate) path: PathTokens,
    /// The parent's name for the child; `None` where there is no mirror.
    pub(crate) inverse: Option<Ident>,
}

impl Stub {
    /// What `source` still says.
    pub(crate) fn of(source: &Source, derive: Derive) -> Self {
        let input = &source.input;
        let parents = source.parents.iter().filter(|_| derive == Derive::BelongsToOne).filter_map(|raw| {
            let inverse = raw.inverse_name(input).filter(is_function);
            let path = raw.parent.clone().filter(|path| path.last != "Self")?;
            Some(StubLink { path, inverse })
        });
        let children = source.children.iter().filter(|_| derive == Derive::HasOne).filter_map(|raw| {
            let path = raw.child.clone().filter(|path| path.last != "Self")?;
            Some(StubLink { path, inverse: raw.own_name().filter(is_function) })
        });
        Self {
            derive,
            ident: input.ident.clone(),
            vis: input.vis.clone(),
            parameters: input.parameters.clone(),
            runtime: input.runtime.clone(),
            table: input.table.clone(),
            key: match &input.primary_key[..] {
                [key] => input.field_of(key).map(|field| key_type(&input.fields[field])),
                _ => None,
            },
            declared: Declared::of(source).filter(|_| derive == Derive::Model),
            row_of: source.row_of().is_some_and(|model| model.value.type_name() != names::text(&input.ident)),
            parents: without_repeats(parents.collect()),
            children: without_repeats(children.collect()),
            unknown_child: source.children.iter().any(|raw| raw.child.is_none()),
        }
    }
}

impl Stub {
    /// The links that `other` does not have: what is said twice would be two implementations of one trait. A further row
    /// struct declares nothing.
    pub(crate) fn without(mut self, other: &Self) -> Self {
        let links = |stub: &Self| stub.parents.iter().chain(&stub.children).map(StubLink::key).collect::<Vec<_>>();
        let others = links(other);
        self.parents.retain(|link| !other.row_of && !others.contains(&link.key()));
        self.children.retain(|link| !others.contains(&link.key()));
        self.unknown_child &= other.children.is_empty();
        self
    }
}

impl StubLink {
    /// What makes it one implementation.
    fn key(&self) -> (String, Option<String>) {
        (self.path.type_name(), self.inverse.as_ref().map(names::text))
    }
}

/// The type of a key in a field.
fn key_type(field: &Field) -> TokenStream {
    let ty = &field.ty;
    if field.nullable { quote!(<#ty as ::core::iter::IntoIterator>::Item) } else { quote!(#ty) }
}

/// The links, each once.
fn without_repeats(links: Vec<StubLink>) -> Vec<StubLink> {
    let mut seen = HashSet::new();
    links.into_iter().filter(|link| seen.insert(link.key())).collect()
}

/// Whether an identifier can be the name of a function: a word of Rust may have been written where a name belongs.
fn is_function(name: &Ident) -> bool {
    syn::parse2::<Ident>(name.to_token_stream()).is_ok()
}
