//! Tables that refer to each other.

use diesel::prelude::*;
use diesel_one_to_one::models;
use diesel_one_to_one::prelude::{BelongsToOne, HasOne, Model};
use tests::every_engine;

use crate::deleted;
use crate::models::script;

diesel::table! { teams (id) { id -> Integer, captain_id -> Nullable<Integer>, } }
diesel::table! { players (id) { id -> Integer, club_id -> Nullable<Integer>, } }
diesel::table! { eggs (id) { id -> Integer, hen_id -> Nullable<Integer>, } }
diesel::table! { hens (id) { id -> Integer, egg_id -> Nullable<Integer>, } }
diesel::allow_tables_to_appear_in_same_query!(teams, players);
diesel::allow_tables_to_appear_in_same_query!(eggs, hens);

#[derive(Debug, PartialEq, Eq, HasQuery, Model, BelongsToOne, HasOne)]
#[diesel(table_name = teams)]
#[belongs_to_one(Player, foreign_key = captain_id, on_delete = set_null, name = captain, inverse = captained)]
#[has_one(Player, name = mascot)]
struct Team {
    id: i32,
    captain_id: Option<i32>,
}

#[derive(Debug, PartialEq, Eq, HasQuery, Model, BelongsToOne, HasOne)]
#[diesel(table_name = players)]
#[belongs_to_one(Team, foreign_key = club_id, on_delete = cascade, name = club, inverse = mascot)]
#[has_one(Team, name = captained)]
struct Player {
    id: i32,
    club_id: Option<i32>,
}

#[derive(Debug, PartialEq, Eq, HasQuery, Model, BelongsToOne, HasOne)]
#[diesel(table_name = eggs)]
#[belongs_to_one(Hen, on_delete = cascade, inverse = laid)]
#[has_one(Hen, name = hatched)]
struct Egg {
    id: i32,
    hen_id: Option<i32>,
}

#[derive(Debug, PartialEq, Eq, HasQuery, Model, BelongsToOne, HasOne)]
#[diesel(table_name = hens)]
#[belongs_to_one(Egg, on_delete = cascade, inverse = hatched)]
#[has_one(Egg, name = laid)]
struct Hen {
    id: i32,
    egg_id: Option<i32>,
}

every_engine! {
    fn a_cycle_that_lets_go_somewhere(conn) {
        go!(conn.batch_execute(&script(models![Team, Player], DIALECT))).unwrap();
        go!(conn.batch_execute(
            "INSERT INTO teams (id) VALUES (7), (8), (9); INSERT INTO players (id, club_id) VALUES (1, 7), (2, 8), (3, NULL);
             UPDATE teams SET captain_id = 1 WHERE id = 7; UPDATE teams SET captain_id = 2 WHERE id = 9"
        )).unwrap();
        // Team 7 goes with its captain, team 9 loses the captain that goes with team 8.
        let teams = [Team { id: 7, captain_id: Some(1) }, Team { id: 8, captain_id: None }];
        let plan = go!(Team::deletion_of(&teams).plan(conn)).unwrap();
        let report = go!(Team::deletion_of(&teams).run(conn)).unwrap();
        assert_eq!(deleted(&report), [("teams", 2), ("players", 2)]);
        assert_eq!((report.detached_from("Player.captained"), report.detached.len()), (1, 1));
        assert_eq!(report, plan.report);
        let rows = go!(teams::table.load::<(i32, Option<i32>)>(conn)).unwrap();
        assert_eq!(rows, [(9, None)]);
    }

    fn a_cycle_of_cascades_is_refused_before_anything_is_done(conn) {
        go!(conn.batch_execute(&script(models![Egg, Hen], DIALECT))).unwrap();
        go!(conn.batch_execute("INSERT INTO hens (id) VALUES (1); INSERT INTO eggs (id, hen_id) VALUES (2, 1); UPDATE hens SET egg_id = 2")).unwrap();
        let refused = go!(Hen { id: 1, egg_id: Some(2) }.deletion().run(conn)).unwrap_err();
        assert_eq!((refused.code(), refused.association()), ("unsupported", Some("Hen")));
        assert_eq!(go!(hens::table.count().get_result::<i64>(conn)).unwrap(), 1);
    }
}
