//! `replace` and `take`: a child leaves by the rule of its association, and what hangs on it by its own.

use diesel::prelude::*;
use diesel_one_to_one::models;
use diesel_one_to_one::prelude::{BelongsToOne, HasOne, Model};
use diesel_one_to_one::verb::{Replaced, blocking};
use diesel_one_to_one_schema::ddl;
use tests::engine::Engine as _;
use tests::every_engine;

use crate::models::{
    Lease, Locker, NewProfile, Passport, Profile, citizen, leases, lockers, passports, person, room, tables, user,
};

diesel::allow_tables_to_appear_in_same_query!(sites, pages, covers, seals);

/// The parent.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, HasOne)]
#[diesel(table_name = sites)]
#[model(declare_table)]
#[has_one(Page)]
struct Site {
    id: i32,
}

/// The child that leaves.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne, HasOne)]
#[diesel(table_name = pages)]
#[model(declare_table)]
#[belongs_to_one(Site, on_delete = cascade)]
#[has_one(Cover)]
#[has_one(Seal)]
struct Page {
    id: i32,
    site_id: i32,
}

/// What goes with it.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne)]
#[diesel(table_name = covers)]
#[model(declare_table)]
#[belongs_to_one(Page, on_delete = cascade)]
struct Cover {
    id: i32,
    page_id: i32,
}

/// What forbids it.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne)]
#[diesel(table_name = seals)]
#[model(declare_table)]
#[belongs_to_one(Page, on_delete = restrict)]
struct Seal {
    id: i32,
    page_id: i32,
}

fn site(dialect: &str) -> String {
    let dialect = dialect.parse().expect("the tests' words are the dialects' own");
    let tables = ddl::create(models![Site, Page, Cover, Seal], dialect).expect("models that every engine can hold");
    tables.to_string()
        + "INSERT INTO sites (id) VALUES (1);
           INSERT INTO pages (id, site_id) VALUES (10, 1);
           INSERT INTO covers (id, page_id) VALUES (20, 10);"
}

every_engine! {
    fn another_row_takes_its_place(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        let Replaced { left, came: first } =
            go!(user(1).profile().replace(&NewProfile::called("ada"), conn)).unwrap();
        assert_eq!((left, first.user_id), (None, 1));
        let Replaced { left, came } = go!(user(1).profile().replace(&NewProfile::called("ada"), conn)).unwrap();
        assert_eq!(left, Some(first.clone()));
        // SQLite gives a free number again
        assert_eq!(came.id == first.id, DIALECT == "sqlite");
        assert_eq!(go!(Profile::query().load(conn)).unwrap(), [came]);

        go!(room(1).lease().create(leases::tenant.eq("Ada"), conn)).unwrap();
        let replaced = go!(room(1).lease().replace(leases::tenant.eq("Bob"), conn)).unwrap();
        assert_eq!((replaced.left.unwrap().tenant, replaced.came.tenant), ("Ada".into(), "Bob".into()));
        go!(citizen(1).passport().create(passports::number.eq("X1"), conn)).unwrap();
        let replaced = go!(citizen(1).passport().replace(passports::number.eq("X2"), conn)).unwrap();
        assert_eq!((replaced.left.unwrap().number, replaced.came.number), ("X1".into(), "X2".into()));
        assert_eq!(go!(Passport::query().load(conn)).unwrap().len(), 1);
    }

    fn the_old_one_stays_where_it_may(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        let north = go!(person(1).locker().create(lockers::place.eq("north"), conn)).unwrap();
        let replaced = go!(person(1).locker().replace(lockers::place.eq("south"), conn)).unwrap();
        let free = Locker { person_id: None, ..north };
        assert_eq!(replaced.left, Some(free.clone()));
        assert_eq!(go!(Locker::query().order(lockers::id).load(conn)).unwrap(), [free, replaced.came.clone()]);
        let taken = go!(person(1).locker().take(conn)).unwrap();
        assert_eq!(taken, Some(Locker { person_id: None, ..replaced.came }));
        assert_eq!(go!(person(1).locker().take(conn)).unwrap(), None);
        assert_eq!(go!(Locker::query().load(conn)).unwrap().len(), 2);
    }

    fn a_refused_new_one_leaves_the_old_one(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        let ada = go!(user(1).profile().create(&NewProfile::called("ada"), conn)).unwrap();
        let grace = go!(user(2).profile().create(&NewProfile::called("grace"), conn)).unwrap();
        let error = go!(user(1).profile().replace(&NewProfile::called("grace"), conn)).unwrap_err();
        assert_eq!((error.code(), error.association()), ("database", Some("User.profile")));
        let error = go!(user(9).profile().replace(&NewProfile::called("nobody"), conn)).unwrap_err();
        assert_eq!((error.code(), error.association()), ("parent_missing", Some("User.profile")));
        assert_eq!(go!(Profile::query().order(crate::models::profiles::id).load(conn)).unwrap(), [ada, grace]);
    }

    fn taken_it_is_given(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        let lease = go!(room(2).lease().create(leases::tenant.eq("Ada"), conn)).unwrap();
        assert_eq!(go!(room(1).lease().take(conn)).unwrap(), None);
        assert_eq!(go!(room(2).lease().take(conn)).unwrap(), Some(lease));
        assert_eq!(go!(Lease::query().load(conn)).unwrap(), []);
    }

    fn what_hangs_on_it_follows_its_own_rule(conn) {
        go!(conn.batch_execute(&site(DIALECT))).unwrap();
        let page = go!((Site { id: 1 }).page().take(conn)).unwrap();
        assert_eq!(page, Some(Page { id: 10, site_id: 1 }));
        assert_eq!(go!(Cover::query().load(conn)).unwrap(), []);
    }

    fn a_restrict_below_refuses(conn) {
        go!(conn.batch_execute(&(site(DIALECT) + "INSERT INTO seals (id, page_id) VALUES (30, 10)"))).unwrap();
        go!(conn.begin_test_transaction()).unwrap();
        let error = go!((Site { id: 1 }).page().take(conn)).unwrap_err();
        assert_eq!((error.code(), error.association()), ("restricted", Some("Site.page")));
        assert!(error.to_string().contains("1 row of seals (Page.seal)"), "{error}");
        let error = go!((Site { id: 1 }).page().replace(pages::id.eq(11), conn)).unwrap_err();
        assert_eq!(error.code(), "restricted");
        assert_eq!(go!(Page::query().load(conn)).unwrap(), [Page { id: 10, site_id: 1 }]);
        assert_eq!(go!(Cover::query().load(conn)).unwrap().len(), 1);
    }

    fn replaces_at_once_come_one_after_the_other(conn, database) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        let workers = [1, 2, 3].map(|worker| {
            let mut conn = database.connect();
            std::thread::spawn(move || {
                let handle = |round: i32| format!("{worker}-{round}");
                let replaced = (0..20).map(|round| {
                    let new = NewProfile { handle: &handle(round), bio: None };
                    blocking::Replace::replace(user(1).profile(), &new, &mut conn).map(|it| it.came.id).map_err(|it| it.to_string())
                });
                replaced.collect::<Result<Vec<_>, _>>()
            })
        });
        for worker in workers {
            worker.join().unwrap().unwrap();
        }
        assert_eq!(go!(Profile::query().load(conn)).unwrap().len(), 1);
    }
}
