//! A project: a folder of migrations, and what is done with it.

use crate::models::Models;
use diesel_one_to_one::{definition::Entry, dialect::Dialect};
use diesel_one_to_one_schema::{
    error::GenerateError,
    generate::{Generated, Options, generate, up_to_date},
};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};
use tempfile::TempDir;

pub(crate) struct Project {
    folder: TempDir,
    dialect: Dialect,
}

/// The second of the `number`th migration.
pub(crate) fn at(number: u64) -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_790_000_000 + number)
}

impl Project {
    pub(crate) fn new(dialect: Dialect) -> Project {
        Project { folder: tempfile::tempdir().unwrap(), dialect }
    }

    /// For the `number`th migration.
    pub(crate) fn options(&self, number: u64, name: &str) -> Options {
        Options { name: name.to_owned(), time: at(number), dialect: Some(self.dialect), ..Options::default() }
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join("migrations")
    }

    /// The folder of the one migration that is written.
    pub(crate) fn generate(&self, models: &Models, number: u64, name: &str) -> String {
        self.generate_with(models.list(), &self.options(number, name)).unwrap_or_else(|error| panic!("{error}"))
    }

    pub(crate) fn generate_with(&self, models: &[Entry], options: &Options) -> Result<String, GenerateError> {
        let mut folders = self.generate_all(models, options)?;
        assert!(folders.len() == 1, "{folders:?}");
        Ok(folders.remove(0))
    }

    pub(crate) fn generate_all(&self, models: &[Entry], options: &Options) -> Result<Vec<String>, GenerateError> {
        let Generated { folders, .. } = generate(models, &self.path(), options)?;
        Ok(folders.iter().map(|it| it.file_name().unwrap().to_str().unwrap().to_owned()).collect())
    }

    /// The names of what is in the folder of a migration.
    pub(crate) fn files_of(&self, migration: &str) -> Vec<String> {
        let files = fs::read_dir(self.path().join(migration)).unwrap();
        files.map(|it| it.unwrap().file_name().into_string().unwrap()).collect()
    }

    pub(crate) fn is_up_to_date(&self, models: &Models) -> bool {
        match up_to_date(models.list(), &self.path()) {
            Ok(()) => true,
            Err(GenerateError::OutOfDate { .. }) => false,
            Err(error) => panic!("{error}"),
        }
    }

    pub(crate) fn read(&self, migration: &str, file: &str) -> String {
        fs::read_to_string(self.path().join(migration).join(file)).unwrap()
    }

    /// What Diesel executes of a file: no remark.
    pub(crate) fn statements(&self, migration: &str, file: &str) -> String {
        let text = self.read(migration, file);
        text.lines().filter(|it| !it.starts_with("--") && !it.is_empty()).collect::<Vec<_>>().join("\n")
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(crate) fn remove(&self, migration: &str) {
        fs::remove_dir_all(self.path().join(migration)).unwrap();
    }

    /// Every file with what is in it; nothing hidden is left beside them.
    pub(crate) fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        fn collect(path: &Path, into: &mut BTreeMap<PathBuf, Vec<u8>>, root: &Path) {
            for entry in fs::read_dir(path).into_iter().flatten() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    collect(&path, into, root);
                } else {
                    into.insert(path.strip_prefix(root).unwrap().to_owned(), fs::read(&path).unwrap());
                }
            }
        }
        let mut files = BTreeMap::new();
        collect(&self.path(), &mut files, &self.path());
        files
    }
}
