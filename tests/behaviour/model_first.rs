//! Tables that only their structs declare: what an INSERT may leave out, what the database refuses.

use diesel::prelude::*;
use diesel_one_to_one::models;
use diesel_one_to_one::prelude::{BelongsToOne, HasOne, Model};
use tests::every_engine;

use crate::shapes::script;

#[derive(Debug, PartialEq, Eq, HasQuery, Insertable, Model)]
#[diesel(table_name = brands)]
#[model(declare_table)]
struct Brand {
    #[model(assigned)]
    id: i32,
}

#[derive(Debug, PartialEq, HasQuery, Identifiable, Model, HasOne)]
#[diesel(table_name = products)]
#[has_one(Stock)]
#[model(declare_table, references(Brand, on_delete = restrict), unique(brand_id, label))]
struct Product {
    id: i64,
    brand_id: i32,
    label: String,
    #[model(default = "it's \\new\\ 'so'")]
    state: String,
    #[model(default = -3, check = "priority >= -3")]
    priority: i16,
    #[model(default = 0.5)]
    rate: f64,
    #[model(default = true)]
    active: bool,
    #[model(default(sql = "1 + 1"))]
    parts: Option<i32>,
}

#[derive(Debug, PartialEq, Eq, HasQuery, Insertable, Model, BelongsToOne)]
#[diesel(table_name = stocks, primary_key(product_id))]
#[belongs_to_one(Product, on_delete = cascade)]
#[model(declare_table)]
struct Stock {
    product_id: i64,
    amount: i32,
}

diesel::allow_tables_to_appear_in_same_query!(products, stocks);

/// All that has to be said of a product.
#[derive(Insertable)]
#[diesel(table_name = products)]
struct NewProduct<'a> {
    brand_id: i32,
    label: &'a str,
}

every_engine! {
    fn what_the_database_knows_may_be_left_out(conn) {
        go!(conn.batch_execute(&script(models![Brand, Product, Stock], DIALECT))).unwrap();
        go!(diesel::insert_into(brands::table).values(Brand { id: 7 }).execute(conn)).unwrap();
        let chair = NewProduct { brand_id: 7, label: "chair" };
        go!(diesel::insert_into(products::table).values(&chair).execute(conn)).unwrap();
        let product = Product {
            id: 1,
            brand_id: 7,
            label: "chair".to_owned(),
            state: "it's \\new\\ 'so'".to_owned(),
            priority: -3,
            rate: 0.5,
            active: true,
            parts: Some(2),
        };
        let stock = Stock { product_id: 1, amount: 4 };
        go!(diesel::insert_into(stocks::table).values(&stock).execute(conn)).unwrap();
        assert_eq!(go!(product.stock().get(conn)).unwrap(), Some(stock));
        let rows = go!(Product::with_stock().load(conn)).unwrap();
        assert_eq!(rows, [(product, Some(Stock { product_id: 1, amount: 4 }))]);
    }

    fn the_database_refuses_what_the_model_does(conn) {
        go!(conn.batch_execute(&script(models![Brand, Product, Stock], DIALECT))).unwrap();
        go!(diesel::insert_into(brands::table).values(Brand { id: 7 }).execute(conn)).unwrap();
        let chair = NewProduct { brand_id: 7, label: "chair" };
        go!(diesel::insert_into(products::table).values(&chair).execute(conn)).unwrap();
        assert!(go!(diesel::insert_into(products::table).values(&chair).execute(conn)).is_err(), "UNIQUE");
        let orphan = NewProduct { brand_id: 8, label: "chair" };
        assert!(go!(diesel::insert_into(products::table).values(&orphan).execute(conn)).is_err(), "a foreign key");
        assert!(go!(diesel::delete(brands::table).execute(conn)).is_err(), "RESTRICT");
        let low = diesel::update(products::table).set(products::priority.eq(-4));
        assert!(go!(low.execute(conn)).is_err(), "CHECK");
    }
}
