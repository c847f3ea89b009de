//! The guide "Adopting an existing project": its commands are typed, and print what it says.

use crate::command::{Ran, run};
use diesel::{Connection as _, SqliteConnection, connection::SimpleConnection as _};
use diesel_one_to_one::definition::Entry;
use diesel_one_to_one_schema::cli::Exit;

const GUIDE: &str = include_str!("../../schema/docs/adopting.md");
const README: &str = include_str!("../../README.md");

mod models {
    #![expect(dead_code, reason = "no row is made here")]

    use diesel::prelude::*;
    use diesel_one_to_one::{definition::Entry, models, prelude::*};

    diesel::table! { users (id) { id -> Integer, email -> Text, } }
    diesel::table! { profiles (id) { id -> Integer, user_id -> Integer, bio -> Nullable<Text>, } }
    diesel::table! { avatars (id) { id -> Integer, user_id -> Integer, url -> Text, } }
    diesel::allow_tables_to_appear_in_same_query!(users, profiles, avatars);

    #[derive(HasQuery, Model, HasOne)]
    #[diesel(table_name = users)]
    #[has_one(Profile)]
    #[has_one(Avatar)]
    struct User {
        id: i32,
        email: String,
    }

    #[derive(HasQuery, Model, BelongsToOne)]
    #[diesel(table_name = profiles)]
    #[belongs_to_one(User, on_delete = cascade)]
    struct Profile {
        id: i32,
        user_id: i32,
        bio: Option<String>,
    }

    #[derive(HasQuery, Model, BelongsToOne)]
    #[diesel(table_name = avatars)]
    #[belongs_to_one(User, on_delete = cascade)]
    struct Avatar {
        id: i32,
        user_id: i32,
        url: String,
    }

    pub(super) const MODELS: &[Entry] = models![User, Profile, Avatar];
}

/// The code blocks of a language.
fn blocks<'a>(page: &'a str, language: &str) -> Vec<&'a str> {
    let begin = format!("```{language}\n");
    page.split(&begin).skip(1).map(|it| it.split("```").next().unwrap()).collect()
}

/// What stands behind the name of the command.
fn arguments(line: &str) -> Option<Vec<&str>> {
    let ours = ["diesel-one-to-one ", "cargo run --bin one_to_one -- ", "cargo run -p patterns --bin one_to_one -- "];
    ours.iter().find_map(|it| line.strip_prefix(it)).map(|it| it.split_whitespace().collect())
}

/// What is shown of a command is what it prints.
fn typed(block: &str, models: &[Entry], file: &str) -> Ran {
    let (command, answer) = block.strip_prefix("$ ").unwrap().split_once('\n').unwrap();
    let ran = run(models, &[&arguments(command).unwrap()[..], &["--database-url", file]].concat());
    assert_eq!(ran.out, answer, "{command}");
    ran
}

/// The tables of the guide.
fn tables() -> &'static str {
    let [tables] = blocks(GUIDE, "sql")[..] else { panic!("one block of SQL") };
    tables
}

#[test]
fn what_it_says_is_printed() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("app.db");
    let file = file.to_str().unwrap();
    let conn = &mut SqliteConnection::establish(file).unwrap();
    conn.batch_execute(tables()).unwrap();
    let [adopt, check, audit] = blocks(GUIDE, "console")[..] else { panic!("three commands") };
    assert_eq!(typed(adopt, &[], file).exit, Exit::Clean);
    let [unique, audit] = [check, audit].map(|it| typed(it, models::MODELS, file));
    assert_eq!((unique.exit, audit.exit), (Exit::Findings, Exit::Findings));

    // the two statements, as they are printed
    let repair = audit.out.split_once("= repair:\n").unwrap().1.replace("ROLLBACK", "COMMIT");
    conn.batch_execute(&repair).unwrap();
    conn.batch_execute(unique.out.split_once("= sql: ").unwrap().1).unwrap();
    for verb in ["check", "audit"] {
        assert_eq!(run(models::MODELS, &[verb, "--database-url", file]).exit, Exit::Clean);
    }
}

