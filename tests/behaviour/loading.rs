//! Every way to load an association, for every shape of it.
//!
//! [`loading!`] is the list of tests; a shape gives it the names of its functions.

/// The tests of one shape. Its module is the first word, the others are what the derives call things in it.
macro_rules! loading {
    (
        $shape:ident {
            parent: $with:ident, $with_existing:ident, $join:ident, $has:ident, $child_of_one:ident, $children_of:ident;
            child: $with_parent:ident, $parent_join:ident, $parent_of_one:ident, $parents_of:ident;
            plan: $CHILD:ident, $GRANDCHILD:ident, $GREAT_GRANDCHILD:ident, $SIBLING:ident;
        }
    ) => {
        mod $shape {
            use diesel::dsl::not;
            use tests::{count, every_engine};

            use crate::shapes::$shape::{
                Child, Grandchild, Parent, ROWS, Sibling, child, child_key, children, children_with_parent, grandchild,
                great_grandchild, parent, parents, sibling, slot, tables,
            };

            every_engine! {
                fn with_child_keeps_every_parent(conn) {
                    go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
                    let (rows, n) = count!(conn, go!(Parent::$with().order(parents::id).load(conn)).unwrap());
                    let expected = [
                        (parent(1), Some(child(1))),
                        (parent(2), None),
                        (parent(3), Some(child(3))),
                        (parent(4), Some(child(4))),
                        (parent(5), None),
                    ];
                    assert_eq!((rows, n), (expected.into(), 1));
                }

                fn with_child_of_no_parents_is_empty(conn) {
                    go!(conn.batch_execute(&tables(DIALECT))).unwrap();
                    assert_eq!(go!(Parent::$with().load(conn)).unwrap(), []);
                    assert_eq!(go!(Parent::$with_existing().load(conn)).unwrap(), []);
                    assert_eq!(go!(Child::$with_parent().load(conn)).unwrap(), []);
                    assert_eq!(go!(Parent::with(Parent::$CHILD).all(conn)).unwrap(), []);
                }

                fn with_existing_child_leaves_out_parents_without(conn) {
                    go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
                    let (rows, n) = count!(conn, go!(Parent::$with_existing().order(parents::id).load(conn)).unwrap());
                    assert_eq!((rows, n), ([1, 3, 4].map(|n| (parent(n), child(n))).into(), 1));
                }

                fn with_parent_has_every_child(conn) {
                    go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
                    let (rows, n) = count!(conn, go!(Child::$with_parent().order(child_key).load(conn)).unwrap());
                    assert_eq!((rows, n), (children_with_parent(), 1));
                }

                fn has_child_and_not(conn) {
                    go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
                    let having = go!(Parent::query().filter(Parent::$has()).order(parents::id).load(conn)).unwrap();
                    assert_eq!(having, [1, 3, 4].map(parent));
                    let without = Parent::query().filter(not(Parent::$has())).order(parents::id);
                    assert_eq!(go!(without.load(conn)).unwrap(), [2, 5].map(parent));
                }

                fn has_child_as_a_column(conn) {
                    go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
                    let query = parents::table.order(parents::id).select((parents::id, Parent::$has()));
                    let rows: Vec<(_, bool)> = go!(query.load(conn)).unwrap();
                    let having = [true, false, true, true, false];
                    assert_eq!(rows, [1, 2, 3, 4, 5].map(|n| (parent(n).id, having[n - 1])));
                }

                fn get_gives_the_child(conn) {
                    go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
                    for n in [1, 3, 4] {
                        let slot = parent(n).$child_of_one();
                        assert_eq!(count!(conn, go!(slot.get(conn)).unwrap()), (Some(child(n)), 1));
                    }
                }

                fn get_of_an_empty_slot_is_none(conn) {
                    go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
                    for n in [2, 5] {
                        let slot = parent(n).$child_of_one();
                        assert_eq!(count!(conn, go!(slot.get(conn)).unwrap()), (None, 1));
                    }
                }

                fn a_batch_has_one_slot_per_parent_in_their_order(conn) {
                    go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
                    let parents = [4, 2, 1, 5, 3].map(parent);
                    let slots = Parent::$children_of(&parents);
                    let expected = vec![Some(child(4)), None, Some(child(1)), None, Some(child(3))];
                    assert_eq!(count!(conn, go!(slots.get(conn)).unwrap()), (expected, 1));
                }

                fn a_parent_that_is_given_twice_fills_both_slots(conn) {
                    go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
                    let parents = [3, 1, 2, 1, 1, 2, 3].map(parent);
                    let slots = go!(Parent::$children_of(&parents).get(conn)).unwrap();
                    let expected = [3, 1, 2, 1, 1, 2, 3].map(|n| (n != 2).then(|| child(n)));
                    assert_eq!(slots, expected);
                }

                fn a_batch_of_one_and_of_parents_without_children(conn) {
                    go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
                    assert_eq!(go!(Parent::$children_of(&[parent(4)]).get(conn)).unwrap(), [Some(child(4))]);
                    assert_eq!(go!(Parent::$children_of(&[parent(5)]).get(conn)).unwrap(), [None]);
                    assert_eq!(go!(Parent::$children_of(&[5, 2].map(parent)).get(conn)).unwrap(), [None, None]);
                }

                fn a_batch_of_nothing_runs_no_statement(conn) {
                    // There are not even tables.
                    assert_eq!(count!(conn, go!(Parent::$children_of([]).get(conn)).unwrap()), (vec![], 0));
                    assert_eq!(count!(conn, go!(Child::$parents_of([]).get(conn)).unwrap()), (vec![], 0));
                }

                fn get_gives_the_parent(conn) {
                    go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
                    for n in [1, 3, 4] {
                        let handle = child(n).$parent_of_one();
                        assert_eq!(count!(conn, go!(handle.get(conn)).unwrap()), (slot(parent(n)), 1));
                    }
                }

                fn a_batch_has_the_parent_of_each_child_in_their_order(conn) {
                    go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
                    let children = [3, 1, 4].map(child);
                    let expected = vec![slot(parent(3)), slot(parent(1)), slot(parent(4))];
                    assert_eq!(count!(conn, go!(Child::$parents_of(&children).get(conn)).unwrap()), (expected, 1));

                    let children = [4, 1, 4, 4].map(child);
                    let expected = [4, 1, 4, 4].map(|n| slot(parent(n)));
                    assert_eq!(go!(Child::$parents_of(&children).get(conn)).unwrap(), expected);
                }

                fn the_query_of_a_handle_is_diesels(conn) {
                    go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
                    let found = go!(parent(3).$child_of_one().query().first(conn)).optional().unwrap();
                    assert_eq!(found, Some(child(3)));
                    let found = go!(parent(2).$child_of_one().query().first(conn)).optional().unwrap();
                    assert_eq!(found, None);
                    let query = child(4).$parent_of_one().query().unwrap();
                    assert_eq!(go!(query.first(conn)).unwrap(), parent(4));
                }

                fn a_join_with_a_selection_of_ones_own(conn) {
                    go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
                    let keys = parents::table.left_join(Parent::$join()).order(parents::id);
                    let keys = keys.select((parents::id, child_key.nullable()));
                    let keys: Vec<(_, Option<_>)> = go!(keys.load(conn)).unwrap();
                    let child_id = |n| *child(n).id();
                    let expected = [Some(child_id(1)), None, Some(child_id(3)), Some(child_id(4)), None];
                    assert_eq!(keys, [1, 2, 3, 4, 5].map(|n| (parent(n).id, expected[n - 1])));

                    let keys = children::table.inner_join(Child::$parent_join()).order(parents::id);
                    let keys: Vec<(_, _)> = go!(keys.select((child_key, parents::id)).load(conn)).unwrap();
                    assert_eq!(keys, [1, 3, 4].map(|n| (child_id(n), parent(n).id)));
                }

                fn a_plan_of_one_child(conn) {
                    go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
                    let (mut rows, n) = count!(conn, go!(Parent::with(Parent::$CHILD).all(conn)).unwrap());
                    rows.sort_by_key(|(parent, _)| parent.id);
                    let expected = [1, 2, 3, 4, 5].map(|n| (parent(n), [1, 3, 4].contains(&n).then(|| child(n))));
                    assert_eq!((rows, n), (expected.into(), 1));
                }

                fn a_plan_two_deep_whose_middle_may_be_absent(conn) {
                    go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
                    let plan = Parent::with(Parent::$CHILD.then(Child::$GRANDCHILD));
                    let (mut rows, n) = count!(conn, go!(plan.all(conn)).unwrap());
                    rows.sort_by_key(|(parent, _)| parent.id);
                    let expected = [
                        (parent(1), Some((child(1), Some(grandchild(1))))),
                        (parent(2), None),
                        (parent(3), Some((child(3), None))),
                        (parent(4), Some((child(4), Some(grandchild(4))))),
                        (parent(5), None),
                    ];
                    assert_eq!((rows, n), (expected.into(), 1));
                }

                fn a_plan_three_deep_with_several(conn) {
                    go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
                    let grandchild_on = Child::$GRANDCHILD.then(Grandchild::$GREAT_GRANDCHILD);
                    let plan = Parent::with((Parent::$CHILD.then(grandchild_on), Parent::$SIBLING));
                    let (mut rows, n) = count!(conn, go!(plan.all(conn)).unwrap());
                    rows.sort_by_key(|(parent, ..)| parent.id);
                    let expected = [
                        (
                            parent(1),
                            Some((child(1), Some((grandchild(1), Some(great_grandchild(1)))))),
                            Some(sibling(1)),
                        ),
                        (parent(2), None, Some(sibling(2))),
                        (parent(3), Some((child(3), None)), None),
                        (parent(4), Some((child(4), Some((grandchild(4), None)))), None),
                        (parent(5), None, None),
                    ];
                    assert_eq!((rows, n), (expected.into(), 1));
                }

                fn a_plan_is_a_query_that_goes_on(conn) {
                    go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
                    let plan = Parent::with((Parent::$CHILD, Parent::$SIBLING)).query::<Db>();
                    let rows = plan.filter(Parent::$has()).order(parents::id.desc()).limit(2);
                    let rows: Vec<(Parent, Option<Child>, Option<Sibling>)> = go!(rows.load(conn)).unwrap();
                    assert_eq!(rows, [(parent(4), Some(child(4)), None), (parent(3), Some(child(3)), None)]);
                }
            }
        }
    };
}

loading! {
    foreign_key {
        parent: with_profile, with_existing_profile, profile_join, has_profile, profile, profile_of;
        child: with_user, user_join, user, user_of;
        plan: PROFILE, AVATAR, THUMBNAIL, SETTING;
    }
}

loading! {
    nullable_foreign_key {
        parent: with_draft, with_existing_draft, draft_join, has_draft, draft, draft_of;
        child: with_article, article_join, article, article_of;
        plan: DRAFT, REVIEW, VERDICT, COVER;
    }
}

loading! {
    shared_key {
        parent: with_passport, with_existing_passport, passport_join, has_passport, passport, passport_of;
        child: with_person, person_join, person, person_of;
        plan: PASSPORT, CHIP, PORTRAIT, LICENCE;
    }
}
