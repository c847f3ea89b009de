//! What the runner of migrations asks and says beside the migrations.

use super::{Dialect, text};

/// What ends a transaction that a migration left behind.
pub(crate) const ROLLBACK: &str = "ROLLBACK";

/// How it is found out whether a transaction is open, whoever began it.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Probe {
    /// Asked one after the other; the last gives 1 as `count`.
    Asked(&'static [&'static str]),
    /// There is nothing to ask, but this fails inside of one.
    Fails(&'static str),
}

/// PostgreSQL forgets a local setting when the transaction ends, at once where there is none.
pub(crate) const fn probe(dialect: Dialect) -> Probe {
    match dialect {
        Dialect::Postgres => Probe::Asked(&[
            "SELECT count(set_config('diesel_one_to_one.transaction', 'open', true)) AS count",
            "SELECT count(*) AS count WHERE current_setting('diesel_one_to_one.transaction', true) = 'open'",
        ]),
        Dialect::Mariadb => Probe::Asked(&["SELECT CAST(@@in_transaction AS SIGNED) AS count"]),
        _ => Probe::Fails("BEGIN"),
    }
}

/// A setting of the connection that is another one meanwhile.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Aside {
    /// What it is, as `key`; no row: it can stay as it is.
    pub(crate) question: &'static str,
    /// The words that it is set with.
    pub(crate) set: &'static str,
    /// What it is meanwhile.
    pub(crate) meanwhile: &'static str,
}

/// A rebuild drops a table, and with foreign keys on every row below goes with it; inside of a transaction they cannot be
/// switched off.
pub(crate) const fn foreign_keys(dialect: Dialect) -> &'static [Aside] {
    match dialect {
        Dialect::Sqlite => &[Aside {
            question: "SELECT CAST(foreign_keys AS TEXT) AS \"key\" FROM pragma_foreign_keys",
            set: "PRAGMA foreign_keys = ",
            meanwhile: "0",
        }],
        _ => &[],
    }
}

/// An application that writes meanwhile is waited for, as a server waits: for a minute at least.
pub(crate) const fn timeout(dialect: Dialect) -> &'static [Aside] {
    match dialect {
        Dialect::Sqlite => &[Aside {
            question: "SELECT CAST(timeout AS TEXT) AS \"key\" FROM pragma_busy_timeout WHERE timeout < 60000",
            set: "PRAGMA busy_timeout = ",
            meanwhile: "60000",
        }],
        _ => &[],
    }
}

/// Did SQLite give up waiting for another connection? It has no other word for that, and never translates this one.
pub(crate) fn is_busy(error: &diesel::result::Error) -> bool {
    matches!(error, diesel::result::Error::DatabaseError(_, about) if about.message() == "database is locked")
}

/// Changes nothing, and takes the lock for writing before anything is read: SQLite refuses a transaction that reads first
/// and writes then beside another writer, whatever the busy timeout.
pub(crate) const fn writes_first(dialect: Dialect) -> Option<&'static str> {
    match dialect {
        Dialect::Sqlite => Some("DELETE FROM __diesel_schema_migrations WHERE 0"),
        _ => None,
    }
}

/// Rows without the parent that they name, as `key`: their number, a space, their table. `None`: none get in unseen.
///
/// It is asked before and after each migration, over all rows: with 1,000,000 parents in memory and a child of each, which
/// names it by a whole number, that takes 0.2 s each time.
pub(crate) const fn orphans(dialect: Dialect) -> Option<&'static str> {
    match dialect {
        Dialect::Sqlite => {
            Some("SELECT count(*) || ' ' || \"table\" AS \"key\" FROM pragma_foreign_key_check GROUP BY \"table\"")
        }
        _ => None,
    }
}

/// What the lock is called, as `key`: asked before the first migration, because one may choose another schema or database.
/// On SQLite it is the path of the database, which is empty for one in memory.
pub(crate) const fn lock_key(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Postgres => "SELECT CAST(hashtext(coalesce(current_schema(), '')) AS text) AS \"key\"",
        Dialect::Mariadb => "SELECT CONCAT('diesel_one_to_one:', MD5(COALESCE(DATABASE(), ''))) AS `key`",
        _ => "SELECT file AS \"key\" FROM pragma_database_list WHERE name = 'main'",
    }
}

/// The locks of a session, where an engine has them. None waits in the server: a statement of PostgreSQL's that waits
/// there keeps a snapshot, `CREATE INDEX CONCURRENTLY` waits for that, and whoever runs that has the lock.
pub(crate) struct SessionLock {
    /// `count` is 1 if the lock was free, and is ours now.
    pub(crate) take: String,
    pub(crate) release: String,
    /// Who has it, as `key`.
    pub(crate) holder: String,
}

/// The first half of the two-part key of PostgreSQL's lock: `o2o1` in ASCII. The second half is [`lock_key`].
const OURS: i32 = 0x6f32_6f31;

/// `None`: the engine has no locks but those of transactions.
pub(crate) fn session_lock(dialect: Dialect, key: &str) -> Option<SessionLock> {
    let quoted = text(key, dialect);
    match dialect {
        Dialect::Postgres => Some(SessionLock {
            take: format!("SELECT CAST(CAST(pg_try_advisory_lock({OURS}, {quoted}) AS integer) AS bigint) AS count"),
            release: format!("SELECT CAST(CAST(pg_advisory_unlock({OURS}, {quoted}) AS integer) AS bigint) AS count"),
            holder: format!(
                "SELECT concat('process ', l.pid, ' of ' || a.usename, ' at ' || a.client_addr, ', ' || nullif(a.application_name, '')) \
                 AS \"key\" FROM pg_locks l LEFT JOIN pg_stat_activity a ON a.pid = l.pid \
                 WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 2 AND l.classid = {OURS} \
                 AND CAST(l.objid AS bigint) = (CAST({quoted} AS bigint) & 4294967295) \
                 AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())"
            ),
        }),
        Dialect::Mariadb => Some(SessionLock {
            take: format!("SELECT CAST(COALESCE(GET_LOCK({quoted}, 0), 0) AS SIGNED) AS count"),
            release: format!("SELECT CAST(COALESCE(RELEASE_LOCK({quoted}), 0) AS SIGNED) AS count"),
            holder: format!(
                "SELECT CONCAT('connection ', IS_USED_LOCK({quoted}), COALESCE((SELECT CONCAT(' of ', user, ' at ', host) \
                 FROM information_schema.processlist WHERE id = IS_USED_LOCK({quoted})), '')) AS `key`"
            ),
        }),
        _ => None,
    }
}

/// The lock of a file beside the database, which the system gives back when its process dies: an empty SQLite database, in
/// a transaction of a writer, of whom there is one, for as long as the runner runs.
#[cfg(feature = "sqlite")]
pub(crate) const LOCK_FILE: &str = "BEGIN IMMEDIATE";

/// The number of a database in memory, as `count`. There it stands where the limit of a journal would: such a database has no
/// journal, and whoever shares it sees the same limit.
#[cfg(feature = "sqlite")]
pub(crate) const NUMBER: &str = "SELECT journal_size_limit AS count FROM pragma_journal_size_limit";

/// Greater ones are numbers: nobody has room for such a journal.
#[cfg(feature = "sqlite")]
pub(crate) const FIRST_NUMBER: i64 = 1 << 62;

/// Gives it one.
#[cfg(feature = "sqlite")]
pub(crate) fn give_number(number: i64) -> String {
    format!("PRAGMA journal_size_limit = {number}")
}
