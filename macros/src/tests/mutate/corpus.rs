//! What the mutations begin with: the programs of `tests/ui`, and structs that have everything.

use std::fs;
use std::path::{Path, PathBuf};

use quote::ToTokens as _;
use syn::Item;

/// Structs that use much of the grammar and of Rust's.
const BY_HAND: &[&str] = &[
    r#"#[diesel(table_name = crate::schema::users, primary_key(id))]
    #[model(note = "whoever can sign in")] #[has_one(Profile)] #[has_one(art::Cover<'a, i32>, name = r#type, foreign_key = (owner_id, part))]
    pub(crate) struct User<'a, T: Clone = u8, const N: usize> where T: 'a {
        pub id: i32,
        #[model(unique, note = "as typed")] #[diesel(column_name = "mail")] r#type: Option<&'a str>,
        #[model(sql_type(sqlite = "TEXT", postgres = "CITEXT", mariadb = "VARCHAR(64)"))] name: Vec<Option<[T; N]>>,
        #[diesel(embed)] address: Address<'a, fn(u8) -> Box<dyn Fn() -> u8 + 'a>>,
    }"#,
    r#"#[diesel(table_name = profiles, primary_key(user_id, part))]
    #[belongs_to_one(crate::User<'static, (i32, u8)>, foreign_key = (user_id, part), references = (id, part), on_delete = set_null,
        on_update = cascade, name = owner, inverse = page, note = r"why", )]
    #[belongs_to_one(::teams::Team, on_delete = no_action, mirror = none)]
    struct Profile { user_id: i32, part: Option<i64>, team_id: i32 }"#,
    r"#[belongs_to_one(User, model = Profile, foreign_key = user_id, name = owner)] #[has_one(Avatar, model = Profile)]
    struct Summary { id: i32, user_id: std::option::Option<i32> }",
    r#"#[belongs_to_one(polymorphic(Customer = "customer", Supplier = "supplier"), type_column = a, id_column = b, on_delete = cascade)]
    #[belongs_to_one(User, when(kind = "person"), only_when(deleted_at is null), current(ended_at), period(a, b), arc = owner, touch = c, sensitive, deferrable)]
    #[has_one(Team, required, through = Member, via = profile.avatar, expand = "x")] #[model(index(a, b), check = "a > 0", schema = s, declare_table)]
    struct Later { #[has_one(embedded)] id: i32, #[model(index, default = 0, assigned)] größe: i32 }"#,
    "struct A { id: i32 }",
    "#[has_one(B)] struct A(i32, #[model(unique)] u8);",
    "#[belongs_to_one(B, on_delete = cascade)] struct A;",
    "#[model] #[has_one = 1] #[belongs_to_one[B]] struct A {}",
    "#[has_one(B)] enum A { B { id: i32 }, C(u8), D = 1 }",
    "#[belongs_to_one(B, on_delete = cascade)] union A { id: i32, b: u8 }",
    "#[has_one(env!(\"B\"), concat!(a, b))] #[doc = include_str!(\"x\")] #[cfg_attr(a, has_one(B))] struct A { id: m![i32], f: [u8; { 1 + 1 }] }",
    "#[belongs_to_one(A, foreign_key = a_id, on_delete = cascade, name = next, inverse = previous)] #[has_one(A, name = previous)] struct A { id: i32, a_id: Option<i32> }",
];

/// The code of all of them.
pub(super) fn read() -> Vec<String> {
    let mut found: Vec<_> = BY_HAND.iter().map(|code| (*code).to_owned()).collect();
    let ui = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/ui");
    let mut programs: Vec<_> = files(&ui).into_iter().flat_map(|topic| files(&topic)).collect();
    programs.sort(); // the order of a folder differs between machines
    for program in programs.iter().filter(|file| file.extension().is_some_and(|it| it == "rs")) {
        let text = fs::read_to_string(program).expect("readable");
        let items = syn::parse_file(&text).expect("a program").items.into_iter();
        let items = items.filter(|item| matches!(item, Item::Struct(_) | Item::Enum(_) | Item::Union(_)));
        found.extend(items.map(|item| item.to_token_stream().to_string()));
    }
    found
}

fn files(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect()
}
