//! What a further row struct must agree on with the model that it points at.

use quote::{format_ident, quote_spanned};

use super::assertion::{self, Assertion};
use super::{at, runtime_at};
use crate::input::Input;
use crate::path::PathTokens;

/// It can be selected, from the model's table. No constant can say it of a struct with parameters, nor of one of which an
/// error was reported.
pub(super) fn row_of(input: &Input, model: &PathTokens) -> Vec<Assertion> {
    if input.parameters.any() || input.recovered {
        return Vec::new();
    }
    vec![assertion::loads(input), same_table(input, model)]
}

/// Its primary key is the model's as well: a handle finds the other side by it.
pub(super) fn keyed_row_of(input: &Input, model: &PathTokens) -> Vec<Assertion> {
    let mut assertions = row_of(input, model);
    if !assertions.is_empty() {
        assertions.extend([same_primary_key(input, model), same_key_type(input, model)]);
    }
    assertions
}

/// Its table is the model's: by its own columns a query would look into another table.
fn same_table(input: &Input, model: &PathTokens) -> Assertion {
    let (table, span) = (&input.table, model.span);
    let runtime = runtime_at(at(span));
    Assertion {
        name: format_ident!("__SAME_TABLE"),
        span,
        condition: quote_spanned! {at(span)=> {
            #[allow(unused_imports)]
            use #runtime::{NotAModel as _, OtherTable as _};
            !#runtime::ModelProbe::<#model>::MODEL || #runtime::TableProbe::<#table::table, #model>::OF_MODEL
        }},
        message: format!(
            "`{}` is no row of the table of `{}`: name that table, `#[diesel(table_name = ..)]`, or another model",
            input.ident, model.last
        ),
    }
}

/// Its key is of the model's Rust type, which is the one that the other side has.
fn same_key_type(input: &Input, model: &PathTokens) -> Assertion {
    let own_type = &input.parameters.own_type;
    let key: Vec<_> = input.primary_key.iter().filter_map(|key| input.field_of(key)).collect();
    let span = key.first().map_or(model.span, |&field| input.fields[field].ty_span);
    let runtime = runtime_at(at(span));
    Assertion {
        name: format_ident!("__SAME_KEY_TYPE"),
        span,
        condition: quote_spanned! {at(span)=> {
            #[allow(unused_imports)]
            use #runtime::{NoRowKey as _, NotAModel as _, OtherType as _};
            !#runtime::ModelProbe::<#model>::MODEL
                || !#runtime::RowKeyProbe::<#own_type, #model>::SAME_KEY
                || #runtime::RowValueProbe::<#own_type, #model>::SAME_TYPE
        }},
        message: format!(
            "the primary key of `{}` has another Rust type than that of its model `{}`: give its field the same type",
            input.ident, model.last
        ),
    }
}

fn same_primary_key(input: &Input, model: &PathTokens) -> Assertion {
    let (own_type, span) = (&input.parameters.own_type, model.span);
    let runtime = runtime_at(at(span));
    Assertion {
        name: format_ident!("__SAME_PRIMARY_KEY"),
        span,
        condition: quote_spanned! {at(span)=> {
            #[allow(unused_imports)]
            use #runtime::NoRowKey as _;
            #runtime::RowKeyProbe::<#own_type, #model>::SAME_KEY
        }},
        message: format!(
            "`{}` has another primary key than its model `{}`: name the same columns, `#[diesel(primary_key(..))]`",
            input.ident, model.last
        ),
    }
}
