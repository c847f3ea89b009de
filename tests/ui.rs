//! What must not compile, and what is said then: one mistake a program, its message beside it in a `.stderr` file.
//!
//! The messages are those of the compiler that `rust-toolchain.toml` pins. `cargo xtask bless` rewrites the files.

#[test]
fn mistakes() {
    trybuild::TestCases::new().compile_fail("ui/*/*.rs");
}
