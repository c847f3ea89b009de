//! Where PostgreSQL keeps to itself what an error is about: row level security, and roles that may not see it all.

use tests::every_engine;

use crate::models::{Locker, NewProfile, Profile, lockers, person, profiles, tables, user};

/// For whoever does not own the tables; a role that every server has stands for them.
const GUARDED: &str = "
    ALTER TABLE profiles ENABLE ROW LEVEL SECURITY; CREATE POLICY everything ON profiles USING (true);
    ALTER TABLE users ENABLE ROW LEVEL SECURITY; CREATE POLICY everything ON users USING (true);
    ALTER TABLE lockers ENABLE ROW LEVEL SECURITY; CREATE POLICY everything ON lockers USING (true);
    ALTER TABLE people ENABLE ROW LEVEL SECURITY; CREATE POLICY everything ON people USING (true);
    DO $$ BEGIN
        EXECUTE format('GRANT USAGE ON SCHEMA %I TO pg_read_all_settings', current_schema());
        EXECUTE format('GRANT ALL ON ALL TABLES IN SCHEMA %I TO pg_read_all_settings', current_schema());
        EXECUTE format('GRANT ALL ON ALL SEQUENCES IN SCHEMA %I TO pg_read_all_settings', current_schema());
    END $$;
    SET ROLE pg_read_all_settings;";

/// A role that may write a child, and see all of it but its key.
const BLIND: &str = "
    DO $$ BEGIN
        EXECUTE format('GRANT USAGE ON SCHEMA %I TO pg_read_all_settings', current_schema());
        EXECUTE format('GRANT INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO pg_read_all_settings', current_schema());
        EXECUTE format('GRANT ALL ON ALL SEQUENCES IN SCHEMA %I TO pg_read_all_settings', current_schema());
    END $$;
    GRANT SELECT ON users TO pg_read_all_settings;
    GRANT SELECT (id, handle, bio, visits) ON profiles TO pg_read_all_settings;
    SET ROLE pg_read_all_settings;";

