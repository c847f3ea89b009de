//! Each case, made and undone.

use crate::{
    build::named,
    cases::Case,
    folders::{Folders, Live},
    live::{dialect, execute, is, rows},
};
use diesel_one_to_one_schema::{online, script::create_script};

/// Up, down, up; and some of the parts up and down again, wherever it stops.
pub(crate) fn run<E: Live>(case: &Case) {
    let (database, dialect) = (E::fresh_for_tools(), dialect::<E>());
    let conn = &mut database.connect();
    execute::<E>(conn, &create_script(&case.from, dialect).unwrap().to_string());
    execute::<E>(conn, case.rows);
    let (table, columns) = (named(case.kept.0), case.kept.1);
    let before = rows::<E>(conn, &table, columns);
    let parts = online::parts(&case.plan(dialect));
    for part in &parts {
        let alone = |script: String| script.matches(";\n").count() == 1 && !script.contains("lock_timeout");
        assert!(part.run_in_transaction || alone(part.up("").to_string()) && alone(part.down("").to_string()));
    }
    let folders = Folders::of(&parts);
    for count in (1..=folders.count).chain([folders.count]) {
        folders.up::<E>(conn, count).unwrap_or_else(|error| panic!("{count} of {}: {error}", folders.count));
        if count == folders.count {
            is::<E>(conn, &case.to, "up");
        }
        assert_eq!(rows::<E>(conn, &table, columns), before, "after {count} parts");
        folders.down::<E>(conn, count).unwrap_or_else(|error| panic!("{count} of {} back: {error}", folders.count));
        is::<E>(conn, &case.from, &format!("{count} parts up and down"));
        assert_eq!(rows::<E>(conn, &table, columns), before, "after {count} parts and back");
    }
    folders.up::<E>(conn, folders.count).unwrap();
    is::<E>(conn, &case.to, "up again");
}
