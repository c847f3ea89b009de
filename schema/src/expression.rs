//! Reading a SQL expression just far enough: which columns it is about, and whether two say the same.

// half of it is for what a live database says
#![cfg_attr(not(any(feature = "sqlite", feature = "postgres", feature = "mysql")), allow(dead_code, unused_imports))]

mod normal;
pub(crate) mod token;

pub(crate) use normal::{condition, normal};
use token::tokens;

/// Those of the columns that the expression names, in their order. Text in quotes `'..'` names none, and case does not
/// count unless a name is quoted.
pub(crate) fn columns_in<'a>(expression: &str, columns: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let tokens = tokens(expression);
    columns.into_iter().filter(|column| tokens.iter().any(|token| token.names(column))).collect()
}

/// The same about a column of another name.
pub(crate) fn renamed(expression: &str, from: &str, to: &str) -> String {
    let mut text = expression.to_owned();
    for token in tokens(expression).iter().rev().filter(|it| it.names(from)) {
        let quoted = matches!(token.kind, token::Kind::Quoted(_));
        let quote = if quoted { &expression[token.start..=token.start] } else { "" };
        text.replace_range(
            token.start..token.end,
            &format!("{quote}{}{quote}", if quoted { to.replace(quote, &quote.repeat(2)) } else { to.to_owned() }),
        );
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{columns_in, renamed};

    #[test]
    fn the_same_about_another_column() {
        assert_eq!(
            renamed("quantity >= 0 AND 'quantity' <> note", "quantity", "amount"),
            "amount >= 0 AND 'quantity' <> note"
        );
        assert_eq!(renamed("\"a b\" > 0", "a b", "c\"d"), "\"c\"\"d\" > 0");
    }

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
