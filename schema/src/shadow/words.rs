//! What the text of a table says that a [`Table`](crate::schema::Table) cannot.

use crate::{
    expression::token::{Token, tokens},
    live::text::{end_of_group, split},
};

const WORDS: [(&str, &str); 6] = [
    ("collate", "COLLATE"),
    ("autoincrement", "AUTOINCREMENT"),
    ("conflict", "ON CONFLICT"),
    ("virtual", "VIRTUAL"),
    ("match", "MATCH"),
    ("desc", "DESC"),
];

/// The first word that would be lost.
pub(super) fn unkept(text: &str) -> Option<&'static str> {
    let tokens = tokens(text);
    let open = tokens.iter().position(|it| it.is('('))?;
    let close = end_of_group(&tokens, open);
    let behind = tokens[close..].iter().find_map(|it| match it {
        _ if it.is_word("strict") => Some("STRICT"),
        _ if it.is_word("without") => Some("WITHOUT ROWID"),
        _ => None,
    });
    behind.or_else(|| split(&tokens[open + 1..close]).into_iter().find_map(unkept_in))
}

/// Of the text of an index.
pub(super) fn is_odd(text: &str) -> bool {
    tokens(text).iter().any(|it| it.is_word("collate") || it.is_word("desc"))
}

/// Of a column, or a constraint. Its first word is a name, or none of these. What an expression says is kept.
fn unkept_in(part: &[Token]) -> Option<&'static str> {
    let mut at = 1;
    while let Some(token) = part.get(at) {
        let behind = |word| part[at - 1].is_word(word);
        if token.is('(') && ["check", "default", "as"].into_iter().any(behind) {
            let generated = behind("as");
            at = end_of_group(part, at);
            if generated && !part.get(at + 1).is_some_and(|it| it.is_word("stored")) {
                return Some("VIRTUAL");
            }
        } else if let Some((_, word)) = WORDS.iter().find(|(word, _)| token.is_word(word)) {
            return Some(word);
        }
        at += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::unkept;

    #[test]
    fn the_words_that_would_be_lost() {
        for (text, word) in [
            ("id INTEGER PRIMARY KEY AUTOINCREMENT", "AUTOINCREMENT"),
            ("a TEXT collate nocase", "COLLATE"),
            ("a TEXT, UNIQUE (a COLLATE NOCASE)", "COLLATE"),
            ("a TEXT UNIQUE ON CONFLICT REPLACE", "ON CONFLICT"),
            ("a INT, b INT AS (a + 1)", "VIRTUAL"),
            ("a INT, b INT GENERATED ALWAYS AS (a + 1) VIRTUAL", "VIRTUAL"),
            ("a INT REFERENCES b (id) MATCH FULL", "MATCH"),
            ("a INT, PRIMARY KEY (a DESC)", "DESC"),
        ] {
            assert_eq!(unkept(&format!("CREATE TABLE t ({text})")), Some(word), "{text}");
        }
        assert_eq!(unkept("CREATE TABLE t (a INT) STRICT"), Some("STRICT"));
        assert_eq!(unkept("CREATE TABLE t (a TEXT PRIMARY KEY) WITHOUT ROWID"), Some("WITHOUT ROWID"));
    }

    #[test]
    fn what_is_kept() {
        for text in [
            "\"collate\" TEXT, match INT, \"a b\" TEXT DEFAULT 'strict'",
            "a TEXT CHECK (a = 'x' COLLATE NOCASE), b INT AS (CASE a WHEN 'x' COLLATE NOCASE THEN 1 END) STORED",
            "a INT DEFAULT (1 + 1) -- AUTOINCREMENT\n, PRIMARY KEY (a ASC)",
        ] {
            assert_eq!(unkept(&format!("CREATE TABLE \"without (\" ({text})")), None, "{text}");
        }
    }
}
