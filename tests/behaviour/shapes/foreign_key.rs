//! A foreign key of its own that is NOT NULL: there is no profile without a user.

use diesel::prelude::*;
use diesel_one_to_one::models;
use diesel_one_to_one::prelude::{BelongsToOne, HasOne, Model};

diesel::table! {
    users (id) {
        id -> Integer,
        email -> Text,
        active -> Bool,
    }
}

diesel::table! {
    profiles (id) {
        id -> Integer,
        user_id -> Integer,
        bio -> Nullable<Text>,
        followers -> BigInt,
    }
}

diesel::table! {
    avatars (id) {
        id -> Integer,
        profile_id -> Integer,
        url -> Text,
        alt -> Nullable<Text>,
    }
}

diesel::table! {
    thumbnails (id) {
        id -> Integer,
        avatar_id -> Integer,
        width -> Integer,
    }
}

diesel::table! {
    settings (id) {
        id -> Integer,
        user_id -> Integer,
        theme -> Text,
        newsletter -> Nullable<Bool>,
    }
}

diesel::allow_tables_to_appear_in_same_query!(users, profiles, avatars, thumbnails, settings);

/// The parent.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Identifiable, Insertable, Model, HasOne)]
#[diesel(table_name = users)]
#[has_one(Profile)]
#[has_one(Setting)]
pub(crate) struct User {
    pub(crate) id: i32,
    #[model(unique)]
    pub(crate) email: String,
    pub(crate) active: bool,
}

/// The child.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Identifiable, Insertable, Model, BelongsToOne, HasOne)]
#[diesel(table_name = profiles)]
#[belongs_to_one(User, on_delete = cascade)]
#[has_one(Avatar)]
pub(crate) struct Profile {
    pub(crate) id: i32,
    pub(crate) user_id: i32,
    pub(crate) bio: Option<String>,
    pub(crate) followers: i64,
}

/// The grandchild.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Identifiable, Insertable, Model, BelongsToOne, HasOne)]
#[diesel(table_name = avatars)]
#[belongs_to_one(Profile, on_delete = cascade)]
#[has_one(Thumbnail)]
pub(crate) struct Avatar {
    pub(crate) id: i32,
    pub(crate) profile_id: i32,
    pub(crate) url: String,
    pub(crate) alt: Option<String>,
}

/// The great-grandchild.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Identifiable, Insertable, Model, BelongsToOne)]
#[diesel(table_name = thumbnails)]
#[belongs_to_one(Avatar, on_delete = cascade)]
pub(crate) struct Thumbnail {
    pub(crate) id: i32,
    pub(crate) avatar_id: i32,
    pub(crate) width: i32,
}

/// The sibling.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Identifiable, Insertable, Model, BelongsToOne)]
#[diesel(table_name = settings)]
#[belongs_to_one(User, on_delete = cascade)]
pub(crate) struct Setting {
    pub(crate) id: i32,
    pub(crate) user_id: i32,
    pub(crate) theme: String,
    pub(crate) newsletter: Option<bool>,
}

/// The DDL of the models above.
pub(crate) fn tables(dialect: &str) -> String {
    super::script(models![User, Profile, Avatar, Thumbnail, Setting], dialect)
}

/// The rows, in an order that is not that of their parents.
pub(crate) const ROWS: &str = "
    INSERT INTO users (id, email, active) VALUES
        (3, 'cleo@example.com', FALSE), (1, 'ada@example.com', TRUE), (5, 'eve@example.com', TRUE),
        (2, 'bob@example.com', FALSE), (4, 'dan@example.com', TRUE);
    INSERT INTO profiles (id, user_id, bio, followers) VALUES
        (14, 1, 'Engines', 5000000000), (13, 4, '', 0), (11, 3, NULL, 3);
    INSERT INTO avatars (id, profile_id, url, alt) VALUES (21, 14, '/ada.png', 'A portrait'), (22, 13, '/dan.png', NULL);
    INSERT INTO thumbnails (id, avatar_id, width) VALUES (31, 21, 64);
    INSERT INTO settings (id, user_id, theme, newsletter) VALUES (41, 2, 'light', FALSE), (42, 1, 'dark', NULL);
";

pub(crate) use self::profiles::id as child_key;
pub(crate) use {Avatar as Grandchild, Profile as Child, Setting as Sibling, User as Parent};
pub(crate) use {profiles as children, users as parents};

/// User `n`.
pub(crate) fn parent(n: usize) -> User {
    let (email, active) = [
        ("ada@example.com", true),
        ("bob@example.com", false),
        ("cleo@example.com", false),
        ("dan@example.com", true),
        ("eve@example.com", true),
    ][n - 1];
    User { id: i32::try_from(n).unwrap(), email: email.to_owned(), active }
}

/// The profile of user `n`.
pub(crate) fn child(n: usize) -> Profile {
    match n {
        1 => Profile { id: 14, user_id: 1, bio: Some("Engines".to_owned()), followers: 5_000_000_000 },
        3 => Profile { id: 11, user_id: 3, bio: None, followers: 3 },
        4 => Profile { id: 13, user_id: 4, bio: Some(String::new()), followers: 0 },
        _ => panic!("user {n} has no profile"),
    }
}

/// The avatar of the profile of user `n`.
pub(crate) fn grandchild(n: usize) -> Avatar {
    match n {
        1 => Avatar { id: 21, profile_id: 14, url: "/ada.png".to_owned(), alt: Some("A portrait".to_owned()) },
        4 => Avatar { id: 22, profile_id: 13, url: "/dan.png".to_owned(), alt: None },
        _ => panic!("user {n} has no avatar"),
    }
}

/// The thumbnail of the avatar of the profile of user `n`.
pub(crate) fn great_grandchild(n: usize) -> Thumbnail {
    assert_eq!(n, 1, "user {n} has no thumbnail");
    Thumbnail { id: 31, avatar_id: 21, width: 64 }
}

/// The setting of user `n`.
pub(crate) fn sibling(n: usize) -> Setting {
    match n {
        1 => Setting { id: 42, user_id: 1, theme: "dark".to_owned(), newsletter: None },
        2 => Setting { id: 41, user_id: 2, theme: "light".to_owned(), newsletter: Some(false) },
        _ => panic!("user {n} has no setting"),
    }
}

/// What a profile's slot for its user holds.
pub(crate) fn slot(parent: User) -> User {
    parent
}

/// Every profile with its user, by the keys of the profiles.
pub(crate) fn children_with_parent() -> Vec<(Profile, User)> {
    [3, 4, 1].map(|n| (child(n), parent(n))).into()
}
