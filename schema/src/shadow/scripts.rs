use super::{
    Objects, Refused, Shadow,
    apart::{Part, parts},
    creation,
    keep::{below, in_order, keep},
    same::difference,
    texts::Watched,
};
use crate::{
    change::{Change, Rebuild},
    dialect::{
        self, Dialect, file,
        sqlite::{
            objects::{Expected, as_written},
            rebuild,
        },
    },
    plan::{Guard, Plan, Step},
    schema::{Schema, Table},
    script::{Script, Statement},
};
use std::{cmp::Reverse, collections::BTreeMap, fmt};

/// There and back.
///
/// ```
/// use diesel_one_to_one_schema::shadow::{Scripts, Written};
///
/// let scripts = Scripts { up: Written::default(), down: Written::default() };
/// assert!(scripts.up.script().statements.is_empty());
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Scripts {
    /// What carries out the plan.
    pub up: Written,
    /// What undoes it.
    pub down: Written,
}

/// A script in parts, for whoever says of each what it does.
///
/// ```
/// use diesel_one_to_one_schema::shadow::Written;
///
/// assert_eq!(Written::default().to_string(), "");
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Written {
    /// A write, so that it waits for others rather than is refused, and what stops it where a table that is made anew, or one below, is not as it was. It comes
    /// first.
    pub texts: Script,
    /// What stops it where the rows are not as they must be, each with what must be so.
    pub guards: Vec<(Guard, Script)>,
    /// The steps.
    pub steps: Vec<(Step, Script)>,
}

impl Written {
    /// All of it, in order.
    #[must_use]
    pub fn script(&self) -> Script {
        let guards = self.guards.iter().map(|(_, it)| it);
        let steps = self.steps.iter().map(|(_, it)| it);
        let all = [&self.texts].into_iter().chain(guards).chain(steps);
        Script { statements: all.flat_map(|it| it.statements.iter().cloned()).collect() }
    }
}

impl fmt::Display for Written {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.script().fmt(f)
    }
}

/// The scripts of a plan for a SQLite database that is made of `live`.
///
/// What a table has beyond what the models know is kept where the table is made anew: columns, CHECKs, foreign keys,
/// indexes, triggers; on the way back the table is made by the very text that it had. A script that makes a table anew
/// begins with a guard that stops it on a database where the table is not as it is here. Both scripts have been tried out
/// in memory, up, down, up and down, with foreign keys on and off. `audit` is the command that a guard of the rows names.
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
/// let scripts = sqlite_scripts(&plan, &live, "cargo run --bin schema -- audit")?;
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
pub fn sqlite_scripts(plan: &Plan, live: &Objects, audit: &str) -> Result<Scripts, Refused> {
    if let Some(tables) = creation::only(&plan.steps) {
        return creation::scripts(plan, &tables, live);
    }
    let (mut up, mut down) = (Merged::default(), Merged::default());
    for part in parts(plan, live)? {
        let [there, back] = one(&part, audit)?;
        up.add(there);
        down.add(back);
    }
    Ok(Scripts { up: up.written(&plan.guards, audit), down: down.written(&plan.back_guards, audit) })
}

/// The scripts of several parts.
#[derive(Default, Clone)]
struct Merged {
    expected: BTreeMap<String, Expected>,
    steps: Vec<Placed>,
}

impl Merged {
    fn add(&mut self, other: Merged) {
        self.expected.extend(other.expected);
        self.steps.extend(other.steps);
    }

    fn written(mut self, guards: &[Guard], audit: &str) -> Written {
        self.steps.sort_by_key(|it| it.place);
        let guards: Vec<_> =
            guards.iter().map(|it| (it.clone(), script(dialect::guard::guard(it, Dialect::Sqlite, audit)))).collect();
        let texts = as_written(&self.expected);
        let reads_first = !texts.is_empty() || !guards.is_empty();
        let write = file::opening(Dialect::Sqlite).iter().filter(|_| reads_first).map(|it| (*it).to_owned());
        Written {
            texts: script(write.chain(texts).collect()),
            guards,
            steps: self.steps.into_iter().map(|it| (it.step, it.script)).collect(),
        }
    }
}

