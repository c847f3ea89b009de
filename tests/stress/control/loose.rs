//! A child that the database does not hold to its parent.

diesel::table! {
    loose (id) {
        id -> Integer,
        user_id -> Integer,
    }
}

/// Neither UNIQUE nor a foreign key; the index that an application would have.
pub(super) const TABLE: &str = "CREATE TABLE loose (id INTEGER NOT NULL PRIMARY KEY, user_id INTEGER NOT NULL); \
    CREATE INDEX loose_of ON loose (user_id)";
