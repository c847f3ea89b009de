//! A position in the tokens of one attribute.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;

use crate::path::PathTokens;

/// More open `<` than any type name needs; what the user's own compiler parses next recurses into them.
const DEEPEST_GENERICS: usize = 16;

/// Reads tokens one by one, without recursion.
pub(crate) struct Cursor {
    /// All tokens; invisible groups (from `macro_rules!` fragments) are dissolved.
    tokens: Vec<TokenTree>,
    /// The index of the next one.
    at: usize,
    /// Where a message points when there is no next one.
    end: Span,
}

impl Cursor {
    /// At the first of `tokens`; `end` is where a message points once they are used up.
    pub(crate) fn new(tokens: TokenStream, end: Span) -> Self {
        Self { tokens: dissolve(tokens), at: 0, end }
    }

    /// The next token, left in place.
    pub(crate) fn peek(&self) -> Option<&TokenTree> {
        self.tokens.get(self.at)
    }

    /// The token after the next one.
    pub(crate) fn peek_second(&self) -> Option<&TokenTree> {
        self.tokens.get(self.at + 1)
    }

    /// The next token.
    pub(crate) fn next(&mut self) -> Option<TokenTree> {
        let token = self.tokens.get(self.at).cloned();
        self.at += usize::from(token.is_some());
        token
    }

    /// Where the next token stands.
    pub(crate) fn span(&self) -> Span {
        self.peek().map_or(self.end, TokenTree::span)
    }

    /// Whether the next token is the punctuation `mark`.
    pub(crate) fn is(&self, mark: char) -> bool {
        is_punct(self.peek(), mark)
    }

    /// Whether an item ends here.
    pub(crate) fn at_item_end(&self) -> bool {
        self.peek().is_none() || self.is(',')
    }

    /// Takes the next token if it is the punctuation `mark`.
    pub(crate) fn take(&mut self, mark: char) -> bool {
        let found = self.is(mark);
        self.at += usize::from(found);
        found
    }

    /// Takes the next token if it is an identifier.
    pub(crate) fn take_ident(&mut self) -> Option<Ident> {
        let Some(TokenTree::Ident(ident)) = self.peek() else { return None };
        let ident = ident.clone();
        self.at += 1;
        Some(ident)
    }

    /// Takes the next token if it is a list in parentheses.
    pub(crate) fn take_list(&mut self) -> Option<Group> {
        let Some(TokenTree::Group(group)) = self.peek() else { return None };
        let group = group.clone();
        (group.delimiter() == Delimiter::Parenthesis).then(|| {
            self.at += 1;
            group
        })
    }

    /// Goes to the next comma, to read on after an error. A comma between the generic arguments of what was not
    /// understood is taken for one between items, which costs at most another message.
    pub(crate) fn skip_item(&mut self) {
        while !self.at_item_end() {
            self.at += 1;
        }
    }

    /// Goes behind the next comma.
    pub(crate) fn recover(&mut self) {
        self.skip_item();
        self.take(',');
    }

    /// Takes a path: `User`, `::models::User`, `Page<'a, i32>`. The generic arguments are not looked into.
    ///
    /// # Errors
    /// Where there is no path, or one that never ends.
    pub(crate) fn take_path(&mut self) -> syn::Result<PathTokens> {
        let (begin, span) = (self.at, self.span());
        let mut last = None;
        let mut separated = self.take_colons();
        while separated || last.is_none() {
            match self.take_ident() {
                Some(ident) => last = Some(ident),
                None => return Err(syn::Error::new(self.span(), "expected an identifier here, in a path")),
            }
            self.skip_generics()?;
            separated = self.take_colons();
            if separated && self.is('<') {
                self.skip_generics()?;
                separated = self.take_colons();
            }
        }
        let tokens = self.tokens[begin..self.at].iter().map(ToTokens::to_token_stream).collect();
        last.map(|last| PathTokens { tokens, span: last.span(), last })
            .ok_or_else(|| syn::Error::new(span, "expected a path here"))
    }

    /// Takes `::`.
    fn take_colons(&mut self) -> bool {
        let found = self.is(':') && is_punct(self.peek_second(), ':');
        self.at += if found { 2 } else { 0 };
        found
    }

    /// Goes behind the generic arguments, if there are any here.
    fn skip_generics(&mut self) -> syn::Result<()> {
        let open = self.span();
        let (mut depth, mut arrow) = (0, false);
        while depth > 0 || self.is('<') {
            let before = depth;
            match self.next() {
                Some(TokenTree::Punct(punct)) => {
                    match punct.as_char() {
                        '<' => depth += 1,
                        '>' if !arrow => depth -= 1,
                        _ => {}
                    }
                    arrow = punct.as_char() == '-';
                }
                Some(_) => arrow = false,
                None => return Err(syn::Error::new(open, "this `<` is never closed")),
            }
            if depth > DEEPEST_GENERICS {
                return Err(syn::Error::new(
                    open,
                    "these generic arguments nest too deeply: name the type with `type ..`",
                ));
            }
            if before > 0 && depth == 0 {
                break;
            }
        }
        Ok(())
    }
}

/// Whether `token` is the punctuation `mark`.
fn is_punct(token: Option<&TokenTree>, mark: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == mark)
}

/// The tokens without invisible groups.
fn dissolve(tokens: TokenStream) -> Vec<TokenTree> {
    let mut flat = Vec::new();
    let mut levels = vec![tokens.into_iter()];
    while let Some(level) = levels.last_mut() {
        match level.next() {
            None => drop(levels.pop()),
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::None => {
                levels.push(group.stream().into_iter());
            }
            Some(token) => flat.push(token),
        }
    }
    flat
}
