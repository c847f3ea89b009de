//! What a `Cargo.toml` says, and lacks.

use super::{InitError, read};
use std::path::{Path, PathBuf};
use toml::{Table, Value};

pub(super) struct Manifest {
    /// The library's name in paths: `my_app`.
    pub(super) name: String,
    /// Its first file.
    pub(super) library: PathBuf,
    /// Lines to add, with their headings.
    pub(super) lacks: Vec<String>,
}

pub(super) fn read_in(project: &Path) -> Result<Manifest, InitError> {
    let path = project.join("Cargo.toml");
    let manifest = parsed(&path)?;
    let Some(package) = at(&manifest, &["package", "name"]).and_then(Value::as_str) else {
        let reason = "it has no `[package]` with a name: give the folder of a package".to_owned();
        return Err(InitError::Unreadable { path, reason });
    };
    let text = |keys: &[&str]| at(&manifest, keys).and_then(Value::as_str);
    let library = project.join(text(&["lib", "path"]).unwrap_or("src/lib.rs"));
    if !library.is_file() {
        return Err(InitError::NoLibrary { path: library });
    }
    let name = text(&["lib", "name"]).map_or_else(|| package.replace('-', "_"), str::to_owned);
    Ok(Manifest { name: ident(name), library, lacks: lacks(&manifest, package, project)? })
}

/// A name that Rust keeps for itself is written raw.
fn ident(name: String) -> String {
    if syn::parse_str::<syn::Ident>(&name).is_ok() { name } else { format!("r#{name}") }
}

fn lacks(manifest: &Table, package: &str, project: &Path) -> Result<Vec<String>, InitError> {
    let mut lines = Vec::new();
    // with a second program `cargo run` asks which
    let has_main = project.join("src/main.rs").is_file();
    if has_main && at(manifest, &["package", "default-run"]).is_none() {
        lines.extend(["[package]".to_owned(), format!("default-run = {package:?}")]);
    }
    let features = engines(manifest, project)?;
    let mut dependencies = Vec::new();
    for (name, first) in [("diesel-one-to-one", None), ("diesel-one-to-one-schema", Some("cli"))] {
        if at(manifest, &["dependencies", name]).is_none() {
            let features: Vec<&str> = first.into_iter().chain(features.iter().copied()).collect();
            let version = env!("CARGO_PKG_VERSION");
            dependencies.push(format!("{name} = {{ version = {version:?}, features = {features:?} }}"));
        }
    }
    if !dependencies.is_empty() {
        lines.push("[dependencies]".to_owned());
        lines.extend(dependencies);
    }
    if at(manifest, &["package", "autobins"]).and_then(Value::as_bool) == Some(false) {
        lines.extend(["[[bin]]", "name = \"one_to_one\"", "path = \"src/bin/one_to_one.rs\""].map(str::to_owned));
    }
    Ok(lines)
}

/// The engines that the project has Diesel for, in our features' words.
fn engines(manifest: &Table, project: &Path) -> Result<Vec<&'static str>, InitError> {
    let mut named: Vec<String> = features(at(manifest, &["dependencies", "diesel"]));
    if at(manifest, &["dependencies", "diesel", "workspace"]).and_then(Value::as_bool) == Some(true) {
        let workspace = workspace(manifest, project)?;
        named.extend(features(at(&workspace, &["workspace", "dependencies", "diesel"])));
    }
    let engines = [
        ("sqlite", &["sqlite"][..]),
        ("postgres", &["postgres", "postgres_backend"]),
        ("mysql", &["mysql", "mysql_backend"]),
    ];
    let has = |words: &[&str]| named.iter().any(|it| words.contains(&it.as_str()));
    Ok(engines.into_iter().filter(|(_, words)| has(words)).map(|(engine, _)| engine).collect())
}

fn features(dependency: Option<&Value>) -> Vec<String> {
    let features = dependency.and_then(|it| it.get("features")).and_then(Value::as_array);
    features.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// The manifest of the workspace that the project is in: its own, or the nearest above it that is one.
fn workspace(manifest: &Table, project: &Path) -> Result<Table, InitError> {
    if manifest.contains_key("workspace") {
        return Ok(manifest.clone());
    }
    let project = project.canonicalize().unwrap_or_else(|_| project.to_owned());
    for folder in project.ancestors().skip(1) {
        let path = folder.join("Cargo.toml");
        if path.is_file() {
            let above = parsed(&path)?;
            if above.contains_key("workspace") {
                return Ok(above);
            }
        }
    }
    Ok(Table::new())
}

fn parsed(path: &Path) -> Result<Table, InitError> {
    let wrong =
        |error: toml::de::Error| InitError::Unreadable { path: path.to_owned(), reason: error.message().to_owned() };
    read(path)?.parse().map_err(wrong)
}

fn at<'a>(table: &'a Table, keys: &[&str]) -> Option<&'a Value> {
    let (first, rest) = keys.split_first()?;
    rest.iter().try_fold(table.get(*first)?, |value, key| value.get(*key))
}
