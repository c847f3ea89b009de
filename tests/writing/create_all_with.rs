//! `create_all_with_..`: many parents, each with its child.

use std::thread;

use diesel::prelude::*;
use diesel_one_to_one::prelude::{BelongsToOne, HasOne, Model};
use tests::engine::Engine as _;
use tests::{count, every_engine};

use crate::models::{
    Citizen, Country, NewProfile, Person, Profile, Room, User, citizens, countries, flags, leases, lockers, passports,
    people, profiles, rooms, tables, users,
};

diesel::table! {
    tokens (id) {
        id -> Binary,
        label -> Nullable<Text>,
    }
}

diesel::table! {
    secrets (id) {
        id -> Integer,
        token_id -> Binary,
        hint -> Nullable<Text>,
        length -> Integer,
    }
}

diesel::allow_tables_to_appear_in_same_query!(tokens, secrets);

/// The parent of a key of bytes.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Insertable, Model, HasOne)]
#[diesel(table_name = tokens)]
#[has_one(Secret)]
struct Token {
    id: Vec<u8>,
    label: Option<String>,
}

/// Its child.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne)]
#[diesel(table_name = secrets)]
#[belongs_to_one(Token, on_delete = cascade)]
struct Secret {
    id: i32,
    token_id: Vec<u8>,
    hint: Option<String>,
    length: i32,
}

/// What is left to the database is so by a `None`.
#[derive(Debug, Insertable)]
#[diesel(table_name = users)]
struct MaybeNumbered {
    id: Option<i32>,
    name: String,
}

#[derive(Debug, Clone, Copy, Insertable)]
#[diesel(table_name = secrets)]
struct NewSecret<'a> {
    hint: Option<&'a str>,
    length: Option<i32>,
}

fn tokens_and_secrets(dialect: &str) -> String {
    let (bytes, counted) = match dialect {
        "sqlite" => ("BLOB", "INTEGER PRIMARY KEY"),
        "postgres" => ("BYTEA", "SERIAL PRIMARY KEY"),
        _ => ("VARBINARY(16)", "INTEGER AUTO_INCREMENT PRIMARY KEY"),
    };
    format!(
        "CREATE TABLE tokens (id {bytes} NOT NULL PRIMARY KEY, label VARCHAR(20) DEFAULT 'unnamed');
         CREATE TABLE secrets (id {counted}, token_id {bytes} NOT NULL UNIQUE, hint VARCHAR(20) DEFAULT 'none',
             length INTEGER NOT NULL DEFAULT 8, FOREIGN KEY (token_id) REFERENCES tokens (id));"
    )
}

/// A name for each number, which tells the rows apart.
pub(crate) fn name(number: i32) -> String {
    format!("number {number}")
}

pub(crate) fn new_user(number: i32) -> users_and_profiles::New {
    (users::name.eq(name(number)), (profiles::handle.eq(name(number)), profiles::visits.eq(number)))
}

pub(crate) mod users_and_profiles {
    use super::{profiles, users};
    use diesel::dsl::Eq;

    pub(crate) type New = (Eq<users::name, String>, (Eq<profiles::handle, String>, Eq<profiles::visits, i32>));
}

/// Are these the pairs of these numbers, in this order?
pub(crate) fn assert_pairs(made: &[(User, Profile)], numbers: impl IntoIterator<Item = i32>) {
    let numbers: Vec<_> = numbers.into_iter().collect();
    assert_eq!(made.len(), numbers.len());
    for ((user, profile), number) in made.iter().zip(numbers) {
        assert_eq!(user.name, name(number));
        assert_eq!((profile.user_id, &profile.handle, profile.visits), (user.id, &user.name, number));
    }
}

/// A trigger that makes the child of a user.
fn with_its_child(dialect: &str) -> String {
    let insert = "INSERT INTO profiles (user_id, handle) VALUES (NEW.id, NEW.name);";
    match dialect {
        "sqlite" => format!("CREATE TRIGGER child AFTER INSERT ON users BEGIN {insert} END"),
        "mariadb" => format!("CREATE TRIGGER child AFTER INSERT ON users FOR EACH ROW {insert}"),
        _ => format!(
            "CREATE FUNCTION child() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {insert} RETURN NULL; END $$;
             CREATE TRIGGER child AFTER INSERT ON users FOR EACH ROW EXECUTE FUNCTION child();"
        ),
    }
}

