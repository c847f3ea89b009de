//! An audit of pairs that no constraint held together: what it takes, and that this is not more memory for more pairs.

use crate::{memory, place::Place};
use anyhow::ensure;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel_one_to_one::prelude::*;
use diesel_one_to_one_schema::audit::{Audit, rules};
use diesel_one_to_one_schema::schema::Schema;
use std::time::Instant;

const PAIRS: [u64; 2] = [10_000, 1_000_000];
/// Of so many profiles one is a second one, and one an orphan.
const BROKEN: u64 = 1_000;
/// How much more memory the many may take than the few: SQLite, which is in this process, keeps 2,000 KiB of a file and as
/// much of what it sorts. A million keys would be several times that.
const MOST_KIB: u64 = 8_192;

#[derive(HasQuery, Identifiable, Model, HasOne)]
#[diesel(table_name = users)]
#[has_one(Profile)]
#[model(declare_table)]
struct User {
    id: i32,
}

#[derive(HasQuery, Identifiable, Model, BelongsToOne)]
#[diesel(table_name = profiles)]
#[belongs_to_one(User, on_delete = cascade)]
#[model(declare_table)]
#[expect(dead_code, reason = "no row is made here")]
struct Profile {
    id: i32,
    user_id: i32,
    bio: Option<String>,
}

diesel::allow_tables_to_appear_in_same_query!(users, profiles);

pub(crate) fn run<P: Place>() -> anyhow::Result<Option<String>> {
    let schema = Schema::of(diesel_one_to_one::models![User, Profile])?;
    let mut peaks = Vec::new();
    for pairs in PAIRS {
        peaks.push(P::with_database(|conn| of(conn, &schema, pairs))?);
    }
    let more = peaks[1].saturating_sub(peaks[0]);
    println!("  {more} KiB more for the many, at most {MOST_KIB}");
    Ok((more > MOST_KIB).then(|| format!("the audit of {} pairs takes {more} KiB more", PAIRS[1])))
}

/// The peak of its memory, in KiB.
fn of<P: Place>(conn: &mut P, schema: &Schema, pairs: u64) -> anyhow::Result<u64> {
    fill(conn, pairs)?;
    memory::forget_peak()?;
    let (start, mut told) = (Instant::now(), 0);
    let broken = Audit::of(schema).run_and_tell(conn, |_| told += 1)?;
    let (time, peak) = (start.elapsed(), memory::peak()?);
    ensure!(told == rules(schema).count(), "{told} rules are told of");
    let found: Vec<_> = broken.iter().map(|it| (it.rule.code(), it.count, it.keys.len())).collect();
    let expected = ["O2O401", "O2O402"].map(|code| (code, pairs / BROKEN, 10));
    ensure!(found == expected, "{found:?}");
    println!("  audit of {pairs:>9} pairs  {:>7.2} s  {told} rules told of  peak {peak} KiB", time.as_secs_f64());
    Ok(peak)
}

/// Users by doubling them, so that no text grows with their number.
fn fill(conn: &mut impl SimpleConnection, pairs: u64) -> QueryResult<()> {
    conn.batch_execute(
        "CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY);
         CREATE TABLE profiles (id INTEGER NOT NULL PRIMARY KEY, user_id INTEGER, bio VARCHAR(50));
         INSERT INTO users VALUES (1)",
    )?;
    let mut users = 1;
    while users < pairs {
        conn.batch_execute(&format!("INSERT INTO users SELECT id + {users} FROM users WHERE id + {users} <= {pairs}"))?;
        users *= 2;
    }
    conn.batch_execute(&format!(
        "INSERT INTO profiles SELECT id, id, 'somebody' FROM users;
         UPDATE profiles SET user_id = user_id - 1 WHERE id % {BROKEN} = 0;
         UPDATE profiles SET user_id = -id WHERE id % {BROKEN} = {}",
        BROKEN / 2,
    ))
}
