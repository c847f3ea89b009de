//! Foreign keys -> associations.

use super::words::{column, free, is_taken, row_struct, snake_case};
use crate::schema::{Action, Deferral, ForeignKey, References, Schema, Table, TableName};
use std::fmt;

/// A foreign key that is one-to-one already, and what to write on the row structs of the two tables.
///
/// ```
/// use diesel::{connection::SimpleConnection, prelude::*};
/// # #[cfg(feature = "sqlite")] {
/// use diesel_one_to_one_schema::{adopt::adopt, live::Inspect};
///
/// let mut conn = SqliteConnection::establish(":memory:")?;
/// conn.batch_execute(
///     "CREATE TABLE users (id INTEGER PRIMARY KEY NOT NULL);
///      CREATE TABLE profiles (
///          id INTEGER PRIMARY KEY NOT NULL,
///          user_id INTEGER NOT NULL UNIQUE REFERENCES users ON DELETE CASCADE
///      );
///      CREATE TABLE posts (id INTEGER PRIMARY KEY NOT NULL, user_id INTEGER NOT NULL REFERENCES users);",
/// )?;
/// let (adopted, near_misses) = adopt(&conn.inspect(&[])?);
/// assert_eq!(adopted[0].on_child, "#[belongs_to_one(User, on_delete = cascade)]");
/// assert_eq!(adopted[0].on_parent, "#[has_one(Profile)]");
/// assert_eq!(near_misses[0].to_string(), "`posts` refers by `user_id` to `users`: not UNIQUE, so one-to-many");
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adopted {
    /// The table that holds the key.
    pub child: TableName,
    /// The table that it refers to.
    pub parent: TableName,
    /// The columns of the key.
    pub columns: Vec<String>,
    /// The attribute of the child's row struct. The names of structs are those that Diesel's guides would give.
    pub on_child: String,
    /// The attribute of the parent's.
    pub on_parent: String,
}

/// A foreign key that is no association, and why.
///
/// ```
/// use diesel_one_to_one_schema::{adopt::{NearMiss, Reason}, schema::TableName};
///
/// let near = NearMiss {
///     child: TableName::new("posts"),
///     parent: TableName::new("users"),
///     columns: vec!["user_id".into()],
///     reason: Reason::NotUnique,
/// };
/// assert!(near.to_string().contains("not UNIQUE"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NearMiss {
    /// The table that holds the key.
    pub child: TableName,
    /// The table that it refers to.
    pub parent: TableName,
    /// The columns of the key.
    pub columns: Vec<String>,
    /// Why it is none.
    pub reason: Reason,
}

/// Why a foreign key is no association.
///
/// ```
/// use diesel_one_to_one_schema::adopt::Reason;
///
/// assert_ne!(Reason::NotUnique, Reason::SetDefault);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// A parent may have many children. That is most foreign keys, and some that forgot their UNIQUE.
    NotUnique,
    /// It is unique among some rows only: history, or rows that are not deleted.
    UniqueAmongSome,
    /// The index that makes it unique is not in force.
    UniqueNotValid,
    /// Only some of its columns are unique together.
    UniqueInPart,
    /// `SET DEFAULT` can hold for one row only.
    SetDefault,
    /// It is checked at COMMIT, or may be.
    Deferrable,
    /// Another foreign key refers by the same columns to the same.
    Repeated,
    /// What it refers to is not there, or is a part of a table.
    NoParent,
    /// Its table has no primary key, without which Diesel has no `table!` of it.
    NoPrimaryKey,
}

impl fmt::Display for NearMiss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let NearMiss { child, parent, columns, reason } = self;
        let columns: Vec<String> = columns.iter().map(|it| format!("`{it}`")).collect();
        let why = match reason {
            Reason::NotUnique => "not UNIQUE, so one-to-many",
            Reason::UniqueAmongSome => "UNIQUE among some rows only",
            Reason::UniqueNotValid => "its UNIQUE index is not in force: drop it and make it again",
            Reason::UniqueInPart => "UNIQUE over some of these columns, not over all of them together",
            Reason::SetDefault => "ON DELETE or ON UPDATE SET DEFAULT, which can hold for one row only",
            Reason::Deferrable => "DEFERRABLE, which no attribute says yet",
            Reason::Repeated => "another foreign key says so already, perhaps with another ON DELETE: drop one of them",
            Reason::NoParent => "there is no such table, or it is a partition of one",
            Reason::NoPrimaryKey => "its table has no primary key, and Diesel no `table!` for such a one",
        };
        write!(f, "`{child}` refers by {} to `{parent}`: {why}", columns.join(", "))
    }
}

/// The one-to-ones of a database, and its other foreign keys; in the order of the tables.
#[must_use]
pub fn adopt(live: &Schema) -> (Vec<Adopted>, Vec<NearMiss>) {
    let (mut adopted, mut near_misses) = (Vec::new(), Vec::new());
    for child in &live.tables {
        for key in &child.foreign_keys {
            match obstacle(live, child, key) {
                None => adopted.push(Link { live, child, key }.adopted()),
                Some(reason) => near_misses.push(NearMiss {
                    child: child.name.clone(),
                    parent: key.references.table.clone(),
                    columns: key.columns.clone(),
                    reason,
                }),
            }
        }
    }
    (adopted, near_misses)
}

