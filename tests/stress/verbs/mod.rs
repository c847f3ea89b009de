//! The experiments: no answer of a verb may be wrong, and none may be an error that its contract does not name.

mod chain;
mod create;
mod create_all_with;
mod create_with;
mod delete;
mod delete_batches;
mod delete_create_all;
mod get_or_create;
mod isolation;
mod replace;
mod replace_neighbours;
mod swap;
mod take;
mod update;
mod upsert;
mod upsert_all;
mod upsert_async;
mod upsert_take;

use crate::Experiment;

pub(crate) const EXPERIMENTS: &[Experiment] = &[
    ("create", on_each!(create::run)),
    ("create_with", on_each!(create_with::run)),
    ("upsert", on_each!(upsert::run)),
    ("upsert, async", on_each!(upsert_async::run)),
    ("replace", on_each!(replace::run)),
    ("replace of neighbours", on_each!(replace_neighbours::run)),
    ("take beside creates", on_each!(take::run)),
    ("upsert beside takes", on_each!(upsert_take::run)),
    ("get_or_create beside deletes", on_each!(get_or_create::run)),
    ("update of a counter", on_each!(update::run)),
    ("update, SERIALIZABLE", on_each!(isolation::update)),
    ("get_or_create, REPEATABLE READ", on_each!(isolation::repeatable_read)),
    ("get_or_create, SERIALIZABLE", on_each!(isolation::serializable)),
    ("deletes beside creates", on_each!(delete::run)),
    ("swaps in a ring", on_each!(swap::run)),
    ("deletions in opposite order", on_each!(delete_batches::run)),
    ("creates of many in opposite order", on_each!(create_all_with::run)),
    ("deletions beside creates of many", on_each!(delete_create_all::run)),
    ("upserts of many in opposite order", on_each!(upsert_all::run)),
    ("a chain deleted", on_each!(chain::run)),
    ("a long chain deleted", on_each!(chain::long)),
];

/// In small: that the experiments run, and hold.
#[cfg(test)]
mod tests {
    use super::EXPERIMENTS;
    use crate::field::Size;
    use crate::on_every_engine::ENGINES;
    use crate::watchdog::{self, Watchdog};

    fn the_experiments_hold(index: usize) {
        watchdog::end_with_a_worker();
        for (name, on) in EXPERIMENTS {
            let _watchdog = Watchdog::over(name, ENGINES[index]);
            let report = on[index].expect("each is about verbs")(Size::QUICK);
            assert!(report.holds(), "{name}: {report}");
        }
    }

    mod sqlite {
        #[test]
        fn the_experiments_hold() {
            super::the_experiments_hold(0);
        }
    }

    mod postgres {
        #[test]
        fn the_experiments_hold() {
            super::the_experiments_hold(1);
        }
    }

    mod mariadb {
        #[test]
        fn the_experiments_hold() {
            super::the_experiments_hold(2);
        }
    }
}
