//! Tables that were made by hand, long ago.

use crate::pasted;
use diesel::connection::SimpleConnection as _;
use diesel_one_to_one_schema::{
    adopt::{Adopted, Reason, adopt},
    check,
    dialect::Dialect,
    live::Inspect,
    schema::Schema,
};
use tests::engine::Engine;

/// In SQL that every engine takes.
const TABLES: &str = "
CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, email VARCHAR(100) NOT NULL UNIQUE);
CREATE TABLE profiles (id INTEGER NOT NULL PRIMARY KEY, user_id INTEGER NOT NULL UNIQUE,
    FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE);
CREATE TABLE user_settings (id INTEGER NOT NULL PRIMARY KEY, theme VARCHAR(20),
    FOREIGN KEY (id) REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE);
CREATE TABLE subscriptions (id INTEGER NOT NULL PRIMARY KEY, owner INTEGER,
    FOREIGN KEY (owner) REFERENCES users (id) ON DELETE SET NULL);
CREATE UNIQUE INDEX one_each ON subscriptions (owner);
CREATE TABLE newsletters (id INTEGER NOT NULL PRIMARY KEY, email VARCHAR(100) NOT NULL UNIQUE,
    FOREIGN KEY (email) REFERENCES users (email) ON DELETE CASCADE);
CREATE TABLE posts (id INTEGER NOT NULL PRIMARY KEY, user_id INTEGER NOT NULL,
    FOREIGN KEY (user_id) REFERENCES users (id));
CREATE TABLE addresses (id INTEGER NOT NULL PRIMARY KEY, home_id INTEGER NOT NULL UNIQUE, work_id INTEGER UNIQUE,
    FOREIGN KEY (home_id) REFERENCES users (id) ON DELETE CASCADE,
    FOREIGN KEY (work_id) REFERENCES users (id) ON DELETE SET NULL);
CREATE TABLE employees (id INTEGER NOT NULL PRIMARY KEY, mentor_id INTEGER UNIQUE,
    FOREIGN KEY (mentor_id) REFERENCES employees (id) ON DELETE SET NULL);
CREATE TABLE rooms (building INTEGER NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (building, number));
CREATE TABLE keys_to_rooms (id INTEGER NOT NULL PRIMARY KEY, building INTEGER, number INTEGER, UNIQUE (number, building),
    FOREIGN KEY (building, number) REFERENCES rooms (building, number) ON DELETE CASCADE);
CREATE TABLE floors (id INTEGER NOT NULL PRIMARY KEY, building INTEGER UNIQUE, number INTEGER,
    FOREIGN KEY (building, number) REFERENCES rooms (building, number) ON DELETE CASCADE);
CREATE TABLE crates (id INTEGER NOT NULL PRIMARY KEY);
CREATE TABLE types (crate_id INTEGER NOT NULL PRIMARY KEY, FOREIGN KEY (crate_id) REFERENCES crates (id) ON DELETE RESTRICT);
";

const LINES: &[[&str; 3]] = &[
    [
        "addresses",
        "#[belongs_to_one(User, foreign_key = home_id, on_delete = cascade, name = home, inverse = home_address)]",
        "#[has_one(Address, name = home_address)]",
    ],
    [
        "addresses",
        "#[belongs_to_one(User, foreign_key = work_id, on_delete = set_null, name = work, inverse = work_address)]",
        "#[has_one(Address, name = work_address)]",
    ],
    [
        "employees",
        "#[belongs_to_one(Employee, foreign_key = mentor_id, on_delete = set_null, name = mentor, inverse = employee_by_mentor)]",
        "#[has_one(Employee, name = employee_by_mentor)]",
    ],
    [
        "keys_to_rooms",
        "#[belongs_to_one(Room, foreign_key = (building, number), on_delete = cascade)]",
        "#[has_one(KeysToRoom)]",
    ],
    [
        "newsletters",
        "#[belongs_to_one(User, foreign_key = email, references = email, on_delete = cascade)]",
        "#[has_one(Newsletter)]",
    ],
    ["profiles", "#[belongs_to_one(User, on_delete = cascade)]", "#[has_one(Profile)]"],
    ["subscriptions", "#[belongs_to_one(User, foreign_key = owner, on_delete = set_null)]", "#[has_one(Subscription)]"],
    [
        "types",
        "#[belongs_to_one(Crate, on_delete = restrict, name = crate_row, inverse = type_row)]",
        "#[has_one(Type, name = type_row)]",
    ],
    [
        "user_settings",
        "#[belongs_to_one(User, foreign_key = id, on_delete = cascade, on_update = cascade)]",
        "#[has_one(UserSetting)]",
    ],
];

