//! Generated migrations, run by plain `diesel_migrations`.

use crate::{models::Models, project::Project};
use diesel::connection::SimpleConnection as _;
use diesel_migrations::{FileBasedMigrations, MigrationHarness};
use diesel_one_to_one::definition::{Column, Entry, Index, LogicalType, Unique};
use diesel_one_to_one_schema::{
    check,
    dialect::Dialect,
    generate::Options,
    live::Inspect,
    schema::Schema,
    snapshot::{self, Snapshot},
};
use tests::engine::Engine;

/// What a test asks of an engine.
pub(crate) trait Live: Engine<Connection: Inspect + MigrationHarness<<Self as Engine>::Db>> {
    const SPEAKS: Dialect;
}

impl<E: Engine<Connection: Inspect + MigrationHarness<<Self as Engine>::Db>>> Live for E {
    const SPEAKS: Dialect = <E::Connection as Inspect>::DIALECT;
}

pub(crate) fn up<E: Live>(project: &Project, conn: &mut E::Connection) -> Result<(), String> {
    let migrations = FileBasedMigrations::from_path(project.path()).unwrap();
    conn.run_pending_migrations(migrations).map(drop).map_err(|error| error.to_string())
}

pub(crate) fn down<E: Live>(project: &Project, conn: &mut E::Connection) -> Result<(), String> {
    let migrations = FileBasedMigrations::from_path(project.path()).unwrap();
    conn.revert_last_migration(migrations).map(drop).map_err(|error| error.to_string())
}

pub(crate) fn agrees<E: Live>(models: &[Entry], conn: &mut E::Connection) {
    let live = conn.inspect(&[]).unwrap();
    let findings = check::compare(&Schema::of(models).unwrap(), &live, E::SPEAKS);
    assert_eq!(findings, [], "{live:#?}");
}

pub(crate) fn count<E: Live>(conn: &mut E::Connection, rows: &str) -> i64 {
    conn.count(&format!("SELECT count(*) AS count FROM {rows}")).unwrap()
}

/// Up, rows, down, up: the same every time. Where the engine cannot hold a case, nothing is written.
pub(crate) fn initial<E: Live>(case: &crate::cases::Case) {
    let (database, project) = (E::fresh(), Project::new(E::SPEAKS));
    let conn = &mut database.connect();
    let models = (case.models)(E::SPEAKS);
    if let Err(error) = project.generate_with(models, &project.options(0, "first")) {
        assert_eq!(error.code(), "O2O625");
        assert!(project.files().is_empty());
        return;
    }
    let snapshot = Snapshot::read(&project.path().join("2026-09-21-141320-0000_first").join(snapshot::FILE)).unwrap();
    assert_eq!(snapshot.schema, Schema::of(models).unwrap());
    assert_eq!((snapshot.dialect, snapshot.after.len()), (E::SPEAKS, 0));
    up::<E>(&project, conn).unwrap();
    agrees::<E>(models, conn);
    down::<E>(&project, conn).unwrap();
    assert_eq!(conn.inspect(&[]).unwrap().tables, []);
    up::<E>(&project, conn).unwrap();
    agrees::<E>(models, conn);
    if !case.rows.is_empty() {
        conn.batch_execute(case.rows).unwrap();
    }
    down::<E>(&project, conn).unwrap();
    assert_eq!(conn.inspect(&[]).unwrap().tables, []);
}

/// A column more, a table more: what is there stays, there and back.
pub(crate) fn a_second_migration<E: Live>() {
    let (database, project, first) = (E::fresh(), Project::new(E::SPEAKS), Models::first());
    let conn = &mut database.connect();
    project.generate(&first, 0, "first");
    up::<E>(&project, conn).unwrap();
    conn.batch_execute("INSERT INTO users (email) VALUES ('ada'); INSERT INTO profiles (user_id, bio) VALUES (1, 'b')")
        .unwrap();
    let second = first.clone().column("profiles", Column::new("avatar").nullable(), LogicalType::Text).table("teams");
    project.generate(&second, 1, "second");
    for _ in 0..2 {
        up::<E>(&project, conn).unwrap();
        agrees::<E>(second.list(), conn);
        conn.batch_execute("UPDATE profiles SET avatar = 'a'; INSERT INTO teams (name) VALUES ('t')").unwrap();
        assert_eq!(conn.count("SELECT count(*) AS count FROM profiles WHERE bio = 'b' AND avatar = 'a'").unwrap(), 1);
        down::<E>(&project, conn).unwrap();
        agrees::<E>(first.list(), conn);
        assert_eq!(conn.count("SELECT count(*) AS count FROM profiles WHERE bio = 'b'").unwrap(), 1);
    }
}

