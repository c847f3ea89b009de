//! The same answer without the deed.

use diesel::prelude::*;
use diesel_one_to_one::deletion::{Plan, Unmanaged};
use tests::{every_engine, sent};

use crate::models::*;
use crate::{blocking, deleted, listed, one};

/// A table that no model knows, with a key into `users` and one into `avatars`.
const AUDITS: &str = "
    CREATE TABLE audits (id INTEGER NOT NULL PRIMARY KEY, user_id INTEGER NOT NULL, avatar_id INTEGER,
        CONSTRAINT audits_user_fk FOREIGN KEY (user_id) REFERENCES users (id),
        CONSTRAINT audits_avatar_fk FOREIGN KEY (avatar_id) REFERENCES avatars (id) ON DELETE CASCADE);
";

fn unmanaged(plan: &Plan) -> Vec<(&str, &str, Option<&str>)> {
    let mut listed: Vec<_> = plan
        .unmanaged
        .iter()
        .map(|Unmanaged { table, columns, on_delete, .. }| (table.as_str(), columns.as_str(), on_delete.as_deref()))
        .collect();
    listed.sort_unstable();
    listed
}

every_engine! {
    fn a_plan_is_what_the_run_does(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        let (plan, sent) = sent!(conn, go!(user(1).deletion().plan(conn)).unwrap());
        assert_eq!(sent.len(), 2, "{sent:?}");
        assert!(plan.blocking.is_empty() && plan.no_action.is_empty() && plan.unmanaged.is_empty(), "{plan:?}");
        assert_eq!(deleted(&plan.report), [("users", 1), ("profiles", 1), ("avatars", 1)]);
        assert_eq!(go!(users::table.count().get_result::<i64>(conn)).unwrap(), 4);
        assert_eq!(go!(user(1).deletion().run(conn)).unwrap(), plan.report);
        assert_eq!(go!(user(1).deletion().plan(conn)).unwrap(), Plan::default());
    }

    fn a_plan_says_what_is_in_the_way(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        let plan = go!(User::deletion_of(&[1, 2, 3].map(user)).plan(conn)).unwrap();
        assert_eq!(listed(&plan.blocking), [one("Avatar.licence", "licences", 1)]);
        assert_eq!(listed(&plan.no_action), [one("User.badge", "badges", 2)]);
        assert_eq!(deleted(&plan.report), [("users", 3), ("profiles", 2), ("avatars", 2)]);
        assert_eq!(plan.report.detached_from("User.draft"), 2);
    }

    fn what_no_model_declares_is_unmanaged(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS + AUDITS))).unwrap();
        go!(conn.batch_execute("INSERT INTO audits (id, user_id, avatar_id) VALUES (61, 4, 21)")).unwrap();
        let rule = if DIALECT == "mariadb" { "RESTRICT" } else { "NO ACTION" };
        let plan = go!(user(1).deletion().plan(conn)).unwrap();
        assert_eq!(unmanaged(&plan), [("audits", "avatar_id", Some("CASCADE")), ("audits", "user_id", Some(rule))]);
        let plan = go!(Draft { id: 41, user_id: Some(1) }.deletion().plan(conn)).unwrap();
        assert!(plan.unmanaged.is_empty());
        assert_eq!(deleted(&plan.report), [("drafts", 1)]);

        let refused = go!(user(4).deletion().run(conn)).unwrap_err();
        let expected = match DIALECT {
            "sqlite" => one("a foreign key that no model declares", "another table", 0),
            _ => one("audits_user_fk", "audits", 0),
        };
        assert!(!refused.to_string().contains('4'), "{refused}");
        assert_eq!(blocking(refused), [expected]);
        assert_eq!(go!(users::table.count().get_result::<i64>(conn)).unwrap(), 4);
    }
}
