//! Writers who go on while the parts are made.

use crate::{
    build::{schema, table},
    cases::Case,
    folders::{Folders, Live},
    live::{dialect, execute, is, rows},
};
use diesel::connection::SimpleConnection as _;
use diesel_one_to_one_schema::{
    dialect::Dialect,
    online::{self, Part},
    schema::{Condition, TableName},
    script::create_script,
};
use std::{
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::{Duration, Instant},
};

/// Where the engine lets a CHECK and an index say so, every row that is there before takes its time: what reads them all
/// takes long, however few they are and however fast the machine is.
fn case(dialect: Dialect) -> Case {
    let before = || table("profiles").integer("user_id").null().integer("level").null();
    let with = table("profiles").integer("user_id").integer("level").null().unique(&["user_id"]);
    let with = if dialect.validates_later() {
        with.among(Condition::Expression("slow(level)".into())).check("profiles_level_check", "slow(level)")
    } else {
        with.check("profiles_level_check", "level > 0")
    };
    Case { from: schema([before()]), to: schema([with]), rows: "", kept: ("profiles", &["user_id"]) }
}

const SLOW: &str = "CREATE FUNCTION slow(integer) RETURNS boolean IMMUTABLE LANGUAGE plpgsql
    AS 'BEGIN IF $1 > 1 THEN PERFORM pg_sleep(0.01); END IF; RETURN true; END'";
const ROWS: i32 = 100;

/// The parts are made while another connection writes; the longest that it waited for one row.
fn longest<E: Live + Sync>(form: fn(&diesel_one_to_one_schema::plan::Plan) -> Vec<Part>) -> Duration {
    let (database, dialect) = (E::fresh_for_tools(), dialect::<E>());
    let case = case(dialect);
    let conn = &mut database.connect();
    if dialect.validates_later() {
        execute::<E>(conn, SLOW);
    }
    execute::<E>(conn, &create_script(&case.from, dialect).unwrap().to_string());
    let values: Vec<String> = (1..=ROWS).map(|it| format!("({it}, 2)")).collect();
    execute::<E>(conn, &format!("INSERT INTO profiles (user_id, level) VALUES {}", values.join(", ")));
    let folders = Folders::of(&form(&case.plan(dialect)));
    let over = AtomicBool::new(false);
    let (written, longest) = thread::scope(|scope| {
        let writer = scope.spawn(|| {
            let conn = &mut database.connect();
            let (mut written, mut longest) = (0, Duration::ZERO);
            while !over.load(Ordering::Relaxed) {
                let (number, begun) = (ROWS + written + 1, Instant::now());
                conn.batch_execute(&format!("INSERT INTO profiles (user_id, level) VALUES ({number}, 1)"))
                    .unwrap_or_else(|error| panic!("{number}: {error}"));
                longest = longest.max(begun.elapsed());
                written += 1;
            }
            (written, longest)
        });
        let made = folders.up::<E>(conn, folders.count);
        over.store(true, Ordering::Relaxed);
        made.unwrap_or_else(|error| panic!("{error}"));
        writer.join().expect("the writer ends")
    });
    is::<E>(conn, &case.to, "others wrote");
    let all = rows::<E>(conn, &TableName::new("profiles"), &["user_id"]);
    assert_eq!(all.len(), usize::try_from(ROWS + written).unwrap(), "rows are lost");
    println!("{dialect}: {} parts, {written} rows meanwhile, none waited longer than {longest:?}", folders.count);
    longest
}

/// Where the ordinary form keeps writers out while all rows are read, the parts do not.
pub(crate) fn run<E: Live + Sync>() {
    let (whole, parts) = (longest::<E>(|plan| vec![online::whole(plan)]), longest::<E>(online::parts));
    if dialect::<E>().validates_later() {
        assert!(parts < whole / 2, "in one go: {whole:?}; in parts: {parts:?}");
    }
}
