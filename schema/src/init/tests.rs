//! Projects on disk, as `cargo new` and people make them.

use super::{Created, InitError, init};
use std::fs;
use tempfile::TempDir;

const MANIFEST: &str = "[package]\nname = \"my-app\"\n\
                        [dependencies]\ndiesel = { version = \"2.3\", features = [\"postgres\", \"sqlite\", \"chrono\"] }\n";
const USER: &str = "#[derive(Debug, Model, HasOne)] #[has_one(Profile)] pub struct User { pub id: i32 }";

/// A project with these files.
fn project(files: &[(&str, &str)]) -> TempDir {
    let project = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = project.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    project
}

/// What is made in a project that has these besides the manifest.
fn made(files: &[(&str, &str)]) -> (Created, String) {
    let project = project(&[&[("Cargo.toml", MANIFEST)], files].concat());
    let created = init(project.path()).unwrap();
    let program = fs::read_to_string(&created.path).unwrap();
    assert_eq!(created.path, project.path().join("src/bin/one_to_one.rs"));
    // what the user builds is Rust
    syn::parse_file(&program).unwrap();
    (created, program)
}

fn models(files: &[(&str, &str)]) -> Vec<String> {
    made(files).0.models
}

fn refused(files: &[(&str, &str)]) -> String {
    let project = project(files);
    let before = fs::read_to_string(project.path().join("src/bin/one_to_one.rs")).ok();
    let error = init(project.path()).unwrap_err().to_string();
    let after = fs::read_to_string(project.path().join("src/bin/one_to_one.rs")).ok();
    assert_eq!(before, after);
    error.replace(&format!("{}/", project.path().display()), "")
}

#[test]
fn the_program_and_the_lines() {
    let models = "#[derive(Model)] pub struct User { id: i32 }
                  #[derive(diesel_one_to_one::Model)] pub struct Profile { id: i32 }";
    let (created, program) =
        made(&[("src/lib.rs", "pub mod models;"), ("src/models.rs", models), ("src/main.rs", "fn main() {}")]);
    assert_eq!(
        program,
        "use diesel_one_to_one::models;\n\n\
         fn main() -> std::process::ExitCode {\n    \
             diesel_one_to_one_schema::cli::run(models![my_app::models::User, my_app::models::Profile])\n\
         }\n"
    );
    let version = env!("CARGO_PKG_VERSION");
    assert_eq!(
        created.lines,
        [
            "[package]",
            "default-run = \"my-app\"",
            "[dependencies]",
            &format!("diesel-one-to-one = {{ version = \"{version}\", features = [\"sqlite\", \"postgres\"] }}"),
            &format!(
                "diesel-one-to-one-schema = {{ version = \"{version}\", features = [\"cli\", \"sqlite\", \"postgres\"] }}"
            ),
        ]
    );
}

#[test]
fn what_the_manifest_has_is_not_asked_for() {
    let manifest = "[package]\nname = \"my-app\"\ndefault-run = \"my-app\"\nautobins = false\n\
                    [dependencies]\ndiesel-one-to-one = \"0.1\"\ndiesel-one-to-one-schema = \"0.1\"\n";
    let project = project(&[("Cargo.toml", manifest), ("src/lib.rs", USER), ("src/main.rs", "fn main() {}")]);
    let lines = init(project.path()).unwrap().lines;
    assert_eq!(lines, ["[[bin]]", "name = \"one_to_one\"", "path = \"src/bin/one_to_one.rs\""]);
}

#[test]
fn the_engines_of_a_workspace() {
    let root = "[workspace]\nmembers = [\"app\"]\n\
                [workspace.dependencies]\ndiesel = { version = \"2.3\", features = [\"mysql_backend\"] }";
    let member = "[package]\nname = \"app\"\n[dependencies]\ndiesel = { workspace = true, features = [\"sqlite\"] }";
    let project = project(&[("Cargo.toml", root), ("app/Cargo.toml", member), ("app/src/lib.rs", USER)]);
    let lines = init(&project.path().join("app")).unwrap().lines;
    assert!(lines.last().unwrap().ends_with("features = [\"cli\", \"sqlite\", \"mysql\"] }"), "{lines:?}");
    let error = init(project.path()).unwrap_err().to_string();
    assert!(error.ends_with("it has no `[package]` with a name: give the folder of a package"), "{error}");
}

#[test]
fn the_name_and_the_place_of_the_library() {
    let manifest = "[package]\nname = \"my-app\"\n[lib]\nname = \"async\"\npath = \"lib/root.rs\"";
    let project = project(&[("Cargo.toml", manifest), ("lib/root.rs", "pub mod a;"), ("lib/a.rs", USER)]);
    assert_eq!(init(project.path()).unwrap().models, ["r#async::a::User"]);
}

