//! Row locks, where an engine has them. On SQLite `for_update()` does not compile, by Diesel's types.

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use tests::engine::{Engine, Mariadb, Postgres};

use crate::shapes::foreign_key::*;

macro_rules! row_locks {
    ($engine:ty) => {
        let database = <$engine>::fresh();
        let conn = &mut database.connect();
        conn.batch_execute(&(tables(<$engine>::DIALECT) + ROWS)).unwrap();
        conn.transaction(|conn| {
            let rows = User::with_existing_profile().filter(users::id.eq(3)).for_update().load(conn)?;
            assert_eq!(rows, [(parent(3), child(3))]);
            let rows = Profile::with_user().filter(users::id.eq(3)).for_update().load(conn)?;
            assert_eq!(rows, [(child(3), parent(3))]);
            let child_of_three = parent(3).profile().query().for_update().first(conn)?;
            assert_eq!(child_of_three, child(3));
            diesel::QueryResult::Ok(())
        })
        .unwrap();
    };
}

#[test]
fn of_postgresql() {
    row_locks!(Postgres);
}

#[test]
fn of_mariadb() {
    row_locks!(Mariadb);
}

#[test]
fn mariadb_locks_a_row_whose_child_is_absent() {
    let database = Mariadb::fresh();
    let conn = &mut database.connect();
    conn.batch_execute(&(tables(Mariadb::DIALECT) + ROWS)).unwrap();
    let rows = User::with_profile().filter(users::id.eq(2)).for_update().load(conn).unwrap();
    assert_eq!(rows, [(parent(2), None)]);
}

#[test]
fn postgresql_locks_no_row_that_may_be_absent() {
    let database = Postgres::fresh();
    let conn = &mut database.connect();
    conn.batch_execute(&(tables(Postgres::DIALECT) + ROWS)).unwrap();
    let refused = User::with_profile().for_update().load(conn).unwrap_err().to_string();
    assert!(refused.contains("nullable side of an outer join"), "{refused}");
}
