//! The text of the program.

use super::sources::{Found, Kind};

/// Three lines and, in a comment, the models that only a person can list.
pub(super) fn text(found: &[Found]) -> String {
    let of = |kind: Kind| found.iter().filter(move |it| it.kind == kind).map(|it| it.path.as_str()).collect::<Vec<_>>();
    let models = of(Kind::Plain).join(", ");
    let generic = comment("with the values of their parameters", &of(Kind::Generic));
    let private = comment("once they and their modules are `pub`", &of(Kind::Private));
    format!(
        "use diesel_one_to_one::models;\n\n\
         fn main() -> std::process::ExitCode {{\n\
         {generic}{private}    \
             diesel_one_to_one_schema::cli::run(models![{models}])\n\
         }}\n"
    )
}

fn comment(when: &str, paths: &[&str]) -> String {
    if paths.is_empty() { String::new() } else { format!("    // to be listed {when}: {}\n", paths.join(", ")) }
}