/// Up and down, tried out.
fn one(part: &Part, audit: &str) -> Result<[Merged; 2], Refused> {
    let (Part { plan, places, live }, is_linked) = (part, part.is_linked());
    let mut shadow = Shadow::of(live)?;
    let was_broken = shadow.broken().is_some();
    let up = there(&mut shadow, &plan.steps, places)?;
    if let Some(message) = shadow.broken().filter(|_| !was_broken) {
        return Err(Refused::Broken(message));
    }
    let after = shadow.objects()?;
    let down = back(&mut shadow, up.done)?;
    // a column that came back stands last, a name that came back is in quotes: the texts differ, what they say does not
    let again = shadow.objects()?;
    let after_again = shadow.run(&up.steps.iter().map(|it| it.script.to_string()).collect::<String>())?;
    let up = Merged { expected: up.watched.expected(&[live, &again]), steps: up.steps };
    let down = Merged { expected: down.watched.expected(&[&after, &after_again]), steps: down.steps };
    let scripts =
        Scripts { up: up.clone().written(&plan.guards, audit), down: down.clone().written(&plan.back_guards, audit) };
    try_out(&scripts, live, is_linked)?;
    Ok([up, down])
}

/// Steps that have been done in memory.
#[derive(Default)]
struct Walked {
    steps: Vec<Placed>,
    watched: Watched,
    /// What is to be undone.
    done: Vec<Done>,
}

/// A step, where it stands in the whole of its script, and what it is written as.
#[derive(Clone)]
struct Placed {
    place: Place,
    step: Step,
    script: Script,
}

/// What comes first has none; on the way back the last is the first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    First,
    There(usize),
    Back(Reverse<usize>),
}

/// A step as it was done, and what its table was before.
struct Done {
    place: usize,
    step: Step,
    before: Vec<String>,
    /// A table that a column was dropped from. Another one of that name would stand last, so that no script that was written
    /// for this table would know it again.
    was: Option<Table>,
}

impl Walked {
    fn run(&mut self, shadow: &mut Shadow, place: Place, step: Step, statements: Vec<String>) -> Result<(), Refused> {
        self.watched.follow(&step.change);
        let script = script(statements);
        shadow.execute(&script.to_string())?;
        self.steps.push(Placed { place, step, script });
        Ok(())
    }
}

fn there(shadow: &mut Shadow, steps: &[Step], places: &[usize]) -> Result<Walked, Refused> {
    let mut walked = Walked::default();
    for (Step { change, cause }, &place) in steps.iter().zip(places) {
        let objects = match change {
            Change::Rebuild(_) | Change::DropTable(_) | Change::DropColumn(..) => shadow.objects()?,
            _ => Objects::default(),
        };
        let mut was = None;
        let (change, name) = match change {
            Change::Rebuild(asked) => {
                let kept = keep(asked, &shadow.schema()?, &objects)?;
                walked.watched.add(&kept);
                let name = kept.from.name.name.clone();
                (Change::Rebuild(Box::new(kept)), Some(name))
            }
            Change::DropTable(table) => {
                let going = steps.iter().map(|it| &it.change);
                nobody_refers(&table.name.name, &shadow.schema()?, going)?;
                (change.clone(), Some(table.name.name.clone()))
            }
            Change::DropColumn(table, _) => {
                was = Some(in_order(named(&shadow.schema()?, &table.name)?, &objects));
                (change.clone(), Some(table.name.clone()))
            }
            other => (other.clone(), None),
        };
        let belongs = |name: &String| objects.of_table(name).map(|it| it.sql.clone()).collect();
        let before = name.as_ref().map(belongs).unwrap_or_default();
        let (statements, step) = (dialect::write(&change, Dialect::Sqlite), Step { change, cause: *cause });
        walked.run(shadow, Place::There(place), step.clone(), statements)?;
        walked.done.push(Done { place, step, before, was });
    }
    Ok(walked)
}

/// DROP TABLE deletes the rows first, and with them what an `ON DELETE` of another table says. What goes too may refer to it.
fn nobody_refers<'a>(table: &str, live: &Schema, all: impl Iterator<Item = &'a Change>) -> Result<(), Refused> {
    let goes = |change: &Change| match change {
        Change::DropTable(it) => Some(it.name.name.to_lowercase()),
        _ => None,
    };
    let going: Vec<String> = all.filter_map(goes).collect();
    let refers = |it: &&Table| it.foreign_keys.iter().any(|key| key.references.table.name.eq_ignore_ascii_case(table));
    let stays = |it: &&Table| !going.contains(&it.name.name.to_lowercase());
    let by = live.tables.iter().filter(refers).find(stays);
    by.map_or(Ok(()), |by| Err(Refused::Referred { table: table.to_owned(), by: by.name.name.clone() }))
}

