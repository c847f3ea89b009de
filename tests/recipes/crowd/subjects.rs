//! What becomes of the tables, and what programs write meanwhile.
//!
//! A program's write leads a row of `users` from one state to another: a text in which all that is said of the user stands.

use crate::build::{T, bare, schema, table};
use diesel_one_to_one_schema::{
    audit::Keep,
    diff::Hints,
    recipe::{Association, Recipe, read},
    schema::{Action, Schema, TableName},
};

pub(crate) struct Subject {
    pub(crate) from: Schema,
    pub(crate) to: Schema,
    pub(super) keep: Option<Keep>,
    /// So many rows.
    pub(super) fill: fn(usize) -> String,
    /// The state of a row at first.
    pub(super) first: fn(usize) -> String,
    pub(super) programs: &'static [fn(&Turn<'_>) -> Write],
    pub(super) schedule: &'static [Event],
    /// May the rows that everybody writes go? Not where two programs that make one again would be refused anyway.
    pub(super) all_may_go: bool,
    /// `SELECT .. AS value`: `row|state`; a row that is not there has none.
    pub(super) is: &'static str,
    /// What is left of a state.
    pub(super) at_the_end: fn(&str) -> String,
    /// The stages, as a hand would write them; none: those of the recipe.
    pub(super) naive: &'static [(&'static str, &'static str)],
}

impl Subject {
    pub(crate) fn recipe(&self) -> Recipe {
        let [parent, child] = ["users", "profiles"].map(TableName::new);
        let association = Association::between(parent, child);
        read(&self.from, &self.to, &association, &Hints::default(), self.keep).expect("there is one")
    }
}

/// What happens next.
pub(super) enum Event {
    /// Half of the programs are of this kind, the others of that.
    Programs(usize, usize),
    /// A stage of the recipe is gone through.
    Stage(usize),
    /// Somebody sees to rows that stand in its way.
    Repair(&'static str),
}

/// What a program is to write.
pub(super) struct Turn<'a> {
    pub(super) row: usize,
    pub(super) rows: usize,
    pub(super) number: usize,
    pub(super) is_of_all: bool,
    /// `None`: what is there goes.
    pub(super) value: Option<&'a str>,
    /// As its last write left the row.
    pub(super) state: &'a str,
}

pub(super) struct Write {
    pub(super) sql: String,
    pub(super) state: String,
}

use Event::{Programs, Repair, Stage};

/// Old programs, both, new ones; what was in one place moves to the other meanwhile.
const MOVED: &[Event] =
    &[Programs(0, 0), Stage(0), Programs(0, 0), Stage(1), Programs(1, 0), Programs(1, 1), Stage(2), Programs(1, 1)];
/// What new programs write is right before, too.
const AFTER_PROGRAMS: &[Event] = &[Programs(0, 0), Programs(1, 0), Programs(1, 1), Stage(0), Programs(1, 1)];
/// What old programs write is right afterwards, too.
const BEFORE_PROGRAMS: &[Event] = &[Programs(0, 0), Stage(0), Programs(1, 0), Programs(1, 1)];

fn users() -> T {
    table("users").text("name")
}

fn profiles() -> T {
    table("profiles").integer("user_id").unique(&["user_id"]).refers(&["user_id"], "users", &["id"])
}

fn posts() -> T {
    table("profiles").integer("user_id").index(&["user_id"]).refers(&["user_id"], "users", &["id"]).text("bio")
}

fn shared() -> T {
    bare("profiles").integer("user_id").key(&["user_id"]).refers(&["user_id"], "users", &["id"]).text("bio")
}

fn said(value: Option<&str>) -> String {
    value.map_or_else(|| "NULL".to_owned(), |it| format!("'{it}'"))
}

fn write(sql: String, state: impl Into<String>) -> Write {
    Write { sql, state: state.into() }
}

fn insert_users(rows: usize) -> String {
    format!("INSERT INTO users (id, name) SELECT i, 'user ' || i FROM generate_series(1, {rows}) AS i;")
}

