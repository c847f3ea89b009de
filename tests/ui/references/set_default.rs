// An action that one engine leaves out.

use diesel::prelude::*;
use diesel_one_to_one::prelude::*;

diesel::table! {
    users (id) {
        id -> Integer,
        team_id -> Integer,
    }
}

diesel::table! {
    teams (id) {
        id -> Integer,
    }
}

#[derive(HasQuery, Identifiable, Model)]
#[diesel(table_name = teams)]
struct Team {
    id: i32,
}

#[derive(HasQuery, Identifiable, Model)]
#[diesel(table_name = users)]
#[model(references(Team, on_delete = set_default))]
struct User {
    id: i32,
    team_id: i32,
}

fn main() {}
