//! What every row keeps to.

use crate::{
    dialect::{self, Dialect},
    schema::{Condition, ForeignKey, Origin, Schema, Table},
};
use std::fmt;

/// One rule of one table.
///
/// ```
/// use diesel_one_to_one::dialect::Dialect;
/// use diesel_one_to_one_schema::{audit::{Keep, Rule}, schema::{PrimaryKey, Table, TableName}};
///
/// let profiles = Table {
///     primary_key: Some(PrimaryKey { name: "profiles_pkey".into(), columns: vec!["id".into()] }),
///     ..Table::new(TableName::new("profiles"))
/// };
/// let columns = ["user_id".to_owned()];
/// let rule = Rule::Singular(&profiles, &columns, None);
/// assert_eq!(rule.to_string(), "one row of `profiles` for each `user_id`");
/// assert_eq!(rule.code(), "O2O401");
/// let repair = rule.repair(Keep::Oldest, Dialect::Sqlite).unwrap();
/// assert!(repair.starts_with("BEGIN;\nDELETE FROM \"profiles\"") && repair.ends_with("ROLLBACK;\n"));
/// ```
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Rule<'a> {
    /// No two rows have the same in these columns, of the rows that the condition counts: a parent has one child.
    Singular(&'a Table, &'a [String], Option<&'a Condition>),
    /// What a row refers to is there: a child has its parent.
    Parent(&'a Table, &'a ForeignKey),
    /// A column is not NULL.
    NotNull(&'a Table, &'a str),
    /// A row meets a CHECK.
    Check(&'a Table, &'a str),
}

/// Which of several children of one parent stays: the keep-policy of a repair, which nobody but you can choose.
///
/// ```
/// use diesel_one_to_one_schema::audit::Keep;
///
/// assert_ne!(Keep::Oldest, Keep::Newest);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// The one with the smallest primary key.
    Oldest,
    /// The one with the greatest.
    Newest,
}

/// All the rules of a schema, table by table.
pub fn rules(schema: &Schema) -> impl Iterator<Item = Rule<'_>> {
    schema.tables.iter().flat_map(|table| {
        let written = table.columns.iter().filter(|it| !it.nullable && !matches!(it.origin, Origin::Generated(_)));
        let not_null = written.map(|it| Rule::NotNull(table, &it.name));
        // of the primary key too: it may be the key of a child, and a database can be without it
        let key = table.primary_key.iter().map(|it| Rule::Singular(table, &it.columns, None));
        let uniques = table.uniques.iter().map(|it| Rule::Singular(table, &it.columns, it.condition.as_ref()));
        let keys = table.foreign_keys.iter().map(|it| Rule::Parent(table, it));
        let checks = table.checks.iter().map(|it| Rule::Check(table, &it.expression));
        key.chain(uniques).chain(keys).chain(not_null).chain(checks)
    })
}

impl Rule<'_> {
    /// The SELECT of the rows that break it, by their keys.
    #[must_use]
    pub fn select(&self, dialect: Dialect) -> String {
        dialect::audit::listed(self, dialect)
    }

    /// The statements that would leave no such row, in a transaction that ends in ROLLBACK, to be read, tried, and ended in
    /// COMMIT by hand. `None`: no statement can know what the value ought to be, or nothing tells the rows apart.
    ///
    /// Repairs are run in the order of the rules, and the audit again after them: the child that one deletes may leave
    /// children of its own.
    #[must_use]
    pub fn repair(&self, keep: Keep, dialect: Dialect) -> Option<String> {
        let statement = dialect::audit::repair(self, keep, dialect)?;
        Some(format!("BEGIN;\n{statement};\nROLLBACK;\n"))
    }
}

impl fmt::Display for Rule<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let listed = |columns: &[String]| columns.iter().map(|it| format!("`{it}`")).collect::<Vec<_>>().join(", ");
        match self {
            Rule::Singular(table, columns, _) => {
                write!(f, "one row of `{}` for each {}", table.name, listed(columns))
            }
            Rule::Parent(table, key) => {
                write!(f, "a row of `{}` for each {} of `{}`", key.references.table, listed(&key.columns), table.name)
            }
            Rule::NotNull(table, column) => write!(f, "`{}.{column}` is not NULL", table.name),
            Rule::Check(table, expression) => write!(f, "`{}` meets `{expression}`", table.name),
        }
    }
}
