//! Names that nobody should give, and some that people do.

use crate::random::Random;

/// Words that SQL or an engine has, and texts that try to end a name.
const WORDS: &[&str] = &[
    "select",
    "order",
    "table",
    "group",
    "key",
    "primary",
    "user",
    "references",
    "index",
    "end",
    "null",
    "true",
    "from",
    "where",
    "check",
    "unique",
    "constraint",
    "foreign",
    "rowid",
    "sqlite",
    "sqlite_users",
    "pg_users",
    "xmin",
    "ctid",
    "PRIMARY",
    "Users",
    "USERS",
    "users",
    "a\"; DROP TABLE users; --",
    "a`; DROP TABLE users; --",
    "a' OR 1 = 1 --",
    "\"",
    "\"\"",
    "`",
    "``",
    "'",
    "''",
    "]",
    "[a]",
    "\\",
    "a\\\"",
    "a\\`",
    "--",
    "/*",
    "*/",
    "a -- b",
    "a /* b",
    ";",
    "a;b",
    "a.b",
    "a,b",
    "(",
    ")",
    "a (b)",
    " ",
    "  ",
    " a",
    "a ",
    "\n",
    "a\nb",
    "\t",
    "\r\n",
    "%",
    "%s",
    "{}",
    "$1",
    "?",
    ":a",
    "@a",
    "#a",
    "1",
    "1a",
    "-1",
    "",
    "a\0b",
    "\u{feff}",
    "\u{200b}",
    "\u{202e}a",
    "E'a'",
    "é",
    "e\u{301}",
    "É",
    "İ",
    "ı",
    "ß",
    "ẞ",
    "漢字",
    "Ωmega",
    "ﬁ",
    "\u{7f}",
    "\u{85}",
    "\u{2028}",
    "🦀",
    "a🦀",
    "/",
    "a/b",
    "..",
    "con",
    "a@b",
    "\u{fffd}",
    "nul",
    "COM1",
];

/// Letters of one kind each.
const LETTERS: &[&str] = &[
    "abcdefghijklmnopqrstuvwxyz_",
    "ABCxyz019_$",
    "\"'`[]\\",
    " \t\n\r;,.()-/*%?:@#{}<>=|&!~^",
    "éñøßÆİıǅ",
    "漢字かなカナ한글",
    "אבגدهوไทย",
    "\u{301}\u{200d}\u{200b}\u{feff}\u{202e}\u{85}\u{a0}",
    "\u{1}\u{7}\u{8}\u{1b}\u{7f}",
    "🦀👩\u{10ffff}",
];

/// Most are of a few kinds of letters; one in eight is a word, one long, and one equal to others in its first 63 bytes.
pub(crate) fn identifier(random: &mut Random) -> String {
    match random.below(8) {
        0 => random.one_of(WORDS).to_owned(),
        1 => letters(random, 200),
        2 => format!("{}{}", "x".repeat(63), letters(random, 20)),
        _ => {
            let length = random.below(24);
            letters(random, length)
        }
    }
}

/// So many bytes, or a letter more.
fn letters(random: &mut Random, length: usize) -> String {
    let kinds = [random.one_of(LETTERS), random.one_of(LETTERS), LETTERS[0]].map(|it| it.chars().collect::<Vec<_>>());
    let mut text = String::new();
    while text.len() < length {
        let kind = &kinds[random.below(kinds.len())];
        text.push(kind[random.below(kind.len())]);
    }
    text
}
