//! A wrong text is noticed.

use crate::{catalog::Catalog, expected, live::dialect};
use tests::engine::{Mariadb, Postgres, Sqlite};

/// Whatever token of an expected file is another, the comparison is red.
fn a_flipped_token<E: Catalog>() {
    for file in ["up.sql", "down.sql"] {
        let path = expected::folder("many_become_one", dialect::<E>()).join(file);
        let text = expected::read(&path);
        assert_eq!(expected::same(&path, &text, &text), Ok(()));
        let tokens: Vec<&str> = text.split_whitespace().collect();
        for token in &tokens {
            let flipped = text.replacen(token, &token.chars().rev().collect::<String>(), 1);
            assert!(flipped == text || expected::same(&path, &flipped, &text).is_err(), "{token}");
        }
        assert!(tokens.len() > 2, "{text}");
    }
}

mod sqlite {
    #[test]
    fn a_flipped_token() {
        super::a_flipped_token::<super::Sqlite>();
    }
}

mod postgres {
    #[test]
    fn a_flipped_token() {
        super::a_flipped_token::<super::Postgres>();
    }
}

mod mariadb {
    #[test]
    fn a_flipped_token() {
        super::a_flipped_token::<super::Mariadb>();
    }
}
