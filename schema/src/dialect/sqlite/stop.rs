use super::QUOTE;
use crate::dialect::{clauses, guard::Reason};

/// A CHECK that fails is told by its name: that is the message. RAISE is for triggers alone.
pub(in crate::dialect) fn stop(count: &str, reason: &Reason) -> Vec<String> {
    let table = format!("temp.{}", QUOTE.name("o2o_guard"));
    let check = clauses::named(QUOTE, &reason.without_number(), "CHECK (\"count\" = 0)");
    // one that stopped outside of a transaction is still there
    let without = format!("DROP TABLE IF EXISTS {table}");
    vec![
        without.clone(),
        format!("CREATE TABLE {table} (\"count\" INTEGER, {check})"),
        format!("INSERT INTO {table} {count}"),
        without,
    ]
}
