//! `cargo xtask install`

use crate::packages;

pub(crate) fn run() -> anyhow::Result<()> {
    packages::ensure(&packages::OF_TESTS)
}
