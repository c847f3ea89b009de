//! `cargo xtask install`

use crate::{packages, tools};

pub(crate) fn run() -> anyhow::Result<()> {
    packages::ensure(&packages::OF_TESTS)?;
    tools::diesel()?;
    Ok(())
}
