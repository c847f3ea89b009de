//! Statements that stop a script where something is not as it must be.
//!
//! SQLite has no statement that does: a CHECK of a temporary table has to fail. Its name is what SQLite answers, so it is
//! the whole sentence.

use super::QUOTE;

/// A temporary table with a column for each thing that must be so.
pub(super) struct Guard {
    table: &'static str,
    sentences: Vec<String>,
    questions: Vec<String>,
}

impl Guard {
    pub(super) const fn new(table: &'static str) -> Self {
        Guard { table, sentences: Vec::new(), questions: Vec::new() }
    }

    /// `question` is a SELECT of one column, in which no row is false; where it is, SQLite answers with the sentence.
    pub(super) fn must(&mut self, sentence: String, question: &str) {
        self.sentences.push(sentence);
        let (table, column) = (self.name(), QUOTE.name(&self.sentences.len().to_string()));
        self.questions.push(format!("INSERT INTO {table} ({column})\n{question}"));
    }

    /// What makes the table. Whatever the guard is asked must be known by then.
    pub(super) fn begin(&self) -> String {
        let column = |(at, sentence): (usize, &String)| {
            let name = QUOTE.name(&(at + 1).to_string());
            format!("{name} CONSTRAINT {} CHECK ({name})", QUOTE.name(sentence))
        };
        let columns: Vec<String> = self.sentences.iter().enumerate().map(column).collect();
        format!("CREATE TEMP TABLE {} (\n    {}\n)", QUOTE.name(self.table), columns.join(",\n    "))
    }

    /// What asks, in the order in which it was told.
    pub(super) fn questions(&self) -> &[String] {
        &self.questions
    }

    /// What drops the table.
    pub(super) fn end(&self) -> String {
        format!("DROP TABLE {}", self.name())
    }

    fn name(&self) -> String {
        format!("temp.{}", QUOTE.name(self.table))
    }
}