/// What is made again is made by the texts that it had.
fn back(shadow: &mut Shadow, done: Vec<Done>) -> Result<Walked, Refused> {
    let mut walked = Walked::default();
    let made = done.iter().filter_map(|it| if let Change::CreateTable(it) = &it.step.change { Some(it) } else { None });
    for step in creation::unlinked(made) {
        let statements = dialect::write(&step.change, Dialect::Sqlite);
        walked.run(shadow, Place::First, step, statements)?;
    }
    for Done { place, step: Step { change, cause }, before, was } in done.into_iter().rev() {
        let Some(inverse) = change.inverse() else { continue };
        let rebuild = match (&inverse, was) {
            (Change::Rebuild(rebuild), _) => Some(as_it_is(shadow, (**rebuild).clone())?),
            (_, Some(was)) => Some(with_its_column(shadow, was)?),
            _ => None,
        };
        let statements = match (&rebuild, &inverse) {
            (Some(rebuild), _) => {
                walked.watched.add(rebuild);
                let creation = before.into_iter().filter(|it| !is_of_trigger(it)).collect();
                rebuild::rebuild(rebuild, creation)
            }
            (None, Change::CreateTable(_)) if !before.is_empty() => before,
            (None, other) => dialect::write(other, Dialect::Sqlite),
        };
        let change = match (inverse, rebuild) {
            (Change::Rebuild(_), Some(rebuild)) => Change::Rebuild(Box::new(rebuild)),
            (other, _) => other,
        };
        walked.run(shadow, Place::Back(Reverse(place)), Step { change, cause }, statements)?;
    }
    Ok(walked)
}

/// The table as it is, made anew as it was.
fn with_its_column(shadow: &mut Shadow, was: Table) -> Result<Rebuild, Refused> {
    let from = named(&shadow.schema()?, &was.name.name)?;
    let kept = from.columns.iter().filter(|it| !it.is_generated());
    let keeps = kept.map(|it| (it.name.clone(), it.name.clone())).collect();
    as_it_is(shadow, Rebuild { from, to: was, keeps, below: Vec::new() })
}

fn named(live: &Schema, name: &str) -> Result<Table, Refused> {
    let table = live.tables.iter().find(|it| it.name.name.eq_ignore_ascii_case(name));
    table.cloned().ok_or_else(|| Refused::Missing { table: name.to_owned(), column: None })
}

/// The tables below may be called otherwise meanwhile, and have other triggers.
fn as_it_is(shadow: &mut Shadow, rebuild: Rebuild) -> Result<Rebuild, Refused> {
    let (live, objects) = (shadow.schema()?, shadow.objects()?);
    let from = named(&live, &rebuild.from.name.name)?;
    Ok(Rebuild { below: below(&live, &from.name, &objects), from, ..rebuild })
}

fn is_of_trigger(text: &str) -> bool {
    text.split_whitespace().nth(1).is_some_and(|it| it.eq_ignore_ascii_case("trigger"))
}

/// There and back with foreign keys on, and if they matter, with foreign keys off.
fn try_out(scripts: &Scripts, live: &Objects, is_linked: bool) -> Result<(), Refused> {
    let mut shadow = Shadow::of(live)?;
    let before = (shadow.schema()?, shadow.objects()?);
    for enforced in [true, false].into_iter().filter(|it| *it || is_linked) {
        shadow.enforce(enforced)?;
        shadow.execute(&scripts.up.to_string())?;
        shadow.execute(&scripts.down.to_string())?;
        let now = (shadow.schema()?, shadow.objects()?);
        if let Some(what) = difference((&before.0, &before.1), (&now.0, &now.1)) {
            return Err(Refused::NotBack(what));
        }
    }
    Ok(())
}

pub(super) fn script(statements: Vec<String>) -> Script {
    Script { statements: statements.into_iter().map(|sql| Statement { sql }).collect() }
}
