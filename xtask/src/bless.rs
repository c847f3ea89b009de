//! `cargo xtask bless`

use anyhow::ensure;

use crate::cargo_test::{self, Filter, Outcome};

/// How each kind of expected file is told to follow what the test saw: trybuild, our own, insta.
const REWRITE: [(&str, &str); 3] = [("TRYBUILD", "overwrite"), ("BLESS", "1"), ("INSTA_UPDATE", "always")];

pub(crate) fn run(filter: &Filter) -> anyhow::Result<()> {
    let Outcome { tally, success } = cargo_test::run(filter, &REWRITE)?;
    print!("\n{tally}");
    ensure!(success, "some tests fail for another reason than their expected files");
    println!("the expected files follow the code now: read the diff before you commit it");
    Ok(())
}
