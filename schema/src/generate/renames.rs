//! What the models say was called otherwise.

use crate::{
    diff::Hints,
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

    /// Without what has been followed, so that a `renamed_from` may stay where it is: the old name is not there any more,
    /// or it is that of something new.
    pub(super) fn not_followed_yet(mut self, from: &Schema, to: &Schema) -> Hints {
        self.tables.retain(|is, was| {
            from.table(was).is_some() && from.table(is).is_none() && to.table(was).is_none()
        });
        let Hints { tables, columns } = &mut self;
        columns.retain(|(table, is), was| {
            let before = from.table(tables.get(table).unwrap_or(table));
            let after = to.table(table);
            before.is_some_and(|it| it.column(was).is_some() && it.column(is).is_none())
                && after.is_some_and(|it| it.column(was).is_none())
        });
        self
    }
}
