//! The macro that makes six tests of one.

/// Writes a test once for SQLite, PostgreSQL and MariaDB, blocking and async.
///
/// ```ignore
/// use diesel::prelude::*;
/// use tests::every_engine;
///
/// every_engine! {
///     fn a_parent_without_child_is_kept(conn) {
///         go!(conn.batch_execute("INSERT INTO users (id, name) VALUES (1, 'Ada')")).unwrap();
///         let rows = go!(User::with_profile().order(users::id).load(conn)).unwrap();
///         assert_eq!(rows.len(), 1);
///     }
///
///     fn two_connections_see_one_database(conn, database) {
///         let other = &mut go!(connect(database));
///         // ..
///     }
/// }
/// ```
///
/// becomes the modules `sqlite`, `postgres`, `mariadb`, `sqlite_async`, `postgres_async` and `mariadb_async`, each
/// with both tests, so a module holds one `every_engine!` and the path of each test names its engine. A test gets
///
/// - `conn`: a `&mut` connection to an empty database of its own ([`Engine::fresh`](crate::engine::Engine::fresh));
/// - `database`, if it asks for it: the [`Engine`](crate::engine::Engine), for more connections and for the URL. SQLite
///   is then a file ([`Engine::fresh_for_many`](crate::engine::Engine::fresh_for_many));
/// - `go!(call)`: the call, awaited where it is async; `go!(connect(database))`: one more connection;
/// - `closure!(conn => body)`: a closure that is given a connection, async where it is async;
/// - `Db`, Diesel's backend; `Database`, the engine; `DIALECT`: `"sqlite"`, `"postgres"` or `"mariadb"`;
/// - everything of the surrounding module, of `diesel::prelude` and of the prelude of `diesel_one_to_one` that fits.
///
/// Attributes are kept: `#[should_panic]`, `#[cfg(..)]`. What a test does with an engine's own SQL it asks of `DIALECT`.
#[macro_export]
macro_rules! every_engine {
    ($($tests:tt)+) => {
        $crate::instance!(mod sqlite, Sqlite, blocking, { $($tests)+ });
        $crate::instance!(mod postgres, Postgres, blocking, { $($tests)+ });
        $crate::instance!(mod mariadb, Mariadb, blocking, { $($tests)+ });
        $crate::instance!(mod sqlite_async, Sqlite, non_blocking, { $($tests)+ });
        $crate::instance!(mod postgres_async, Postgres, non_blocking, { $($tests)+ });
        $crate::instance!(mod mariadb_async, Mariadb, non_blocking, { $($tests)+ });
    };
}

/// One module of [`every_engine!`].
#[doc(hidden)]
#[macro_export]
macro_rules! instance {
    (mod $module:ident, $engine:ident, $prelude:ident, {
        $($(#[$attribute:meta])* fn $name:ident($conn:ident $(, $database:ident)?) $body:block)+
    }) => {
        #[allow(unused_imports, dead_code, clippy::unused_async, clippy::wildcard_imports)]
        mod $module {
            use super::*;
            use ::diesel::prelude::*;
            use $crate::preludes::$prelude::*;
            // By name, to hide what the globs may bring.
            use $crate::preludes::$prelude::{RunQueryDsl, closure, connect, go};

            type Database = $crate::engine::$engine;
            type Db = <Database as $crate::engine::Engine>::Db;
            const DIALECT: &str = <Database as $crate::engine::Engine>::DIALECT;

            $($crate::instance!(@ $prelude, $(#[$attribute])* $name, $conn, ($($database)?), $body);)+
        }
    };
    (@ blocking, $(#[$attribute:meta])* $name:ident, $conn:ident, $database:tt, $body:block) => {
        #[test]
        $(#[$attribute])*
        fn $name() {
            $crate::instance!(@database own, $database);
            let $conn = &mut go!(connect(&own));
            $body
        }
    };
    (@ non_blocking, $(#[$attribute:meta])* $name:ident, $conn:ident, $database:tt, $body:block) => {
        // as an application runs it: to drop a future of SQLite's wants more than one thread
        #[::tokio::test(flavor = "multi_thread", worker_threads = 1)]
        $(#[$attribute])*
        async fn $name() {
            $crate::instance!(@database own, $database);
            let $conn = &mut go!(connect(&own));
            $body
        }
    };
    (@database $own:ident, ()) => {
        let $own = <Database as $crate::engine::Engine>::fresh();
    };
    (@database $own:ident, ($database:ident)) => {
        let $own = <Database as $crate::engine::Engine>::fresh_for_many();
        let $database = &$own;
    };
}
