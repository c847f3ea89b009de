//! The same as a `#[test]` of a project.

use super::{COMMAND, up_to_date};
use diesel_one_to_one::definition::Entry;
use std::path::Path;

/// What [`assert_up_to_date!`](crate::assert_up_to_date) calls.
///
/// # Panics
///
/// If there is something to generate, or that cannot be told.
#[track_caller]
pub fn assert_up_to_date(models: &[Entry], folder: impl AsRef<Path>) {
    if let Err(error) = up_to_date(models, folder.as_ref()) {
        panic!("[{}] {error}\n`{COMMAND} generate NAME` writes the migration", error.code());
    }
}

/// Fails where the models have changed and no migration has been generated. The folder is that of the migrations, from the
/// folder of the package's `Cargo.toml`.
///
/// ```
/// use diesel_one_to_one_schema::assert_up_to_date;
///
/// // in a `#[test]`
/// assert_up_to_date!(&[], "migrations");
/// ```
///
/// ```should_panic
/// # use diesel_one_to_one::definition::*;
/// static TEAM: Model = Model { columns: &[Column::new("name")], ..Model::new("Team", "teams", &["name"]) };
/// diesel_one_to_one_schema::assert_up_to_date!(&[Entry { model: &TEAM, types: &[LogicalType::Text] }], "migrations");
/// ```
#[macro_export]
macro_rules! assert_up_to_date {
    ($models:expr, $folder:expr $(,)?) => {
        $crate::generate::assert_up_to_date(
            $models,
            ::std::path::Path::new(::core::env!("CARGO_MANIFEST_DIR")).join($folder),
        )
    };
}
