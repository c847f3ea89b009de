//! Tokens as messages show them: short, because a token can be a megabyte.

use proc_macro2::{Delimiter, TokenTree};

/// Longer words are cut in messages.
const LONGEST_SHOWN: usize = 40;

/// A token as a message shows it: short, and without what a bracket holds.
pub(crate) fn shown(token: &TokenTree) -> String {
    match token {
        TokenTree::Group(group) => match group.delimiter() {
            Delimiter::Parenthesis => "(..)".to_owned(),
            Delimiter::Brace => "{..}".to_owned(),
            Delimiter::Bracket | Delimiter::None => "[..]".to_owned(),
        },
        token => shorten(&token.to_string()),
    }
}

/// The beginning of a word that is too long for a message.
pub(crate) fn shorten(word: &str) -> String {
    match word.char_indices().nth(LONGEST_SHOWN) {
        Some((end, _)) => format!("{}..", &word[..end]),
        None => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::shorten;

    #[test]
    fn words_are_cut_between_letters() {
        assert_eq!(shorten("größe"), "größe");
        assert_eq!(shorten(&"ß".repeat(1_000)), format!("{}..", "ß".repeat(40)));
    }
}