every_engine! {
    fn rows_that_are_guarded(conn) {
        if DIALECT != "postgres" {
            return;
        }
        go!(conn.batch_execute(&(tables(DIALECT) + GUARDED))).unwrap();
        go!(user(1).profile().create(&NewProfile::called("ada"), conn)).unwrap();
        let two = go!(person(2).locker().create(lockers::place.eq("south"), conn)).unwrap();
        let free = go!(person(1).locker().create(lockers::place.eq("north"), conn)).unwrap();
        go!(person(1).locker().detach(conn)).unwrap();
        for inside in [false, true] {
            if inside {
                go!(conn.begin_test_transaction()).unwrap();
            }
            let error = go!(user(1).profile().create(&NewProfile::called("two"), conn)).unwrap_err();
            assert_eq!(error.code(), "already_linked", "{inside}");
            let error = go!(user(9).profile().create(&NewProfile::called("two"), conn)).unwrap_err();
            assert_eq!(error.code(), "parent_missing", "{inside}");
            let error = go!(user(9).profile().upsert(&NewProfile::called("two"), conn)).unwrap_err();
            assert_eq!(error.code(), "parent_missing", "{inside}");
            let error = go!(free.person().attach_to(&person(2), conn)).unwrap_err();
            assert_eq!((error.code(), error.association()), ("already_linked", Some("Person.locker")), "{inside}");
            let error = go!(two.person().move_to(&person(9), conn)).unwrap_err();
            assert_eq!((error.code(), error.association()), ("parent_missing", Some("Person.locker")), "{inside}");
            let news = vec![profiles::handle.eq("x"), profiles::handle.eq("y")];
            let error = go!(crate::models::User::profile_of(&[user(1), user(9)]).upsert_all(news, conn)).unwrap_err();
            assert_eq!((error.code(), error.association()), ("parent_missing", Some("User.profile")), "{inside}");
        }
        let rows: Vec<_> = go!(Profile::query().load(conn)).unwrap();
        assert_eq!(rows.iter().map(|it| it.handle.as_str()).collect::<Vec<_>>(), ["ada"]);
        let rows = go!(Locker::query().order(lockers::id).load(conn)).unwrap();
        assert_eq!(rows.iter().map(|it| it.person_id).collect::<Vec<_>>(), [Some(2), None]);
    }

    /// What PostgreSQL would not say of an error it does not give back either: the verb is refused before.
    fn a_role_that_may_not_see_the_key(conn, database) {
        if DIALECT != "postgres" {
            return;
        }
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        let made = go!(user(1).profile().create(&NewProfile::called("ada"), conn)).unwrap();
        go!(conn.batch_execute(BLIND)).unwrap();
        let refused = [
            go!(user(1).profile().create(&NewProfile::called("two"), conn)).unwrap_err(),
            go!(user(9).profile().create(&NewProfile::called("two"), conn)).unwrap_err(),
            go!(user(1).profile().upsert(&NewProfile::called("two"), conn)).unwrap_err(),
            go!(user(1).profile().get_or_create(&NewProfile::called("two"), conn)).unwrap_err(),
            go!(user(1).profile().replace(&NewProfile::called("two"), conn)).unwrap_err(),
            go!(made.user().move_to(&user(2), conn)).unwrap_err(),
        ];
        for error in refused {
            assert_eq!((error.code(), error.association()), ("database", Some("User.profile")), "{error:?}");
        }
        let other = &mut go!(connect(database));
        assert_eq!(go!(Profile::query().load(other)).unwrap(), [made]);
    }

    /// What a server says that speaks another language, or leaves out; told here by a trigger.
    fn an_error_in_other_words(conn) {
        if DIALECT != "postgres" {
            return;
        }
        let told = |with: &str| format!(
            "CREATE OR REPLACE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                 RAISE 'doppelter Schlüsselwert' USING {with}, SCHEMA = TG_TABLE_SCHEMA, TABLE = TG_TABLE_NAME;
             END $$;
             CREATE OR REPLACE TRIGGER tells BEFORE INSERT ON profiles FOR EACH ROW EXECUTE FUNCTION tell();"
        );
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        go!(user(1).profile().create(&NewProfile::called("ada"), conn)).unwrap();
        let new = NewProfile::called("new");
        for (with, there, code) in [
            ("ERRCODE = '23505', DETAIL = 'Schlüssel »(user_id)=(1)« existiert bereits.'", 1, "already_linked"),
            ("ERRCODE = '23505', DETAIL = 'Schlüssel »(handle)=(new)« existiert bereits.'", 1, "database"),
            ("ERRCODE = '23505'", 1, "already_linked"),
            ("ERRCODE = '23505'", 2, "database"),
            ("ERRCODE = '23503', DETAIL = 'Schlüssel (user_id)=(9) ist nicht in Tabelle »users« vorhanden.'", 9, "parent_missing"),
            ("ERRCODE = '23503'", 9, "parent_missing"),
            ("ERRCODE = '23503'", 2, "database"),
        ] {
            go!(conn.batch_execute(&told(with))).unwrap();
            let error = go!(user(there).profile().create(&new, conn)).unwrap_err();
            assert_eq!((error.code(), error.association()), (code, Some("User.profile")), "{with} {there}");
        }
        assert_eq!(go!(Profile::query().load(conn)).unwrap().len(), 1);
    }

    /// An INSERT of one's own by such a role says no columns: that is no answer, and none is made up.
    fn an_error_without_detail(conn) {
        if DIALECT != "postgres" {
            return;
        }
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        go!(user(1).profile().create(&NewProfile::called("ada"), conn)).unwrap();
        go!(conn.batch_execute(BLIND)).unwrap();
        for id in [1, 9] {
            let insert = user(id).profile().insertion(profiles::handle.eq("two"));
            let refused = go!(insert.execute(conn)).unwrap_err();
            let error = diesel_one_to_one::OneToOneError::classify(refused, crate::models::User::PROFILE);
            assert_eq!((error.code(), error.association()), ("database", Some("User.profile")), "{error:?}");
        }
    }
}
