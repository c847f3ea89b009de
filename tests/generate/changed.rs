//! Data that moves from one migration to the next, by the verb.

use crate::{
    applied::{Live, agrees, count, down, up},
    command::run,
    models::Models,
    project::Project,
};
use diesel::connection::SimpleConnection as _;
use diesel_one_to_one::definition::{Action, Association, Column, ForeignKey, Key, LogicalType, Model, Reference};
use diesel_one_to_one_schema::cli::Exit;

/// Users who have what their profiles have elsewhere.
fn whole() -> Models {
    Models::first().alone("users").column("users", Column::new("bio").nullable(), LogicalType::Text)
}

fn change(project: &Project, models: &Models, arguments: &[&str]) -> (Exit, String, String) {
    let folder = project.path().display().to_string();
    run(models.list(), &[&["change", "--migration-dir", &folder], arguments].concat())
}

/// Twice there and back, with rows.
pub(crate) fn a_split_and_a_merge<E: Live>() {
    let (database, project) = (E::fresh(), Project::new(E::SPEAKS));
    let conn = &mut database.connect();
    project.generate(&whole(), 0, "first");
    up::<E>(&project, conn).unwrap();
    conn.batch_execute("INSERT INTO users (email, bio) VALUES ('ada', 'a'), ('bob', NULL), ('cyd', '')").unwrap();

    let (exit, out, err) = change(&project, &Models::first(), &["split", "--association", "User.profile"]);
    assert_eq!(exit, Exit::Clean, "{err}");
    assert!(out.contains("`bio` of `users` is copied into `profiles`, as new rows"), "{out}");
    let created = out.lines().next().unwrap().trim_start_matches("created ").to_owned();
    let written = std::fs::read_to_string(format!("{created}/up.sql")).unwrap();
    assert!(!written.contains("LOST FOR GOOD"), "{written}");
    assert!(project.is_up_to_date(&Models::first()));
    for _ in 0..2 {
        up::<E>(&project, conn).unwrap();
        agrees::<E>(Models::first().list(), conn);
        assert_eq!(count::<E>(conn, "profiles"), 2);
        assert_eq!(count::<E>(conn, "profiles WHERE user_id = 1 AND bio = 'a' OR user_id = 3 AND bio = ''"), 2);
        down::<E>(&project, conn).unwrap();
        agrees::<E>(whole().list(), conn);
        assert_eq!(
            count::<E>(conn, "users WHERE id = 1 AND bio = 'a' OR id = 2 AND bio IS NULL OR id = 3 AND bio = ''"),
            3
        );
    }
    up::<E>(&project, conn).unwrap();

    // the models know the association no more
    let (exit, _, err) = change(&project, &whole(), &["merge", "--association", "users.profiles"]);
    assert!(exit == Exit::Usage && err.contains("[O2O617]") && err.contains("`profiles.id`"), "{err}");
    let arguments = ["merge", "--association", "users.profiles", "--allow-destructive"];
    let (exit, out, err) = change(&project, &whole(), &arguments);
    assert_eq!(exit, Exit::Clean, "{err}");
    assert!(out.contains("= lost for good: what is in `profiles.id`") && !out.contains("`profiles.bio`\n"), "{out}");
    up::<E>(&project, conn).unwrap();
    agrees::<E>(whole().list(), conn);
    assert_eq!(
        count::<E>(conn, "users WHERE id = 1 AND bio = 'a' OR id = 2 AND bio IS NULL OR id = 3 AND bio = ''"),
        3
    );
    down::<E>(&project, conn).unwrap();
    agrees::<E>(Models::first().list(), conn);
    assert_eq!(count::<E>(conn, "profiles WHERE user_id = 1 AND bio = 'a' OR user_id = 3 AND bio = ''"), 2);
}