/// Two thirds of the users have one.
fn insert_profiles(rows: usize) -> String {
    format!(
        "{} INSERT INTO profiles (user_id, bio) SELECT i, 'bio ' || i FROM generate_series(1, {rows}) AS i WHERE i % 3 > 0;",
        insert_users(rows)
    )
}

fn first_bio(row: usize) -> String {
    if row % 3 > 0 { format!("bio {row}") } else { String::new() }
}

const BIO: &str = "SELECT u.id || '|' || p.bio AS value FROM users AS u JOIN profiles AS p ON p.user_id = u.id";
const BIOS: &str = "SELECT user_id || '|' || string_agg(bio, ',' ORDER BY id) AS value FROM profiles GROUP BY user_id";

fn upsert(turn: &Turn<'_>, and: &str) -> String {
    let (row, said) = (turn.row, said(turn.value));
    format!(
        "INSERT INTO profiles (user_id, bio) VALUES ({row}, {said}) ON CONFLICT (user_id) DO UPDATE SET bio = excluded.bio{and}"
    )
}

/// Who knows the child by its own number.
fn by_number(turn: &Turn<'_>) -> Write {
    let sql = match turn.value {
        Some(_) => upsert(turn, " RETURNING id"),
        None => format!("DELETE FROM profiles WHERE id = (SELECT id FROM profiles WHERE user_id = {})", turn.row),
    };
    write(sql, turn.value.unwrap_or_default())
}

/// Who knows it by its parent.
fn by_parent(turn: &Turn<'_>) -> Write {
    let sql = match turn.value {
        Some(_) => upsert(turn, ""),
        None => format!("DELETE FROM profiles WHERE user_id = {}", turn.row),
    };
    write(sql, turn.value.unwrap_or_default())
}

fn in_one() -> Schema {
    schema([users().text("bio").null().integer("age").null()])
}

fn in_two() -> Schema {
    schema([users(), profiles().on_delete(Action::Cascade).text("bio").null().integer("age").null()])
}

/// `=bio|age`
fn first_bio_and_age(row: usize) -> String {
    let bio = if row % 3 > 0 { format!("=bio {row}") } else { String::new() };
    let age = if row % 5 == 0 { (row % 90).to_string() } else { String::new() };
    format!("{bio}|{age}")
}

fn other_bio(turn: &Turn<'_>) -> String {
    let age = turn.state.rsplit('|').next().unwrap_or_default();
    format!("{}|{age}", turn.value.map_or_else(String::new, |it| format!("={it}")))
}

fn column(turn: &Turn<'_>) -> Write {
    write(format!("UPDATE users SET bio = {} WHERE id = {}", said(turn.value), turn.row), other_bio(turn))
}

fn child(turn: &Turn<'_>) -> Write {
    if turn.value.is_none() && turn.number % 2 == 0 {
        return write(format!("DELETE FROM profiles WHERE user_id = {}", turn.row), "|");
    }
    write(upsert(turn, ""), other_bio(turn))
}

fn child_stays(turn: &Turn<'_>) -> Write {
    write(upsert(turn, ""), other_bio(turn))
}

pub(crate) fn split() -> Subject {
    Subject {
        from: in_one(),
        to: in_two(),
        keep: None,
        fill: |rows| {
            format!(
                "INSERT INTO users (id, name, bio, age) \
                 SELECT i, 'user ' || i, CASE WHEN i % 3 > 0 THEN 'bio ' || i END, CASE WHEN i % 5 = 0 THEN i % 90 END \
                 FROM generate_series(1, {rows}) AS i"
            )
        },
        first: first_bio_and_age,
        programs: &[column, child],
        schedule: MOVED,
        all_may_go: true,
        is: "SELECT u.id || '|' || coalesce('=' || p.bio, '') || '|' || coalesce(p.age::text, '') AS value \
             FROM users AS u LEFT JOIN profiles AS p ON p.user_id = u.id",
        at_the_end: str::to_owned,
        naive: &[],
    }
}

