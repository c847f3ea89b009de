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
        assertions.push(same_primary_key(input, model));
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
