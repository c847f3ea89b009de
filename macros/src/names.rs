//! Names that are inferred: pure functions of other names.

use proc_macro2::Ident;
use syn::ext::IdentExt;
use syn::parse::Parser as _;

/// `BlogPost` -> `blog_post`, letter by letter as Diesel does it (`HTTPPort` -> `h_t_t_p_port`), because the default table
/// name is frozen in Diesel and one rule is easier to remember than two.
pub(crate) fn snake_case(type_name: &str) -> String {
    let mut snake = String::with_capacity(type_name.len() + 4);
    for (at, letter) in type_name.chars().enumerate() {
        if at > 0 && letter.is_uppercase() {
            snake.push('_');
        }
        if letter.is_uppercase() {
            snake.extend(letter.to_lowercase());
        } else {
            snake.push(letter);
        }
    }
    snake
}

/// `BlogPost` -> `blog_posts`: Diesel's default for `#[diesel(table_name = ..)]`.
pub(crate) fn table_name(type_name: &str) -> String {
    format!("{}s", snake_case(type_name))
}

/// `BlogPost` -> `blog_post_id`: the default foreign key, also in Diesel's own `belongs_to`.
pub(crate) fn foreign_key(parent: &str) -> String {
    format!("{}_id", snake_case(parent))
}

/// What an association called `name` is as a value: `profile` -> `PROFILE`. Rust has constants and functions of a type in one
/// place, so that the two may not be the same.
pub(crate) fn constant(name: &str) -> String {
    name.to_uppercase()
}

/// What the mirror of an association called `name` adds to the parent.
pub(crate) fn parent_functions(name: &str) -> Vec<String> {
    let wrapped = [("with_", ""), ("with_existing_", ""), ("", "_join"), ("has_", ""), ("", "_of")];
    let created = [("create_with_", ""), ("create_all_with_", "")];
    functions(name, wrapped.into_iter().chain(created))
}

/// What an association adds to the child, which calls its parent `name`.
pub(crate) fn child_functions(name: &str) -> Vec<String> {
    functions(name, [("with_", ""), ("", "_join"), ("", "_of")])
}

/// The handle itself, then `name` between each of the affixes, and the constant.
fn functions<'a>(name: &str, affixes: impl IntoIterator<Item = (&'a str, &'a str)>) -> Vec<String> {
    let wrapped = affixes.into_iter().map(|(before, after)| format!("{before}{name}{after}"));
    std::iter::once(name.to_owned()).chain(wrapped).chain([constant(name)]).collect()
}

/// The text of an identifier without `r#`.
pub(crate) fn text(ident: &Ident) -> String {
    ident.unraw().to_string()
}

/// Whether `name` can only be an identifier as `r#name`, or not at all.
pub(crate) fn is_keyword(name: &str) -> bool {
    syn::parse_str::<Ident>(name).is_err()
}

/// `name` as an identifier at `like`, raw where it has to be; `None` where no identifier is spelled so.
pub(crate) fn ident(name: &str, like: &Ident) -> Option<Ident> {
    let parsed = syn::parse_str::<Ident>(name).or_else(|_| syn::parse_str::<Ident>(&format!("r#{name}")));
    parsed.ok().map(|mut ident| {
        ident.set_span(like.span());
        ident
    })
}

/// `name` at `like`, though it may be a word of Rust that no identifier is spelled as: `crate`.
pub(crate) fn word(name: &str, like: &Ident) -> Option<Ident> {
    Ident::parse_any.parse_str(name).ok().map(|mut word| {
        word.set_span(like.span());
        word
    })
}

#[cfg(test)]
mod tests {
    use proc_macro2::{Ident, Span};

    use super::*;

    #[test]
    fn names_of_types() {
        for (name, snake, table, key) in [
            ("User", "user", "users", "user_id"),
            ("BlogPost", "blog_post", "blog_posts", "blog_post_id"),
            ("HTTPPort", "h_t_t_p_port", "h_t_t_p_ports", "h_t_t_p_port_id"),
            ("A", "a", "as", "a_id"),
            ("User2FA", "user2_f_a", "user2_f_as", "user2_f_a_id"),
            ("user", "user", "users", "user_id"),
            ("Already_Snake", "already__snake", "already__snakes", "already__snake_id"),
            ("_Hidden", "__hidden", "__hiddens", "__hidden_id"),
            ("Größe", "größe", "größes", "größe_id"),
            ("Ähre", "ähre", "ähres", "ähre_id"),
            ("", "", "s", "_id"),
        ] {
            assert_eq!(snake_case(name), snake);
            assert_eq!(table_name(name), table);
            assert_eq!(foreign_key(name), key);
        }
    }

    #[test]
    fn names_of_functions() {
        assert_eq!(child_functions("user"), ["user", "with_user", "user_join", "user_of", "USER"]);
        let parent = parent_functions("profile");
        assert_eq!(parent[..4], ["profile", "with_profile", "with_existing_profile", "profile_join"]);
        assert_eq!(parent[4..8], ["has_profile", "profile_of", "create_with_profile", "create_all_with_profile"]);
        assert_eq!(parent[8..], ["PROFILE"]);
    }

    #[test]
    fn raw_identifiers() {
        let raw = Ident::new_raw("type", Span::call_site());
        assert_eq!(text(&raw), "type");
        assert_eq!(ident("type", &raw).expect("raw").to_string(), "r#type");
        assert_eq!(ident("user", &raw).expect("plain").to_string(), "user");
        assert!(ident("self", &raw).is_none(), "never an identifier");
        assert!(ident("two words", &raw).is_none());
        assert!(ident("", &raw).is_none());
        assert_eq!(word("crate", &raw).expect("a word").to_string(), "crate");
        assert!(word("two words", &raw).is_none());
        for (name, keyword) in [("type", true), ("self", true), ("_", true), ("async", true), ("user", false)] {
            assert_eq!(is_keyword(name), keyword, "{name}");
        }
    }
}
