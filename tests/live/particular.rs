//! Broken rules where the engines differ: what is the same text, which rows a UNIQUE counts, where a table is, what bytes
//! look like.

use crate::repairs::{found, repair};
use diesel::connection::SimpleConnection as _;
use diesel_one_to_one_schema::{dialect::Dialect, live::Inspect, schema::Schema};
use tests::engine::Engine;

/// The same tables without constraints. A foreign key stands last.
fn without_constraints(tables: &str) -> String {
    let statements = tables.split_inclusive(';').filter(|it| !it.contains("CREATE UNIQUE"));
    let loose = statements.map(|it| match it.split_once(", FOREIGN KEY") {
        Some((columns, _)) => format!("{columns});"),
        None => it.to_owned(),
    });
    loose.collect::<String>().replace("PRIMARY KEY", "").replace("UNIQUE", "")
}

/// The schema of the tables, and a connection to others without constraints that have these rows.
fn broken<E: Engine<Connection: Inspect>>(before: &str, tables: &str, rows: &str) -> (E, E::Connection, Schema) {
    let whole = E::fresh();
    let conn = &mut whole.connect();
    conn.batch_execute(&format!("{before}{tables}")).unwrap();
    let schema = conn.inspect(&[]).unwrap();
    let loose = E::fresh();
    let mut conn = loose.connect();
    conn.batch_execute(&format!("{before}{}{rows}", without_constraints(tables))).unwrap();
    (loose, conn, schema)
}

fn rows<Conn: Inspect>(conn: &mut Conn, of: &str) -> i64 {
    conn.count(&format!("SELECT count(*) AS count FROM {of}")).unwrap()
}

/// What the database takes for the same text is a second child, and no orphan.
pub(crate) fn collation_twins<E: Engine<Connection: Inspect>>() {
    let (before, text) = match E::Connection::DIALECT {
        Dialect::Sqlite => ("", "TEXT COLLATE NOCASE"),
        Dialect::Postgres => (
            "CREATE COLLATION any_case (provider = icu, locale = 'und-u-ks-level2', deterministic = false);",
            "TEXT COLLATE any_case",
        ),
        _ => ("", "VARCHAR(50)"),
    };
    let tables = format!(
        "CREATE TABLE users (email {text} NOT NULL PRIMARY KEY);
         CREATE TABLE letters (id INTEGER NOT NULL PRIMARY KEY, email {text} NOT NULL UNIQUE, FOREIGN KEY (email) REFERENCES users (email));"
    );
    let rows_of = "INSERT INTO users VALUES ('ada'), ('Grace');
        INSERT INTO letters VALUES (1, 'ADA'), (2, 'ada'), (3, 'grace'), (4, 'Linus')";
    let (_database, mut conn, schema) = broken::<E>(before, &tables, rows_of);
    let keys = found(&mut conn, &schema).into_iter().map(|(code, keys)| (code, keys.join(" ").to_lowercase()));
    assert_eq!(keys.collect::<Vec<_>>(), [("O2O401", "ada".to_owned()), ("O2O402", "linus".to_owned())]);
    repair(&mut conn, &schema);
    assert_eq!(found(&mut conn, &schema), []);
    assert_eq!([rows(&mut conn, "letters"), rows(&mut conn, "letters WHERE id IN (2, 3)")], [2, 2]);
}

