//! What reports needs no right but to read.

use crate::{command, models::models, tables};
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

/// A user with two profiles.
fn broken<E: Engine>() -> String {
    let drop = match E::DIALECT {
        "sqlite" => "DROP INDEX profiles_user_id_key",
        "postgres" => "ALTER TABLE profiles DROP CONSTRAINT profiles_user_id_key",
        _ => "ALTER TABLE profiles ADD INDEX plain (user_id), DROP INDEX profiles_user_id_key",
    };
    let users = "INSERT INTO users (id, email, city) VALUES (1, 'ada', 'London')";
    let profiles = "INSERT INTO profiles (id, user_id) VALUES (1, 1), (2, 1)";
    format!("{drop}; {users}; {profiles};")
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
