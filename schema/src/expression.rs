//! Reading a user's SQL expression just far enough to see which columns it is about.

/// Those of the columns that the expression names, in their order. Text in quotes `'..'` names none, and case does not
/// count unless a name is quoted.
pub(crate) fn columns_in<'a>(expression: &str, columns: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let words = words(expression);
    let named = |column: &&str| {
        words.iter().any(|word| match word {
            Word::Plain(word) => word.eq_ignore_ascii_case(column),
            Word::Quoted(word) => word == column,
        })
    };
    columns.into_iter().filter(named).collect()
}

enum Word {
    Plain(String),
    Quoted(String),
}

fn words(expression: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut rest = expression.chars().peekable();
    while let Some(first) = rest.next() {
        if matches!(first, '\'' | '"' | '`') {
            let mut quoted = String::new();
            while let Some(next) = rest.next() {
                // a doubled quote is one of the text's own
                if next == first && rest.next_if_eq(&first).is_none() {
                    break;
                }
                quoted.push(next);
            }
            if first != '\'' {
                words.push(Word::Quoted(quoted));
            }
        } else if first.is_alphabetic() || first == '_' {
            let mut plain = String::from(first);
            while let Some(next) = rest.next_if(|it| it.is_alphanumeric() || matches!(it, '_' | '$')) {
                plain.push(next);
            }
            words.push(Word::Plain(plain));
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::columns_in;

    #[test]
    fn the_columns_that_an_expression_is_about() {
        let columns = ["quantity", "price", "Order", "o\"k"];
        let found = |expression| columns_in(expression, columns);
        assert_eq!(found("quantity >= 0"), ["quantity"]);
        assert_eq!(found("QUANTITY >= 0 and price > quantity"), ["quantity", "price"]);
        assert_eq!(found("'quantity' <> 'it''s price' and quantity_2 > 0"), [""; 0]);
        assert_eq!(found("\"Order\" > 0 and `o\"k` > 0"), ["Order", "o\"k"]);
        assert_eq!(found("\"order\" > 0 and \"o\"\"k\" > 0 and \"unclosed"), ["o\"k"]);
    }
}
