//! What the checked types say of right input.

use super::item;
use crate::check::{build, rules};
use crate::derive::check;
use crate::kind::Derive;
use crate::model::{Action, BelongsToOneDerive, HasOneDerive, ModelDerive, Origin, Strategy};
use crate::source::Source;
use crate::stub::Stub;

/// Reads `code`, which must be right.
fn source(code: &str, derive: Derive) -> Source {
    let (source, checked) = check(&item(code), derive, &rules(derive));
    checked.unwrap_or_else(|error| panic!("{code}: {error}"));
    source
}

/// Checks `code` as `#[derive(Model)]` does.
fn model(code: &str) -> ModelDerive {
    build::model(&source(code, Derive::Model)).expect("what the rules let through can be built")
}

/// Checks `code` as `#[derive(BelongsToOne)]` does.
fn belongs_to_one(code: &str) -> BelongsToOneDerive {
    build::belongs_to_one(&source(code, Derive::BelongsToOne)).expect("what the rules let through can be built")
}

/// Checks `code` as `#[derive(HasOne)]` does.
fn has_one(code: &str) -> HasOneDerive {
    build::has_one(&source(code, Derive::HasOne)).expect("what the rules let through can be built")
}

#[test]
fn only_a_sole_key_of_its_own_may_be_counted() {
    for (generated, code) in [
        (true, "struct User { id: i32 }"),
        (true, "struct User { id: i64, team_id: i32 }"),
        (true, "#[diesel(primary_key(no))] struct User { no: i16 }"),
        (true, "struct User { id: UserId }"),
        (false, "struct User { #[model(default(sql = \"nextval('u')\"))] id: i64 }"),
        (false, "#[model(references(Team, foreign_key = id, on_delete = cascade))] struct User { id: i32 }"),
        (false, "struct User { #[model(assigned)] id: i32 }"),
        (false, "#[diesel(primary_key(id, part))] struct User { id: i32, part: i32 }"),
        (false, "#[belongs_to_one(Team, foreign_key = id, on_delete = cascade)] struct User { id: i32 }"),
        (
            false,
            "#[diesel(primary_key(team_id))] #[belongs_to_one(Team, on_delete = cascade)] struct User { team_id: i32 }",
        ),
        (true, "#[belongs_to_one(Team, on_delete = cascade)] struct User { id: i32, team_id: i32 }"),
    ] {
        let model = model(code);
        assert_eq!(model.columns.iter().any(|column| column.origin == Origin::OwnKey), generated, "{code}");
    }
}

#[test]
fn a_model_is_its_columns() {
    let model = model(
        r#"#[model(note = "people")] #[has_one(Profile)] struct BlogUser {
            id: i32, #[diesel(embed)] contact: Contact, #[diesel(column_name = "type")] #[model(unique)] kind: Option<String>,
            #[model(sql_type(postgres = "CITEXT"), note = "sign-in")] email: String,
        }"#,
    );
    assert_eq!(model.input.table.last, "blog_users");
    assert_eq!(model.primary_key, [0]);
    assert_eq!(model.columns.iter().map(|column| column.field).collect::<Vec<_>>(), [0, 2, 3]);
    assert!(model.uniques == [[2]] && model.input.fields[2].nullable);
    assert_eq!(model.input.fields[2].column.to_string(), "r#type");
    let types = model.columns[2].sql_type.as_ref().expect("named");
    assert!(types.sqlite.is_none() && types.mariadb.is_none());
    assert_eq!(types.postgres.as_ref().expect("named").value(), "CITEXT");
    assert_eq!(model.columns[2].note.as_ref().expect("written").value(), "sign-in");
    assert_eq!(model.note.expect("written").value(), "people");
    assert!(model.mirrors && !model.declares);
}

