//! The code of the project, which adopting leaves as it is.

use diesel::prelude::*;
use tests::engine::Engine;

use super::super::super::Database;
use super::super::super::schema::{posts, profiles, users};
use super::models::{Post, Profile, User};

pub(crate) type Connection = <Database as Engine>::Connection;

/// Ada has a profile and two posts, Bob a post, Cleo a profile.
pub(crate) fn insert(conn: &mut Connection) -> QueryResult<()> {
    let user = |id, email: &str| User { id, email: email.to_owned(), active: id != 2 };
    let people = [user(1, "ada@example.com"), user(2, "bob@example.com"), user(3, "cleo@example.com")];
    diesel::insert_into(users::table).values(&people).execute(conn)?;
    let profile = |id, user_id, bio: Option<&str>| Profile { id, user_id, bio: bio.map(str::to_owned) };
    diesel::insert_into(profiles::table)
        .values(&[profile(13, 3, None), profile(11, 1, Some("Engines"))])
        .execute(conn)?;
    let post = |id, user_id, title: &str| Post { id, user_id, title: title.to_owned() };
    let posts = [post(101, 1, "Notes"), post(102, 2, "Buckets"), post(103, 1, "More notes")];
    diesel::insert_into(posts::table).values(&posts).execute(conn)?;
    Ok(())
}

/// All users.
pub(crate) fn people(conn: &mut Connection) -> QueryResult<Vec<User>> {
    users::table.order(users::id).select(User::as_select()).load(conn)
}

/// From one parent to its child.
pub(crate) fn profile(conn: &mut Connection, user: &User) -> QueryResult<Option<Profile>> {
    Profile::belonging_to(user).select(Profile::as_select()).first(conn).optional()
}

/// From many parents to their children, in two queries.
pub(crate) fn people_and_profiles(conn: &mut Connection) -> QueryResult<Vec<(User, Option<Profile>)>> {
    let people = people(conn)?;
    let profiles = Profile::belonging_to(&people).select(Profile::as_select()).load(conn)?;
    let profiles = profiles.grouped_by(&people).into_iter().map(|mut profiles| profiles.pop());
    Ok(people.into_iter().zip(profiles).collect())
}

/// The same in one, by `joinable!`.
pub(crate) fn joined(conn: &mut Connection) -> QueryResult<Vec<(User, Option<Profile>)>> {
    let query = users::table.left_join(profiles::table).order(users::id);
    query.select((User::as_select(), Option::<Profile>::as_select())).load(conn)
}

/// From the child to its parent, by `joinable!`.
pub(crate) fn profiles_and_people(conn: &mut Connection) -> QueryResult<Vec<(Profile, User)>> {
    let query = profiles::table.inner_join(users::table).order(profiles::id);
    query.select((Profile::as_select(), User::as_select())).load(conn)
}

/// One to many.
pub(crate) fn titles(conn: &mut Connection) -> QueryResult<Vec<(String, Vec<String>)>> {
    let people = people(conn)?;
    let posts = Post::belonging_to(&people).order(posts::id).select(Post::as_select()).load(conn)?;
    let titles = posts.grouped_by(&people).into_iter().map(|posts| posts.into_iter().map(|post| post.title).collect());
    Ok(people.into_iter().map(|user| user.email).zip(titles).collect())
}
