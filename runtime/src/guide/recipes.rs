//! What one does with the queries: each recipe runs, and below it is the SQL that it sends.
//!
//! The queries are Diesel's, and so is all that is done with them here. A user has at most one profile:
//!
//! ```text
//! struct User { id: i32, name: String }
//! struct Profile { id: i32, user_id: i32, bio: Option<String>, followers: i32 }
//!
//! users     1 Ada, 2 Bob, 3 Cleo
//! profiles  11 of Ada: "Engines", 30 followers; 13 of Cleo: no bio, 70 followers
//! ```
//!
//! The SQL is SQLite's, without its backticks. Every recipe but the row locks is the same on SQLite, PostgreSQL and MariaDB,
//! and with `diesel_async`, where `.await` follows each `load`, `first`, `get_result` and `execute`.
//!
//! - [Order by the child, absent ones last](#order-by-the-child-absent-ones-last)
//! - [A page, and the count of all](#a-page-and-the-count-of-all)
//! - [Filter by the child](#filter-by-the-child)
//! - [Filter by its absence](#filter-by-its-absence)
//! - [A few columns of each](#a-few-columns-of-each)
//! - [Groups](#groups)
//! - [A query that is made step by step](#a-query-that-is-made-step-by-step)
//! - [Update and delete](#update-and-delete)
//! - [A struct of one's own](#a-struct-of-ones-own)
//! - [One row, or none](#one-row-or-none)
//! - [Row locks](#row-locks)
//!
//! # Order by the child, absent ones last
//!
//! The engines disagree on where NULLs go, and MariaDB has no `NULLS LAST`. `IS NULL` is a key that all of them sort alike.
//! Over the foreign key it means "no child"; over `profiles::bio` it would mean "no child, or one without a bio".
//!
#![doc = super::recipe!()]
//! let query = User::with_profile()
//!     .order((profiles::user_id.is_null(), profiles::followers.desc(), users::id));
//! let rows = query.load(conn)?;
//! let names: Vec<&str> = rows.iter().map(|(user, _)| &*user.name).collect();
//! assert_eq!(names, ["Cleo", "Ada", "Bob"]);
#![doc = super::sends!(
    "SELECT users.id, users.name, profiles.id, profiles.user_id, profiles.bio, profiles.followers",
    "FROM (users LEFT OUTER JOIN profiles ON (profiles.user_id = users.id))",
    "ORDER BY (profiles.user_id IS NULL), profiles.followers DESC, users.id",
)]
//! # A page, and the count of all
//!
//! A join with the one child drops no user and doubles none, so `limit` and `offset` are of users. The order ends in
//! a column that is unique, or pages overlap. `count()` does not say which backend it is for, so it is named. Both statements
//! belong into one transaction, if they must agree.
//!
#![doc = super::recipe!()]
//! let found = || User::with_profile::<Sqlite>().filter(users::name.ne("Cleo"));
//! let total: i64 = found().count().get_result(conn)?;
//! let page = found().order((users::name, users::id)).limit(1).offset(1).load(conn)?;
//! assert_eq!(total, 2);
//! assert_eq!(page[0].0.name, "Bob");
#![doc = super::sends!(
    "SELECT COUNT(*)",
    "FROM (users LEFT OUTER JOIN profiles ON (profiles.user_id = users.id))",
    "WHERE (users.name != ?);",
    "SELECT users.id, users.name, profiles.id, profiles.user_id, profiles.bio, profiles.followers",
    "FROM (users LEFT OUTER JOIN profiles ON (profiles.user_id = users.id))",
    "WHERE (users.name != ?) ORDER BY users.name, users.id LIMIT ? OFFSET ?",
)]
//! # Filter by the child
//!
//! A condition on the child is not met where there is none. `with_existing_profile()` says so in its type; with
//! `with_profile()`, users without a profile are kept by a condition of their own.
//!
#![doc = super::recipe!()]
//! let followed = User::with_existing_profile().filter(profiles::followers.gt(50));
//! let rows: Vec<(User, Profile)> = followed.load(conn)?;
//! assert_eq!(rows[0].0.name, "Cleo");
//!
//! let followed_or_absent = profiles::followers.gt(50).or(profiles::user_id.is_null());
//! let rows = User::with_profile().filter(followed_or_absent).order(users::id).load(conn)?;
//! let names: Vec<&str> = rows.iter().map(|(user, _)| &*user.name).collect();
//! assert_eq!(names, ["Bob", "Cleo"]);
#![doc = super::sends!(
    "SELECT users.id, users.name, profiles.id, profiles.user_id, profiles.bio, profiles.followers",
    "FROM (users INNER JOIN profiles ON (profiles.user_id = users.id))",
    "WHERE (profiles.followers > ?);",
    "SELECT users.id, users.name, profiles.id, profiles.user_id, profiles.bio, profiles.followers",
    "FROM (users LEFT OUTER JOIN profiles ON (profiles.user_id = users.id))",
    "WHERE ((profiles.followers > ?) OR (profiles.user_id IS NULL)) ORDER BY users.id",
)]
//! # Filter by its absence
//!
//! Two ways, the same rows. Prefer `not(User::has_profile())`: it says what is meant, and it fits everywhere, also into
//! an update, a delete and a query that joins the profile already.
//!
#![doc = super::recipe!()]
//! let without = User::query().filter(not(User::has_profile())).load(conn)?;
//!
//! let by_join = users::table
//!     .left_join(User::profile_join())
//!     .filter(profiles::user_id.is_null())
//!     .select(User::as_select())
//!     .load(conn)?;
//! assert_eq!(without[0].name, "Bob");
//! assert_eq!(without, by_join);
#![doc = super::sends!(
    "SELECT users.id, users.name FROM users WHERE NOT (EXISTS (",
    "    SELECT has_profile.id, has_profile.user_id, has_profile.bio, has_profile.followers",
    "    FROM profiles AS has_profile WHERE (has_profile.user_id = users.id)));",
    "SELECT users.id, users.name",
    "FROM (users LEFT OUTER JOIN profiles ON (profiles.user_id = users.id))",
    "WHERE (profiles.user_id IS NULL)",
)]
//! Neither is the faster one everywhere. For 100,000 users of whom one in ten has no profile, `not(..)` and the join took 77 and
//! 56 ms on SQLite 3.53, 82 and 88 ms on MariaDB 10.11; PostgreSQL 15 plans the same anti-join for both. For the join it does so
//! only if the column tested is the one joined by, as above: test the foreign key, not the child's `id`.
//!
//! # A few columns of each
//!
//! A selection of one's own goes over the join target. A column of the child is `nullable()` there, because the child
//! may be absent.
//!
#![doc = super::recipe!()]
//! let rows: Vec<(String, Option<i32>)> = users::table
//!     .left_join(User::profile_join())
//!     .order(users::id)
//!     .select((users::name, profiles::followers.nullable()))
//!     .load(conn)?;
//! assert_eq!(rows[0], ("Ada".to_owned(), Some(30)));
//! assert_eq!(rows[1], ("Bob".to_owned(), None));
#![doc = super::sends!(
    "SELECT users.name, profiles.followers",
    "FROM (users LEFT OUTER JOIN profiles ON (profiles.user_id = users.id))",
    "ORDER BY users.id",
)]
//! # Groups
//!
//! `count` of a column counts what is not NULL: of the child's key, it counts the children.
//!
#![doc = super::recipe!()]
//! let groups: Vec<(Option<String>, i64, i64)> = users::table
//!     .left_join(User::profile_join())
//!     .group_by(profiles::bio)
//!     .order(profiles::bio.is_null())
//!     .select((profiles::bio.nullable(), count(users::id), count(profiles::id.nullable())))
//!     .load(conn)?;
//! assert_eq!(groups, [(Some("Engines".to_owned()), 1, 1), (None, 2, 1)]);
#![doc = super::sends!(
    "SELECT profiles.bio, count(users.id), count(profiles.id)",
    "FROM (users LEFT OUTER JOIN profiles ON (profiles.user_id = users.id))",
    "GROUP BY profiles.bio",
    "ORDER BY (profiles.bio IS NULL)",
)]
//! # A query that is made step by step
//!
//! `into_boxed()` gives each step the same type. `has_profile()` has an alias of its own, and so is not in the way of the join.
//!
#![doc = super::recipe!()]
//! let (at_least, only_with_profile) = (Some(50), true);
//!
//! let mut query = User::with_profile().into_boxed();
//! if let Some(followers) = at_least {
//!     query = query.filter(profiles::followers.ge(followers));
//! }
//! if only_with_profile {
//!     query = query.filter(User::has_profile());
//! }
//! let rows: Vec<(User, Option<Profile>)> = query.order(users::id).load(conn)?;
//! assert_eq!(rows.len(), 1);
//! assert_eq!(rows[0].0.name, "Cleo");
#![doc = super::sends!(
    "SELECT users.id, users.name, profiles.id, profiles.user_id, profiles.bio, profiles.followers",
    "FROM (users LEFT OUTER JOIN profiles ON (profiles.user_id = users.id))",
    "WHERE ((profiles.followers >= ?) AND EXISTS (",
    "    SELECT has_profile.id, has_profile.user_id, has_profile.bio, has_profile.followers",
    "    FROM profiles AS has_profile WHERE (has_profile.user_id = users.id)))",
    "ORDER BY users.id",
)]
//! # Update and delete
//!
//! A statement that writes joins nothing, on any engine: what it is filtered by is `has_profile()`, or a sub-select for
//! a condition on a column of the other side. A delete of parents takes their children along as the declaration's `on_delete` says.
//!
#![doc = super::recipe!()]
//! let without = users::table.filter(not(User::has_profile()));
//! diesel::update(without).set(users::name.eq("Somebody")).execute(conn)?;
//!
//! let of_ada = users::table.filter(users::name.eq("Ada")).select(users::id);
//! diesel::update(profiles::table.filter(profiles::user_id.eq_any(of_ada)))
//!     .set(profiles::followers.eq(profiles::followers + 1))
//!     .execute(conn)?;
//!
//! diesel::delete(users::table.filter(not(User::has_profile()))).execute(conn)?;
//! # let statements = sent.lock().unwrap().clone();
//! assert_eq!(users::table.order(users::id).select(users::name).load::<String>(conn)?, ["Ada", "Cleo"]);
//! assert_eq!(profiles::table.find(11).select(profiles::followers).first::<i32>(conn)?, 31);
//! # *sent.lock().unwrap() = statements;
#![doc = super::sends!(
    "UPDATE users SET name = ? WHERE NOT (EXISTS (",
    "    SELECT has_profile.id, has_profile.user_id, has_profile.bio, has_profile.followers",
    "    FROM profiles AS has_profile WHERE (has_profile.user_id = users.id)));",
    "UPDATE profiles SET followers = (profiles.followers + ?)",
    "WHERE (profiles.user_id IN (SELECT users.id FROM users WHERE (users.name = ?)));",
    "DELETE FROM users WHERE NOT (EXISTS (",
    "    SELECT has_profile.id, has_profile.user_id, has_profile.bio, has_profile.followers",
    "    FROM profiles AS has_profile WHERE (has_profile.user_id = users.id)))",
)]
//! # A struct of one's own
//!
//! Diesel's `#[diesel(embed)]` takes a whole row, and one that may be absent as an `Option`. (Where the tables hold NULLs that a
//! struct does not allow, Diesel reads such an `Option` as `None`; `with_profile()` reports it as an error.)
//!
#![doc = super::recipe!()]
//! #[derive(Queryable, Selectable)]
//! #[diesel(table_name = users)]
//! struct Card {
//!     #[diesel(embed)]
//!     user: User,
//!     #[diesel(embed)]
//!     profile: Option<Profile>,
//! }
//!
//! let query = users::table.left_join(User::profile_join()).order(users::id);
//! let cards = query.select(Card::as_select()).load(conn)?;
//! assert_eq!(cards[0].user.name, "Ada");
//! assert_eq!(cards[0].profile.as_ref().map(|profile| profile.followers), Some(30));
//! assert!(cards[1].profile.is_none());
#![doc = super::sends!(
    "SELECT users.id, users.name, profiles.id, profiles.user_id, profiles.bio, profiles.followers",
    "FROM (users LEFT OUTER JOIN profiles ON (profiles.user_id = users.id))",
    "ORDER BY users.id",
)]
//! # One row, or none
//!
//! `first` is an error where nothing is found, and `optional()` makes it a `None`. The outer `Option` is the user, the inner one
//! the profile.
//!
#![doc = super::recipe!()]
//! let bob: Option<(User, Option<Profile>)> =
//!     User::with_profile().filter(users::name.eq("Bob")).first(conn).optional()?;
//! let (bob, profile) = bob.expect("there is a Bob");
//! assert_eq!((bob.id, profile), (2, None));
//!
//! let dan = User::with_profile().filter(users::name.eq("Dan")).first(conn).optional()?;
//! assert_eq!(dan, None);
#![doc = super::sends!(
    "SELECT users.id, users.name, profiles.id, profiles.user_id, profiles.bio, profiles.followers",
    "FROM (users LEFT OUTER JOIN profiles ON (profiles.user_id = users.id))",
    "WHERE (users.name = ?) LIMIT ?;",
    "SELECT users.id, users.name, profiles.id, profiles.user_id, profiles.bio, profiles.followers",
    "FROM (users LEFT OUTER JOIN profiles ON (profiles.user_id = users.id))",
    "WHERE (users.name = ?) LIMIT ?",
)]
//! # Row locks
//!
//! On PostgreSQL and MariaDB, inside a transaction. SQLite has no row locks, and with its connection `for_update()` does not
//! compile. PostgreSQL locks no row that may be absent: `with_profile().for_update()` compiles, and is an error
//! when it runs. Lock both where both are there, or the user alone.
//!
#![doc = super::recipe!()]
//! use diesel::debug_query;
//! use diesel::pg::Pg;
//!
//! let both = User::with_existing_profile().filter(users::id.eq(1)).for_update();
//! assert!(debug_query::<Pg, _>(&both).to_string().contains("FOR UPDATE"));
//! # let text = |sql: String| sql.split(" -- binds").next().unwrap().replace('"', "").replace("$1", "?");
//! # sent.lock().unwrap().push(text(debug_query::<Pg, _>(&both).to_string()));
//!
//! let user_alone = User::query().filter(users::id.eq(1)).for_update();
//! assert!(debug_query::<Pg, _>(&user_alone).to_string().contains("FOR UPDATE"));
//! # sent.lock().unwrap().push(text(debug_query::<Pg, _>(&user_alone).to_string()));
#![doc = super::sends!(
    "SELECT users.id, users.name, profiles.id, profiles.user_id, profiles.bio, profiles.followers",
    "FROM (users INNER JOIN profiles ON (profiles.user_id = users.id))",
    "WHERE (users.id = ?) FOR UPDATE;",
    "SELECT users.id, users.name FROM users WHERE (users.id = ?) FOR UPDATE",
)]
