//! Rows that move: what the engines write alike.

use super::{Dialect, audit, quote::Quote};
use crate::{
    audit::Rule,
    change::{Copy, Kept, Rows},
    schema::{Column, TableName},
};

/// How an engine says what is said of every copy.
pub(super) struct Words {
    pub(super) dialect: Dialect,
    /// Its word for "the same, NULL or not".
    pub(super) same: &'static str,
    /// A column as the engine can compare it with another.
    pub(super) comparable: fn(&Column, String) -> String,
}

impl Words {
    pub(super) fn quote(&self) -> Quote {
        super::quote(self.dialect)
    }

    /// `one` and `other`, each under these columns, are the same row's.
    pub(super) fn joined(&self, copy: &Copy) -> String {
        self.own(copy, "one", "other")
    }

    /// The other row is this one's.
    pub(super) fn own(&self, copy: &Copy, one: &str, other: &str) -> String {
        let quote = self.quote();
        let pair = |(to, from): &(String, String)| format!("{other}.{} = {one}.{}", quote.name(to), quote.name(from));
        copy.keys.iter().map(pair).collect::<Vec<_>>().join(" AND ")
    }

    /// The rows that have something to copy. Where rows come to be, none does for nothing.
    pub(super) fn has_any(&self, copy: &Copy, one: &str) -> String {
        let quote = self.quote();
        let not_null = |column: &str| format!("{one}.{} IS NOT NULL", quote.name(column));
        let keys = copy.keys.iter().map(|(_, from)| not_null(from)).collect::<Vec<_>>().join(" AND ");
        if copy.rows != Rows::New || copy.values.is_empty() {
            return keys;
        }
        let values = copy.values.iter().map(|(_, from)| not_null(&from.name)).collect::<Vec<_>>().join(" OR ");
        format!("{keys} AND ({values})")
    }

    /// A value is not the same here and there.
    pub(super) fn differs(&self, copy: &Copy, one: &str, other: &str) -> String {
        let differs = |(to, from): &(Column, Column)| {
            let [to, from] = [(to, other), (from, one)].map(|(column, table)| {
                (self.comparable)(column, format!("{table}.{}", self.quote().name(&column.name)))
            });
            format!("NOT ({to} {} {from})", self.same)
        };
        copy.values.iter().map(differs).collect::<Vec<_>>().join(" OR ")
    }

    /// The columns of `to` that get something.
    pub(super) fn targets(&self, copy: &Copy) -> String {
        let keys = copy.keys.iter().map(|(to, _)| to);
        let names: Vec<String> = keys.chain(copy.values.iter().map(|(to, _)| &to.name)).cloned().collect();
        self.quote().columns(&names)
    }

    /// What they get.
    pub(super) fn sources(&self, copy: &Copy, one: &str) -> String {
        let keys = copy.keys.iter().map(|(_, from)| from);
        let names = keys.chain(copy.values.iter().map(|(_, from)| &from.name));
        names.map(|it| format!("{one}.{}", self.quote().name(it))).collect::<Vec<_>>().join(", ")
    }

    /// `column = one.column`, under this name of the table that is written.
    pub(super) fn set(&self, copy: &Copy, other: &str, one: &str) -> String {
        let quote = self.quote();
        let set = |(to, from): &(Column, Column)| {
            format!("{other}{} = {one}{}", quote.name(&to.name), quote.name(&from.name))
        };
        copy.values.iter().map(set).collect::<Vec<_>>().join(", ")
    }

    /// Rows that are not there yet.
    pub(super) fn insert(&self, copy: &Copy) -> String {
        let [to, from] = [&copy.to, &copy.from].map(|it| self.quote().table(it));
        format!(
            "INSERT INTO {to} {}\nSELECT {} FROM {from} AS one\nWHERE {}\n    AND NOT EXISTS (SELECT 1 FROM {to} AS other WHERE {})",
            self.targets(copy),
            self.sources(copy, "one"),
            self.has_any(copy, "one"),
            self.joined(copy),
        )
    }

