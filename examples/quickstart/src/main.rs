//! The world's countries and their capitals: the classic one-to-one, with its edge cases.
//!
//! Nauru has no official capital; South Africa has three, and the UNIQUE that the association generates admits one.
//! Each step prints the SQL it runs.

mod data;
mod models;
mod schema;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error as DieselError};
use diesel::sqlite::Sqlite;
use diesel_one_to_one::{models, prelude::*};
use diesel_one_to_one_schema::{ddl, dialect::Dialect};
use models::{Capital, Country};
use schema::{capitals, countries};
use std::collections::HashMap;

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() -> Result<()> {
    let file = std::env::temp_dir().join("diesel-one-to-one-quickstart.db");
    let _ = std::fs::remove_file(&file); // of the last run
    let conn = &mut SqliteConnection::establish(&file.to_string_lossy())?;
    // SQLite ignores foreign keys until a connection asks for them.
    diesel_one_to_one::sqlite::enforce_foreign_keys(conn)?;

    step("The schema, generated from the two structs");
    let script = ddl::create(models![Country, Capital], Dialect::Sqlite)?.to_string();
    print!("{script}");
    conn.batch_execute(&script)?;

    step("The data: one capital for each country");
    let refused = conn.transaction(load_the_world)?;
    println!("the UNIQUE refused a second capital {} times: {}", refused.len(), refused.join(", "));

    step("Every country with its capital, or without: the smallest ten");
    let query = || Country::with_capital().order(countries::population).limit(10);
    show(&query());
    for (country, capital) in query().load(conn)? {
        println!("{:<20} {}", country.name, capital.map_or("no official capital".into(), |capital| capital.name));
    }

    step("Countries of more than 25 million people whose capital has less than 500,000");
    let query = || {
        Country::with_existing_capital()
            .filter(countries::population.gt(25_000_000).and(capitals::population.lt(500_000)))
            .order(countries::name)
    };
    show(&query());
    for (country, capital) in query().load(conn)? {
        println!("{:<20} {:<20} {:>9}", country.name, capital.name, capital.population);
    }

    step("Countries without an official capital");
    let query = || Country::query().filter(diesel::dsl::not(Country::has_capital()));
    show(&query());
    println!("{:?}", query().load(conn)?);

    step("From a country in hand to its capital, and back");
    let country = Country::query().filter(countries::code.eq("ZA")).first(conn)?;
    show(&country.capital().query());
    let capital = country.capital().get(conn)?.ok_or("South Africa has a capital")?;
    println!("{} is the {} capital of {}", capital.name, capital.role.as_deref().unwrap_or("only"), country.name);
    println!("{} is in {}", capital.name, capital.country().get(conn)?.name);

    step("The capitals of many countries at once: one slot for each, in their order");
    let query = || Country::query().filter(countries::code.eq_any(["JP", "NR", "FR"])).order(countries::name);
    let islands = query().load(conn)?;
    let found = Country::capital_of(&islands).get(conn)?;
    for (country, capital) in islands.iter().zip(found) {
        println!("{:<20} {:?}", country.name, capital.map(|capital| capital.name));
    }

    step("A country goes, and its capital with it");
    let delete = || diesel::delete(countries::table.find(country.id));
    show(&delete());
    println!("{} country deleted", delete().execute(conn)?);
    let left: i64 = capitals::table.filter(capitals::country_id.eq(country.id)).count().get_result(conn)?;
    println!("capitals of {} that are left: {left}", country.name);

    println!("\nThe database is in {}", file.display());
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
    for capital in data::capitals()? {
        let country = ids.get(&capital.country).ok_or("a capital of no country")?;
        let inserted = diesel::insert_into(capitals::table)
            .values((
                capitals::country_id.eq(country),
                capitals::name.eq(&capital.name),
                capitals::population.eq(capital.population),
                capitals::role.eq(&capital.role),
            ))
            .execute(conn);
        match inserted {
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

fn show<Query>(query: &Query)
where
    Query: diesel::query_builder::QueryFragment<Sqlite>,
{
    println!("{}\n", diesel::debug_query::<Sqlite, _>(query));
}
