//! What the command line asks for.

use crate::field::Size;

const USAGE: &str =
    "usage: stress [--control] [--quick] [sqlite | postgresql | mariadb] [a part of an experiment's name]..";

pub(crate) struct Arguments {
    /// The naive shapes, which must show their faults.
    pub(crate) control: bool,
    pub(crate) size: Size,
    engines: Vec<String>,
    names: Vec<String>,
}

impl Arguments {
    pub(crate) fn parse(words: impl Iterator<Item = String>) -> Result<Self, &'static str> {
        let mut arguments = Arguments { control: false, size: Size::FULL, engines: Vec::new(), names: Vec::new() };
        for word in words {
            match word.as_str() {
                "--control" => arguments.control = true,
                "--quick" => arguments.size = Size::QUICK,
                "sqlite" | "postgresql" | "mariadb" => arguments.engines.push(word),
                option if option.starts_with('-') => return Err(USAGE),
                _ => arguments.names.push(word),
            }
        }
        Ok(arguments)
    }

    pub(crate) fn is_about(&self, engine: &str) -> bool {
        self.engines.is_empty() || self.engines.contains(&engine.to_lowercase())
    }

    pub(crate) fn names(&self, experiment: &str) -> bool {
        self.names.is_empty() || self.names.iter().any(|name| experiment.contains(name.as_str()))
    }
}