/// A table that no migration has made is not taken for one of theirs, which the way back would drop.
pub(crate) fn a_table_of_somebody_else<E: Live>() {
    let (database, project) = (E::fresh(), Project::new(E::SPEAKS));
    let conn = &mut database.connect();
    conn.batch_execute("CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY); INSERT INTO users VALUES (7)").unwrap();
    project.generate(&Models::first(), 0, "first");
    let said = up::<E>(&project, conn).unwrap_err();
    assert!(said.contains("users") && said.contains("already"), "{said}");
    assert_eq!(conn.count("SELECT count(*) AS count FROM users WHERE id = 7").unwrap(), 1);
    assert_eq!(conn.inspect(&[]).unwrap().tables.len(), 1);
    // nor is one that looks like it
    conn.batch_execute(
        "DROP TABLE users;
         CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, email VARCHAR(255)); INSERT INTO users VALUES (7, 'ada')",
    )
    .unwrap();
    let said = up::<E>(&project, conn).unwrap_err();
    assert!(said.contains("users") && said.contains("already"), "{said}");
    assert_eq!(conn.count("SELECT count(*) AS count FROM users WHERE id = 7").unwrap(), 1);
    assert_eq!(conn.inspect(&[]).unwrap().tables.len(), 1);
    conn.batch_execute("DROP TABLE users").unwrap();
    up::<E>(&project, conn).unwrap();
    agrees::<E>(Models::first().list(), conn);
}

/// Nor is a column.
pub(crate) fn a_column_of_somebody_else<E: Live>() {
    let (database, project, first) = (E::fresh(), Project::new(E::SPEAKS), Models::first());
    let conn = &mut database.connect();
    project.generate(&first, 0, "first");
    up::<E>(&project, conn).unwrap();
    let second = first.clone().column("profiles", Column::new("avatar").nullable(), LogicalType::Text).table("teams");
    project.generate(&second, 1, "second");
    conn.batch_execute(
        "ALTER TABLE profiles ADD COLUMN avatar TEXT; INSERT INTO users (email) VALUES ('ada');
         INSERT INTO profiles (user_id, avatar) VALUES (1, 'a')",
    )
    .unwrap();
    let said = up::<E>(&project, conn).unwrap_err();
    assert!(said.contains("avatar"), "{said}");
    assert_eq!(conn.count("SELECT count(*) AS count FROM profiles WHERE avatar = 'a'").unwrap(), 1);
    assert_eq!(conn.inspect(&[]).unwrap().tables.len(), 2);
    conn.batch_execute("ALTER TABLE profiles DROP COLUMN avatar").unwrap();
    up::<E>(&project, conn).unwrap();
    agrees::<E>(second.list(), conn);
}

/// Rows that break what is asked for: nothing is changed until they are mended.
pub(crate) fn a_guard<E: Live>() {
    let (database, project, first) = (E::fresh(), Project::new(E::SPEAKS), Models::first());
    let conn = &mut database.connect();
    project.generate(&first, 0, "first");
    up::<E>(&project, conn).unwrap();
    conn.batch_execute("INSERT INTO users (email) VALUES ('ada'), ('ada')").unwrap();
    let second = first.clone().table("teams").with("users", |it| it.uniques = &[Unique { columns: &["email"] }]);
    let second = second.with("users", |it| it.note = Some("who can sign in"));
    let written = project.generate(&second, 1, "second");
    assert!(project.read(&written, "up.sql").contains("stops unless: one row of `users` for each `email`"));
    let said = up::<E>(&project, conn).unwrap_err();
    assert!(said.contains("audit"), "{said}");
    agrees::<E>(first.list(), conn);
    assert!(conn.inspect(&[]).unwrap().tables.iter().all(|it| it.name.name != "teams"));
    conn.batch_execute("UPDATE users SET email = 'bob' WHERE id = 2").unwrap();
    up::<E>(&project, conn).unwrap();
    agrees::<E>(second.list(), conn);
}