    /// A row that has a value from its own.
    pub(super) fn update_same(&self, copy: &Copy) -> String {
        format!("UPDATE {} SET {}", self.quote().table(&copy.to), self.set(copy, "", ""))
    }

    /// As PostgreSQL and SQLite say it.
    pub(super) fn update_from(&self, copy: &Copy) -> String {
        let [to, from] = [&copy.to, &copy.from].map(|it| self.quote().table(it));
        let set = self.set(copy, "", "one.");
        format!("UPDATE {to} AS other SET {set}\nFROM {from} AS one\nWHERE {}", self.joined(copy))
    }

    /// `SELECT count(*) AS count ..` of the values that did not arrive.
    pub(super) fn missing(&self, copy: &Copy) -> String {
        let [to, from] = [&copy.to, &copy.from].map(|it| self.quote().table(it));
        if copy.rows == Rows::Same {
            return format!("SELECT count(*) AS count FROM {from} AS one WHERE {}", self.differs(copy, "one", "one"));
        }
        let key = copy.keys.iter().map(|(to, _)| format!("other.{} IS NULL", self.quote().name(to)));
        let differs = self.differs(copy, "one", "other");
        let wrong: Vec<String> = key.take(1).chain([differs].into_iter().filter(|it| !it.is_empty())).collect();
        format!(
            "SELECT count(*) AS count FROM {from} AS one LEFT JOIN {to} AS other ON {} WHERE {} AND ({})",
            self.joined(copy),
            self.has_any(copy, "one"),
            wrong.join(" OR "),
        )
    }
}

/// The statement that leaves one row.
pub(super) fn keep(kept: &Kept, dialect: Dialect) -> Option<String> {
    audit::repair(&Rule::Singular(&kept.table, &kept.columns, None), kept.keep, dialect)
}

/// `SELECT .. AS count` of the rows beside which another one has the same in these columns.
pub(crate) fn others(table: &TableName, columns: &[String], dialect: Dialect) -> String {
    let quote = super::quote(dialect);
    let names: Vec<String> = columns.iter().map(|it| quote.name(it)).collect();
    let not_null: Vec<String> = names.iter().map(|it| format!("{it} IS NOT NULL")).collect();
    let rows = format!("FROM {} WHERE {}", quote.table(table), not_null.join(" AND "));
    let groups = format!("SELECT 1 {rows} GROUP BY {}", names.join(", "));
    format!("SELECT (SELECT count(*) {rows}) - (SELECT count(*) FROM ({groups}) AS one_of_each) AS count")
}

/// `SELECT count(*) AS count ..` of the rows that have none in another table.
pub(super) fn without_partner(
    table: &TableName,
    other: &TableName,
    pairs: &[(String, String)],
    dialect: Dialect,
) -> String {
    let quote = super::quote(dialect);
    let pair = |(other, own): &(String, String)| format!("other.{} = one.{}", quote.name(other), quote.name(own));
    format!(
        "SELECT count(*) AS count FROM {} AS one WHERE NOT EXISTS (SELECT 1 FROM {} AS other WHERE {})",
        quote.table(table),
        quote.table(other),
        pairs.iter().map(pair).collect::<Vec<_>>().join(" AND "),
    )
}

/// `SELECT count(*) AS count ..` of the rows that have one of the others, and not the column.
pub(super) fn null_beside(table: &TableName, column: &str, others: &[String], dialect: Dialect) -> String {
    let quote = super::quote(dialect);
    let any: Vec<String> = others.iter().map(|it| format!("one.{} IS NOT NULL", quote.name(it))).collect();
    format!(
        "SELECT count(*) AS count FROM {} AS one WHERE one.{} IS NULL AND ({})",
        quote.table(table),
        quote.name(column),
        any.join(" OR "),
    )
}
