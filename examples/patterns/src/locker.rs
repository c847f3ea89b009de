//! Lockers change hands: one is given back, one is taken, two are exchanged. The locker itself stays.

use diesel::prelude::*;
use diesel_one_to_one::definition::Entry;
use diesel_one_to_one::{models, prelude::*};

#[derive(Debug, HasQuery, Model, HasOne)]
#[diesel(table_name = employees)]
#[model(declare_table)]
#[has_one(Locker)]
pub(crate) struct Employee {
    id: i32,
    name: String,
}

#[derive(Debug, HasQuery, Model, BelongsToOne)]
#[diesel(table_name = lockers)]
#[model(declare_table)]
#[belongs_to_one(Employee, on_delete = set_null)]
pub(crate) struct Locker {
    id: i32,
    employee_id: Option<i32>,
    place: String,
}

diesel::allow_tables_to_appear_in_same_query!(employees, lockers);

pub(crate) const MODELS: &[Entry] = models![Employee, Locker];

pub(crate) fn run(conn: &mut SqliteConnection) -> crate::Result {
    for name in ["Ada", "Grace"] {
        diesel::insert_into(employees::table).values(employees::name.eq(name)).execute(conn)?;
    }
    let employees = Employee::query().order(employees::id).load(conn)?;
    let [ada, grace] = &employees[..] else { return Err("there are two".into()) };
    ada.locker().create(lockers::place.eq("north"), conn)?;
    grace.locker().create(lockers::place.eq("south"), conn)?;

    ada.locker().swap_with(grace, conn)?;
    print(conn)?;

    let free = ada.locker().detach(conn)?.ok_or("she had one")?;
    println!("{} is free", free.place);
    // who leaves takes no locker along: `on_delete = set_null`
    let report = grace.deletion().run(conn)?;
    println!("{} leaves: {report}", grace.name);
    ada.locker().attach(&free, conn)?;
    print(conn)
}

fn print(conn: &mut SqliteConnection) -> crate::Result {
    for (locker, employee) in Locker::with_employee().order(lockers::id).load(conn)? {
        println!("{}: {}", locker.place, employee.map_or("nobody".into(), |employee| employee.name));
    }
    Ok(())
}
