//! What reports needs no right but to read.

use crate::{command, models::models, tables, verbs::without_unique};
use diesel::{Connection, connection::SimpleConnection as _};
use diesel_one_to_one_schema::{cli::Exit, live::Inspect};
use tests::engine::Engine;

pub(crate) fn a_role_that_may_only_read<E: Engine<Connection: Inspect>>() {
    for models in [models(), patterns::MODELS] {
        let whole = tables::<E>(models, "");
        let reader = Reader::of(&whole);
        for verb in ["check", "audit"] {
            let ran = command::run(models, &[verb, "--database-url", &reader.url]);
            assert_eq!((ran.exit, &*ran.out), (Exit::Clean, ""), "{ran:?}");
        }
        reader.leave(&whole);
    }

    let broken = tables::<E>(models(), &broken::<E>());
    let reader = Reader::of(&broken);
    let (exit, answer) = command::json(models(), &["check", "--database-url", &reader.url]);
    assert_eq!((exit, command::each(&answer, "code")), (Exit::Findings, vec!["O2O307"]));
    let (exit, answer) = command::json(models(), &["audit", "--keep", "newest", "--database-url", &reader.url]);
    assert_eq!((exit, command::each(&answer, "code")), (Exit::Findings, vec!["O2O401"]));
    let empty = tempfile::tempdir().unwrap();
    let status = ["status", "--migration-dir", empty.path().to_str().unwrap(), "--database-url", &reader.url];
    assert_eq!(command::run(models(), &status).exit, Exit::Clean);
    assert_eq!(command::run(models(), &["adopt", "--database-url", &reader.url]).exit, Exit::Clean);
    reader.cannot_write::<E>();
    reader.leave(&broken);
}

/// The rows of one table are not told: what the catalog tells is answered all the same.
pub(crate) fn a_table_that_is_not_told<E: Engine<Connection: Inspect>>() {
    let database = E::fresh_for_many();
    // where nobody is refused, a column can be that no number is large enough for
    let posts = match E::DIALECT {
        "sqlite" => {
            "CREATE TABLE posts (id INTEGER NOT NULL PRIMARY KEY);
             INSERT INTO posts (id) VALUES (-9223372036854775808);
             ALTER TABLE posts ADD user_id INTEGER AS (abs(id)) REFERENCES users (id);"
        }
        _ => {
            "CREATE TABLE posts (id INTEGER NOT NULL PRIMARY KEY, user_id INTEGER,
                 FOREIGN KEY (user_id) REFERENCES users (id));"
        }
    };
    let tables = format!(
        "CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY);
         CREATE TABLE profiles (id INTEGER NOT NULL PRIMARY KEY, user_id INTEGER NOT NULL UNIQUE,
             FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE); {posts}
         CREATE TABLE tags (id INTEGER NOT NULL PRIMARY KEY, user_id INTEGER, FOREIGN KEY (user_id) REFERENCES users (id));"
    );
    database.connect().batch_execute(&tables).unwrap();
    let reader = Reader::of(&database);
    reader.lose_posts(&database);
    let (exit, answer) = command::json(&[], &["adopt", "--database-url", &reader.url]);
    assert_eq!((exit, answer["tables"].as_array().unwrap().len()), (Exit::Clean, 2), "{answer:#}");
    let [posts, tags] = &answer["near_misses"].as_array().unwrap()[..] else { panic!("{answer:#}") };
    assert_eq!((posts["duplicates"].as_u64(), tags["duplicates"].as_u64()), (None, Some(0)));
    assert!(posts["message"].as_str().unwrap().contains("; the database does not tell of its rows: "), "{posts:#}");
    assert!(posts["sql"].is_null() && tags["sql"].is_string());
    reader.leave(&database);
}

/// A user with two profiles.
fn broken<E: Engine>() -> String {
    let users = "INSERT INTO users (id, email, city) VALUES (1, 'ada', 'London')";
    let profiles = "INSERT INTO profiles (id, user_id) VALUES (1, 1), (2, 1)";
    format!("{} {users}; {profiles};", without_unique::<E>())
}

/// A role with SELECT on the tables there are, and nothing else; on SQLite a connection that only reads.
struct Reader {
    url: String,
    end: String,
}

impl Reader {
    fn of<E: Engine>(database: &E) -> Self {
        let url = database.url();
        let name = format!("r{}", url.chars().filter(char::is_ascii_alphanumeric).rev().take(20).collect::<String>());
        // as PostgreSQL takes what is not quoted
        let name = name.to_lowercase();
        let (begin, end) = match E::DIALECT {
            "sqlite" => return Reader { url: format!("file:{url}?mode=ro"), end: String::new() },
            "postgres" => (
                format!(
                    "CREATE ROLE {name} LOGIN PASSWORD 'only_reads'; \
                     DO $$ BEGIN EXECUTE format('GRANT USAGE ON SCHEMA %I TO {name}', current_schema()); \
                     EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA %I TO {name}', current_schema()); END $$"
                ),
                format!("DROP OWNED BY {name}; DROP ROLE {name}"),
            ),
            _ => {
                let own = url.rsplit('/').next().unwrap();
                (
                    format!("CREATE USER {name}@'%' IDENTIFIED BY 'only_reads'; GRANT SELECT ON {own}.* TO {name}@'%'"),
                    format!("DROP USER {name}@'%'"),
                )
            }
        };
        database.connect().batch_execute(&begin).unwrap();
        let (scheme, rest) = url.split_once("://").unwrap();
        let (_, host) = rest.rsplit_once('@').unwrap();
        Reader { url: format!("{scheme}://{name}:only_reads@{host}"), end }
    }

    /// May know of the table of posts from now on, and read no row of it.
    fn lose_posts<E: Engine>(&self, database: &E) {
        let name = self.url.split("://").last().and_then(|it| it.split(':').next()).unwrap();
        let own = database.url().rsplit('/').next().unwrap();
        let lost = match E::DIALECT {
            "sqlite" => return,
            "postgres" => format!("REVOKE SELECT ON posts FROM {name}"),
            _ => format!(
                "REVOKE SELECT ON {own}.* FROM {name}@'%'; GRANT SELECT ON {own}.users TO {name}@'%';
                 GRANT SELECT ON {own}.profiles TO {name}@'%'; GRANT SELECT ON {own}.tags TO {name}@'%';
                 GRANT REFERENCES ON {own}.posts TO {name}@'%'"
            ),
        };
        database.connect().batch_execute(&lost).unwrap();
    }

    /// A role outlives the database of a test.
    fn leave<E: Engine>(self, database: &E) {
        if !self.end.is_empty() {
            database.connect().batch_execute(&self.end).unwrap();
        }
    }

    /// It is what it is called.
    fn cannot_write<E: Engine>(&self) {
        let conn = &mut E::Connection::establish(&self.url).unwrap();
        conn.batch_execute("DELETE FROM profiles").unwrap_err();
    }
}
