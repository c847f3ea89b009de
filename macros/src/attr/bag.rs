//! The entries of one attribute, after the mistakes that need no other attribute to be seen.

use proc_macro2::{Ident, Span};
use syn::{Lit, LitStr};

use super::item::{Entry, Item, Value};
use super::show::shorten;
use crate::errors::Errors;
use crate::keys::{Grammar, Key};
use crate::names;
use crate::path::PathTokens;
use crate::spanned::Spanned;
use crate::suggest::nearest;
use crate::values;

/// The known, available, first-of-their-name entries of an attribute, and the path that it began with.
pub(crate) struct Bag {
    /// The path, if one was written.
    first: Option<PathTokens>,
    /// What is left to be taken.
    entries: Vec<Entry>,
}

impl Bag {
    /// Sorts the items; whatever the grammar does not know is reported and left out.
    pub(crate) fn new(items: Vec<Item>, grammar: &Grammar, errors: &Errors) -> Self {
        let mut bag = Self { first: None, entries: Vec::new() };
        for (at, item) in items.into_iter().enumerate() {
            match item {
                Item::Path(path) => bag.add_path(path, at, grammar, errors),
                Item::Entry(entry) => bag.add_entry(entry, grammar, errors),
            }
        }
        bag
    }

    /// A path is the type that the attribute begins with, or a misspelt flag.
    fn add_path(&mut self, path: PathTokens, at: usize, grammar: &Grammar, errors: &Errors) {
        let word = path.tokens.to_string();
        let lowercase = word.starts_with(char::is_lowercase);
        let misspelt = lowercase && nearest(&word, grammar.keys.iter().map(|key| key.name)).is_some();
        let (attribute, type_name) = (grammar.attribute, shorten(&word));
        if let Some(key) = values::key_of(&word).filter(|key| grammar.find(key).is_some()) {
            return errors.at(path.span, format!("`{word}` is a value: write `{key} = {word}`"));
        }
        match grammar.first {
            None => errors.at(path.span, grammar.unknown(&type_name)),
            Some(_) if misspelt => errors.at(path.span, grammar.unknown(&type_name)),
            Some(first) if !path.is_rust() => {
                let message = format!("`{type_name}` is not the path of a type");
                errors.under(&path, format!("{message}: `{attribute}({first}, ..)`"));
            }
            Some(_) if at == 0 => self.first = Some(path),
            Some(_) if self.first.is_some() && lowercase => errors.at(path.span, grammar.unknown(&type_name)),
            Some(_) if self.first.is_some() => {
                let another = format!("write another `#[{attribute}({type_name}, ..)]`");
                errors.under(&path, format!("`{attribute}(..)` names one type: {another}"));
            }
            Some(_) => {
                errors.under(&path, format!("the type stands first: `{attribute}({type_name}, ..)`"));
                self.first = Some(path);
            }
        }
    }

    /// A key is known, works already and was not given before.
    fn add_entry(&mut self, entry: Entry, grammar: &Grammar, errors: &Errors) {
        let word = entry.key.to_string();
        let Some(key) = grammar.find(&word) else {
            return errors.at(entry.key.span(), grammar.unknown(&shorten(&word)));
        };
        if !key.available {
            let message = format!("`{word}` is not available yet in this version of diesel-one-to-one");
            return errors.at(entry.key.span(), message);
        }
        if let Some(earlier) = self.entries.iter().find(|earlier| !key.repeatable && earlier.key == entry.key) {
            let message = format!("`{word}` is given twice: keep one of them");
            return errors.pair(entry.key.span(), message, earlier.key.span(), format!("`{word}` is first given here"));
        }
        self.entries.push(entry);
    }

    /// Takes the path that the attribute began with.
    pub(crate) fn take_first(&mut self) -> Option<PathTokens> {
        self.first.take()
    }

    /// Takes `key = identifier`.
    pub(crate) fn take_ident(&mut self, key: &Key, errors: &Errors) -> Option<Spanned<Ident>> {
        self.take(key, errors, "one identifier", |value| match value {
            Value::Path(path) => path.as_ident().ok_or(Value::Path(path)),
            value => Err(value),
        })
    }

