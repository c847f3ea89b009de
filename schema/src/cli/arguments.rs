//! What can be asked for.

use crate::{audit, dialect::Dialect};
use clap::{ColorChoice, Parser, Subcommand, ValueEnum, builder::PossibleValuesParser, builder::TypedValueParser};
use clap_complete::Shell;
use std::path::PathBuf;

/// One-to-one associations, and the database that is to hold them.
#[derive(Debug, Parser)]
#[command(version, after_help = "Exit codes: 0 clean, 1 findings (hints are none), 2 usage, 3 no connection.")]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) verb: Verb,
    #[command(flatten)]
    pub(super) global: Global,
}

#[derive(Debug, clap::Args)]
pub(super) struct Global {
    /// The database: `postgres://..`, `mysql://..`, or the path of a SQLite file.
    #[arg(long, env = "DATABASE_URL", hide_env_values = true, value_name = "URL", global = true)]
    pub(super) database_url: Option<String>,
    /// How the answer is written.
    #[arg(long, value_enum, default_value = "human", global = true)]
    pub(super) format: Format,
    /// Whether there is colour; `auto` is on a terminal, unless `NO_COLOR` is set.
    #[arg(long, value_enum, default_value = "auto", value_name = "WHEN", global = true)]
    pub(super) color: ColorChoice,
    /// Says nothing but the answer, and errors.
    #[arg(short, long, global = true)]
    pub(super) quiet: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people.
    Human,
    /// One object.
    Json,
}

#[derive(Debug, Subcommand)]
pub(super) enum Verb {
    /// Prints the attribute lines for each one-to-one that the database has.
    Adopt(Adopt),
    /// Compares the models with the database.
    Check(Check),
    /// Looks for rows that break what the models say; reads only.
    Audit(Audit),
    /// Tells what an association is and does, or what a code means.
    Explain(Explain),
    /// Writes the migration from the last one to the models.
    Generate(Generate),
    /// Writes the migration that moves the data of an association to where the models have it.
    Change(Change),
    /// Lists the migrations, and which of them the database has; reads only.
    Status(Status),
    /// Applies the migrations that are pending; another runner of the same database is waited for.
    Run(Run),
    /// Writes the binary that knows the models of a project.
    Init(Init),
    /// Prints the completions of a shell.
    Completions(Completions),
}

#[derive(Debug, clap::Args)]
pub(super) struct Adopt {
    /// Writes the snapshot instead that the first generated migration follows, if the database is as the models say. No SQL.
    #[arg(long)]
    pub(super) baseline: bool,
    #[command(flatten)]
    pub(super) folder: Folder,
}

#[derive(Debug, clap::Args)]
pub(super) struct Check {
    /// Also says what could be better; that alone does not make the exit code 1.
    #[arg(long)]
    pub(super) hints: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct Audit {
    /// Also prints the repair, which keeps this one of several children of a parent. It ends in ROLLBACK.
    #[arg(long, value_enum, value_name = "WHICH")]
    pub(super) keep: Option<Keep>,
    /// Lists at most so many keys for each rule.
    #[arg(long, value_name = "N", default_value = "10")]
    pub(super) list: usize,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Keep {
    /// The one with the smallest primary key.
    Oldest,
    /// The one with the greatest.
    Newest,
}

impl From<Keep> for audit::Keep {
    fn from(keep: Keep) -> Self {
        match keep {
            Keep::Oldest => audit::Keep::Oldest,
            Keep::Newest => audit::Keep::Newest,
        }
    }
}

#[derive(Debug, clap::Args)]
pub(super) struct Explain {
    /// An association (`User.profile`), a model (`User`), or a code (`O2O307`).
    pub(super) name: String,
    /// Whose SQL is shown; otherwise that of the database URL.
    #[arg(long, value_parser = dialects())]
    pub(super) dialect: Option<Dialect>,
}

fn dialects() -> impl TypedValueParser<Value = Dialect> {
    PossibleValuesParser::new(["sqlite", "postgres", "mariadb"]).try_map(|it| it.parse::<Dialect>())
}

#[derive(Debug, clap::Args)]
pub(super) struct Change {
    /// What the migration is called, after its version.
    pub(super) name: String,
    /// The association: `User.profile`; or its tables, where the models know it no more: `users.profiles`.
    #[arg(long)]
    pub(super) association: String,
    /// Which of several children of a parent stays, where each is to have one. The others go.
    #[arg(long, value_enum, value_name = "WHICH")]
    pub(super) keep: Option<Keep>,
    /// Several migrations, for a service that runs meanwhile: expand, backfill, contract; on PostgreSQL also the parts of a
    /// change in place.
    #[arg(long)]
    pub(super) expand_contract: bool,
    /// How many rows a backfill copies before it commits, where it does not copy all in one transaction, as on SQLite.
    #[arg(long, value_name = "N", default_value = "1000", value_parser = clap::value_parser!(u32).range(1..))]
    pub(super) at_a_time: u32,
    /// The folder of the migrations; otherwise `migrations`, here or further up.
    #[arg(long, env = "MIGRATION_DIRECTORY", value_name = "FOLDER")]
    pub(super) migration_dir: Option<PathBuf>,
    /// Also what loses rows or values for good.
    #[arg(long)]
    pub(super) allow_destructive: bool,
}

#[derive(Debug, clap::Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub(super) struct Generate {
    /// What the migration is called, after its version.
    #[arg(required_unless_present = "check")]
    pub(super) name: Option<String>,
    /// The folder of the migrations; otherwise `migrations`, here or further up.
    #[arg(long, env = "MIGRATION_DIRECTORY", value_name = "FOLDER")]
    pub(super) migration_dir: Option<PathBuf>,
    /// The engine of the first migration; otherwise that of the database URL.
    #[arg(long, value_parser = dialects())]
    pub(super) dialect: Option<Dialect>,
    /// Also what loses rows or values for good.
    #[arg(long)]
    pub(super) allow_destructive: bool,
    /// Only the tables of this association: `User.profile`.
    #[arg(long, value_name = "ASSOCIATION")]
    pub(super) only: Option<String>,
    /// Joins the branches, where there are several.
    #[arg(long)]
    pub(super) merge: bool,
    /// Writes nothing; the exit code is 1 if there is something to write.
    #[arg(long)]
    pub(super) check: bool,
    /// In parts beside which others write, each a migration of its own, with a note of each lock.
    #[arg(long)]
    pub(super) online: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct Folder {
    /// The folder of the migrations; otherwise `migrations`, here or further up.
    #[arg(long, env = "MIGRATION_DIRECTORY", value_name = "FOLDER")]
    pub(super) migration_dir: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Status {
    #[command(flatten)]
    pub(super) folder: Folder,
}

#[derive(Debug, clap::Args)]
pub(super) struct Run {
    #[command(flatten)]
    pub(super) folder: Folder,
    /// Prints what would be run, with its SQL, and changes nothing.
    #[arg(long = "dry-run")]
    pub(super) only_shows: bool,
    /// Reverts the last migration that the database has.
    #[arg(long)]
    pub(super) revert: bool,
    /// For how many seconds another runner is waited for.
    #[arg(long, value_name = "SECONDS", default_value = "600")]
    pub(super) wait: u64,
}

#[derive(Debug, clap::Args)]
pub(super) struct Init {
    /// The folder of the project's `Cargo.toml`.
    #[arg(default_value = ".")]
    pub(super) folder: PathBuf,
}

#[derive(Debug, clap::Args)]
pub(super) struct Completions {
    /// The shell.
    #[arg(value_enum)]
    pub(super) shell: Shell,
}