/// A UNIQUE that counts some rows only.
pub(crate) fn scoped_uniques<E: Engine<Connection: Inspect>>() {
    let dialect = E::Connection::DIALECT;
    let uniques = "CREATE UNIQUE INDEX a ON leases (user_id) WHERE ended IS NULL;
        CREATE UNIQUE INDEX b ON leases (user_id) WHERE state = 'on';
        CREATE UNIQUE INDEX c ON leases (user_id) WHERE weight > 5;";
    let tables = format!(
        "CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY);
         CREATE TABLE leases (id INTEGER NOT NULL PRIMARY KEY, user_id INTEGER NOT NULL, ended INTEGER, state VARCHAR(9),
             weight INTEGER, FOREIGN KEY (user_id) REFERENCES users (id));{}",
        if dialect.partial_unique_index() { uniques } else { "" }
    );
    let rows_of = "INSERT INTO users VALUES (1), (2);
        INSERT INTO leases VALUES (1, 1, NULL, 'off', 1), (2, 1, NULL, 'off', 1), (3, 1, 7, 'on', 1), (4, 1, 8, 'on', 1),
            (5, 2, 1, 'off', 9), (6, 2, 2, 'off', 9), (7, 2, 3, 'off', 1), (8, 2, 4, 'off', 1)";
    let (_database, mut conn, schema) = broken::<E>("", &tables, rows_of);
    let expected: &[_] = if dialect.partial_unique_index() { &["1", "1", "2"] } else { &[] };
    let keys = found(&mut conn, &schema).into_iter().map(|(code, keys)| (code, keys.join(" ")));
    assert_eq!(keys.collect::<Vec<_>>(), expected.iter().map(|it| ("O2O401", (*it).to_owned())).collect::<Vec<_>>());
    repair(&mut conn, &schema);
    assert_eq!(found(&mut conn, &schema), []);
    let (left, gone) = (rows(&mut conn, "leases"), rows(&mut conn, "leases WHERE id NOT IN (1, 3, 5)"));
    assert_eq!([left, gone], if expected.is_empty() { [8, 5] } else { [5, 5] });
}

/// Keys that are no text are listed so that they can be read.
pub(crate) fn keys_of_bytes<E: Engine<Connection: Inspect>>() {
    let (bytes, literal, listed) = match E::Connection::DIALECT {
        Dialect::Sqlite => ("BLOB", "X'ff00'", "FF00"),
        Dialect::Postgres => ("BYTEA", "'\\xff00'", "\\xff00"),
        _ => ("VARBINARY(8)", "X'ff00'", "FF00"),
    };
    let tables = format!(
        "CREATE TABLE devices (code {bytes} NOT NULL PRIMARY KEY);
         CREATE TABLE tokens (id INTEGER NOT NULL PRIMARY KEY, code {bytes} NOT NULL UNIQUE, FOREIGN KEY (code) REFERENCES devices (code));"
    );
    let rows_of = format!("INSERT INTO tokens VALUES (1, {literal})");
    let (_database, mut conn, schema) = broken::<E>("", &tables, &rows_of);
    assert_eq!(found(&mut conn, &schema), [("O2O402", vec![listed.to_owned()])]);
    repair(&mut conn, &schema);
    assert_eq!(rows(&mut conn, "tokens"), 0);
}

/// Tables of another schema than the connection's, where there are such.
pub(crate) fn tables_of_another_schema<E: Engine<Connection: Inspect>>() {
    let dialect = E::Connection::DIALECT;
    let name = format!("audited_{}", std::process::id());
    let [prefix, create, drop] = match dialect {
        Dialect::Sqlite => [String::new(), String::new(), String::new()],
        Dialect::Postgres => {
            [format!("{name}."), format!("CREATE SCHEMA {name};"), format!("DROP SCHEMA {name} CASCADE")]
        }
        _ => [format!("{name}."), format!("CREATE SCHEMA {name};"), format!("DROP SCHEMA {name}")],
    };
    let tables = format!(
        "CREATE TABLE {prefix}users (id INTEGER NOT NULL PRIMARY KEY);
         CREATE TABLE {prefix}profiles (id INTEGER NOT NULL PRIMARY KEY, user_id INTEGER NOT NULL UNIQUE, FOREIGN KEY (user_id) REFERENCES {prefix}users (id));"
    );
    let database = E::fresh();
    let conn = &mut database.connect();
    conn.batch_execute(&format!("{create}{tables}")).unwrap();
    let schema = conn.inspect(&[&name]).unwrap();
    assert_eq!(schema.tables[0].name.schema.as_ref(), dialect.schemas().then_some(&name));
    let loose = without_constraints(&tables);
    conn.batch_execute(&format!(
        "DROP TABLE {prefix}profiles; DROP TABLE {prefix}users; {loose} INSERT INTO {prefix}users VALUES (1);
         INSERT INTO {prefix}profiles VALUES (1, 1), (2, 1), (3, 9)"
    ))
    .unwrap();
    assert_eq!(found(conn, &schema), [("O2O401", vec!["1".to_owned()]), ("O2O402", vec!["9".to_owned()])]);
    repair(conn, &schema);
    assert_eq!((found(conn, &schema), rows(conn, &format!("{prefix}profiles"))), (vec![], 1));
    if dialect.schemas() {
        conn.batch_execute(&drop).unwrap();
    }
}
