//! What an engine means that refuses a deletion.

use crate::OneToOneError;
use crate::error::Blocking;
use diesel::result::DatabaseErrorKind::{ForeignKeyViolation, RestrictViolation};
use diesel::result::{DatabaseErrorInformation, Error};

/// The same error; or, where the engine refuses for the sake of a foreign key, what is in the way: these, and if there
/// are none, what the engine says of the key.
pub(crate) fn explained(error: OneToOneError, known: &[Blocking]) -> OneToOneError {
    let OneToOneError::Database { cause: Error::DatabaseError(ForeignKeyViolation | RestrictViolation, said), .. } =
        &error
    else {
        return error;
    };
    let blocking = if known.is_empty() { vec![named(said.as_ref())] } else { known.to_vec() };
    OneToOneError::Restricted { association: None, blocking }
}

/// The foreign key that an engine refuses for.
///
/// PostgreSQL says its name and its table, MariaDB writes ``(`schema`.`table`, CONSTRAINT `name` FOREIGN KEY ..`` into the
/// message, SQLite says that there is one.
fn named(said: &(dyn DatabaseErrorInformation + Send + Sync)) -> Blocking {
    let (table, constraint) = match (said.table_name(), said.constraint_name()) {
        (Some(table), Some(constraint)) => (Some(table.to_owned()), Some(constraint.to_owned())),
        _ => in_message(said.message()),
    };
    Blocking {
        association: constraint.unwrap_or_else(|| "a foreign key that no model declares".to_owned()),
        table: table.unwrap_or_else(|| "another table".to_owned()),
        rows: 0,
    }
}

fn in_message(message: &str) -> (Option<String>, Option<String>) {
    let unquoted = |name: &str| name.trim_matches('`').replace("``", "`");
    let Some((before, after)) = message.split_once("`, CONSTRAINT `") else { return (None, None) };
    let table = before.rsplit_once("`.`").map(|(_, table)| unquoted(table));
    let constraint = after.split_once("` FOREIGN KEY").map(|(name, _)| unquoted(name));
    (table, constraint)
}

#[cfg(test)]
mod tests {
    use super::in_message;

    #[test]
    fn what_mariadb_says_is_taken_apart() {
        let message = "Cannot delete or update a parent row: a foreign key constraint fails (`shop`.`o``clock`, CONSTRAINT \
            `audits_fk` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`))";
        assert_eq!(in_message(message), (Some("o`clock".to_owned()), Some("audits_fk".to_owned())));
        assert_eq!(in_message("FOREIGN KEY constraint failed"), (None, None));
    }
}
