//! The expected files.

use diesel_one_to_one_schema::dialect::Dialect;
use std::{
    env, fs,
    path::{Path, PathBuf},
};

/// Are the files of the case for the dialect these, and no others?
pub(crate) fn files(case: &str, dialect: Dialect, files: &[(&str, String)]) {
    let folder = folder(case, dialect);
    if env::var_os("BLESS").is_some() {
        bless(&folder, files);
    }
    let mut names: Vec<_> = fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("a folder that can be read").file_name().into_string().expect("a name in UTF-8"))
        .collect();
    names.sort();
    let mut expected: Vec<_> = files.iter().map(|(name, _)| *name).collect();
    expected.sort_unstable();
    assert_eq!(names, expected, "{}", folder.display());
    for (name, text) in files {
        same(&folder.join(name), &read(&folder.join(name)), text).unwrap_or_else(|difference| panic!("{difference}"));
    }
}

pub(crate) fn folder(case: &str, dialect: Dialect) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sql").join(case).join(dialect.to_string())
}

pub(crate) fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Is the text what the file expects?
pub(crate) fn same(path: &Path, expected: &str, text: &str) -> Result<(), String> {
    if expected == text {
        return Ok(());
    }
    Err(format!("{} expects\n{expected}\nbut there is\n{text}\nBLESS=1 accepts it", path.display()))
}

fn bless(folder: &Path, files: &[(&str, String)]) {
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder).expect("a folder for the expected files");
    for (name, text) in files {
        fs::write(folder.join(name), text).expect("an expected file");
    }
}
