//! What stops a script before its first change: where every row is as it must be it does nothing and leaves nothing, and
//! otherwise it fails with the number of rows, what is wrong and what to do, and nothing behind it is executed.

use crate::{
    build::{T, bare, schema, table},
    catalog::Catalog,
    live::{Reads, dialect, execute, quoted},
};
use diesel::{
    QueryResult,
    connection::{Connection as _, SimpleConnection as _},
};
use diesel_one_to_one_schema::{
    dialect::Dialect,
    plan::{Guard, Must},
    schema::{Check, Condition, Literal},
    script::{create_script, drop_script, guard_script},
};

const AUDIT: &str = "cargo run --bin schema -- audit # 100% 'as' \"\\\" $$";

/// A guard of the last of these tables, rows that are as it asks, rows that are not, how many these are, and what the
/// refusal says is wrong.
pub(crate) struct Case {
    tables: Vec<T>,
    must: Must,
    good: String,
    bad: String,
    wrong: String,
    count: &'static str,
}

fn case(tables: &[T], must: Must, [good, bad, wrong, count]: [&'static str; 4]) -> Case {
    Case { tables: tables.to_vec(), must, good: good.into(), bad: bad.into(), wrong: wrong.into(), count }
}

fn profiles() -> T {
    table("profiles").integer("user_id").null().text("bio").null()
}

fn check(expression: &str) -> Must {
    Must::Meet(Check { name: "a_check".into(), expression: expression.into(), valid: true })
}

pub(crate) fn singular(_: Dialect) -> Case {
    case(
        &[profiles()],
        Must::BeSingular(vec!["user_id".into()], None),
        [
            "INSERT INTO profiles (user_id) VALUES (1), (2), (NULL), (NULL)",
            "INSERT INTO profiles (user_id) VALUES (1), (2), (2)",
            "one row of `profiles` for each `user_id`",
            "(keys: 2)",
        ],
    )
}

pub(crate) fn singular_among_some(_: Dialect) -> Case {
    let condition = Condition::Equals { column: "kind".into(), value: Literal::Text("it's".into()) };
    case(
        &[table("homes").integer("user_id").text("kind")],
        Must::BeSingular(vec!["user_id".into()], Some(condition)),
        [
            "INSERT INTO homes (user_id, kind) VALUES (1, 'it''s'), (1, 'x'), (1, 'x')",
            "INSERT INTO homes (user_id, kind) VALUES (1, 'it''s')",
            "one row of `homes` for each `user_id`",
            "(keys: 1)",
        ],
    )
}

pub(crate) fn parents(_: Dialect) -> Case {
    let key = profiles().refers(&["user_id"], "users", &["id"]).0.foreign_keys.remove(0);
    case(
        &[table("users").integer("age"), profiles()],
        Must::HaveParents(key),
        [
            "INSERT INTO users (age) VALUES (1), (2); INSERT INTO profiles (user_id) VALUES (1), (2), (NULL)",
            "INSERT INTO profiles (user_id) VALUES (3), (4), (3)",
            "a row of `users` for each `user_id` of `profiles`",
            "(rows: 3)",
        ],
    )
}

pub(crate) fn not_null(_: Dialect) -> Case {
    case(
        &[profiles()],
        Must::NotBeNull("bio".into()),
        [
            "INSERT INTO profiles (bio) VALUES ('')",
            "INSERT INTO profiles (bio) VALUES (NULL), (NULL)",
            "`profiles.bio` is not NULL",
            "(rows: 2)",
        ],
    )
}

/// Of a column that is called as an engine might call the number of rows.
pub(crate) fn meet(_: Dialect) -> Case {
    case(
        &[table("stock").integer("amount").null().integer("number").null()],
        check("number > 0 AND number % 2 = 1"),
        [
            "INSERT INTO stock (number) VALUES (1), (3), (NULL)",
            "INSERT INTO stock (number) VALUES (0), (2)",
            "`stock` meets `number > 0 AND number % 2 = 1`",
            "(rows: 2)",
        ],
    )
}

pub(crate) fn empty(_: Dialect) -> Case {
    case(
        &[profiles()],
        Must::BeEmpty("since".into()),
        [
            "",
            "INSERT INTO profiles (bio) VALUES ('a'), ('b')",
            "`profiles` has rows, and nothing says what their `since` would be",
            "(rows: 2)",
        ],
    )
}

/// Names that end a name, a text, a comment, a format or a block.
pub(crate) fn hostile_names(dialect: Dialect) -> Case {
    let (name, column) = ("o'k %I $$ \\ \"a\" `b`", "it's 100% -- /* \\");
    let own = bare(name).integer("id").key(&["id"]).integer(column).null();
    let insert = |value: &str| {
        let [name, column] = [name, column].map(|it| quoted(it, dialect));
        format!("INSERT INTO {name} (id, {column}) VALUES ({value})")
    };
    Case {
        good: insert("1, 1"),
        bad: insert("2, NULL"),
        wrong: format!("`{name}.{column}` is not NULL"),
        ..case(&[own], Must::NotBeNull(column.into()), ["", "", "", "(rows: 1)"])
    }
}

/// What is wrong is cut where a message has an end; what to do is not.
pub(crate) fn a_long_rule(_: Dialect) -> Case {
    let long = "ä".repeat(700);
    Case {
        good: "INSERT INTO profiles (bio) VALUES ('a')".into(),
        bad: format!("INSERT INTO profiles (bio) VALUES ('{long}')"),
        ..case(
            &[profiles()],
            check(&format!("bio <> '{long}'")),
            ["", "", "`profiles` meets `bio <> 'äää", "(rows: 1)"],
        )
    }
}

/// SQLite has none: there it is of a table of the file.
pub(crate) fn of_another_schema(dialect: Dialect) -> Case {
    let name = if dialect.schemas() { "guarded_hr.details" } else { "details" };
    Case {
        good: format!("INSERT INTO {name} (phone) VALUES ('1')"),
        bad: format!("INSERT INTO {name} (phone) VALUES (NULL)"),
        wrong: format!("`{name}.phone` is not NULL"),
        ..case(&[table(name).text("phone").null()], Must::NotBeNull("phone".into()), ["", "", "", "(rows: 1)"])
    }
}

pub(crate) fn run<E: Catalog<Connection: Reads>>(case: &Case) {
    let dialect = dialect::<E>();
    let Case { tables, must, good, bad, wrong, count } = case;
    let schema = schema(tables.clone());
    let guard = Guard { table: schema.tables.last().expect("a table").clone(), must: must.clone() };
    let script = format!("{}CREATE TABLE made (id INTEGER);\n", guard_script(&guard, dialect, AUDIT));
    let [create, drop] = [create_script, drop_script].map(|script| script(&schema, dialect).unwrap());
    for in_transaction in [true, false] {
        let database = E::fresh();
        let conn = &mut database.connect();
        // not the test's own, if it is in a schema: a failed run may have left it there
        drop.statements.iter().for_each(|it| std::mem::drop(conn.batch_execute(&it.sql)));
        let stopped = |conn: &mut E::Connection| -> QueryResult<()> {
            if in_transaction {
                conn.transaction(|conn| conn.batch_execute(&script))
            } else {
                conn.batch_execute(&script)
            }
        };
        execute::<E>(conn, &create.to_string());
        execute::<E>(conn, good);
        stopped(conn).unwrap_or_else(|error| panic!("{error}\n{script}"));
        execute::<E>(conn, "DROP TABLE made");
        assert_eq!(temporary::<E>(conn), 0, "{script}");
        execute::<E>(conn, bad);
        let refusal = stopped(conn).expect_err(&script).to_string();
        let advice = if wrong.contains("has rows") { "give it a default, or let it be NULL" } else { AUDIT };
        let says = [wrong.as_str(), advice, if dialect == Dialect::Sqlite { "" } else { count }];
        assert!(says.iter().all(|it| refusal.contains(it)), "{refusal}\n{says:?}\n{script}");
        assert!(conn.batch_execute("SELECT * FROM made").is_err(), "{script}");
        // mended, it goes on
        execute::<E>(conn, &drop.to_string());
        execute::<E>(conn, &create.to_string());
        stopped(conn).unwrap_or_else(|error| panic!("{error}\n{script}"));
        assert_eq!(temporary::<E>(conn), 0, "{script}");
        execute::<E>(conn, &drop.to_string());
    }
}

/// How many temporary tables this connection has. MariaDB shows none to anybody; there none is made.
fn temporary<E: Catalog<Connection: Reads>>(conn: &mut E::Connection) -> usize {
    let tables = match dialect::<E>() {
        Dialect::Sqlite => "SELECT name AS value FROM temp.sqlite_schema",
        Dialect::Postgres => "SELECT relname::text AS value FROM pg_class WHERE relnamespace = pg_my_temp_schema()",
        _ => "SELECT name AS value FROM information_schema.innodb_sys_tables WHERE name LIKE '%#sql%o2o%'",
    };
    conn.texts(tables).len()
}
