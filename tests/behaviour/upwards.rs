//! A plan that goes up: a ticket is for one seat and of one passenger, and has both.

use diesel::prelude::*;
use diesel_one_to_one::models;
use diesel_one_to_one::prelude::{BelongsToOne, HasOne, Model};
use tests::{every_engine, sent};

use crate::shapes::script;

diesel::table! { seats (id) { id -> Integer, number -> Text, } }
diesel::table! { passengers (id) { id -> Integer, name -> Text, } }
diesel::table! { tickets (id) { id -> Integer, seat_id -> Integer, passenger_id -> Integer, } }
diesel::table! { vouchers (id) { id -> Integer, ticket_id -> Nullable<Integer>, } }
diesel::allow_tables_to_appear_in_same_query!(seats, passengers, tickets, vouchers);

#[derive(Debug, PartialEq, Eq, HasQuery, Model, HasOne)]
#[diesel(table_name = seats)]
#[has_one(Ticket)]
struct Seat {
    id: i32,
    number: String,
}

#[derive(Debug, PartialEq, Eq, HasQuery, Model, HasOne)]
#[diesel(table_name = passengers)]
#[has_one(Ticket)]
struct Passenger {
    id: i32,
    name: String,
}

#[derive(Debug, PartialEq, Eq, HasQuery, Model, BelongsToOne, HasOne)]
#[diesel(table_name = tickets)]
#[belongs_to_one(Seat, on_delete = restrict)]
#[belongs_to_one(Passenger, on_delete = cascade)]
#[has_one(Voucher)]
struct Ticket {
    id: i32,
    seat_id: i32,
    passenger_id: i32,
}

#[derive(Debug, PartialEq, Eq, HasQuery, Model, BelongsToOne)]
#[diesel(table_name = vouchers)]
#[belongs_to_one(Ticket, on_delete = set_null)]
struct Voucher {
    id: i32,
    ticket_id: Option<i32>,
}

/// Seat 12 is free.
fn filled(dialect: &str) -> String {
    script(models![Seat, Passenger, Ticket, Voucher], dialect)
        + "INSERT INTO seats (id, number) VALUES (11, '1A'), (12, '1B');
           INSERT INTO passengers (id, name) VALUES (21, 'Ada');
           INSERT INTO tickets (id, seat_id, passenger_id) VALUES (1, 11, 21);
           INSERT INTO vouchers (id, ticket_id) VALUES (31, 1), (32, NULL)"
}

fn seat(id: i32) -> Seat {
    Seat { id, number: if id == 11 { "1A" } else { "1B" }.to_owned() }
}

fn ada() -> Passenger {
    Passenger { id: 21, name: "Ada".to_owned() }
}

const TICKET: Ticket = Ticket { id: 1, seat_id: 11, passenger_id: 21 };
const VOUCHERS: [Voucher; 2] = [Voucher { id: 31, ticket_id: Some(1) }, Voucher { id: 32, ticket_id: None }];

every_engine! {
    fn parents_that_must_be_there_are_joined_as_such(conn) {
        go!(conn.batch_execute(&filled(DIALECT))).unwrap();
        let plan = Ticket::with((Ticket::SEAT, Ticket::PASSENGER, Ticket::VOUCHER));
        let (rows, sent) = sent!(conn, go!(plan.all(conn)).unwrap());
        let [voucher, _] = VOUCHERS;
        assert_eq!(rows, [(TICKET, seat(11), ada(), Some(voucher))]);
        assert_eq!((sent[0].matches("INNER JOIN").count(), sent[0].matches("LEFT OUTER JOIN").count()), (2, 1));
    }

    fn what_hangs_on_a_child_that_may_be_absent_leaves_out_no_row(conn) {
        go!(conn.batch_execute(&filled(DIALECT))).unwrap();
        let mut rows = go!(Seat::with(Seat::TICKET.then((Ticket::PASSENGER, Ticket::VOUCHER))).all(conn)).unwrap();
        rows.sort_by_key(|(seat, _)| seat.id);
        let [voucher, _] = VOUCHERS;
        assert_eq!(rows, [(seat(11), Some((TICKET, ada(), Some(voucher)))), (seat(12), None)]);
    }

    fn nor_what_hangs_on_a_parent_that_may_be(conn) {
        go!(conn.batch_execute(&filled(DIALECT))).unwrap();
        let mut rows = go!(Voucher::with(Voucher::TICKET.then((Ticket::SEAT, Ticket::PASSENGER))).all(conn)).unwrap();
        rows.sort_by_key(|(voucher, _)| voucher.id);
        let [used, free] = VOUCHERS;
        assert_eq!(rows, [(used, Some((TICKET, seat(11), ada()))), (free, None)]);
    }
}
