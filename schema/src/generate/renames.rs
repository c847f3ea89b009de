//! What the models say was called otherwise.

use crate::{
    dialect::Dialect,
    diff::Hints,
    error::GenerateError,
    schema::{Schema, TableName},
};
use diesel_one_to_one::definition::Entry;

impl Hints {
    /// All that the models say by `renamed_from`.
    ///
    /// ```
    /// use diesel_one_to_one::definition::{Entry, Model};
    /// use diesel_one_to_one_schema::{diff::Hints, schema::TableName};
    ///
    /// static USER: Model = Model { renamed_from: Some("people"), ..Model::new("User", "users", &["id"]) };
    /// let hints = Hints::of(&[Entry { model: &USER, types: &[] }]);
    /// assert_eq!(hints.tables[&TableName::new("users")], TableName::new("people"));
    /// ```
    #[must_use]
    pub fn of(models: &[Entry]) -> Hints {
        let mut hints = Hints::default();
        for model in models.iter().map(|it| it.model) {
            let now = TableName::from(model.table);
            if let Some(before) = model.renamed_from {
                hints.tables.insert(now.clone(), TableName { name: before.to_owned(), ..now.clone() });
            }
            let columns = model.columns.iter().filter_map(|it| Some((it.name, it.renamed_from?)));
            hints.columns.extend(columns.map(|(is, was)| ((now.clone(), is.to_owned()), was.to_owned())));
        }
        hints
    }
}

/// What the models say of names, as far as one migration can follow it.
///
/// A hint whose new name is there already has been followed before; but not where its old name goes, or is taken by
/// something else: then the values under both names would be mixed up, or lost.
pub(super) fn verify(hints: &Hints, from: &Schema, to: &Schema, dialect: Dialect) -> Result<(), GenerateError> {
    let has = |schema: &Schema, table: &TableName| schema.table(table).is_some();
    for (is, was) in &hints.tables {
        let is_renamed = hints.tables.get(was).is_some_and(|it| has(from, it));
        let all = [has(from, is), has(to, is), has(from, was), has(to, was), is_renamed];
        followed(all, was.to_string(), is.to_string(), dialect)?;
    }
    for ((table, is), was) in &hints.columns {
        let old = hints.tables.get(table).filter(|it| !has(from, table) && has(from, it)).unwrap_or(table);
        let before = |name: &str| from.table(old).is_some_and(|it| it.column(name).is_some());
        let after = |name: &str| to.table(table).is_some_and(|it| it.column(name).is_some());
        let is_renamed = hints.columns.get(&(table.clone(), was.clone())).is_some_and(|it| before(it));
        let all = [before(is), after(is), before(was), after(was), is_renamed];
        followed(all, format!("{old}.{was}"), format!("{table}.{is}"), dialect)?;
    }
    Ok(())
}

fn followed(
    [is_before, is_after, was_before, was_after, was_is_renamed]: [bool; 5],
    was: String,
    is: String,
    dialect: Dialect,
) -> Result<(), GenerateError> {
    match (is_before, is_after && was_before) {
        (true, true) if !was_after || was_is_renamed => Err(GenerateError::BothThere { was, is }),
        // done twice, what drops the new one on the way back would drop the old one, which has its name again
        (false, true) if was_after && !dialect.transactional_ddl() => Err(GenerateError::Reused { was, is, dialect }),
        _ => Ok(()),
    }
}
