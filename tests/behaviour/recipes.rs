//! The recipes of the documentation (`diesel_one_to_one::guide::recipes`), in their order.

use diesel::dsl::{count, max, not};
use diesel::prelude::*;
use tests::every_engine;

use crate::shapes::foreign_key::*;

/// Both sides in a struct of one's own.
#[derive(Debug, PartialEq, Eq, Queryable, Selectable)]
struct Card {
    #[diesel(embed)]
    user: User,
    #[diesel(embed)]
    profile: Option<Profile>,
}

/// A few columns of both.
#[derive(Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = users)]
struct Line {
    email: String,
    #[diesel(select_expression = profiles::followers.nullable())]
    followers: Option<i64>,
}

every_engine! {
    fn by_a_column_of_the_child_without_a_child_last(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        let absent_last = || User::with_profile().order(profiles::user_id.is_null());
        let descending = absent_last().then_order_by(profiles::followers.desc()).then_order_by(users::id);
        let rows = go!(descending.load(conn)).unwrap();
        let expected = [1, 3, 4].map(|n| (parent(n), Some(child(n))));
        assert_eq!(rows[..3], expected);
        assert_eq!(rows[3..], [2, 5].map(|n| (parent(n), None)));

        let ascending = absent_last().then_order_by(profiles::followers.asc()).then_order_by(users::id);
        let rows = go!(ascending.load(conn)).unwrap();
        assert_eq!(rows[..3], [4, 3, 1].map(|n| (parent(n), Some(child(n)))));
        assert_eq!(rows[3..], [2, 5].map(|n| (parent(n), None)));
    }

    /// A child without a value, and no child: both are last, by one key.
    fn by_a_nullable_column_of_the_child_nulls_last(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        let query = User::with_profile().order((profiles::bio.is_null(), profiles::bio.asc(), users::id));
        let found: Vec<i32> = go!(query.load(conn)).unwrap().into_iter().map(|(user, _)| user.id).collect();
        assert_eq!(found, [4, 1, 2, 3, 5]);
    }

    fn a_page_and_the_count_of_all(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        let of_active = || User::with_profile::<Db>().filter(users::active.eq(true));
        let total: i64 = go!(of_active().count().get_result(conn)).unwrap();
        let page = go!(of_active().order(users::id).limit(2).offset(1).load(conn)).unwrap();
        assert_eq!(total, 3);
        assert_eq!(page, [(parent(4), Some(child(4))), (parent(5), None)]);
        let beyond = go!(of_active().order(users::id).limit(2).offset(3).load(conn)).unwrap();
        assert_eq!(beyond, []);
    }

    fn filtered_by_the_child(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        let followed = User::with_existing_profile().filter(profiles::followers.gt(0)).order(users::id);
        assert_eq!(go!(followed.load(conn)).unwrap(), [1, 3].map(|n| (parent(n), child(n))));

        let or_absent = profiles::followers.gt(3).or(profiles::user_id.is_null());
        let rows = go!(User::with_profile().filter(or_absent).order(users::id).load(conn)).unwrap();
        assert_eq!(rows, [(parent(1), Some(child(1))), (parent(2), None), (parent(5), None)]);
    }

    fn filtered_by_the_absence_of_the_child_in_two_ways(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        let without = go!(User::query().filter(not(User::has_profile())).order(users::id).load(conn)).unwrap();
        assert_eq!(without, [2, 5].map(parent));

        let joined = users::table.left_join(User::profile_join()).filter(profiles::user_id.is_null());
        let joined = go!(joined.order(users::id).select(User::as_select()).load(conn)).unwrap();
        assert_eq!(joined, without);
    }

    fn a_few_columns_of_each(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        let query = users::table.left_join(User::profile_join()).order(users::id).limit(2);
        let rows: Vec<(String, Option<i64>)> =
            go!(query.select((users::email, profiles::followers.nullable())).load(conn)).unwrap();
        assert_eq!(rows, [(parent(1).email, Some(5_000_000_000)), (parent(2).email, None)]);

        let lines = go!(query.select(Line::as_select()).load(conn)).unwrap();
        let expected = rows.into_iter().map(|(email, followers)| Line { email, followers });
        assert_eq!(lines, expected.collect::<Vec<_>>());
    }

    fn in_groups(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        let query = users::table
            .left_join(User::profile_join())
            .group_by(users::active)
            .order(users::active)
            .select((users::active, count(users::id), count(profiles::id.nullable()), max(profiles::followers.nullable())));
        let groups: Vec<(bool, i64, i64, Option<i64>)> = go!(query.load(conn)).unwrap();
        assert_eq!(groups, [(false, 2, 1, Some(3)), (true, 3, 2, Some(5_000_000_000))]);
    }

    fn boxed_to_be_made_step_by_step(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        for (at_least, has_profile, expected) in [
            (None, None, &[1, 2, 3, 4, 5][..]),
            (Some(1), None, &[1, 3]),
            (None, Some(true), &[1, 3, 4]),
            (None, Some(false), &[2, 5]),
            (Some(4), Some(true), &[1]),
        ] {
            let mut query = User::with_profile().into_boxed().order(users::id);
            if let Some(followers) = at_least {
                query = query.filter(profiles::followers.ge(followers));
            }
            match has_profile {
                Some(true) => query = query.filter(User::has_profile()),
                Some(false) => query = query.filter(not(User::has_profile())),
                None => {}
            }
            let rows: Vec<(User, Option<Profile>)> = go!(query.load(conn)).unwrap();
            let found: Vec<i32> = rows.iter().map(|(user, _)| user.id).collect();
            assert_eq!(found, expected);
        }
    }

    fn an_update_of_those_without_a_child(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        let without = users::table.filter(not(User::has_profile()));
        let changed = go!(diesel::update(without).set(users::active.eq(false)).execute(conn)).unwrap();
        assert_eq!(changed, 2);
        let active: Vec<i32> =
            go!(users::table.filter(users::active).order(users::id).select(users::id).load(conn)).unwrap();
        assert_eq!(active, [1, 4]);
    }

    fn a_delete_of_those_without_a_child(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        let without = users::table.filter(not(User::has_profile()));
        assert_eq!(go!(diesel::delete(without).execute(conn)).unwrap(), 2);
        assert_eq!(go!(User::query().order(users::id).load(conn)).unwrap(), [1, 3, 4].map(parent));
    }

    fn an_update_of_children_by_their_parents(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        let active = users::table.filter(users::active.eq(true)).select(users::id);
        let of_active = profiles::table.filter(profiles::user_id.eq_any(active));
        let changed = diesel::update(of_active).set(profiles::followers.eq(profiles::followers + 1));
        assert_eq!(go!(changed.execute(conn)).unwrap(), 2);
        let followers: Vec<i64> =
            go!(profiles::table.order(profiles::user_id).select(profiles::followers).load(conn)).unwrap();
        assert_eq!(followers, [5_000_000_001, 3, 1]);
    }

    fn in_a_struct_of_ones_own(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        let query = users::table.left_join(User::profile_join()).order(users::id).limit(2);
        let cards = go!(query.select(Card::as_select()).load(conn)).unwrap();
        let ada = Card { user: parent(1), profile: Some(child(1)) };
        assert_eq!(cards, [ada, Card { user: parent(2), profile: None }]);
    }

    fn one_row_or_none(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        let of = |id| User::with_profile().filter(users::id.eq(id));
        assert_eq!(go!(of(1).first(conn)).optional().unwrap(), Some((parent(1), Some(child(1)))));
        assert_eq!(go!(of(2).first(conn)).optional().unwrap(), Some((parent(2), None)));
        assert_eq!(go!(of(9).first(conn)).optional().unwrap(), None);
        assert_eq!(go!(of(9).first(conn)).unwrap_err(), diesel::NotFound);
    }
}
