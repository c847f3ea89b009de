//! The accumulator of everything that is wrong with one input.

use std::cell::{Cell, RefCell};
use std::fmt::Display;

use proc_macro2::Span;
use quote::ToTokens;

/// Collects errors, so that the user sees all of them at once.
///
/// Neither a parser nor a rule returns early; they report here and go on. The only gate is [`Errors::finish`], and it
/// cannot be forgotten: dropping an accumulator that nobody finished panics.
pub(crate) struct Errors {
    /// Behind a cell, so that rules share the accumulator without borrowing it mutably.
    reported: RefCell<Vec<syn::Error>>,
    /// Whether somebody looked.
    finished: Cell<bool>,
}

impl Errors {
    /// An accumulator without errors.
    pub(crate) fn new() -> Self {
        Self { reported: RefCell::default(), finished: Cell::new(false) }
    }

    /// Reports `message` at one token.
    pub(crate) fn at(&self, span: Span, message: impl Display) {
        self.push(syn::Error::new(span, message));
    }

    /// Reports `message` under all of `tokens`.
    pub(crate) fn under(&self, tokens: impl ToTokens, message: impl Display) {
        self.push(syn::Error::new_spanned(tokens, message));
    }

    /// Reports one mistake that two tokens make together: the second, and where the first stands.
    pub(crate) fn pair(&self, second: Span, message: impl Display, first: Span, note: impl Display) {
        let mut error = syn::Error::new(second, message);
        error.combine(syn::Error::new(first, note));
        self.push(error);
    }

    /// Reports an error that is already made.
    pub(crate) fn push(&self, error: syn::Error) {
        self.reported.borrow_mut().push(error);
    }

    /// How many mistakes were reported so far.
    pub(crate) fn count(&self) -> usize {
        self.reported.borrow().len()
    }

    /// The gate: nothing is written unless nothing was reported.
    ///
    /// # Errors
    /// All that was reported, as one error.
    pub(crate) fn finish(self) -> syn::Result<()> {
        self.finished.set(true);
        let mut reported = self.reported.take().into_iter();
        let Some(mut all) = reported.next() else { return Ok(()) };
        reported.for_each(|error| all.combine(error));
        Err(all)
    }

    /// Drops what was reported. For the attributes of another derive, which reports its own mistakes.
    pub(crate) fn discard(self) {
        self.finished.set(true);
    }
}

impl Drop for Errors {
    fn drop(&mut self) {
        let looked_at = self.finished.get() || std::thread::panicking();
        assert!(looked_at, "errors were collected and nobody looked: `Errors::finish` was forgotten");
    }
}
