//! The text of a table or an index, where an engine keeps what it was made by and tells no other way what is in it.

use crate::expression::token::{Token, tokens};

/// What a CREATE TABLE says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Table {
    /// Of the table and of its columns.
    pub(crate) checks: Vec<Check>,
    /// In the order of the text.
    pub(crate) foreign_keys: Vec<ForeignKey>,
    /// The columns, in lower case, and what they are made from.
    pub(crate) generated: Vec<(String, String)>,
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Check {
    pub(crate) name: Option<String>,
    pub(crate) expression: String,
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct ForeignKey {
    pub(crate) name: Option<String>,
    pub(crate) deferrable: bool,
    pub(crate) deferred: bool,
    /// `CASCADE`, if it says.
    pub(crate) on_delete: Option<String>,
    pub(crate) on_update: Option<String>,
}

/// Reads a CREATE TABLE that the engine has accepted.
pub(crate) fn table(text: &str) -> Table {
    let mut table = Table::default();
    let tokens = tokens(text);
    let Some(open) = tokens.iter().position(|it| it.is('(')) else { return table };
    let close = end_of_group(&tokens, open);
    for part in split(&tokens[open + 1..close]) {
        read_part(&mut table, text, part);
    }
    table
}

/// What stands behind the WHERE of a CREATE INDEX.
pub(crate) fn condition(text: &str) -> Option<String> {
    let tokens = tokens(text);
    let open = tokens.iter().position(|it| it.is('('))?;
    let close = end_of_group(&tokens, open);
    let at = tokens.get(close + 1).filter(|it| it.is_word("where"))?;
    Some(text[at.end..].trim().to_owned())
}

/// A column or a constraint of the table.
fn read_part(table: &mut Table, text: &str, part: &[Token]) {
    let constraint = ["constraint", "primary", "unique", "check", "foreign"];
    let of_table = part.first().is_some_and(|it| constraint.iter().any(|word| it.is_word(word)));
    let column = part.first().filter(|_| !of_table).and_then(Token::name);
    let (mut name, mut at) = (None, usize::from(column.is_some()));
    while let Some(token) = part.get(at) {
        if token.is('(') {
            at = end_of_group(part, at);
        } else if token.is_word("constraint") {
            at += 1;
            name = part.get(at).and_then(Token::name);
        } else if token.is_word("check") {
            let (group, expression) = group(text, part, at + 1);
            table.checks.push(Check { name: name.take(), expression });
            at = group;
        } else if token.is_word("references") {
            let rest = || part[at..].iter().take_while(|it| !it.is_word("constraint"));
            let not = part[at..].windows(2).any(|it| it[0].is_word("not") && it[1].is_word("deferrable"));
            table.foreign_keys.push(ForeignKey {
                name: name.take(),
                deferrable: !not && rest().any(|it| it.is_word("deferrable")),
                deferred: !not && rest().any(|it| it.is_word("deferred")),
                on_delete: action(&part[at..], "delete"),
                on_update: action(&part[at..], "update"),
            });
        } else if let (true, Some(column)) = (token.is_word("as"), &column) {
            let (group, expression) = group(text, part, at + 1);
            table.generated.push((column.to_lowercase(), expression));
            at = group;
        } else if ["unique", "primary", "null", "default", "collate"].iter().any(|word| token.is_word(word)) {
            // what is not asked for uses up the name that stands before it
            name = None;
        }
        at += 1;
    }
}

/// What stands behind `ON DELETE`: a word, or two.
fn action(tokens: &[Token], of: &str) -> Option<String> {
    let at = tokens.windows(2).position(|it| it[0].is_word("on") && it[1].is_word(of))?;
    let words: Vec<String> =
        tokens[at + 2..].iter().take(2).filter_map(Token::name).map(|it| it.to_uppercase()).collect();
    match &words[..] {
        [first, second] if ["SET", "NO"].contains(&&**first) => Some(format!("{first} {second}")),
        [first, ..] => Some(first.clone()),
        [] => None,
    }
}

/// Where the group in parentheses ends that begins at or behind `at`, and its text.
fn group(text: &str, tokens: &[Token], at: usize) -> (usize, String) {
    let open = (at..tokens.len()).find(|it| tokens[*it].is('(')).unwrap_or(tokens.len().saturating_sub(1));
    let close = end_of_group(tokens, open);
    let inside = tokens.get(open).zip(tokens.get(close)).and_then(|(open, close)| text.get(open.end..close.start));
    (close, inside.unwrap_or_default().trim().to_owned())
}

/// The parenthesis that closes the one at `open`.
pub(crate) fn end_of_group(tokens: &[Token], open: usize) -> usize {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        if token.is('(') {
            depth += 1;
        } else if token.is(')') {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                return at;
            }
        }
    }
    tokens.len().saturating_sub(1)
}

/// At the commas that stand in no group.
pub(crate) fn split(tokens: &[Token]) -> Vec<&[Token]> {
    let mut depth = 0_usize;
    tokens
        .split(|token| {
            if token.is('(') {
                depth += 1;
            } else if token.is(')') {
                depth = depth.saturating_sub(1);
            }
            depth == 0 && token.is(',')
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Check, ForeignKey, condition, table};

    #[test]
    fn what_only_the_text_tells() {
        let table = table(
            "CREATE TABLE \"a (b\" ( -- of (people)
                id INTEGER PRIMARY KEY, \"check\" TEXT CONSTRAINT short CHECK (length(\"check\") < 3) DEFAULT (')'),
                user_id INTEGER NOT NULL CONSTRAINT u UNIQUE REFERENCES users ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
                twice INT GENERATED ALWAYS AS (id * (1 + 1)) STORED, /* , CHECK (no) */
                CONSTRAINT \"own\"\"key\" FOREIGN KEY (id) REFERENCES b (id)
                    ON UPDATE no action ON DELETE SET NULL NOT DEFERRABLE, CHECK (id > 0))",
        );
        let check = |name: Option<&str>, it: &str| Check { name: name.map(str::to_owned), expression: it.to_owned() };
        assert_eq!(table.checks, [check(Some("short"), "length(\"check\") < 3"), check(None, "id > 0")]);
        let text = |it: &str| it.to_owned();
        let key = |name: Option<&str>, deferred, on_delete: Option<&str>, on_update: Option<&str>| ForeignKey {
            name: name.map(text),
            deferrable: deferred,
            deferred,
            on_delete: on_delete.map(text),
            on_update: on_update.map(text),
        };
        let keys =
            [key(None, true, Some("CASCADE"), None), key(Some("own\"key"), false, Some("SET NULL"), Some("NO ACTION"))];
        assert_eq!(table.foreign_keys, keys);
        assert_eq!(table.generated, [("twice".to_owned(), "id * (1 + 1)".to_owned())]);
    }

    #[test]
    fn the_rows_that_an_index_counts() {
        let of = |text| condition(text);
        assert_eq!(of("CREATE UNIQUE INDEX i ON t (a, lower(b)) WHERE a IS NULL"), Some("a IS NULL".to_owned()));
        assert_eq!(of("CREATE INDEX \"where (\" ON t (a)"), None);
    }
}
