//! A parent in another crate, which cannot mirror what it does not know of: `mirror = none`. The child has all that is
//! its own; the parent gets no functions, so that the way down is a join of Diesel's.

use diesel::dsl::exists;
use diesel::prelude::*;
use diesel::query_source::TableNotEqual;
use diesel_one_to_one::prelude::{BelongsToOne, HasOne, Model};
use other_crate::Parent;
use other_crate::schema::{children, parents};
use tests::count;

use super::renamed_crate::{child, parent};
use crate::cells::{every_engine, same};

diesel::table! {
    badges (id) {
        id -> Integer,
        parent_id -> Integer,
    }
}

diesel::table! {
    pins (badge_id) {
        badge_id -> Integer,
        child_id -> Nullable<Integer>,
    }
}

diesel::allow_tables_to_appear_in_same_query!(badges, pins);

// What that macro says of two tables of one crate; of another crate's it says too much for Rust to allow.
impl TableNotEqual<parents::table> for badges::table {}
impl TableNotEqual<badges::table> for parents::table {}
impl TableNotEqual<children::table> for badges::table {}
impl TableNotEqual<badges::table> for children::table {}
impl TableNotEqual<parents::table> for pins::table {}
impl TableNotEqual<pins::table> for parents::table {}
impl TableNotEqual<children::table> for pins::table {}
impl TableNotEqual<pins::table> for children::table {}

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne, HasOne)]
#[diesel(table_name = badges)]
#[belongs_to_one(Parent, on_delete = cascade, mirror = none)]
#[has_one(Pin)]
struct Badge {
    id: i32,
    parent_id: i32,
}

/// Between a model of this crate and one of the other.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne)]
#[diesel(table_name = pins, primary_key(badge_id))]
#[belongs_to_one(Badge, on_delete = cascade)]
#[belongs_to_one(other_crate::Child, on_delete = set_null, mirror = none)]
struct Pin {
    badge_id: i32,
    child_id: Option<i32>,
}

fn script(dialect: &str) -> String {
    super::plain::script(dialect)
        + "CREATE TABLE badges (id INTEGER NOT NULL PRIMARY KEY, parent_id INTEGER NOT NULL UNIQUE,
               FOREIGN KEY (parent_id) REFERENCES parents (id));
           CREATE TABLE pins (badge_id INTEGER NOT NULL PRIMARY KEY, child_id INTEGER UNIQUE,
               FOREIGN KEY (badge_id) REFERENCES badges (id), FOREIGN KEY (child_id) REFERENCES children (id));
           INSERT INTO badges (id, parent_id) VALUES (52, 2), (51, 1);
           INSERT INTO pins (badge_id, child_id) VALUES (51, 12), (52, NULL)"
}

fn badge(n: usize) -> Badge {
    let (id, parent_id) = [(51, 1), (52, 2)][n - 1];
    Badge { id, parent_id }
}

fn pin(n: usize) -> Pin {
    let (badge_id, child_id) = [(51, Some(12)), (52, None)][n - 1];
    Pin { badge_id, child_id }
}

every_engine! {
    fn reverse(conn) {
        go!(conn.batch_execute(&script(DIALECT))).unwrap();
        let (rows, n) = count!(conn, go!(Badge::with_parent().load(conn)).unwrap());
        same(rows, [1, 2].map(|n| (badge(n), parent(n))));
        assert_eq!(n, 1);
        same(go!(Pin::with_child().load(conn)).unwrap(), [(pin(1), Some(child(2))), (pin(2), None)]);
    }

    fn get(conn) {
        go!(conn.batch_execute(&script(DIALECT))).unwrap();
        assert_eq!(go!(badge(2).parent().get(conn)).unwrap(), parent(2));
        assert_eq!(go!(pin(1).child().get(conn)).unwrap(), Some(child(2)));
        assert_eq!(go!(pin(2).child().get(conn)).unwrap(), None);
    }

    fn batch(conn) {
        go!(conn.batch_execute(&script(DIALECT))).unwrap();
        let (slots, n) = count!(conn, go!(Badge::parent_of(&[2, 1, 2].map(badge)).get(conn)).unwrap());
        assert_eq!((slots, n), ([2, 1, 2].map(parent).into(), 1));
        assert_eq!(go!(Pin::child_of(&[2, 1].map(pin)).get(conn)).unwrap(), [None, Some(child(2))]);
    }

    fn chain(conn) {
        go!(conn.batch_execute(&script(DIALECT))).unwrap();
        let plan = Pin::with((Pin::BADGE.then(Badge::PARENT), Pin::CHILD));
        let (rows, n) = count!(conn, go!(plan.all(conn)).unwrap());
        same(rows, [(pin(1), (badge(1), parent(1)), Some(child(2))), (pin(2), (badge(2), parent(2)), None)]);
        assert_eq!(n, 1);
        let plan = Badge::with((Badge::PARENT.then(Parent::CHILD), Badge::PIN));
        let rows = go!(plan.all(conn)).unwrap();
        same(rows, [1, 2].map(|n| (badge(n), (parent(n), Some(child(n))), Some(pin(n)))));
    }

    fn the_way_down_is_diesels(conn) {
        go!(conn.batch_execute(&script(DIALECT))).unwrap();
        let on = badges::parent_id.eq(parents::id);
        let query = parents::table.left_join(badges::table.on(on));
        let query = query.select((Parent::as_select(), Option::<Badge>::as_select()));
        let rows: Vec<(Parent, Option<Badge>)> = go!(query.load(conn)).unwrap();
        same(rows, [(parent(1), Some(badge(1))), (parent(2), Some(badge(2))), (parent(3), None)]);
        let having = Parent::query().filter(exists(badges::table.filter(on)));
        same(go!(having.load(conn)).unwrap(), [1, 2].map(parent));
    }
}
