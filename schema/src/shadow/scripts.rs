use super::{
    Objects, Refused, Shadow,
    keep::{below, keep},
    same::difference,
    texts::Watched,
};
use crate::{
    change::{Change, Rebuild},
    dialect::{self, Dialect, sqlite::rebuild},
    plan::{Plan, Step},
    script::{Script, Statement},
};

/// There and back.
///
/// ```
/// use diesel_one_to_one_schema::{script::Script, shadow::Scripts};
///
/// let scripts = Scripts { up: Script::default(), down: Script::default() };
/// assert!(scripts.up.statements.is_empty());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scripts {
    /// What carries out the plan.
    pub up: Script,
    /// What undoes it.
    pub down: Script,
}

/// The scripts of a plan for a SQLite database that is made of `live`.
///
/// What a table has beyond what the models know is kept where the table is made anew: columns, CHECKs, foreign keys,
/// indexes, triggers; on the way back the table is made by the very text that it had. A script that makes a table anew
/// begins with a guard that stops it on a database where the table is not as it is here. Both scripts have been tried out
/// in memory, up, down, up and down, with foreign keys on and off.
///
/// ```
/// use diesel_one_to_one::{definition::LogicalType, dialect::Dialect};
/// use diesel_one_to_one_schema::{
///     change::{Change, Rebuild},
///     diff::Hints,
///     plan::{Cause, Step, plan},
///     schema::{Check, Column, Schema, Table, TableName},
///     shadow::{Shadow, Objects, sqlite_scripts},
/// };
///
/// let mut shadow = Shadow::of(&Objects::default())?;
/// let live = shadow.run("CREATE TABLE users (age INTEGER NOT NULL, CHECK (age > 0));")?;
///
/// let from = Table { columns: vec![Column::new("age", LogicalType::Integer)], ..Table::new(TableName::new("users")) };
/// let check = Check { name: "users_age_check".into(), expression: "age < 200".into(), valid: true };
/// let to = Table { checks: vec![check], ..from.clone() };
/// let keeps = vec![("age".to_owned(), "age".to_owned())];
/// let mut plan = plan(&Schema::default(), &Schema::default(), &Hints::default(), Dialect::Sqlite)?;
/// let rebuild = Change::Rebuild(Box::new(Rebuild { from, to, keeps, below: Vec::new() }));
/// plan.steps.push(Step { change: rebuild, cause: Cause::Asked });
///
/// let scripts = sqlite_scripts(&plan, &live)?;
/// shadow.run(&scripts.up.to_string())?;
/// assert_eq!(shadow.schema()?.tables[0].checks.len(), 2);
/// assert_eq!(shadow.run(&scripts.down.to_string())?, live);
/// // on a database that is made of something else it stops before it does anything
/// shadow.run("CREATE INDEX by_age ON users (age)")?;
/// let refused = shadow.run(&scripts.up.to_string()).unwrap_err();
/// assert!(refused.to_string().contains("\"users\" is not as it was when this file was written"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// What would be lost, and what would fail. The database is not touched.
pub fn sqlite_scripts(plan: &Plan, live: &Objects) -> Result<Scripts, Refused> {
    let mut shadow = Shadow::of(live)?;
    let was_broken = shadow.broken().is_some();
    let up = there(&mut shadow, &plan.steps)?;
    if let Some(message) = shadow.broken().filter(|_| !was_broken) {
        return Err(Refused::Broken(message));
    }
    let after = shadow.objects()?;
    let down = back(&mut shadow, up.done)?;
    // a column that came back stands last, a name that came back is in quotes: the texts differ, what they say does not
    let again = shadow.objects()?;
    let after_again = shadow.run(&text(&up.statements))?;
    let scripts = Scripts {
        up: script(up.watched.guard(&[live, &again]), guards(plan, true), up.statements),
        down: script(down.watched.guard(&[&after, &after_again]), guards(plan, false), down.statements),
    };
    try_out(&scripts, live)?;
    Ok(scripts)
}

/// What must be so of the rows before anything is done, there or back.
fn guards(_plan: &Plan, _there: bool) -> Vec<String> {
    Vec::new()
}

