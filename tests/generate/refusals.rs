//! What is refused, what is left alone, and what is written twice alike.

use crate::{
    models::Models,
    project::{Project, at},
};
use diesel_one_to_one::{
    definition::{Column, LogicalType},
    dialect::Dialect,
};
use diesel_one_to_one_schema::{
    generate::{Options, assert_up_to_date, generate},
    snapshot::FILE,
};

pub(crate) fn nothing_to_do(dialect: Dialect) {
    let project = Project::new(dialect);
    project.generate(&Models::first(), 0, "first");
    let files = project.files();
    let generated = generate(Models::first().list(), &project.path(), &project.options(1, "second")).unwrap();
    assert!(generated.folders.is_empty() && generated.steps.is_empty());
    assert_eq!(project.files(), files);
}

pub(crate) fn what_would_be_lost(dialect: Dialect) {
    let project = Project::new(dialect);
    let first = Models::first().table("teams");
    project.generate(&first, 0, "first");
    let files = project.files();
    let less = first.without("teams").without_column("profiles", "bio");
    let error = project.generate_with(less.list(), &project.options(1, "less")).unwrap_err();
    assert_eq!(error.code(), "O2O617");
    let mut said: Vec<String> = error.to_string().split([':', ',', ';']).map(|it| it.trim().to_owned()).collect();
    said[1..3].sort();
    assert_eq!(
        said,
        [
            "this would lose for good",
            "every row of `teams`",
            "what is in `profiles.bio`",
            "`--allow-destructive` says that it may"
        ]
    );
    assert_eq!(project.files(), files);
    let options = Options { allow_destructive: true, ..project.options(1, "less") };
    let written = project.generate_with(less.list(), &options).unwrap();
    let up = project.read(&written, "up.sql");
    assert!(up.contains("LOST FOR GOOD: every row of `teams`") && up.contains("what is in `profiles.bio`"), "{up}");
    assert!(project.is_up_to_date(&less));
}

pub(crate) fn the_same_bytes(dialect: Dialect) {
    let written = || {
        let project = Project::new(dialect);
        let first = Models::first();
        project.generate(&first, 0, "first");
        let more = first.table("teams").column("users", Column::new("age").nullable(), LogicalType::Integer);
        project.generate(&more, 1, "second");
        project.files()
    };
    let files = written();
    assert_eq!(files.len(), 6);
    assert_eq!(files, written());
}

pub(crate) fn snapshots_that_are_none(dialect: Dialect) {
    let project = Project::new(dialect);
    let first = project.generate(&Models::first(), 0, "first");
    let json = project.read(&first, FILE);
    let said = |text: &str| {
        project.write(&format!("{first}/{FILE}"), text);
        let error = project.generate_with(Models::first().table("teams").list(), &project.options(1, "x")).unwrap_err();
        assert!(error.to_string().contains(&first), "{error}");
        (error.code(), error.to_string())
    };
    let conflict = json.replacen('{', "<<<<<<< HEAD\n{", 1);
    for text in ["", "{", "[]", "null", "{}", "\u{0}", &json[..json.len() / 2], &conflict, &"[".repeat(100_000)] {
        assert_eq!(said(text).0, "O2O611", "{text:.40}");
    }
    let (code, message) = said(&json.replace("\"columns\"", "\"colunms\""));
    assert!(code == "O2O611" && message.contains("colunms"), "{message}");
    assert_eq!(said(&json.replace("\"Integer\"", "\"Integre\"")).0, "O2O611");
    assert_eq!(said(&json.replace(&format!("\"{dialect}\""), "\"oracle\"")).0, "O2O611");
    let (code, message) = said(&json.replace("\"format\": 1", "\"format\": 2"));
    assert!(code == "O2O612" && message.contains("format 2"), "{message}");
    project.write(&format!("{first}/{FILE}"), &json);
    assert!(project.is_up_to_date(&Models::first()));
}

pub(crate) fn another_engine(dialect: Dialect) {
    let project = Project::new(dialect);
    let list = Models::first().list();
    let any = Options { name: "first".into(), time: at(0), ..Options::default() };
    assert_eq!(generate(list, &project.path(), &any).unwrap_err().code(), "O2O618");
    project.generate(&Models::first(), 0, "first");
    let other = *Dialect::ALL.iter().find(|it| **it != dialect).unwrap();
    let more = Models::first().table("teams");
    let asked = Options { dialect: Some(other), ..any.clone() };
    let error = generate(more.list(), &project.path(), &asked).unwrap_err();
    assert_eq!(error.code(), "O2O616");
    // the snapshot says it
    generate(more.list(), &project.path(), &any).unwrap();
    assert!(project.is_up_to_date(&more));
}

