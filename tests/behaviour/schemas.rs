//! Tables in a schema of their own: a schema on PostgreSQL, another database on MariaDB, an attached file on SQLite.

use diesel::dsl::not;
use diesel::prelude::*;
use diesel_one_to_one::models;
use diesel_one_to_one::prelude::{BelongsToOne, HasOne, Model};
use diesel_one_to_one_schema::ddl;
use tests::every_engine;

diesel::table! {
    one_to_one_billing.customers (id) {
        id -> Integer,
        name -> Text,
    }
}

diesel::allow_tables_to_appear_in_same_query!(customers, accounts, limits, parcels);

/// A struct that says it of a table that is declared already.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Insertable, Model, HasOne)]
#[diesel(table_name = customers)]
#[has_one(Account)]
#[has_one(Parcel, name = sent)]
#[has_one(Parcel, name = received)]
#[model(schema = one_to_one_billing)]
struct Customer {
    id: i32,
    name: String,
}

/// A struct that is the only declaration of it.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Insertable, Model, BelongsToOne, HasOne)]
#[diesel(table_name = accounts)]
#[belongs_to_one(Customer, on_delete = cascade)]
#[has_one(Limit)]
#[model(declare_table, schema = one_to_one_billing)]
struct Account {
    id: i32,
    customer_id: i32,
}

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Insertable, Model, BelongsToOne)]
#[diesel(table_name = limits, primary_key(account_id))]
#[belongs_to_one(Account, on_delete = restrict)]
#[model(declare_table, schema = one_to_one_billing)]
struct Limit {
    account_id: i32,
    amount: i32,
}

/// Two links to one parent, which a plan joins under aliases.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Insertable, Model, BelongsToOne)]
#[diesel(table_name = parcels)]
#[belongs_to_one(Customer, foreign_key = sender_id, on_delete = cascade, name = sender, inverse = sent)]
#[belongs_to_one(Customer, foreign_key = receiver_id, on_delete = cascade, name = receiver, inverse = received)]
#[model(declare_table, schema = one_to_one_billing)]
struct Parcel {
    id: i32,
    sender_id: i32,
    receiver_id: i32,
}

/// A name for somebody else's table.
#[derive(HasQuery, Model)]
#[diesel(table_name = customers)]
#[model(schema = one_to_one_biling)]
#[allow(dead_code)] // its definition is refused
struct Misspelt {
    id: i32,
    name: String,
}

