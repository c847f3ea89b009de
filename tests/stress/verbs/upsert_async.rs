//! The same as `upsert` by tasks of one runtime, on asynchronous connections.

use std::sync::Arc;

use diesel::prelude::*;
use diesel_one_to_one::prelude_async::*;
use tests::engine::Engine as _;
use tokio::runtime::Runtime;
use tokio::sync::Barrier;
use tokio::task::JoinSet;

use crate::field::{Field, Size, count};
use crate::models::{Profile, parents, profiles, user};
use crate::report::{Answers, Report};

on_every_engine! {
    pub(crate) fn run(size: Size) -> Report {
        let field = Arc::new(Field::<Database>::new(size));
        let answers = Runtime::new().expect("a runtime").block_on(tasks(&field));
        let rows = Profile::query().load(&mut field.database.connect()).expect("the profiles");
        Report::of(answers)
            .answered("upserted", size.calls())
            .counted("duplicates", rows.len() - parents(&rows), 0)
            .counted("rows", rows.len(), size.parents())
    }

    async fn tasks(field: &Arc<Field<Database>>) -> Answers {
        let start = Arc::new(Barrier::new(count(field.size.workers)));
        let mut tasks = JoinSet::new();
        for worker in 0..field.size.workers {
            tasks.spawn(task(worker, Arc::clone(field), Arc::clone(&start)));
        }
        let mut all = Answers::default();
        while let Some(answers) = tasks.join_next().await {
            all.join(answers.expect("no task panicked"));
        }
        all
    }

    async fn task(worker: i32, field: Arc<Field<Database>>, start: Arc<Barrier>) -> Answers {
        let mut answers = Answers::default();
        let conn = &mut field.database.connect_async().await;
        for round in 1..=field.size.rounds {
            start.wait().await;
            let upserted = user(round).profile().upsert(profiles::visits.eq(worker), conn).await;
            answers.add(upserted.map(|_| "upserted"));
        }
        answers
    }
}
