//! What must be so of the rows, so that no step can fail for their sake.

use crate::{
    audit::Rule,
    change::Change,
    diff::{Renamed, becomes, between, same_data},
    expression,
    sameness::same_key,
    schema::{
        Check, Column, Condition, DataType, ForeignKey, Origin, References, Schema, Table, TableName, Unique,
        whole_numbers,
    },
};

/// What must be so of the rows of a table, as they are before the first step.
///
/// ```
/// use diesel_one_to_one::{definition::LogicalType, dialect::Dialect};
/// use diesel_one_to_one_schema::{diff::Hints, plan::{Must, plan}, schema::{Column, Schema, Table, TableName, Unique}};
///
/// let column = Column { nullable: true, ..Column::new("user_id", LogicalType::Integer) };
/// let profiles = Table { columns: vec![column], ..Table::new(TableName::new("profiles")) };
/// let columns = vec!["user_id".to_owned()];
/// let unique = Unique { name: "profiles_user_id_key".into(), columns: columns.clone(), condition: None, valid: true };
/// let with_unique = Table { uniques: vec![unique], ..profiles.clone() };
/// let [from, to] = [profiles, with_unique].map(|it| Schema { tables: vec![it], ..Schema::default() });
///
/// let plan = plan(&from, &to, &Hints::default(), Dialect::Mariadb)?;
/// assert_eq!(plan.guards[0].must, Must::BeSingular(columns, None));
/// assert_eq!(plan.guards[0].to_string(), "one row of `profiles` for each `user_id`");
/// # Ok::<(), diesel_one_to_one_schema::error::Errors>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Guard {
    /// The table, as it is before.
    pub table: Table,
    /// What must be so.
    pub must: Must,
}

/// What a [`Guard`] asks.
///
/// ```
/// use diesel_one_to_one_schema::plan::Must;
///
/// assert_ne!(Must::NotBeNull("bio".into()), Must::BeEmpty("bio".into()));
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Must {
    /// No two rows have the same in these columns, of those that the condition counts.
    BeSingular(Vec<String>, Option<Condition>),
    /// What each row refers to is there.
    HaveParents(ForeignKey),
    /// The column is never NULL.
    NotBeNull(String),
    /// Every row meets it.
    Meet(Check),
    /// One of the columns is NULL, because there is nothing yet that they could refer to.
    BeNull(Vec<String>),
    /// There is no row, because it would have nothing of its own in this column.
    BeEmpty(String),
    /// Each row has one in another table: that table, its columns, and this one's that have the same.
    HavePartner(TableName, Vec<(String, String)>),
    /// The column is not NULL in a row that has any of the others.
    NotBeNullBeside(String, Vec<String>),
}

impl Guard {
    /// The rule that an audit has for it; `None`: no audit asks it.
    #[must_use]
    pub fn rule(&self) -> Option<Rule<'_>> {
        let Guard { table, must } = self;
        Some(match must {
            Must::BeSingular(columns, condition) => Rule::Singular(table, columns, condition.as_ref()),
            Must::HaveParents(key) => Rule::Parent(table, key),
            Must::NotBeNull(column) => Rule::NotNull(table, column),
            Must::Meet(check) => Rule::Check(table, &check.expression),
            Must::BeNull(_) | Must::BeEmpty(_) | Must::HavePartner(..) | Must::NotBeNullBeside(..) => return None,
        })
    }
}

impl std::fmt::Display for Guard {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let table = &self.table.name;
        match (self.rule(), &self.must) {
            (Some(rule), _) => rule.fmt(f),
            (None, Must::BeNull(columns)) => {
                write!(f, "no `{}` in `{table}`, since what it refers to comes to be without rows", columns.join(", "))
            }
            (None, Must::BeEmpty(column)) => {
                write!(f, "no row in `{table}`, since it would have nothing of its own in `{column}`")
            }
            (None, Must::HavePartner(other, _)) => write!(f, "each row of `{table}` has one of `{other}`"),
            (None, Must::NotBeNullBeside(column, _)) => {
                write!(f, "`{table}.{column}` is not NULL in a row that has what goes with it")
            }
            (None, _) => write!(f, "`{table}`"),
        }
    }
}

