//! Ctrl-C, SIGTERM and SIGHUP as a message, so that every way out of a task runs its destructors.

use anyhow::Context as _;

/// Calls `on_interrupt` instead of ending the process. Once per process.
pub(crate) fn catch(on_interrupt: impl FnMut() + Send + 'static) -> anyhow::Result<()> {
    ctrlc::set_handler(on_interrupt).context("Ctrl-C cannot be handled")
}
