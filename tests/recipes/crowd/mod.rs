//! A recipe while programs write, old ones and new ones: nothing that anybody has committed is lost, and nobody fails.
//!
//! `subjects` says what becomes of the tables, and what the programs of each time write; `programs` are those that write;
//! `way` is the migrations; `subjects::naive` are the shapes that a hand would write, which must show their faults.

mod programs;
pub(crate) mod subjects;
mod way;

use super::texts::Texts;
use diesel::connection::SimpleConnection;
use diesel_one_to_one_schema::{check, live::Inspect, recipe::Refused, schema::Table, script::create_script};
use programs::{Crowd, WRITERS};
use std::{
    collections::BTreeMap,
    fmt,
    sync::{Barrier, atomic::Ordering::SeqCst},
    thread,
    time::Duration,
};
use subjects::{Event, Subject};
use tests::engine::Engine;
use way::Way;

/// What came of it.
#[derive(Debug, Default)]
pub(crate) struct Counts {
    pub(crate) rows: usize,
    pub(crate) writes: usize,
    /// Writes that the database gave up for the sake of another one.
    pub(crate) again: usize,
    /// Writes that it refused.
    pub(crate) failed: usize,
    /// Rows that have not what was last written, or what they had at first.
    pub(crate) lost: usize,
    /// Migrations that the database gave up for the sake of a program.
    pub(crate) migrations_again: usize,
    pub(crate) times: Vec<Timed>,
}

/// A migration.
#[derive(Debug)]
pub(crate) struct Timed {
    pub(crate) name: String,
    pub(crate) took: Duration,
    /// The longest that a program waited for one write meanwhile.
    pub(crate) waited: Duration,
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Counts { rows, writes, again, failed, lost, migrations_again, times } = self;
        write!(
            f,
            "{rows} rows, {WRITERS} writers: {writes} writes, {again} tried again, {failed} failed, {lost} lost"
        )?;
        if *migrations_again > 0 {
            write!(f, ", {migrations_again} migrations tried again")?;
        }
        times.iter().try_for_each(|it| write!(f, "; {it}"))
    }
}

impl fmt::Display for Timed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} ms (waited {})", self.name, self.took.as_millis(), self.waited.as_millis())
    }
}

/// # Errors
///
/// Why the engine has no way that others write beside.
pub(crate) fn crowd<E>(subject: &Subject, rows: usize) -> Result<Counts, Refused>
where
    E: Engine<Connection: Inspect + SimpleConnection + Texts> + Sync,
{
    let way = Way::of(subject, E::Connection::DIALECT)?;
    // of its own, because an index that is built CONCURRENTLY waits for whoever reads in the same one
    let database = E::fresh_for_tools();
    let conn = &mut database.connect();
    let tables = create_script(&subject.from, E::Connection::DIALECT).unwrap().to_string();
    for sql in [tables, (subject.fill)(rows)] {
        conn.batch_execute(&sql).unwrap_or_else(|error| panic!("{error}\n{sql}"));
    }
    let (crowd, start) = (Crowd::default(), Barrier::new(WRITERS + 1));
    let mut counts = Counts { rows, ..Counts::default() };
    let written: BTreeMap<usize, String> = thread::scope(|scope| {
        let writers: Vec<_> = (0..WRITERS)
            .map(|number| {
                let (crowd, start, database) = (&crowd, &start, &database);
                scope.spawn(move || {
                    let conn = &mut database.connect();
                    start.wait();
                    programs::write(conn, subject, number, rows, crowd)
                })
            })
            .collect();
        start.wait();
        for (at, event) in subject.schedule.iter().enumerate() {
            match event {
                Event::Programs(..) => {
                    crowd.all_are_at(at);
                    crowd.work(300);
                }
                Event::Stage(stage) => way.go(*stage, conn, &crowd, &mut counts),
                Event::Repair(sql) => conn.batch_execute(sql).unwrap_or_else(|error| panic!("{error}\n{sql}")),
            }
        }
        crowd.all_are_at(subject.schedule.len());
        writers.into_iter().flat_map(|it| it.join().unwrap()).collect()
    });
    let [writes, again, failed] =
        [&crowd.done, &crowd.again, &crowd.failed].map(|it| usize::try_from(it.load(SeqCst)).unwrap());
    counts = Counts { writes, again, failed, lost: lost(conn, subject, rows, &written), ..counts };
    if subject.naive.is_empty() {
        let live = conn.inspect(&[]).unwrap();
        assert_eq!(check::compare(&subject.to, &live, E::Connection::DIALECT), []);
        // nor is anything left of the way
        let facts = |it: &Table| [it.uniques.len(), it.indexes.len(), it.foreign_keys.len(), it.checks.len()];
        for table in &subject.to.tables {
            assert_eq!(live.table(&table.name).map(facts), Some(facts(table)), "{live:#?}");
        }
    }
    Ok(counts)
}

/// The rows that do not have what was last written, or what they had at first.
fn lost<C: Texts>(conn: &mut C, subject: &Subject, rows: usize, written: &BTreeMap<usize, String>) -> usize {
    let now = conn.texts(subject.is);
    let now: BTreeMap<usize, &str> =
        now.iter().filter_map(|it| it.split_once('|')).map(|(row, state)| (row.parse().unwrap(), state)).collect();
    // what all write is whoever's came last
    let own = (1..=rows).filter(|row| !programs::is_of_all(*row));
    let lost = own.filter(|row| {
        let ought = (subject.at_the_end)(written.get(row).unwrap_or(&(subject.first)(*row)));
        let is = now.get(row).copied().unwrap_or_default();
        if is != ought && subject.naive.is_empty() {
            println!("{row}: {is} and not {ought}");
        }
        is != ought
    });
    lost.count()
}
