//! The definitions that the derives write, of everything that `#[model(..)]` can say.

use super::Case;
use diesel::prelude::*;
use diesel_one_to_one::{models, prelude::*};

diesel::table! { teams (id) { id -> BigInt, name -> Text, } }
diesel::table! { projects (team_id, number) { team_id -> BigInt, number -> Integer, } }
diesel::table! {
    employees (id) {
        id -> BigInt,
        team_id -> BigInt,
        project_number -> Nullable<Integer>,
        chief -> Nullable<BigInt>,
        #[sql_name = "given_name"]
        first_name -> Text,
        last_name -> Text,
        hired_on -> Date,
        left_on -> Nullable<Date>,
        balance -> BigInt,
        rate -> Double,
        active -> Bool,
        greeting -> Text,
        created_at -> Timestamp,
    }
}

/// What is read from the key of a team.
type TeamId = i64;

#[derive(HasQuery, Identifiable, Model)]
#[diesel(table_name = teams)]
#[model(renamed_from = crews)]
#[allow(dead_code)] // only the definition is used
struct Team {
    id: TeamId,
    #[model(check = "name <> ''", check = "name <> 'root'", renamed_from = "title")]
    name: String,
}

#[derive(HasQuery, Identifiable, Model)]
#[diesel(table_name = projects, primary_key(team_id, number))]
#[model(references(Team, on_delete = cascade))]
#[allow(dead_code)]
struct Project {
    team_id: i64,
    number: i32,
}

#[derive(Queryable, Identifiable, Model)]
#[diesel(table_name = employees)]
#[model(
    references(Team, on_delete = restrict),
    references(Project, foreign_key = (team_id, project_number), on_delete = no_action),
    references(Employee, foreign_key = chief, on_delete = set_null),
    index(last_name, first_name),
    unique(team_id, last_name, first_name),
    check = "left_on >= hired_on"
)]
#[allow(dead_code)]
struct Employee {
    id: i64,
    team_id: i64,
    project_number: Option<i32>,
    chief: Option<i64>,
    first_name: String,
    last_name: String,
    #[model(index)]
    hired_on: Day,
    left_on: Option<Day>,
    #[model(default = -10, check = "balance >= -10")]
    balance: i64,
    #[model(default = 0.5)]
    rate: f64,
    #[model(default = true)]
    active: bool,
    #[model(default = "it's \\ {}")]
    greeting: String,
    #[model(default(sql = "CURRENT_TIMESTAMP"))]
    created_at: Day,
}

/// Whatever is read from a column.
type Day = ();

/// Teams, their projects, and employees that are found by name.
pub(crate) fn derived() -> Case {
    Case {
        models: |_| models![Employee, Project, Team],
        rows: "INSERT INTO teams (name) VALUES ('red');
               INSERT INTO projects (team_id, number) VALUES (1, 7);
               INSERT INTO employees (team_id, project_number, given_name, last_name, hired_on)
                   VALUES (1, 7, 'Ada', 'Lovelace', '2026-11-21')",
    }
}
