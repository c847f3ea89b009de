//! Names that Rust, Diesel or the database spell differently.

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel_one_to_one::prelude::*;

mod schema {
    diesel::table! {
        #[sql_name = "type"]
        r#type (id) {
            id -> Integer,
            r#struct -> Text,
        }
    }

    diesel::table! {
        matches (id) {
            #[sql_name = "Key"]
            id -> Integer,
            r#type -> Integer,
            #[sql_name = "the loop"]
            r#loop -> Nullable<Text>,
        }
    }

    diesel::allow_tables_to_appear_in_same_query!(r#type, matches);
}

/// A table, a column and both names of the association are words of Rust, and two columns are called otherwise by
/// the database.
#[derive(Debug, PartialEq, Eq, HasQuery, Identifiable, Model, HasOne)]
#[diesel(table_name = schema::r#type)]
#[has_one(Match, name = r#match)]
struct Type {
    id: i32,
    r#struct: String,
}

#[derive(Debug, PartialEq, Eq, HasQuery, Identifiable, Model, BelongsToOne)]
#[diesel(table_name = schema::matches)]
#[diesel(primary_key(id))]
#[belongs_to_one(Type, on_delete = cascade, foreign_key = r#type, name = r#type, inverse = r#match)]
struct Match {
    #[diesel(column_name = id)]
    number: i32,
    r#type: i32,
    #[diesel(column_name = "loop")]
    round: Option<String>,
}

#[test]
fn raw_identifiers_and_names_of_the_database() {
    use schema::{matches, r#type};

    let conn = &mut SqliteConnection::establish(":memory:").unwrap();
    conn.batch_execute(
        "CREATE TABLE type (id INTEGER PRIMARY KEY, struct TEXT NOT NULL);
         CREATE TABLE matches (
             \"Key\" INTEGER PRIMARY KEY, type INTEGER NOT NULL UNIQUE REFERENCES type (id), \"the loop\" TEXT
         );
         INSERT INTO type VALUES (1, 'one'), (2, 'two');
         INSERT INTO matches VALUES (10, 1, 'first');",
    )
    .unwrap();
    let one = || Type { id: 1, r#struct: "one".to_owned() };
    let first = || Match { number: 10, r#type: 1, round: Some("first".to_owned()) };

    let rows = Type::with_match().order(r#type::id).load(conn).unwrap();
    assert_eq!(rows, [(one(), Some(first())), (Type { id: 2, r#struct: "two".to_owned() }, None)]);
    assert_eq!(Type::with_existing_match().load(conn).unwrap(), [(one(), first())]);
    assert_eq!(Match::with_type().filter(matches::r#loop.is_not_null()).load(conn).unwrap(), [(first(), one())]);
    assert_eq!(Type::query().filter(Type::has_match()).load(conn).unwrap(), [one()]);
    assert_eq!(one().r#match().get(conn).unwrap(), Some(first()));
    assert_eq!(first().r#type().get(conn).unwrap(), one());
    assert_eq!(Type::match_of(&[one()]).get(conn).unwrap(), [Some(first())]);
    assert_eq!(Match::type_of(&[first()]).get(conn).unwrap(), [one()]);
    assert_eq!(Type::with(Type::MATCH).all(conn).unwrap().len(), 2);
    let ids = matches::table.inner_join(Match::type_join()).select((matches::id, r#type::r#struct));
    assert_eq!(ids.load::<(i32, String)>(conn).unwrap(), [(10, "one".to_owned())]);
}

#[test]
fn the_definition_has_the_names_of_the_database() {
    let definition = Match::DEFINITION;
    assert_eq!(definition.table.name, "matches");
    let names: Vec<_> = definition.columns.iter().map(|column| column.name).collect();
    assert_eq!(names, ["Key", "type", "the loop"]);
    assert_eq!(definition.primary_key, ["Key"]);
    assert_eq!(Type::DEFINITION.table.name, "type");
    let [declaration] = Match::DECLARATIONS else { panic!("one") };
    assert_eq!((declaration.name, declaration.inverse), ("type", Some("match")));
    let key = declaration.key.foreign_key().unwrap();
    assert_eq!((key.columns, key.references, (key.parent)().name), (&["type"][..], &["id"][..], "Type"));
}

/// Two links between two models, each with a name of its own on both sides.
mod twice {
    use super::*;

    mod schema {
        diesel::table! { matches (id) { id -> Integer, } }
        diesel::table! { reports (id) { id -> Integer, home_id -> Nullable<Integer>, away_id -> Nullable<Integer>, } }
        diesel::allow_tables_to_appear_in_same_query!(matches, reports);
    }
    use schema::{matches, reports};

    #[derive(Debug, PartialEq, Eq, HasQuery, Model, HasOne)]
    #[diesel(table_name = matches)]
    #[has_one(Report, name = home_report)]
    #[has_one(Report, name = away_report, foreign_key = away_id)]
    struct Match {
        id: i32,
    }

    #[derive(Debug, PartialEq, Eq, HasQuery, Model, BelongsToOne)]
    #[diesel(table_name = reports)]
    #[belongs_to_one(Match, foreign_key = home_id, on_delete = set_null, name = home, inverse = home_report)]
    #[belongs_to_one(Match, foreign_key = away_id, on_delete = set_null, name = away, inverse = away_report)]
    struct Report {
        id: i32,
        home_id: Option<i32>,
        away_id: Option<i32>,
    }

    #[test]
    fn each_link_is_its_own() {
        let conn = &mut SqliteConnection::establish(":memory:").unwrap();
        conn.batch_execute(
            "CREATE TABLE matches (id INTEGER PRIMARY KEY);
             CREATE TABLE reports (id INTEGER PRIMARY KEY, home_id INTEGER UNIQUE, away_id INTEGER UNIQUE);
             INSERT INTO matches VALUES (1), (2);
             INSERT INTO reports VALUES (10, 1, 2), (11, 2, NULL);",
        )
        .unwrap();
        let ten = || Report { id: 10, home_id: Some(1), away_id: Some(2) };
        let eleven = || Report { id: 11, home_id: Some(2), away_id: None };
        let [one, two] = [1, 2].map(|id| Match { id });
        assert_eq!(Match::home_report_of([&one, &two]).get(conn).unwrap(), [Some(ten()), Some(eleven())]);
        assert_eq!(Match::away_report_of([&one, &two]).get(conn).unwrap(), [None, Some(ten())]);
        assert_eq!(Match::with_existing_away_report().load(conn).unwrap(), [(Match { id: 2 }, ten())]);
        assert_eq!(ten().away().get(conn).unwrap(), Some(two));
        assert_eq!(ten().home().get(conn).unwrap(), Some(one));
        assert_eq!(eleven().away().get(conn).unwrap(), None);
        let without = Match::query().filter(diesel::dsl::not(Match::has_away_report()));
        assert_eq!(without.load(conn).unwrap(), [Match { id: 1 }]);
        let both = Match::query().filter(Match::has_away_report()).filter(Match::has_home_report());
        assert_eq!(both.load(conn).unwrap(), [Match { id: 2 }]);
    }
}
