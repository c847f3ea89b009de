//! The front end as a whole. What one file does by itself is tested in that file.

mod checked;
mod count;
mod expansion;
mod grammar;
mod hostile;
mod mutate;

mod rules;
mod typing;
mod ui;

use proc_macro2::TokenStream;
use syn::DeriveInput;

use crate::check::{self, Rule};
use crate::errors::Errors;
use crate::kind::Derive;
use crate::source::Source;

/// All derives.
const DERIVES: [Derive; 3] = [Derive::Model, Derive::BelongsToOne, Derive::HasOne];

/// What one derive says of an item.
struct Verdict {
    /// How many mistakes it found.
    count: usize,
    /// Its messages, notes included.
    messages: Vec<String>,
}

/// Runs one derive up to the gate.
fn verdict(item: &DeriveInput, derive: Derive, rules: &[Rule]) -> Verdict {
    let errors = Errors::new();
    let source = Source::read(item, derive, &errors);
    check::check(&source, rules, &errors);
    let count = errors.count();
    let messages = errors.finish().err().into_iter().flatten().map(|error| error.to_string()).collect();
    Verdict { count, messages }
}

/// The item in `code`.
fn item(code: &str) -> DeriveInput {
    crate::derive::parse(tokens(code)).expect("an item")
}

/// The tokens of `code`.
fn tokens(code: &str) -> TokenStream {
    code.parse().expect("tokens")
}