#[test]
fn an_association_with_nothing_but_defaults() {
    let derive = belongs_to_one(
        "#[belongs_to_one(crate::BlogUser, on_delete = restrict)] struct Page { id: i32, blog_user_id: i32 }",
    );
    let [association] = derive.associations.as_slice() else { panic!("one association") };
    assert_eq!(association.parent.tokens.to_string(), "crate :: BlogUser");
    assert_eq!((association.foreign_key.as_slice(), association.strategy), (&[1][..], Strategy::ForeignKey));
    assert_eq!((association.on_delete, association.on_update), (Action::Restrict, Action::NoAction));
    assert!(!association.nullable && association.note.is_none());
    assert_eq!(association.name, "blog_user");
    assert_eq!(association.inverse.as_ref().expect("a mirror"), "page");
}

#[test]
fn an_association_with_everything_written() {
    let derive = belongs_to_one(
        r#"#[diesel(table_name = crate::schema::pages)]
        #[belongs_to_one(Page<'a, i32>, foreign_key = (owner), on_delete = set_null, on_update = cascade, name = r#type,
            mirror = none, note = "why")]
        struct Cover { id: i32, #[diesel(column_name = owner)] of: std::option::Option<i32> }"#,
    );
    assert_eq!(derive.input.table.tokens.to_string(), "crate :: schema :: pages");
    let [association] = derive.associations.as_slice() else { panic!("one association") };
    assert_eq!(association.parent.last, "Page");
    assert_eq!((association.foreign_key.as_slice(), association.nullable), (&[1][..], true));
    assert_eq!((association.on_delete, association.on_update), (Action::SetNull, Action::Cascade));
    assert_eq!(association.name.to_string(), "r#type");
    assert!(association.inverse.is_none());
    assert_eq!(association.note.as_ref().expect("written").value(), "why");
}

#[test]
fn a_foreign_key_that_is_the_primary_key_is_shared() {
    let shared = "#[belongs_to_one(User, foreign_key = id, on_delete = cascade)] struct Profile { id: i32 }";
    assert_eq!(belongs_to_one(shared).associations[0].strategy, Strategy::SharedKey);
    let part = "#[diesel(primary_key(user_id, no))] #[belongs_to_one(User, on_delete = cascade)]
        struct Profile { user_id: i32, no: i32 }";
    assert_eq!(belongs_to_one(part).associations[0].strategy, Strategy::ForeignKey);
}

#[test]
fn mirrors() {
    let derive =
        has_one("#[has_one(Profile)] #[has_one(Page<i32>, name = cover, foreign_key = owner)] struct User { id: i32 }");
    let [profile, cover] = derive.associations.as_slice() else { panic!("two associations") };
    assert!(profile.name == "profile" && profile.foreign_key.is_none());
    assert!(cover.name == "cover" && cover.child.last == "Page");
    assert_eq!(cover.foreign_key.as_ref().expect("written")[0], "owner");
}

#[test]
fn a_path_from_a_macro_fragment_is_a_path() {
    let none = proc_macro2::Group::new(proc_macro2::Delimiter::None, quote::quote!(crate::User));
    let tokens = quote::quote!(
        #[belongs_to_one(#none, on_delete = cascade)]
        struct A {
            id: i32,
            user_id: i32,
        }
    );
    let item = crate::derive::parse(tokens).expect("an item");
    let (source, checked) = check(&item, Derive::BelongsToOne, &rules(Derive::BelongsToOne));
    assert!(checked.is_ok());
    assert_eq!(source.parents[0].parent.as_ref().expect("a parent").last, "User");
}

#[test]
fn a_stub_keeps_what_can_be_written() {
    let item = item("#[belongs_to_one(User, on_delte = cascade)] #[belongs_to_one(Team, name = fn)] enum Page { B }");
    let (source, checked) = check(&item, Derive::BelongsToOne, &rules(Derive::BelongsToOne));
    assert!(checked.is_err());
    let stub = Stub::of(&source, Derive::BelongsToOne);
    let [user, team] = stub.parents.as_slice() else { panic!("both have a mirror to be found") };
    assert!(team.path.last == "Team");
    assert!(stub.ident == "Page" && stub.table.last == "pages");
    assert!(user.inverse.as_ref().expect("a mirror") == "page" && stub.children.is_empty());
}
