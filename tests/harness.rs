//! The harness keeps what it promises, with plain Diesel tables.

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::result::DatabaseErrorKind::{ForeignKeyViolation, UniqueViolation};
use diesel::result::Error::DatabaseError;
use diesel::sql_types::Text;
use schema::{profiles, users};
use tests::engine::Engine as _;
use tests::{count, every_engine, sent};

mod schema {
    diesel::table! {
        users (id) {
            id -> Integer,
            name -> Text,
        }
    }

    diesel::table! {
        profiles (user_id) {
            user_id -> Integer,
            bio -> Text,
        }
    }
}

#[derive(Debug, PartialEq, Queryable, Insertable)]
struct User {
    id: i32,
    name: String,
}

const TABLES: &str = "
    CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50) NOT NULL UNIQUE);
    CREATE TABLE profiles (
        user_id INTEGER NOT NULL PRIMARY KEY,
        bio VARCHAR(50) NOT NULL,
        FOREIGN KEY (user_id) REFERENCES users (id)
    );
";

fn ada() -> User {
    User { id: 1, name: "Ada".to_owned() }
}

every_engine! {
    fn what_is_inserted_is_loaded(conn) {
        go!(conn.batch_execute(TABLES)).unwrap();
        go!(diesel::insert_into(users::table).values(ada()).execute(conn)).unwrap();
        let rows: Vec<User> = go!(users::table.order(users::id).load(conn)).unwrap();
        assert_eq!(rows, [ada()]);
    }

    fn a_database_begins_empty(conn) {
        // The test above may run before, beside or after this one.
        go!(users::table.count().get_result::<i64>(conn)).unwrap_err();
        go!(conn.batch_execute(TABLES)).unwrap();
        assert_eq!(go!(users::table.count().get_result::<i64>(conn)).unwrap(), 0);
    }

    fn foreign_keys_and_unique_keys_are_enforced(conn) {
        go!(conn.batch_execute(TABLES)).unwrap();
        let orphan = (profiles::user_id.eq(1), profiles::bio.eq("nobody's"));
        let refused = go!(diesel::insert_into(profiles::table).values(orphan).execute(conn)).unwrap_err();
        assert!(matches!(refused, DatabaseError(ForeignKeyViolation, _)), "{refused:?}");

        go!(diesel::insert_into(users::table).values(ada()).execute(conn)).unwrap();
        let refused = go!(diesel::insert_into(users::table).values(ada()).execute(conn)).unwrap_err();
        assert!(matches!(refused, DatabaseError(UniqueViolation, _)), "{refused:?}");
    }

    fn the_connection_speaks_the_dialect_of_its_module(conn) {
        let expression = match DIALECT {
            "sqlite" => "sqlite_version()",
            "postgres" => "current_setting('server_version')",
            "mariadb" => "version()",
            other => panic!("{other}"),
        };
        let version: String = go!(diesel::select(sql::<Text>(expression)).get_result(conn)).unwrap();
        assert_eq!(version.contains("MariaDB"), DIALECT == "mariadb");
        assert!(module_path!().ends_with(DIALECT) || module_path!().ends_with(&format!("{DIALECT}_async")));
    }

    fn the_backend_has_a_name(_conn) {
        let query = diesel::debug_query::<Db, _>(&users::table.select(users::id)).to_string();
        assert!(query.starts_with("SELECT"), "{query}");
    }

    fn more_connections_see_the_same_database(conn, database) {
        go!(conn.batch_execute(TABLES)).unwrap();
        go!(diesel::insert_into(users::table).values(ada()).execute(conn)).unwrap();
        let other = &mut go!(connect(database));
        assert_eq!(go!(users::table.load::<User>(other)).unwrap(), [ada()]);
        let by_url = <Database as tests::engine::Engine>::Connection::establish(database.url());
        by_url.unwrap();
    }

    fn a_transaction_left_open_does_not_hang_the_end_of_the_test(conn) {
        go!(conn.batch_execute(TABLES)).unwrap();
        go!(conn.batch_execute("BEGIN")).unwrap();
        go!(diesel::insert_into(users::table).values(ada()).execute(conn)).unwrap();
    }

    #[should_panic(expected = "an attribute is kept")]
    fn attributes_are_kept(_conn) {
        panic!("an attribute is kept");
    }

    fn a_statement_counts_once_cached_or_not(conn) {
        go!(conn.batch_execute(TABLES)).unwrap();
        for _ in 0..3 {
            let (rows, n) = count!(conn, go!(users::table.load::<User>(conn)).unwrap());
            assert_eq!((rows, n), (vec![], 1));
        }
    }

    fn a_statement_counts_when_it_fails(conn) {
        let (result, n) = count!(conn, go!(users::table.load::<User>(conn)));
        result.unwrap_err();
        assert_eq!(n, 1);
    }

    fn statements_are_counted_in_their_order(conn) {
        go!(conn.batch_execute(TABLES)).unwrap();
        let ((), sent) = sent!(conn, {
            go!(conn.batch_execute("BEGIN")).unwrap();
            go!(diesel::insert_into(users::table).values(ada()).execute(conn)).unwrap();
            go!(diesel::update(users::table.find(1)).set(users::name.eq("Eve")).execute(conn)).unwrap();
            go!(conn.batch_execute("COMMIT")).unwrap();
        });
        let verbs: Vec<_> = sent.iter().map(|text| text.split(' ').next().unwrap()).collect();
        assert_eq!(verbs, ["BEGIN", "INSERT", "UPDATE", "COMMIT"]);
    }

    fn nothing_sent_is_nothing_counted(conn) {
        let (two, n) = count!(conn, 1 + 1);
        assert_eq!((two, n), (2, 0));
    }
}