    /// Takes `key = path`.
    pub(crate) fn take_path(&mut self, key: &Key, errors: &Errors) -> Option<Spanned<PathTokens>> {
        self.take(key, errors, "a path", |value| match value {
            Value::Path(path) if path.is_rust() => Ok(path),
            value => Err(value),
        })
    }

    /// Takes `key = identifier` or `key = (identifier, ..)`.
    pub(crate) fn take_idents(&mut self, key: &Key, errors: &Errors) -> Option<Spanned<Vec<Ident>>> {
        self.take(key, errors, "a column, or a tuple of columns", |value| match value {
            Value::Path(path) => path.as_ident().map(|ident| vec![ident]).ok_or(Value::Path(path)),
            Value::Tuple(_, idents) if !idents.is_empty() => Ok(idents),
            value => Err(value),
        })
    }

    /// Takes `key = "text"`.
    pub(crate) fn take_text(&mut self, key: &Key, errors: &Errors) -> Option<Spanned<LitStr>> {
        self.take(key, errors, "a string", text)
    }

    /// Takes each `key = "text"`.
    pub(crate) fn take_texts(&mut self, key: &Key, errors: &Errors) -> Vec<Spanned<LitStr>> {
        std::iter::from_fn(|| self.entry(key)).filter_map(|entry| read(entry, key, errors, "a string", text)).collect()
    }

    /// Takes `key = identifier`, or `key = "text"` for a name that is no identifier.
    pub(crate) fn take_name(&mut self, key: &Key, errors: &Errors) -> Option<Spanned<String>> {
        self.take(key, errors, "a name", |value| match value {
            Value::Path(path) => path.as_ident().map(|ident| names::text(&ident)).ok_or(Value::Path(path)),
            Value::Literal(Lit::Str(text)) => Ok(text.value()),
            value => Err(value),
        })
    }

    /// Takes `key`.
    pub(crate) fn take_flag(&mut self, key: &Key, errors: &Errors) -> Option<Spanned<()>> {
        let entry = self.entry(key)?;
        let place = Spanned { value: (), key: entry.key.span(), span: entry.key.span() };
        match entry.value {
            Value::Flag => return Some(place),
            Value::Broken => {}
            value => {
                let message = format!("`{0}` takes no value: write `{0}` alone", key.name);
                errors.at(value.span().unwrap_or(place.key), message);
            }
        }
        None
    }

    /// Takes the whole entry, for a key that has a form of its own.
    pub(crate) fn entry(&mut self, key: &Key) -> Option<Entry> {
        let at = self.entries.iter().position(|entry| entry.key == key.name)?;
        Some(self.entries.remove(at))
    }

    /// Takes a value that `understand` understands, or reports what was expected.
    fn take<T>(
        &mut self,
        key: &Key,
        errors: &Errors,
        expected: &str,
        understand: impl FnOnce(Value) -> Result<T, Value>,
    ) -> Option<Spanned<T>> {
        read(self.entry(key)?, key, errors, expected, understand)
    }
}

/// The value of an entry, or a report of what was expected.
pub(crate) fn read<T>(
    entry: Entry,
    key: &Key,
    errors: &Errors,
    expected: &str,
    understand: impl FnOnce(Value) -> Result<T, Value>,
) -> Option<Spanned<T>> {
    let key_span = entry.key.span();
    let span = entry.value.span().unwrap_or(key_span);
    match understand(entry.value) {
        Ok(value) => return Some(Spanned { value, key: key_span, span }),
        Err(Value::Broken) => {}
        Err(value) => errors.at(span, wrong_form(key, &value, expected)),
    }
    None
}

/// A string.
fn text(value: Value) -> Result<LitStr, Value> {
    match value {
        Value::Literal(Lit::Str(text)) => Ok(text),
        value => Err(value),
    }
}

/// The message for a value of another form than the key takes.
pub(crate) fn wrong_form(key: &Key, value: &Value, expected: &str) -> String {
    match value {
        Value::Flag => format!("`{}` needs a value, {expected}: `{}`", key.name, key.spelling),
        _ => format!("the value of `{}` is {expected}: `{}`", key.name, key.spelling),
    }
}

/// Where the value of an entry stands, for a message about it.
pub(crate) fn place(entry: &Entry) -> Span {
    entry.value.span().unwrap_or_else(|| entry.key.span())
}
