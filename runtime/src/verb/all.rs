//! `all`: every row of a plan.

macro_rules! all {
    (
        async: [$($async:tt)*], await: [$($await:tt)*], answer: $answer:ident, sendable: [$($send:tt)*],
        connection: [$($connection:tt)*], load: $load:path, run: $run:path, query: [$($query:tt)*], writer: [$($writer:tt)*], execute: $execute:path, sql: $sql:path, manager: $manager:path, settle: $settle:ident,
        statement: [$($statement:tt)*], module: $module:ident, closure: [$($closure:tt)*],
        given: $given:ident, work: $work:ident,
    ) => {
        use crate::alias::Plain;
        use crate::internal::Inner;
        use crate::model::RowOf;
        use crate::plan::{Join, Parts, Plan, PlanQuery, PlanShape, RootTable};
        use crate::row::{Rows, Shape};
        use crate::{OneToOneError, Result};
        use diesel::query_dsl::methods::SelectDsl;
        use $load as LoadQuery;
        use $run as Run;

        /// Runs a plan: one query, one row per parent.
        ///
        /// # Errors
        /// - [`OneToOneError::Retryable`]: the database gave up for the sake of another transaction.
        /// - [`OneToOneError::Database`]: anything else that Diesel reports; a child whose row does not fit its struct
        ///   among it.
        pub trait All<Conn> {
            /// One row: the parent, and what the plan loads with it.
            type Row;

            /// Runs the plan.
            ///
            /// # Errors
            /// As the trait says.
            fn all<'call>(self, conn: &'call mut Conn) -> super::super::$given!(Vec<Self::Row>);
        }

        impl<P, T, Conn> All<Conn> for Plan<P, T>
        where
            P: RowOf + $($send)* 'static,
            T: Parts<P::Model> + $($send)* 'static,
            Conn: $($connection)*,
            Conn::Backend: RunPlan<P, T, Conn>,
            <Conn::Backend as RunPlan<P, T, Conn>>::Row: $($send)*,
        {
            type Row = <Conn::Backend as RunPlan<P, T, Conn>>::Row;

            fn all<'call>(self, conn: &'call mut Conn) -> super::super::$given!(Vec<Self::Row>) {
                super::super::$work!({
                    <Conn::Backend as RunPlan<P, T, Conn>>::run(self, conn)$($await)*
                })
            }
        }

        /// How a backend runs a plan. It is implemented for each concrete backend: with the backend inferred, nested
        /// rows cost rustc ten seconds a call (measured), this way a third of one.
        pub trait RunPlan<P, T, Conn> {
            /// One row.
            type Row;

            /// Runs the plan.
            fn run(plan: Plan<P, T>, conn: &mut Conn) -> super::super::$answer!(Vec<Self::Row>);
        }

        macro_rules! run_plan {
            ($backend:ty) => {
                impl<P, T, Conn> RunPlan<P, T, Conn> for $backend
                where
                    P: RowOf + $($send)*,
                    T: Join<RootTable<P>, Plain, RootTable<P>, Inner> + Parts<P::Model> + $($send)*,
                    PlanShape<P, T>: Shape<$backend, Row: $($send)*>,
                    T::Joined: SelectDsl<Rows<PlanShape<P, T>, $backend>>,
                    Conn: $($connection)*,
                    PlanQuery<P, T, $backend>:
                        LoadQuery<'static, Conn, <PlanShape<P, T> as Shape<$backend>>::Row> $($query)*,
                {
                    type Row = <PlanShape<P, T> as Shape<$backend>>::Row;

                    $($async)* fn run(plan: Plan<P, T>, conn: &mut Conn) -> Result<Vec<Self::Row>> {
                        let query = plan.query::<$backend>();
                        Run::load(query, conn)$($await)*.map_err(OneToOneError::from)
                    }
                }
            };
        }

        #[cfg(feature = "sqlite")]
        run_plan!(diesel::sqlite::Sqlite);
        #[cfg(feature = "postgres")]
        run_plan!(diesel::pg::Pg);
        #[cfg(feature = "mysql")]
        run_plan!(diesel::mysql::Mysql);
    };
}
use all;

super::twice!(all);
