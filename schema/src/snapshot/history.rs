use super::{FILE, Snapshot, dialect_of, join, read};
use crate::{dialect::Dialect, error::GenerateError, schema::Schema};
use serde::de::IgnoredAny;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::{Path, PathBuf},
};

/// All the snapshots of a folder of migrations, by which follows which. Their schemas are read when they are asked for.
pub(crate) struct History {
    folder: PathBuf,
    folders: Vec<String>,
    nodes: Vec<Node>,
}

struct Node {
    name: String,
    dialect: Dialect,
    /// Those that it follows.
    after: BTreeSet<usize>,
}

/// Where a generation starts from.
#[derive(Debug, PartialEq)]
pub(crate) struct Start {
    /// `None`: nothing has been generated yet.
    pub(crate) dialect: Option<Dialect>,
    /// What it follows.
    pub(crate) after: Vec<String>,
    pub(crate) schema: Schema,
}

impl History {
    /// A folder that is not there has none.
    pub(crate) fn read(folder: &Path) -> Result<History, GenerateError> {
        let folders = folders(folder)?;
        let mut found = Vec::new();
        for name in folders.iter().map(String::as_str).chain([FILE]) {
            let path = path(folder, name);
            if path.is_file() {
                let written = read::<IgnoredAny>(&path)?;
                found.push((name.to_owned(), dialect_of(&path, &written.dialect)?, written.after));
            }
        }
        let positions: BTreeMap<&str, usize> = found.iter().enumerate().map(|(at, it)| (it.0.as_str(), at)).collect();
        let mut nodes = Vec::new();
        for (name, dialect, after) in &found {
            let position = |predecessor: &String| {
                positions.get(predecessor.as_str()).copied().ok_or_else(|| GenerateError::Missing {
                    path: path(folder, name),
                    predecessor: predecessor.clone(),
                })
            };
            let after = after.iter().map(position).collect::<Result<_, _>>()?;
            nodes.push(Node { name: name.clone(), dialect: *dialect, after });
        }
        let history = History { folder: folder.to_owned(), folders, nodes };
        match history.circle() {
            names if names.is_empty() => Ok(history),
            names => Err(GenerateError::Circular { names }),
        }
    }

    /// The names of all that Diesel takes for migrations.
    pub(crate) fn folders(&self) -> &[String] {
        &self.folders
    }

    /// The file of the first snapshot, if there is any.
    pub(crate) fn first(&self) -> Option<PathBuf> {
        self.nodes.first().map(|it| path(&self.folder, &it.name))
    }

    /// The engine that they are for.
    pub(crate) fn dialect(&self) -> Result<Option<Dialect>, GenerateError> {
        let mut dialects = self.nodes.iter().map(|it| it.dialect);
        let Some(first) = dialects.next() else { return Ok(None) };
        match dialects.find(|it| *it != first) {
            Some(other) => Err(GenerateError::OtherDialect { snapshots: first, asked: other }),
            None => Ok(Some(first)),
        }
    }

    /// The one that nobody follows, or the join of several.
    pub(crate) fn start(&self, merge: bool) -> Result<Start, GenerateError> {
        let dialect = self.dialect()?;
        let followed: BTreeSet<usize> = self.nodes.iter().flat_map(|it| &it.after).copied().collect();
        let heads: Vec<usize> = (0..self.nodes.len()).filter(|it| !followed.contains(it)).collect();
        let after: Vec<String> = heads.iter().map(|it| self.nodes[*it].name.clone()).collect();
        if heads.len() > 1 && !merge {
            return Err(GenerateError::Heads { names: after });
        }
        Ok(Start { dialect, after, schema: self.joined(&heads)? })
    }

    /// What all of these lead to together. Where two have several last common predecessors, because branches have been
    /// joined on both sides, those are joined first.
    fn joined(&self, heads: &[usize]) -> Result<Schema, GenerateError> {
        let Some((first, others)) = heads.split_first() else { return Ok(Schema::default()) };
        let mut joined = self.schema(*first)?;
        let mut seen = self.line(*first);
        for other in others {
            let line = self.line(*other);
            let common = self.last(seen.intersection(&line).copied().collect());
            joined = join::joined(&self.joined(&common)?, &joined, &self.schema(*other)?)?;
            seen.extend(line);
        }
        Ok(joined)
    }

    fn schema(&self, node: usize) -> Result<Schema, GenerateError> {
        Ok(Snapshot::read(&path(&self.folder, &self.nodes[node].name))?.schema)
    }

    /// It, and all before it.
    fn line(&self, node: usize) -> BTreeSet<usize> {
        let (mut seen, mut open) = (BTreeSet::from([node]), vec![node]);
        while let Some(next) = open.pop() {
            open.extend(self.nodes[next].after.iter().copied().filter(|it| seen.insert(*it)));
        }
        seen
    }

    /// Those of them that are before no other.
    fn last(&self, nodes: BTreeSet<usize>) -> Vec<usize> {
        let before: BTreeSet<usize> = nodes.iter().flat_map(|it| &self.nodes[*it].after).copied().collect();
        nodes.into_iter().filter(|it| !before.contains(it)).collect()
    }

    /// What is left when those go, again and again, that follow nothing that is left.
    fn circle(&self) -> Vec<String> {
        let mut waits: Vec<usize> = self.nodes.iter().map(|it| it.after.len()).collect();
        let mut followers = vec![Vec::new(); self.nodes.len()];
        for (at, node) in self.nodes.iter().enumerate() {
            node.after.iter().for_each(|it| followers[*it].push(at));
        }
        let mut free: Vec<usize> = (0..waits.len()).filter(|it| waits[*it] == 0).collect();
        while let Some(next) = free.pop() {
            for follower in &followers[next] {
                waits[*follower] -= 1;
                if waits[*follower] == 0 {
                    free.push(*follower);
                }
            }
        }
        self.nodes.iter().zip(waits).filter(|(_, waits)| *waits > 0).map(|(it, _)| it.name.clone()).collect()
    }
}

/// Where the snapshot is that is called so.
fn path(folder: &Path, name: &str) -> PathBuf {
    if name == FILE { folder.join(FILE) } else { folder.join(name).join(FILE) }
}

/// As Diesel sees them: what is no file, and not hidden; by name.
fn folders(folder: &Path) -> Result<Vec<String>, GenerateError> {
    let io = |error| GenerateError::Io { path: folder.to_owned(), error };
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(io(error)),
    };
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry.map_err(io)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.starts_with('.') && entry.path().is_dir() {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}