pub(crate) fn merge() -> Subject {
    Subject {
        from: in_two(),
        to: in_one(),
        fill: |rows| {
            format!(
                "{} INSERT INTO profiles (user_id, bio, age) \
                 SELECT i, CASE WHEN i % 3 > 0 THEN 'bio ' || i END, CASE WHEN i % 5 = 0 THEN i % 90 END \
                 FROM generate_series(1, {rows}) AS i WHERE i % 3 > 0 OR i % 5 = 0",
                insert_users(rows)
            )
        },
        programs: &[child, column],
        is: "SELECT id || '|' || coalesce('=' || bio, '') || '|' || coalesce(age::text, '') AS value FROM users",
        ..split()
    }
}

/// Which columns of the parent must not be NULL afterwards.
pub(crate) fn merge_of_all() -> Subject {
    let with = |table: T| table.text("bio").null().integer("age").default("0");
    Subject {
        from: schema([users(), with(profiles().on_delete(Action::Cascade))]),
        to: schema([with(users())]),
        fill: |rows| {
            format!(
                "{} INSERT INTO profiles (user_id, bio, age) SELECT i, 'bio ' || i, i % 90 \
                 FROM generate_series(1, {rows}) AS i",
                insert_users(rows)
            )
        },
        first: |row| format!("=bio {row}|{}", row % 90),
        programs: &[child_stays, column],
        ..merge()
    }
}

/// Each user has two profiles to choose from, one of them everybody's that is.
fn chosen(turn: &Turn<'_>) -> Option<usize> {
    turn.value.map(|_| if turn.number % 2 == 0 || turn.is_of_all { turn.row } else { turn.rows + turn.row })
}

fn from_parent(turn: &Turn<'_>) -> Write {
    let profile = chosen(turn).map(|it| it.to_string());
    let said = profile.as_deref().unwrap_or("NULL");
    write(format!("UPDATE users SET profile_id = {said} WHERE id = {}", turn.row), profile.clone().unwrap_or_default())
}

fn from_child(turn: &Turn<'_>) -> Write {
    let row = turn.row;
    match chosen(turn) {
        Some(id) => write(
            format!(
                "UPDATE profiles SET user_id = NULL WHERE user_id = {row} AND id <> {id}; \
                 UPDATE profiles SET user_id = {row} WHERE id = {id}"
            ),
            id.to_string(),
        ),
        None => write(format!("UPDATE profiles SET user_id = NULL WHERE user_id = {row}"), ""),
    }
}

pub(crate) fn swap() -> Subject {
    let holder = users().integer("profile_id").null().unique(&["profile_id"]);
    let bound = table("profiles").text("bio").integer("user_id").null().unique(&["user_id"]);
    Subject {
        from: schema([table("profiles").text("bio"), holder.refers(&["profile_id"], "profiles", &["id"])]),
        to: schema([users(), bound.refers(&["user_id"], "users", &["id"])]),
        fill: |rows| {
            format!(
                "INSERT INTO profiles (id, bio) SELECT i, 'bio ' || i FROM generate_series(1, 2 * {rows}) AS i; \
                 INSERT INTO users (id, name, profile_id) \
                 SELECT i, 'user ' || i, CASE WHEN i % 3 > 0 THEN i END FROM generate_series(1, {rows}) AS i"
            )
        },
        first: |row| if row % 3 > 0 { row.to_string() } else { String::new() },
        programs: &[from_parent, from_child],
        is: "SELECT user_id || '|' || id AS value FROM profiles WHERE user_id IS NOT NULL",
        ..split()
    }
}

pub(crate) fn share() -> Subject {
    Subject {
        from: schema([users(), profiles().text("bio")]),
        to: schema([users(), shared()]),
        fill: insert_profiles,
        first: first_bio,
        programs: &[by_number, by_parent],
        schedule: AFTER_PROGRAMS,
        is: BIO,
        ..split()
    }
}

pub(crate) fn own() -> Subject {
    let share = share();
    Subject {
        from: share.to,
        to: share.from,
        programs: &[by_parent, by_number],
        schedule: BEFORE_PROGRAMS,
        ..self::share()
    }
}

