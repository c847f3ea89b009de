//! How many keys one statement of a batch takes, and how many statements there are.

use diesel_one_to_one::backend::DialectBackend;
use tests::{count, every_engine};

use crate::shapes::foreign_key::*;

/// As many users as any engine is asked for here, each with a profile of the same key.
fn many_rows() -> String {
    let digits = "(SELECT 0 AS i UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 \
                   UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)";
    let numbers = format!(
        "(SELECT a.i + 10 * b.i + 100 * c.i + 1000 * d.i + 10000 * e.i + 1 AS n \
          FROM {digits} a, {digits} b, {digits} c, {digits} d, {digits} e) numbers WHERE n <= {MOST}"
    );
    format!(
        "INSERT INTO users (id, email, active) SELECT n, CAST(n AS CHAR(6)), TRUE FROM {numbers};
         INSERT INTO profiles (id, user_id, followers) SELECT n, n, 10 * n FROM {numbers};"
    )
}

/// One more than MariaDB takes in one statement.
const MOST: i32 = 65_536;

/// Users in hand: they need not come from the database.
fn users_in_hand(most: i32) -> Vec<User> {
    (1..=most).map(|id| User { id, email: String::new(), active: true }).collect()
}

/// Profiles in hand.
fn profiles_in_hand(most: i32) -> Vec<Profile> {
    (1..=most).map(|id| Profile { id, user_id: id, bio: None, followers: 0 }).collect()
}

every_engine! {
    fn a_batch_is_one_statement_up_to_the_limit_and_two_above(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + &many_rows()))).unwrap();
        let cases: &[(i32, usize)] = match DIALECT {
            "sqlite" => &[(32_766, 1), (32_767, 2), (MOST, 3)],
            "postgres" => &[(32_767, 1), (MOST, 1)],
            "mariadb" => &[(32_767, 1), (65_535, 1), (MOST, 2)],
            other => panic!("{other}"),
        };
        for &(keys, statements) in cases {
            let length = usize::try_from(keys).unwrap();
            assert_eq!(statements, length.div_ceil(Db::BIND_LIMIT));

            let (slots, n) = count!(conn, go!(User::profile_of(&users_in_hand(keys)).get(conn)).unwrap());
            assert_eq!((slots.len(), n), (length, statements));
            for (slot, id) in slots.into_iter().zip(1..) {
                assert_eq!(slot, Some(Profile { id, user_id: id, bio: None, followers: 10 * i64::from(id) }));
            }

            let (parents, n) = count!(conn, go!(Profile::user_of(&profiles_in_hand(keys)).get(conn)).unwrap());
            assert_eq!((parents.len(), n), (length, statements));
            assert!(parents.iter().map(|user| user.id).eq(1..=keys));
        }
    }

    fn a_limit_that_is_full_of_absent_children(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        let slots = go!(User::profile_of(&users_in_hand(MOST)).get(conn)).unwrap();
        assert_eq!(slots.len(), 65_536);
        let found: Vec<_> = slots.into_iter().flatten().collect();
        assert_eq!(found, [1, 3, 4].map(child));
    }

    /// A row is read once for each slot that it fills, so that it need not be `Clone`; the statement repeats its SELECT.
    fn a_parent_that_is_given_again_costs_no_statement(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        for given in [&[1, 3, 4][..], &[1, 3, 1, 4, 3], &[4, 4, 4, 1, 1, 2]] {
            let parents: Vec<_> = given.iter().map(|&n| parent(n)).collect();
            let (slots, n) = count!(conn, go!(User::profile_of(&parents).get(conn)).unwrap());
            let expected: Vec<_> = given.iter().map(|&n| (n != 2).then(|| child(n))).collect();
            assert_eq!((slots, n), (expected, 1));
        }
    }

    fn a_parent_that_is_given_a_thousand_times_costs_ten(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        let parents: Vec<_> = std::iter::repeat_n(1, 1_000).chain([3]).map(parent).collect();
        let (slots, n) = count!(conn, go!(User::profile_of(&parents).get(conn)).unwrap());
        let expected: Vec<_> = std::iter::repeat_n(1, 1_000).chain([3]).map(|n| Some(child(n))).collect();
        assert!(slots == expected, "each slot holds its row");
        assert_eq!(n, 10);
    }

    fn a_handle_costs_nothing_until_its_verb(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        let (handles, n) = count!(conn, (parent(1).profile(), child(1).user(), User::profile_of(&[parent(1)])));
        assert_eq!(n, 0);
        assert_eq!(format!("{:?}", handles.0), "User.profile(1)");
        assert_eq!(format!("{:?}", handles.1), "User.profile(Some(1))");
        assert_eq!(format!("{:?}", handles.2.clone()), "User.profile([1])");
        assert_eq!(go!(handles.0.clone().get(conn)).unwrap(), go!(handles.0.get(conn)).unwrap());
    }
}
