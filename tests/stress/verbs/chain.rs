//! A chain of rows, each the child of the one before, goes with its first: all of it. The engines' own cascades end at 15
//! rows (MariaDB) and at 1,000 (SQLite). On a small stack, for nothing on it may grow with the chain.

use std::thread;

use diesel::prelude::*;
use diesel_one_to_one::prelude::*;
use tests::engine::Engine as _;

use crate::field::{Field, Size, count, rows};
use crate::models::{Node, node};
use crate::report::{Answers, Report};

/// How many rows one INSERT makes.
const PIECE: i32 = 1_000;

const STACK: usize = 256 * 1024;

on_every_engine! {
    /// Of 20,000 rows, in full size.
    pub(crate) fn run(size: Size) -> Report {
        deleted(size, size.rounds * 200)
    }

    /// Of 100,000.
    pub(crate) fn long(size: Size) -> Report {
        deleted(size, size.rounds * 1_000)
    }

    fn deleted(size: Size, length: i32) -> Report {
        let field = Field::<Database>::new(size);
        for piece in 0..length / PIECE {
            let nodes = piece * PIECE + 1..=(piece + 1) * PIECE;
            let row = |id| if id == 1 { "(1, NULL)".to_owned() } else { format!("({id}, {})", id - 1) };
            field.prepare(&rows("nodes (id, previous_id)", nodes, row));
        }
        let deletion = || node(1).deletion().run(&mut field.database.connect());
        let report = thread::scope(|scope| {
            let small = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, deletion).expect("a thread");
            small.join().expect("the deletion does not panic")
        });
        let mut answers = Answers::default();
        let deleted = report.as_ref().map_or(0, |report| report.deleted_from("nodes"));
        answers.add(report.map(|_| "deleted"));
        let left = Node::query().load(&mut field.database.connect()).expect("the nodes").len();
        Report::of(answers)
            .answered("deleted", 1)
            .counted("rows", usize::try_from(deleted).expect("a small number"), count(length))
            .counted("rows left", left, 0)
    }
}
