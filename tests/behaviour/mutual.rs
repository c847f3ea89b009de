//! Two tables that refer to each other: a team has a captain, a player plays for the team that is theirs.

use diesel::prelude::*;
use diesel_one_to_one::models;
use diesel_one_to_one::prelude::{BelongsToOne, HasOne, Model};
use tests::every_engine;

use crate::shapes::script;

diesel::table! {
    teams (id) {
        id -> Integer,
        captain_id -> Nullable<Integer>,
    }
}

diesel::table! {
    players (id) {
        id -> Integer,
        club_id -> Nullable<Integer>,
    }
}

diesel::allow_tables_to_appear_in_same_query!(teams, players);

#[derive(Debug, PartialEq, Eq, HasQuery, Identifiable, Insertable, Model, BelongsToOne, HasOne)]
#[diesel(table_name = teams)]
#[belongs_to_one(Player, foreign_key = captain_id, on_delete = set_null, name = captain, inverse = captained)]
#[has_one(Player, name = mascot)]
struct Team {
    id: i32,
    captain_id: Option<i32>,
}

#[derive(Debug, PartialEq, Eq, HasQuery, Identifiable, Insertable, Model, BelongsToOne, HasOne)]
#[diesel(table_name = players)]
#[belongs_to_one(Team, foreign_key = club_id, on_delete = set_null, name = club, inverse = mascot)]
#[has_one(Team, name = captained)]
struct Player {
    id: i32,
    club_id: Option<i32>,
}

every_engine! {
    fn both_ways_load(conn) {
        go!(conn.batch_execute(&script(models![Team, Player], DIALECT))).unwrap();
        go!(conn.batch_execute(
            "INSERT INTO players (id) VALUES (1), (2); INSERT INTO teams (id, captain_id) VALUES (7, 1), (8, NULL);
             UPDATE players SET club_id = 7 WHERE id = 2"
        ))
        .unwrap();
        let team = Team { id: 7, captain_id: Some(1) };
        let mascot = Player { id: 2, club_id: Some(7) };
        assert_eq!(go!(team.mascot().get(conn)).unwrap().as_ref(), Some(&mascot));
        assert_eq!(go!(team.captain().get(conn)).unwrap(), Some(Player { id: 1, club_id: None }));
        assert_eq!(go!(mascot.club().get(conn)).unwrap().as_ref(), Some(&team));
        assert_eq!(go!(mascot.captained().get(conn)).unwrap(), None);
        let rows = go!(Team::with_mascot().order(teams::id).load(conn)).unwrap();
        assert_eq!(rows, [(team, Some(mascot)), (Team { id: 8, captain_id: None }, None)]);
    }
}
