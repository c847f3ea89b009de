//! The project, before and after.

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel_one_to_one::models;
use diesel_one_to_one::prelude::*;
use diesel_one_to_one_schema::ddl;
use tests::engine::Engine as _;

use super::Database;
use super::schema::{posts, profiles, users};
use crate::print_schema::{assert_is_the_file_of, print_schema};

mod before {
    #[path = "../code.rs"]
    pub(super) mod code;
    pub(super) mod models;
}

mod after {
    #[path = "../code.rs"]
    pub(super) mod code;
    pub(super) mod models;
}

use after::models::{Post, Profile, User};

/// What the migrations of the project have made, and nothing of ours adds to.
fn database() -> Database {
    let database = Database::fresh_for_tools();
    let file = format!("{}/adoption/{}/up.sql", env!("CARGO_MANIFEST_DIR"), Database::DIALECT);
    database.connect().batch_execute(&std::fs::read_to_string(file).unwrap()).unwrap();
    database
}

/// Calls a function of the project, as it was and as it is, and compares the rows by what they hold.
macro_rules! both {
    ($function:ident($conn:expr $(, $was:expr, $is:expr)?)) => {{
        let before = before::code::$function($conn $(, $was)?).unwrap();
        let after = after::code::$function($conn $(, $is)?).unwrap();
        assert_eq!(format!("{before:?}"), format!("{after:?}"));
        after
    }};
}

#[test]
fn schema_rs_is_the_same_before_and_after() {
    let database = database();
    let conn = &mut database.connect();
    let before = print_schema(&database, &[]);
    assert_is_the_file_of(Database::DIALECT, &before);

    after::code::insert(conn).unwrap();
    let rows = User::with_profile().order(users::id).load(conn).unwrap();
    assert_eq!(rows.len(), 3);
    assert_eq!(rows[0].0.profile().get(conn).unwrap(), rows[0].1);
    assert_eq!(print_schema(&database, &[]), before);
}

#[test]
fn the_old_code_finds_what_it_found_and_ours_finds_the_same() {
    let database = database();
    let conn = &mut database.connect();
    before::code::insert(conn).unwrap();

    let people = both!(people(conn));
    let pairs = both!(people_and_profiles(conn));
    let [ada, cleo] = [1, 3].map(|user_id| {
        let (id, bio) = if user_id == 1 { (11, Some("Engines".to_owned())) } else { (13, None) };
        Profile { id, user_id, bio }
    });
    let expected = [Some(ada.clone()), None, Some(cleo.clone())];
    assert_eq!(pairs, people.iter().cloned().zip(expected.clone()).collect::<Vec<_>>());
    assert_eq!(both!(joined(conn)), pairs);
    assert_eq!(User::with_profile().order(users::id).load(conn).unwrap(), pairs);
    assert_eq!(User::profile_of(&people).get(conn).unwrap(), expected);

    for ((was, user), expected) in before::code::people(conn).unwrap().iter().zip(&people).zip(expected) {
        assert_eq!(both!(profile(conn, was, user)), expected);
        assert_eq!(user.profile().get(conn).unwrap(), expected);
    }

    let pairs = both!(profiles_and_people(conn));
    assert_eq!(pairs, [(ada, people[0].clone()), (cleo, people[2].clone())]);
    assert_eq!(Profile::with_user().order(profiles::id).load(conn).unwrap(), pairs);

    let titles = both!(titles(conn));
    let titles: Vec<_> = titles.iter().map(|(_, titles)| titles.len()).collect();
    assert_eq!(titles, [2, 1, 0]);
}

/// Both ways to join in one query: ours by its target, Diesel's by `joinable!`.
#[test]
fn ours_and_diesels_joins_mix() {
    let database = database();
    let conn = &mut database.connect();
    before::code::insert(conn).unwrap();
    let [ada, bob, _] = after::code::people(conn).unwrap().try_into().unwrap();

    let query = User::with_profile().inner_join(posts::table).order(posts::id);
    let rows: Vec<_> = query.load(conn).unwrap().into_iter().map(|(user, profile)| (user, profile.is_some())).collect();
    assert_eq!(rows, [(ada.clone(), true), (bob, false), (ada.clone(), true)]);

    let query = users::table.left_join(User::profile_join()).inner_join(posts::table).filter(posts::title.eq("Notes"));
    let rows: Vec<(User, Option<Profile>, Post)> =
        query.select((User::as_select(), Option::<Profile>::as_select(), Post::as_select())).load(conn).unwrap();
    let [(user, profile, post)] = rows.try_into().unwrap();
    assert_eq!((user, profile.unwrap().id, post.id), (ada.clone(), 11, 101));

    let having = Post::belonging_to(&ada).inner_join(users::table).filter(User::has_profile()).count();
    assert_eq!(having.get_result::<i64>(conn).unwrap(), 2);
}

/// Had the tables come from the models, `schema.rs` would hold the same `table!`s.
#[test]
fn tables_from_the_models_print_the_same() {
    let tables = ["--only-tables", "users", "profiles"];
    let by_hand = print_schema(&database(), &tables);
    let from_the_models = Database::fresh_for_tools();
    let script = ddl::create(models![User, Profile], Database::DIALECT.parse().unwrap()).unwrap();
    from_the_models.connect().batch_execute(&script.to_string()).unwrap();
    assert_eq!(print_schema(&from_the_models, &tables), by_hand);
}
