//! What an experiment counted, and what it must be.

use std::collections::BTreeMap;
use std::fmt;

use diesel::result::Error;
use diesel_one_to_one::OneToOneError;

use crate::crowd::Answer;

/// The answers of all calls, by their words.
#[derive(Debug, Default)]
pub(crate) struct Answers {
    counts: BTreeMap<String, usize>,
    /// The first error of each word, in the words of the database.
    said: BTreeMap<String, String>,
}

impl Answers {
    pub(crate) fn add(&mut self, answer: Answer) {
        let word = match answer {
            Ok(word) => word.to_owned(),
            Err(error) => {
                let word = word(&error);
                self.said.entry(word.clone()).or_insert_with(|| format!("{error} ({:?})", error.database_error()));
                word
            }
        };
        *self.counts.entry(word).or_default() += 1;
    }

    /// How many calls had that answer.
    pub(crate) fn number(&self, word: &str) -> usize {
        self.counts.get(word).copied().unwrap_or_default()
    }

    pub(crate) fn join(&mut self, other: Answers) {
        for (word, count) in other.counts {
            *self.counts.entry(word).or_default() += count;
        }
        for (word, said) in other.said {
            self.said.entry(word).or_insert(said);
        }
    }
}

/// The error's code; and of an error that is only Diesel's, its kind.
pub(crate) fn word(error: &OneToOneError) -> String {
    match error {
        OneToOneError::Database { cause: Error::DatabaseError(kind, _), .. } => format!("{} ({kind:?})", error.code()),
        _ => error.code().to_owned(),
    }
}

/// What a number must be.
#[derive(Debug, Clone, Copy)]
enum Wanted {
    Exactly(usize),
    AnyNumber,
    /// A naive shape that shows no fault proves nothing.
    AFault,
}

struct Line {
    what: String,
    number: usize,
    wanted: Wanted,
}

impl Line {
    fn holds(&self) -> bool {
        match self.wanted {
            Wanted::Exactly(wanted) => self.number == wanted,
            Wanted::AnyNumber => true,
            Wanted::AFault => self.number > 0,
        }
    }
}

/// What an experiment counted. An answer that is not spoken of must not occur.
pub(crate) struct Report {
    answers: Answers,
    lines: Vec<Line>,
}

impl Report {
    pub(crate) fn of(answers: Answers) -> Self {
        Self { answers, lines: Vec::new() }
    }

    /// So many calls had this answer.
    pub(crate) fn answered(self, word: &'static str, wanted: usize) -> Self {
        self.answer(word, Wanted::Exactly(wanted))
    }

    /// As many calls as may be had this answer.
    pub(crate) fn may_answer(self, word: &'static str) -> Self {
        self.answer(word, Wanted::AnyNumber)
    }

    /// So many there are afterwards.
    pub(crate) fn counted(self, what: &'static str, number: usize, wanted: usize) -> Self {
        self.line(what.to_owned(), number, Wanted::Exactly(wanted))
    }

    /// As many as there may be.
    pub(crate) fn noted(self, what: &str, number: usize) -> Self {
        self.line(what.to_owned(), number, Wanted::AnyNumber)
    }

    /// What a naive shape gets wrong.
    pub(crate) fn fault(self, what: &'static str, number: usize) -> Self {
        self.line(what.to_owned(), number, Wanted::AFault)
    }

    /// What a naive shape answers, and must not.
    pub(crate) fn fault_answered(self, word: &'static str) -> Self {
        self.answer(word, Wanted::AFault)
    }

    /// Calls of a naive shape that fail.
    pub(crate) fn fails(mut self) -> Self {
        let failed = self.answers.said.keys().filter_map(|word| self.answers.counts.remove(word)).sum();
        self.fault("failed", failed)
    }

    /// Calls of a naive shape may fail, too.
    pub(crate) fn may_fail(mut self) -> Self {
        let words: Vec<_> = self.answers.said.keys().cloned().collect();
        for word in words {
            let number = self.answers.counts.remove(&word).unwrap_or_default();
            self = self.line(word, number, Wanted::AnyNumber);
        }
        self
    }

    fn answer(mut self, word: &'static str, wanted: Wanted) -> Self {
        let number = self.answers.counts.remove(word).unwrap_or_default();
        self.line(word.to_owned(), number, wanted)
    }

    fn line(mut self, what: String, number: usize, wanted: Wanted) -> Self {
        self.lines.push(Line { what, number, wanted });
        self
    }

    pub(crate) fn holds(&self) -> bool {
        self.answers.counts.is_empty() && self.lines.iter().all(Line::holds)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, line) in self.lines.iter().enumerate() {
            let separator = if at == 0 { "" } else { ", " };
            write!(f, "{separator}{} {}", line.what, line.number)?;
            match line.wanted {
                _ if line.holds() => {}
                Wanted::Exactly(wanted) => write!(f, " INSTEAD OF {wanted}")?,
                Wanted::AnyNumber | Wanted::AFault => write!(f, " BUT THERE MUST BE SOME")?,
            }
        }
        for (word, number) in &self.answers.counts {
            write!(f, "\n    {number} MORE ANSWERED {word}")?;
            if let Some(said) = self.answers.said.get(word) {
                write!(f, ": {said}")?;
            }
        }
        Ok(())
    }
}
