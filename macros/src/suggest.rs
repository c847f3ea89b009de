//! "Did you mean": the nearest of the words that would have been right.

/// Words longer than this are no typing mistakes, and comparing them costs time.
const LONGEST: usize = 64;

/// What other libraries call our keys.
const SYNONYMS: &[(&str, &str)] = &[
    ("alias", "name"),
    ("as", "name"),
    ("back_populates", "inverse"),
    ("column", "foreign_key"),
    ("comment", "note"),
    ("delete", "on_delete"),
    ("dependent", "on_delete"),
    ("doc", "note"),
    ("fk", "foreign_key"),
    ("inverse_of", "inverse"),
    ("key", "foreign_key"),
    ("mapped_by", "inverse"),
    ("row_of", "model"),
    ("to", "references"),
    ("type", "sql_type"),
    ("update", "on_update"),
];

/// The candidate that `word` means: the nearest, if it is near (about one mistake in three letters), one that begins with
/// it, as while it is typed, or a synonym.
pub(crate) fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if word.len() > LONGEST {
        return None;
    }
    let word = word.to_lowercase();
    let synonym = SYNONYMS.iter().find(|(theirs, _)| *theirs == word).map_or("", |(_, ours)| ours);
    let is_meant = |known: &str| known == synonym || word.len() > 1 && known.starts_with(&word);
    let distance = |known| if is_meant(known) { 0 } else { distance(&word, known) };
    let (distance, nearest) = candidates.into_iter().map(|known| (distance(known), known)).min()?;
    let allowed = (nearest.chars().count() / 3).max(1);
    (distance <= allowed).then_some(nearest)
}

/// `: did you mean .. ?`, or nothing: the end of a message about an unknown word.
pub(crate) fn did_you_mean<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> String {
    nearest(word, candidates).map_or_else(String::new, |nearest| format!(": did you mean `{nearest}`?"))
}

/// The number of letters to insert, remove, replace or swap with a neighbour to make `left` from `right`.
fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    let mut previous = None;
    for (line, letter) in left.chars().enumerate() {
        let mut next = vec![line + 1];
        for (at, other) in right.iter().enumerate() {
            let replaced = row[at] + usize::from(letter != *other);
            let mut best = replaced.min(row[at + 1] + 1).min(next[at] + 1);
            if at > 0 && previous == Some(*other) && right[at - 1] == letter {
                best = best.min(before[at - 1] + 1);
            }
            next.push(best);
        }
        previous = Some(letter);
        before = std::mem::replace(&mut row, next);
    }
    row[right.len()]
}

#[cfg(test)]
mod tests {
    use super::{distance, nearest};

    #[test]
    fn distances() {
        for (left, right, expected) in [
            ("", "", 0),
            ("", "name", 4),
            ("name", "name", 0),
            ("nam", "name", 1),
            ("naem", "name", 1),
            ("on_delte", "on_delete", 1),
            ("forein_key", "foreign_key", 1),
            ("cascade", "restrict", 7),
            ("größe", "grosse", 3),
        ] {
            assert_eq!(distance(left, right), expected, "{left} {right}");
            assert_eq!(distance(right, left), expected, "{right} {left}");
        }
    }

    #[test]
    fn only_what_is_near_is_suggested() {
        let keys = ["name", "inverse", "on_delete", "on_update"];
        assert_eq!(nearest("on_delte", keys), Some("on_delete"));
        assert_eq!(nearest("nmae", keys), Some("name"));
        assert_eq!(nearest("OnDelete", keys), Some("on_delete"));
        assert_eq!(nearest("NAME", keys), Some("name"));
        assert_eq!(nearest("na", keys), Some("name"));
        assert_eq!(nearest("on_", keys), Some("on_delete"));
        assert_eq!(nearest("banana", keys), None);
        assert_eq!(nearest(&"name".repeat(1_000_000), keys), None);
        assert_eq!(nearest("name", []), None);
    }

    #[test]
    fn synonyms_are_suggested_where_they_are_keys() {
        assert_eq!(nearest("dependent", ["name", "on_delete"]), Some("on_delete"));
        assert_eq!(nearest("dependent", ["name", "foreign_key"]), None);
    }
}
