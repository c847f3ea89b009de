//! The beginning: the three-line program of a project, written from what its sources say.

mod manifest;
mod program;
mod sources;
#[cfg(test)]
mod tests;

use sources::Kind;
use std::{
    fmt, io,
    path::{Path, PathBuf},
};

/// What [`init`] wrote, and what is left to do by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Created {
    /// The program.
    pub path: PathBuf,
    /// The models that it lists, as paths: `my_app::models::User`.
    pub models: Vec<String>,
    /// Models that stand in a comment of it, to be filled in by hand: with parameters, whose values nobody else knows.
    pub generic: Vec<String>,
    /// Models that stand in a comment of it, because they, or a module that they are in, are not `pub`.
    pub private: Vec<String>,
    /// The lines that `Cargo.toml` lacks, each below the heading that it belongs to.
    pub lines: Vec<String>,
}

/// Why nothing was written.
///
/// ```
/// use diesel_one_to_one_schema::init::InitError;
///
/// let error = InitError::Exists { path: "src/bin/one_to_one.rs".into() };
/// assert_eq!(error.to_string(), "`src/bin/one_to_one.rs` is there already, and is not written over");
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum InitError {
    /// The program is there already.
    Exists {
        /// Where.
        path: PathBuf,
    },
    /// The project has no library, and a program sees nothing of another's `main.rs`.
    NoLibrary {
        /// Where it would be.
        path: PathBuf,
    },
    /// No struct of the library derives `Model`.
    NoModels {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// A file is not what it ought to be.
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// A file cannot be read or written.
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        cause: io::Error,
    },
}

/// Writes `src/bin/one_to_one.rs` of the project in this folder, with the models that its library has; never over one that
/// is there.
///
/// ```
/// use diesel_one_to_one_schema::init::init;
///
/// let project = tempfile::tempdir()?;
/// let write = |name: &str, text: &str| std::fs::write(project.path().join(name), text);
/// std::fs::create_dir(project.path().join("src"))?;
/// write("Cargo.toml", "[package]\nname = \"my-app\"\n[dependencies]\ndiesel = { version = \"2.3\", features = [\"sqlite\"] }")?;
/// write("src/lib.rs", "pub mod models;")?;
/// write("src/models.rs", "#[derive(Model, HasOne)] pub struct User { pub id: i32 }")?;
///
/// let created = init(project.path()).unwrap();
/// assert_eq!(created.models, ["my_app::models::User"]);
/// let program = std::fs::read_to_string(&created.path)?;
/// assert!(program.contains("cli::run(models![my_app::models::User])"));
/// assert!(init(project.path()).is_err());
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
///
/// The program is there already; there is no library, or no model in it; a file cannot be read or written.
pub fn init(project: &Path) -> Result<Created, InitError> {
    let path = project.join("src/bin/one_to_one.rs");
    if path.exists() {
        return Err(InitError::Exists { path });
    }
    let manifest = manifest::read_in(project)?;
    let found = sources::models(&manifest.library, &manifest.name)?;
    if found.is_empty() {
        return Err(InitError::NoModels { path: manifest.library });
    }
    write_new(&path, &program::text(&found))?;
    let [models, generic, private] = [Kind::Plain, Kind::Generic, Kind::Private].map(|kind| {
        let paths = found.iter().filter(|it| it.kind == kind).map(|it| it.path.clone());
        paths.collect()
    });
    Ok(Created { path, models, generic, private, lines: manifest.lacks })
}

/// Never over a file that somebody else has written meanwhile.
fn write_new(path: &Path, text: &str) -> Result<(), InitError> {
    let failed = |cause| InitError::Io { path: path.to_owned(), cause };
    path.parent().map_or(Ok(()), std::fs::create_dir_all).map_err(failed)?;
    let mut file = std::fs::File::create_new(path).map_err(failed)?;
    io::Write::write_all(&mut file, text.as_bytes()).map_err(failed)
}

fn read(path: &Path) -> Result<String, InitError> {
    std::fs::read_to_string(path).map_err(|cause| InitError::Io { path: path.to_owned(), cause })
}

impl fmt::Display for InitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            InitError::Exists { path } => write!(f, "`{}` is there already, and is not written over", path.display()),
            InitError::NoLibrary { path } => {
                write!(f, "there is no `{}`: a program cannot see the models of `main.rs`. ", path.display())?;
                f.write_str("Move them to a library (`pub mod models;` in `src/lib.rs`) and use them from `main.rs`")
            }
            InitError::NoModels { path } => {
                write!(f, "no struct in or below `{}` says `#[derive(Model)]`: derive it first, ", path.display())?;
                f.write_str("`adopt` prints the lines for a database that exists")
            }
            InitError::Unreadable { path, reason } => write!(f, "`{}`: {reason}", path.display()),
            InitError::Io { path, cause } => write!(f, "`{}`: {cause}", path.display()),
        }
    }
}

impl std::error::Error for InitError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            InitError::Io { cause, .. } => Some(cause),
            _ => None,
        }
    }
}
