//! Rows that break each rule, in tables without constraints.

use crate::models::models;
use diesel::connection::SimpleConnection as _;
use diesel_one_to_one_schema::{
    audit::{Audit, Keep},
    dialect::Dialect,
    live::Inspect,
    schema::Schema,
};
use tests::engine::Engine;

const TABLES: &str = "
CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, email VARCHAR(50), age INTEGER, city VARCHAR(50), nickname VARCHAR(50));
CREATE TABLE profiles (id INTEGER NOT NULL PRIMARY KEY, user_id INTEGER, bio VARCHAR(50));
INSERT INTO users VALUES (1, 'ada', 36, 'London', NULL), (2, 'ADA', 0, 'Turin', NULL), (3, 'grace', 85, NULL, NULL);
INSERT INTO users VALUES (4, 'grace', 85, 'Arlington', NULL), (5, 'grace', 85, 'Arlington', NULL);
INSERT INTO profiles VALUES (1, 1, 'one'), (2, 1, 'two'), (3, 9, 'nobody''s'), (4, 9, 'nobody''s'), (5, NULL, 'null');
";

/// A rule's code, by how many it is broken, and the keys.
type Found = (&'static str, u64, Vec<String>);

fn audit<Conn: Inspect>(conn: &mut Conn, schema: &Schema) -> Vec<Found> {
    let mut told = 0;
    let broken = Audit::of(schema).run_and_tell(conn, |_| told += 1).unwrap();
    assert!(told > broken.len());
    broken.into_iter().map(|it| (it.rule.code(), it.count, it.keys)).collect()
}

/// Every one is found; and its repair, run, leaves none that a statement can mend.
pub(crate) fn every_broken_rule<E: Engine<Connection: Inspect>>() {
    let dialect = E::Connection::DIALECT;
    let schema = Schema::of(models()).unwrap();
    let database = E::fresh();
    let conn = &mut database.connect();
    conn.batch_execute(TABLES).unwrap();
    let found = |code, count, keys: &[&str]| -> Found { (code, count, keys.iter().map(|&it| it.to_owned()).collect()) };
    // MariaDB takes `ada` and `ADA` for one
    let twice: (u64, &[&str]) = if dialect == Dialect::Mariadb { (2, &["ada", "grace"]) } else { (1, &["grace"]) };
    let expected = [
        found("O2O401", twice.0, twice.1),
        found("O2O403", 1, &["3"]),
        found("O2O404", 1, &["2"]),
        found("O2O401", 2, &["1", "9"]),
        found("O2O402", 2, &["9", "9"]),
        found("O2O403", 1, &["5"]),
    ];
    assert_eq!(audit(conn, &schema), expected);

    let broken = Audit::of(&schema).listing(1).run(conn).unwrap();
    assert!(broken.iter().all(|it| it.keys.len() == 1));
    for rule in broken.into_iter().map(|it| it.rule) {
        if let Some(repair) = rule.repair(Keep::Newest, dialect) {
            let committed = repair.replace("ROLLBACK", "COMMIT");
            conn.batch_execute(&repair).unwrap_or_else(|error| panic!("{error}\n{repair}"));
            conn.batch_execute(&committed).unwrap();
        }
    }
    // what no statement can know is left
    assert_eq!(audit(conn, &schema), [found("O2O404", 1, &["2"]), found("O2O403", 1, &["5"])]);
    let rows = |conn: &mut E::Connection, of: &str| conn.count(&format!("SELECT count(*) AS count FROM {of}")).unwrap();
    // of `ada` and `ADA` the newer one stays, and the child of the other goes with it
    let [users, children] = if dialect == Dialect::Mariadb { [2, 0] } else { [3, 1] };
    assert_eq!([rows(conn, "users"), rows(conn, "profiles WHERE bio = 'two'")], [users, children]);
}
