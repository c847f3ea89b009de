//! What a handle does with a connection.
//!
//! Each verb is a trait that a prelude brings into scope. It is written once: a macro gives its body the words that
//! differ between `diesel` and `diesel_async`, and so the two have the same names, the same contract and the same text.
//!
#![doc = crate::doc::example!()]
//! let users = User::query().order(users::id).load(conn)?;
//! let one: Option<Profile> = users[0].profile().get(conn)?;
//! let many: Vec<Option<Profile>> = User::profile_of(&users).get(conn)?;
//! let pairs: Vec<(User, Option<Profile>)> = User::with(User::PROFILE).all(conn)?;
//! # assert_eq!((one.is_some(), many.len(), pairs.len()), (true, 2, 2));
//! # Ok(()) }
//! ```
//!
//! Under `diesel_async` the same lines end in `.await`:
//!
//! ```
//! # #[cfg(all(feature = "async", feature = "sqlite"))]
//! # mod example {
//! # use diesel::prelude::*;
//! # diesel::table! { users (id) { id -> Integer, } }
//! # diesel::table! { profiles (id) { id -> Integer, user_id -> Integer, } }
//! # diesel::allow_tables_to_appear_in_same_query!(users, profiles);
//! use diesel_one_to_one::prelude_async::*;
//! # #[derive(HasQuery, Model, HasOne)] #[diesel(table_name = users)] #[has_one(Profile)]
//! # pub struct User { id: i32 }
//! # #[derive(HasQuery, Model, BelongsToOne)] #[diesel(table_name = profiles)]
//! # #[belongs_to_one(User, on_delete = cascade)]
//! # pub struct Profile { id: i32, user_id: i32 }
//!
//! async fn profile_of<Conn>(user: &User, conn: &mut Conn) -> diesel_one_to_one::Result<Option<Profile>>
//! where
//!     Conn: diesel_async::AsyncConnection<Backend = diesel::sqlite::Sqlite>,
//! {
//!     user.profile().get(conn).await
//! }
//! # }
//! ```
//!
//! A verb inside of a transaction of the caller's makes a savepoint, `diesel_one_to_one`, and further ones whose names begin
//! so. MariaDB forgets an older savepoint for a new one of the same name: leave these names to the verbs.

mod all;
mod attach;
mod batch;
mod connection;
mod create;
mod create_all_with;
mod create_with;
mod detach;
mod get;
mod get_or_create;
mod insert;
mod insert_children;
mod insert_parents;
mod leave;
mod other_side;
mod parent_keys;
mod replace;
mod retry;
mod steps;
mod swap;
mod take;
pub(crate) mod transaction;
mod update;
mod upsert;
mod upsert_all;

#[cfg(feature = "async")]
pub use connection::Asynchronous;
pub use connection::Blocking;
pub use replace::Replaced;

/// The verbs on a Diesel connection.
pub mod blocking {
    pub use super::all::blocking::All;
    pub use super::attach::blocking::{Attach, AttachTo};
    pub use super::create::blocking::Create;
    pub use super::create_all_with::blocking::RunCreateAllWith;
    pub use super::create_with::blocking::RunCreateWith;
    pub use super::detach::blocking::Detach;
    pub use super::get::blocking::Get;
    pub use super::get_or_create::blocking::GetOrCreate;
    pub use super::replace::blocking::Replace;
    pub use super::retry::blocking::retry;
    pub use super::swap::blocking::SwapWith;
    pub use super::take::blocking::Take;
    pub use super::update::blocking::Update;
    pub use super::upsert::blocking::Upsert;
    pub use super::upsert_all::blocking::UpsertAll;
}

/// The verbs on a `diesel_async` connection. Their futures are `Send`.
#[cfg(feature = "async")]
pub mod asynchronous {
    pub use super::all::asynchronous::All;
    pub use super::attach::asynchronous::{Attach, AttachTo};
    pub use super::create::asynchronous::Create;
    pub use super::create_all_with::asynchronous::RunCreateAllWith;
    pub use super::create_with::asynchronous::RunCreateWith;
    pub use super::detach::asynchronous::Detach;
    pub use super::get::asynchronous::Get;
    pub use super::get_or_create::asynchronous::GetOrCreate;
    pub use super::replace::asynchronous::Replace;
    pub use super::retry::asynchronous::retry;
    pub use super::swap::asynchronous::SwapWith;
    pub use super::take::asynchronous::Take;
    pub use super::update::asynchronous::Update;
    pub use super::upsert::asynchronous::Upsert;
    pub use super::upsert_all::asynchronous::UpsertAll;
}

