//! `cargo xtask servers`

use std::sync::mpsc;

use crate::{interrupt, packages, server, tools};

pub(crate) fn run() -> anyhow::Result<()> {
    let (interrupted, wait) = mpsc::channel();
    interrupt::catch(move || {
        let _ = interrupted.send(());
    })?;
    packages::ensure(&packages::OF_TESTS)?;
    let diesel = tools::diesel()?;
    let servers = server::start_all()?;
    for server in &servers {
        println!("# {} {}", server.name, server.version);
        println!("export {}={}", server.variable, server.url);
    }
    println!("export {}={}", tools::DIESEL, diesel.display());
    println!("# until Ctrl-C");
    wait.recv()?;
    Ok(())
}
