//! The connections that the verbs run on: Diesel's and `diesel_async`'s own bounds, with our words where they are not met.

/// A connection of Diesel's: what the verbs of [`prelude`](crate::prelude) run on.
///
/// ```
/// fn writes<Conn: diesel_one_to_one::verb::Blocking>() {}
///
/// # #[cfg(feature = "sqlite")]
/// writes::<diesel::SqliteConnection>();
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no connection of Diesel's, and these are the verbs of `diesel_one_to_one::prelude`",
    label = "no blocking connection",
    note = "for one of `diesel_async` import `diesel_one_to_one::prelude_async::*` instead; of a pool, take a connection first; \
            a `&mut` of a connection is given as it is, `conn`, and not by `&mut conn`"
)]
pub trait Blocking: diesel::connection::LoadConnection {}

#[diagnostic::do_not_recommend]
impl<Conn: diesel::connection::LoadConnection> Blocking for Conn {}

/// A connection of `diesel_async`'s: what the verbs of [`prelude_async`](crate::prelude_async) run on.
///
/// ```
/// fn writes<Conn: diesel_one_to_one::verb::Asynchronous>() {}
///
/// fn all<Conn: diesel_async::AsyncConnection>() {
///     writes::<Conn>();
/// }
/// ```
#[cfg(feature = "async")]
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no connection of `diesel_async`'s, and these are the verbs of `diesel_one_to_one::prelude_async`",
    label = "no async connection",
    note = "for one of Diesel's import `diesel_one_to_one::prelude::*` instead; of a pool, take a connection first; a `&mut` of \
            a connection is given as it is, `conn`, and not by `&mut conn`"
)]
pub trait Asynchronous: diesel_async::AsyncConnection {}

#[cfg(feature = "async")]
#[diagnostic::do_not_recommend]
impl<Conn: diesel_async::AsyncConnection> Asynchronous for Conn {}
