//! The derives, the traits behind them, and the verbs on a Diesel connection.

pub use crate::association::{BelongsToOne, HasOne};
pub use crate::deletion::Deletable as _;
pub use crate::deletion::blocking::{Plan as _, Run as _};
pub use crate::model::Model;
pub use crate::verb::blocking::{All as _, Create as _, Get as _, GetOrCreate as _, Upsert as _};
pub use crate::{BelongsToOne, HasOne, Model};
