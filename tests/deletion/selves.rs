//! Tables that refer to themselves.

use diesel::prelude::*;
use diesel_one_to_one::models;
use diesel_one_to_one::prelude::{BelongsToOne, HasOne, Model};
use tests::{count, every_engine};

use crate::models::script;
use crate::{blocking, deleted, one};

diesel::table! { links (id) { id -> Integer, previous_id -> Nullable<Integer>, } }
diesel::table! { seals (id) { id -> Integer, link_id -> Integer, } }
diesel::table! { mentors (id) { id -> Integer, mentor_id -> Nullable<Integer>, deputy_id -> Nullable<Integer>, } }
diesel::table! { folders (id) { id -> Integer, parent_id -> Nullable<Integer>, chain_id -> Nullable<Integer>, } }
diesel::allow_tables_to_appear_in_same_query!(links, seals, mentors, folders);

/// Takes the next one with it.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne, HasOne)]
#[diesel(table_name = links)]
#[belongs_to_one(Link, foreign_key = previous_id, on_delete = cascade, name = previous, inverse = next)]
#[has_one(Link, name = next)]
#[has_one(Seal)]
struct Link {
    id: i32,
    previous_id: Option<i32>,
}

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne)]
#[diesel(table_name = seals)]
#[belongs_to_one(Link, on_delete = cascade)]
struct Seal {
    id: i32,
    link_id: i32,
}

/// Stays without a mentor, and keeps the one whose deputy they are.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne, HasOne)]
#[diesel(table_name = mentors)]
#[belongs_to_one(Mentor, foreign_key = mentor_id, on_delete = set_null, name = mentor, inverse = mentee)]
#[belongs_to_one(Mentor, foreign_key = deputy_id, on_delete = restrict, name = superior, inverse = deputy)]
#[has_one(Mentor, name = mentee)]
#[has_one(Mentor, name = deputy)]
#[allow(clippy::struct_field_names)]
struct Mentor {
    id: i32,
    mentor_id: Option<i32>,
    deputy_id: Option<i32>,
}

/// A tree, by a plain key, whose roots hang on a chain.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model)]
#[diesel(table_name = folders)]
#[model(references(Folder, foreign_key = parent_id, on_delete = cascade))]
#[model(references(Link, foreign_key = chain_id, on_delete = cascade))]
struct Folder {
    id: i32,
    parent_id: Option<i32>,
    chain_id: Option<i32>,
}

/// A chain of so many links, of which the last has a seal.
fn chain(length: i32) -> String {
    let rows: Vec<_> = (1..length).map(|id| format!("({}, {id})", id + 1)).collect();
    format!(
        "INSERT INTO links (id, previous_id) VALUES (1, NULL), {}; INSERT INTO seals (id, link_id) VALUES (7, {length})",
        rows.join(", ")
    )
}

fn link(id: i32) -> Link {
    Link { id, previous_id: None }
}

fn mentor(id: i32) -> Mentor {
    Mentor { id, mentor_id: None, deputy_id: None }
}

const BARE: &str = "
    CREATE TABLE links (id INTEGER NOT NULL PRIMARY KEY, previous_id INTEGER UNIQUE, FOREIGN KEY (previous_id) REFERENCES links (id));
    CREATE TABLE seals (id INTEGER NOT NULL PRIMARY KEY, link_id INTEGER NOT NULL UNIQUE, FOREIGN KEY (link_id) REFERENCES links (id));
";

