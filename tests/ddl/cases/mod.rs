//! The cases, as the derives would write them.

mod derived;
mod keys;
mod texts;
mod values;

use diesel_one_to_one::{definition::Entry, dialect::Dialect};

pub(crate) use derived::*;
pub(crate) use keys::*;
pub(crate) use texts::*;
pub(crate) use values::*;

/// A database.
pub(crate) struct Case {
    /// The same on every engine, but for the types.
    pub(crate) models: fn(Dialect) -> &'static [Entry],
    /// SQL that fills it before it is dropped, so that nothing refuses to go.
    pub(crate) rows: &'static str,
}

/// `entries![USER: Integer Text; ..]`: models with what their columns hold.
macro_rules! entries {
    ($($model:ident: $($logical:ident)+);+ $(;)?) => {
        const {
            &[$(::diesel_one_to_one::definition::Entry {
                model: &$model,
                types: &[$(::diesel_one_to_one::definition::LogicalType::$logical),+],
            }),+] as &'static [::diesel_one_to_one::definition::Entry]
        }
    };
}
use entries;
