//! Each recipe while eight programs write: none of them fails, and nothing that any has committed is lost.
//!
//! `ONE_TO_ONE_RECIPE_ROWS` says how many rows there are; `cargo xtask stress recipe` has a hundred thousand.

use crate::{
    crowd::{crowd, subjects::Subject},
    run::Runs,
};
use diesel_one_to_one_schema::{live::Inspect as _, recipe::Kind};
use std::env;
use tests::engine::Engine;

pub(crate) fn run<E: Engine<Connection: Runs> + Sync>(subject: &Subject) {
    let (dialect, recipe) = (E::Connection::DIALECT, subject.recipe());
    let copies = matches!(recipe.kind, Kind::Split | Kind::Merge | Kind::Swap);
    if !dialect.validates_later() {
        // nobody is to write meanwhile, or nobody can
        let refused = recipe.expand(500, dialect).err().map(|it| it.code());
        let as_it_ought = if copies { refused.is_none_or(|it| it == "O2O640") } else { refused == Some("O2O639") };
        return assert!(as_it_ought, "{refused:?}");
    }
    let rows = env::var("ONE_TO_ONE_RECIPE_ROWS").map_or(2_000, |it| it.parse().unwrap());
    let counts = crowd::<E>(subject, rows).unwrap();
    println!("{}: {counts}", recipe.kind);
    assert_eq!((counts.failed, counts.lost), (0, 0));
    // tables are locked in the order in which the programs write them
    assert!(!copies || counts.migrations_again == 0);
}