/// `renamed_from` keeps what is there, and may stay where it is.
pub(crate) fn a_rename<E: Live>() {
    let (database, project, first) = (E::fresh(), Project::new(E::SPEAKS), Models::first());
    let conn = &mut database.connect();
    project.generate(&first, 0, "first");
    up::<E>(&project, conn).unwrap();
    conn.batch_execute("INSERT INTO users (email) VALUES ('ada'); INSERT INTO profiles (user_id, bio) VALUES (1, 'b')")
        .unwrap();
    let about = Column { renamed_from: Some("bio"), ..Column::new("about").nullable() };
    let second = first.clone().without_column("profiles", "bio").column("profiles", about, LogicalType::Text);
    project.generate(&second, 1, "second");
    up::<E>(&project, conn).unwrap();
    agrees::<E>(second.list(), conn);
    assert_eq!(conn.count("SELECT count(*) AS count FROM profiles WHERE about = 'b'").unwrap(), 1);
    assert!(project.is_up_to_date(&second));
    down::<E>(&project, conn).unwrap();
    agrees::<E>(first.list(), conn);
    assert_eq!(conn.count("SELECT count(*) AS count FROM profiles WHERE bio = 'b'").unwrap(), 1);
}

/// Where writers would wait, the migration comes in parts; plain Diesel makes them all, and undoes them one by one.
pub(crate) fn in_parts<E: Live>() {
    let (database, project, first) = (E::fresh_for_tools(), Project::new(E::SPEAKS), Models::first());
    let conn = &mut database.connect();
    project.generate(&first, 0, "first");
    up::<E>(&project, conn).unwrap();
    conn.batch_execute("INSERT INTO users (email) VALUES ('ada'); INSERT INTO profiles (user_id, bio) VALUES (1, 'b')")
        .unwrap();
    let second = first.clone().with("users", |it| it.uniques = &[Unique { columns: &["email"] }]);
    let options = Options { online: true, ..project.options(1, "unique") };
    let folders = project.generate_all(second.list(), &options).unwrap();
    assert_eq!(folders.len(), if E::SPEAKS.validates_later() { 3 } else { 1 }, "{folders:?}");
    let alone = folders.iter().filter(|it| project.files_of(it).contains(&"metadata.toml".to_owned())).count();
    assert_eq!(alone, usize::from(folders.len() > 1));
    assert!(project.is_up_to_date(&second));
    for _ in 0..2 {
        up::<E>(&project, conn).unwrap();
        agrees::<E>(second.list(), conn);
        for _ in &folders {
            down::<E>(&project, conn).unwrap();
        }
        agrees::<E>(first.list(), conn);
        assert_eq!(conn.count("SELECT count(*) AS count FROM profiles WHERE bio = 'b'").unwrap(), 1);
    }
}

/// What is called otherwise comes first and alone where a file may have to be run again.
pub(crate) fn a_rename_and_more<E: Live>() {
    let (database, project, first) = (E::fresh(), Project::new(E::SPEAKS), Models::first());
    let conn = &mut database.connect();
    project.generate(&first, 0, "first");
    up::<E>(&project, conn).unwrap();
    conn.batch_execute("INSERT INTO users (email) VALUES ('ada'); INSERT INTO profiles (user_id, bio) VALUES (1, 'b')")
        .unwrap();
    let about = Column { renamed_from: Some("bio"), ..Column::new("about").nullable() };
    let second = first.clone().without_column("profiles", "bio").column("profiles", about, LogicalType::Text);
    let second = second.with("profiles", |it| it.indexes = &[Index { columns: &["about"] }]).table("teams");
    let folders = project.generate_all(second.list(), &project.options(1, "second")).unwrap();
    assert_eq!(folders.len(), if E::SPEAKS.transactional_ddl() { 1 } else { 2 }, "{folders:?}");
    for _ in 0..2 {
        up::<E>(&project, conn).unwrap();
        agrees::<E>(second.list(), conn);
        for folder in folders.iter().rev() {
            if !E::SPEAKS.transactional_ddl() {
                // as after a failure in the middle of it
                conn.batch_execute(&project.read(folder, "down.sql")).unwrap();
            }
            down::<E>(&project, conn).unwrap();
        }
        agrees::<E>(first.list(), conn);
        assert_eq!(conn.count("SELECT count(*) AS count FROM profiles WHERE bio = 'b'").unwrap(), 1);
    }
}

