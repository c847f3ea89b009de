//! What is done to an input: each function changes one place.

use proc_macro2::{Delimiter, Ident, Literal, Span, TokenTree};

use super::random::Random;
use super::tree::{Lists, Path, Tree, from_tokens, list_at};
use crate::tests::tokens;

/// A megabyte.
const HUGE: usize = 1 << 20;
const MANY: usize = 10_000;
/// Beyond the guard, and within the recursion of the mutator's own tree; `hostile` nests deeper.
const DEEP: usize = 300;

/// How rare a huge mutation is, which costs as much as a thousand others.
const HUGE_ONCE_IN: usize = 20_000;

const DELIMITERS: [Delimiter; 4] = [Delimiter::Parenthesis, Delimiter::Brace, Delimiter::Bracket, Delimiter::None];

/// Words that mean something to Rust or to the grammar.
const WORDS: &[&str] = &[
    "User",
    "Self",
    "self",
    "super",
    "crate",
    "_",
    "fn",
    "type",
    "struct",
    "async",
    "dyn",
    "macro_rules",
    "union",
    "größe",
    "ßΩ漢",
    "with",
    "query",
    "new",
    "id",
    "user_id",
    "on_delete",
    "on_delte",
    "on_update",
    "foreign_key",
    "references",
    "name",
    "inverse",
    "mirror",
    "none",
    "model",
    "note",
    "unique",
    "assigned",
    "sql_type",
    "cascade",
    "restrict",
    "set_null",
    "no_action",
    "set_default",
    "required",
    "polymorphic",
    "Option",
    "i32",
    "embed",
    "primary_key",
    "table_name",
    "column_name",
    "diesel",
    "has_one",
    "belongs_to_one",
];

/// What is put in anywhere.
const PIECES: &[&str] = &[
    ",",
    "=",
    "==",
    "::",
    "<",
    ">",
    ">>",
    "->",
    "=>",
    "'a",
    "'static",
    "'_",
    "..",
    "..=",
    "#",
    "!",
    "$",
    "?",
    "&",
    "*",
    "-",
    "+",
    ";",
    ":",
    "@",
    "|",
    "()",
    "[]",
    "{}",
    "(a, b)",
    "<T>",
    "where T: Sized",
    "name =",
    "on_delete =",
    "foreign_key = (",
    "on_delete = cascade",
    "foreign_key = user_id",
    "model = User",
    "mirror = none",
    "vec![1]",
    "include!(\"x\")",
    "macro_rules! m { () => {} }",
    "#[has_one(A)]",
    "#[belongs_to_one(A, on_delete = cascade)]",
    "#[model(unique)]",
    "#[diesel(embed)]",
    "#![no_std]",
    "a: i32,",
    "pub(in a::b)",
    "= 1",
    "\"x\"",
    "1",
];

const LITERALS: &[&str] = &[
    "\"\"",
    "\"x\"",
    "r#\"x\"#",
    "b\"x\"",
    "c\"x\"",
    "'c'",
    "b'c'",
    "1",
    "-1",
    "1u8",
    "1.5e3",
    "0xFF_usize",
    "true",
    "1foo",
    "\"\\u{202E}\\0\"",
    "99999999999999999999999999999999999999999999",
];

/// Changes `input` in one place.
pub(super) fn mutate(input: &mut Vec<Tree>, corpus: &[Vec<Tree>], random: &mut Random) {
    if random.once_in(HUGE_ONCE_IN) {
        return huge(input, random);
    }
    let place = place(input, random);
    let list = list_at(input, &place);
    match random.below(12) {
        0 | 1 => delete(list, random),
        2 => duplicate(list, random),
        3 => swap(list, random),
        4 | 5 => splice(list, corpus, random),
        6 => nest(list, random),
        7 => dissolve(list, random),
        8 => replace_literal(list, random),
        9 => replace_word(list, random),
        10 => make_raw(list, random),
        _ => put_in(list, from_tokens(tokens_or_nothing(random.one_of(PIECES))), random),
    }
}

/// A list; most often one inside of an attribute, where the grammar is ours and not Rust's.
fn place(input: &[Tree], random: &mut Random) -> Path {
    let lists = Lists::of(input);
    if lists.in_attributes.is_empty() || random.once_in(12) {
        return random.pick(&lists.all).clone();
    }
    random.pick(&lists.in_attributes).clone()
}

/// The places from one to another, a few tokens apart.
fn range(list: &[Tree], random: &mut Random) -> std::ops::Range<usize> {
    let begin = random.below(list.len() + 1);
    let end = (begin + 1 + random.below(4)).min(list.len());
    begin..end
}

fn delete(list: &mut Vec<Tree>, random: &mut Random) {
    let range = range(list, random);
    list.drain(range);
}

fn duplicate(list: &mut Vec<Tree>, random: &mut Random) {
    let copy = list[range(list, random)].to_vec();
    for _ in 0..=random.below(3) {
        put_in(list, copy.clone(), random);
    }
}