/// Statements that have been run in memory.
#[derive(Default)]
struct Walked {
    statements: Vec<String>,
    watched: Watched,
    /// Each step as it was done.
    done: Vec<Done>,
}

/// A step, and what belonged to its table before.
struct Done {
    change: Change,
    before: Vec<String>,
}

fn there(shadow: &mut Shadow, steps: &[Step]) -> Result<Walked, Refused> {
    let mut walked = Walked::default();
    for Step { change, .. } in steps {
        let objects = shadow.objects()?;
        let (change, name) = match change {
            Change::Rebuild(asked) => {
                let kept = keep(asked, &shadow.schema()?, &objects)?;
                walked.watched.add(&kept);
                let name = kept.from.name.name.clone();
                (Change::Rebuild(Box::new(kept)), Some(name))
            }
            Change::DropTable(table) => (change.clone(), Some(table.name.name.clone())),
            other => (other.clone(), None),
        };
        let belongs = |name: &String| objects.of_table(name).map(|it| it.sql.clone()).collect();
        let before = name.as_ref().map(belongs).unwrap_or_default();
        walked.run(shadow, &change, dialect::write(&change, Dialect::Sqlite))?;
        walked.done.push(Done { change, before });
    }
    Ok(walked)
}

/// What is made again is made by the texts that it had.
fn back(shadow: &mut Shadow, done: Vec<Done>) -> Result<Walked, Refused> {
    let mut walked = Walked::default();
    for Done { change, before } in done.into_iter().rev() {
        let Some(inverse) = change.inverse() else { continue };
        let inverse = match inverse {
            Change::Rebuild(rebuild) => Change::Rebuild(Box::new(as_it_is(shadow, *rebuild)?)),
            other => other,
        };
        let statements = match &inverse {
            Change::Rebuild(rebuild) => {
                walked.watched.add(rebuild);
                let creation = before.into_iter().filter(|it| !is_of_trigger(it)).collect();
                rebuild::rebuild(rebuild, creation)
            }
            Change::CreateTable(_) if !before.is_empty() => before,
            other => dialect::write(other, Dialect::Sqlite),
        };
        walked.run(shadow, &inverse, statements)?;
    }
    Ok(walked)
}

/// The tables below may be called otherwise meanwhile, and have other triggers.
fn as_it_is(shadow: &mut Shadow, rebuild: Rebuild) -> Result<Rebuild, Refused> {
    let live = shadow.schema()?;
    let from = live.tables.iter().find(|it| it.name.name.eq_ignore_ascii_case(&rebuild.from.name.name));
    let missing = || Refused::Missing { table: rebuild.from.name.name.clone(), column: None };
    let from = from.ok_or_else(missing)?.clone();
    Ok(Rebuild { below: below(&live, &from.name), from, ..rebuild })
}

fn is_of_trigger(text: &str) -> bool {
    text.split_whitespace().nth(1).is_some_and(|it| it.eq_ignore_ascii_case("trigger"))
}

impl Walked {
    fn run(&mut self, shadow: &mut Shadow, change: &Change, statements: Vec<String>) -> Result<(), Refused> {
        self.watched.follow(change);
        shadow.run(&text(&statements))?;
        self.statements.extend(statements);
        Ok(())
    }
}

/// Twice there and back, the first time with foreign keys on.
fn try_out(scripts: &Scripts, live: &Objects) -> Result<(), Refused> {
    let mut shadow = Shadow::of(live)?;
    let before = (shadow.schema()?, shadow.objects()?);
    for enforced in [true, false] {
        shadow.enforce(enforced)?;
        shadow.run(&scripts.up.to_string())?;
        shadow.run(&scripts.down.to_string())?;
        let now = (shadow.schema()?, shadow.objects()?);
        if let Some(what) = difference((&before.0, &before.1), (&now.0, &now.1)) {
            return Err(Refused::NotBack(what));
        }
    }
    Ok(())
}

fn text(statements: &[String]) -> String {
    statements.iter().map(|it| format!("{it};\n")).collect()
}

fn script(texts: Vec<String>, guards: Vec<String>, statements: Vec<String>) -> Script {
    let all = texts.into_iter().chain(guards).chain(statements);
    Script { statements: all.map(|sql| Statement { sql }).collect() }
}
