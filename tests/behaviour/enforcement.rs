//! SQLite enforces foreign keys on the connections that asked for it, and on all where it was built to do so: the one of
//! `libsqlite3-sys` is (`SQLITE_DEFAULT_FOREIGN_KEYS=1`), that of a system usually is not. Each connection here begins
//! without, as on a system's.

use diesel::connection::SimpleConnection as _;
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::result::DatabaseErrorKind::ForeignKeyViolation;
use diesel::result::Error::{DatabaseError, QueryBuilderError};
use diesel::sql_types::Bool;
use diesel_one_to_one::prelude::*;
use diesel_one_to_one::sqlite::enforce_foreign_keys;

use crate::shapes::foreign_key::*;

fn connection() -> SqliteConnection {
    let mut conn = SqliteConnection::establish(":memory:").unwrap();
    conn.batch_execute("PRAGMA foreign_keys = OFF").unwrap();
    conn
}

fn enforced(conn: &mut SqliteConnection) -> bool {
    diesel::select(sql::<Bool>("(SELECT foreign_keys FROM pragma_foreign_keys)")).get_result(conn).unwrap()
}

#[test]
fn it_is_off_until_it_is_turned_on() {
    let conn = &mut connection();
    assert!(!enforced(conn));
    enforce_foreign_keys(conn).unwrap();
    assert!(enforced(conn));
    enforce_foreign_keys(conn).unwrap();
    assert!(enforced(conn), "twice is once");
}

#[test]
fn a_cascade_cascades() {
    let conn = &mut connection();
    enforce_foreign_keys(conn).unwrap();
    conn.batch_execute(&(tables("sqlite") + ROWS)).unwrap();
    diesel::delete(users::table.find(1)).execute(conn).unwrap();
    assert_eq!(Profile::query().order(profiles::id).load(conn).unwrap(), [3, 4].map(child));
    assert_eq!(Avatar::query().load(conn).unwrap(), [grandchild(4)]);
    assert_eq!(Thumbnail::query().load(conn).unwrap(), []);
    assert_eq!(Setting::query().load(conn).unwrap(), [sibling(2)]);
}

#[test]
fn without_it_nothing_cascades_and_nothing_is_refused() {
    let conn = &mut connection();
    conn.batch_execute(&(tables("sqlite") + ROWS)).unwrap();
    diesel::delete(users::table.find(1)).execute(conn).unwrap();
    assert_eq!(Profile::query().find(14).first(conn).unwrap(), child(1), "an orphan");
    assert_eq!(child(1).user().get(conn).unwrap_err().code(), "parent_missing");
}

#[test]
fn a_child_of_nobody_is_refused() {
    let conn = &mut connection();
    enforce_foreign_keys(conn).unwrap();
    conn.batch_execute(&(tables("sqlite") + ROWS)).unwrap();
    let orphan = Profile { id: 99, user_id: 99, bio: None, followers: 0 };
    let refused = diesel::insert_into(profiles::table).values(&orphan).execute(conn).unwrap_err();
    assert!(matches!(refused, DatabaseError(ForeignKeyViolation, _)), "{refused:?}");
}

#[test]
fn inside_a_transaction_it_is_an_error() {
    let conn = &mut connection();
    let error = conn.transaction(enforce_foreign_keys).unwrap_err();
    assert!(matches!(error, QueryBuilderError(_)), "{error:?}");
    assert!(error.to_string().contains("outside of a transaction"), "{error}");
    assert!(!enforced(conn));
    enforce_foreign_keys(conn).unwrap();
}

#[test]
fn inside_a_transaction_it_may_be_on_already() {
    let conn = &mut connection();
    enforce_foreign_keys(conn).unwrap();
    conn.transaction(enforce_foreign_keys).unwrap();
}
