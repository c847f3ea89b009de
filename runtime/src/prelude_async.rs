//! The derives, the traits behind them, and the verbs on a `diesel_async` connection.

pub use crate::association::{BelongsToOne, HasOne};
pub use crate::deletion::Deletable as _;
pub use crate::deletion::asynchronous::{Plan as _, Run as _};
pub use crate::model::Model;
pub use crate::verb::asynchronous::{All as _, Create as _, Get as _, GetOrCreate as _, Upsert as _};
pub use crate::{BelongsToOne, HasOne, Model};
