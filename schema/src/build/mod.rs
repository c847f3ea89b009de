//! Definitions -> [`Schema`].

mod association;
pub(crate) mod link;
mod table;
#[cfg(test)]
mod tests;
mod verify;

use crate::{
    error::{Error, Errors},
    names::Names,
    schema::{Schema, TableName},
};
use diesel_one_to_one::definition::Entry;

impl Schema {
    /// The database that the models say.
    ///
    /// ```
    /// use diesel_one_to_one::definition::*;
    /// use diesel_one_to_one_schema::schema::Schema;
    ///
    /// static USER: Model = Model {
    ///     columns: &[Column::new("id").generated()],
    ///     has: &[Mirror::new("profile", || &PROFILE)],
    ///     ..Model::new("User", "users", &["id"])
    /// };
    /// static PROFILE: Model = Model {
    ///     columns: &[Column::new("id").generated(), Column::new("user_id")],
    ///     belongs_to: &[Association::new("user", "profile", Key::ForeignKey(ForeignKey {
    ///         columns: &["user_id"],
    ///         parent: || &USER,
    ///         references: &["id"],
    ///     }))],
    ///     ..Model::new("Profile", "profiles", &["id"])
    /// };
    ///
    /// let schema = Schema::of(&[
    ///     Entry { model: &USER, types: &[LogicalType::Integer] },
    ///     Entry { model: &PROFILE, types: &[LogicalType::Integer, LogicalType::Integer] },
    /// ]).unwrap();
    /// let profiles = &schema.tables[1];
    /// assert_eq!(profiles.uniques[0].name, "profiles_user_id_key");
    /// assert_eq!(profiles.foreign_keys[0].references.table.name, "users");
    /// ```
    ///
    /// # Errors
    ///
    /// All that the models say wrong, or that this version cannot write yet.
    pub fn of(models: &[Entry]) -> Result<Schema, Errors> {
        let mut errors: Vec<Error> = verify::all(models).into_iter().map(Error::from).collect();
        let mut names = Names::default();
        for entry in models {
            names.reserve(&TableName::from(entry.model.table));
        }
        let mut schema = Schema::default();
        for entry in models {
            let mut table = table::of(entry, &mut names);
            for association in entry.model.belongs_to {
                let added = association::add(association, entry.model, &mut table, &mut names);
                errors.extend(added.err().map(Error::from));
            }
            for reference in entry.model.references {
                association::add_reference(reference, &mut table, &mut names);
            }
            for mirror in entry.model.has {
                errors.extend(association::mirror(mirror, entry.model).err().map(Error::from));
            }
            for merged in entry.model.merged {
                errors.push(association::merged(merged, entry.model).into());
            }
            schema.tables.push(table);
        }
        Errors::unless_empty(schema, errors)
    }
}
