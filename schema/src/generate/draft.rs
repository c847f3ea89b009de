//! What there is to do, before a word of it is written.

use super::{Options, only, renames};
use crate::{
    dialect::Dialect,
    diff::Hints,
    error::GenerateError,
    plan::{Plan, plan},
    schema::Schema,
    snapshot::{History, Start},
};
use diesel_one_to_one::definition::Entry;

pub(super) struct Draft {
    pub(super) plan: Plan,
    /// What it follows.
    pub(super) after: Vec<String>,
    /// The branches that it joins, if it does.
    pub(super) joined: Vec<String>,
}

impl Draft {
    pub(super) fn of(models: &[Entry], history: &History, options: &Options) -> Result<Draft, GenerateError> {
        let Start { dialect, after, schema: from } = history.start(options.merge)?;
        let dialect = Draft::dialect(dialect, options)?;
        let models_say = Schema::of(models)?;
        let mut hints = Hints::of(models);
        let to = match &options.only {
            Some(association) => only::of(models, association, &from, &models_say, &mut hints)?,
            None => models_say,
        };
        renames::verify(&hints, &from, &to, dialect)?;
        let plan = plan(&from, &to, &hints, dialect)?;
        let joined = if after.len() > 1 { after.clone() } else { Vec::new() };
        Ok(Draft { plan, after, joined })
    }

    pub(super) fn dialect(snapshots: Option<Dialect>, options: &Options) -> Result<Dialect, GenerateError> {
        match (snapshots, options.dialect) {
            (Some(snapshots), Some(asked)) if snapshots != asked => {
                Err(GenerateError::OtherDialect { snapshots, asked })
            }
            (snapshots, asked) => snapshots.or(asked).ok_or(GenerateError::NoDialect),
        }
    }
}
