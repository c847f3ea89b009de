//! Which statements a connection sends, by Diesel's instrumentation: blocking and async connections alike.

use std::sync::{Arc, Mutex, PoisonError};

use diesel::backend::Backend;
use diesel::connection::{Instrumentation, InstrumentationEvent};
use diesel::query_builder::QueryFragment;

/// The statements of one connection since [`recorder`](Self::recorder) was set as its instrumentation.
///
/// One for each that starts, whether it succeeds or not. `BEGIN`, `COMMIT` and savepoints are statements; preparing
/// and caching one is not. What one `batch_execute` sends is one, however many semicolons it has.
#[derive(Clone, Default)]
pub struct Statements(Arc<Mutex<Vec<String>>>);

impl Statements {
    /// For `conn.set_instrumentation(..)`.
    #[must_use]
    pub fn recorder(&self) -> impl Instrumentation + use<> {
        let statements = Arc::clone(&self.0);
        move |event: InstrumentationEvent<'_>| {
            if let InstrumentationEvent::StartQuery { query, .. } = event {
                statements.lock().unwrap_or_else(PoisonError::into_inner).push(query.to_string());
            }
        }
    }

    /// Each statement, with its binds, as Diesel displays it.
    #[must_use]
    pub fn texts(&self) -> Vec<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// The text of a query, and what is bound in it.
pub fn debugged<DB>(query: &impl QueryFragment<DB>) -> String
where
    DB: Backend<QueryBuilder: Default> + Default,
{
    diesel::debug_query(query).to_string()
}

/// Runs an expression and gives its value and the statements that the connection sent meanwhile.
///
/// ```ignore
/// let (rows, sent) = sent!(conn, go!(users::table.load::<User>(conn)).unwrap());
/// ```
///
/// It replaces the instrumentation of the connection, and needs the trait that sets it in scope, as it is in
/// [`every_engine!`](crate::every_engine).
#[macro_export]
macro_rules! sent {
    ($conn:expr, $work:expr) => {{
        let statements = $crate::statements::Statements::default();
        $conn.set_instrumentation(statements.recorder());
        let value = $work;
        (value, statements.texts())
    }};
}

/// Runs an expression and gives its value and the number of statements that the connection sent meanwhile.
///
/// ```ignore
/// let (rows, n) = count!(conn, go!(users::table.load::<User>(conn)).unwrap());
/// assert_eq!(n, 1);
/// ```
#[macro_export]
macro_rules! count {
    ($conn:expr, $work:expr) => {{
        let (value, statements) = $crate::sent!($conn, $work);
        (value, statements.len())
    }};
}