/// A schema before anything is called otherwise, and what is.
pub(super) struct Before<'a> {
    pub(super) schema: &'a Schema,
    pub(super) after: &'a Schema,
    pub(super) renamed: Option<&'a Renamed>,
}

impl<'a> Before<'a> {
    fn table(&self, now: &TableName) -> Option<&'a Table> {
        self.schema.table(self.renamed.and_then(|it| it.tables.get(now)).unwrap_or(now))
    }

    /// What the columns were called; `None`: one was not there, or is made anew.
    fn columns(&self, now: &TableName, columns: &[String]) -> Option<Vec<String>> {
        columns.iter().map(|it| self.column(now, it)).collect()
    }

    /// Can a condition mean something else of the column? Of whole numbers it does not, whatever their width.
    fn is_retyped(&self, table: &TableName, old: &str, now: &str) -> bool {
        let was = self.table(table).and_then(|it| it.column(old));
        let is = self.after.table(table).and_then(|it| it.column(now));
        let is_whole = |it: &DataType| whole_numbers(it.logical).is_some();
        let means_the_same = |was: &DataType, is: &DataType| same_data(was, is) || is_whole(was) && is_whole(is);
        was.zip(is).is_some_and(|(was, is)| !means_the_same(&was.data_type, &is.data_type))
    }

    fn column(&self, table: &TableName, now: &str) -> Option<String> {
        let old = self.renamed.and_then(|it| it.columns.get(&(table.clone(), now.to_owned())));
        let old = self.table(table)?.column(old.map_or(now, String::as_str))?;
        let now = self.after.table(table)?.column(now)?;
        self.stays(old, now).then(|| old.name.clone())
    }

    /// Is what is in the one in the other afterwards? On the way back nothing is that was made anew on the way there.
    fn stays(&self, old: &Column, now: &Column) -> bool {
        becomes(old, now) && (self.renamed.is_some() || becomes(now, old))
    }
}

/// The guards of what is to become of a schema, under the names of [`Before`].
pub(super) fn guards(before: &Schema, after: &Schema, names: &Before<'_>) -> Vec<Guard> {
    let guard = |change: Change| -> Vec<Guard> {
        let musts = match &change {
            Change::AddUnique(table, unique) => singular([before, after], names, table, unique),
            Change::AddPrimaryKey(table, key) => primary_key([before, after], names, table, &key.columns),
            Change::AddForeignKey(table, key) => parents(before, names, table, key),
            Change::AddCheck(table, check) => meet(after, names, table, check),
            Change::AlterColumn { from, to, .. } if !names.stays(from, to) && is_unsaid(to) => {
                vec![Must::BeEmpty(to.name.clone())]
            }
            Change::AlterColumn { table, from, to } => not_null(names, table, from, to),
            Change::AddColumn(_, column) if is_unsaid(column) => vec![Must::BeEmpty(column.name.clone())],
            _ => Vec::new(),
        };
        let table = change.table().and_then(|it| names.table(it));
        table
            .map_or_else(Vec::new, |table| musts.into_iter().map(|must| Guard { table: table.clone(), must }).collect())
    };
    let mut guards: Vec<Guard> = Vec::new();
    for guard in between(before, after).into_iter().flat_map(guard) {
        if !guards.contains(&guard) {
            guards.push(guard);
        }
    }
    guards
}

/// Rows of before have no value for it, and it may not be NULL.
fn is_unsaid(column: &Column) -> bool {
    !column.nullable && column.origin == Origin::Written
}