#[test]
fn models_are_found_as_the_compiler_finds_them() {
    let user = |name: &str| format!("#[derive(Model)] pub struct {name} {{ id: i32 }}");
    let nested = format!("pub mod deeper; pub mod inline {{ pub mod below; {} }} {}", user("B"), user("C"));
    let files = [
        ("src/lib.rs", "pub mod a; pub mod r#type; #[path = \"odd/place.rs\"] pub mod elsewhere; pub mod folder;"),
        ("src/a.rs", &nested),
        ("src/a/deeper.rs", &user("A")),
        ("src/a/inline/below.rs", &user("Below")),
        ("src/type.rs", &user("r#Self_")),
        ("src/odd/place.rs", "pub mod beside;"),
        ("src/odd/beside.rs", &user("D")),
        (
            "src/folder/mod.rs",
            "#[path = \"other.rs\"] pub mod renamed; pub mod inside { #[path = \"x.rs\"] pub mod x; }
             #[path = \"there\"] pub mod said { pub mod y; }",
        ),
        ("src/folder/other.rs", &user("E")),
        ("src/folder/inside/x.rs", &user("F")),
        ("src/folder/there/y.rs", &user("G")),
        ("src/unused.rs", &user("Unused")),
    ];
    let expected = [
        "a::deeper::A",
        "a::inline::below::Below",
        "a::inline::B",
        "a::C",
        "r#type::r#Self_",
        "elsewhere::beside::D",
        "folder::renamed::E",
        "folder::inside::x::F",
        "folder::said::y::G",
    ];
    assert_eq!(models(&files), expected.map(|path| format!("my_app::{path}")));
}

#[test]
fn what_is_only_in_tests_is_no_model() {
    let library = "
        #[cfg(test)] mod tests { #[derive(Model)] pub struct A { id: i32 } }
        #[cfg(all(test, unix))] pub mod missing;
        #[cfg(any(test, feature = \"x\"))] pub mod both { #[derive(Model)] pub struct B { id: i32 } }
        #[cfg(not(test))] #[derive(Model)] pub struct C { id: i32 }
        #[cfg(test)] #[derive(Model)] pub struct D { id: i32 }
        #[cfg_attr(test, derive(Model))] pub struct E { id: i32 }
        #[cfg_attr(feature = \"db\", derive(Model))] pub struct F { id: i32 }
        #[cfg(feature = \"no_file\")] mod generated;
        #[derive(Models, Insertable)] pub struct G { id: i32 }";
    assert_eq!(models(&[("src/lib.rs", library)]), ["my_app::both::B", "my_app::C", "my_app::F"]);
}

#[test]
fn what_a_program_cannot_list_stands_in_a_comment() {
    let library = "
        #[derive(Model)] pub struct Page<K, const N: usize> { id: K }
        #[derive(Model)] pub struct Borrowed<'a> { id: &'a str }
        #[derive(Model)] pub(crate) struct Inner { id: i32 }
        mod hidden { #[derive(Model)] pub struct Hidden { id: i32 } }
        #[derive(Model)] pub struct User { id: i32 }";
    let (created, program) = made(&[("src/lib.rs", library)]);
    assert_eq!(created.models, ["my_app::User"]);
    assert_eq!(created.generic, ["my_app::Page<K, N>", "my_app::Borrowed<'a>"]);
    assert_eq!(created.private, ["my_app::Inner", "my_app::hidden::Hidden"]);
    assert!(program.contains("models![my_app::User]"), "{program}");
    assert!(program.contains(
        "    // to be listed with the values of their parameters: my_app::Page<K, N>, my_app::Borrowed<'a>\n"
    ));
    assert!(program.contains(
        "    // to be listed once they and their modules are `pub`: my_app::Inner, my_app::hidden::Hidden\n"
    ));
}

#[test]
fn nothing_is_written_where_something_is_wrong() {
    let manifest = ("Cargo.toml", MANIFEST);
    assert_eq!(
        refused(&[manifest, ("src/lib.rs", USER), ("src/bin/one_to_one.rs", "fn main() {}")]),
        "`src/bin/one_to_one.rs` is there already, and is not written over"
    );
    assert_eq!(
        refused(&[manifest, ("src/main.rs", USER)]),
        "there is no `src/lib.rs`: a program cannot see the models of `main.rs`. Move them to a library (`pub mod models;` in \
         `src/lib.rs`) and use them from `main.rs`"
    );
    assert_eq!(
        refused(&[manifest, ("src/lib.rs", "pub struct User;")]),
        "no struct in or below `src/lib.rs` says `#[derive(Model)]`: derive it first, `adopt` prints the lines for a database \
         that exists"
    );
    assert_eq!(
        refused(&[manifest, ("src/lib.rs", "pub mod models;")]),
        "`src/lib.rs`: `mod models;` has no file `models.rs` and no `models/mod.rs`"
    );
    assert!(
        refused(&[manifest, ("src/lib.rs", "pub struct {")]).ends_with("this is no Rust, `cargo check` says where")
    );
    assert!(refused(&[("Cargo.toml", "[package")]).starts_with("`Cargo.toml`: "));
    assert!(refused(&[("src/lib.rs", USER)]).starts_with("`Cargo.toml`: "));
}

#[test]
fn a_module_that_is_in_itself_ends() {
    let library = "#[path = \"lib.rs\"] pub mod again; #[derive(Model)] pub struct User { id: i32 }";
    assert_eq!(models(&[("src/lib.rs", library)]), ["my_app::User"]);
    // by another path each time
    let library = "pub mod a; #[derive(Model)] pub struct User { id: i32 }";
    let below = [("src/lib.rs", library), ("src/a/mod.rs", "#[path = \"../lib.rs\"] pub mod again;")];
    assert_eq!(models(&below), ["my_app::User"]);
}

#[test]
fn an_error_keeps_its_cause() {
    let error = init(std::path::Path::new("/nowhere/at/all")).unwrap_err();
    assert!(matches!(error, InitError::Io { .. }));
    assert!(std::error::Error::source(&error).is_some());
}
