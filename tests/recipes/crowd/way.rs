//! The migrations.

use super::{Counts, Timed, programs::Crowd, subjects::Subject};
use diesel::{QueryResult, connection::SimpleConnection};
use diesel_one_to_one::OneToOneError;
use diesel_one_to_one_schema::{dialect::Dialect, live::Inspect, online, recipe::Refused};
use std::time::Instant;

/// How often a migration is tried that the database gives up for the sake of a program.
const TRIES: usize = 20;

/// The migrations of each stage.
pub(super) struct Way {
    stages: Vec<Vec<Migration>>,
}

struct Migration {
    name: String,
    statements: Vec<String>,
    in_transaction: bool,
}

impl Way {
    pub(super) fn of(subject: &Subject, dialect: Dialect) -> Result<Way, Refused> {
        if !subject.naive.is_empty() {
            let naive = |(name, sql): &(&str, &str)| {
                vec![Migration { name: (*name).into(), statements: vec![(*sql).into()], in_transaction: false }]
            };
            return Ok(Way { stages: subject.naive.iter().map(naive).collect() });
        }
        let stages = subject.recipe().expand(500, dialect)?.into_iter().map(|stage| {
            let parts = online::parts(&stage.plan).into_iter();
            let migration = |it: online::Part| Migration {
                name: [stage.name, it.name].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" "),
                statements: it.up("audit").statements.into_iter().map(|it| it.sql).collect(),
                in_transaction: it.run_in_transaction,
            };
            parts.map(migration).collect()
        });
        Ok(Way { stages: stages.collect() })
    }

    /// One migration after the other.
    pub(super) fn go<C: Inspect + SimpleConnection>(
        &self,
        stage: usize,
        conn: &mut C,
        crowd: &Crowd,
        counts: &mut Counts,
    ) {
        for it in &self.stages[stage] {
            crowd.waited();
            let begins = Instant::now();
            counts.migrations_again += it.run(conn);
            let took = begins.elapsed();
            // whoever waited for it is done by then
            crowd.work(50);
            counts.times.push(Timed { name: it.name.clone(), took, waited: crowd.waited() });
        }
    }
}

impl Migration {
    /// Again, where the database gave it up: as whoever runs it does who is told so.
    fn run<C: Inspect + SimpleConnection>(&self, conn: &mut C) -> usize {
        for again in 0..TRIES {
            match self.once(conn).map_err(OneToOneError::from) {
                Ok(()) => return again,
                Err(OneToOneError::Retryable { .. }) if self.in_transaction => {}
                Err(error) => panic!("{}: {error}\n{}", self.name, self.statements.join(";\n")),
            }
        }
        panic!("{} was given up {TRIES} times", self.name);
    }

    fn once<C: Inspect + SimpleConnection>(&self, conn: &mut C) -> QueryResult<()> {
        if self.in_transaction {
            return conn.transaction(|conn| self.statements.iter().try_for_each(|it| conn.batch_execute(it)));
        }
        assert_eq!(self.statements.len(), 1, "{:#?}", self.statements);
        conn.batch_execute(&self.statements[0])
    }
}
