//! The crates whose compile time is compared: one workspace, generated, whose packages differ in one thing each.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// How many parents with a child each crate of pairs has.
pub(crate) const PAIRS: usize = 50;

/// The large crate: groups of three models, of which each but the first is the child of the one before.
const TRIPLES: usize = 100;
pub(crate) const LARGE_MODELS: usize = 3 * TRIPLES;
pub(crate) const LARGE_ASSOCIATIONS: usize = 2 * TRIPLES;

/// What both sides have beside their keys: a parent has seven columns, a child eight.
const COLUMNS: [(&str, &str, &str); 6] = [
    ("name", "Text", "String"),
    ("motto", "Nullable<Text>", "Option<String>"),
    ("age", "Integer", "i32"),
    ("views", "BigInt", "i64"),
    ("active", "Bool", "bool"),
    ("score", "Double", "f64"),
];

/// Each adds to the crate before it: the tables, Diesel's derives, ours; or the models of a plan, and the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Crate {
    Tables,
    Derives,
    Associations,
    Models,
    Plan,
    LargeDerives,
    Large,
}

impl Crate {
    /// Those that are small enough to be measured many times.
    pub(crate) const SMALL: [Crate; 5] =
        [Crate::Tables, Crate::Derives, Crate::Associations, Crate::Models, Crate::Plan];

    /// A whole application, without ours and with.
    pub(crate) const LARGE: [Crate; 2] = [Crate::LargeDerives, Crate::Large];

    fn all() -> impl Iterator<Item = Crate> {
        Self::SMALL.into_iter().chain(Self::LARGE)
    }

    pub(crate) fn package(self) -> &'static str {
        match self {
            Crate::Tables => "bench-tables",
            Crate::Derives => "bench-derives",
            Crate::Associations => "bench-associations",
            Crate::Models => "bench-models",
            Crate::Plan => "bench-plan",
            Crate::LargeDerives => "bench-large-derives",
            Crate::Large => "bench-large",
        }
    }

    fn text(self) -> String {
        match self {
            Crate::Tables => groups(With::Nothing, PAIRS, 2),
            Crate::Derives => groups(With::Diesel, PAIRS, 2),
            Crate::Associations => groups(With::Ours, PAIRS, 2),
            Crate::Models => models(),
            Crate::Plan => models() + PLAN,
            Crate::LargeDerives => groups(With::Diesel, TRIPLES, 3),
            Crate::Large => groups(With::Ours, TRIPLES, 3),
        }
    }
}

/// The workspace in a folder.
pub(crate) struct Workspace {
    pub(crate) folder: PathBuf,
}

impl Workspace {
    /// Writes the packages, with the dependencies that our own workspace in `root` has locked.
    pub(crate) fn write(folder: PathBuf, root: &Path) -> anyhow::Result<Self> {
        let workspace = Self { folder };
        fs::create_dir_all(&workspace.folder)?;
        fs::write(workspace.folder.join("Cargo.toml"), manifest(root))?;
        fs::copy(root.join("Cargo.lock"), workspace.folder.join("Cargo.lock"))?;
        for each in Crate::all() {
            let source = workspace.source(each);
            fs::create_dir_all(source.parent().unwrap_or(&workspace.folder))?;
            fs::write(source, each.text())?;
            fs::write(workspace.folder.join(each.package()).join("Cargo.toml"), package(each))?;
        }
        Ok(workspace)
    }

    /// The file that a crate consists of.
    pub(crate) fn source(&self, of: Crate) -> PathBuf {
        self.folder.join(of.package()).join("src/lib.rs")
    }
}

fn manifest(root: &Path) -> String {
    let members: Vec<_> = Crate::all().map(|each| format!("{:?}", each.package())).collect();
    let members = members.join(", ");
    let runtime = root.join("runtime");
    let runtime = runtime.display();
    format!(
        r#"[workspace]
resolver = "3"
members = [{members}]

[workspace.dependencies.diesel]
version = "~2.3.14"
default-features = false
features = ["sqlite", "postgres_backend", "mysql_backend", "32-column-tables"]

[workspace.dependencies.diesel-one-to-one]
path = "{runtime}"
features = ["sqlite", "postgres", "mysql"]

[workspace.dependencies.libsqlite3-sys]
version = "0.38"
features = ["bundled"]
"#
    )
}

fn package(of: Crate) -> String {
    let name = of.package();
    format!(
        r#"[package]
name = "{name}"
edition = "2024"
publish = false

[dependencies]
diesel.workspace = true
diesel-one-to-one.workspace = true
libsqlite3-sys.workspace = true
"#
    )
}

/// What stands on the structs; without anything, there are no structs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum With {
    Nothing,
    Diesel,
    Ours,
}

