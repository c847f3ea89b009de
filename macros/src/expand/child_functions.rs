//! The functions that a child, or another row struct of its table, gets for one association.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};

use super::docs::{self, SqlOfChild, doc, doc_sql};
use super::{affixed, at, constant, runtime_at};
use crate::input::Input;
use crate::path::PathTokens;

/// What the functions of one association are written from.
pub(super) struct Functions<'a> {
    pub(super) parent: &'a PathTokens,
    /// The child's name for the parent.
    pub(super) name: &'a Ident,
    /// The association's type.
    pub(super) link: TokenStream,
    pub(super) nullable: bool,
    pub(super) columns: Vec<String>,
    pub(super) references: Option<Vec<String>>,
    pub(super) key: Key,
}

impl Functions<'_> {
    /// The SQL to show.
    fn sql(&self, input: &Input) -> SqlOfChild {
        let key = docs::Key { columns: &self.columns, references: self.references.as_deref(), nullable: self.nullable };
        SqlOfChild::of(input, self.parent, self.name, &key)
    }
}

/// Where the key of a handle comes from.
pub(super) enum Key {
    /// The model's own implementation.
    OfModel,
    /// The fields of another row struct.
    InFields(TokenStream),
    /// Nowhere: the row struct leaves the foreign key out.
    Missing,
}

/// The functions that the child gets.
pub(super) fn functions(input: &Input, of: &Functions<'_>) -> TokenStream {
    let Functions { parent, name, link, nullable, .. } = of;
    let span = at(parent.span);
    let runtime = runtime_at(span);
    let (ident, own_type, vis) = (&input.ident, &input.parameters.own_type, &input.vis);
    let (impl_generics, _, where_clause) = input.parameters.generics.split_for_impl();
    let [with, join] = [("with_", ""), ("", "_join")].map(|(prefix, suffix)| affixed(prefix, name, suffix));
    let constant = constant(name);

    let parent_name = &parent.last;
    let row = if *nullable { format!("({ident}, Option<{parent_name}>)") } else { format!("({ident}, {parent_name})") };
    let sql = of.sql(input);
    let docs_constant = doc(&format!(
        "The association with `{parent_name}`, from this side, as a value: `{ident}::with({ident}::{constant})`.\n\n\
         The key is `{}`.",
        sql.key
    ));
    let docs_with = doc_sql(&format!("Each `{ident}` with its `{parent_name}`: `{row}`."), &sql.with_parent, sql.note);
    let docs_join = doc(&format!(
        "What to join for the `{parent_name}`: `.inner_join({ident}::{join}())`, for a selection of your own."
    ));
    let handles = handles(input, of);
    quote_spanned! {span=>
        #[allow(dead_code, private_interfaces, private_bounds)]
        impl #impl_generics #own_type #where_clause {
            #docs_constant
            #vis const #constant: #runtime::ToParent<#link> = #runtime::ToParent::ASSOCIATION;

            #docs_with
            #[must_use]
            #vis fn #with<__Db: #runtime::diesel::backend::Backend>() -> #runtime::WithParentQuery<Self, #link, __Db>
            where
                #link: #runtime::WithParent<Self, __Db>,
            {
                <#link as #runtime::WithParent<Self, __Db>>::with_parent()
            }

            #docs_join
            #[must_use]
            #vis fn #join() -> #runtime::ParentJoin<#link>
            where
                for<'__any> #link: #runtime::JoinOfParent<'__any>,
            {
                #runtime::parent_join::<#link>()
            }

            #handles
        }
    }
}

/// The handles, for a row that holds the key.
fn handles(input: &Input, of: &Functions<'_>) -> Option<TokenStream> {
    let Functions { parent, name, link, key, .. } = of;
    let span = at(parent.span);
    let runtime = runtime_at(span);
    let (vis, parent_name, of_many) = (&input.vis, &parent.last, affixed("", name, "_of"));
    let sql = of.sql(input);
    let docs_handle =
        doc_sql(&format!("The slot for the `{parent_name}` of this `{}`.", input.ident), &sql.by_key, sql.note);
    let docs_of =
        doc_sql(&format!("The slots for the `{parent_name}`s of these, in their order."), &sql.by_keys, sql.note);
    let (one, many) = match key {
        Key::OfModel => (quote!(of(self)), quote!(of(rows))),
        Key::InFields(key) => {
            (quote!(by_key({ let child = self; #key })), quote!(by_keys(rows.into_iter().map(|child| #key))))
        }
        Key::Missing => return None,
    };
    Some(quote_spanned! {span=>
        #docs_handle
        #vis fn #name(&self) -> #runtime::ParentOf<#link> {
            #runtime::ParentOf::#one
        }

        #docs_of
        #vis fn #of_many<'__row>(rows: impl ::core::iter::IntoIterator<Item = &'__row Self>) -> #runtime::ParentsOf<#link> {
            #runtime::ParentsOf::#many
        }
    })
}
