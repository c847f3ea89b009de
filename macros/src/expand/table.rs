//! What a table has beyond its columns and associations, as data.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::columns::column_name;
use super::{at, definition, runtime, runtime_at};
use crate::input::Input;
use crate::model::{ModelDerive, Origin, Reference};
use crate::names;

/// Which table it is.
///
/// A schema can be seen in the type that `table!` writes, its name cannot: the user says it, and the schema tools compare
/// before they write anything.
pub(super) fn name(derive: &ModelDerive) -> TokenStream {
    let path = &derive.input.table;
    let Some(schema) = &derive.schema else {
        let runtime = runtime_at(at(path.span));
        return quote_spanned!(at(path.span)=> #runtime::table::<#path::table>());
    };
    let runtime = runtime_at(at(schema.span()));
    let (schema_name, name) = (schema.to_string(), names::text(&path.last));
    quote_spanned!(at(schema.span())=> #runtime::table_in::<#path::table>(#schema_name, #name))
}

/// What compares a schema that the user says with the one of `table!`.
pub(super) fn is_declared_as(derive: &ModelDerive) -> Option<TokenStream> {
    let (path, span) = (&derive.input.table, at(derive.schema.as_ref()?.span()));
    let runtime = runtime_at(span);
    Some(quote_spanned!(span=> is_declared_as: #runtime::is_declared_as::<#path::table>,))
}

/// The names of several columns.
pub(super) fn columns(input: &Input, fields: &[usize]) -> TokenStream {
    let names = fields.iter().map(|&field| column_name(input, &input.fields[field]));
    quote!(&[#(#names),*])
}

/// A plain 1:N key.
pub(super) fn reference(input: &Input, reference: &Reference) -> TokenStream {
    let Reference { parent, foreign_key, on_delete, on_update } = reference;
    let runtime = runtime_at(at(parent.span));
    let columns = columns(input, foreign_key);
    let (on_delete, on_update) = (definition::action(*on_delete), definition::action(*on_update));
    quote_spanned! {at(parent.span)=>
        #runtime::definition::Reference {
            key: #runtime::definition::ForeignKey {
                columns: #columns,
                parent: || <#parent as #runtime::Model>::DEFINITION,
                references: <#parent as #runtime::RowKey>::NAMES,
            },
            on_delete: #runtime::definition::Action::#on_delete,
            on_update: #runtime::definition::Action::#on_update,
        }
    }
}

/// Where the value of the column `path` comes from when an INSERT does not say; `None`: it has to say.
pub(super) fn origin(origin: &Origin, path: &TokenStream) -> Option<TokenStream> {
    let runtime = runtime();
    Some(match origin {
        Origin::Written => return None,
        Origin::OwnKey => quote!({
            #[allow(unused_imports)]
            use #runtime::NotCounted as _;
            #runtime::CounterProbe::<<#path as #runtime::diesel::Expression>::SqlType>::ORIGIN
        }),
        Origin::Sql(expression) => quote!(#runtime::definition::Origin::Default(#expression)),
        Origin::Text(text) => quote!(#runtime::definition::Origin::DefaultText(#text)),
    })
}
