//! Diamonds, keys of several columns, keys to other columns than the primary key, two keys between two tables.

use diesel::prelude::*;
use diesel_one_to_one::models;
use diesel_one_to_one::prelude::{BelongsToOne, HasOne, Model};
use tests::{every_engine, sent};

use crate::models::script;
use crate::{blocking, deleted, one};

diesel::table! { orders (id) { id -> Integer, number -> Text, } }
diesel::table! { invoices (id) { id -> Integer, order_number -> Text, } }
diesel::table! { parcels (id) { id -> Integer, order_id -> Integer, } }
diesel::table! { receipts (id) { id -> Integer, invoice_id -> Integer, parcel_id -> Integer, } }
diesel::table! { claims (id) { id -> Integer, parcel_id -> Integer, invoice_id -> Nullable<Integer>, } }
diesel::table! { seats (hall, number) { hall -> Integer, number -> Integer, } }
diesel::table! { tickets (hall, number) { hall -> Integer, number -> Integer, } }
diesel::table! { scans (id) { id -> Integer, hall -> Nullable<Integer>, number -> Nullable<Integer>, } }
diesel::allow_tables_to_appear_in_same_query!(orders, invoices, parcels, receipts, claims);
diesel::allow_tables_to_appear_in_same_query!(seats, tickets, scans);

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, HasOne)]
#[diesel(table_name = orders)]
#[has_one(Invoice)]
#[has_one(Parcel)]
struct Order {
    id: i32,
    #[model(unique)]
    number: String,
}

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne, HasOne)]
#[diesel(table_name = invoices)]
#[belongs_to_one(Order, foreign_key = order_number, references = number, on_delete = cascade)]
#[has_one(Receipt)]
#[has_one(Claim)]
struct Invoice {
    id: i32,
    order_number: String,
}

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne, HasOne)]
#[diesel(table_name = parcels)]
#[belongs_to_one(Order, on_delete = cascade)]
#[has_one(Receipt)]
#[has_one(Claim)]
struct Parcel {
    id: i32,
    order_id: i32,
}

/// Goes with either.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne)]
#[diesel(table_name = receipts)]
#[belongs_to_one(Invoice, on_delete = cascade)]
#[belongs_to_one(Parcel, on_delete = cascade)]
struct Receipt {
    id: i32,
    invoice_id: i32,
    parcel_id: i32,
}

/// Goes with the parcel, and keeps the invoice.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne)]
#[diesel(table_name = claims)]
#[belongs_to_one(Parcel, on_delete = cascade)]
#[belongs_to_one(Invoice, on_delete = restrict)]
struct Claim {
    id: i32,
    parcel_id: i32,
    invoice_id: Option<i32>,
}

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, HasOne)]
#[diesel(table_name = seats, primary_key(hall, number))]
#[has_one(Ticket)]
struct Seat {
    hall: i32,
    number: i32,
}

/// Has the key of its seat for its own.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne, HasOne)]
#[diesel(table_name = tickets, primary_key(hall, number))]
#[belongs_to_one(Seat, foreign_key = (hall, number), on_delete = cascade)]
#[has_one(Scan)]
struct Ticket {
    hall: i32,
    number: i32,
}

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne)]
#[diesel(table_name = scans)]
#[belongs_to_one(Ticket, foreign_key = (hall, number), on_delete = set_null)]
struct Scan {
    id: i32,
    hall: Option<i32>,
    number: Option<i32>,
}

const ORDERS: &str = "
    INSERT INTO orders (id, number) VALUES (1, 'A'), (2, 'B');
    INSERT INTO invoices (id, order_number) VALUES (11, 'A'), (12, 'B');
    INSERT INTO parcels (id, order_id) VALUES (21, 1), (22, 2);
    INSERT INTO receipts (id, invoice_id, parcel_id) VALUES (31, 11, 22), (32, 12, 21);
    INSERT INTO claims (id, parcel_id, invoice_id) VALUES (41, 21, 11), (42, 22, NULL);
";

fn order(id: i32) -> Order {
    Order { id, number: ["A", "B"][usize::try_from(id - 1).unwrap()].to_owned() }
}

every_engine! {
    fn a_diamond_is_visited_once(conn) {
        go!(conn.batch_execute(&(script(models![Order, Invoice, Parcel, Receipt, Claim], DIALECT) + ORDERS))).unwrap();
        // Both receipts, each by another way; the claim keeps the invoice of a parcel that it goes with.
        let (report, sent) = sent!(conn, go!(order(1).deletion().run(conn)).unwrap());
        assert_eq!(deleted(&report), [("orders", 1), ("invoices", 1), ("parcels", 1), ("receipts", 2), ("claims", 1)]);
        assert_eq!(sent.iter().filter(|it| it.contains("DELETE")).count(), 5, "{sent:?}");
        assert_eq!(go!(receipts::table.count().get_result::<i64>(conn)).unwrap(), 0);
        assert_eq!(go!(claims::table.select(claims::id).load::<i32>(conn)).unwrap(), [42]);
    }

    fn what_keeps_one_end_of_a_diamond(conn) {
        go!(conn.batch_execute(&(script(models![Order, Invoice, Parcel, Receipt, Claim], DIALECT) + ORDERS))).unwrap();
        go!(diesel::update(claims::table.find(42)).set(claims::invoice_id.eq(12)).execute(conn)).unwrap();
        go!(diesel::update(claims::table.find(42)).set(claims::parcel_id.eq(22)).execute(conn)).unwrap();
        go!(diesel::update(claims::table.find(41)).set(claims::invoice_id.eq(None::<i32>)).execute(conn)).unwrap();
        go!(diesel::update(claims::table.find(42)).set(claims::invoice_id.eq(11)).execute(conn)).unwrap();
        let refused = go!(order(1).deletion().run(conn)).unwrap_err();
        assert_eq!(blocking(refused), [one("Invoice.claim", "claims", 1)]);
        let report = go!(Order::deletion_of(&[order(1), order(2)]).run(conn)).unwrap();
        assert_eq!(deleted(&report), [("orders", 2), ("invoices", 2), ("parcels", 2), ("receipts", 2), ("claims", 2)]);
    }

    fn keys_of_several_columns(conn) {
        go!(conn.batch_execute(&script(models![Seat, Ticket, Scan], DIALECT))).unwrap();
        go!(conn.batch_execute(
            "INSERT INTO seats (hall, number) VALUES (1, 1), (1, 2), (2, 1); INSERT INTO tickets (hall, number) VALUES (1, 2), (2, 1);
             INSERT INTO scans (id, hall, number) VALUES (7, 1, 2), (8, 2, 1), (9, NULL, 1)"
        )).unwrap();
        let seats = [Seat { hall: 1, number: 2 }, Seat { hall: 1, number: 1 }];
        let plan = go!(Seat::deletion_of(&seats).plan(conn)).unwrap();
        let report = go!(Seat::deletion_of(&seats).run(conn)).unwrap();
        assert_eq!(deleted(&report), [("seats", 2), ("tickets", 1)]);
        assert_eq!(report.detached_from("Ticket.scan"), 1);
        assert_eq!(report, plan.report);
        assert!(plan.unmanaged.is_empty(), "{plan:?}");
        let scans = go!(scans::table.order(scans::id).load::<(i32, Option<i32>, Option<i32>)>(conn)).unwrap();
        assert_eq!(scans, [(7, None, None), (8, Some(2), Some(1)), (9, None, Some(1))]);
        let one = Seat { hall: 2, number: 1 };
        assert_eq!(deleted(&go!(one.deletion().run(conn)).unwrap()), [("seats", 1), ("tickets", 1)]);
    }
}
