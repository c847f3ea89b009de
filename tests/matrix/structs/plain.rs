//! What the shapes with plain tables share: the tables and their rows.

/// The tables.
macro_rules! tables {
    () => {
        diesel::table! {
            parents (id) {
                id -> Integer,
                name -> Text,
                size -> BigInt,
            }
        }

        diesel::table! {
            children (id) {
                id -> Integer,
                parent_id -> Integer,
                note -> Nullable<Text>,
                size -> BigInt,
            }
        }

        diesel::table! {
            grandchildren (id) {
                id -> Integer,
                child_id -> Integer,
                note -> Text,
            }
        }
    };
    (one_query) => {
        $crate::structs::plain::tables!();
        diesel::allow_tables_to_appear_in_same_query!(parents, children, grandchildren);
    };
}
pub(crate) use tables;

/// The tables in the words of every engine, and their rows.
pub(crate) fn script(_: &str) -> String {
    "CREATE TABLE parents (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(9) NOT NULL, size BIGINT NOT NULL);
     CREATE TABLE children (
         id INTEGER NOT NULL PRIMARY KEY, parent_id INTEGER NOT NULL UNIQUE, note VARCHAR(9), size BIGINT NOT NULL,
         FOREIGN KEY (parent_id) REFERENCES parents (id) ON DELETE CASCADE
     );
     CREATE TABLE grandchildren (
         id INTEGER NOT NULL PRIMARY KEY, child_id INTEGER NOT NULL UNIQUE, note VARCHAR(9) NOT NULL,
         FOREIGN KEY (child_id) REFERENCES children (id) ON DELETE CASCADE
     );
     INSERT INTO parents (id, name, size) VALUES (2, 'two', 20), (1, 'one', 10), (3, 'three', 30);
     INSERT INTO children (id, parent_id, note, size) VALUES (12, 2, NULL, 120), (11, 1, 'a child', 110);
     INSERT INTO grandchildren (id, child_id, note) VALUES (21, 11, 'a note');"
        .to_owned()
}
