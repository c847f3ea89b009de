//! A further row struct whose model is referred to by another key than its primary key: it may leave that key out, and has
//! all but the handle.

use diesel::prelude::*;
use diesel_one_to_one::models;
use diesel_one_to_one::prelude::{BelongsToOne, HasOne, Model};
use tests::every_engine;

use crate::shapes::script;

diesel::allow_tables_to_appear_in_same_query!(users, mailboxes, badges);

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, HasOne)]
#[diesel(table_name = users)]
#[has_one(Mailbox)]
#[has_one(Badge)]
#[model(declare_table)]
struct User {
    id: i32,
    #[model(unique)]
    email: String,
}

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne)]
#[diesel(table_name = mailboxes)]
#[belongs_to_one(User, foreign_key = address, references = email, on_delete = cascade)]
#[model(declare_table)]
struct Mailbox {
    id: i32,
    address: String,
}

/// Refers to the primary key by its column.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Model, BelongsToOne)]
#[diesel(table_name = badges)]
#[belongs_to_one(User, foreign_key = user_id, references = id, on_delete = cascade)]
#[model(declare_table)]
struct Badge {
    id: i32,
    user_id: i32,
}

/// A user without the key that a mailbox refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, HasQuery, HasOne)]
#[diesel(table_name = users)]
#[has_one(Mailbox, model = User)]
#[has_one(Badge, model = User)]
struct Number {
    id: i32,
}

const ROWS: &str = "
    INSERT INTO users (id, email) VALUES (1, 'ada@a'), (2, 'bob@b');
    INSERT INTO mailboxes (id, address) VALUES (7, 'bob@b');
    INSERT INTO badges (id, user_id) VALUES (9, 1);
";

every_engine! {
    fn all_but_the_handle_of_the_key_that_is_left_out(conn) {
        go!(conn.batch_execute(&(script(models![User, Mailbox, Badge], DIALECT) + ROWS))).unwrap();
        let mailbox = Mailbox { id: 7, address: "bob@b".to_owned() };
        let badge = Badge { id: 9, user_id: 1 };
        let (ada, bob) = (Number { id: 1 }, Number { id: 2 });

        let rows = go!(Number::with_mailbox().order(users::id).load(conn)).unwrap();
        assert_eq!(rows, [(ada, None), (bob, Some(mailbox.clone()))]);
        assert_eq!(go!(Number::with_existing_mailbox().load(conn)).unwrap(), [(bob, mailbox.clone())]);
        assert_eq!(go!(Number::query().filter(Number::has_mailbox()).load(conn)).unwrap(), [bob]);
        let mut rows = go!(Number::with((Number::MAILBOX, Number::BADGE)).all(conn)).unwrap();
        rows.sort_by_key(|row| row.0.id);
        assert_eq!(rows, [(ada, None, Some(badge.clone())), (bob, Some(mailbox), None)]);

        assert_eq!(go!(ada.badge().get(conn)).unwrap(), Some(badge.clone()));
        let both = [bob, ada];
        assert_eq!(go!(Number::badge_of(&both).get(conn)).unwrap(), [None, Some(badge)]);
    }
}
