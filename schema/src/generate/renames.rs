//! What the models say was called otherwise.

use crate::{diff::Hints, schema::TableName};
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
