//! Two branches.

use crate::{models::Models, project::Project};
use diesel_one_to_one::{
    definition::{Column, LogicalType, Unique},
    dialect::Dialect,
};
use diesel_one_to_one_schema::{
    error::GenerateError,
    generate::Options,
    snapshot::{FILE, Snapshot},
};
use std::collections::BTreeMap;

/// The first migration, and one of each of two branches; all that they have together.
pub(crate) fn part(project: &Project, first: &Models) -> Models {
    project.generate(first, 0, "first");
    let nickname = |it: Models| it.column("users", Column::new("nickname").nullable(), LogicalType::Text);
    let avatar = |it: Models| it.column("profiles", Column::new("avatar").nullable(), LogicalType::Text).table("teams");
    branch(project, [(&nickname(first.clone()), "ours"), (&avatar(first.clone()), "theirs")]);
    avatar(nickname(first.clone()))
}

/// Both from the same.
fn branch(project: &Project, [ours, theirs]: [(&Models, &str); 2]) {
    let written = project.generate(ours.0, 1, ours.1);
    let aside: BTreeMap<&str, String> =
        ["up.sql", "down.sql", FILE].map(|file| (file, project.read(&written, file))).into();
    project.remove(&written);
    project.generate(theirs.0, 2, theirs.1);
    for (file, text) in &aside {
        project.write(&format!("{written}/{file}"), text);
    }
}

fn conflicts(project: &Project, models: &Models) -> Vec<String> {
    let options = Options { merge: true, ..project.options(5, "join") };
    match project.generate_with(models.list(), &options) {
        Err(GenerateError::Conflicts { places }) => places,
        answer => panic!("{answer:?}"),
    }
}

pub(crate) fn are_refused(dialect: Dialect) {
    let project = Project::new(dialect);
    let both = part(&project, &Models::first());
    let files = project.files();
    let error = project.generate_with(both.list(), &project.options(3, "join")).unwrap_err();
    assert_eq!(error.code(), "O2O614");
    assert_eq!(
        error.to_string(),
        "nothing follows `2026-09-21-141321-0000_ours` and `2026-09-21-141322-0000_theirs`: two branches, which \
         `--merge` joins"
    );
    assert_eq!(project.files(), files);
}

pub(crate) fn are_joined(dialect: Dialect) {
    let project = Project::new(dialect);
    let both = part(&project, &Models::first());
    let merge = |number, name| Options { merge: true, ..project.options(number, name) };
    let join = project.generate_with(both.list(), &merge(3, "join")).unwrap();
    assert_eq!(project.statements(&join, "up.sql"), "SELECT 1;");
    assert_eq!(project.statements(&join, "down.sql"), "SELECT 1;");
    let snapshot = Snapshot::read(&project.path().join(&join).join(FILE)).unwrap();
    assert_eq!(snapshot.after, ["2026-09-21-141321-0000_ours", "2026-09-21-141322-0000_theirs"]);
    assert!(project.is_up_to_date(&both));
    // and from there on as ever
    let more = both.table("clubs");
    let next = project.generate(&more, 4, "more");
    assert!(project.is_up_to_date(&more));
    assert_eq!(Snapshot::read(&project.path().join(next).join(FILE)).unwrap().after, [join]);
}

/// The join and the next change may be one.
pub(crate) fn are_joined_with_a_change(dialect: Dialect) {
    let project = Project::new(dialect);
    let both = part(&project, &Models::first()).table("clubs");
    let options = Options { merge: true, ..project.options(3, "join") };
    let join = project.generate_with(both.list(), &options).unwrap();
    let up = project.statements(&join, "up.sql");
    assert!(up.contains("clubs") && !up.contains("teams") && !up.contains("nickname"), "{up}");
    assert!(project.is_up_to_date(&both));
}

pub(crate) fn at_odds(dialect: Dialect) {
    let first = Models::first();
    let with = |ours: Models, theirs: Models| {
        let project = Project::new(dialect);
        project.generate(&first, 0, "first");
        branch(&project, [(&ours, "ours"), (&theirs, "theirs")]);
        conflicts(&project, &first)
    };
    let nickname = |logical| first.clone().column("users", Column::new("nickname").nullable(), logical);
    // not even alike: the second migration would find what it is to make
    for other in [LogicalType::Integer, LogicalType::Text] {
        assert_eq!(with(nickname(LogicalType::Text), nickname(other)), ["both changed `nickname` of `users`"]);
    }
    let team = || first.clone().table("teams");
    assert_eq!(with(team(), team()), ["both changed `teams`"]);
    // one builds on what the other takes away
    let project = Project::new(dialect);
    let more = first.clone().column("users", Column::new("nickname").nullable(), LogicalType::Text);
    project.generate(&more, 0, "first");
    let unique = more.clone().with("users", |it| it.uniques = &[Unique { columns: &["nickname"] }]);
    project.generate(&unique, 1, "ours");
    let ours = project.files().into_iter().filter(|(path, _)| path.to_str().unwrap().contains("ours"));
    let ours: Vec<_> = ours.collect();
    project.remove("2026-09-21-141321-0000_ours");
    let drop = Options { allow_destructive: true, ..project.options(2, "theirs") };
    project.generate_with(first.list(), &drop).unwrap();
    for (path, text) in ours {
        project.write(path.to_str().unwrap(), std::str::from_utf8(&text).unwrap());
    }
    assert_eq!(
        conflicts(&project, &first),
        ["`users` has something on `users.nickname`, which the other branch has dropped"]
    );
}

/// Each changed another column of one table: a file that makes the table anew knows it as it was, and stops behind the other.
pub(crate) fn of_one_table(dialect: Dialect) {
    let (project, first) = (Project::new(dialect), Models::first());
    project.generate(&first, 0, "first");
    let ours = |it: Models| it.column("users", Column::new("nickname").nullable(), LogicalType::Text);
    let theirs = |it: Models| {
        let without = it.without_column("users", "email");
        without.column("users", Column::new("email").nullable(), LogicalType::Text)
    };
    branch(&project, [(&ours(first.clone()), "ours"), (&theirs(first.clone()), "theirs")]);
    let both = ours(theirs(first));
    if dialect.adds_foreign_keys() {
        let options = Options { merge: true, ..project.options(3, "join") };
        project.generate_with(both.list(), &options).unwrap();
        assert!(project.is_up_to_date(&both));
    } else {
        let files = project.files();
        let places = conflicts(&project, &both);
        assert!(places[0].contains("theirs") && places[0].contains("is not as it was"), "{places:?}");
        assert_eq!(project.files(), files);
    }
}

/// A predecessor that is gone, and a circle.
pub(crate) fn a_chain_that_is_broken(dialect: Dialect) {
    let project = Project::new(dialect);
    let first = project.generate(&Models::first(), 0, "first");
    let more = Models::first().table("teams");
    let second = project.generate(&more, 1, "second");
    let third = project.generate(&more.clone().table("clubs"), 2, "third");
    let json = project.read(&second, FILE);
    project.write(&format!("{second}/{FILE}"), &json.replace(&first, &third));
    let error = project.generate_with(more.list(), &project.options(3, "x")).unwrap_err();
    assert_eq!(error.code(), "O2O624");
    assert!(error.to_string().contains(&format!("`{second}` and `{third}`")), "{error}");
    project.write(&format!("{second}/{FILE}"), &json);
    project.remove(&first);
    let error = project.generate_with(more.list(), &project.options(3, "x")).unwrap_err();
    assert_eq!(error.code(), "O2O613");
    assert!(error.to_string().contains(&format!("follows `{first}`, which is not there")), "{error}");
}
