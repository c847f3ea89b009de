//! The statements that the runtime has Diesel write, as text: for people to read, and compared with Diesel's own by the
//! tests.

use super::{Dialect, quote::Quote};
use diesel_one_to_one::definition::{Model, Table};

/// A table of a query: its model, and its name there if it is not its own.
#[derive(Clone, Copy)]
pub(crate) struct Source {
    pub(crate) model: &'static Model,
    pub(crate) alias: Option<&'static str>,
}

/// Columns of a source.
type Columns<'a> = (Source, &'a [&'a str]);

/// `SELECT .. FROM (from LEFT OUTER JOIN other ON (left = right))`
pub(crate) fn joined(
    [from, other]: [Source; 2],
    inner: bool,
    (left, own): Columns<'_>,
    (right, others): Columns<'_>,
    dialect: Dialect,
) -> String {
    let quote = quote(dialect);
    let columns = [from.columns(quote), other.columns(quote)].concat().join(", ");
    let same = |(a, b): (&&str, &&str)| format!("({} = {})", left.column(quote, a), right.column(quote, b));
    let (kind, on) = (if inner { "INNER" } else { "LEFT OUTER" }, all(own.iter().zip(others).map(same)));
    format!("SELECT {columns} FROM ({} {kind} JOIN {} ON {on})", from.named(quote), other.named(quote))
}

/// `SELECT .. FROM .. WHERE (key = ?)`
pub(crate) fn by_key(model: &'static Model, key: &[&str], dialect: Dialect) -> String {
    let (quote, source) = (quote(dialect), Source { model, alias: None });
    let bind = |place: usize| if dialect == Dialect::Postgres { format!("${place}") } else { "?".to_owned() };
    let same = key.iter().zip(1..).map(|(it, place)| format!("({} = {})", source.column(quote, it), bind(place)));
    format!("SELECT {} FROM {} WHERE {}", source.columns(quote).join(", "), source.named(quote), all(same))
}

/// `((a AND b) AND c)`
fn all(conditions: impl Iterator<Item = String>) -> String {
    conditions.reduce(|a, b| format!("({a} AND {b})")).unwrap_or_default()
}

/// What Diesel quotes with, on SQLite another character than the schema tools.
fn quote(dialect: Dialect) -> Quote {
    Quote(if dialect == Dialect::Postgres { '"' } else { '`' })
}

impl Source {
    fn columns(self, quote: Quote) -> Vec<String> {
        self.model.columns.iter().map(|it| self.column(quote, it.name)).collect()
    }

    fn column(self, quote: Quote, column: &str) -> String {
        let source = self.alias.map_or_else(|| table(quote, self.model.table), |alias| quote.name(alias));
        format!("{source}.{}", quote.name(column))
    }

    fn named(self, quote: Quote) -> String {
        let table = table(quote, self.model.table);
        self.alias.map_or_else(|| table.clone(), |alias| format!("{table} AS {}", quote.name(alias)))
    }
}

fn table(quote: Quote, table: Table) -> String {
    quote.table(&table.into())
}
