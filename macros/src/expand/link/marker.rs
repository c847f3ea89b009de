//! The type of a declaration, and where it leads.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens as _, quote, quote_spanned};

use super::Link;
use crate::expand::{at, name_type, runtime, runtime_at};
use crate::input::Input;
use crate::model::BelongsToOne;

/// The type of one declaration.
pub(in crate::expand) fn marker(link: &Link<'_>) -> TokenStream {
    let Link { input, association, marker, .. } = link;
    let (own, vis, parent, child) = (link.own_type(), &input.vis, &association.parent, &input.parameters.own_type);
    let (impl_generics, _, where_clause) = input.parameters.generics.split_for_impl();
    let parameters = input.parameters.generics.params.iter();
    let span = at(parent.span);
    let runtime = runtime_at(span);
    quote_spanned! {span=>
        /// The association as a type; with the parent in it, so that it is no more visible than either of the two.
        #[allow(non_camel_case_types, unnameable_types, private_interfaces)]
        #vis struct #marker<#(#parameters,)* __Visibility = ::core::marker::PhantomData<fn() -> #parent>>(
            ::core::marker::PhantomData<fn() -> #child>,
            __Visibility,
        ) #where_clause;

        #[automatically_derived]
        impl #impl_generics ::core::clone::Clone for #own #where_clause {
            fn clone(&self) -> Self {
                *self
            }
        }

        #[automatically_derived]
        impl #impl_generics ::core::marker::Copy for #own #where_clause {}

        #[automatically_derived]
        impl #impl_generics ::core::fmt::Debug for #own #where_clause {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(<Self as #runtime::Association>::NAME)
            }
        }

        #[allow(dead_code)]
        impl #impl_generics #own #where_clause {
            /// Loads the parts with each child.
            #vis fn then<__Parts: #runtime::Parts<#child>>(self, parts: __Parts) -> #runtime::Then<Self, __Parts> {
                #runtime::Then::new(self, parts)
            }

            /// A column of the child as a plan calls it, where the child's table may stand under an alias.
            #vis fn field<__Column>(self, column: __Column) -> #runtime::FieldIn<Self, __Column>
            where
                <Self as #runtime::Hop>::Place: #runtime::Places<__Column>,
            {
                #runtime::field_in::<Self, __Column>(column)
            }
        }
    }
}

/// That it leads from the parent to the child and back.
pub(super) fn directions(link: &Link<'_>) -> TokenStream {
    let Link { input, association, .. } = link;
    let (own, parent, child) = (link.own_type(), &association.parent, &input.parameters.own_type);
    let (impl_generics, _, where_clause) = input.parameters.generics.split_for_impl();
    let span = at(parent.span);
    let runtime = runtime_at(span);
    let one = |hop: &TokenStream, from: &TokenStream| {
        quote_spanned! {span=>
            #[automatically_derived]
            impl #impl_generics #runtime::Part<#from> for #hop #where_clause {
                type Shape = #runtime::HopShape<Self>;
            }

            #[automatically_derived]
            impl #impl_generics #runtime::Parts<#from> for #hop #where_clause {
                type Shape<__Own> = (__Own, #runtime::HopShape<Self>);
            }
        }
    };
    let down = one(&own, &parent.to_token_stream());
    let up = one(&quote_spanned!(span=> #runtime::ToParent<#own>), child);
    quote!(#down #up)
}

/// That two declarations of one struct are not the same, so that one query may have an alias of each.
pub(in crate::expand) fn apart(input: &Input, markers: &[Ident]) -> TokenStream {
    let runtime = runtime();
    let (impl_generics, arguments, where_clause) = input.parameters.generics.split_for_impl();
    let pairs =
        markers.iter().flat_map(|one| markers.iter().filter(move |other| *other != one).map(move |other| (one, other)));
    let pairs = pairs.map(|(one, other)| {
        quote! {
            #[automatically_derived]
            impl #impl_generics #runtime::Versus<#other #arguments> for #one #arguments #where_clause {
                type Count = #runtime::diesel::query_source::Never;
            }
        }
    });
    pairs.collect()
}

/// `impl Declares ..`, for the mirror to find it, and `impl DeclaresAs ..`, for other row structs of the child's table.
pub(super) fn lookup(link: &Link<'_>) -> TokenStream {
    let Link { input, association, .. } = link;
    let BelongsToOne { parent, name, inverse, spans, .. } = association;
    let (passed, child) = (input.parameters.passed(), &input.parameters.own_type);
    let (impl_generics, _, where_clause) = input.parameters.generics.split_for_impl();
    let (runtime, own_name) = (runtime(), name_type(name, parent.span));
    let declares = inverse.as_ref().map(|inverse| {
        let span = at(spans.inverse);
        let (runtime, name) = (runtime_at(span), name_type(inverse, spans.inverse));
        quote_spanned! {span=>
            #[automatically_derived]
            impl #impl_generics #runtime::Declares<#parent, #name> for #child #where_clause {
                type Association = __Checked #passed;
            }
        }
    });
    quote! {
        #declares

        #[automatically_derived]
        impl #impl_generics #runtime::DeclaresAs<#parent, #own_name> for #child #where_clause {
            type Association = __Checked #passed;
        }
    }
}