pub(crate) fn nothing_that_changes<E: Live>() {
    let project = Project::new(E::SPEAKS);
    project.generate(&Models::first(), 0, "first");
    let (exit, _, err) = change(&project, &Models::first(), &["again", "--association", "User.profile"]);
    assert!(exit == Exit::Usage && err.contains("[O2O630]"), "{err}");
    let (exit, _, err) = change(&project, &Models::first(), &["again", "--association", "User.nobody"]);
    assert!(exit == Exit::Usage && err.contains("[O2O620]"), "{err}");
    assert!(project.is_up_to_date(&Models::first()));
}

/// Users who may have several profiles.
fn several() -> Models {
    let plain = |it: &mut Model| {
        let Key::ForeignKey(key) = it.belongs_to[0].key else { unreachable!("a profile has a foreign key") };
        let reference = Reference { key, on_delete: Action::Cascade, on_update: Action::NoAction };
        (it.belongs_to, it.references) = (&[], vec![reference].leak());
    };
    Models::first().with("users", |it| it.has = &[]).with("profiles", plain)
}

/// Whoever is asked to let rows go is told how many these are.
pub(crate) fn rows_that_go<E: Live>() {
    let (database, project) = (E::fresh_for_tools(), Project::new(E::SPEAKS));
    let conn = &mut database.connect();
    project.generate(&several(), 0, "first");
    up::<E>(&project, conn).unwrap();
    conn.batch_execute(
        "INSERT INTO users (email) VALUES ('ada'), ('bob');
         INSERT INTO profiles (user_id, bio) VALUES (1, 'a'), (1, 'b'), (2, 'c'), (1, 'd')",
    )
    .unwrap();
    let arguments = ["one", "--association", "User.profile", "--keep", "oldest"];
    let lost = "every row of `profiles` but the oldest for each `user_id`";
    let (exit, _, err) = change(&project, &Models::first(), &arguments);
    assert!(exit == Exit::Usage && err.contains("[O2O617]") && err.contains(lost) && !err.contains("today"), "{err}");
    let told = format!("{lost} (rows today: 2)");
    let with = |more: &[&'static str]| [&arguments, &["--database-url", database.url()][..], more].concat();
    let (exit, _, err) = change(&project, &Models::first(), &with(&[]));
    assert!(exit == Exit::Usage && err.contains(&told), "{err}");
    let more = ["--allow-destructive", "--format", "json"];
    let (exit, out, err) = change(&project, &Models::first(), &with(&more));
    assert_eq!(exit, Exit::Clean, "{err}");
    let answer: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(answer["losses"], serde_json::json!([told]));
    up::<E>(&project, conn).unwrap();
    agrees::<E>(Models::first().list(), conn);
    assert_eq!(count::<E>(conn, "profiles WHERE bio IN ('a', 'c')"), 2);
    assert_eq!(count::<E>(conn, "profiles"), 2);
}

/// Three migrations.
pub(crate) fn a_split_while_it_runs<E: Live>() {
    let (database, project) = (E::fresh(), Project::new(E::SPEAKS));
    let conn = &mut database.connect();
    project.generate(&whole(), 0, "first");
    up::<E>(&project, conn).unwrap();
    conn.batch_execute("INSERT INTO users (email, bio) VALUES ('ada', 'a'), ('bob', NULL), ('cyd', 'c')").unwrap();
    let arguments = ["split", "--association", "User.profile", "--expand-contract", "--at-a-time", "1"];
    let (exit, out, err) = change(&project, &Models::first(), &arguments);
    assert_eq!(exit, Exit::Clean, "{err}");
    assert_eq!(out.lines().filter(|it| it.starts_with("created ")).count(), 3, "{out}");
    // what only the way back does is no line of the way there
    assert!(!out.contains("else writes  until"), "{out}");
    assert!(project.is_up_to_date(&Models::first()));
    for _ in 0..2 {
        up::<E>(&project, conn).unwrap();
        agrees::<E>(Models::first().list(), conn);
        assert_eq!(count::<E>(conn, "profiles WHERE user_id = 1 AND bio = 'a' OR user_id = 3 AND bio = 'c'"), 2);
        for _ in 0..3 {
            down::<E>(&project, conn).unwrap();
        }
        agrees::<E>(whole().list(), conn);
        assert_eq!(
            count::<E>(conn, "users WHERE id = 1 AND bio = 'a' OR id = 2 AND bio IS NULL OR id = 3 AND bio = 'c'"),
            3
        );
    }
}

/// Of two between the same tables.
pub(crate) fn the_one_that_is_named<E: Live>() {
    let edited = |on_delete: Action| {
        let with = Models::first().column("profiles", Column::new("editor_id").nullable(), LogicalType::Integer);
        with.with("profiles", |it| {
            let Key::ForeignKey(key) = it.belongs_to[0].key else { unreachable!("a profile has a foreign key") };
            let key = Key::ForeignKey(ForeignKey { columns: &["editor_id"], ..key });
            let editor = Association { inverse: None, on_delete, ..Association::new("editor", "edited", key) };
            it.belongs_to = vec![it.belongs_to[0], editor].leak();
        })
    };
    let project = Project::new(E::SPEAKS);
    project.generate(&edited(Action::Restrict), 0, "first");
    let other = edited(Action::SetNull);
    let (exit, _, err) = change(&project, &other, &["other", "--association", "Profile.user"]);
    assert!(exit == Exit::Usage && err.contains("nothing of `profiles` of `users` by `user_id`"), "{err}");
    let (exit, _, err) = change(&project, &other, &["other", "--association", "Profile.editor"]);
    assert_eq!(exit, Exit::Clean, "{err}");
    assert!(project.is_up_to_date(&other));
}

/// In the parts that others write beside, where nothing moves and the engine has such.
pub(crate) fn another_action_while_it_runs<E: Live>() {
    let (database, project) = (E::fresh(), Project::new(E::SPEAKS));
    let conn = &mut database.connect();
    project.generate(&Models::first(), 0, "first");
    up::<E>(&project, conn).unwrap();
    conn.batch_execute("INSERT INTO users (email) VALUES ('ada'), ('bob'), ('cyd')").unwrap();
    conn.batch_execute("INSERT INTO profiles (user_id, bio) VALUES (3, 'c'), (1, 'a')").unwrap();
    let other = Models::first().with("profiles", |it| {
        let restricted = Association { on_delete: Action::Restrict, ..it.belongs_to[0] };
        it.belongs_to = vec![restricted].leak();
    });
    let (exit, out, err) = change(&project, &other, &["keep", "--association", "User.profile", "--expand-contract"]);
    if !E::SPEAKS.validates_later() {
        assert!(exit == Exit::Usage && err.contains("[O2O639]"), "{err}");
        return;
    }
    assert_eq!(exit, Exit::Clean, "{err}");
    let created: Vec<&str> = out.lines().filter(|it| it.starts_with("created ")).collect();
    assert!(
        created.len() == 2 && created[0].ends_with("_keep_change") && created[1].ends_with("_keep_validate"),
        "{out}"
    );
    let up_sql = std::fs::read_to_string(format!("{}/up.sql", created[0].trim_start_matches("created "))).unwrap();
    assert!(up_sql.contains("AccessExclusiveLock") && up_sql.contains("NOT VALID"), "{up_sql}");
    assert!(project.is_up_to_date(&other));
    for _ in 0..2 {
        up::<E>(&project, conn).unwrap();
        agrees::<E>(other.list(), conn);
        assert!(conn.batch_execute("DELETE FROM users WHERE id = 1").is_err());
        down::<E>(&project, conn).unwrap();
        down::<E>(&project, conn).unwrap();
        agrees::<E>(Models::first().list(), conn);
        assert_eq!(count::<E>(conn, "profiles"), 2);
    }
}
