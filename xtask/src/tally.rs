//! What the lines of the test programs say, added up.

use std::collections::BTreeMap;
use std::fmt;

const ENGINES: [(&str, &str, &str); 3] = [
    ("SQLite", "sqlite", "sqlite_async"),
    ("PostgreSQL", "postgres", "postgres_async"),
    ("MariaDB", "mariadb", "mariadb_async"),
];

#[derive(Default)]
pub(crate) struct Tally {
    pub(crate) passed: usize,
    pub(crate) failed: usize,
    pub(crate) ignored: usize,
    /// By the segment of a test's path that names an engine.
    by_module: BTreeMap<&'static str, usize>,
    /// From the lines `engine <name> <version>` that the program `versions` of the tests prints.
    versions: BTreeMap<String, String>,
}

impl Tally {
    pub(crate) fn count(&mut self, line: &str) {
        let line = line.trim_end();
        if let Some(test) = line.strip_prefix("test result: ") {
            self.add_result(test);
        } else if let Some(test) = line.strip_prefix("test ") {
            self.add_test(test);
        } else if let Some((engine, version)) = line.strip_prefix("engine ").and_then(|rest| rest.split_once(' ')) {
            self.versions.insert(engine.to_owned(), version.to_owned());
        }
    }

    /// `ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s`
    fn add_result(&mut self, result: &str) {
        let counts = result.split_once(". ").map_or("", |(_, counts)| counts);
        for (number, what) in counts.split("; ").filter_map(|count| count.split_once(' ')) {
            let Ok(number) = number.parse::<usize>() else { continue };
            match what {
                "passed" => self.passed += number,
                "failed" => self.failed += number,
                "ignored" => self.ignored += number,
                _ => {}
            }
        }
    }

    /// `loading::sqlite::a_parent_without_child_is_kept ... ok`
    fn add_test(&mut self, test: &str) {
        let Some((name, outcome)) = test.split_once(" ... ") else { return };
        if outcome.starts_with("ignored") {
            return;
        }
        let path = name.split_whitespace().next().unwrap_or(name);
        let modules = ENGINES.iter().flat_map(|(_, blocking, non_blocking)| [*blocking, *non_blocking]);
        for module in modules.filter(|module| path.split("::").any(|segment| segment == *module)) {
            *self.by_module.entry(module).or_default() += 1;
        }
    }

    /// Not the sums alone: the same number of blocking tests, and the same number of async ones. None at all is a
    /// mistake in what was run.
    pub(crate) fn is_the_same_on_every_engine(&self) -> bool {
        let counts = ENGINES.map(|(_, blocking, non_blocking)| (self.of(blocking), self.of(non_blocking)));
        counts[0] != (0, 0) && counts.iter().all(|count| *count == counts[0])
    }

    fn of(&self, module: &str) -> usize {
        self.by_module.get(module).copied().unwrap_or_default()
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, blocking, non_blocking) in ENGINES {
            let (blocking, non_blocking) = (self.of(blocking), self.of(non_blocking));
            let version = self.versions.get(name).map_or("", String::as_str);
            let sum = blocking + non_blocking;
            writeln!(out, "{name:<10} {version:<12} {sum:>5} tests, {non_blocking} of them async")?;
        }
        writeln!(out, "{} passed, {} failed", self.passed, self.failed)
    }
}

#[cfg(test)]
mod tests {
    use super::Tally;

    fn tally(lines: &[&str]) -> Tally {
        let mut tally = Tally::default();
        for line in lines {
            tally.count(line);
        }
        tally
    }

    #[test]
    fn results_are_added_up() {
        let tally = tally(&[
            "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s\n",
            "test result: FAILED. 4 passed; 2 failed; 0 ignored; 0 measured; 9 filtered out; finished in 0.00s\n",
        ]);
        assert_eq!((tally.passed, tally.failed, tally.ignored), (7, 2, 1));
    }

    #[test]
    fn a_test_belongs_to_the_engine_its_path_names() {
        let tally = tally(&[
            "test loading::sqlite::kept ... ok\n",
            "test sqlite::kept - should panic ... ok\n",
            "test sqlite_async::kept ... FAILED\n",
            "test sqlite_dialect::not_an_engine ... ok\n",
            "test sqlite::not_run ... ignored, because\n",
        ]);
        assert_eq!((tally.of("sqlite"), tally.of("sqlite_async")), (2, 1));
    }

    #[test]
    fn the_engines_are_compared_with_each_other() {
        let two = ["test sqlite::a ... ok", "test postgres::a ... ok"];
        assert!(!tally(&two).is_the_same_on_every_engine());
        assert!(tally(&[two[0], two[1], "test mariadb::a ... ok"]).is_the_same_on_every_engine());
        assert!(!tally(&[two[0], two[1], "test mariadb_async::a ... ok"]).is_the_same_on_every_engine());
        assert!(!tally(&[]).is_the_same_on_every_engine());
    }
}
