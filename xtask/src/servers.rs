//! `cargo xtask servers`

use std::sync::mpsc;

use crate::{interrupt, packages, server};

pub(crate) fn run() -> anyhow::Result<()> {
    let (interrupted, wait) = mpsc::channel();
    interrupt::catch(move || {
        let _ = interrupted.send(());
    })?;
    packages::ensure(&packages::OF_TESTS)?;
    let servers = server::start_all()?;
    for server in &servers {
        println!("# {} {}", server.name, server.version);
        println!("export {}={}", server.variable, server.url);
    }
    println!("# until Ctrl-C");
    wait.recv()?;
    Ok(())
}
