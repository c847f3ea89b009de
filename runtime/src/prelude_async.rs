//! The derives, the traits behind them, and the verbs on a `diesel_async` connection.

pub use crate::association::{BelongsToOne, HasOne};
pub use crate::deletion::Deletable as _;
pub use crate::deletion::asynchronous::{Plan as _, Run as _};
pub use crate::model::Model;
pub use crate::verb::asynchronous::retry;
pub use crate::verb::asynchronous::{
    All as _, Attach as _, AttachTo as _, Create as _, Detach as _, Get as _, GetOrCreate as _, Replace as _,
    RunCreateAllWith as _, RunCreateWith as _, SwapWith as _, Take as _, Update as _, Upsert as _, UpsertAll as _,
};
pub use crate::{BelongsToOne, HasOne, Model};
