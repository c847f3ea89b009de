//! Plans between schemas that nobody would write, with rows in them: applied they lead where they should, every row that can
//! stay is there with what it had, and back they lead to where they began. What a guard stops has changed nothing.
//!
//! `cargo xtask test --property` asks for a thousand pairs per engine; a seed is its pair.

#[allow(dead_code, reason = "it is that of the derives' tests, which ask for more")]
#[path = "../../macros/src/tests/mutate/random.rs"]
mod random;
mod rows;
mod run;
mod schemas;

/// How many pairs, from which seed on.
fn asked() -> (u64, u64) {
    let number = |name: &str, default| {
        std::env::var(name).map_or(default, |it| it.parse().unwrap_or_else(|_| panic!("{name} is a number")))
    };
    (number("SCHEMAS_SEED", 20_260_101), number("SCHEMAS", 40))
}

macro_rules! on_every_engine {
    ($($module:ident $Engine:ident),+) => {$(
        mod $module {
            #[test]
            fn there_and_back() {
                crate::run::pairs::<tests::engine::$Engine>();
            }
        }
    )+};
}
on_every_engine!(sqlite Sqlite, postgres Postgres, mariadb Mariadb);
