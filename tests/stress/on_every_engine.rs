//! The macro that makes three experiments of one.

pub(crate) const ENGINES: [&str; 3] = ["SQLite", "PostgreSQL", "MariaDB"];

/// Writes functions once for each of [`ENGINES`]. They find `Database`, the engine; `Conn`, its connection; and `DIALECT`,
/// its word.
macro_rules! on_every_engine {
    (@engine $module:ident, $engine:ident, $($item:item)+) => {
        #[allow(dead_code, unused_imports)] // not every function asks for everything
        pub(crate) mod $module {
            use super::*;

            type Database = tests::engine::$engine;
            type Conn = <Database as tests::engine::Engine>::Connection;
            const DIALECT: &str = <Database as tests::engine::Engine>::DIALECT;

            $($item)+
        }
    };
    ($($item:item)+) => {
        on_every_engine! { @engine sqlite, Sqlite, $($item)+ }
        on_every_engine! { @engine postgres, Postgres, $($item)+ }
        on_every_engine! { @engine mariadb, Mariadb, $($item)+ }
    };
}

/// A function that [`on_every_engine!`] wrote, on each of [`ENGINES`].
macro_rules! on_each {
    ($module:ident :: $function:ident) => {
        [Some($module::sqlite::$function), Some($module::postgres::$function), Some($module::mariadb::$function)]
    };
}
