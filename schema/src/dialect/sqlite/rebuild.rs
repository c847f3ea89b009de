//! A table made anew, with its rows, and with the rows that refer to them.
//!
//! It must be right within a transaction that somebody else has begun, in which nobody can switch foreign keys on or off.
//! Where they are on, DROP TABLE deletes the rows first, and every `ON DELETE` does what it says: so what refers to them
//! goes aside before and comes back after. Where they are off, nothing but the table itself is touched. Nothing is ever
//! renamed: that would rewrite the references of other tables, and fails where a view names the table.

use super::{QUOTE, guard::Guard, table};
use crate::{
    change::Rebuild,
    dialect::quote::standard_text,
    schema::{Column, Origin, Table, TableName},
};

/// Where foreign keys are on. There is no such pragma where SQLite was built without them.
const ENFORCED: &str = "(SELECT foreign_keys FROM pragma_foreign_keys) = 1";

/// How many there were, before.
const BEFORE: &str = "one-to-one: before";

/// The statements that make the table, its indexes, and what no model can say of it.
pub(crate) fn creation(table: &Table) -> Vec<String> {
    let mut statements = table::create(table);
    statements.extend(table.unknown.iter().map(|it| it.definition.clone()));
    statements
}

/// All of it, where `creation` makes the new table.
pub(crate) fn rebuild(rebuild: &Rebuild, creation: Vec<String>) -> Vec<String> {
    let Rebuild { from, to, below, .. } = rebuild;
    let (first, then) = guards(rebuild);
    let kept = Kept::of(rebuild);
    let beneath: Vec<Kept> = below.iter().map(Kept::whole).collect();
    let triggers = || below.iter().flat_map(|it| &it.triggers);

    // ends with the transaction; RESTRICT waits for that end too
    let mut statements = vec!["PRAGMA defer_foreign_keys = ON".to_owned()];
    statements.push(first.begin());
    statements.extend_from_slice(first.questions());
    statements.push(first.end());
    statements.push(before(rebuild));
    // they would tell of rows that neither come nor go
    let dropped = from.triggers.iter().chain(triggers());
    statements.extend(dropped.map(|it| format!("DROP TRIGGER {}", QUOTE.name(&it.name))));
    statements.extend(kept.put_aside(""));
    let only = format!("\nWHERE {ENFORCED}");
    statements.extend(beneath.iter().flat_map(|it| it.put_aside(&only)));
    let emptied = below.iter().rev();
    statements.extend(emptied.map(|it| format!("DELETE FROM {} WHERE {ENFORCED}", QUOTE.table(&it.name))));
    statements.push(format!("DROP TABLE {}", QUOTE.table(&from.name)));
    statements.extend(creation);
    statements.extend([&kept].into_iter().chain(&beneath).map(Kept::put_back));
    statements.push(then.begin());
    statements.extend_from_slice(then.questions());
    statements.push(then.end());
    statements.extend([&kept].into_iter().chain(&beneath).map(Kept::forget));
    statements.push(format!("DROP TABLE temp.{}", QUOTE.name(BEFORE)));
    statements.extend(to.triggers.iter().chain(triggers()).map(|it| it.definition.clone()));
    statements
}

/// Rows on their way: from columns into columns, of one table.
struct Kept<'a> {
    table: &'a TableName,
    columns: Vec<(&'a str, &'a str)>,
    /// Of a table that keeps no column: one of the new ones, and what it holds where an INSERT does not say.
    instead: Option<(&'a str, String)>,
}

impl<'a> Kept<'a> {
    fn of(rebuild: &'a Rebuild) -> Self {
        let written = |name: &String| rebuild.to.column(name).is_some_and(|it| !it.is_generated());
        let kept = rebuild.keeps.iter().filter(|(to, _)| written(to));
        let columns: Vec<_> = kept.map(|(to, from)| (from.as_str(), to.as_str())).collect();
        let first = rebuild.to.columns.iter().find(|it| !it.is_generated()).filter(|_| columns.is_empty());
        Kept { table: &rebuild.to.name, instead: first.map(|it| (it.name.as_str(), unsaid(it))), columns }
    }

    fn whole(table: &'a Table) -> Self {
        let written = table.columns.iter().filter(|it| !it.is_generated());
        Kept { table: &table.name, columns: written.map(|it| (&*it.name, &*it.name)).collect(), instead: None }
    }

    fn aside(&self) -> String {
        QUOTE.name(&format!("one-to-one: rows of {}", self.table.name))
    }

