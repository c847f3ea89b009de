//! A driver cannot be deleted while there is a licence: `on_delete = restrict`. The plan says so before anything is tried.

use diesel::prelude::*;
use diesel_one_to_one::definition::Entry;
use diesel_one_to_one::{models, prelude::*};

#[derive(Debug, HasQuery, Model, HasOne)]
#[diesel(table_name = drivers)]
#[model(declare_table)]
#[has_one(Licence)]
pub(crate) struct Driver {
    id: i32,
    name: String,
}

#[derive(Debug, HasQuery, Model, BelongsToOne)]
#[diesel(table_name = licences)]
#[model(declare_table)]
#[belongs_to_one(Driver, on_delete = restrict)]
pub(crate) struct Licence {
    id: i32,
    driver_id: i32,
    class: String,
}

diesel::allow_tables_to_appear_in_same_query!(drivers, licences);

pub(crate) const MODELS: &[Entry] = models![Driver, Licence];

pub(crate) fn run(conn: &mut SqliteConnection) -> crate::Result {
    let (driver, licence) =
        Driver::create_with_licence(drivers::name.eq("Bertha"), licences::class.eq("B")).run(conn)?;
    assert_eq!(licence.driver_id, driver.id);

    let plan = driver.deletion().plan(conn)?;
    println!("in the way of {}: {}", driver.name, plan.blocking[0]);
    let refused = driver.deletion().run(conn).unwrap_err();
    println!("{refused}");

    // the licence goes first, by its own verb
    let licence = driver.licence().take(conn)?.ok_or("there is one")?;
    println!("class {} is given up", licence.class);
    println!("deleted: {}", driver.deletion().run(conn)?);
    Ok(())
}