fn obstacle(live: &Schema, child: &Table, key: &ForeignKey) -> Option<Reason> {
    // of the tables of another schema nobody may have asked
    if key.references.table.schema.is_none() && live.table(&key.references.table).is_none() {
        return Some(Reason::NoParent);
    }
    if let Some(reason) = not_unique(child, key) {
        return Some(reason);
    }
    let first = child.foreign_keys.iter().find(|it| (&it.columns, &it.references) == (&key.columns, &key.references));
    if first.is_some_and(|it| it.name != key.name) {
        return Some(Reason::Repeated);
    }
    match (child.primary_key.is_none(), [key.on_delete, key.on_update].contains(&Action::SetDefault), key.deferral) {
        (true, ..) => Some(Reason::NoPrimaryKey),
        (_, true, _) => Some(Reason::SetDefault),
        (.., Deferral::InitiallyDeferred | Deferral::InitiallyImmediate) => Some(Reason::Deferrable),
        (.., Deferral::Never) => None,
    }
}

fn not_unique(child: &Table, key: &ForeignKey) -> Option<Reason> {
    let same = |columns: &[String]| columns.len() == key.columns.len() && part(columns, &key.columns);
    if child.primary_key.as_ref().is_some_and(|it| same(&it.columns)) {
        return None;
    }
    let over = || child.uniques.iter().filter(|it| same(&it.columns));
    if over().any(|it| it.valid && it.condition.is_none()) {
        return None;
    }
    Some(if over().any(|it| it.condition.is_some()) {
        Reason::UniqueAmongSome
    } else if over().next().is_some() {
        Reason::UniqueNotValid
    } else if child.uniques.iter().any(|it| it.condition.is_none() && part(&it.columns, &key.columns)) {
        Reason::UniqueInPart
    } else {
        Reason::NotUnique
    })
}

fn part(columns: &[String], of: &[String]) -> bool {
    columns.iter().all(|it| of.contains(it))
}

/// A foreign key that is one-to-one.
struct Link<'a> {
    live: &'a Schema,
    child: &'a Table,
    key: &'a ForeignKey,
}

impl Link<'_> {
    fn adopted(&self) -> Adopted {
        let Link { child, key, .. } = self;
        let (parent_struct, child_struct) = (row_struct(&key.references.table.name), row_struct(&child.name.name));
        let [own_name, inverse] = self.names();
        let mut on_child = vec![parent_struct.clone()];
        let columns = self.columns();
        if columns != [format!("{}_id", snake_case(&parent_struct))] {
            on_child.push(format!("foreign_key = {}", written(&columns)));
        }
        if !self.refers_to_primary_key() {
            let referenced = key.references.columns.iter().map(|it| column(&key.references.table, it));
            on_child.push(format!("references = {}", written(&referenced.collect::<Vec<_>>())));
        }
        on_child.push(format!("on_delete = {}", word(key.on_delete)));
        if key.on_update != Action::NoAction {
            on_child.push(format!("on_update = {}", word(key.on_update)));
        }
        on_child.extend(own_name.map(|name| format!("name = {name}")));
        on_child.extend(inverse.as_ref().map(|name| format!("inverse = {name}")));
        let on_parent = [child_struct].into_iter().chain(inverse.map(|name| format!("name = {name}")));
        Adopted {
            child: child.name.clone(),
            parent: key.references.table.clone(),
            columns: key.columns.clone(),
            on_child: format!("#[belongs_to_one({})]", on_child.join(", ")),
            on_parent: format!("#[has_one({})]", on_parent.collect::<Vec<_>>().join(", ")),
        }
    }

    /// As the `table!` has them.
    fn columns(&self) -> Vec<String> {
        self.key.columns.iter().map(|it| column(&self.child.name, it)).collect()
    }

    /// The names of both sides, where those that are inferred would not do: two keys to one parent, a table that refers to
    /// itself, a word that no function can be called.
    fn names(&self) -> [Option<String>; 2] {
        let Link { child, key, .. } = self;
        let [parent, child_row] = [&key.references.table, &child.name].map(|it| snake_case(&row_struct(&it.name)));
        let to_itself = key.references.table == child.name;
        let of_parent = child.foreign_keys.iter().filter(|it| it.references.table == key.references.table);
        if !to_itself && of_parent.filter(|it| obstacle(self.live, child, it).is_none()).count() < 2 {
            return [parent, child_row].map(|it| is_taken(&it).then(|| free(it)));
        }
        let columns = self.columns();
        let column = columns.last().map_or("", String::as_str);
        let word = column.trim_end_matches('_');
        let name = word.strip_suffix("_id").unwrap_or(word);
        let name = if name.is_empty() { column } else { name }.to_lowercase();
        // `mentor_of` is what the other side's name makes
        let inverse = if to_itself { format!("{child_row}_by_{name}") } else { format!("{name}_{child_row}") };
        [free(name), inverse].map(Some)
    }

    fn refers_to_primary_key(&self) -> bool {
        let References { table, columns } = &self.key.references;
        self.live.table(table).and_then(|it| it.primary_key.as_ref()).is_none_or(|it| it.columns == *columns)
    }
}

/// As an attribute takes it.
fn written(columns: &[String]) -> String {
    match columns {
        [column] => column.clone(),
        columns => format!("({})", columns.join(", ")),
    }
}

fn word(action: Action) -> &'static str {
    match action {
        Action::Cascade => "cascade",
        Action::Restrict => "restrict",
        Action::SetNull => "set_null",
        Action::SetDefault => "set_default",
        Action::NoAction => "no_action",
    }
}
