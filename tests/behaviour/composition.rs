//! An association is a query: what Diesel does with a query, it does with ours.

use diesel::dsl::{count, exists, not};
use tests::{count as counted, every_engine};

use crate::shapes::foreign_key::*;

every_engine! {
    fn filter_order_limit_and_offset(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        let active = User::with_profile().filter(users::active.eq(true)).order(users::id.desc());
        assert_eq!(go!(active.limit(2).load(conn)).unwrap(), [(parent(5), None), (parent(4), Some(child(4)))]);
        assert_eq!(go!(active.limit(5).offset(2).load(conn)).unwrap(), [(parent(1), Some(child(1)))]);
    }

    fn a_filter_on_the_child(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        let followed = User::with_profile().filter(profiles::followers.gt(0)).order(profiles::followers);
        let rows = go!(followed.load(conn)).unwrap();
        assert_eq!(rows, [(parent(3), Some(child(3))), (parent(1), Some(child(1)))]);
        let absent = User::with_profile().filter(profiles::id.nullable().is_null()).order(users::id);
        assert_eq!(go!(absent.load(conn)).unwrap(), [(parent(2), None), (parent(5), None)]);
    }

    fn either_of_two_filters(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        let query = User::with_existing_profile().filter(users::id.eq(1)).or_filter(profiles::bio.is_null());
        let rows = go!(query.order(users::id).load(conn)).unwrap();
        assert_eq!(rows, [(parent(1), child(1)), (parent(3), child(3))]);
    }

    fn a_boxed_query_is_made_step_by_step(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        for (only_active, expected) in [(false, 5), (true, 3)] {
            let mut query = User::with_profile().into_boxed();
            if only_active {
                query = query.filter(users::active.eq(true));
            }
            query = query.order(users::id);
            let rows: Vec<(User, Option<Profile>)> = go!(query.load(conn)).unwrap();
            assert_eq!(rows.len(), expected);
            assert_eq!(rows[0], (parent(1), Some(child(1))));
        }
        let boxed = Profile::with_user().into_boxed().filter(users::id.eq(3));
        assert_eq!(go!(boxed.load::<(Profile, User)>(conn)).unwrap(), [(child(3), parent(3))]);
    }

    fn another_child_is_joined_and_filtered_by(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        let themed = User::with_profile().left_join(User::setting_join()).filter(settings::theme.eq("light"));
        assert_eq!(go!(themed.load(conn)).unwrap(), [(parent(2), None)]);
        let both = User::with_existing_profile().inner_join(User::setting_join());
        assert_eq!(go!(both.load(conn)).unwrap(), [(parent(1), child(1))]);
    }

    fn another_child_is_joined_and_selected(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        let query = users::table
            .left_join(User::profile_join())
            .left_join(User::setting_join())
            .order(users::id)
            .select((User::as_select(), Option::<Profile>::as_select(), Option::<Setting>::as_select()));
        let rows: Vec<(User, Option<Profile>, Option<Setting>)> = go!(query.load(conn)).unwrap();
        let expected = [
            (parent(1), Some(child(1)), Some(sibling(1))),
            (parent(2), None, Some(sibling(2))),
            (parent(3), Some(child(3)), None),
            (parent(4), Some(child(4)), None),
            (parent(5), None, None),
        ];
        assert_eq!(rows, expected);
    }

    fn a_child_is_joined_from_its_parent_and_goes_on_to_its_own(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        let query = Profile::with_user().inner_join(Profile::avatar_join()).filter(avatars::alt.is_null());
        assert_eq!(go!(query.load(conn)).unwrap(), [(child(4), parent(4))]);
    }

    /// `EXISTS` has an alias of its own, so that the child of the query and the child asked for are two.
    fn a_query_that_joins_the_child_asks_for_it_again(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        let rows = go!(User::with_profile().filter(User::has_profile()).order(users::id).load(conn)).unwrap();
        assert_eq!(rows, [1, 3, 4].map(|n| (parent(n), Some(child(n)))));
        let rows = go!(User::with_profile().filter(not(User::has_profile())).order(users::id).load(conn)).unwrap();
        assert_eq!(rows, [2, 5].map(|n| (parent(n), None)));
        assert_eq!(go!(User::with_existing_profile().filter(not(User::has_profile())).load(conn)).unwrap(), []);
        let rows = Profile::with_user().filter(Profile::has_avatar()).filter(not(User::has_setting()));
        assert_eq!(go!(rows.load(conn)).unwrap(), [(child(4), parent(4))]);
    }

    fn has_child_in_an_update(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        let query = diesel::update(users::table.filter(not(User::has_profile()))).set(users::active.eq(true));
        assert_eq!(go!(query.execute(conn)).unwrap(), 2);
        let query = diesel::update(users::table).filter(User::has_profile()).set(users::active.eq(false));
        go!(query.execute(conn)).unwrap();
        let active: Vec<i32> =
            go!(users::table.filter(users::active).order(users::id).select(users::id).load(conn)).unwrap();
        assert_eq!(active, [2, 5]);
    }

    fn has_child_in_a_delete(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        let query = diesel::delete(users::table.filter(User::has_profile()).filter(users::id.ge(3)));
        assert_eq!(go!(query.execute(conn)).unwrap(), 2);
        assert_eq!(go!(User::with_existing_profile().load(conn)).unwrap(), [(parent(1), child(1))]);
        assert_eq!(go!(Profile::query().load(conn)).unwrap(), [child(1)], "the others went with their users");
        assert_eq!(go!(Avatar::query().load(conn)).unwrap(), [grandchild(1)], "and so did theirs");
        go!(diesel::delete(users::table).filter(not(User::has_profile())).execute(conn)).unwrap();
        assert_eq!(go!(User::query().load(conn)).unwrap(), [parent(1)]);
    }

    /// A query of ours is made for a backend, which its row type depends on. `load` tells it by its connection; what
    /// replaces the selection (`count`, `select`, a sub-select) leaves nothing to tell it by, so it is named:
    /// `with_profile::<Db>()`. The same holds for Diesel's own `User::query()`. Where no row is loaded nothing has to be
    /// named: `users::table.inner_join(User::profile_join())` is for any backend.
    fn the_backend_is_named_where_the_selection_is_replaced(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        assert_eq!(go!(User::with_profile::<Db>().count().get_result::<i64>(conn)).unwrap(), 5);
        assert_eq!(go!(User::with_existing_profile::<Db>().count().get_result::<i64>(conn)).unwrap(), 3);
        assert_eq!(go!(Profile::with_user::<Db>().count().get_result::<i64>(conn)).unwrap(), 3);
        let emails = User::with_existing_profile::<Db>().order(users::id).select(users::email);
        assert_eq!(go!(emails.load::<String>(conn)).unwrap(), [1, 3, 4].map(|n| parent(n).email));
        let any = diesel::select(exists(User::with_existing_profile::<Db>().filter(profiles::followers.gt(9))));
        assert!(go!(any.get_result::<bool>(conn)).unwrap());

        let joined = users::table.inner_join(User::profile_join()).count();
        assert_eq!(go!(joined.get_result::<i64>(conn)).unwrap(), 3);
        let having = users::table.filter(User::has_profile()).count();
        assert_eq!(go!(having.get_result::<i64>(conn)).unwrap(), 3);
    }

    fn the_first_row_if_there_is_one(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        let found = go!(User::with_profile().filter(users::id.eq(4)).first(conn)).optional().unwrap();
        assert_eq!(found, Some((parent(4), Some(child(4)))));
        let found = go!(User::with_profile().filter(users::id.eq(5)).first(conn)).optional().unwrap();
        assert_eq!(found, Some((parent(5), None)));
        let found = go!(User::with_profile().filter(users::id.eq(6)).first(conn)).optional().unwrap();
        assert_eq!(found, None);
        let found = go!(User::with_existing_profile().filter(users::id.eq(5)).get_result(conn)).optional().unwrap();
        assert_eq!(found, None);
    }

    fn find_by_the_primary_key(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        let found = go!(User::query().find(3).filter(User::has_profile()).first(conn)).unwrap();
        assert_eq!(found, parent(3));
    }

    /// As always with Diesel, a sub-select is of other tables than the query around it, or of an alias.
    fn a_sub_select(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        let followed = User::with_existing_profile::<Db>().filter(profiles::followers.gt(0)).select(users::id);
        let set = Setting::query().filter(settings::user_id.eq_any(followed));
        assert_eq!(go!(set.load(conn)).unwrap(), [sibling(1)]);
        let having = users::table.filter(User::has_profile()).select(users::id);
        let rows = Profile::with_existing_avatar().filter(profiles::user_id.eq_any(having)).order(profiles::id);
        assert_eq!(go!(rows.load(conn)).unwrap(), [4, 1].map(|n| (child(n), grandchild(n))));
    }

    fn groups_with_a_selection_of_ones_own(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        let query = users::table
            .left_join(User::profile_join())
            .group_by(users::active)
            .order(users::active)
            .select((users::active, count(users::id), count(profiles::id.nullable())));
        let groups: Vec<(bool, i64, i64)> = go!(query.load(conn)).unwrap();
        assert_eq!(groups, [(false, 2, 1), (true, 3, 2)]);
    }

    fn whole_parents_are_grouped_by_their_key(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        let query = users::table.left_join(User::profile_join()).group_by(users::id).order(users::id).limit(2);
        let query = query.select((User::as_select(), count(profiles::id.nullable())));
        assert_eq!(go!(query.load::<(User, i64)>(conn)).unwrap(), [(parent(1), 1), (parent(2), 0)]);
    }

    fn distinct_rows(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        let rows = go!(User::with_profile().distinct().order(users::id).load(conn)).unwrap();
        assert_eq!(rows.len(), 5);
    }

    fn the_columns_of_a_row_struct_are_reselected(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        let query = users::table.left_join(User::profile_join()).order(users::id);
        let rows = query.select((users::email, Option::<Profile>::as_select())).limit(2);
        let rows: Vec<(String, Option<Profile>)> = go!(rows.load(conn)).unwrap();
        assert_eq!(rows, [(parent(1).email, Some(child(1))), (parent(2).email, None)]);
    }

    fn composing_costs_no_statement(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        let query = User::with_profile().left_join(User::setting_join()).filter(User::has_profile()).into_boxed();
        let (rows, n) = counted!(conn, go!(query.load::<(User, Option<Profile>)>(conn)).unwrap());
        assert_eq!((rows.len(), n), (3, 1));
    }

    fn what_was_loaded_is_not_kept(conn, database) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        let user = go!(User::query().find(1).first(conn)).unwrap();
        assert_eq!(go!(user.profile().get(conn)).unwrap(), Some(child(1)));
        let other = &mut go!(connect(database));
        go!(diesel::update(profiles::table.find(14)).set(profiles::followers.eq(6)).execute(other)).unwrap();
        assert_eq!(go!(user.profile().get(conn)).unwrap().unwrap().followers, 6);
        go!(diesel::delete(profiles::table.find(14)).execute(other)).unwrap();
        assert_eq!(go!(user.profile().get(conn)).unwrap(), None);
    }
}
