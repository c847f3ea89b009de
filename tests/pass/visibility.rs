//! A model may be less visible than the other side of its association, and than the module it is in.

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel_one_to_one::prelude::*;

/// The schema of both.
mod schema {
    diesel::table! { users (id) { id -> Integer, name -> Text, } }
    diesel::table! { profiles (id) { id -> Integer, user_id -> Integer, } }
    diesel::allow_tables_to_appear_in_same_query!(users, profiles);
}

const TABLES: &str = "
    CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
    CREATE TABLE profiles (id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL UNIQUE REFERENCES users (id));
    INSERT INTO users VALUES (1, 'Ada'), (2, 'Bob');
    INSERT INTO profiles VALUES (10, 1);
";

/// The two models in two modules, with the visibilities given.
macro_rules! visible {
    ($name:ident: $user:vis User, $profile:vis Profile) => {
        #[allow(unreachable_pub, reason = "not every visibility is needed here")]
        mod $name {
            pub mod parent {
                #[allow(unused_imports)]
                use super::super::*;
                #[allow(unused_imports)]
                use super::child::Profile;

                #[derive(HasQuery, Model, HasOne)]
                #[diesel(table_name = schema::users)]
                #[has_one(Profile)]
                $user struct User {
                    id: i32,
                    name: String,
                }

                impl User {
                    $user fn name(&self) -> &str {
                        &self.name
                    }
                }
            }

            pub mod child {
                #[allow(unused_imports)]
                use super::super::*;
                #[allow(unused_imports)]
                use super::parent::User;

                #[derive(HasQuery, Model, BelongsToOne)]
                #[diesel(table_name = schema::profiles)]
                #[belongs_to_one(User, on_delete = no_action)]
                $profile struct Profile {
                    id: i32,
                    user_id: i32,
                }
            }

            #[test]
            fn both_ways() {
                use super::*;

                let conn = &mut SqliteConnection::establish(":memory:").unwrap();
                conn.batch_execute(TABLES).unwrap();
                let rows = parent::User::with_profile().order(schema::users::id).load(conn).unwrap();
                let [(ada, Some(profile)), (bob, None)] = &rows[..] else { panic!("a user with and one without") };
                assert_eq!(profile.user().get(conn).unwrap().name(), ada.name());
                assert!(bob.profile().get(conn).unwrap().is_none());
                let plan = parent::User::with(parent::User::PROFILE).all(conn).unwrap();
                assert_eq!(plan.len(), 2);
                assert_eq!(parent::User::query().filter(parent::User::has_profile()).load(conn).unwrap().len(), 1);
                assert_eq!(child::Profile::with_user().load(conn).unwrap().len(), 1);
            }
        }
    };
}

visible!(public_and_public: pub User, pub Profile);
visible!(public_and_of_the_crate: pub User, pub(crate) Profile);
visible!(of_the_crate_and_public: pub(crate) User, pub Profile);
visible!(of_the_module_and_public: pub(super) User, pub Profile);
visible!(public_and_of_the_module: pub User, pub(super) Profile);
visible!(of_the_module_above: pub(super) User, pub(super) Profile);
visible!(of_a_path_and_of_the_crate: pub(in crate::visibility) User, pub(crate) Profile);
