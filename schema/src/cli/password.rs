//! Passwords stay out of every message, whoever wrote it: the client libraries quote the URL that they were given.

/// What stands in the place of one.
const HIDDEN: &str = "***";

/// The text, with no password of this URL in it, nor of any other.
pub(super) fn hidden(text: &str, url: &str) -> String {
    let text =
        passwords(url).iter().filter(|it| !it.is_empty()).fold(text.to_owned(), |text, it| text.replace(it, HIDDEN));
    let mut parts = text.split("://");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, rest| format!("{text}://{}", without_password(rest)))
}

/// Does a part of the URL hold a character that ends it? A client library takes the rest of a password for something else
/// then, and quotes it as such.
pub(super) fn is_torn(url: &str) -> bool {
    let before_host = url.split_once("://").and_then(|(_, rest)| rest.rsplit_once('@'));
    before_host.is_some_and(|(user, _)| user.contains(['/', '?', '#', '@', ' ']))
}

/// From behind `://` on.
fn without_password(rest: &str) -> String {
    let Some((user, host)) = rest.rsplit_once('@') else { return rest.to_owned() };
    let user = user.split_once(':').map_or_else(|| user.to_owned(), |(user, _)| format!("{user}:{HIDDEN}"));
    format!("{user}@{host}")
}

/// As they are written, and as they are meant.
fn passwords(url: &str) -> Vec<String> {
    let Some((_, rest)) = url.split_once("://") else { return Vec::new() };
    let of_user = rest.rsplit_once('@').and_then(|(user, _)| user.split_once(':')).map(|(_, password)| password);
    let query = rest.split_once('?').map_or("", |(_, query)| query);
    let named = query.split('&').filter_map(|it| it.split_once('='));
    let of_query = named.filter(|(name, _)| name.to_lowercase().ends_with("password")).map(|(_, password)| password);
    of_user.into_iter().chain(of_query).flat_map(|it| [it.to_owned(), decoded(it)]).collect()
}

/// `%2F` is `/`.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let code = after.get(..2).filter(|_| *first == b'%').and_then(|it| std::str::from_utf8(it).ok());
        let byte = code.and_then(|it| u8::from_str_radix(it, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = byte.map_or(after, |_| &after[2..]);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::{hidden, is_torn};

    #[test]
    fn no_password_is_told() {
        let url = "postgres://ada:s%2Fcret@host/db?sslpassword=hush";
        let told = hidden("`s/cret`, s%2Fcret or hush of postgres://ada:s%2Fcret@host/db?sslpassword=hush", url);
        assert_eq!(told, "`***`, *** or *** of postgres://ada:***@host/db?sslpassword=***");
        // of a URL that nobody knows of
        assert_eq!(hidden("no flag 'mysql://ada:secret@host/db'", ""), "no flag 'mysql://ada:***@host/db'");
        assert_eq!(hidden("nothing in `test.db`, and a: b@c", "test.db"), "nothing in `test.db`, and a: b@c");
        assert_eq!(hidden("é%", "mysql://a:%e@b"), "é%");
    }

    #[test]
    fn a_url_is_torn_by_what_ends_its_parts() {
        assert!(is_torn("postgres://ada:s/cret@host/db") && is_torn("mysql://ada:s@cret@host/db"));
        assert!(!is_torn("postgres://ada:s%2Fcret@host/db?user=b") && !is_torn("folder/a@b.db"));
    }
}