fn swap(list: &mut [Tree], random: &mut Random) {
    if !list.is_empty() {
        let (one, other) = (random.below(list.len()), random.below(list.len()));
        list.swap(one, other);
    }
}

/// From another input.
fn splice(list: &mut Vec<Tree>, corpus: &[Vec<Tree>], random: &mut Random) {
    let mut other = random.pick(corpus).clone();
    let place = place(&other, random);
    let other = list_at(&mut other, &place);
    let part = other[range(other, random)].to_vec();
    if random.once_in(2) {
        delete(list, random);
    }
    put_in(list, part, random);
}

fn nest(list: &mut Vec<Tree>, random: &mut Random) {
    let range = range(list, random);
    let (at, delimiter) = (range.start, random.one_of(&DELIMITERS));
    let depth = if random.once_in(20) { random.below(100) } else { random.below(3) };
    let mut inside: Vec<_> = list.drain(range).collect();
    for _ in 0..depth {
        inside = vec![Tree::Group(delimiter, inside)];
    }
    list.insert(at, Tree::Group(delimiter, inside));
}

/// Takes the brackets away.
fn dissolve(list: &mut Vec<Tree>, random: &mut Random) {
    let groups: Vec<_> = (0..list.len()).filter(|&at| matches!(list[at], Tree::Group(..))).collect();
    if !groups.is_empty() {
        let at = random.one_of(&groups);
        let Tree::Group(_, inside) = list.remove(at) else { return };
        list.splice(at..at, inside);
    }
}

fn replace_literal(list: &mut Vec<Tree>, random: &mut Random) {
    let literal = from_tokens(tokens_or_nothing(random.one_of(LITERALS)));
    replace(list, literal, |token| matches!(token, TokenTree::Literal(_)), random);
}

fn replace_word(list: &mut Vec<Tree>, random: &mut Random) {
    let word = from_tokens(tokens_or_nothing(random.one_of(WORDS)));
    replace(list, word, |token| matches!(token, TokenTree::Ident(_)), random);
}

/// `name` becomes `r#name`.
fn make_raw(list: &mut [Tree], random: &mut Random) {
    if list.is_empty() {
        return;
    }
    let at = random.below(list.len());
    if let Tree::Token(TokenTree::Ident(ident)) = &list[at] {
        let raw = tokens_or_nothing(&format!("r#{}", ident.to_string().trim_start_matches("r#")));
        list[at] = from_tokens(raw).pop().unwrap_or_else(|| list[at].clone());
    }
}

/// In the place of one token of that kind; where there is none, in any place.
fn replace(list: &mut Vec<Tree>, with: Vec<Tree>, kind: fn(&TokenTree) -> bool, random: &mut Random) {
    let found: Vec<_> = (0..list.len()).filter(|&at| matches!(&list[at], Tree::Token(token) if kind(token))).collect();
    if found.is_empty() {
        return put_in(list, with, random);
    }
    let at = random.one_of(&found);
    list.splice(at..=at, with);
}

fn put_in(list: &mut Vec<Tree>, part: Vec<Tree>, random: &mut Random) {
    let at = random.below(list.len() + 1);
    list.splice(at..at, part);
}

fn huge(input: &mut Vec<Tree>, random: &mut Random) {
    let place = place(input, random);
    let list = list_at(input, &place);
    match random.below(6) {
        0 => put_in(list, vec![Tree::Token(Literal::string(&"x".repeat(HUGE)).into())], random),
        1 => put_in(list, vec![Tree::Token(Ident::new(&"x".repeat(HUGE), Span::call_site()).into())], random),
        2 => {
            let copy = list[range(list, random)].to_vec();
            let at = random.below(list.len() + 1);
            list.splice(at..at, std::iter::repeat_n(copy, MANY).flatten());
        }
        3 => {
            let attribute = from_tokens(tokens(random.one_of(&[
                "#[has_one(A)]",
                "#[belongs_to_one(A, on_delete = cascade)]",
                "#[model(note = \"x\")]",
            ])));
            input.splice(0..0, std::iter::repeat_n(attribute, MANY).flatten());
        }
        4 => {
            let open = from_tokens(tokens("Vec<"));
            let at = random.below(list.len() + 1);
            list.splice(at..at, std::iter::repeat_n(open, MANY).flatten());
        }
        _ => {
            let delimiter = random.one_of(&DELIMITERS);
            let deep = (0..DEEP).fold(Vec::new(), |inside, _| vec![Tree::Group(delimiter, inside)]);
            put_in(list, deep, random);
        }
    }
}

/// The tokens of `code`, if it is a sequence of tokens: not every word has a raw form.
fn tokens_or_nothing(code: &str) -> proc_macro2::TokenStream {
    code.parse().unwrap_or_default()
}
