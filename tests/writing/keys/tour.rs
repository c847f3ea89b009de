//! Every verb, once around. The shape has `Parent` and `Child`, `key(n)`, and `tables(dialect)`, which makes them.

macro_rules! tour {
    ($engines:path) => {
        fn parent(n: usize) -> Parent {
            Parent { id: key(n), name: "somebody".to_owned() }
        }

        $engines! {
            fn every_verb(conn) {
                go!(conn.batch_execute(&tables(DIALECT))).unwrap();
                let [ada, max, gone] = [1, 2, 3].map(parent);
                for (n, word) in [(1, "one"), (2, "two")] {
                    let new = (parents::id.eq(key(n)), parents::name.eq("somebody"));
                    let made = go!(Parent::create_with_child(new, (children::id.eq(key(n)), children::word.eq(word))).run(conn));
                    let child = Child { id: key(n), parent_id: Some(key(n)), word: word.to_owned() };
                    assert_eq!(made.unwrap(), (parent(n), child));
                }
                let again = || (children::id.eq(key(3)), children::word.eq("three"));
                assert_eq!(go!(ada.child().create(again(), conn)).unwrap_err().code(), "already_linked");
                assert_eq!(go!(gone.child().create(again(), conn)).unwrap_err().code(), "parent_missing");
                assert_eq!(go!(gone.child().upsert(again(), conn)).unwrap_err().code(), "parent_missing");
                let set = go!(ada.child().upsert(again(), conn)).unwrap();
                assert_eq!(set, Child { id: key(1), parent_id: Some(key(1)), word: "three".into() });
                assert_eq!(go!(ada.child().get_or_create(again(), conn)).unwrap(), (set.clone(), false));
                let updated = go!(ada.child().update(|old| children::word.eq(old.word + "!"), conn)).unwrap().unwrap();
                assert_eq!(updated, Child { word: "three!".into(), ..set });
                assert_eq!(go!(updated.parent().move_to(&max, conn)).unwrap_err().code(), "already_linked");
                assert_eq!(go!(updated.parent().move_to(&gone, conn)).unwrap_err().code(), "parent_missing");
                let (left, right) = go!(ada.child().swap_with(&max, conn)).unwrap();
                assert_eq!((left.unwrap().id, right.unwrap().id), (key(2), key(1)));
                let both = [ada.clone(), max.clone()];
                let new = |word| (children::id.eq(key(3)), children::word.eq(word));
                let news = vec![new("left"), new("right")];
                let upserted = go!(Parent::child_of(&both).upsert_all(news, conn)).unwrap();
                assert_eq!(upserted.into_iter().map(|it| it.id).collect::<Vec<_>>(), [key(2), key(1)]);
                let free = go!(max.child().detach(conn)).unwrap().unwrap();
                assert_eq!(free, Child { id: key(1), parent_id: None, word: "right".into() });
                assert_eq!(go!(ada.child().attach(&free, conn)).unwrap_err().code(), "already_linked");
                assert_eq!(go!(free.parent().attach_to(&max, conn)).unwrap().parent_id, Some(key(2)));
                let replaced = go!(max.child().replace(again(), conn)).unwrap();
                assert_eq!((replaced.left, replaced.came.id), (Some(free), key(3)));
                assert_eq!(go!(max.child().take(conn)).unwrap().unwrap().id, key(3));
                let slots = go!(Parent::child_of(&both).get(conn)).unwrap();
                let ids: Vec<_> = slots.into_iter().map(|it| it.map(|it| it.id)).collect();
                assert_eq!(ids, [Some(key(2)), None]);
                go!(Parent::deletion_of(&both).run(conn)).unwrap();
                assert_eq!(go!(Parent::query().load(conn)).unwrap(), []);
                let rows: Vec<Child> = go!(Child::query().load(conn)).unwrap();
                assert_eq!(rows.iter().filter(|it| it.parent_id.is_none()).count(), 3);
            }
        }
    };
}
pub(super) use tour;

/// What one engine alone has.
macro_rules! on_sqlite {
    ($($tests:tt)+) => {
        ::tests::instance!(mod blocking, Sqlite, blocking, { $($tests)+ });
        ::tests::instance!(mod non_blocking, Sqlite, non_blocking, { $($tests)+ });
    };
}
pub(super) use on_sqlite;

macro_rules! on_postgres {
    ($($tests:tt)+) => {
        ::tests::instance!(mod blocking, Postgres, blocking, { $($tests)+ });
        ::tests::instance!(mod non_blocking, Postgres, non_blocking, { $($tests)+ });
    };
}
pub(super) use on_postgres;

macro_rules! on_mariadb {
    ($($tests:tt)+) => {
        ::tests::instance!(mod blocking, Mariadb, blocking, { $($tests)+ });
        ::tests::instance!(mod non_blocking, Mariadb, non_blocking, { $($tests)+ });
    };
}
pub(super) use on_mariadb;
