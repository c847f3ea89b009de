//! What an association is, and what a delete does to it, in words.

use super::{Call, find::Found};
use crate::dialect::{self, Dialect};
use diesel_one_to_one::definition::{Action, Key};

pub(super) fn strategy(found: &Found) -> String {
    let Found { child, association, key, parent } = found;
    let (child, parent) = (child.table, parent.table);
    let [columns, references] = [key.columns, key.references].map(|it| it.join(", "));
    let alone = if found.nullable() {
        format!("may be NULL: a row of `{child}` can be without one of `{parent}`")
    } else {
        format!("is NOT NULL: no row of `{child}` without one of `{parent}`")
    };
    let other = if found.mirror().is_some_and(|it| it.required) {
        format!("every row of `{parent}` has one")
    } else {
        format!("a row of `{parent}` has one or none")
    };
    match association.key {
        Key::SharedKey(_) => format!(
            "a shared key. The primary key of `{child}`, `{columns}`, is that of `{parent}`, `{references}`: {other}, \
             and no row of `{child}` is without one of `{parent}`."
        ),
        _ => format!(
            "a foreign key. `{child}.{columns}` refers to `{parent}.{references}` and is UNIQUE: {other}. The key {alone}."
        ),
    }
}

/// By the engine, by a deletion, and by the two verbs that empty a slot.
pub(super) fn deleting(found: &Found, dialect: Dialect) -> Vec<Call> {
    let Found { association, child, .. } = found;
    let (parent_value, child_value) = (found.parent_value(), found.child_value());
    let mut calls = vec![
        Call { call: format!("a DELETE of the {parent_value} in SQL, whoever sends it"), does: engine(found, dialect) },
        Call { call: format!("{parent_value}.deletion().run(conn)"), does: deletion(found) },
    ];
    if let Some(name) = association.inverse {
        let does = if association.on_delete == Action::SetNull {
            format!("the row of `{}` stays, its key becomes NULL, and it is given as it is then", child.table)
        } else {
            format!("the row of `{}` is deleted and given; the rows below it follow their own rules", child.table)
        };
        calls.push(Call { call: format!("{parent_value}.{name}().take(conn)"), does });
    }
    let does = match (&association.key, found.nullable()) {
        (Key::SharedKey(_), _) => "does not compile: the key is the row's own primary key".to_owned(),
        (_, true) => format!("the row of `{}` stays, and its key becomes NULL", child.table),
        (_, false) => "does not compile: the key is NOT NULL".to_owned(),
    };
    calls.push(Call { call: format!("{child_value}.{}().detach(conn)", association.name), does });
    calls
}

fn engine(found: &Found, dialect: Dialect) -> String {
    let Found { association, child, key, .. } = found;
    let (table, columns) = (child.table, key.columns.join(", "));
    let when = if association.deferrable { "at COMMIT" } else { "at the end of the statement" };
    let does = match association.on_delete {
        Action::Cascade => format!("the engine deletes the row of `{table}` with it"),
        Action::Restrict => format!("the engine refuses at once, as long as a row of `{table}` refers to it"),
        Action::SetNull => format!("the row of `{table}` stays, and the engine sets its `{columns}` to NULL"),
        Action::NoAction => format!("the engine refuses {when}, as long as a row of `{table}` refers to it"),
    };
    let settings: Vec<_> =
        dialect::enforcement::settings(dialect).iter().map(|(it, _)| format!("`{}`", it.name)).collect();
    format!("{does}; with foreign keys switched off ({}) none of that happens", settings.join(", "))
}

fn deletion(found: &Found) -> String {
    let Found { association, child, key, .. } = found;
    let (table, columns) = (child.table, key.columns.join(", "));
    match association.on_delete {
        Action::Cascade => format!(
            "the row of `{table}` is deleted too, with or after what hangs below it, as the rules there say; the \
             report counts all"
        ),
        Action::Restrict => format!(
            "refused as `Restricted` with the number of rows of `{table}`, unless the same deletion takes them; nothing \
             is changed"
        ),
        Action::SetNull => {
            format!("the row of `{table}` stays, its `{columns}` becomes NULL, and the report counts it")
        }
        Action::NoAction => {
            "left to the engine, whose refusal comes back as `Restricted`, and then nothing is changed".to_owned()
        }
    }
}
