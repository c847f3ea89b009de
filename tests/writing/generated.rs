//! Columns that the engine computes: they are read, and never written.

use diesel::prelude::*;
use diesel_one_to_one::prelude::{BelongsToOne, HasOne, Model};
use tests::every_engine;

diesel::table! {
    carts (id) {
        id -> Integer,
        owner -> Text,
    }
}

diesel::table! {
    bills (id) {
        id -> Integer,
        cart_id -> Integer,
        price -> Integer,
        pieces -> Integer,
        total -> Integer,
    }
}

diesel::allow_tables_to_appear_in_same_query!(carts, bills);

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, HasOne)]
#[diesel(table_name = carts)]
#[has_one(Bill)]
struct Cart {
    id: i32,
    owner: String,
}

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne)]
#[diesel(table_name = bills)]
#[belongs_to_one(Cart, on_delete = cascade)]
struct Bill {
    id: i32,
    cart_id: i32,
    price: i32,
    pieces: i32,
    total: i32,
}

#[derive(Insertable, AsChangeset)]
#[diesel(table_name = bills)]
struct NewBill {
    id: i32,
    price: i32,
    pieces: i32,
}

const TABLES: &str = "
    CREATE TABLE carts (id INTEGER NOT NULL PRIMARY KEY, owner VARCHAR(20) NOT NULL);
    CREATE TABLE bills (id INTEGER NOT NULL PRIMARY KEY, cart_id INTEGER NOT NULL UNIQUE, price INTEGER NOT NULL,
        pieces INTEGER NOT NULL, total INTEGER GENERATED ALWAYS AS (price * pieces) STORED,
        FOREIGN KEY (cart_id) REFERENCES carts (id) ON DELETE CASCADE);
    INSERT INTO carts (id, owner) VALUES (1, 'Ada'), (2, 'Grace');";

fn cart(id: i32) -> Cart {
    Cart { id, owner: if id == 1 { "Ada" } else { "Grace" }.to_owned() }
}

const fn new(id: i32, price: i32, pieces: i32) -> NewBill {
    NewBill { id, price, pieces }
}

every_engine! {
    fn computed_after_each_verb(conn) {
        go!(conn.batch_execute(TABLES)).unwrap();
        assert_eq!(go!(cart(1).bill().create(new(1, 3, 5), conn)).unwrap().total, 15);
        assert_eq!(go!(cart(1).bill().upsert(new(2, 4, 5), conn)).unwrap().total, 20);
        let updated = go!(cart(1).bill().update(|old| bills::pieces.eq(old.pieces + 1), conn)).unwrap();
        assert_eq!(updated.unwrap().total, 24);
        assert_eq!(go!(cart(2).bill().get_or_create(new(3, 1, 2), conn)).unwrap().0.total, 2);
        let both = [cart(1), cart(2)];
        let upserted = go!(Cart::bill_of(&both).upsert_all(vec![new(4, 1, 1), new(5, 2, 2)], conn)).unwrap();
        assert_eq!(upserted.iter().map(|it| (it.id, it.total)).collect::<Vec<_>>(), [(1, 1), (3, 4)]);
        let replaced = go!(cart(1).bill().replace(new(6, 7, 1), conn)).unwrap();
        assert_eq!((replaced.left.unwrap().total, replaced.came.total), (1, 7));
        assert_eq!(go!(cart(2).bill().take(conn)).unwrap().unwrap().total, 4);
        let moved = go!(replaced.came.cart().move_to(&cart(2), conn)).unwrap();
        assert_eq!((moved.cart_id, moved.total), (2, 7));
        let parent = (carts::id.eq(3), carts::owner.eq("Lin"));
        assert_eq!(go!(Cart::create_with_bill(parent, new(7, 2, 4)).run(conn)).unwrap().1.total, 8);
    }

    fn the_engine_refuses_to_be_told(conn) {
        go!(conn.batch_execute(TABLES)).unwrap();
        let total = (bills::id.eq(1), bills::price.eq(1), bills::pieces.eq(1), bills::total.eq(9));
        let error = go!(cart(1).bill().create(total, conn)).unwrap_err();
        assert_eq!((error.code(), error.association()), ("database", Some("Cart.bill")));
        assert_eq!(go!(Bill::query().load(conn)).unwrap(), []);
        let made = go!(cart(1).bill().create(new(1, 3, 5), conn)).unwrap();
        let error = go!(cart(1).bill().update(|_| bills::total.eq(9), conn)).unwrap_err();
        assert_eq!((error.code(), error.association()), ("database", Some("Cart.bill")));
        assert_eq!(go!(cart(1).bill().get(conn)).unwrap(), Some(made));
    }
}
