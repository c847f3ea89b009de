//! Where the engines and the names are not as usual: columns that go by other names, uniques in another order, snapshots that
//! are old.

use diesel::prelude::*;
use diesel_one_to_one::models;
use diesel_one_to_one::prelude::{BelongsToOne, HasOne, Model};
use diesel_one_to_one_schema::ddl;
use tests::every_engine;

use crate::models::{NewProfile, Profile, lockers, person, profiles, tables, user};

diesel::table! {
    #[sql_name = "order"]
    orders (number) {
        #[sql_name = "select"]
        number -> Integer,
        #[sql_name = "the user"]
        customer -> Text,
    }
}

diesel::table! {
    #[sql_name = "group"]
    bills (number) {
        #[sql_name = "No. (own)"]
        number -> Integer,
        #[sql_name = "of order"]
        order_number -> Nullable<Integer>,
        #[sql_name = "table"]
        text -> Text,
    }
}

diesel::allow_tables_to_appear_in_same_query!(orders, bills);
diesel::allow_tables_to_appear_in_same_query!(shelves, boxes);

/// A parent whose table and columns are words of SQL.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Insertable, Model, HasOne)]
#[diesel(table_name = orders, primary_key(number))]
#[has_one(Bill)]
struct Order {
    number: i32,
    customer: String,
}

/// Its child.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne)]
#[diesel(table_name = bills, primary_key(number))]
#[belongs_to_one(Order, foreign_key = order_number, on_delete = set_null)]
struct Bill {
    number: i32,
    order_number: Option<i32>,
    text: String,
}

/// A parent whose key is made the other way round.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Insertable, Model, HasOne)]
#[diesel(table_name = shelves, primary_key(aisle, level))]
#[model(declare_table)]
#[has_one(Crate, name = content)]
struct Shelf {
    aisle: i32,
    level: i32,
}

/// Its child, likewise.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Insertable, Model, BelongsToOne)]
#[diesel(table_name = boxes)]
#[model(declare_table)]
#[belongs_to_one(Shelf, foreign_key = (aisle, level), inverse = content, on_delete = cascade)]
struct Crate {
    id: i32,
    aisle: i32,
    level: i32,
}

const SHELVES: &str = "
    CREATE TABLE shelves (aisle INTEGER NOT NULL, level INTEGER NOT NULL, PRIMARY KEY (level, aisle));
    CREATE TABLE boxes (id INTEGER NOT NULL PRIMARY KEY, aisle INTEGER NOT NULL, level INTEGER NOT NULL,
        UNIQUE (level, aisle), FOREIGN KEY (level, aisle) REFERENCES shelves (level, aisle));
    INSERT INTO shelves (aisle, level) VALUES (1, 2), (1, 3);";

fn order(number: i32) -> Order {
    Order { number, customer: "Ada".into() }
}

const fn shelf(aisle: i32, level: i32) -> Shelf {
    Shelf { aisle, level }
}

const REPEATABLE: &str = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ";