    /// Columns without a type change nothing of what they are given.
    fn put_aside(&self, only: &str) -> [String; 2] {
        let mut columns: Vec<&str> = Vec::new();
        for (from, _) in &self.columns {
            if !columns.iter().any(|it| it.eq_ignore_ascii_case(from)) {
                columns.push(from);
            }
        }
        // by a bare name in quotes that is no column SQLite understands the text
        let values: Vec<String> = columns.iter().map(|it| format!("t.{}", QUOTE.name(it))).collect();
        let names: Vec<String> = columns.iter().map(|it| QUOTE.name(it)).collect();
        let or_none = |list: Vec<String>, none: &str| if list.is_empty() { none.to_owned() } else { list.join(", ") };
        let (names, values) = (or_none(names, "none"), or_none(values, "NULL"));
        let (aside, table) = (self.aside(), QUOTE.table(self.table));
        [
            format!("CREATE TEMP TABLE {aside} ({names})"),
            format!("INSERT INTO temp.{aside}\nSELECT {values}\nFROM {table} AS t{only}"),
        ]
    }

    /// What is new and what is generated is left to the table.
    fn put_back(&self) -> String {
        let aside = self.aside();
        let (names, values): (Vec<String>, Vec<String>) = match &self.instead {
            Some((column, value)) => (vec![QUOTE.name(column)], vec![value.clone()]),
            None => self.columns.iter().map(|(from, to)| (QUOTE.name(to), format!("t.{}", QUOTE.name(from)))).unzip(),
        };
        let (table, names, values) = (QUOTE.table(self.table), names.join(", "), values.join(", "));
        format!("INSERT INTO {table} ({names})\nSELECT {values}\nFROM temp.{aside} AS t")
    }

    fn forget(&self) -> String {
        format!("DROP TABLE temp.{}", self.aside())
    }
}

fn unsaid(column: &Column) -> String {
    match &column.origin {
        Origin::Default(expression) => format!("({expression})"),
        Origin::DefaultText(text) => standard_text(text),
        _ => "NULL".to_owned(),
    }
}

/// How many rows there are, and how many that refer to rows that are not there.
fn before(rebuild: &Rebuild) -> String {
    let counts = tables(rebuild).map(|it| {
        let (text, name) = (standard_text(&it.name), QUOTE.table(it));
        format!("SELECT {text} AS what, count(*) AS number FROM {name}")
    });
    // no table can be called so
    let lost = format!("SELECT 'sqlite_lost', {}", lost(rebuild));
    let counts: Vec<String> = counts.chain([lost]).collect();
    format!("CREATE TEMP TABLE {} AS\n{}", QUOTE.name(BEFORE), counts.join("\nUNION ALL "))
}

/// What must be so before anything is changed, and what after.
fn guards(rebuild: &Rebuild) -> (Guard, Guard) {
    let name = &rebuild.from.name.name;
    let mut first = Guard::new("one-to-one: first");
    // what the first statement switched on is off again by now where each statement is a transaction of its own
    first.must(
        "this must run in one transaction, or it could lose rows where it fails: begin one before, and COMMIT after"
            .into(),
        "SELECT defer_foreign_keys FROM pragma_defer_foreign_keys",
    );
    first.must(
        format!("a table refers to \"{name}\", or to what does, that this was not written for: generate it again"),
        &only_these_refer(rebuild),
    );
    // put back, such a row would be refused at COMMIT, where SQLite does not say which
    first.must(
        format!("rows of \"{name}\", or of what refers to it, refer to rows that are not there: `audit` finds them"),
        &format!("SELECT {} = 0 WHERE {ENFORCED}", lost(rebuild)),
    );
    let mut then = Guard::new("one-to-one: then");
    let was = |what: &str| {
        let what = standard_text(what);
        format!("(SELECT number FROM temp.{} WHERE what = {what})", QUOTE.name(BEFORE))
    };
    for table in tables(rebuild) {
        let question = format!("SELECT count(*) = {} FROM {}", was(&table.name), QUOTE.table(table));
        then.must(format!("not every row of \"{}\" came back, so nothing is changed", table.name), &question);
    }
    let question = format!("SELECT {} <= {}", lost(rebuild), was("sqlite_lost"));
    then.must(format!("rows of \"{name}\" would refer to rows that are not there: `audit` finds them"), &question);
    (first, then)
}

fn tables(rebuild: &Rebuild) -> impl Iterator<Item = &TableName> {
    [&rebuild.from].into_iter().chain(&rebuild.below).map(|it| &it.name)
}

/// The number of rows that refer to rows that are not there. It looks at these tables only: of another one, SQLite could
/// answer that its keys fit nothing.
fn lost(rebuild: &Rebuild) -> String {
    let one = |it: &TableName| format!("(SELECT count(*) FROM pragma_foreign_key_check({}))", standard_text(&it.name));
    tables(rebuild).map(one).collect::<Vec<_>>().join(" + ")
}

/// A table that somebody else has made refers to these too, maybe; its rows would go unseen.
fn only_these_refer(rebuild: &Rebuild) -> String {
    let names: Vec<String> = tables(rebuild).map(|it| standard_text(&it.name.to_lowercase())).collect();
    let names = names.join(", ");
    format!(
        "SELECT count(*) = 0 FROM sqlite_schema AS s, pragma_foreign_key_list(s.name) AS k\n\
         WHERE s.type = 'table' AND s.rootpage > 0 AND lower(k.\"table\") IN ({names})\n    \
         AND lower(s.name) NOT IN ({names})"
    )
}