every_engine! {
    fn a_chain_goes_to_its_end(conn) {
        for (schema, lengths) in [(script(models![Link, Seal], DIALECT), [16, 1_001, 20_000]), (BARE.to_owned(), [2, 17, 1_001])] {
            for length in lengths {
                go!(conn.batch_execute(&(schema.clone() + &chain(length)))).unwrap();
                let plan = go!(link(2).deletion().plan(conn)).unwrap();
                let (report, n) = count!(conn, go!(link(2).deletion().run(conn)).unwrap());
                let rows = u64::try_from(length - 1).unwrap();
                assert_eq!(deleted(&report), [("links", rows), ("seals", 1)]);
                assert_eq!(report, plan.report);
                assert_eq!(go!(links::table.select(links::id).load::<i32>(conn)).unwrap(), [1]);
                println!("{DIALECT}: {n} statements for a chain of {length}");
                go!(conn.batch_execute("DROP TABLE seals; DROP TABLE links")).unwrap();
            }
        }
    }

    fn rows_that_refer_to_themselves_and_to_each_other(conn) {
        go!(conn.batch_execute(&script(models![Link, Seal], DIALECT))).unwrap();
        go!(conn.batch_execute(
            "INSERT INTO links (id, previous_id) VALUES (1, 1), (2, NULL), (3, 2), (4, 3); UPDATE links SET previous_id = 4 WHERE id = 2"
        )).unwrap();
        assert_eq!(deleted(&go!(link(1).deletion().run(conn)).unwrap()), [("links", 1)]);
        assert_eq!(deleted(&go!(link(3).deletion().run(conn)).unwrap()), [("links", 3)]);
    }

    fn a_long_ring_is_complete_or_refused(conn) {
        go!(conn.batch_execute(&(script(models![Link, Seal], DIALECT) + &chain(2_000)))).unwrap();
        go!(conn.batch_execute("UPDATE links SET previous_id = 2000 WHERE id = 1")).unwrap();
        match go!(link(3).deletion().run(conn)) {
            Ok(report) => assert_eq!(deleted(&report), [("links", 2_000), ("seals", 1)]),
            Err(error) => {
                assert_eq!((error.code(), error.association()), ("unsupported", Some("Link")));
                assert_eq!(go!(links::table.count().get_result::<i64>(conn)).unwrap(), 2_000);
                assert_eq!(go!(seals::table.count().get_result::<i64>(conn)).unwrap(), 1);
            }
        }
    }

    fn a_self_link_that_detaches_and_one_that_keeps(conn) {
        go!(conn.batch_execute(&script(models![Mentor], DIALECT))).unwrap();
        go!(conn.batch_execute(
            "INSERT INTO mentors (id) VALUES (1), (2), (3), (4), (5);
             UPDATE mentors SET mentor_id = id - 1 WHERE id = 3; UPDATE mentors SET mentor_id = id - 1 WHERE id = 2;
             UPDATE mentors SET deputy_id = 4 WHERE id = 5; UPDATE mentors SET deputy_id = 5 WHERE id = 4"
        )).unwrap();
        let refused = go!(Mentor::deletion_of(&[1, 4].map(mentor)).run(conn)).unwrap_err();
        assert_eq!(blocking(refused), [one("Mentor.deputy", "mentors", 1)]);
        // what goes too is not in the way
        let report = go!(Mentor::deletion_of(&[4, 5, 1, 2].map(mentor)).run(conn)).unwrap();
        assert_eq!(deleted(&report), [("mentors", 4)]);
        assert_eq!((report.detached_from("Mentor.mentee"), report.detached.len()), (1, 1));
        let rows = go!(mentors::table.select((mentors::id, mentors::mentor_id)).load::<(i32, Option<i32>)>(conn)).unwrap();
        assert_eq!(rows, [(3, None)]);
    }

    fn a_tree_by_a_plain_key(conn) {
        go!(conn.batch_execute(&script(models![Link, Seal, Folder], DIALECT))).unwrap();
        go!(conn.batch_execute("INSERT INTO folders (id, parent_id) VALUES (1, NULL), (2, 1), (3, 1), (4, 2), (5, NULL)")).unwrap();
        let folder = Folder { id: 1, parent_id: None, chain_id: None };
        assert_eq!(deleted(&go!(folder.deletion().run(conn)).unwrap()), [("folders", 4)]);
        assert_eq!(go!(folders::table.select(folders::id).load::<i32>(conn)).unwrap(), [5]);
    }

    fn two_self_links_below_one_another(conn) {
        go!(conn.batch_execute(&(script(models![Link, Seal, Folder], DIALECT) + &chain(40)))).unwrap();
        go!(conn.batch_execute(
            "INSERT INTO folders (id, parent_id, chain_id) VALUES (1, NULL, 20), (2, 1, NULL), (3, 2, 30), (4, NULL, 1), (5, 4, NULL)"
        )).unwrap();
        // a folder is reached from the chain only where something that the chain's model knows names it
        let folder = Folder { id: 1, parent_id: None, chain_id: Some(20) };
        let plan = go!(folder.deletion().plan(conn)).unwrap();
        assert_eq!(deleted(&plan.report), [("folders", 3)]);
        let plan = go!(link(5).deletion().plan(conn)).unwrap();
        assert_eq!(plan.unmanaged.iter().map(|it| it.table.as_str()).collect::<Vec<_>>(), ["folders"]);
    }
}

/// A hundred thousand links on a quarter of the usual stack of a thread and less: nothing recurses on it.
#[test]
fn a_long_chain_on_a_small_stack() {
    use diesel::connection::SimpleConnection as _;
    use diesel_one_to_one::prelude::*;
    use tests::engine::{Engine, Sqlite};

    let thread = std::thread::Builder::new().stack_size(256 * 1024).spawn(|| {
        let conn = &mut Sqlite::fresh().connect();
        conn.batch_execute(&(script(models![Link, Seal], "sqlite") + &chain(100_000))).unwrap();
        let report = link(1).deletion().run(conn).unwrap();
        assert_eq!(deleted(&report), [("links", 100_000), ("seals", 1)]);
    });
    thread.unwrap().join().unwrap();
}
