//! What the derives write, as text that is read before it is accepted: `cargo xtask bless` rewrites it.

use proc_macro2::TokenStream;

use crate::derive;

/// One struct through one derive, as a formatted file.
fn expand(derive: fn(TokenStream) -> TokenStream, item: &str) -> String {
    let written = derive(item.parse().expect("tokens"));
    prettyplease::unparse(&syn::parse2(written).expect("a file"))
}

/// One snapshot a derive and shape.
macro_rules! snapshots {
    ($($name:ident: $derive:ident($item:expr))*) => {$(
        #[test]
        fn $name() {
            insta::with_settings!({ snapshot_path => "snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
                insta::assert_snapshot!(stringify!($name), expand(derive::$derive, $item));
            });
        }
    )*};
}

snapshots! {
    model: model(r#"
        #[diesel(table_name = users)]
        #[model(note = "whoever can sign in")]
        #[has_one(Profile)]
        pub struct User {
            id: i32,
            #[model(unique, note = "as it was typed")]
            email: String,
            #[model(sql_type(postgres = "citext"))]
            name: Option<String>,
        }
    "#)
    declared: model(r#"
        #[diesel(table_name = employees)]
        #[model(declare_table, references(Team, on_delete = restrict), index(name, rank), check = "rank > 0")]
        struct Employee {
            #[diesel(deserialize_as = i64)]
            id: EmployeeId,
            team_id: i32,
            name: Option<String>,
            #[model(default = 1)]
            rank: u8,
            #[diesel(sql_type = Mood)]
            #[model(renamed_from = temper, index)]
            mood: crate::Mood,
        }
    "#)
    declared_after_an_error: model(r"
        #[diesel(table_name = accounts)]
        #[model(declare_table)]
        struct Account {
            id: i32,
            balance: Money,
        }
    ")
    has_one: has_one(r"
        #[diesel(table_name = users)]
        #[has_one(Profile, foreign_key = user_id)]
        pub struct User {
            id: i32,
        }
    ")
    foreign_key: belongs_to_one(r#"
        #[diesel(table_name = profiles)]
        #[belongs_to_one(User, on_delete = cascade, note = "read less often")]
        pub(crate) struct Profile {
            id: i32,
            user_id: i32,
        }
    "#)
    nullable: belongs_to_one(r"
        #[diesel(table_name = schema::drafts)]
        #[belongs_to_one(crate::Article, on_delete = set_null, on_update = cascade, name = of, inverse = sketch, foreign_key = article_id)]
        struct Draft {
            id: i32,
            article_id: Option<i32>,
        }
    ")
    shared_key: belongs_to_one(r"
        #[diesel(table_name = passports, primary_key(person_id))]
        #[belongs_to_one(Person, on_delete = restrict, mirror = none)]
        struct Passport {
            person_id: i64,
        }
    ")
    after_an_error: belongs_to_one(r"
        #[diesel(table_name = profiles)]
        #[belongs_to_one(User, on_delete = casacde)]
        struct Profile {
            id: i32,
            user_id: i32,
        }
    ")
}