/// Every one-to-one is found, and nothing else; what is printed, pasted, is what the database has.
pub(crate) fn every_one_to_one<E: Engine<Connection: Inspect>>() {
    let database = E::fresh();
    let conn = &mut database.connect();
    conn.batch_execute(TABLES).unwrap();
    let live = conn.inspect(&[]).unwrap();
    let (mut adopted, near_misses) = adopt(&live);
    adopted.sort_by(|a, b| (&a.child, &a.on_child).cmp(&(&b.child, &b.on_child)));
    let lines = adopted.iter().map(|Adopted { child, on_child, on_parent, .. }| [&*child.name, on_child, on_parent]);
    assert_eq!(lines.collect::<Vec<_>>(), LINES);
    assert!(adopted.iter().all(|it| pasted::has(&it.on_child) && pasted::has(&it.on_parent)));
    let near: Vec<_> = near_misses.iter().map(|it| (&*it.child.name, it.reason)).collect();
    assert_eq!(near, [("floors", Reason::UniqueInPart), ("posts", Reason::NotUnique)]);

    let models = Schema::of(pasted::models()).unwrap();
    let mut findings = check::compare(&models, &live, E::Connection::DIALECT);
    // SQLite counts every `INTEGER PRIMARY KEY`, which is true of keys that an application makes as well
    findings.retain(|it| it.code() != "O2O314");
    let findings: Vec<String> = findings.iter().map(ToString::to_string).collect();
    let of_no_model =
        "`floors` refers by `building`, `number` to `rooms` (ON DELETE CASCADE) and is not among the models";
    assert_eq!(findings, [of_no_model]);
}

/// The duplicates of today are counted, and where there are none the statement that is given makes a one-to-one of it.
pub(crate) fn what_a_near_miss_misses_by<E: Engine<Connection: Inspect>>() {
    let database = E::fresh();
    let conn = &mut database.connect();
    conn.batch_execute(TABLES).unwrap();
    conn.batch_execute(
        "INSERT INTO users VALUES (1, 'ada'), (2, 'max'), (3, 'eva');
         INSERT INTO posts VALUES (11, 1), (12, 1), (13, 1), (14, 2), (15, 2), (16, 3);
         INSERT INTO rooms VALUES (1, 1), (1, 2);
         INSERT INTO floors VALUES (21, 1, 1), (22, NULL, 2), (23, NULL, NULL), (24, NULL, NULL);",
    )
    .unwrap();
    let near_misses = |conn: &mut E::Connection| adopt(&conn.inspect(&[]).unwrap()).1;
    let [floors, posts] = &near_misses(conn)[..] else { panic!("two foreign keys are not one-to-one") };

    // NULL is no duplicate
    let today = floors.today(conn).unwrap();
    assert_eq!(today.duplicates, 0);
    conn.batch_execute(&today.unique.unwrap()).unwrap();

    let today = posts.today(conn).unwrap();
    assert_eq!((today.duplicates, today.unique.as_ref()), (2, None));
    assert!(today.to_string().ends_with("not UNIQUE, so one-to-many; today 2 parents have several"), "{today}");

    conn.batch_execute("DELETE FROM posts WHERE id IN (12, 13, 15)").unwrap();
    let today = posts.today(conn).unwrap();
    let statement = today.unique.clone().unwrap();
    assert!(today.to_string().ends_with(&format!("today none has several, so it could be: {statement}")), "{today}");
    conn.batch_execute(&statement).unwrap();
    assert_eq!(near_misses(conn), []);
}

/// A second key over the same columns is no second association; of a parent that is no table there is none.
pub(crate) fn keys_that_say_nothing_new<E: Engine<Connection: Inspect>>() {
    let [before, gone, after] = match E::Connection::DIALECT {
        Dialect::Sqlite => ["", "", ""],
        Dialect::Postgres => [
            "CREATE TABLE whole (id INTEGER NOT NULL PRIMARY KEY) PARTITION BY RANGE (id);",
            "CREATE TABLE gone PARTITION OF whole DEFAULT;",
            "",
        ],
        _ => ["SET foreign_key_checks = 0;", "", "SET foreign_key_checks = 1;"],
    };
    let database = E::fresh();
    let conn = &mut database.connect();
    conn.batch_execute(&format!(
        "{before} {gone}
         CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY);
         CREATE TABLE orphans (id INTEGER NOT NULL PRIMARY KEY, gone_id INTEGER UNIQUE,
             FOREIGN KEY (gone_id) REFERENCES gone (id));
         CREATE TABLE profiles (id INTEGER NOT NULL PRIMARY KEY, user_id INTEGER NOT NULL UNIQUE,
             CONSTRAINT a FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
             CONSTRAINT b FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE);
         {after}"
    ))
    .unwrap();
    let (adopted, near_misses) = adopt(&conn.inspect(&[]).unwrap());
    assert_eq!(adopted.len(), 1);
    assert_eq!(adopted[0].on_child, "#[belongs_to_one(User, on_delete = cascade)]");
    let near: Vec<_> = near_misses.iter().map(|it| (&*it.child.name, it.reason)).collect();
    assert_eq!(near, [("orphans", Reason::NoParent), ("profiles", Reason::Repeated)]);
}
