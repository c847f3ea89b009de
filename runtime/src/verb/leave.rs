//! How a child leaves its parent: by the rule that its association has for a delete of the parent.

use crate::association::Association;
use crate::definition::Action;

/// Does it stay, without the parent? Otherwise it is deleted.
fn stays<A: Association>() -> bool {
    A::DEFINITION.on_delete == Action::SetNull
}

macro_rules! leave {
    (
        async: [$($async:tt)*], await: [$($await:tt)*], answer: $answer:ident, sendable: [$($send:tt)*],
        connection: [$($connection:tt)*], load: $load:path, run: $run:path, query: [$($query:tt)*],
        writer: [$($writer:tt)*], execute: $execute:path, sql: $sql:path, manager: $manager:path, settle: $settle:ident,
        statement: [$($statement:tt)*], module: $module:ident, closure: [$($closure:tt)*],
        given: $given:ident, work: $work:ident,
    ) => {
        use super::stays;
        use crate::Result;
        use crate::association::Association;
        use crate::deletion::$module::Remove;
        use crate::key::RowKey;
        use crate::verb::detach::$module::detach_in;
        use crate::verb::steps::$module::Steps;

        /// Has a child leave that is locked: gives the row as it is then, or as it was.
        pub(crate) $($async)* fn leave<A, Conn>(child: Option<A::Child>, conn: &mut Conn) -> Result<Option<A::Child>>
        where
            A: Steps<Conn>
                + Association<Child: Remove<Conn> + RowKey<Value: Clone + $($send)*> + $($send)*>,
            Conn: $($writer)*,
        {
            if stays::<A>() {
                return detach_in::<A, _>(child, conn)$($await)*;
            }
            let Some(child) = child else { return Ok(None) };
            let id = RowKey::value_of(&child);
            let removed = <A::Child as Remove<Conn>>::remove(vec![id], conn)$($await)*;
            removed.map(|_| Some(child)).map_err(|error| error.during(A::NAME))
        }
    };
}
use leave;

super::twice!(leave);