#[test]
fn what_the_readme_says_is_printed() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("app.db");
    let file = file.to_str().unwrap();
    let other_one = tables().replace(" UNIQUE", "").replace("url TEXT NOT NULL", "url TEXT NOT NULL, UNIQUE (user_id)");
    let (tables, _) = other_one.split_once("INSERT").unwrap();
    SqliteConnection::establish(file).unwrap().batch_execute(tables).unwrap();
    let [check, _] = blocks(README, "console")[..] else { panic!("two blocks") };
    assert_eq!(typed(check, models::MODELS, file).exit, Exit::Findings);
}

/// Before, each user had any number of profiles.
mod many {
    #![expect(dead_code, reason = "no row is made here")]

    use diesel::prelude::*;
    use diesel_one_to_one::{definition::Entry, models, prelude::*};

    diesel::table! { users (id) { id -> Integer, email -> Text, } }
    diesel::table! { profiles (id) { id -> Integer, user_id -> Integer, bio -> Nullable<Text>, } }
    diesel::table! { avatars (id) { id -> Integer, user_id -> Integer, url -> Text, } }
    diesel::allow_tables_to_appear_in_same_query!(users, avatars);

    #[derive(HasQuery, Model, HasOne)]
    #[diesel(table_name = users)]
    #[has_one(Avatar)]
    struct User {
        id: i32,
        email: String,
    }

    #[derive(HasQuery, Model)]
    #[diesel(table_name = profiles)]
    #[model(references(User, on_delete = cascade))]
    struct Profile {
        id: i32,
        user_id: i32,
        bio: Option<String>,
    }

    #[derive(HasQuery, Model, BelongsToOne)]
    #[diesel(table_name = avatars)]
    #[belongs_to_one(User, on_delete = cascade)]
    struct Avatar {
        id: i32,
        user_id: i32,
        url: String,
    }

    pub(super) const MODELS: &[Entry] = models![User, Profile, Avatar];
}

#[test]
fn what_the_readme_says_of_migrations() {
    let folder = tempfile::tempdir().unwrap();
    let (file, migrations) = (folder.path().join("app.db"), folder.path().join("migrations"));
    std::fs::write(&file, "").unwrap();
    let at = ["--database-url", file.to_str().unwrap(), "--migration-dir", migrations.to_str().unwrap()];
    let first = run(many::MODELS, &[&["generate", "first"][..], &at].concat());
    assert_eq!(first.exit, Exit::Clean, "{}", first.err);
    let [_, block] = blocks(README, "console")[..] else { panic!("two blocks") };
    for command in block.split("$ ").filter(|it| !it.is_empty()) {
        let (command, answer) = command.split_once('\n').unwrap();
        let ran = run(models::MODELS, &[&arguments(command).unwrap()[..], &at].concat());
        assert_eq!(ran.exit, Exit::Clean, "{command}: {}", ran.err);
        // but for the folder, which has the time in its name
        let plain = |text: &str| text.lines().skip(1).map(str::to_owned).collect::<Vec<_>>();
        if !answer.is_empty() {
            assert_eq!(plain(&ran.out), plain(answer), "{command}");
        }
    }
    assert_eq!(run(models::MODELS, &[&["check"][..], &at[..2]].concat()).exit, Exit::Clean);
}

#[test]
fn every_command_exists() {
    let lines = [GUIDE, README].into_iter().flat_map(|page| blocks(page, "sh")).flat_map(str::lines);
    let commands: Vec<Vec<&str>> = lines.filter_map(|it| arguments(it.split(" #").next().unwrap())).collect();
    assert!(commands.len() >= 7, "{commands:?}");
    for command in commands {
        let ran = run(models::MODELS, &[&command[..], &["--help"]].concat());
        assert_eq!(ran.exit, Exit::Clean, "{command:?}: {}", ran.err);
    }
}
