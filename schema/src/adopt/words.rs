//! The names that a Diesel project has for its tables.

/// The row struct of a table, as the Diesel guides name it: `blog_posts` -> `BlogPost`.
pub(super) fn row_struct(table: &str) -> String {
    let words: Vec<&str> = table.split('_').filter(|it| !it.is_empty()).collect();
    let Some((last, before)) = words.split_last() else { return String::new() };
    before.iter().map(|it| (*it).to_owned()).chain([singular(last)]).map(|it| capitalized(&it)).collect()
}

fn singular(word: &str) -> String {
    let ends = [
        ("ies", "y"),
        ("sses", "ss"),
        ("shes", "sh"),
        ("ches", "ch"),
        ("xes", "x"),
        ("ss", "ss"),
        ("us", "us"),
        ("s", ""),
    ];
    let lower = word.to_lowercase();
    let end = ends.iter().find(|(plural, _)| lower.ends_with(plural) && lower.len() > plural.len() + 1);
    end.map_or_else(|| word.to_owned(), |(plural, one)| format!("{}{one}", &word[..word.len() - plural.len()]))
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// What the derives make of the name of a struct: `BlogPost` -> `blog_post`.
pub(crate) fn snake_case(name: &str) -> String {
    let mut snake = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
    }
    snake
}

/// Words that no association can be called: Rust's own, and what a row struct has a function of already.
const TAKEN: &str = "
    abstract as async await become box break const continue crate do dyn else enum extern false final fn for gen if
    impl in let loop macro match mod move mut override priv pub ref return self static struct super trait true try
    type typeof unsafe unsized use virtual where while yield with deletion deletion_of as_changeset as_query
    as_returning as_select base_query belonging_to build id insert_into query save_changes table values new as_mut
    as_ref borrow borrow_mut clamp clone clone_from clone_into cmp default drop eq fmt from ge gt hash into le lt
    max min ne partial_cmp to_owned to_string try_from try_into type_id
";

/// Is it one of them?
pub(super) fn is_taken(name: &str) -> bool {
    TAKEN.split_whitespace().any(|it| it == name)
}

/// The name, or one beside it: `crate` -> `crate_row`.
pub(super) fn free(name: String) -> String {
    if is_taken(&name) { format!("{name}_row") } else { name }
}

#[cfg(test)]
mod tests {
    use super::{free, row_struct, snake_case};

    #[test]
    fn a_word_that_no_function_can_be_called_gets_another() {
        assert_eq!(["crate", "default", "user"].map(|it| free(it.to_owned())), ["crate_row", "default_row", "user"]);
    }

    #[test]
    fn a_row_struct_is_called_by_the_singular_of_its_table() {
        let tables =
            ["users", "blog_posts", "addresses", "categories", "boxes", "status", "person", "s", "hr_staff", "news"];
        let structs = tables.map(row_struct);
        assert_eq!(
            structs,
            ["User", "BlogPost", "Address", "Category", "Box", "Status", "Person", "S", "HrStaff", "New"]
        );
        assert_eq!(snake_case("BlogPost"), "blog_post");
    }
}
