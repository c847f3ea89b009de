//! Connections that may read only: what is there is read, and each verb that writes says that it is refused.

use tests::every_engine;

use crate::models::{Locker, NewProfile, Profile, User, lockers, person, profiles, tables, user, users};

fn read_only(dialect: &str) -> &'static str {
    match dialect {
        "sqlite" => "PRAGMA query_only = ON",
        "postgres" => "SET default_transaction_read_only = on",
        _ => "SET SESSION TRANSACTION READ ONLY",
    }
}

every_engine! {
    fn each_verb_is_refused_and_named(conn, database) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        let ada = go!(user(1).profile().create(&NewProfile::called("ada"), conn)).unwrap();
        let locker = go!(person(1).locker().create(lockers::place.eq("north"), conn)).unwrap();
        go!(conn.batch_execute(read_only(DIALECT))).unwrap();
        let new = NewProfile::called("new");
        let pair = User::create_with_profile((users::id.eq(7), users::name.eq("Lin")), &new);
        let refused = [
            go!(user(2).profile().create(&new, conn)).map(drop),
            go!(user(2).profile().upsert(&new, conn)).map(drop),
            go!(user(2).profile().get_or_create(&new, conn)).map(drop),
            go!(user(1).profile().update(|_| profiles::visits.eq(9), conn)).map(drop),
            go!(user(1).profile().replace(&new, conn)).map(drop),
            go!(user(1).profile().take(conn)).map(drop),
            go!(ada.user().move_to(&user(2), conn)).map(drop),
            go!(User::profile_of(&[user(1)]).upsert_all(vec![&new], conn)).map(drop),
            go!(pair.run(conn)).map(drop),
        ];
        for (at, outcome) in refused.into_iter().enumerate() {
            let error = outcome.unwrap_err();
            assert_eq!((error.code(), error.association()), ("database", Some("User.profile")), "{at}: {error:?}");
        }
        for outcome in [
            go!(person(1).locker().detach(conn)).map(drop),
            go!(locker.person().detach(conn)).map(drop),
            go!(person(1).locker().swap_with(&person(2), conn)).map(drop),
        ] {
            let error = outcome.unwrap_err();
            assert_eq!((error.code(), error.association()), ("database", Some("Person.locker")), "{error:?}");
        }
        assert_eq!(go!(user(1).deletion().run(conn)).unwrap_err().code(), "database");
        // what needs no writing is there, on this connection
        assert_eq!(go!(user(1).profile().get(conn)).unwrap(), Some(ada.clone()));
        assert_eq!(go!(user(1).profile().get_or_create(&new, conn)).unwrap(), (ada.clone(), false));
        let other = &mut go!(connect(database));
        assert_eq!(go!(Profile::query().load(other)).unwrap(), [ada]);
        assert_eq!(go!(Locker::query().load(other)).unwrap(), [locker]);
        assert_eq!(go!(User::query().load(other)).unwrap().len(), 2);
    }
}

/// The same of a file that was opened so.
#[test]
fn a_file_of_sqlite() {
    use diesel::Connection as _;
    use diesel::connection::SimpleConnection as _;
    use diesel_one_to_one::prelude::*;
    use tests::engine::{Engine as _, Sqlite};

    let database = Sqlite::fresh_for_many();
    let conn = &mut database.connect();
    conn.batch_execute(&tables("sqlite")).unwrap();
    let ada = user(1).profile().create(&NewProfile::called("ada"), conn).unwrap();
    let reader = &mut diesel::SqliteConnection::establish(&format!("file:{}?mode=ro", database.url())).unwrap();
    assert_eq!(user(1).profile().get(reader).unwrap(), Some(ada.clone()));
    for error in [
        user(2).profile().create(&NewProfile::called("new"), reader).unwrap_err(),
        user(1).profile().take(reader).unwrap_err(),
    ] {
        assert_eq!((error.code(), error.association()), ("database", Some("User.profile")), "{error:?}");
    }
    assert_eq!(user(1).profile().get(conn).unwrap(), Some(ada));
}
