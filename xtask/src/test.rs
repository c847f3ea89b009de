//! `cargo xtask test`

use anyhow::ensure;

use crate::cargo_test::{self, Filter, Outcome};

pub(crate) fn run(filter: &Filter) -> anyhow::Result<()> {
    let Outcome { tally, success } = cargo_test::run(filter, &[])?;
    print!("\n{tally}");
    ensure!(success && tally.failed == 0, "the tests failed");
    ensure!(tally.ignored == 0, "{} tests were ignored: nothing is skipped in silence", tally.ignored);
    // A filter may well name an engine.
    if filter.arguments.is_empty() {
        ensure!(tally.is_the_same_on_every_engine(), "the engines did not run the same number of tests");
    }
    Ok(())
}