every_engine! {
    fn for_none_nothing_is_sent(conn) {
        let none: [users_and_profiles::New; 0] = [];
        let (made, sent) = count!(conn, go!(User::create_all_with_profile(none).run(conn)).unwrap());
        assert_eq!((made.len(), sent), (0, 0));
    }

    fn counted_keys(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        for numbers in [vec![7], vec![5, 9, 1, 3], (10..300).rev().collect()] {
            let made = go!(User::create_all_with_profile(numbers.iter().copied().map(new_user)).run(conn)).unwrap();
            assert_pairs(&made, numbers);
            assert_eq!(go!(User::with_existing_profile().filter(users::id.eq(made[0].0.id)).first(conn)), Ok(made[0].clone()));
        }
        // and the database goes on counting
        go!(User::create_with_profile(users::name.eq("Lin"), &NewProfile::called("lin")).run(conn)).unwrap();
        assert_eq!(go!(users::table.count().get_result::<i64>(conn)), Ok(2 + 1 + 4 + 290 + 1));
        // a key that may be given, and is not
        let pairs = [3, 2].map(|at| (MaybeNumbered { id: None, name: name(1000 + at) }, profiles::handle.eq(name(1000 + at))));
        let made = go!(User::create_all_with_profile(pairs).run(conn)).unwrap();
        assert_eq!((&*made[0].0.name, &*made[1].1.handle), (&*name(1003), &*name(1002)));
        assert_eq!((made[0].1.user_id, made[1].1.user_id), (made[0].0.id, made[1].0.id));
        // or is given for one of them
        let pairs = [(Some(777), 4), (None, 5)];
        let pairs = pairs.map(|(id, at)| (MaybeNumbered { id, name: name(at + 2000) }, profiles::handle.eq(name(at + 2000))));
        let made = go!(User::create_all_with_profile(pairs).run(conn)).unwrap();
        assert_eq!((made[0].0.id, &*made[0].0.name, made[0].1.user_id), (777, &*name(2004), 777));
        assert_eq!((&*made[1].0.name, made[1].1.user_id), (&*name(2005), made[1].0.id));
    }

    fn given_keys(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        // two columns
        let pair = |at| ((rooms::building.eq(at % 3), rooms::number.eq(100 - at), rooms::beds.eq(at)), leases::tenant.eq(name(at)));
        let made = go!(Room::create_all_with_lease((0..50).map(pair)).run(conn)).unwrap();
        for (at, (room, lease)) in (0..50).zip(&made) {
            assert_eq!((room.building, room.number, room.beds), (at % 3, 100 - at, at));
            assert_eq!((lease.building, lease.room, &lease.tenant), (at % 3, 100 - at, &name(at)));
        }
        // the child's own, too; negative ones among them
        let pair = |at| ((citizens::id.eq(at), citizens::name.eq(name(at))), passports::number.eq(name(at)));
        let numbers = [70_000, -5, 3, 65_536, -70_000, 256];
        let made = go!(Citizen::create_all_with_passport(numbers.map(pair)).run(conn)).unwrap();
        for (at, (citizen, passport)) in numbers.into_iter().zip(&made) {
            assert_eq!((citizen.id, &citizen.name), (at, &name(at)));
            assert_eq!((passport.citizen_id, &passport.number), (at, &name(at)));
        }
        // a text that is not the primary key, whose case differs from nothing
        let pair = |(at, code): (usize, &'static str)| (countries::code.eq(code), flags::colours.eq(i32::try_from(at).unwrap()));
        let codes = ["tw", "Ä", "no", "", "ß x"];
        let made = go!(Country::create_all_with_flag(codes.into_iter().enumerate().map(pair)).run(conn)).unwrap();
        for (at, (code, (country, flag))) in codes.into_iter().zip(&made).enumerate() {
            assert_eq!((&*country.code, &*flag.country_code, flag.colours), (code, code, i32::try_from(at).unwrap()));
        }
        // a foreign key that may be NULL
        let pair = |at| ((people::id.eq(at), people::name.eq(name(at))), lockers::place.eq(name(at)));
        let made = go!(Person::create_all_with_locker([12, 10, 11].map(pair)).run(conn)).unwrap();
        for (at, (person, locker)) in [12, 10, 11].into_iter().zip(&made) {
            assert_eq!((person.id, locker.person_id, &locker.place), (at, Some(at), &name(at)));
        }
        // an expression
        let pair = |at| ((citizens::id.eq(citizens_id(200 - at)), citizens::name.eq(name(at))), passports::number.eq(name(at)));
        let pairs = [92, 95, 99].map(pair);
        if DIALECT != "mariadb" {
            let made = go!(Citizen::create_all_with_passport(pairs).run(conn)).unwrap();
            for (at, (citizen, passport)) in [92, 95, 99].into_iter().zip(&made) {
                assert_eq!((citizen.id, &citizen.name, &passport.number), (200 - at, &name(at), &name(at)));
            }
        }
    }

    fn bytes_and_what_is_none(conn) {
        go!(conn.batch_execute(&tokens_and_secrets(DIALECT))).unwrap();
        let mut pairs = Vec::new();
        for at in 0..40_u8 {
            let label = (at % 3 == 0).then(|| at.to_string());
            let secret = NewSecret { hint: (at % 2 == 0).then_some("even"), length: (at % 5 == 0).then_some(at.into()) };
            pairs.push((Token { id: vec![at, 255 - at, 0, 7], label }, secret));
        }
        let made = go!(Token::create_all_with_secret(pairs).run(conn)).unwrap();
        for (at, (token, secret)) in (0..40_u8).zip(&made) {
            assert_eq!((&token.id, &token.id), (&vec![at, 255 - at, 0, 7], &secret.token_id));
            // a `None` is the default, of which each engine has the same
            assert_eq!(token.label, Some(if at % 3 == 0 { at.to_string() } else { "unnamed".into() }));
            assert_eq!(secret.hint.as_deref(), Some(if at % 2 == 0 { "even" } else { "none" }));
            assert_eq!(secret.length, if at % 5 == 0 { at.into() } else { 8 });
        }
    }

    fn more_than_a_statement_can_bind(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        let (made, sent) = count!(conn, go!(User::create_all_with_profile((0..500).map(new_user)).run(conn)).unwrap());
        assert_pairs(&made, 0..500);
        assert!(DIALECT == "mariadb" || sent < 20, "{sent} statements");
        let pair = |at| ((users::id.eq(at), users::name.eq(name(at))), (profiles::handle.eq(name(at)), profiles::visits.eq(at)));
        let numbers = 10_000..30_000;
        let (made, sent) = count!(conn, go!(User::create_all_with_profile(numbers.clone().map(pair)).run(conn)).unwrap());
        assert_pairs(&made, numbers);
        assert!(DIALECT == "sqlite" || sent < 25, "{sent} statements");
    }

    fn all_or_none(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        let numbered = |id, at| ((users::id.eq(id), users::name.eq(name(at))), profiles::handle.eq(name(at)));
        // a child that is unique, twice; a parent that is there; a parent twice
        let refused = [
            go!(User::create_all_with_profile([new_user(1), new_user(2), new_user(1)]).run(conn)),
            go!(User::create_all_with_profile([numbered(20, 1), numbered(21, 1)]).run(conn)),
            go!(User::create_all_with_profile([numbered(20, 1), numbered(1, 2)]).run(conn)),
            go!(User::create_all_with_profile([numbered(20, 1), numbered(20, 2)]).run(conn)),
        ];
        for refused in refused {
            let error = refused.unwrap_err();
            assert_eq!((error.code(), error.association()), ("database", Some("User.profile")));
        }
        assert_eq!(go!(User::query().load(conn)).unwrap().len(), 2);
        assert_eq!(go!(Profile::query().load(conn)).unwrap().len(), 0);
        assert_pairs(&go!(User::create_all_with_profile([new_user(1), new_user(2)]).run(conn)).unwrap(), [1, 2]);
    }

    fn a_child_that_a_trigger_made(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        go!(conn.batch_execute(&with_its_child(DIALECT))).unwrap();
        let pair = |at| (users::name.eq(name(at)), profiles::handle.eq(name(at + 100)));
        for numbers in [vec![1], vec![1, 2, 3]] {
            let error = go!(User::create_all_with_profile(numbers.into_iter().map(pair)).run(conn)).unwrap_err();
            assert_eq!((error.code(), error.association()), ("already_linked", Some("User.profile")));
        }
        assert_eq!(go!(User::query().load(conn)).unwrap().len(), 2);
    }

    fn in_a_transaction_of_the_callers(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        go!(conn.begin_test_transaction()).unwrap();
        let first = go!(User::create_all_with_profile([new_user(1), new_user(2)]).run(conn)).unwrap();
        let refused = go!(User::create_all_with_profile([new_user(3), new_user(4), new_user(3)]).run(conn));
        assert_eq!(refused.unwrap_err().code(), "database");
        let second = go!(User::create_all_with_profile([new_user(5)]).run(conn)).unwrap();
        assert_pairs(&first, [1, 2]);
        assert_pairs(&second, [5]);
        assert_eq!(go!(Profile::query().load(conn)).unwrap().len(), 3);
    }

    fn beside_another_who_inserts(conn, database) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        let mut other = database.connect();
        let beside = thread::spawn(move || {
            for at in 0..300 {
                let user = diesel::insert_into(users::table).values(users::name.eq(format!("other {at}")));
                diesel::RunQueryDsl::execute(user, &mut other).unwrap();
            }
        });
        for round in 1..=5 {
            let numbers = round * 1_000..round * 1_000 + 250;
            let made = go!(User::create_all_with_profile(numbers.clone().map(new_user)).run(conn)).unwrap();
            assert_pairs(&made, numbers);
        }
        beside.join().unwrap();
    }
}

/// Something that the engine works out.
fn citizens_id(id: i32) -> diesel::expression::SqlLiteral<diesel::sql_types::Integer> {
    diesel::dsl::sql(&format!("{id} + 0"))
}