/// Models in groups, each the child of the one before it in its group.
fn groups(with: With, groups: usize, of: usize) -> String {
    let mut text = prelude(with);
    for group in 0..groups {
        let names: Vec<_> = (0..of).map(|at| (format!("Model{group}x{at}"), format!("models{group}x{at}"))).collect();
        let key = |at: usize| (at > 0).then(|| format!("model{group}x{}_id", at - 1));
        for (at, (_, rows)) in names.iter().enumerate() {
            text += &table(rows, key(at).as_deref());
        }
        let tables: Vec<_> = names.iter().map(|(_, rows)| &**rows).collect();
        let _ = writeln!(text, "diesel::allow_tables_to_appear_in_same_query!({});\n", tables.join(", "));
        if with == With::Nothing {
            continue;
        }
        for (at, (name, rows)) in names.iter().enumerate() {
            let (parent, child) = (at.checked_sub(1).map(|before| &names[before].0), names.get(at + 1));
            let mut derives = String::from("HasQuery, Identifiable");
            let mut attributes = String::new();
            if let Some(parent) = parent {
                derives += ", Associations";
                let _ = writeln!(
                    attributes,
                    "#[diesel(belongs_to({parent}, foreign_key = {}))]",
                    key(at).unwrap_or_default()
                );
            }
            if with == With::Ours {
                derives += ", Model";
                if let Some((child, _)) = child {
                    derives += ", HasOne";
                    let _ = writeln!(attributes, "#[has_one({child}, name = next)]");
                }
                if let Some(parent) = parent {
                    derives += ", BelongsToOne";
                    let key = key(at).unwrap_or_default();
                    let _ = writeln!(
                        attributes,
                        "#[belongs_to_one({parent}, foreign_key = {key}, on_delete = cascade, name = last, inverse = next)]"
                    );
                }
            }
            text += &row(name, rows, key(at).as_deref(), &derives, &attributes);
        }
    }
    text
}

/// The models of a plan that is three deep and has two more children.
fn models() -> String {
    const MODELS: [(&str, &str, Option<&str>, &[&str]); 6] = [
        ("User", "users", None, &["Profile", "Setting", "Badge"]),
        ("Profile", "profiles", Some("User"), &["Avatar"]),
        ("Avatar", "avatars", Some("Profile"), &["Thumb"]),
        ("Thumb", "thumbs", Some("Avatar"), &[]),
        ("Setting", "settings", Some("User"), &[]),
        ("Badge", "badges", Some("User"), &[]),
    ];
    let mut text = prelude(With::Ours);
    for (name, rows, parent, children) in MODELS {
        let key = parent.map(|parent| format!("{}_id", parent.to_lowercase()));
        let mut derives = String::from("HasQuery, Identifiable, Model");
        let mut attributes = String::new();
        if let Some(parent) = parent {
            derives += ", BelongsToOne";
            let _ = writeln!(attributes, "#[belongs_to_one({parent}, on_delete = cascade)]");
        }
        if !children.is_empty() {
            derives += ", HasOne";
        }
        for child in children {
            let _ = writeln!(attributes, "#[has_one({child})]");
        }
        text += &table(rows, key.as_deref());
        text += &row(name, rows, key.as_deref(), &derives, &attributes);
    }
    text + "diesel::allow_tables_to_appear_in_same_query!(users, profiles, avatars, thumbs, settings, badges);\n"
}

const PLAN: &str = "
pub fn plan(conn: &mut diesel::SqliteConnection) -> diesel_one_to_one::Result<usize> {
    let plan = User::with((User::PROFILE.then(Profile::AVATAR.then(Avatar::THUMB)), User::SETTING, User::BADGE));
    Ok(plan.all(conn)?.len())
}
";

fn prelude(with: With) -> String {
    let ours = if with == With::Ours { "use diesel_one_to_one::prelude::*;\n" } else { "" };
    format!("#![allow(dead_code, unused_imports)]\n\nuse diesel::prelude::*;\n{ours}\n")
}

fn table(name: &str, key: Option<&str>) -> String {
    let mut text = format!("diesel::table! {{\n    {name} (id) {{\n        id -> Integer,\n");
    if let Some(key) = key {
        let _ = writeln!(text, "        {key} -> Integer,");
    }
    for (column, sql, _) in COLUMNS {
        let _ = writeln!(text, "        {column} -> {sql},");
    }
    text + "    }\n}\n\n"
}

fn row(name: &str, table: &str, key: Option<&str>, derives: &str, attributes: &str) -> String {
    let mut text = format!(
        "#[derive({derives})]\n#[diesel(table_name = {table})]\n{attributes}pub struct {name} {{\n    pub id: i32,\n"
    );
    if let Some(key) = key {
        let _ = writeln!(text, "    pub {key}: i32,");
    }
    for (field, _, ty) in COLUMNS {
        let _ = writeln!(text, "    pub {field}: {ty},");
    }
    text + "}\n\n"
}
