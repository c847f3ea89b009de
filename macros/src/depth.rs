//! A bound on nesting, before anything that recurses sees the input.

use proc_macro2::{Spacing, TokenStream, TokenTree};

/// Half of rustc's own default recursion limit; a debug build of `syn` on a thread's default stack stands more than this.
const DEEPEST: usize = 64;

/// Refuses input that nests deeper than anyone writes by hand.
///
/// `syn` parses types, attribute values and token buffers by recursion, so that a thousand brackets overflow the
/// compiler's stack. This walk keeps its own stack.
///
/// # Errors
/// At the first bracket that is too deep.
pub(crate) fn guard(tokens: &TokenStream) -> syn::Result<()> {
    let mut levels = vec![Level::new(tokens.clone())];
    let mut angles_around = 0;
    while let Some(level) = levels.last_mut() {
        let Some(token) = level.rest.next() else {
            levels.pop();
            angles_around -= levels.last().map_or(0, |around| around.angles);
            continue;
        };
        level.angle(&token);
        let (open, angles) = (level.angles, angles_around + level.angles);
        if levels.len() + angles > DEEPEST {
            return Err(syn::Error::new(token.span(), format!("brackets nest deeper than {DEEPEST} levels here")));
        }
        if let TokenTree::Group(group) = token {
            angles_around += open;
            levels.push(Level::new(group.stream()));
        }
    }
    Ok(())
}

/// One open bracket.
struct Level {
    /// What it holds and was not walked yet.
    rest: proc_macro2::token_stream::IntoIter,
    /// How many `<` are open in it.
    angles: usize,
    /// Whether the next `>` ends an arrow.
    arrow: bool,
}

impl Level {
    /// At the beginning of `tokens`.
    fn new(tokens: TokenStream) -> Self {
        Self { rest: tokens.into_iter(), angles: 0, arrow: false }
    }

    /// Counts `<` and `>`, which are no brackets to the compiler's lexer but nest in types.
    fn angle(&mut self, token: &TokenTree) {
        let TokenTree::Punct(punct) = token else {
            self.arrow = false;
            return;
        };
        match punct.as_char() {
            '<' => self.angles += 1,
            '>' if !self.arrow => self.angles = self.angles.saturating_sub(1),
            _ => {}
        }
        self.arrow = matches!(punct.as_char(), '-' | '=') && punct.spacing() == Spacing::Joint;
    }
}

#[cfg(test)]
mod tests {
    use super::guard;

    #[test]
    fn what_people_write_passes() {
        for code in ["struct A { x: Vec<Vec<Option<(i32, [u8; 4])>>>, f: fn() -> Box<dyn Fn(u8) -> u8> }", ""] {
            assert!(guard(&code.parse().expect("tokens")).is_ok());
        }
    }

    #[test]
    fn arrows_do_not_close() {
        let arrows = format!("{}()", "Fn() -> Box<".repeat(200));
        assert!(guard(&arrows.parse().expect("tokens")).is_err());
    }

    #[test]
    fn brackets_of_both_kinds_count_together() {
        let mixed = format!("{}{}", "Vec<(".repeat(40), ")>".repeat(40));
        assert!(guard(&mixed.parse().expect("tokens")).is_err());
    }

    #[test]
    fn too_deep_is_refused() {
        for (open, close) in [("(", ")"), ("[", "]"), ("{", "}"), ("<", ">")] {
            let nest = |levels| format!("{}{}", open.repeat(levels), close.repeat(levels)).parse().expect("tokens");
            assert!(guard(&nest(60)).is_ok(), "{open}");
            assert!(guard(&nest(10_000)).is_err(), "{open}");
        }
    }
}
