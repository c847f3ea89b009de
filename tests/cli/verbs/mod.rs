//! Each verb, with a database that it has something to say of.

mod adopt;
mod audit;
mod check;
mod run;
mod status;

pub(crate) use adopt::{adopt, adopt_across_schemas};
pub(crate) use audit::{audit, sensitive_keys, tables_that_are_not_there, the_repair};
pub(crate) use check::{check, explain, hints};
pub(crate) use run::{files_of_another_engine, run_and_revert};
pub(crate) use status::{no_connection, status};
use tests::engine::Engine;

/// A user may have several profiles.
pub(crate) fn without_unique<E: Engine>() -> String {
    let drop = match E::DIALECT {
        "sqlite" => "DROP INDEX profiles_user_id_key",
        "postgres" => "ALTER TABLE profiles DROP CONSTRAINT profiles_user_id_key",
        _ => "ALTER TABLE profiles ADD INDEX plain (user_id), DROP INDEX profiles_user_id_key",
    };
    format!("{drop};")
}
