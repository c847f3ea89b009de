//! Two links between the same two tables: a user has a home address and a work address.

use diesel::prelude::*;
use diesel_one_to_one::models;
use diesel_one_to_one::prelude::{BelongsToOne, HasOne, Model};
use tests::{count, debugged, every_engine};

use crate::shapes::script;

diesel::table! {
    users (id) {
        id -> Integer,
        name -> Text,
    }
}

diesel::table! {
    addresses (id) {
        id -> Integer,
        home_of -> Nullable<Integer>,
        work_of -> Nullable<Integer>,
        city -> Text,
    }
}

diesel::allow_tables_to_appear_in_same_query!(users, addresses);

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Identifiable, Insertable, Model, HasOne)]
#[diesel(table_name = users)]
#[has_one(Address, name = home_address)]
#[has_one(Address, name = work_address)]
struct User {
    id: i32,
    name: String,
}

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Identifiable, Insertable, Model, BelongsToOne)]
#[diesel(table_name = addresses)]
#[belongs_to_one(User, foreign_key = home_of, on_delete = set_null, name = resident, inverse = home_address)]
#[belongs_to_one(User, foreign_key = work_of, on_delete = set_null, name = worker, inverse = work_address)]
struct Address {
    id: i32,
    home_of: Option<i32>,
    work_of: Option<i32>,
    city: String,
}

/// Ada lives in Rome and works in Oslo, where Bob lives; he does not work. Cleo has neither.
const ROWS: &str = "
    INSERT INTO users (id, name) VALUES (1, 'Ada'), (2, 'Bob'), (3, 'Cleo');
    INSERT INTO addresses (id, home_of, work_of, city) VALUES (10, 1, NULL, 'Rome'), (11, 2, 1, 'Oslo');
";

fn tables(dialect: &str) -> String {
    script(models![User, Address], dialect)
}

fn user(n: usize) -> User {
    User { id: i32::try_from(n).unwrap(), name: ["Ada", "Bob", "Cleo"][n - 1].to_owned() }
}

fn rome() -> Address {
    Address { id: 10, home_of: Some(1), work_of: None, city: "Rome".to_owned() }
}

fn oslo() -> Address {
    Address { id: 11, home_of: Some(2), work_of: Some(1), city: "Oslo".to_owned() }
}

every_engine! {
    fn each_link_alone_is_the_plain_table(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        let rows = go!(User::with_home_address().order(users::id).load(conn)).unwrap();
        assert_eq!(rows, [(user(1), Some(rome())), (user(2), Some(oslo())), (user(3), None)]);
        let rows = go!(User::with_work_address().filter(addresses::city.eq("Oslo")).load(conn)).unwrap();
        assert_eq!(rows, [(user(1), Some(oslo()))]);
        let rows = go!(Address::with_worker().order(addresses::id).load(conn)).unwrap();
        assert_eq!(rows, [(rome(), None), (oslo(), Some(user(1)))]);
    }

    fn both_links_in_one_query(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        let (mut rows, n) =
            count!(conn, go!(User::with((User::HOME_ADDRESS, User::WORK_ADDRESS)).all(conn)).unwrap());
        rows.sort_by_key(|row| row.0.id);
        let expected = [
            (user(1), Some(rome()), Some(oslo())),
            (user(2), Some(oslo()), None),
            (user(3), None, None),
        ];
        assert_eq!((rows, n), (expected.into(), 1));
    }

    fn both_parents_in_one_query(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        let mut rows = go!(Address::with((Address::RESIDENT, Address::WORKER)).all(conn)).unwrap();
        rows.sort_by_key(|row| row.0.id);
        assert_eq!(rows, [(rome(), Some(user(1)), None), (oslo(), Some(user(2)), Some(user(1)))]);
    }

    fn each_link_has_its_own_exists_and_slots(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        let both = User::query().filter(User::has_home_address()).filter(User::has_work_address());
        assert_eq!(go!(both.load(conn)).unwrap(), [user(1)]);
        assert_eq!(go!(user(1).work_address().get(conn)).unwrap(), Some(oslo()));
        assert_eq!(go!(oslo().resident().get(conn)).unwrap(), Some(user(2)));
        assert_eq!(go!(User::home_address_of(&[user(3), user(2)]).get(conn)).unwrap(), [None, Some(oslo())]);
    }
}

/// The columns of a plan have the names that the association gives them.
#[test]
fn a_plan_is_filtered_by_the_association() {
    use diesel::connection::SimpleConnection;
    use tests::engine::{Engine, Sqlite};

    let conn = &mut Sqlite::fresh().connect();
    conn.batch_execute(&(tables("sqlite") + ROWS)).unwrap();
    let plan = User::with((User::HOME_ADDRESS, User::WORK_ADDRESS)).query::<diesel::sqlite::Sqlite>();
    let rows: Vec<(User, Option<Address>, Option<Address>)> =
        plan.filter(User::WORK_ADDRESS.field(addresses::city).eq("Oslo")).load(conn).unwrap();
    assert_eq!(rows, [(user(1), Some(rome()), Some(oslo()))]);
}

/// What one would write by hand: the same text, and the same rows.
mod by_hand {
    use diesel::dsl::exists;

    use super::*;

    diesel::alias! {
        const HOME: Alias<Home> = addresses as home_address;
        const WORK: Alias<Work> = addresses as work_address;
        const HAS_HOME: Alias<HasHome> = addresses as has_home_address;
    }

    every_engine! {
        fn with_x(conn) {
            go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
            let by_hand = users::table
                .left_join(addresses::table.on(addresses::work_of.eq(users::id.nullable())))
                .select(<(User, Option<Address>)>::as_select())
                .order(users::id);
            let ours = User::with_work_address::<Db>().order(users::id);
            assert_eq!(debugged::<Db>(&ours), debugged::<Db>(&by_hand));
            assert_eq!(go!(ours.load(conn)).unwrap(), go!(by_hand.load(conn)).unwrap());
        }

        fn a_plan(conn) {
            go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
            let columns = <Address as Selectable<Db>>::construct_selection();
            let by_hand = users::table
                .left_join(HOME.on(HOME.field(addresses::home_of).eq(users::id.nullable())))
                .left_join(WORK.on(WORK.field(addresses::work_of).eq(users::id.nullable())))
                .select((User::as_select(), HOME.fields(columns).nullable(), WORK.fields(columns).nullable()))
                .order(users::id);
            let ours = User::with((User::HOME_ADDRESS, User::WORK_ADDRESS)).query::<Db>().order(users::id);
            assert_eq!(debugged::<Db>(&ours), debugged::<Db>(&by_hand));
            let rows: Vec<(User, Option<Address>, Option<Address>)> = go!(ours.load(conn)).unwrap();
            assert_eq!(rows, go!(by_hand.load(conn)).unwrap());
        }

        fn has_x(conn) {
            go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
            let key = HAS_HOME.field(addresses::home_of);
            let all = users::table.select(User::as_select());
            let by_hand = all.filter(exists(HAS_HOME.filter(key.eq(users::id.nullable()))));
            let ours = all.filter(User::has_home_address());
            assert_eq!(debugged::<Db>(&ours), debugged::<Db>(&by_hand));
            assert_eq!(go!(ours.load(conn)).unwrap(), go!(by_hand.load(conn)).unwrap());
        }
    }
}
