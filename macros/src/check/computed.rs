//! Fields that are selected by an expression.

use super::Rule;
use crate::errors::Errors;
use crate::names;
use crate::source::Source;

/// The rules of this file.
pub(super) const RULES: &[Rule] = &[Rule { name: "computed_field", check: model_has_columns_only }];

/// A child is absent where all that was selected for it is NULL. An expression may be something else for no row, and so
/// make a child of nothing.
fn model_has_columns_only(source: &Source, errors: &Errors) {
    for field in &source.input.fields {
        let Some(computed) = field.computed else { continue };
        let field = names::text(&field.ident);
        let message = format!("`{field}` is an expression, and a model has the columns of its table and nothing else");
        errors.at(computed, format!("{message}: select it in another row struct, without `derive(Model)`"));
    }
}