/// What makes the tables, anew; only one test at a time has the schema, until its connection ends.
fn tables(dialect: &str) -> String {
    let models = models![Customer, Account, Limit, Parcel];
    let lock = match dialect {
        "postgres" => "SET client_min_messages = warning; SELECT pg_advisory_lock(11235813);",
        "mariadb" => "DO GET_LOCK('one_to_one_billing', 60);",
        _ => {
            let refused = ddl::create(models, dialect.parse().unwrap()).unwrap_err();
            assert!(refused.iter().all(|error| error.code() == "O2O209"), "{refused}");
            // no foreign key of SQLite's leaves its file, and none needs to say which
            return "ATTACH ':memory:' AS one_to_one_billing;
                CREATE TABLE one_to_one_billing.customers (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
                CREATE TABLE one_to_one_billing.accounts (id INTEGER PRIMARY KEY,
                    customer_id INTEGER NOT NULL UNIQUE REFERENCES customers (id) ON DELETE CASCADE);
                CREATE TABLE one_to_one_billing.limits (amount INTEGER NOT NULL,
                    account_id INT PRIMARY KEY NOT NULL REFERENCES accounts (id) ON DELETE RESTRICT);
                CREATE TABLE one_to_one_billing.parcels (id INTEGER PRIMARY KEY,
                    sender_id INTEGER NOT NULL UNIQUE REFERENCES customers (id) ON DELETE CASCADE,
                    receiver_id INTEGER NOT NULL UNIQUE REFERENCES customers (id) ON DELETE CASCADE);"
                .to_owned();
        }
    };
    let script = ddl::create(models, dialect.parse().unwrap()).unwrap().to_string();
    let (schema, tables) = script.split_once(";\n").unwrap();
    // whatever a failed run has left
    let old = "DROP TABLE IF EXISTS one_to_one_billing.parcels, one_to_one_billing.limits, one_to_one_billing.accounts, \
               one_to_one_billing.customers";
    format!("{lock} {schema}; {old}; {tables}")
}

fn customer(id: i32, name: &str) -> Customer {
    Customer { id, name: name.to_owned() }
}

every_engine! {
    fn queries_and_verbs(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        let (ada, max) = (customer(1, "Ada"), customer(2, "Max"));
        for row in [ada.clone(), max.clone()] {
            go!(diesel::insert_into(customers::table).values(row).execute(conn)).unwrap();
        }
        let account = Account { id: 7, customer_id: 1 };
        go!(diesel::insert_into(accounts::table).values(account.clone()).execute(conn)).unwrap();
        let limit = Limit { account_id: 7, amount: 100 };
        go!(diesel::insert_into(limits::table).values(limit.clone()).execute(conn)).unwrap();

        let rows = go!(Customer::with_account().order(customers::id).load(conn)).unwrap();
        assert_eq!(rows, [(ada.clone(), Some(account.clone())), (max.clone(), None)]);
        let rows = go!(Customer::with_existing_account().load(conn)).unwrap();
        assert_eq!(rows, [(ada.clone(), account.clone())]);
        let rows = go!(Account::with_customer().load(conn)).unwrap();
        assert_eq!(rows, [(account.clone(), ada.clone())]);

        let without = Customer::query().filter(not(Customer::has_account()));
        assert_eq!(go!(without.load(conn)).unwrap(), vec![max.clone()]);

        assert_eq!(go!(ada.account().get(conn)).unwrap(), Some(account.clone()));
        assert_eq!(go!(limit.account().get(conn)).unwrap(), account.clone());
        let (both, accounts) = ([max.clone(), ada.clone()], vec![account.clone()]);
        assert_eq!(go!(Customer::account_of(&both).get(conn)).unwrap(), [None, Some(account.clone())]);
        assert_eq!(go!(Account::customer_of(&accounts).get(conn)).unwrap(), vec![ada.clone()]);

        let mut rows = go!(Customer::with((Customer::ACCOUNT.then(Account::LIMIT),)).all(conn)).unwrap();
        rows.sort_by_key(|row| row.0.id);
        assert_eq!(rows, [(ada, Some((account.clone(), Some(limit.clone())))), (max, None)]);

        // the foreign keys are there, too
        let orphan = Account { id: 8, customer_id: 9 };
        assert!(go!(diesel::insert_into(accounts::table).values(orphan).execute(conn)).is_err());
        assert!(go!(diesel::delete(accounts::table).execute(conn)).is_err());
    }

    fn two_links_to_one_parent(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        let (ada, max) = (customer(1, "Ada"), customer(2, "Max"));
        for row in [ada.clone(), max.clone()] {
            go!(diesel::insert_into(customers::table).values(row).execute(conn)).unwrap();
        }
        let parcel = Parcel { id: 5, sender_id: 1, receiver_id: 2 };
        go!(diesel::insert_into(parcels::table).values(parcel.clone()).execute(conn)).unwrap();

        let mut rows = go!(Customer::with((Customer::SENT, Customer::RECEIVED)).all(conn)).unwrap();
        rows.sort_by_key(|row| row.0.id);
        let expected = [(ada.clone(), Some(parcel.clone()), None), (max.clone(), None, Some(parcel.clone()))];
        assert_eq!(rows, expected);
        let rows = go!(Parcel::with((Parcel::SENDER, Parcel::RECEIVER)).all(conn)).unwrap();
        assert_eq!(rows, [(parcel.clone(), ada.clone(), max)]);
        assert_eq!(go!(Customer::query().filter(Customer::has_sent()).load(conn)).unwrap(), vec![ada.clone()]);
        assert_eq!(go!(parcel.sender().get(conn)).unwrap(), ada);
    }
}

#[test]
fn the_word_of_the_struct_is_compared_with_the_table() {
    assert_eq!(Customer::DEFINITION.table.to_string(), "one_to_one_billing.customers");
    assert_eq!(Account::DEFINITION.table.to_string(), "one_to_one_billing.accounts");
    let errors = ddl::create(models![Misspelt], "postgres".parse().unwrap()).unwrap_err();
    assert_eq!(
        errors.to_string(),
        "[O2O115] `Misspelt` says that its table is `one_to_one_biling.customers`, and its `table!` declares another: \
         name one schema in both; a `#[sql_name]` there is not available yet together with a schema"
    );
}
