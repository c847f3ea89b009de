//! Folders, whole or not at all.

use super::{parts::Written, text};
use crate::{error::GenerateError, snapshot};
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// A migration that is to be written.
pub(super) struct Migration {
    /// Its folder.
    pub(super) name: String,
    /// Their names and texts.
    pub(super) files: Vec<(&'static str, String)>,
}

/// The migrations of a plan. The last of them leads to the snapshot.
pub(super) fn migrations(
    name: &str,
    versions: Vec<String>,
    parts: &[Written],
    joined: &[String],
    snapshot: String,
) -> Vec<Migration> {
    let of = parts.len();
    let migration = |((number, part), version): ((usize, &Written), String)| {
        let heads = text::heads(name, part.name, [number, of], joined);
        let [up, down] = [(&part.up, &heads[0]), (&part.down, &heads[1])].map(|(it, head)| it.file(head));
        let mut files = vec![("up.sql", up), ("down.sql", down)];
        if !part.run_in_transaction {
            files.push(("metadata.toml", "run_in_transaction = false\n".to_owned()));
        }
        let suffix = if of > 1 { format!("_{}", part.name) } else { String::new() };
        Migration { name: format!("{version}_{name}{suffix}"), files }
    };
    let mut migrations: Vec<Migration> = (1..).zip(parts).zip(versions).map(migration).collect();
    if let Some(last) = migrations.last_mut() {
        last.files.push((snapshot::FILE, snapshot));
    }
    migrations
}

/// Writes them where Diesel does not look, in a folder whose name begins with a dot, and gives them their names when all is
/// there.
pub(super) fn all(folder: &Path, migrations: &[Migration]) -> Result<Vec<PathBuf>, GenerateError> {
    let hidden = |it: &Migration| folder.join(format!(".{}", it.name));
    let written = migrations.iter().try_for_each(|it| one(&hidden(it), &it.files));
    let mut named = Vec::new();
    let all = written.and_then(|()| {
        migrations.iter().try_for_each(|it| {
            let path = folder.join(&it.name);
            fs::rename(hidden(it), &path).map_err(of(&path))?;
            named.push(path);
            Ok(())
        })
    });
    if let Err(error) = all {
        // what cannot be removed either is not looked at by anybody
        migrations.iter().map(hidden).chain(named).for_each(|it| drop(fs::remove_dir_all(it)));
        return Err(error);
    }
    Ok(named)
}

/// One file in the folder, whole or not at all.
pub(super) fn file(folder: &Path, name: &str, text: &str) -> Result<PathBuf, GenerateError> {
    let (hidden, path) = (folder.join(format!(".{name}")), folder.join(name));
    fs::create_dir_all(folder).map_err(of(folder))?;
    let written = fs::write(&hidden, text).map_err(of(&hidden));
    let named = written.and_then(|()| fs::rename(&hidden, &path).map_err(of(&path)));
    if named.is_err() {
        // what cannot be removed either is not looked at by anybody
        drop(fs::remove_file(&hidden));
    }
    named.map(|()| path)
}

fn one(path: &Path, files: &[(&str, String)]) -> Result<(), GenerateError> {
    match fs::remove_dir_all(path) {
        // left by one that was killed
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(of(path)(error)),
    }
    fs::create_dir_all(path).map_err(of(path))?;
    for (name, text) in files {
        let path = path.join(name);
        fs::write(&path, text).map_err(of(&path))?;
    }
    Ok(())
}

fn of(path: &Path) -> impl Fn(io::Error) -> GenerateError {
    let path = path.to_owned();
    move |error| GenerateError::Io { path: path.clone(), error }
}
