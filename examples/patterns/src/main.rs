//! Each pattern, one after the other: `cargo run -p patterns`.

fn main() -> patterns::Result {
    for (name, models, run) in patterns::PATTERNS {
        println!("== {name}");
        run(&mut patterns::database(models)?)?;
    }
    Ok(())
}
