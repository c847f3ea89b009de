//! Verbs of the other side's handle. They are there to say so: none of them can be called.

use crate::association::Association;
use crate::handle::{ChildOf, ParentOf};
use crate::key::RowKey;

/// The handle of a parent's slot, `user.profile()`.
#[diagnostic::on_unimplemented(
    message = "this verb acts on the parent's slot, and `{Self}` is the child's",
    label = "a verb of the parent's handle",
    note = "call it on the parent, as in `user.profile()`; the child's handle has `get`, `attach_to`, `move_to` and `detach`"
)]
pub trait OfTheParent {
    type Answer;
    fn answer() -> Self::Answer;
}

/// The handle of a child's slot, `profile.user()`.
#[diagnostic::on_unimplemented(
    message = "this verb acts on the child's slot, and `{Self}` is the parent's",
    label = "a verb of the child's handle",
    note = "call it on the child, as in `profile.user()`; or, from the parent, `attach` it"
)]
pub trait OfTheChild {
    type Answer;
    fn answer() -> Self::Answer;
}

macro_rules! verbs {
    ($side:ident: $($verb:ident($($argument:ident),*))+) => {$(
        #[doc(hidden)]
        pub fn $verb<$($argument),*>(self $(, _: $argument)*) -> <Self as $side>::Answer
        where
            Self: $side,
        {
            <Self as $side>::answer()
        }
    )+};
}

impl<A: Association<Child: RowKey>> ParentOf<A> {
    verbs! { OfTheParent:
        create(New, Conn) upsert(New, Conn) update(Change, Conn) replace(New, Conn) get_or_create(New, Conn) attach(Child, Conn) swap_with(Other, Conn)
    }
}

impl<A: Association> ChildOf<A> {
    verbs! { OfTheChild: attach_to(Parent, Conn) move_to(Parent, Conn) }
}