fn singular([before, after]: [&Schema; 2], names: &Before<'_>, table: &TableName, unique: &Unique) -> Vec<Must> {
    let was = before.table(table);
    let held = was.is_some_and(|it| {
        let whole = it.uniques.iter().filter(|it| it.condition.is_none()).map(|it| &it.columns);
        whole
            .chain(it.primary_key.iter().map(|it| &it.columns))
            .any(|it| it.iter().all(|it| unique.columns.contains(it)))
    });
    let condition = match &unique.condition {
        Some(Condition::IsNull(column)) => names.column(table, column).map(Condition::IsNull),
        Some(Condition::Equals { column, value }) => {
            names.column(table, column).map(|column| Condition::Equals { column, value: value.clone() })
        }
        other => other.clone(),
    };
    let new = |it: &&String| names.column(table, it).is_none();
    let is_null = |it: &String| after.table(table).and_then(|now| now.column(it)).is_some_and(has_none_yet);
    if held || unique.columns.iter().filter(new).any(is_null) {
        return Vec::new();
    }
    // a new column is alike in each row
    let old: Vec<String> = unique.columns.iter().filter_map(|it| names.column(table, it)).collect();
    match (&old[..], unique.columns.iter().find(new)) {
        ([], Some(new)) => vec![Must::BeEmpty(new.clone())],
        _ => vec![Must::BeSingular(old, condition)],
    }
}

/// Is it NULL, or another in each row, in rows that are there before it?
fn has_none_yet(column: &Column) -> bool {
    match column.origin {
        Origin::Written => column.nullable,
        Origin::Identity | Origin::Generated(_) => true,
        Origin::Default(_) | Origin::DefaultText(_) => false,
    }
}

fn primary_key(schemas: [&Schema; 2], names: &Before<'_>, table: &TableName, columns: &[String]) -> Vec<Must> {
    let unique = Unique { name: String::new(), columns: columns.to_vec(), condition: None, valid: true };
    singular(schemas, names, table, &unique)
}

/// Not of one that was there and only did something else.
fn parents(before: &Schema, names: &Before<'_>, table: &TableName, key: &ForeignKey) -> Vec<Must> {
    let of = |it: &Table| {
        it.foreign_keys.iter().any(|it| same_key(it, key)) && before.table(&key.references.table).is_some()
    };
    if before.table(table).is_some_and(of) {
        return Vec::new();
    }
    let Some(columns) = names.columns(table, &key.columns) else { return Vec::new() };
    let Some(parent) = names.table(&key.references.table) else { return vec![Must::BeNull(columns)] };
    // which is empty, or the same in every row
    let of_parent = names.columns(&key.references.table, &key.references.columns);
    let Some(of_parent) = of_parent else { return vec![Must::BeNull(columns)] };
    let references = References { table: parent.name.clone(), columns: of_parent };
    vec![Must::HaveParents(ForeignKey { columns, references, ..key.clone() })]
}

/// Not where it is about a column that is not there yet, or holds something else as yet.
fn meet(after: &Schema, names: &Before<'_>, table: &TableName, check: &Check) -> Vec<Must> {
    let columns = after.table(table).into_iter().flat_map(|it| &it.columns).map(|it| it.name.as_str());
    let about: Vec<String> =
        expression::columns_in(&check.expression, columns).into_iter().map(str::to_owned).collect();
    let other = |it: &String| names.column(table, it).is_none_or(|old| names.is_retyped(table, &old, it));
    if about.iter().any(other) {
        return Vec::new();
    }
    let mut check = check.clone();
    for ((of, now), old) in names.renamed.iter().flat_map(|it| &it.columns) {
        if of == table {
            check.expression = expression::renamed(&check.expression, now, old);
        }
    }
    vec![Must::Meet(check)]
}

fn not_null(names: &Before<'_>, table: &TableName, from: &Column, to: &Column) -> Vec<Must> {
    let becomes = from.nullable && !to.nullable && !to.is_generated();
    let column = names.column(table, &to.name).filter(|_| becomes);
    column.map(Must::NotBeNull).into_iter().collect()
}
