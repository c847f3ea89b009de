//! What stops it, and how it goes on.

use crate::{
    build::schema,
    cases::{Case, a_unique, profiles, users},
    folders::{Folders, Live},
    live::{dialect, execute, is, rows},
};
use diesel::connection::SimpleConnection as _;
use diesel_one_to_one_schema::{
    change::{Beside, Change},
    live::Inspect as _,
    online::{self, Part},
    schema::TableName,
    script::{change_script, create_script},
};

fn database<E: Live>(case: &Case) -> (E, E::Connection, Vec<Part>) {
    let (database, dialect) = (E::fresh_for_tools(), dialect::<E>());
    let mut conn = database.connect();
    execute::<E>(&mut conn, &create_script(&case.from, dialect).unwrap().to_string());
    execute::<E>(&mut conn, case.rows);
    (database, conn, online::parts(&case.plan(dialect)))
}

const DUPLICATE: &str = "INSERT INTO profiles (user_id) VALUES (1)";
const MENDED: &str = "DELETE FROM profiles WHERE id > 2";

/// The first thing that is asked is whether all can be done.
pub(crate) fn at_a_guard<E: Live>() {
    let to = schema([users().text("mail").null(), profiles().index(&["ended"]).unique(&["user_id"])]);
    let case = Case { to, ..a_unique(dialect::<E>()) };
    let (_database, mut conn, parts) = database::<E>(&case);
    let (conn, folders) = (&mut conn, Folders::of(&parts));
    execute::<E>(conn, DUPLICATE);
    let refusal = folders.up::<E>(conn, folders.count).unwrap_err();
    assert!(refusal.contains("one row of `profiles` for each `user_id`"), "{refusal}");
    assert_eq!(folders.done::<E>(conn), 0);
    is::<E>(conn, &case.from, "a guard");
    execute::<E>(conn, MENDED);
    folders.up::<E>(conn, folders.count).unwrap();
    is::<E>(conn, &case.to, "the rows were mended");
}

/// A second row comes right after the guard. Where that leaves something, `redo` takes it away.
pub(crate) fn in_the_middle<E: Live>() {
    let case = a_unique(dialect::<E>());
    let (_database, mut conn, parts) = database::<E>(&case);
    let (conn, folders) = (&mut conn, Folders::of(&parts));
    let builds = parts.iter().position(|it| !it.run_in_transaction);
    folders.up::<E>(conn, builds.unwrap_or(0)).unwrap();
    execute::<E>(conn, DUPLICATE);
    folders.up::<E>(conn, 1).unwrap_err();
    assert_eq!(folders.done::<E>(conn), builds.unwrap_or(0));
    assert_eq!(rows::<E>(conn, &TableName::new("profiles"), &["id"]).len(), 3);
    execute::<E>(conn, MENDED);
    if builds.is_some() {
        // the name of what is left is taken
        folders.up::<E>(conn, 1).unwrap_err();
        folders.down::<E>(conn, 1).unwrap();
        folders.up::<E>(conn, 1).unwrap();
    }
    let left = folders.count - folders.done::<E>(conn);
    folders.up::<E>(conn, left).unwrap();
    is::<E>(conn, &case.to, "the rows were mended");
}

/// An attempt that was given up, and its migrations with it.
pub(crate) fn before<E: Live>() {
    let case = a_unique(dialect::<E>());
    let (_database, mut conn, parts) = database::<E>(&case);
    let (conn, folders) = (&mut conn, Folders::of(&parts));
    execute::<E>(conn, DUPLICATE);
    let steps = parts.iter().flat_map(|it| &it.steps);
    let mut builds = steps.filter(|it| matches!(&it.change, Change::Beside(it) if matches!(**it, Beside::Build(..))));
    if let Some(build) = builds.next() {
        conn.batch_execute(&change_script(&build.change, dialect::<E>()).to_string()).unwrap_err();
        let [unique] = &conn.inspect(&[]).unwrap().tables[0].uniques[..] else { panic!("nothing was left") };
        assert!(!unique.valid && unique.name == "o2o_profiles_user_id_key", "{unique:?}");
    }
    execute::<E>(conn, MENDED);
    folders.up::<E>(conn, folders.count).unwrap();
    is::<E>(conn, &case.to, "something was left");
}
