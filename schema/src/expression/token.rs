//! The words of a SQL text.

/// One word, and where it stands in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A name or a word of SQL's own.
    Word(String),
    /// A name in quotes, which are taken off.
    Quoted(String),
    /// A text in quotes, which are taken off.
    Text(String),
    Number(String),
    /// Any other character, or several that are one operator.
    Sign(String),
}

impl Token {
    /// Is it this character?
    pub(crate) fn is(&self, sign: char) -> bool {
        matches!(&self.kind, Kind::Sign(it) if it.chars().eq([sign]))
    }

    /// Is it this word of SQL's, whatever the case?
    pub(crate) fn is_word(&self, word: &str) -> bool {
        matches!(&self.kind, Kind::Word(it) if it.eq_ignore_ascii_case(word))
    }

    /// The name that it is, if it is one.
    pub(crate) fn name(&self) -> Option<String> {
        match &self.kind {
            Kind::Word(it) | Kind::Quoted(it) | Kind::Text(it) => Some(it.clone()),
            Kind::Number(_) | Kind::Sign(_) => None,
        }
    }

    /// Does it name this column?
    pub(crate) fn names(&self, column: &str) -> bool {
        match &self.kind {
            Kind::Word(it) => it.eq_ignore_ascii_case(column),
            Kind::Quoted(it) => it == column,
            Kind::Text(_) | Kind::Number(_) | Kind::Sign(_) => false,
        }
    }
}

/// Does the text have the name in it, in quotes or without? SQLite does not tell its case.
pub(crate) fn mentions(text: &str, name: &str) -> bool {
    let is = |it: &Token| matches!(&it.kind, Kind::Word(it) | Kind::Quoted(it) if it.eq_ignore_ascii_case(name));
    tokens(text).iter().any(is)
}

/// Operators of more than one character, the longest first.
const OPERATORS: [&str; 14] =
    ["::", "<=>", "<=", ">=", "<>", "!=", "||", "==", "->>", "->", "!~~*", "!~~", "~~*", "~~"];

/// The words of a text; comments and spaces are none.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut start = 0;
    while let Some(first) = text[start..].chars().next() {
        let rest = &text[start..];
        let (length, kind) = match first {
            it if it.is_whitespace() => (it.len_utf8(), None),
            '-' if rest.starts_with("--") => (rest.find('\n').unwrap_or(rest.len()), None),
            '/' if rest.starts_with("/*") => (rest.find("*/").map_or(rest.len(), |it| it + 2), None),
            '\'' | '"' | '`' => quoted(rest, first),
            it if it.is_alphabetic() || it == '_' => {
                let length = length_of(rest, |it| it.is_alphanumeric() || matches!(it, '_' | '$'));
                (length, Some(Kind::Word(rest[..length].to_owned())))
            }
            it if it.is_ascii_digit() => {
                let length = length_of(rest, |it| it.is_ascii_alphanumeric() || it == '.');
                (length, Some(Kind::Number(rest[..length].to_owned())))
            }
            it => {
                let operator = OPERATORS.iter().find(|it| rest.starts_with(**it));
                let length = operator.map_or(it.len_utf8(), |it| it.len());
                (length, Some(Kind::Sign(rest[..length].to_owned())))
            }
        };
        let end = start + length;
        tokens.extend(kind.map(|kind| Token { kind, start, end }));
        start = end;
    }
    tokens
}

fn length_of(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|it| !belongs(it)).unwrap_or(text.len())
}

/// A doubled quote is one of the text's own; a text that is not ended ends with all.
fn quoted(text: &str, quote: char) -> (usize, Option<Kind>) {
    let (mut inside, mut rest) = (String::new(), text[1..].char_indices().peekable());
    let mut end = text.len();
    while let Some((at, next)) = rest.next() {
        if next == quote && rest.next_if(|(_, it)| *it == quote).is_none() {
            end = at + 2;
            break;
        }
        inside.push(next);
    }
    (end, Some(if quote == '\'' { Kind::Text(inside) } else { Kind::Quoted(inside) }))
}