/// Instantiates a verb's macro for `diesel` and for `diesel_async`.
macro_rules! twice {
    ($verb:ident) => {
        /// On a Diesel connection.
        #[allow(unreachable_pub)] // re-exported above
        #[allow(clippy::needless_lifetimes, clippy::extra_unused_lifetimes)] // the asynchronous one needs them
        pub mod blocking {
            super::$verb! {
                async: [], await: [], answer: now, sendable: [],
                connection: [diesel::connection::LoadConnection],
                load: diesel::query_dsl::methods::LoadQuery, run: diesel::RunQueryDsl, query: [],
                writer: [crate::verb::Blocking],
                execute: diesel::query_dsl::methods::ExecuteDsl, sql: diesel::connection::SimpleConnection,
                manager: diesel::connection::TransactionManager, settle: nothing,
                statement: [], module: blocking, closure: [FnMut], given: now, work: at_once,
            }
        }

        /// On a `diesel_async` connection.
        #[cfg(feature = "async")]
        #[allow(unreachable_pub)]
        pub mod asynchronous {
            super::$verb! {
                async: [async], await: [.await], answer: later, sendable: [Send +],
                connection: [diesel_async::AsyncConnectionCore + Send],
                load: diesel_async::methods::LoadQuery, run: diesel_async::RunQueryDsl, query: [+ Send + 'static],
                writer: [crate::verb::Asynchronous],
                execute: diesel_async::methods::ExecuteDsl, sql: diesel_async::SimpleAsyncConnection,
                manager: diesel_async::TransactionManager, settle: when_idle,
                statement: [+ Send + 'call], module: asynchronous, closure: [AsyncFnMut], given: in_a_box, work: boxing,
            }
        }
    };
}
pub(crate) use twice;

/// What a blocking verb returns.
macro_rules! now {
    ($output:ty) => { $crate::Result<$output> };
}
pub(crate) use now;

/// What an asynchronous verb returns.
#[cfg(feature = "async")]
macro_rules! later {
    ($output:ty) => { impl Future<Output = $crate::Result<$output>> + Send };
}
#[cfg(feature = "async")]
pub(crate) use later;

/// What a verb returns to its caller. A box, because rustc forgets the lifetimes of what was borrowed, the connection of a pool
/// among it, where it proves a future of any other type to be `Send`, and then finds the bounds of the verb too narrow
/// (rust-lang/rust#100013).
#[cfg(feature = "async")]
macro_rules! in_a_box {
    ($output:ty) => { std::pin::Pin<Box<dyn Future<Output = $crate::Result<$output>> + Send + 'call>> };
}
#[cfg(feature = "async")]
pub(crate) use in_a_box;

/// What such a verb does.
macro_rules! at_once {
    ($work:expr) => {
        $work
    };
}
pub(crate) use at_once;

/// What such a verb does.
#[cfg(feature = "async")]
macro_rules! boxing {
    ($work:expr) => {
        Box::pin(async move { $work })
    };
}
#[cfg(feature = "async")]
pub(crate) use boxing;

/// A blocking connection is idle.
macro_rules! nothing {
    ($association:ident, $conn:ident) => {};
}
use nothing;

/// Waits for what a dropped future has begun on the thread of its connection.
#[cfg(feature = "async")]
macro_rules! when_idle {
    ($association:ident, $conn:ident) => {
        if let Some(nothing) = <Conn::Backend as $crate::backend::WritingBackend>::NOTHING {
            let idle = Sql::batch_execute($conn, nothing).await;
            idle.map_err(|cause| about($association, OneToOneError::from(cause)))?;
        }
    };
}
#[cfg(feature = "async")]
use when_idle;
