//! What differs between the blocking and the async instances of a test: the imports, and nothing else.
//!
//! The names are the same in both modules. `RunQueryDsl` is imported by name, which hides the other one, so a test
//! file may begin with `use diesel::prelude::*`. It must not import a prelude of `diesel_one_to_one`: that is done here.

/// For `diesel`.
pub mod blocking {
    pub use diesel::RunQueryDsl;
    pub use diesel::connection::{Connection as _, SimpleConnection as _};
    pub use diesel_one_to_one::prelude::*;

    pub use crate::closure_blocking as closure;
    use crate::engine::Engine;
    pub use crate::go_blocking as go;

    /// One more connection to the database of the test: `go!(connect(database))`.
    pub fn connect<E: Engine>(database: &E) -> E::Connection {
        database.connect()
    }

    /// One to another address: `go!(connect_to::<Database>(url))`.
    ///
    /// # Panics
    ///
    /// When nothing answers there.
    #[must_use]
    pub fn connect_to<E: Engine>(url: &str) -> E::Connection {
        <E::Connection as diesel::Connection>::establish(url).expect("a connection")
    }
}

/// For `diesel_async`.
pub mod non_blocking {
    pub use diesel_async::RunQueryDsl;
    pub use diesel_async::{AsyncConnection as _, SimpleAsyncConnection as _};
    pub use diesel_one_to_one::prelude_async::*;

    pub use crate::closure_non_blocking as closure;
    use crate::engine::Engine;
    pub use crate::go_non_blocking as go;

    /// One more connection to the database of the test: `go!(connect(database))`.
    pub async fn connect<E: Engine + Sync>(database: &E) -> E::AsyncConnection {
        database.connect_async().await
    }

    /// One to another address: `go!(connect_to::<Database>(url))`.
    ///
    /// # Panics
    ///
    /// When nothing answers there.
    pub async fn connect_to<E: Engine>(url: &str) -> E::AsyncConnection {
        <E::AsyncConnection as diesel_async::AsyncConnection>::establish(url).await.expect("a connection")
    }
}

/// `go!` of the blocking instances: the call itself.
#[macro_export]
macro_rules! go_blocking {
    ($call:expr) => {
        $call
    };
}

/// `go!` of the async instances: the call, awaited.
#[macro_export]
macro_rules! go_non_blocking {
    ($call:expr) => {
        $call.await
    };
}

/// `closure!` of the blocking instances: a closure.
#[macro_export]
macro_rules! closure_blocking {
    ($conn:ident => $body:expr) => {
        |$conn| $body
    };
}

/// `closure!` of the async instances: an async closure.
#[macro_export]
macro_rules! closure_non_blocking {
    ($conn:ident => $body:expr) => {
        async |$conn: &mut _| $body
    };
}
