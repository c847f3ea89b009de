//! A process that runs migrations, for a test that kills it: `migrate DIALECT URL FOLDER STOPS_BEFORE`.
//!
//! It stops before that one of its statements, the runner's own as well, and says so.

use diesel::{
    MysqlConnection, PgConnection, SqliteConnection,
    backend::Backend,
    connection::{BoxableConnection, InstrumentationEvent},
    migration::{Migration, MigrationMetadata, MigrationName, MigrationSource, Result},
};
use diesel_migrations::FileBasedMigrations;
use diesel_one_to_one_schema::run::{Runner, Target};
use std::{
    env, fs,
    io::Write as _,
    path::{Path, PathBuf},
    thread,
};

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [dialect, url, folder, stops_before] = &arguments[..] else { panic!("{arguments:?}") };
    let migrate = match dialect.as_str() {
        "sqlite" => migrate::<SqliteConnection>,
        "postgres" => migrate::<PgConnection>,
        _ => migrate::<MysqlConnection>,
    };
    let settings = if dialect == "sqlite" { "PRAGMA foreign_keys = ON" } else { "SELECT 1" };
    migrate(url, settings, Path::new(folder), stops_before.parse().unwrap());
}

fn migrate<Conn: Target>(url: &str, settings: &str, folder: &Path, stops_before: usize) {
    let mut conn = Conn::establish(url).unwrap();
    conn.batch_execute(settings).unwrap();
    let mut statements = 0;
    conn.set_instrumentation(move |event: InstrumentationEvent<'_>| {
        if let InstrumentationEvent::StartQuery { .. } = event {
            statements += 1;
            if statements == stops_before {
                say("stopped");
                loop {
                    thread::park();
                }
            }
        }
    });
    let applied = Runner::new().run(&mut conn, &ByStatement(folder.to_owned())).unwrap();
    say(&format!("applied {}", applied.len()));
}

fn say(word: &str) {
    let mut out = std::io::stdout();
    writeln!(out, "{word}").and_then(|()| out.flush()).unwrap();
}

/// A folder, each statement of whose files is one that can be stopped before.
struct ByStatement(PathBuf);

impl<Db: Backend + 'static> MigrationSource<Db> for ByStatement {
    fn migrations(&self) -> Result<Vec<Box<dyn Migration<Db>>>> {
        let migrations = MigrationSource::<Db>::migrations(&FileBasedMigrations::from_path(&self.0)?)?;
        let each = migrations.into_iter().map(|inner| {
            let text = fs::read_to_string(self.0.join(inner.name().to_string()).join("up.sql"))?;
            Ok(Box::new(Statements { inner, text }) as Box<dyn Migration<Db>>)
        });
        each.collect()
    }
}

struct Statements<Db: Backend> {
    inner: Box<dyn Migration<Db>>,
    text: String,
}

impl<Db: Backend> Migration<Db> for Statements<Db> {
    fn run(&self, conn: &mut dyn BoxableConnection<Db>) -> Result<()> {
        self.text.split_terminator(";\n").try_for_each(|it| Ok(conn.batch_execute(it)?))
    }

    fn revert(&self, conn: &mut dyn BoxableConnection<Db>) -> Result<()> {
        self.inner.revert(conn)
    }

    fn metadata(&self) -> &dyn MigrationMetadata {
        self.inner.metadata()
    }

    fn name(&self) -> &dyn MigrationName {
        self.inner.name()
    }
}
