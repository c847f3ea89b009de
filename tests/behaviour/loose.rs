//! The tables of two shapes in a database that holds less than the models say: no NOT NULL, no UNIQUE, no keys.

/// Of [`foreign_key`](crate::shapes::foreign_key).
pub(crate) const FOREIGN_KEY: &str = "
    CREATE TABLE users (id INTEGER, email VARCHAR(255), active BOOLEAN);
    CREATE TABLE profiles (id INTEGER, user_id INTEGER, bio TEXT, followers BIGINT);
    CREATE TABLE avatars (id INTEGER, profile_id INTEGER, url TEXT, alt TEXT);
    CREATE TABLE thumbnails (id INTEGER, avatar_id INTEGER, width INTEGER);
    CREATE TABLE settings (id INTEGER, user_id INTEGER, theme TEXT, newsletter BOOLEAN);
";

/// Of [`nullable_foreign_key`](crate::shapes::nullable_foreign_key).
pub(crate) const NULLABLE_FOREIGN_KEY: &str = "
    CREATE TABLE articles (id BIGINT, title TEXT, published BOOLEAN);
    CREATE TABLE drafts (id INTEGER, article_id BIGINT, body TEXT, words INTEGER);
";