/// Two branches, joined by a migration that has nothing else to do.
pub(crate) fn branches<E: Live>() {
    let (database, project, first) = (E::fresh(), Project::new(E::SPEAKS), Models::first());
    let conn = &mut database.connect();
    let both = crate::heads::part(&project, &first);
    project.generate_with(both.list(), &Options { merge: true, ..project.options(3, "join") }).unwrap();
    for _ in 0..2 {
        up::<E>(&project, conn).unwrap();
        agrees::<E>(both.list(), conn);
        for _ in 0..4 {
            down::<E>(&project, conn).unwrap();
        }
        assert_eq!(conn.inspect(&[]).unwrap().tables, []);
    }
}

/// Diesel takes the folders for what they are, in the order in which they were written.
pub(crate) fn as_diesel_sees_them<E: Live>() {
    let project = Project::new(E::SPEAKS);
    let mut models = Models::first();
    let first = project.generate(&models, 0, "first");
    let mut names = vec![first];
    for (number, table) in ["a", "b", "c"].into_iter().enumerate() {
        models = models.table(table);
        // in the same second, and with the clock put back
        names.push(project.generate(&models, 0, table));
        assert!(project.is_up_to_date(&models), "{number}");
    }
    project.write("2099-01-01-000000_by_hand/up.sql", "SELECT 1;");
    names.push("2099-01-01-000000_by_hand".to_owned());
    names.push(project.generate(&models.table("d"), 1, "d"));
    let migrations = FileBasedMigrations::from_path(project.path()).unwrap();
    let mut seen = diesel::migration::MigrationSource::<E::Db>::migrations(&migrations).unwrap();
    seen.sort_by(|a, b| a.name().version().cmp(&b.name().version()));
    assert_eq!(seen.iter().map(|it| it.name().to_string()).collect::<Vec<_>>(), names);
    assert_eq!(names[1], "2026-09-21-141320-0001_a");
}

/// What a migration has dropped comes back as what those before it know.
pub(crate) fn back_over_several<E: Live>() {
    let (database, project) = (E::fresh(), Project::new(E::SPEAKS));
    let conn = &mut database.connect();
    let motto = |it: Models| it.column("users", Column::new("motto").nullable(), LogicalType::Text);
    let with = |bio: Column| motto(Models::first().column("users", bio, LogicalType::Text));
    let all = [with(Column::new("bio")), with(Column::new("bio").nullable()), motto(Models::first())];
    for (number, models) in (0..).zip(&all) {
        let options = Options { allow_destructive: true, ..project.options(number, "next") };
        project.generate_with(models.list(), &options).unwrap();
        up::<E>(&project, conn).unwrap();
        agrees::<E>(models.list(), conn);
        if number == 0 {
            conn.batch_execute("INSERT INTO users (email, bio, motto) VALUES ('ada', 'a', 'on'), ('bob', 'b', NULL)")
                .unwrap();
            conn.batch_execute("INSERT INTO profiles (user_id, bio) VALUES (2, 'c'), (1, 'd')").unwrap();
        }
    }
    down::<E>(&project, conn).unwrap();
    agrees::<E>(all[1].list(), conn);
    conn.batch_execute("UPDATE users SET bio = 'again'").unwrap();
    down::<E>(&project, conn).unwrap();
    agrees::<E>(all[0].list(), conn);
    for rows in ["users WHERE email = 'ada' AND bio = 'again' AND motto = 'on'", "users", "profiles"] {
        assert_eq!(count::<E>(conn, rows), if rows.contains("WHERE") { 1 } else { 2 }, "{rows}");
    }
    up::<E>(&project, conn).unwrap();
    agrees::<E>(all[2].list(), conn);
    for _ in &all {
        conn.batch_execute("DELETE FROM profiles; DELETE FROM users").unwrap();
        down::<E>(&project, conn).unwrap();
    }
    assert_eq!(conn.inspect(&[]).unwrap().tables, []);
}
