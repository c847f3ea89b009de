//! The types of the queries that the derives write: plain Diesel queries, named shortly.

use crate::association::Association;
use crate::model::Model;
use crate::row::{Maybe, Rows, Whole};
use diesel::dsl;

/// `FROM parents LEFT OUTER JOIN children ON ..`, into `(Row, Option<Child>)`.
pub type With<P, Row, A, DB> = dsl::Select<
    dsl::LeftJoinOn<<P as Model>::Table, <A as Association>::Source, <A as Association>::On>,
    Rows<(Whole<Row>, Maybe<Whole<<A as Association>::Child>>), DB>,
>;

/// `FROM parents INNER JOIN children ON ..`, into `(Row, Child)`.
pub type WithExisting<P, Row, A, DB> = dsl::Select<
    dsl::InnerJoinOn<<P as Model>::Table, <A as Association>::Source, <A as Association>::On>,
    Rows<(Whole<Row>, Whole<<A as Association>::Child>), DB>,
>;
