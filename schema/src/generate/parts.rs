//! The statements of the files, with what each is for. On SQLite they are for a database that is made of certain objects.

use super::{COMMAND, Options};
use crate::{
    change::Change,
    dialect::{self, Dialect, file},
    error::GenerateError,
    online::{self, Part},
    plan::{Guard, Plan, Step},
};
use std::path::Path;

/// One migration of a plan.
pub(super) struct Written {
    /// A word for it, where there are several.
    pub(super) name: &'static str,
    pub(super) up: Parts,
    pub(super) down: Parts,
    pub(super) run_in_transaction: bool,
}

impl Written {
    /// In a file of one statement, which no transaction may be around.
    pub(super) fn alone(&mut self) {
        self.run_in_transaction = false;
        self.up.opening.clear();
        self.down.opening.clear();
    }
}

/// What goes into a file.
pub(super) struct Parts {
    /// What there is to know of it.
    pub(super) notes: Vec<String>,
    /// What comes first.
    pub(super) opening: Vec<String>,
    pub(super) guards: Vec<(Guard, Vec<String>)>,
    pub(super) steps: Vec<(Step, Vec<String>)>,
}

/// The migrations of a plan, in order.
pub(super) fn all(plan: &Plan, folder: &Path, options: &Options) -> Result<Vec<Written>, GenerateError> {
    if !plan.dialect.adds_foreign_keys() && !plan.steps.is_empty() {
        let [up, down] = remade::both(plan, folder, options)?;
        return Ok(vec![Written { name: "", up, down, run_in_transaction: true }]);
    }
    let parts = renamed_first(plan).into_iter().flat_map(|(name, plan)| {
        let parts = if options.online { online::parts(&plan) } else { vec![online::whole(&plan)] };
        parts.into_iter().map(move |it| if it.name.is_empty() { Part { name, ..it } } else { it })
    });
    Ok(parts.map(|it| written(&it, options.online)).collect())
}

/// What the next plan is for: a database that these have been run on.
pub(super) fn go_on(
    written: &[Written],
    dialect: Dialect,
    folder: &Path,
    options: &mut Options,
) -> Result<(), GenerateError> {
    if dialect.adds_foreign_keys() { Ok(()) } else { remade::go_on(written, folder, options) }
}

/// Where a file that failed in the middle is to be run again, what it renames is called so already: only what renames, and
/// nothing else, can be run twice, there and back.
fn renamed_first(plan: &Plan) -> Vec<(&'static str, Plan)> {
    let is_rename = |it: &Step| matches!(it.change, Change::RenameTable { .. } | Change::RenameColumn { .. });
    let (renames, others): (Vec<Step>, Vec<Step>) = plan.steps.iter().cloned().partition(is_rename);
    if plan.is_transactional() || renames.is_empty() || others.is_empty() {
        return vec![("", plan.clone())];
    }
    let first = Plan { steps: renames, back_guards: Vec::new(), ..plan.clone() };
    let then = Plan { steps: others, guards: Vec::new(), ..plan.clone() };
    vec![("rename", first), ("change", then)]
}

fn written(part: &Part, online: bool) -> Written {
    let dialect = part.dialect;
    let opening = || -> Vec<String> {
        let opening = file::opening(dialect).iter().filter(|_| part.run_in_transaction);
        opening.map(|it| (*it).to_owned()).collect()
    };
    let notes = |of: Vec<String>| if online { of } else { Vec::new() };
    let changes: Vec<&Change> = part.steps.iter().map(|it| &it.change).collect();
    let own = dialect::own::are_own(&changes, dialect);
    let up = Parts {
        notes: notes(part.notes()),
        opening: opening().into_iter().chain(own).collect(),
        guards: guards(&part.guards, dialect),
        steps: steps(&part.steps, dialect),
    };
    let down = Parts {
        notes: notes(part.back_notes()),
        opening: opening(),
        guards: guards(&part.back_guards, dialect),
        steps: steps(&part.back, dialect),
    };
    Written { name: part.name, up, down, run_in_transaction: part.run_in_transaction }
}

fn guards(of: &[Guard], dialect: Dialect) -> Vec<(Guard, Vec<String>)> {
    of.iter().map(|it| (it.clone(), dialect::guard::guard(it, dialect, &audit()))).collect()
}

fn steps(of: &[Step], dialect: Dialect) -> Vec<(Step, Vec<String>)> {
    of.iter().map(|it| (it.clone(), dialect::write(&it.change, dialect))).collect()
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
    use super::{GenerateError, Options, Parts, Path, Plan, Written as Each, audit};
    use crate::{
        script::Script,
        shadow::{Objects, Refused, Scripts, Shadow, Written, sqlite_scripts},
    };

    pub(super) fn both(plan: &Plan, folder: &Path, options: &Options) -> Result<[Parts; 2], GenerateError> {
        let objects = live(folder, options)?;
        let Scripts { up, down } = sqlite_scripts(plan, &objects, &audit()).map_err(|it| match it {
            Refused::Missing { .. } if options.live.is_none() => GenerateError::Remade { reason: unmade(&it) },
            it => refused(&it),
        })?;
        Ok([up, down].map(parts))
    }

    fn live(folder: &Path, options: &Options) -> Result<Objects, GenerateError> {
        Ok(match &options.live {
            Some(live) => live.clone(),
            None if !folder.exists() => Objects::default(),
            None => Shadow::replayed(folder).and_then(|mut it| it.objects()).map_err(|it| refused(&it))?,
        })
    }

    pub(super) fn go_on(written: &[Each], folder: &Path, options: &mut Options) -> Result<(), GenerateError> {
        let mut shadow = Shadow::of(&live(folder, options)?).map_err(|it| refused(&it))?;
        for Each { up, .. } in written {
            let guards = up.guards.iter().flat_map(|(_, it)| it);
            let all = up.opening.iter().chain(guards).chain(up.steps.iter().flat_map(|(_, it)| it));
            let script = Script::of(all.cloned().collect()).to_string();
            options.live = Some(shadow.run(&script).map_err(|it| refused(&it))?);
        }
        Ok(())
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
            notes: Vec::new(),
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
    use super::{GenerateError, Options, Parts, Path, Plan, Written};

    pub(super) fn both(_: &Plan, _: &Path, _: &Options) -> Result<[Parts; 2], GenerateError> {
        Err(GenerateError::NoSqlite)
    }

    pub(super) fn joined(_: &Path, _: &Options) -> Result<(), GenerateError> {
        Err(GenerateError::NoSqlite)
    }

    pub(super) fn go_on(_: &[Written], _: &Path, _: &mut Options) -> Result<(), GenerateError> {
        Err(GenerateError::NoSqlite)
    }
}
