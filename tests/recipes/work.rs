//! What the programs of [`beside`](crate::beside) write, and what a user then has.

use crate::{case::Case, cases};
use diesel_one_to_one_schema::dialect::Dialect;
use std::collections::BTreeMap;

/// What a user has: a text and a number, or nothing.
pub(crate) type State = (Option<String>, Option<usize>);
pub(crate) type Known = BTreeMap<usize, State>;

/// What is done beside them, and what they do.
pub(crate) struct Work {
    pub(crate) case: Case,
    /// Users.
    pub(crate) rows: usize,
    /// What makes them.
    pub(crate) first: String,
    pub(crate) at_first: fn(usize) -> State,
    /// Those that all write, whoever comes last, so that nobody knows what they have.
    pub(crate) of_all: usize,
    pub(crate) turn: fn(&Turn) -> (String, Change),
    /// The columns of a user that say it in the end.
    pub(crate) columns: &'static [&'static str],
    /// The users that are not the same in both places, as committed at one moment.
    pub(crate) differing: &'static str,
}

/// What a program writes.
pub(crate) struct Turn {
    pub(crate) dialect: Dialect,
    pub(crate) row: usize,
    /// One that nobody has written before.
    pub(crate) value: String,
    pub(crate) number: usize,
    pub(crate) is_new: bool,
}

/// What becomes of what a user has.
pub(crate) type Change = Box<dyn Fn(&mut State)>;

fn said<T: ToString>(value: Option<&T>) -> String {
    value.map_or_else(|| "NULL".to_owned(), |it| format!("'{}'", it.to_string()))
}

pub(crate) fn split() -> Work {
    let at_first =
        |row: usize| -> State { ((row % 3 != 0).then(|| format!("bio {row}")), (row % 5 == 0).then_some(row % 90)) };
    let rows = 1_000;
    let row = |row: usize| {
        let (bio, age) = at_first(row);
        format!("({row}, 'user', {}, {})", said(bio.as_ref()), said(age.as_ref()))
    };
    let users: Vec<String> = (1..=rows).map(row).collect();
    Work {
        case: Case { rows: "", then: &[], ..cases::split() },
        rows,
        first: format!("INSERT INTO users (id, name, bio, age) VALUES {}", users.join(", ")),
        at_first,
        of_all: 3,
        turn: bio,
        columns: &["id", "bio", "age"],
        differing: "SELECT count(*) AS count FROM users LEFT JOIN profiles ON profiles.user_id = users.id \
                    WHERE coalesce(users.bio, '-') <> coalesce(profiles.bio, '-') \
                    OR coalesce(users.age, -1) <> coalesce(profiles.age, -1)",
    }
}

fn bio(Turn { dialect, row, value, number, is_new }: &Turn) -> (String, Change) {
    if *is_new && number % 11 == 0 {
        return (format!("DELETE FROM profiles WHERE user_id = {row}"), Box::new(|it| *it = (None, None)));
    }
    let value = (number % 7 != 0).then(|| value.clone());
    let text = said(value.as_ref());
    let conflict = match dialect {
        Dialect::Mariadb => "ON DUPLICATE KEY UPDATE bio = VALUES(bio)",
        _ => "ON CONFLICT (user_id) DO UPDATE SET bio = excluded.bio",
    };
    let sql = if *is_new {
        format!("INSERT INTO profiles (user_id, bio) VALUES ({row}, {text}) {conflict}")
    } else {
        format!("UPDATE users SET bio = {text} WHERE id = {row}")
    };
    (sql, Box::new(move |it| it.0.clone_from(&value)))
}

/// Each user has one of two profiles, or none.
pub(crate) fn change_of_sides() -> Work {
    let at_first = |row: usize| -> State { (None, (row % 3 != 0).then_some(row * 2)) };
    let rows = 400;
    let profiles: Vec<String> = (1..=rows * 2).map(|it| format!("({it}, 'profile')")).collect();
    let user = |row: usize| format!("({row}, 'user', {})", said(at_first(row).1.as_ref()));
    let users: Vec<String> = (1..=rows).map(user).collect();
    Work {
        case: Case { rows: "", then: &[], ..cases::key_on_the_other_side() },
        rows,
        first: format!(
            "INSERT INTO profiles (id, bio) VALUES {}; INSERT INTO users (id, name, profile_id) VALUES {}",
            profiles.join(", "),
            users.join(", "),
        ),
        at_first,
        of_all: 0,
        turn: profile,
        columns: &["id", "profile_id"],
        differing: "SELECT count(*) AS count FROM users LEFT JOIN profiles ON profiles.user_id = users.id \
                    WHERE coalesce(users.profile_id, -1) <> coalesce(profiles.id, -1)",
    }
}

fn profile(Turn { row, number, is_new, .. }: &Turn) -> (String, Change) {
    let profile = (number % 7 != 0).then_some(row * 2 - number % 2);
    let sql = match profile {
        _ if !is_new => format!("UPDATE users SET profile_id = {} WHERE id = {row}", said(profile.as_ref())),
        Some(profile) => format!(
            "UPDATE profiles SET user_id = NULL WHERE user_id = {row}; UPDATE profiles SET user_id = {row} WHERE id = {profile}"
        ),
        None => format!("UPDATE profiles SET user_id = NULL WHERE user_id = {row}"),
    };
    (sql, Box::new(move |it| it.1 = profile))
}
