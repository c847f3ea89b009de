//! Text, last of all.

mod human;

use super::{
    Exit,
    arguments::{Format, Global},
    failure::Failure,
    password,
    report::Report,
};
use anstream::adapter::strip_str;
use clap::builder::styling::{AnsiColor, Style};
use human::{Human, shown};
use std::io::{self, ErrorKind, Write};

/// Where answers and all else go.
pub(super) struct Terminal<'a> {
    pub(super) out: &'a mut dyn Write,
    pub(super) err: &'a mut dyn Write,
    /// Whether each may have colour.
    pub(super) color: [bool; 2],
    pub(super) shows_progress: bool,
}

/// What is wrong.
const ERROR: Style = AnsiColor::Red.on_default().bold();
/// What could be better.
const HINT: Style = AnsiColor::Yellow.on_default().bold();
/// What is as it ought to be.
const GOOD: Style = AnsiColor::Green.on_default();
/// What a line is about.
const HEAD: Style = Style::new().bold();
/// What stands between the words.
const DIM: Style = Style::new().dimmed();

impl Terminal<'_> {
    /// The answer to stdout, the talk to stderr.
    pub(super) fn print(&mut self, report: &Report, global: &Global) -> Exit {
        let text = match global.format {
            Format::Human => Human(report).to_string(),
            Format::Json => match serde_json::to_string_pretty(report) {
                Ok(json) => json + "\n",
                Err(error) => return self.fail(&Failure::Refused(format!("no JSON: {error}"))),
            },
        };
        if let Err(error) = write(self.out, self.color[0], &text) {
            return self.fail(&Failure::Refused(format!("the answer cannot be written: {error}")));
        }
        if !global.quiet {
            report.talk.iter().for_each(|it| self.talk(&format!("{it}\n")));
        }
        report.exit()
    }

    /// Why there is no answer.
    pub(super) fn fail(&mut self, failure: &Failure) -> Exit {
        self.talk(&format!("{ERROR}error{ERROR:#}: {}\n", shown(&failure.to_string())));
        failure.exit()
    }

    /// What clap has to say: help that was asked for, or what the arguments lack; these it quotes.
    pub(super) fn refuse(&mut self, error: &clap::Error) -> Exit {
        let text = error.render().ansi().to_string();
        if error.use_stderr() {
            self.talk(&password::hidden(&text, ""));
            return Exit::Usage;
        }
        match write(self.out, self.color[0], &text) {
            Ok(()) => Exit::Clean,
            Err(error) => self.fail(&Failure::Refused(format!("the answer cannot be written: {error}"))),
        }
    }

    /// Where nobody listens, nothing is lost.
    fn talk(&mut self, text: &str) {
        let _ = write(self.err, self.color[1], text);
    }
}

/// Whoever has read enough, as `head` does, has the answer.
fn write(to: &mut dyn Write, color: bool, text: &str) -> io::Result<()> {
    let written = if color { write!(to, "{text}") } else { write!(to, "{}", strip_str(text)) };
    written.and_then(|()| to.flush()).or_else(|error| match error.kind() {
        ErrorKind::BrokenPipe => Ok(()),
        _ => Err(error),
    })
}
