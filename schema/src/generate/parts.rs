//! The statements of both files, with what each is for. On SQLite they are for a database that is made of certain objects.

use super::{COMMAND, Options};
use crate::{
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
    let opening = || file::opening(plan.dialect).map(str::to_owned).into_iter().collect();
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
    let up = Parts { opening: opening(), guards: guards(&plan.guards), steps: steps(plan.steps.clone()) };
    let down = Parts { opening: opening(), guards: guards(&plan.back_guards), steps: steps(plan.back()) };
    Ok([up, down])
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
        let Scripts { up, down } = sqlite_scripts(plan, &objects, &audit()).map_err(|it| match it {
            Refused::Missing { .. } if options.live.is_none() => GenerateError::Remade { reason: unmade(&it) },
            it => refused(&it),
        })?;
        Ok([up, down].map(parts))
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

    /// Where a baseline is the beginning, no migration makes the tables that it has.
    fn unmade(missing: &Refused) -> String {
        format!("{missing}; or, if it is the migrations that do not make it, give the database with `--database-url`")
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
}
