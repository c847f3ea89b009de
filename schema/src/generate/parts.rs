//! The statements of both files, with what each is for. On SQLite they are for a database that is made of certain objects.

use super::{COMMAND, Options};
use crate::{
    change::Change,
    dialect::{self, file},
    error::GenerateError,
    plan::{Guard, Plan, Step},
};
use std::path::Path;

/// What goes into a file.
pub(super) struct Parts {
    /// What comes first.
    pub(super) opening: Vec<String>,
    pub(super) guards: Vec<(Guard, Vec<String>)>,
    pub(super) steps: Vec<(Step, Vec<String>)>,
}

/// There and back.
pub(super) fn both(plan: &Plan, folder: &Path, options: &Options) -> Result<[Parts; 2], GenerateError> {
    if !plan.dialect.adds_foreign_keys() && !plan.steps.is_empty() {
        return remade::both(plan, folder, options);
    }
    let opening = || -> Vec<String> { file::opening(plan.dialect).map(str::to_owned).into_iter().collect() };
    let guards = |of: &[Guard]| {
        let written = |it: &Guard| (it.clone(), dialect::guard::guard(it, plan.dialect, &audit()));
        of.iter().map(written).collect()
    };
    let steps = |of: Vec<Step>| {
        let written = |it: Step| {
            let statements = dialect::write(&it.change, plan.dialect);
            (it, statements)
        };
        of.into_iter().map(written).collect()
    };
    let new = plan.steps.iter().filter_map(|it| if let Change::CreateTable(it) = &it.change { Some(it) } else { None });
    let own = new.flat_map(|it| dialect::guard::is_own(it, plan.dialect));
    let up = Parts {
        opening: opening().into_iter().chain(own).collect(),
        guards: guards(&plan.guards),
        steps: steps(plan.steps.clone()),
    };
    let down = Parts { opening: opening(), guards: guards(&plan.back_guards), steps: steps(plan.back()) };
    Ok([up, down])
}

/// Can both branches be run, one after the other? What makes a table anew stops where the other branch has changed it, and
/// nothing that follows it would ever be run.
pub(super) fn joined(plan: &Plan, folder: &Path, options: &Options) -> Result<(), GenerateError> {
    if plan.dialect.adds_foreign_keys() { Ok(()) } else { remade::joined(folder, options) }
}

fn audit() -> String {
    format!("{COMMAND} audit")
}

/// For an engine that makes tables anew.
#[cfg(feature = "sqlite")]
mod remade {
    use super::{GenerateError, Options, Parts, Path, Plan, audit};
    use crate::{
        script::Script,
        shadow::{Objects, Refused, Scripts, Shadow, Written, sqlite_scripts},
    };

    pub(super) fn both(plan: &Plan, folder: &Path, options: &Options) -> Result<[Parts; 2], GenerateError> {
        let objects = match &options.live {
            Some(live) => live.clone(),
            None if !folder.exists() => Objects::default(),
            None => Shadow::replayed(folder).and_then(|mut it| it.objects()).map_err(|it| refused(&it))?,
        };
        let Scripts { up, down } = sqlite_scripts(plan, &objects, &audit()).map_err(|it| refused(&it))?;
        Ok([up, down].map(parts))
    }

    /// What has been written for a database that has more than the migrations made is not run on an empty one.
    pub(super) fn joined(folder: &Path, options: &Options) -> Result<(), GenerateError> {
        if options.live.is_some() {
            return Ok(());
        }
        Shadow::replayed(folder).map(drop).map_err(|error| match error {
            Refused::Unplayed(message) => GenerateError::Conflicts { places: vec![message] },
            other => refused(&other),
        })
    }

    fn parts(Written { texts, guards, steps }: Written) -> Parts {
        Parts {
            opening: statements(texts),
            guards: guards.into_iter().map(|(guard, it)| (guard, statements(it))).collect(),
            steps: steps.into_iter().map(|(step, it)| (step, statements(it))).collect(),
        }
    }

    fn statements(script: Script) -> Vec<String> {
        script.statements.into_iter().map(|it| it.sql).collect()
    }

    fn refused(refused: &Refused) -> GenerateError {
        GenerateError::Remade { reason: refused.to_string() }
    }
}

#[cfg(not(feature = "sqlite"))]
mod remade {
    use super::{GenerateError, Options, Parts, Path, Plan};

    pub(super) fn both(_: &Plan, _: &Path, _: &Options) -> Result<[Parts; 2], GenerateError> {
        Err(GenerateError::NoSqlite)
    }

    pub(super) fn joined(_: &Path, _: &Options) -> Result<(), GenerateError> {
        Err(GenerateError::NoSqlite)
    }
}
