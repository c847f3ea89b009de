//! The names that a Diesel project has for its tables.

use crate::schema::TableName;

/// The row struct of a table, as the Diesel guides name it: `blog_posts` -> `BlogPost`.
pub(super) fn row_struct(table: &str) -> String {
    let words: Vec<&str> = table.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
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

/// A column as `diesel print-schema` calls it in the `table!`: by a name that Rust has.
pub(super) fn column(table: &TableName, name: &str) -> String {
    let name = mapped(name);
    let underscored = name.starts_with("__") && !name.ends_with('_');
    let is_kept = underscored || is_one_of(RUST, &name) || is_one_of("_ columns is_nullable table", &name);
    if is_kept || name == mapped(&table.name) { format!("{name}_") } else { name }
}

/// With one `_` for all that stands together and is no letter, digit or `_`, and before a digit at the beginning.
fn mapped(name: &str) -> String {
    let mut mapped = String::new();
    let mut is_gap = false;
    for letter in name.chars() {
        let fits = letter.is_ascii_alphanumeric() || letter == '_';
        if (!fits && !is_gap) || (mapped.is_empty() && letter.is_ascii_digit()) {
            mapped.push('_');
        }
        mapped.extend(fits.then_some(letter));
        is_gap = !fits;
    }
    mapped
}

/// Rust's own words.
const RUST: &str = "
    abstract as async await become box break const continue crate do dyn else enum extern false final fn for if impl
    in let loop macro match mod move mut override priv pub ref return self static struct super trait true try type
    typeof unsafe unsized use virtual where while yield
";

/// What else no association can be called: what a row struct has a function of already, and a word of later editions.
const TAKEN: &str = "
    gen with deletion deletion_of as_changeset as_query as_returning as_select base_query belonging_to build id
    insert_into query save_changes table values new as_mut as_ref borrow borrow_mut clamp clone clone_from clone_into
    cmp default drop eq fmt from ge gt hash into le lt max min ne partial_cmp to_owned to_string try_from try_into
    type_id
";

fn is_one_of(words: &str, name: &str) -> bool {
    words.split_whitespace().any(|it| it == name)
}

/// Is it one of them?
pub(super) fn is_taken(name: &str) -> bool {
    is_one_of(RUST, name) || is_one_of(TAKEN, name)
}

/// The name, or one beside it: `crate` -> `crate_row`.
pub(super) fn free(name: String) -> String {
    if is_taken(&name) { format!("{name}_row") } else { name }
}

#[cfg(test)]
mod tests {
    use super::{column, free, row_struct, snake_case};
    use crate::schema::TableName;

    #[test]
    fn a_word_that_no_function_can_be_called_gets_another() {
        assert_eq!(["crate", "default", "user"].map(|it| free(it.to_owned())), ["crate_row", "default_row", "user"]);
    }

    #[test]
    fn a_column_is_called_as_print_schema_calls_it() {
        let names =
            ["user_id", "userId", "user-id", "a  b__c", "größe", "1st", "type", "table", "-a", "%", "pets", "x-"];
        let columns = names.map(|it| column(&TableName::new("pets"), it));
        let expected =
            ["user_id", "userId", "user_id", "a_b__c", "gr_e", "_1st", "type_", "table_", "_a", "__", "pets_", "x_"];
        assert_eq!(columns, expected);
    }

    #[test]
    fn a_row_struct_is_called_by_the_singular_of_its_table() {
        let tables = [
            "users",
            "blog_posts",
            "addresses",
            "categories",
            "boxes",
            "status",
            "person",
            "s",
            "hr_staff",
            "news",
            "blog-posts",
        ];
        let structs = tables.map(row_struct);
        assert_eq!(
            structs,
            ["User", "BlogPost", "Address", "Category", "Box", "Status", "Person", "S", "HrStaff", "New", "BlogPost"]
        );
        assert_eq!(snake_case("BlogPost"), "blog_post");
    }
}
