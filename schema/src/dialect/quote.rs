//! Names and texts, written so that nothing in them ends them.

use crate::schema::TableName;

/// The character that an engine quotes names with.
#[derive(Clone, Copy)]
pub(super) struct Quote(pub(super) char);

impl Quote {
    /// One name.
    pub(super) fn name(self, name: &str) -> String {
        let Quote(quote) = self;
        let doubled = [quote, quote].iter().collect::<String>();
        format!("{quote}{}{quote}", name.replace(quote, &doubled))
    }

    /// A table, with its schema.
    pub(super) fn table(self, table: &TableName) -> String {
        let parts = table.schema.iter().chain([&table.name]);
        parts.map(|part| self.name(part)).collect::<Vec<_>>().join(".")
    }

    /// Columns in parentheses.
    pub(super) fn columns(self, columns: &[String]) -> String {
        let names: Vec<String> = columns.iter().map(|column| self.name(column)).collect();
        format!("({})", names.join(", "))
    }
}

/// A text of the SQL standard, in which a backslash is a character like any other.
pub(super) fn standard_text(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// A note as SQL comments, each ended by its line. What some tool may take for the end of a line is one.
pub(super) fn comment_lines(note: Option<&str>) -> Vec<String> {
    let ends = ['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];
    let lines = note.unwrap_or_default().split(ends).map(str::trim_end).filter(|line| !line.is_empty());
    lines.map(|line| format!("-- {line}")).collect()
}

#[cfg(test)]
mod tests {
    use super::{Quote, comment_lines, standard_text};

    #[test]
    fn nothing_in_a_name_or_a_text_ends_it() {
        assert_eq!(Quote('"').name("a\"; DROP TABLE b --"), "\"a\"\"; DROP TABLE b --\"");
        assert_eq!(Quote('`').name("a`b"), "`a``b`");
        assert_eq!(standard_text("it's \\'"), "'it''s \\'''");
        assert_eq!(comment_lines(Some("a\r\nb\u{2028}DROP\n\n c")), ["-- a", "-- b", "-- DROP", "--  c"]);
    }
}
