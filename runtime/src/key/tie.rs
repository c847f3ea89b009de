//! Ties the rows that came back to what they were made from, by their keys. Knows of no connection.

use std::collections::HashMap;
use std::hash::Hash;

/// The rows in the order of the keys; `None`: there is not one row for each key, or a key is there twice.
pub(crate) fn tied<K: Eq + Hash, Row>(
    keys: &[K],
    rows: Vec<Row>,
    key_of: impl Fn(&Row) -> Option<K>,
) -> Option<Vec<Row>> {
    let places: HashMap<&K, usize> = keys.iter().enumerate().map(|(at, key)| (key, at)).collect();
    if places.len() != keys.len() || rows.len() != keys.len() {
        return None;
    }
    let mut tied: Vec<Option<Row>> = Vec::new();
    tied.resize_with(keys.len(), || None);
    for row in rows {
        let at = *places.get(&key_of(&row)?)?;
        tied[at] = Some(row);
    }
    tied.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::tied;

    fn by_itself(keys: &[i32], rows: Vec<i32>) -> Option<Vec<i32>> {
        tied(keys, rows, |row| Some(*row))
    }

    #[test]
    fn rows_come_in_the_order_of_the_keys() {
        assert_eq!(by_itself(&[3, 1, 2], vec![1, 2, 3]), Some(vec![3, 1, 2]));
        assert_eq!(by_itself(&[], vec![]), Some(vec![]));
    }

    #[test]
    fn anything_but_one_row_for_each_key_is_no_tie() {
        assert_eq!(by_itself(&[1, 2], vec![1]), None);
        assert_eq!(by_itself(&[1, 2], vec![1, 3]), None);
        assert_eq!(by_itself(&[1, 2], vec![1, 1]), None);
        assert_eq!(by_itself(&[1, 1], vec![1, 1]), None);
        assert_eq!(by_itself(&[1], vec![1, 1]), None);
        assert_eq!(tied(&[1], vec![1], |_| None), None);
    }
}
