//! The world's countries and their capitals: the classic one-to-one, with its edge cases.
//!
//! Nauru has no official capital; South Africa has three, and the UNIQUE that the association generates admits one.
//! Each step prints the SQL that it runs.

mod data;
mod models;

use diesel::connection::{InstrumentationEvent, SimpleConnection};
use diesel::dsl::not;
use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error as DieselError};
use diesel_one_to_one::{models, prelude::*};
use diesel_one_to_one_schema::{ddl, dialect::Dialect};
use models::{Capital, Country, capitals, countries};
use std::collections::HashMap;

const FILE: &str = "quickstart.db";

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() -> Result<()> {
    let _ = std::fs::remove_file(FILE); // of the last run
    let conn = &mut SqliteConnection::establish(FILE)?;
    // SQLite ignores foreign keys until a connection asks for them.
    diesel_one_to_one::sqlite::enforce_foreign_keys(conn)?;

    step("The schema, generated from the two structs");
    let script = ddl::create(models![Country, Capital], Dialect::Sqlite)?.to_string();
    print!("{script}");
    conn.batch_execute(&script)?;

    step("The data: one capital for each country");
    let refused = conn.transaction(load_the_world)?;
    println!("the UNIQUE refused a second capital {} times: {}", refused.len(), refused.join(", "));

    conn.set_instrumentation(print_statements); // from here on, each statement as it is sent

    step("Every country with its capital, or without: the smallest ten");
    for (country, capital) in Country::with_capital().order(countries::population).limit(10).load(conn)? {
        println!("{:<22} {}", country.name, capital.map_or("no official capital".into(), |capital| capital.name));
    }

    step("Countries of more than 25 million people whose capital has less than 500,000");
    let small = countries::population.gt(25_000_000).and(capitals::population.lt(500_000));
    for (country, capital) in Country::with_existing_capital().filter(small).order(countries::name).load(conn)? {
        println!("{:<22} {:<16} {:>9}", country.name, capital.name, capital.population);
    }

    step("Countries without an official capital");
    for country in Country::query().filter(not(Country::has_capital())).load(conn)? {
        println!("{}, {} people", country.name, country.population);
    }

    step("From a country in hand to its capital, and back");
    let country = Country::query().filter(countries::code.eq("ZA")).first(conn)?;
    let capital = country.capital().get(conn)?.ok_or("South Africa has a capital")?;
    println!("{} is the {} capital of {}", capital.name, capital.role.as_deref().unwrap_or("only"), country.name);
    println!("{} is in {}", capital.name, capital.country().get(conn)?.name);

    step("The capitals of many countries at once: one slot for each, in their order");
    let some = Country::query().filter(countries::code.eq_any(["JP", "NR", "FR"])).order(countries::name).load(conn)?;
    let found = Country::capital_of(&some).get(conn)?;
    for (country, capital) in some.iter().zip(found) {
        println!("{}: {}", country.code, capital.map_or("none".into(), |capital| capital.name));
    }

    step("A country goes, and its capital with it");
    diesel::delete(countries::table.find(country.id)).execute(conn)?;
    let left: i64 = capitals::table.filter(capitals::country_id.eq(country.id)).count().get_result(conn)?;
    println!("capitals of {} that are left: {left}", country.name);

    println!("\nThe database is in the file {FILE}");
    Ok(())
}

/// Inserts both files; returns the capitals that the database refused, because their country has one already.
fn load_the_world(conn: &mut SqliteConnection) -> Result<Vec<String>> {
    let mut ids = HashMap::new();
    for country in data::countries()? {
        let id: i32 = diesel::insert_into(countries::table)
            .values((
                countries::code.eq(&country.code),
                countries::name.eq(&country.name),
                countries::population.eq(country.population),
            ))
            .returning(countries::id)
            .get_result(conn)?;
        ids.insert(country.code, id);
    }
    let mut refused = Vec::new();
    for (row, capital) in data::capitals()?.into_iter().enumerate() {
        let country = ids.get(&capital.country).ok_or("a capital of no country")?;
        let insert = diesel::insert_into(capitals::table).values((
            capitals::country_id.eq(country),
            capitals::name.eq(&capital.name),
            capitals::population.eq(capital.population),
            capitals::role.eq(&capital.role),
        ));
        if row == 0 {
            println!("{}\n.. and so on\n", diesel::debug_query::<diesel::sqlite::Sqlite, _>(&insert));
        }
        match insert.execute(conn) {
            Ok(_) => {}
            Err(DieselError::DatabaseError(DatabaseErrorKind::UniqueViolation, _)) => refused.push(capital.name),
            Err(error) => return Err(error.into()),
        }
    }
    println!("{} countries, {} capitals", ids.len(), capitals::table.count().get_result::<i64>(conn)?);
    Ok(refused)
}

fn step(what: &str) {
    println!("\n== {what}\n");
}

#[allow(clippy::needless_pass_by_value)] // as Diesel calls it
fn print_statements(event: InstrumentationEvent<'_>) {
    if let InstrumentationEvent::StartQuery { query, .. } = event {
        println!("{query}\n");
    }
}
