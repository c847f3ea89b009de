//! What a verb answers, as plain data: the text for people and the object for programs are both written from it.

use super::Exit;
use serde::Serialize;

/// The answer of a verb.
#[derive(Debug, Serialize)]
pub(super) struct Report {
    /// Of this form. A field that comes to it is no new version; one that goes, or means something else, is.
    version: u32,
    pub(super) findings: Vec<Finding>,
    #[serde(flatten)]
    pub(super) answer: Answer,
    /// What else there is to say to a person.
    #[serde(skip)]
    pub(super) talk: Vec<String>,
    /// How it ended, where that is not what the findings say.
    #[serde(skip)]
    pub(super) ended: Option<Exit>,
}

/// Something that is not as it ought to be.
#[derive(Debug, Serialize)]
pub(super) struct Finding {
    pub(super) code: &'static str,
    pub(super) severity: Severity,
    pub(super) table: Option<String>,
    pub(super) association: Option<String>,
    pub(super) message: String,
    /// What to do.
    pub(super) help: Option<String>,
    /// The statement that mends it, or that shows what is broken.
    pub(super) sql: Option<String>,
    #[serde(flatten)]
    pub(super) rows: Option<Rows>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Severity {
    Error,
    /// What is allowed, and could be better.
    Hint,
}

/// The rows that break a rule.
#[derive(Debug, Serialize)]
pub(super) struct Rows {
    pub(super) count: u64,
    /// Some of their keys.
    pub(super) keys: Vec<String>,
    /// A transaction that ends in ROLLBACK.
    pub(super) repair: Option<String>,
}

/// What a verb answers beside findings.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum Answer {
    None {},
    Adoption {
        tables: Vec<Adopted>,
        near_misses: Vec<NearMiss>,
    },
    Migrations {
        migrations: Vec<Migration>,
    },
    /// What was run, or would be: that some are pending is no finding then.
    Ran {
        migrations: Vec<Migration>,
    },
    Created {
        path: String,
        models: Vec<String>,
        generic: Vec<String>,
        private: Vec<String>,
        lines: Vec<String>,
    },
    Generated {
        folders: Vec<String>,
        steps: Vec<String>,
        losses: Vec<String>,
        joined: Vec<String>,
    },
    /// The snapshot.
    Baseline {
        path: String,
    },
    Text {
        text: String,
    },
}

/// A table that is a side of some one-to-one, and what to write on its row struct.
#[derive(Debug, Serialize)]
pub(super) struct Adopted {
    pub(super) table: String,
    pub(super) attributes: Vec<String>,
}

/// A foreign key that is no one-to-one.
#[derive(Debug, Serialize)]
pub(super) struct NearMiss {
    pub(super) table: String,
    pub(super) parent: String,
    pub(super) columns: Vec<String>,
    pub(super) message: String,
    /// How many parents have several rows today; `None`: that is not told.
    pub(super) duplicates: Option<u64>,
    /// What makes it one, where nothing is in the way.
    pub(super) sql: Option<String>,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(super) struct Migration {
    pub(super) version: String,
    /// As its folder is called; where it is not in the folder, the version alone.
    pub(super) name: String,
    pub(super) state: State,
    /// What would be run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) sql: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum State {
    Applied,
    Pending,
    Reverted,
    /// Applied, and not in the folder.
    Unknown,
}

impl Report {
    pub(super) const fn of(findings: Vec<Finding>, talk: Vec<String>) -> Report {
        Report { version: 1, findings, answer: Answer::None {}, talk, ended: None }
    }

    pub(super) const fn answering(answer: Answer, talk: Vec<String>) -> Report {
        Report { version: 1, findings: Vec::new(), answer, talk, ended: None }
    }

    pub(super) fn exit(&self) -> Exit {
        if let Some(ended) = self.ended {
            return ended;
        }
        let pending = match &self.answer {
            Answer::Migrations { migrations } => migrations.iter().any(|it| it.state == State::Pending),
            _ => false,
        };
        if pending || self.findings.iter().any(|it| it.severity == Severity::Error) {
            Exit::Findings
        } else {
            Exit::Clean
        }
    }
}
