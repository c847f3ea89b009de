//! Rows that break rules, in tables of every shape: all are found, and the repairs, run, leave none that a statement can
//! mend.

use diesel::connection::SimpleConnection as _;
use diesel_one_to_one_schema::{
    audit::{Audit, Keep},
    dialect::Dialect,
    live::Inspect,
    schema::{Origin, Schema, Table},
    script::create_script,
};
use tests::engine::Engine;

struct Case {
    /// The tables, as they ought to be.
    tables: &'static str,
    /// What is inserted into them without any constraint.
    rows: &'static str,
    /// What is found: the code, and the keys.
    found: &'static [(&'static str, &'static [&'static str])],
    /// The codes of what no statement can mend.
    left: &'static [&'static str],
    /// How many rows there are at the end, table by table.
    rest: &'static [(&'static str, i64)],
}

const CASES: &[Case] = &[
    // keys of two columns, of which either may be NULL
    Case {
        tables: "CREATE TABLE rooms (building INTEGER NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (building, number));
            CREATE TABLE keys_to_rooms (id INTEGER NOT NULL PRIMARY KEY, building INTEGER NOT NULL, number INTEGER NOT NULL,
                UNIQUE (building, number), FOREIGN KEY (building, number) REFERENCES rooms (building, number));
            CREATE TABLE lockers (id INTEGER NOT NULL PRIMARY KEY, building INTEGER, number INTEGER,
                UNIQUE (building, number), FOREIGN KEY (building, number) REFERENCES rooms (building, number))",
        rows: "INSERT INTO rooms VALUES (1, 1), (1, 2);
            INSERT INTO keys_to_rooms VALUES (1, 1, 1), (2, 1, 1), (3, 1, 2), (4, 2, 1);
            INSERT INTO lockers VALUES (1, NULL, 7), (2, NULL, 7), (3, 9, 9), (4, 1, 1), (5, 1, NULL)",
        found: &[("O2O401", &["1, 1"]), ("O2O402", &["2, 1"]), ("O2O402", &["9, 9"])],
        left: &[],
        rest: &[("keys_to_rooms WHERE id IN (2, 3)", 2), ("keys_to_rooms", 2), ("lockers WHERE number IS NULL", 2)],
    },
    // a table that refers to itself
    Case {
        tables: "CREATE TABLE employees (id INTEGER NOT NULL PRIMARY KEY, mentor_id INTEGER UNIQUE,
                FOREIGN KEY (mentor_id) REFERENCES employees (id));
            CREATE TABLE steps (id INTEGER NOT NULL PRIMARY KEY, after_id INTEGER NOT NULL UNIQUE,
                FOREIGN KEY (after_id) REFERENCES steps (id))",
        rows: "INSERT INTO employees VALUES (1, NULL), (2, 1), (3, 1), (4, 9);
            INSERT INTO steps VALUES (1, 1), (2, 99), (3, 2), (4, 3)",
        found: &[("O2O401", &["1"]), ("O2O402", &["9"]), ("O2O402", &["99"])],
        left: &[],
        rest: &[("employees", 3), ("employees WHERE mentor_id IS NULL", 2), ("steps", 1)],
    },
    // the child that goes has a child
    Case {
        tables: "CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY);
            CREATE TABLE profiles (id INTEGER NOT NULL PRIMARY KEY, user_id INTEGER NOT NULL UNIQUE,
                FOREIGN KEY (user_id) REFERENCES users (id));
            CREATE TABLE avatars (id INTEGER NOT NULL PRIMARY KEY, profile_id INTEGER NOT NULL UNIQUE,
                FOREIGN KEY (profile_id) REFERENCES profiles (id));
            CREATE TABLE banners (id INTEGER NOT NULL PRIMARY KEY, profile_id INTEGER UNIQUE,
                FOREIGN KEY (profile_id) REFERENCES profiles (id))",
        rows: "INSERT INTO users VALUES (1), (2);
            INSERT INTO profiles VALUES (1, 1), (2, 1), (3, 2), (4, 3);
            INSERT INTO avatars VALUES (11, 1), (12, 2), (13, 4); INSERT INTO banners VALUES (21, 1), (22, 3)",
        found: &[("O2O401", &["1"]), ("O2O402", &["3"])],
        left: &[],
        rest: &[("profiles", 2), ("avatars", 1), ("banners", 2), ("banners WHERE profile_id IS NULL", 1)],
    },
    // without a primary key in the database, and without one at all
    Case {
        tables: "CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY);
            CREATE TABLE settings (user_id INTEGER NOT NULL PRIMARY KEY, FOREIGN KEY (user_id) REFERENCES users (id));
            CREATE TABLE tags (user_id INTEGER NOT NULL UNIQUE, size INTEGER CHECK (size > 0),
                FOREIGN KEY (user_id) REFERENCES users (id))",
        rows: "INSERT INTO users VALUES (1), (2);
            INSERT INTO settings VALUES (1), (1), (7); INSERT INTO tags VALUES (2, 1), (2, 2), (8, 1), (NULL, 0)",
        found: &[
            ("O2O401", &["1"]),
            ("O2O402", &["7"]),
            ("O2O401", &["2"]),
            ("O2O402", &["8"]),
            ("O2O403", &[""]),
            ("O2O404", &[""]),
        ],
        left: &["O2O401", "O2O401", "O2O403", "O2O404"],
        rest: &[("settings", 2), ("tags", 3)],
    },
    // a primary key that is there twice, and does not say which row is meant
    Case {
        tables: "CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY);
            CREATE TABLE profiles (id INTEGER NOT NULL PRIMARY KEY, user_id INTEGER NOT NULL UNIQUE,
                FOREIGN KEY (user_id) REFERENCES users (id))",
        rows: "INSERT INTO users VALUES (1), (2); INSERT INTO profiles VALUES (5, 1), (6, 1), (5, 2), (6, 9)",
        found: &[("O2O401", &["5", "6"]), ("O2O401", &["1"]), ("O2O402", &["9"])],
        left: &[],
        rest: &[("profiles", 2), ("profiles WHERE id = 5 AND user_id = 2", 1), ("profiles WHERE id = 6 AND user_id = 1", 1)],
    },
    // words of SQL, and of the statements
    Case {
        tables: "CREATE TABLE \"parent\" (\"select\" INTEGER NOT NULL PRIMARY KEY);
            CREATE TABLE \"one\" (\"kept\" INTEGER NOT NULL PRIMARY KEY, \"parent\" INTEGER NOT NULL UNIQUE,
                FOREIGN KEY (\"parent\") REFERENCES \"parent\" (\"select\"));
            CREATE TABLE \"order\" (\"key\" INTEGER NOT NULL PRIMARY KEY, \"parent\" INTEGER UNIQUE,
                FOREIGN KEY (\"parent\") REFERENCES \"one\" (\"kept\"));
            CREATE TABLE \"others\" (\"it's\" INTEGER NOT NULL PRIMARY KEY, \"one\" INTEGER NOT NULL UNIQUE,
                FOREIGN KEY (\"one\") REFERENCES \"order\" (\"key\"))",
        rows: "INSERT INTO \"parent\" VALUES (1), (2); INSERT INTO \"one\" VALUES (1, 1), (2, 1), (3, 9), (4, 2);
            INSERT INTO \"order\" VALUES (1, 4), (2, 4), (3, 8), (4, NULL);
            INSERT INTO \"others\" VALUES (1, 4), (2, 4), (3, 7)",
        found: &[
            ("O2O401", &["1"]),
            ("O2O402", &["9"]),
            ("O2O401", &["4"]),
            ("O2O402", &["8"]),
            ("O2O401", &["4"]),
            ("O2O402", &["7"]),
        ],
        left: &[],
        rest: &[("\"parent\"", 2), ("\"one\"", 2), ("\"order\"", 3), ("\"order\" WHERE \"parent\" IS NULL", 2), ("\"others\"", 1)],
    },
];

/// The same tables, as somebody leaves them who trusts the application.
fn without_constraints(schema: &Schema) -> Schema {
    let table = |table: &Table| {
        let mut loose = Table { columns: table.columns.clone(), ..Table::new(table.name.clone()) };
        for column in &mut loose.columns {
            (column.nullable, column.origin) = (true, Origin::Written);
        }
        loose
    };
    Schema { tables: schema.tables.iter().map(table).collect(), ..Schema::default() }
}

pub(crate) fn found<Conn: Inspect>(conn: &mut Conn, schema: &Schema) -> Vec<(&'static str, Vec<String>)> {
    let broken = Audit::of(schema).run(conn).unwrap();
    assert!(broken.iter().all(|it| it.count == it.keys.len() as u64), "{broken:?}");
    broken.into_iter().map(|it| (it.rule.code(), it.keys)).collect()
}

/// Runs every repair, in order, until there is none or nothing changes.
pub(crate) fn repair<Conn: Inspect>(conn: &mut Conn, schema: &Schema) {
    for _ in 0..6 {
        for broken in Audit::of(schema).run(conn).unwrap() {
            let Some(repair) = broken.rule.repair(Keep::Newest, Conn::DIALECT) else { continue };
            conn.batch_execute(&repair).unwrap_or_else(|error| panic!("{error}\n{repair}"));
            conn.batch_execute(&repair.replace("ROLLBACK", "COMMIT")).unwrap();
        }
    }
}

/// In the engine's quotes.
fn quoted(sql: &str, dialect: Dialect) -> String {
    if dialect == Dialect::Mariadb { sql.replace('"', "`") } else { sql.to_owned() }
}

pub(crate) fn every_shape<E: Engine<Connection: Inspect>>() {
    let dialect = E::Connection::DIALECT;
    for case in CASES {
        let (whole, loose) = (E::fresh(), E::fresh());
        let conn = &mut whole.connect();
        conn.batch_execute(&quoted(case.tables, dialect)).unwrap();
        let schema = conn.inspect(&[]).unwrap();

        let conn = &mut loose.connect();
        let script = create_script(&without_constraints(&schema), dialect).unwrap();
        conn.batch_execute(&format!("{script}{}", quoted(case.rows, dialect))).unwrap();
        let expected: Vec<_> = case
            .found
            .iter()
            .map(|(code, keys)| (*code, keys.iter().map(|&it| it.to_owned()).collect::<Vec<_>>()))
            .collect();
        assert_eq!(found(conn, &schema), expected);
        repair(conn, &schema);
        let left: Vec<_> = found(conn, &schema).iter().map(|(code, _)| *code).collect();
        assert_eq!(left, case.left, "{}", case.tables);
        for (of, rows) in case.rest {
            let question = quoted(&format!("SELECT count(*) AS count FROM {of}"), dialect);
            assert_eq!(conn.count(&question).unwrap(), *rows, "{of}");
        }
    }
}
