//! The parameters of a row struct, as generated code writes them.
//!
//! A row that is loaded borrows nothing, so that what is written for `Profile<'a>` is written for `Profile<'static>`: an
//! association is a type of its own and outlives every row. Type parameters are kept, and own what they hold.

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::punctuated::Punctuated;
use syn::{DeriveInput, GenericParam, Generics, TypeParam, WherePredicate};

/// The parameters of a row struct without its lifetimes.
#[derive(Clone)]
pub(crate) struct Parameters {
    /// The parameters with their bounds.
    pub(crate) generics: Generics,
    /// The struct with all its arguments: `Page<'static, T>`.
    pub(crate) own_type: TokenStream,
}

impl Parameters {
    /// Of this struct.
    pub(crate) fn of(item: &DeriveInput) -> Self {
        let lifetimes = Lifetimes::of(&item.generics);
        let arguments = item.generics.params.iter().map(|parameter| match parameter {
            GenericParam::Lifetime(_) => quote!('static),
            GenericParam::Type(parameter) => parameter.ident.to_token_stream(),
            GenericParam::Const(parameter) => parameter.ident.to_token_stream(),
        });
        let ident = &item.ident;
        let own_type = if item.generics.params.is_empty() { quote!(#ident) } else { quote!(#ident<#(#arguments),*>) };
        let mut generics = item.generics.clone();
        let kept = item.generics.params.iter().filter_map(|parameter| lifetimes.without(parameter));
        generics.params = kept.collect();
        if let Some(clause) = &mut generics.where_clause {
            let about_types = clause.predicates.iter().filter(|it| !matches!(it, WherePredicate::Lifetime(_)));
            clause.predicates = about_types.filter_map(|predicate| lifetimes.erased(predicate)).collect();
        }
        Self { generics, own_type }
    }

    /// Whether there are any.
    pub(crate) fn any(&self) -> bool {
        !self.generics.params.is_empty()
    }

    /// The parameters as a type alias declares them: `<T, const N: usize>`, or nothing.
    pub(crate) fn declared(&self) -> Option<TokenStream> {
        let parameters = self.generics.params.iter().map(|parameter| match parameter {
            GenericParam::Type(parameter) => parameter.ident.to_token_stream(),
            parameter => parameter.to_token_stream(),
        });
        self.any().then(|| quote!(<#(#parameters),*>))
    }

    /// The parameters as they are passed on to it: `<T, N>`, or nothing.
    pub(crate) fn passed(&self) -> TokenStream {
        self.generics.split_for_impl().1.to_token_stream()
    }

    /// The type parameters as a tuple, or nothing.
    pub(crate) fn types(&self) -> Option<TokenStream> {
        let types: Vec<_> = self.generics.type_params().map(|parameter| &parameter.ident).collect();
        (!types.is_empty()).then(|| quote!((#(#types,)*)))
    }
}

/// The lifetimes that a struct declares.
pub(crate) struct Lifetimes(Vec<Ident>);

impl Lifetimes {
    /// Of these parameters.
    pub(crate) fn of(generics: &Generics) -> Self {
        Self(generics.lifetimes().map(|parameter| parameter.lifetime.ident.clone()).collect())
    }

    /// A parameter that is none of them. A type parameter outlives them, and has no default, which an `impl` cannot have.
    fn without(&self, parameter: &GenericParam) -> Option<GenericParam> {
        let GenericParam::Type(parameter) = parameter else {
            return matches!(parameter, GenericParam::Const(_)).then(|| parameter.clone());
        };
        let mut bounds: Punctuated<_, _> = parameter.bounds.iter().filter_map(|bound| self.erased(bound)).collect();
        bounds.push(syn::parse_quote!('static));
        Some(GenericParam::Type(TypeParam { bounds, default: None, eq_token: None, ..parameter.clone() }))
    }

    /// The same with `'static` in place of each; `None`, which cannot be, where that is no longer the same syntax.
    pub(crate) fn erased<T: ToTokens + syn::parse::Parse + Clone>(&self, it: &T) -> Option<T> {
        if self.0.is_empty() {
            return Some(it.clone());
        }
        syn::parse2(self.erase(it.to_token_stream())).ok()
    }

    /// The same with `'static` in place of each.
    pub(crate) fn erase(&self, tokens: TokenStream) -> TokenStream {
        let mut after_quote = false;
        let erased = tokens.into_iter().map(|token| match token {
            TokenTree::Group(group) => {
                let mut erased = Group::new(group.delimiter(), self.erase(group.stream()));
                erased.set_span(group.span());
                TokenTree::Group(erased)
            }
            TokenTree::Ident(ident) if std::mem::take(&mut after_quote) && self.0.contains(&ident) => {
                TokenTree::Ident(Ident::new("static", ident.span()))
            }
            TokenTree::Punct(mark) => {
                after_quote = mark.as_char() == '\'';
                TokenTree::Punct(mark)
            }
            token => {
                after_quote = false;
                token
            }
        });
        erased.collect()
    }
}
