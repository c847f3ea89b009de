//! `init`

use super::counted;
use crate::{
    cli::{
        arguments::Init,
        failure::Failure,
        report::{Answer, Report},
    },
    init::{Created, InitError, init},
};

pub(super) fn run(arguments: &Init) -> Result<Report, Failure> {
    let created = init(&arguments.folder).map_err(|error| match error {
        InitError::Io { .. } => Failure::Refused(error.to_string()),
        _ => Failure::Usage(error.to_string()),
    })?;
    let talk = talk(&created);
    let Created { path, models, generic, private, lines } = created;
    let path = path.display().to_string();
    Ok(Report::answering(Answer::Created { path, models, generic, private, lines }, talk))
}

fn talk(created: &Created) -> Vec<String> {
    let mut talk = vec![format!("{} listed", counted(created.models.len(), "model"))];
    let by_hand = created.generic.len() + created.private.len();
    if by_hand > 0 {
        talk.push(format!("{} in its comments, to be listed by hand", counted(by_hand, "model")));
    }
    if !created.lines.is_empty() {
        talk.push("`Cargo.toml` lacks the lines above".to_owned());
    }
    talk.push("then `cargo run --bin one_to_one -- check` compares them with the database".to_owned());
    talk
}