every_engine! {
    fn columns_that_go_by_other_names(conn) {
        let ddl = ddl::create(models![Order, Bill], DIALECT.parse().unwrap()).unwrap().to_string();
        go!(conn.batch_execute(&ddl)).unwrap();
        for number in [1, 2] {
            go!(diesel::insert_into(orders::table).values(order(number)).execute(conn)).unwrap();
        }
        let bill = go!(order(1).bill().create(bills::text.eq("one"), conn)).unwrap();
        assert_eq!((bill.order_number, bill.text.as_str()), (Some(1), "one"));
        let error = go!(order(1).bill().create(bills::text.eq("two"), conn)).unwrap_err();
        assert_eq!(error.code(), "already_linked");
        let error = go!(order(9).bill().create(bills::text.eq("two"), conn)).unwrap_err();
        assert_eq!(error.code(), "parent_missing");
        let set = go!(order(1).bill().upsert((bills::number.eq(70), bills::text.eq("two")), conn)).unwrap();
        assert_eq!(set, Bill { text: "two".into(), ..bill.clone() });
        let error = go!(order(9).bill().upsert(bills::text.eq("two"), conn)).unwrap_err();
        assert_eq!(error.code(), "parent_missing");
        let (got, made) = go!(order(1).bill().get_or_create(bills::text.eq("three"), conn)).unwrap();
        assert_eq!((got, made), (set, false));
        let updated = go!(order(1).bill().update(|_| bills::text.eq("four"), conn)).unwrap();
        assert_eq!(updated.unwrap().text, "four");
        let other = go!(order(2).bill().create(bills::text.eq("five"), conn)).unwrap();
        let (one, two) = go!(order(1).bill().swap_with(&order(2), conn)).unwrap();
        assert_eq!((one.unwrap().number, two.unwrap().number), (other.number, bill.number));
        let free = go!(order(1).bill().detach(conn)).unwrap().unwrap();
        assert_eq!(free.order_number, None);
        assert_eq!(go!(order(2).bill().attach(&free, conn)).unwrap_err().code(), "already_linked");
        assert_eq!(go!(free.order().move_to(&order(9), conn)).unwrap_err().code(), "parent_missing");
        assert_eq!(go!(free.order().attach_to(&order(1), conn)).unwrap().order_number, Some(1));
        let replaced = go!(order(1).bill().replace(bills::text.eq("six"), conn)).unwrap();
        assert_eq!(replaced.left, Some(free));
        assert_eq!(go!(order(1).bill().take(conn)).unwrap().unwrap().order_number, None);
        let upserted = go!(Order::bill_of(&[order(1)]).upsert_all(vec![bills::text.eq("seven")], conn)).unwrap();
        assert_eq!(upserted[0].text, "seven");
        let new = (orders::number.eq(5), orders::customer.eq("Eve"));
        let (parent, child) = go!(Order::create_with_bill(new, bills::text.eq("eight")).run(conn)).unwrap();
        assert_eq!((parent.number, child.order_number), (5, Some(5)));
        let report = go!(Order::deletion_of(&[order(1), parent]).run(conn)).unwrap();
        assert_eq!((report.deleted_from("order"), go!(Order::query().load(conn)).unwrap()), (2, vec![order(2)]));
    }

    fn a_unique_in_another_order(conn) {
        go!(conn.batch_execute(SHELVES)).unwrap();
        go!(shelf(1, 2).content().create(boxes::id.eq(1), conn)).unwrap();
        let error = go!(shelf(1, 2).content().create(boxes::id.eq(2), conn)).unwrap_err();
        assert_eq!(error.code(), "already_linked");
        let error = go!(shelf(9, 2).content().create(boxes::id.eq(2), conn)).unwrap_err();
        assert_eq!(error.code(), "parent_missing");
        let error = go!(shelf(9, 2).content().upsert(boxes::id.eq(2), conn)).unwrap_err();
        assert_eq!(error.code(), "parent_missing");
        assert_eq!(go!(shelf(1, 2).content().upsert(boxes::id.eq(2), conn)).unwrap().id, 1);
    }

    fn nothing_to_set_is_read_as_it_is(conn, database) {
        if DIALECT != "mariadb" {
            return; // SQLite and PostgreSQL refuse a snapshot that is old
        }
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        let other = &mut go!(connect(database));
        // what the snapshot does not see is there, and is as it is set
        go!(conn.begin_test_transaction()).unwrap();
        assert_eq!(go!(Profile::query().load(conn)).unwrap(), []);
        let made = go!(user(1).profile().create(&NewProfile::called("ada"), other)).unwrap();
        let set = go!(user(1).profile().upsert(&NewProfile::called("ada"), conn)).unwrap();
        assert_eq!(set, made);
    }

    fn an_update_that_changes_nothing_reads_what_it_locked(conn, database) {
        if DIALECT != "mariadb" {
            return;
        }
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        let made = go!(user(1).profile().create(&NewProfile::called("ada"), conn)).unwrap();
        let other = &mut go!(connect(database));
        go!(conn.begin_test_transaction()).unwrap();
        assert_eq!(go!(Profile::query().load(conn)).unwrap(), [made]);
        go!(user(1).profile().update(|_| profiles::visits.eq(8), other)).unwrap();
        let row = go!(user(1).profile().update(|old| profiles::visits.eq(old.visits), conn)).unwrap().unwrap();
        assert_eq!(row.visits, 8);
        let row = go!(user(1).profile().upsert(&NewProfile::called("ada"), conn)).unwrap();
        assert_eq!(row.visits, 8);
        let row = go!(row.user().move_to(&user(1), conn)).unwrap();
        assert_eq!(row.visits, 8);
    }

    fn a_child_that_the_snapshot_does_not_see(conn, database) {
        if DIALECT == "sqlite" {
            return; // one writer
        }
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        go!(person(2).locker().create(lockers::place.eq("south"), conn)).unwrap();
        let other = &mut go!(connect(database));
        go!(conn.begin_test_transaction()).unwrap();
        if DIALECT == "postgres" {
            go!(conn.batch_execute(REPEATABLE)).unwrap();
        }
        assert_eq!(go!(Profile::query().load(conn)).unwrap(), []);
        go!(user(1).profile().create(&NewProfile::called("ada"), other)).unwrap();
        go!(person(1).locker().create(lockers::place.eq("north"), other)).unwrap();
        let codes = [
            go!(user(1).profile().replace(&NewProfile::called("new"), conn)).map(drop).map_err(|it| it.code()),
            go!(person(1).locker().swap_with(&person(2), conn)).map(drop).map_err(|it| it.code()),
            go!(user(1).profile().get_or_create(&NewProfile::called("new"), conn)).map(drop).map_err(|it| it.code()),
            go!(user(1).profile().update(|_| profiles::visits.eq(9), conn)).map(drop).map_err(|it| it.code()),
        ];
        assert!(codes.iter().all(|code| matches!(code, Ok(()) | Err("retryable"))), "{codes:?}");
    }

    fn a_swap_leaves_the_checks_of_the_transaction(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        go!(user(1).profile().create(&NewProfile::called("ada"), conn)).unwrap();
        go!(user(2).profile().create(&NewProfile::called("grace"), conn)).unwrap();
        go!(conn.begin_test_transaction()).unwrap();
        let swapped = go!(user(1).profile().swap_with(&user(2), conn));
        assert_eq!(swapped.is_ok(), DIALECT == "sqlite");
        let error = go!(user(9).profile().create(&NewProfile::called("nobody"), conn)).unwrap_err();
        assert_eq!(error.code(), "parent_missing");
    }
}
