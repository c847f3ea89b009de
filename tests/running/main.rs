//! The runner of migrations: what it applies, what it leaves behind when it fails or is killed, and instances that start at
//! once. On PostgreSQL in a database of the test's own: `CREATE INDEX CONCURRENTLY` waits for every snapshot of a database.

mod at_once;
mod ended;
mod files;
mod killed;
mod pools;
mod rebuilt;
mod refused;
mod source;

use diesel_async::pooled_connection::{AsyncDieselConnectionManager, deadpool};
use diesel_migrations::FileBasedMigrations;
use diesel_one_to_one_schema::{
    live::Inspect,
    run::{self, Migration, RunError, Runner, Target},
};
use std::time::Duration;
use tests::engine::{Engine, Mariadb, Postgres, Sqlite};

/// An engine whose connections migrations are run on, blocking and async.
trait Runs: Engine<Db: 'static, Connection: Inspect + Target> + Send + Sync + 'static {
    fn run_async(
        conn: Self::AsyncConnection,
        source: FileBasedMigrations,
    ) -> impl Future<Output = (Self::AsyncConnection, Result<Vec<Migration>, RunError>)> + Send;

    /// On the connections of an async pool.
    fn run_revert_run(&self, source: FileBasedMigrations) -> impl Future<Output = [Vec<Migration>; 3]> + Send;
}

macro_rules! on {
    ($($module:ident $engine:ident)+) => {$(
        impl Runs for $engine {
            fn run_async(
                conn: Self::AsyncConnection,
                source: FileBasedMigrations,
            ) -> impl Future<Output = (Self::AsyncConnection, Result<Vec<Migration>, RunError>)> + Send {
                run::run_async(conn, source)
            }

            async fn run_revert_run(&self, source: FileBasedMigrations) -> [Vec<Migration>; 3] {
                let manager = AsyncDieselConnectionManager::<Self::AsyncConnection>::new(self.url());
                let pool = deadpool::Pool::builder(manager).max_size(1).build().unwrap();
                let runner = Runner::new();
                let (conn, first) = runner.run_async(pool.get().await.unwrap(), source.clone()).await;
                let (conn, reverted) = runner.revert_async(conn, source.clone()).await;
                drop(conn);
                let (_, again) = runner.run_async(pool.get().await.unwrap(), source).await;
                [first.unwrap(), reverted.unwrap().into_iter().collect(), again.unwrap()]
            }
        }

        mod $module {
            use super::{$engine as Engine, at_once, ended, killed, pools, rebuilt, refused};

            on!(@ at_once: fifty_rounds two_processes while_another_waits while_another_writes
                while_nobody_awaits);
            on!(@ ended: a_failure_in_the_middle without_a_transaction a_transaction_that_is_left_open
                a_transaction_that_is_ended a_panic orphans an_async_failure);
            on!(@ killed: at_each_statement);
            on!(@ pools: blocking non_blocking);
            on!(@ rebuilt: a_parent_keeps_its_children a_failure_changes_nothing);
            on!(@ refused: inside_a_transaction a_dry_run_changes_nothing one_after_the_other_is_reverted the_lock_is_taken
                two_of_one_version what_nobody_knows);
        }
    )+};
    (@ $module:ident: $($test:ident)+) => {$(
        #[test]
        fn $test() {
            $module::$test::<Engine>();
        }
    )+};
}

on! { sqlite Sqlite postgres Postgres mariadb Mariadb }

/// As an application's.
fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap()
}

/// Is no transaction open, for Diesel and for the database, is the lock free, and are foreign keys enforced?
fn is_as_before<Conn: Inspect + Target<Backend: 'static>>(conn: &mut Conn) -> bool {
    let nothing = Runner::new().patience(Duration::ZERO).run(conn, &source::Code::none());
    nothing.unwrap().is_empty() && conn.foreign_keys_off().unwrap().is_empty()
}
