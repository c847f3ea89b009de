//! Verbs of another row struct of a model's table, and with one.

use diesel::prelude::*;
use diesel_one_to_one::prelude::{BelongsToOne, HasOne};
use tests::every_engine;

use crate::models::{
    Locker, NewProfile, Person, Profile, User, lockers, people, person, profiles, tables, user, users,
};

/// A part of a user.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, HasOne)]
#[diesel(table_name = users)]
#[has_one(Profile, model = User)]
struct UserKey {
    id: i32,
}

/// A part of a person.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, HasOne)]
#[diesel(table_name = people)]
#[has_one(Locker, model = Person)]
struct PersonKey {
    id: i32,
}

/// A part of a locker, and of no use to find it: its handle is.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, BelongsToOne)]
#[diesel(table_name = lockers)]
#[belongs_to_one(Person, model = Locker)]
struct Place {
    person_id: Option<i32>,
    place: String,
}

every_engine! {
    fn of_the_parent(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        let (ada, grace) = (UserKey { id: 1 }, UserKey { id: 2 });
        let made = go!(ada.profile().create(&NewProfile::called("ada"), conn)).unwrap();
        assert_eq!(made.user_id, 1);
        let set = go!(ada.profile().upsert(profiles::visits.eq(8), conn));
        assert!(set.is_err(), "the handle is left out, and has no default: {set:?}");
        let set = go!(ada.profile().upsert((profiles::handle.eq("ada"), profiles::visits.eq(8)), conn)).unwrap();
        assert_eq!(set, Profile { visits: 8, ..made });
        assert_eq!(go!(ada.profile().update(|old| profiles::visits.eq(old.visits + 1), conn)).unwrap().unwrap().visits, 9);
        let moved = go!(set.user().move_to(&grace, conn)).unwrap();
        assert_eq!((moved.id, moved.user_id), (set.id, 2));
        assert_eq!(go!(set.user().attach_to(&ada, conn)).unwrap_err().code(), "already_linked");
        // a swap with either struct
        let (mine, other) = go!(ada.profile().swap_with(&grace, conn)).unwrap();
        assert_eq!((mine.map(|it| it.id), other), (Some(set.id), None));
        let (mine, other) = go!(ada.profile().swap_with(&user(2), conn)).unwrap();
        assert_eq!((mine, other.map(|it| it.id)), (None, Some(set.id)));
        let (mine, other) = go!(user(1).profile().swap_with(&grace, conn)).unwrap();
        assert_eq!((mine.map(|it| it.id), other), (Some(set.id), None));
        assert_eq!(go!(ada.profile().swap_with(&user(1), conn)).unwrap().0.unwrap().id, set.id);
        let replaced = go!(ada.profile().replace(&NewProfile::called("new"), conn)).unwrap();
        assert_eq!(replaced.left.unwrap().id, set.id);
        assert_eq!(go!(ada.profile().take(conn)).unwrap(), Some(replaced.came));
        let news = vec![NewProfile::called("one"), NewProfile::called("two")];
        let both = [grace, ada];
        let made = go!(UserKey::profile_of(&both).upsert_all(news, conn)).unwrap();
        assert_eq!(made.iter().map(|it| (it.user_id, it.handle.as_str())).collect::<Vec<_>>(), [(2, "one"), (1, "two")]);
    }

    fn of_the_child(conn) {
        go!(conn.batch_execute(&tables(DIALECT))).unwrap();
        let (ada, max) = (PersonKey { id: 1 }, PersonKey { id: 2 });
        let made = go!(ada.locker().create(lockers::place.eq("north"), conn)).unwrap();
        assert_eq!(go!(made.person().move_to(&max, conn)).unwrap(), Locker { person_id: Some(2), ..made.clone() });
        assert_eq!(go!(ada.locker().attach(&made, conn)).unwrap_err().code(), "already_linked");
        assert_eq!(go!(max.locker().detach(conn)).unwrap(), Some(Locker { person_id: None, ..made.clone() }));
        assert_eq!(go!(made.person().attach_to(&ada, conn)).unwrap(), made);
        assert_eq!(go!(ada.locker().swap_with(&max, conn)).unwrap().1.unwrap().id, made.id);
        assert_eq!(go!(person(2).locker().detach(conn)).unwrap().unwrap().id, made.id);
        assert_eq!(go!(ada.locker().attach(&made, conn)).unwrap(), made);
        // what it is cannot be told
        let place: Place = go!(Place::query().first(conn)).unwrap();
        let refused = [
            go!(place.person().move_to(&max, conn)).map(drop),
            go!(place.person().attach_to(&max, conn)).map(drop),
            go!(place.person().detach(conn)).map(drop),
        ];
        for refused in refused {
            let error = refused.unwrap_err();
            assert_eq!((error.code(), error.association()), ("unsupported", Some("Person.locker")));
        }
        assert_eq!(go!(Locker::query().load(conn)).unwrap(), [made]);
    }
}