/// Neither needs there to be one at most, nor writes a second one.
fn update_or_insert(turn: &Turn<'_>) -> Write {
    let (row, said) = (turn.row, said(Some(turn.value.unwrap_or("nothing"))));
    let sql = format!(
        "WITH done AS (UPDATE profiles SET bio = {said} WHERE user_id = {row} RETURNING 1) \
         INSERT INTO profiles (user_id, bio) SELECT {row}, {said} WHERE NOT EXISTS (SELECT 1 FROM done)"
    );
    write(sql, turn.value.unwrap_or("nothing"))
}

fn one_more(turn: &Turn<'_>) -> Write {
    let value = turn.value.unwrap_or("nothing");
    let state = if turn.state.is_empty() { value.to_owned() } else { format!("{},{value}", turn.state) };
    write(format!("INSERT INTO profiles (user_id, bio) VALUES ({}, '{value}')", turn.row), state)
}

pub(crate) fn many() -> Subject {
    Subject {
        to: schema([users(), posts()]),
        programs: &[by_parent, update_or_insert, one_more],
        schedule: &[Programs(0, 0), Programs(1, 0), Programs(1, 1), Stage(0), Programs(2, 1), Programs(2, 2)],
        all_may_go: false,
        is: BIOS,
        ..share()
    }
}

fn one_more_or_none(turn: &Turn<'_>) -> Write {
    match turn.value {
        Some(_) => one_more(turn),
        None => by_parent(turn),
    }
}

/// The newest is the one that counts.
fn newest(turn: &Turn<'_>) -> Write {
    let Some(value) = turn.value else { return by_parent(turn) };
    let row = turn.row;
    let sql = format!(
        "WITH done AS (UPDATE profiles SET bio = '{value}' \
         WHERE id = (SELECT max(id) FROM profiles WHERE user_id = {row}) RETURNING 1) \
         INSERT INTO profiles (user_id, bio) SELECT {row}, '{value}' WHERE NOT EXISTS (SELECT 1 FROM done)"
    );
    write(sql, value)
}

pub(crate) fn one() -> Subject {
    let many = many();
    Subject {
        from: many.to,
        to: many.from,
        keep: Some(Keep::Newest),
        fill: |rows| {
            let second = "INSERT INTO profiles (user_id, bio) SELECT i, 'one more' FROM generate_series(1, ";
            format!("{} {second}{rows}) AS i WHERE i % 4 = 0", insert_profiles(rows))
        },
        first: |row| if row % 4 == 0 { format!("{},one more", first_bio(row)) } else { first_bio(row) },
        programs: &[one_more_or_none, newest],
        schedule: AFTER_PROGRAMS,
        at_the_end: |state| state.rsplit(',').next().unwrap_or_default().to_owned(),
        ..self::many()
    }
}

/// Of a profile that may be nobody's, under the number of its user: `~bio`, or `bio`.
const BIO_OF_NUMBER: &str =
    "SELECT id || '|' || CASE WHEN user_id IS NULL THEN '~' ELSE '' END || bio AS value FROM profiles";

fn insert_numbered(rows: usize) -> String {
    format!(
        "{} INSERT INTO profiles (id, user_id, bio) SELECT i, i, 'bio ' || i FROM generate_series(1, {rows}) AS i",
        insert_users(rows)
    )
}

fn let_go(turn: &Turn<'_>) -> Write {
    if let Some(value) = turn.value {
        return upsert_numbered(turn.row, value);
    }
    let bio = turn.state.trim_start_matches('~');
    let state = if bio.is_empty() { String::new() } else { format!("~{bio}") };
    write(format!("UPDATE profiles SET user_id = NULL WHERE id = {}", turn.row), state)
}

fn hold(turn: &Turn<'_>) -> Write {
    match turn.value {
        Some(value) => upsert_numbered(turn.row, value),
        None => write(format!("DELETE FROM profiles WHERE id = {}", turn.row), ""),
    }
}

fn upsert_numbered(row: usize, value: &str) -> Write {
    write(
        format!(
            "INSERT INTO profiles (id, user_id, bio) VALUES ({row}, {row}, '{value}') \
             ON CONFLICT (id) DO UPDATE SET user_id = excluded.user_id, bio = excluded.bio"
        ),
        value,
    )
}

