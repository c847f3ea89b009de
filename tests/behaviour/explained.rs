//! What `explain` says of an association is what is sent: each statement, and each constraint of the script.

use diesel::prelude::*;
use diesel_one_to_one::definition::Entry;
use diesel_one_to_one::models;
use diesel_one_to_one::prelude::{BelongsToOne, HasOne, Model};
use diesel_one_to_one_schema::explain::{Explanation, explain};
use tests::{every_engine, sent};

/// A table that refers to itself, whose other side has a name of its own in a query.
#[derive(Debug, HasQuery, Insertable, Model, BelongsToOne, HasOne)]
#[diesel(table_name = workers)]
#[belongs_to_one(Worker, foreign_key = mentor_id, on_delete = restrict, name = mentor, inverse = mentee)]
#[has_one(Worker, name = mentee)]
#[model(declare_table)]
struct Worker {
    id: i32,
    mentor_id: Option<i32>,
}

/// A key of two columns, and a parent that is found by another than its primary key.
#[derive(Debug, HasQuery, Insertable, Model, HasOne)]
#[diesel(table_name = rooms)]
#[has_one(Lock)]
#[model(declare_table, unique(building, number))]
struct Room {
    id: i32,
    building: i32,
    number: i32,
}

#[derive(Debug, HasQuery, Insertable, Model, BelongsToOne)]
#[diesel(table_name = locks)]
#[belongs_to_one(Room, foreign_key = (room_building, room_number), references = (building, number), on_delete = no_action)]
#[model(declare_table)]
struct Lock {
    id: i32,
    room_building: i32,
    room_number: i32,
}

diesel::allow_tables_to_appear_in_same_query!(workers, rooms, locks);

fn explained(models: &[Entry], names: [&str; 2], dialect: &str) -> Explanation {
    let [one, other] = names.map(|name| explain(models, name, dialect.parse().unwrap()).unwrap());
    assert_eq!(one, other);
    assert_eq!(one.names, names);
    one
}

/// The statements, and as they are sent but for what is bound.
fn statements(explained: &Explanation, sent: &[String]) -> [Vec<String>; 2] {
    let said = explained.loading.iter().map(|it| it.does.clone()).collect();
    let sent = sent.iter().map(|it| it.split(" -- binds").next().unwrap_or_default().trim().to_owned()).collect();
    [said, sent]
}

macro_rules! explained {
    ($($module:ident: $names:expr, $models:expr, $with:expr, $slot:ident, $with_parent:expr, $upwards:ident;)+) => {$(
        mod $module {
            use crate::shapes::$module::*;
            use super::*;

            every_engine! {
                fn all_that_is_said_is_so(conn) {
                    let script = tables(DIALECT);
                    go!(conn.batch_execute(&(script.clone() + ROWS))).unwrap();
                    let explained = explained($models, $names, DIALECT);
                    let ((), sent) = sent!(conn, {
                        go!($with.load(conn)).unwrap();
                        go!(parent(1).$slot().get(conn)).unwrap();
                        go!($with_parent.load(conn)).unwrap();
                        go!(child(1).$upwards().get(conn)).unwrap();
                    });
                    let [said, sent] = statements(&explained, &sent);
                    assert_eq!(said, sent);
                    assert_eq!(explained.constraints.len(), 2);
                    assert!(explained.constraints.iter().all(|it| script.contains(it)), "{script}\n{explained}");
                }
            }
        }
    )+};
}

explained! {
    foreign_key: ["User.profile", "Profile.user"], models![User, Profile, Setting, Avatar, Thumbnail],
        User::with_profile(), profile, Profile::with_user(), user;
    shared_key: ["Person.passport", "Passport.person"], models![Person, Passport, Chip, Portrait, Licence],
        Person::with_passport(), passport, Passport::with_person(), person;
    nullable_foreign_key: ["Article.draft", "Draft.article"], models![Article, Draft, Review, Verdict, Cover],
        Article::with_draft(), draft, Draft::with_article(), article;
}

every_engine! {
    fn a_table_that_refers_to_itself(conn) {
        let dialect = DIALECT.parse().unwrap();
        let script = diesel_one_to_one_schema::ddl::create(models![Worker], dialect).unwrap().to_string();
        go!(conn.batch_execute(&script)).unwrap();
        let explained = explained(models![Worker], ["Worker.mentee", "Worker.mentor"], DIALECT);
        let worker = Worker { id: 2, mentor_id: Some(1) };
        go!(diesel::insert_into(workers::table).values(Worker { id: 1, mentor_id: None }).execute(conn)).unwrap();
        let ((), sent) = sent!(conn, {
            go!(Worker::with_mentee().load(conn)).unwrap();
            go!(worker.mentee().get(conn)).unwrap();
            go!(Worker::with_mentor().load(conn)).unwrap();
            go!(worker.mentor().get(conn)).unwrap();
        });
        let [said, sent] = statements(&explained, &sent);
        assert_eq!(said, sent);
        assert!(explained.constraints.iter().all(|it| script.contains(it)), "{script}\n{explained}");
    }

    fn a_key_of_two_columns(conn) {
        let dialect = DIALECT.parse().unwrap();
        let script = diesel_one_to_one_schema::ddl::create(models![Room, Lock], dialect).unwrap().to_string();
        go!(conn.batch_execute(&script)).unwrap();
        let explained = explained(models![Room, Lock], ["Room.lock", "Lock.room"], DIALECT);
        let room = Room { id: 1, building: 2, number: 3 };
        go!(diesel::insert_into(rooms::table).values(&room).execute(conn)).unwrap();
        let lock = Lock { id: 4, room_building: 2, room_number: 3 };
        let ((), sent) = sent!(conn, {
            go!(Room::with_lock().load(conn)).unwrap();
            go!(room.lock().get(conn)).unwrap();
            go!(Lock::with_room().load(conn)).unwrap();
            go!(lock.room().get(conn)).unwrap();
        });
        let [said, sent] = statements(&explained, &sent);
        assert_eq!(said, sent);
        assert!(explained.constraints.iter().all(|it| script.contains(it)), "{script}\n{explained}");
    }
}
