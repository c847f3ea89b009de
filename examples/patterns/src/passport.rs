//! A passport's key is its person's. Both are made at once; a renewed passport takes the place of the old one.

use diesel::prelude::*;
use diesel_one_to_one::definition::Entry;
use diesel_one_to_one::verb::Replaced;
use diesel_one_to_one::{models, prelude::*};

#[derive(Debug, HasQuery, Model, HasOne)]
#[diesel(table_name = people)]
#[model(declare_table)]
#[has_one(Passport)]
pub(crate) struct Person {
    id: i32,
    name: String,
}

#[derive(Debug, HasQuery, Model, BelongsToOne)]
#[diesel(table_name = passports, primary_key(person_id))]
#[model(declare_table)]
#[belongs_to_one(Person, on_delete = cascade)]
pub(crate) struct Passport {
    person_id: i32,
    #[model(unique)]
    number: String,
}

diesel::allow_tables_to_appear_in_same_query!(people, passports);

pub(crate) const MODELS: &[Entry] = models![Person, Passport];

pub(crate) fn run(conn: &mut SqliteConnection) -> crate::Result {
    let new = Person::create_with_passport(people::name.eq("Grace"), passports::number.eq("X100"));
    let (grace, passport) = new.run(conn)?;
    println!("{} has {}", grace.name, passport.number);
    assert_eq!(passport.person_id, grace.id);

    // a number that somebody has already: neither the person nor the passport is made
    let refused = Person::create_with_passport(people::name.eq("Lin"), passports::number.eq("X100")).run(conn);
    println!("refused: {}", refused.is_err());
    assert_eq!(Person::query().load(conn)?.len(), 1);

    let Replaced { left, came } = grace.passport().replace(passports::number.eq("X101"), conn)?;
    println!("{} is renewed as {}", left.ok_or("there was one")?.number, came.number);

    // many at once
    let new = [("Ada", "X200"), ("Mary", "X201"), ("Lin", "X202")];
    let new = new.map(|(name, number)| (people::name.eq(name), passports::number.eq(number)));
    for (person, passport) in Person::create_all_with_passport(new).run(conn)? {
        println!("{} has {}", person.name, passport.number);
        assert_eq!(passport.person_id, person.id);
    }
    Ok(())
}