fn maybe() -> T {
    table("profiles").integer("user_id").null().unique(&["user_id"]).refers(&["user_id"], "users", &["id"]).text("bio")
}

pub(crate) fn require() -> Subject {
    Subject {
        from: schema([users(), maybe()]),
        to: schema([users(), profiles().text("bio")]),
        fill: insert_numbered,
        first: |row| format!("bio {row}"),
        programs: &[let_go, hold],
        schedule: &[
            Programs(0, 0),
            Programs(1, 0),
            Programs(1, 1),
            Repair("UPDATE profiles SET user_id = id WHERE user_id IS NULL"),
            Stage(0),
            Programs(1, 1),
        ],
        all_may_go: false,
        is: BIO_OF_NUMBER,
        at_the_end: |state| state.trim_start_matches('~').to_owned(),
        ..share()
    }
}

pub(crate) fn release() -> Subject {
    let require = require();
    Subject {
        from: require.to,
        to: require.from,
        programs: &[hold, let_go],
        schedule: BEFORE_PROGRAMS,
        at_the_end: str::to_owned,
        ..self::require()
    }
}

fn make(turn: &Turn<'_>, value: &str) -> Write {
    let row = turn.row;
    let user = format!("INSERT INTO users (id, name) VALUES ({row}, 'again') ON CONFLICT (id) DO NOTHING");
    write(format!("{user}; {}", upsert(turn, "")), value)
}

fn children_first(turn: &Turn<'_>) -> Write {
    let row = turn.row;
    match turn.value {
        Some(value) => make(turn, value),
        None => write(format!("DELETE FROM profiles WHERE user_id = {row}; DELETE FROM users WHERE id = {row}"), ""),
    }
}

fn parent_only(turn: &Turn<'_>) -> Write {
    match turn.value {
        Some(value) => make(turn, value),
        None => write(format!("DELETE FROM users WHERE id = {}", turn.row), ""),
    }
}

pub(crate) fn action() -> Subject {
    Subject {
        from: schema([users(), profiles().on_delete(Action::Restrict).text("bio")]),
        to: schema([users(), profiles().on_delete(Action::Cascade).text("bio")]),
        programs: &[children_first, parent_only],
        schedule: BEFORE_PROGRAMS,
        all_may_go: false,
        ..share()
    }
}

/// The shapes that a hand writes first.
#[allow(dead_code, reason = "for the stress run")]
pub(crate) mod naive {
    use super::{MOVED, Programs, Stage, Subject};

    /// Copies, and has no triggers: what old programs write meanwhile is lost.
    pub(crate) fn split() -> Subject {
        Subject {
            schedule: MOVED,
            naive: &[
                (
                    "create",
                    "CREATE TABLE profiles (id INTEGER GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, \
                     user_id INTEGER NOT NULL UNIQUE REFERENCES users ON DELETE CASCADE, bio TEXT, age INTEGER)",
                ),
                (
                    "copy",
                    "INSERT INTO profiles (user_id, bio, age) SELECT id, bio, age FROM users \
                     WHERE bio IS NOT NULL OR age IS NOT NULL",
                ),
                ("drop", "ALTER TABLE users DROP COLUMN bio, DROP COLUMN age"),
            ],
            ..super::split()
        }
    }

    /// The old key goes before the new one is there: who upserts is refused meanwhile.
    pub(crate) fn own() -> Subject {
        Subject {
            schedule: &[Programs(0, 0), Stage(0), Stage(1), Stage(2), Programs(1, 0), Programs(1, 1)],
            naive: &[
                ("number", "ALTER TABLE profiles ADD COLUMN id INTEGER GENERATED BY DEFAULT AS IDENTITY"),
                ("drop", "ALTER TABLE profiles DROP CONSTRAINT profiles_pkey, ADD PRIMARY KEY (id)"),
                ("index", "CREATE UNIQUE INDEX CONCURRENTLY profiles_user_id_key ON profiles (user_id)"),
            ],
            ..super::own()
        }
    }
}
