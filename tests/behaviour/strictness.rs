//! A child that is there but does not fit its struct is an error, never "no child".
//!
//! Diesel reads an `Option<Profile>` as `None` as soon as one column is NULL that the struct does not allow. The tables
//! here hold less than the models say ([`loose`]), so that there are such rows.

use diesel::result::Error::DeserializationError;
use tests::every_engine;

use crate::loose;
use crate::shapes::foreign_key::{Avatar, Profile, ROWS, Setting, User, child, grandchild, parent, profiles, users};
use crate::shapes::nullable_foreign_key::{self, Article, Draft};
use crate::shapes::shared_key::{self, Chip, Portrait, chips};

macro_rules! assert_unreadable {
    ($result:expr) => {
        match $result {
            Err(DeserializationError(_)) => {}
            other => panic!("{other:?}"),
        }
    };
}

macro_rules! assert_database_error {
    ($result:expr, $association:expr) => {
        match $result {
            Err(error) => {
                assert_eq!((error.code(), error.association()), ("database", $association), "{error:?}");
                assert!(matches!(error.database_error(), Some(DeserializationError(_))), "{error:?}");
            }
            other => panic!("{other:?}"),
        }
    };
}

every_engine! {
    fn a_loose_database_reads_like_a_strict_one(conn) {
        go!(conn.batch_execute(&format!("{}{ROWS}", loose::FOREIGN_KEY))).unwrap();
        let rows = go!(User::with_profile().order(users::id).load(conn)).unwrap();
        let expected = [Some(child(1)), None, Some(child(3)), Some(child(4)), None];
        assert_eq!(rows, [1, 2, 3, 4, 5].map(|n| (parent(n), expected[n - 1].clone())));
    }

    fn a_null_in_a_child(conn) {
        go!(conn.batch_execute(&format!("{}{ROWS}", loose::FOREIGN_KEY))).unwrap();
        go!(conn.batch_execute("UPDATE profiles SET followers = NULL WHERE user_id = 3")).unwrap();
        assert_unreadable!(go!(User::with_profile().load(conn)));
        assert_unreadable!(go!(User::with_existing_profile().load(conn)));
        assert_unreadable!(go!(Profile::with_user().load(conn)));
        assert_unreadable!(go!(parent(3).profile().query().first(conn)));
        assert_database_error!(go!(parent(3).profile().get(conn)), Some("User.profile"));
        assert_database_error!(go!(User::profile_of(&[1, 2, 3].map(parent)).get(conn)), Some("User.profile"));
        assert_database_error!(go!(User::with(User::PROFILE).all(conn)), None);
        assert_database_error!(go!(User::with((User::SETTING, User::PROFILE)).all(conn)), None);

        // What does not touch the row reads the others.
        let others = User::with_profile().filter(users::id.ne(3)).order(users::id);
        assert_eq!(go!(others.load(conn)).unwrap()[2], (parent(4), Some(child(4))));
        assert_eq!(go!(parent(4).profile().get(conn)).unwrap(), Some(child(4)));
    }

    fn a_null_in_the_first_column_of_a_child(conn) {
        go!(conn.batch_execute(&format!("{}{ROWS}", loose::FOREIGN_KEY))).unwrap();
        go!(conn.batch_execute("UPDATE profiles SET id = NULL WHERE user_id = 3")).unwrap();
        assert_unreadable!(go!(User::with_profile().load(conn)));
        assert_database_error!(go!(User::with(User::PROFILE.then(Profile::AVATAR)).all(conn)), None);
        assert_database_error!(go!(parent(3).profile().get(conn)), Some("User.profile"));
    }

    fn a_null_in_a_grandchild(conn) {
        go!(conn.batch_execute(&format!("{}{ROWS}", loose::FOREIGN_KEY))).unwrap();
        go!(conn.batch_execute("UPDATE avatars SET url = NULL WHERE id = 22")).unwrap();
        let plan = || User::with(User::PROFILE.then(Profile::AVATAR));
        assert_database_error!(go!(plan().all(conn)), None);
        assert_unreadable!(go!(plan().query::<Db>().load::<(User, Option<(Profile, Option<Avatar>)>)>(conn)));
        // The one who asks for the profile alone is not refused.
        assert_eq!(go!(User::with_existing_profile().load(conn)).unwrap().len(), 3);
    }

    fn a_null_in_the_middle_of_a_chain(conn) {
        go!(conn.batch_execute(&format!("{}{ROWS}", loose::FOREIGN_KEY))).unwrap();
        go!(conn.batch_execute("UPDATE profiles SET followers = NULL WHERE user_id = 1")).unwrap();
        assert_database_error!(go!(User::with(User::PROFILE.then(Profile::AVATAR)).all(conn)), None);
    }

    fn a_null_two_below_the_child(conn) {
        go!(conn.batch_execute(&format!("{}{ROWS}", loose::FOREIGN_KEY))).unwrap();
        go!(conn.batch_execute("UPDATE thumbnails SET width = NULL")).unwrap();
        let plan = User::with(User::PROFILE.then(Profile::AVATAR.then(Avatar::THUMBNAIL)));
        assert_database_error!(go!(plan.all(conn)), None);
        let several = User::with((User::PROFILE.then((Profile::AVATAR.then(Avatar::THUMBNAIL),)), User::SETTING));
        assert_database_error!(go!(several.all(conn)), None);
    }

    fn a_null_in_a_parent_that_may_be_absent(conn) {
        let tables = loose::NULLABLE_FOREIGN_KEY;
        go!(conn.batch_execute(&format!(
            "{tables}
             INSERT INTO articles (id, title, published) VALUES (7, NULL, TRUE);
             INSERT INTO drafts (id, article_id, body) VALUES (1, NULL, 'free'), (2, 7, 'of seven');"
        )))
        .unwrap();
        assert_unreadable!(go!(Draft::with_article().load(conn)));
        let draft = |id, article_id| Draft { id, article_id, body: String::new(), words: None };
        assert_database_error!(go!(draft(2, Some(7)).article().get(conn)), Some("Article.draft"));
        let both = [draft(1, None), draft(2, Some(7))];
        assert_database_error!(go!(Draft::article_of(&both).get(conn)), Some("Article.draft"));
        let free: (Draft, Option<Article>) =
            go!(Draft::with_article().filter(nullable_foreign_key::drafts::id.eq(1)).first(conn)).unwrap();
        assert_eq!(free.1, None);
    }

    fn a_null_in_the_parent_itself(conn) {
        go!(conn.batch_execute(&format!("{}{ROWS}", loose::FOREIGN_KEY))).unwrap();
        go!(conn.batch_execute("UPDATE users SET email = NULL WHERE id = 5")).unwrap();
        assert_unreadable!(go!(User::with_profile().load(conn)));
        assert_database_error!(go!(User::with(User::PROFILE).all(conn)), None);
    }

    /// A NULL is refused where the struct does not allow it, and nowhere else.
    fn a_child_of_nothing_but_a_key_is_there(conn) {
        go!(conn.batch_execute(&(shared_key::tables(DIALECT) + shared_key::ROWS))).unwrap();
        let rows = go!(Chip::with_portrait().order(chips::passport_id).load(conn)).unwrap();
        let there = Portrait { chip_id: 1, checksum: None };
        assert_eq!(rows, [(shared_key::grandchild(1), Some(there.clone())), (shared_key::grandchild(4), None)]);
        let mut rows = go!(Chip::with(Chip::PORTRAIT).all(conn)).unwrap();
        rows.sort_by_key(|(chip, _)| chip.passport_id);
        assert_eq!(rows[0].1, Some(there));
        assert_eq!(rows[1].1, None);
    }

    fn nullable_columns_of_a_child_are_read(conn) {
        go!(conn.batch_execute(&format!("{}{ROWS}", loose::FOREIGN_KEY))).unwrap();
        go!(conn.batch_execute("UPDATE profiles SET bio = NULL; UPDATE avatars SET alt = NULL")).unwrap();
        let rows = go!(User::with(User::PROFILE.then(Profile::AVATAR)).all(conn)).unwrap();
        let found: Vec<_> = rows.into_iter().filter_map(|(_, profile)| profile).collect();
        assert_eq!(found.len(), 3);
        assert!(found.iter().all(|(profile, _)| profile.bio.is_none()));
        assert_eq!(found.iter().filter(|(_, avatar)| avatar.is_some()).count(), 2);
        let ada = go!(User::with_profile().filter(profiles::id.eq(14)).first(conn)).unwrap();
        assert_eq!(ada.1, Some(Profile { bio: None, ..child(1) }));
        let avatar = go!(child(1).avatar().get(conn)).unwrap();
        assert_eq!(avatar, Some(Avatar { alt: None, ..grandchild(1) }));
    }

    fn the_second_of_several_is_read_from_its_own_columns(conn) {
        go!(conn.batch_execute(&format!("{}{ROWS}", loose::FOREIGN_KEY))).unwrap();
        go!(conn.batch_execute("UPDATE settings SET theme = NULL WHERE user_id = 2")).unwrap();
        assert_database_error!(go!(User::with((User::PROFILE, User::SETTING)).all(conn)), None);
        assert_database_error!(go!(User::with((User::PROFILE.then(Profile::AVATAR), User::SETTING)).all(conn)), None);
        let plan = User::with((User::PROFILE, User::SETTING)).query::<Db>().filter(users::id.eq(5));
        let rows: Vec<(User, Option<Profile>, Option<Setting>)> = go!(plan.load(conn)).unwrap();
        assert_eq!(rows, [(parent(5), None, None)]);
    }
}