pub(crate) fn only_one_association(dialect: Dialect) {
    let project = Project::new(dialect);
    let first = Models::first();
    let both = first.clone().table("teams").column("profiles", Column::new("avatar").nullable(), LogicalType::Text);
    project.generate(&first, 0, "first");
    let only = |name: &str| Options { only: Some(name.to_owned()), ..project.options(1, "only") };
    let error = project.generate_with(both.list(), &only("User.profil")).unwrap_err();
    assert!(error.code() == "O2O620" && error.to_string().contains("did you mean `User.profile`"), "{error}");
    let written = project.generate_with(both.list(), &only("User.profile")).unwrap();
    let up = project.statements(&written, "up.sql");
    assert!(up.contains("avatar") && !up.contains("teams"), "{up}");
    assert!(!project.is_up_to_date(&both));
    let rest = project.generate(&both, 2, "rest");
    let up = project.statements(&rest, "up.sql");
    assert!(!up.contains("avatar") && up.contains("teams"), "{up}");
    assert!(project.is_up_to_date(&both));
}

/// A rename that only the association's tables are to follow, and the other table that refers to them follows too.
pub(crate) fn names_and_failures(dialect: Dialect) {
    let project = Project::new(dialect);
    for name in ["", "a b", "../up", "a/b", "é"] {
        let error = project.generate_with(Models::first().list(), &project.options(0, name)).unwrap_err();
        assert_eq!(error.code(), "O2O619", "{name}");
    }
    assert!(!project.path().exists());
    // a file where the folder is to be
    let file = project.path().with_file_name("file");
    std::fs::write(&file, "").unwrap();
    let error = generate(Models::first().list(), &file, &project.options(0, "first")).unwrap_err();
    assert_eq!(error.code(), "O2O610");
    assert!(error.to_string().contains("file"), "{error}");
    // what a killed one has left is no hindrance
    project.write(".2026-09-21-141320-0000_first/up.sql", "half of it");
    project.generate(&Models::first(), 0, "first");
    assert_eq!(project.files().len(), 3);
}

pub(crate) fn as_a_test(dialect: Dialect) {
    let project = Project::new(dialect);
    project.generate(&Models::first(), 0, "first");
    assert_up_to_date(Models::first().list(), project.path());
    let (list, path) = (Models::first().table("teams").list(), project.path());
    let panic = std::panic::catch_unwind(|| assert_up_to_date(list, path)).unwrap_err();
    assert_eq!(
        panic.downcast_ref::<String>().unwrap(),
        "[O2O623] the models are ahead of the migrations: `teams` comes to be\n\
         `cargo run --bin one_to_one -- generate NAME` writes the migration"
    );
}

/// Two columns change their names for each other's, or the one takes that of the other, which goes.
pub(crate) fn a_name_that_is_there(dialect: Dialect) {
    let project = Project::new(dialect);
    let was = |name, was| Column { renamed_from: Some(was), ..Column::new(name).nullable() };
    let text = LogicalType::Text;
    let bare = Models::first();
    let first = bare.clone().column("users", Column::new("a").nullable(), text).column(
        "users",
        Column::new("b").nullable(),
        text,
    );
    project.generate(&first, 0, "first");
    let files = project.files();
    let swapped = bare.clone().column("users", was("a", "b"), text).column("users", was("b", "a"), text);
    let taken = bare.clone().column("users", was("b", "a"), text);
    for models in [swapped, taken] {
        let options = Options { allow_destructive: true, ..project.options(1, "second") };
        let error = project.generate_with(models.list(), &options).unwrap_err();
        assert!(error.code() == "O2O642" && error.to_string().contains("both are there"), "{error}");
    }
    assert_eq!(project.files(), files);
    // of a rename that was followed before, nothing is said
    let stale = bare.column("users", Column::new("a").nullable(), text).column("users", was("b", "a"), text);
    assert!(project.is_up_to_date(&stale));
}

/// The old name goes to something new: where each statement commits, in a migration of its own.
pub(crate) fn a_name_that_is_taken_again(dialect: Dialect) {
    let project = Project::new(dialect);
    let bare = Models::first().without_column("profiles", "bio");
    project.generate(&Models::first(), 0, "first");
    let about = Column { renamed_from: Some("bio"), ..Column::new("about").nullable() };
    let renamed = bare.column("profiles", about, LogicalType::Text);
    let both = renamed.clone().column("profiles", Column::new("bio").nullable(), LogicalType::Text);
    let at_once = project.generate_with(both.list(), &project.options(1, "both"));
    if dialect.transactional_ddl() {
        at_once.unwrap();
    } else {
        assert_eq!(at_once.unwrap_err().code(), "O2O643");
        project.generate(&renamed, 1, "renamed");
        project.generate(&both, 2, "taken");
    }
    assert!(project.is_up_to_date(&both));
}
