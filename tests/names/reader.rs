//! A reader of quoted names that knows nothing of how they are written: by the manuals, a quote that is doubled is one of
//! the name's own, and nothing else in a name means anything.

/// The names in a statement, and what is left of it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Read {
    pub(crate) names: Vec<String>,
    pub(crate) rest: String,
}

pub(crate) fn read(sql: &str, quote: char) -> Read {
    let (mut names, mut rest) = (Vec::new(), String::new());
    let mut letters = sql.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter != quote {
            rest.push(letter);
            continue;
        }
        let mut name = String::new();
        loop {
            match letters.next() {
                Some(it) if it == quote && letters.peek() == Some(&quote) => name.extend(letters.next()),
                Some(it) if it == quote => break,
                Some(it) => name.push(it),
                None => panic!("a name without an end in {sql:?}"),
            }
        }
        names.push(name);
        rest.push('?');
    }
    Read { names, rest }
}

#[test]
fn a_doubled_quote_is_one() {
    let read = read("a \"b\"\"c\" `d` \"\"\"\"", '"');
    assert_eq!((read.names, &*read.rest), (vec!["b\"c".to_owned(), "\"".to_owned()], "a ? `d` ?"));
}
