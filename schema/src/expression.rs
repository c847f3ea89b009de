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
