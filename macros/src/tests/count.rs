//! Nothing stops at the first mistake.

use super::{DERIVES, item, verdict};
use crate::check::rules;
use crate::errors::Errors;
use crate::kind::Derive;

/// Two in the grammar, four against rules, in three attributes.
const SIX_MISTAKES: &str = r#"
    #[diesel(table_name = profiles)]
    #[belongs_to_one(User, on_delete = cascad, name = fn, colour = red)]
    #[belongs_to_one(Team, foreign_key = teem_id, on_delete = restrict, note = "")]
    #[belongs_to_one(Crew, foreign_key = user_id, on_delete = "cascade", name = crew, inverse = face)]
    struct Profile { id: i32, user_id: Option<i32>, team_id: i32 }
"#;

#[test]
fn six_mistakes_are_six_messages() {
    let verdict = verdict(&item(SIX_MISTAKES), Derive::BelongsToOne, &rules(Derive::BelongsToOne));
    assert_eq!(verdict.count, 6, "{:#?}", verdict.messages);
}

#[test]
fn the_mistakes_of_one_derive_are_not_repeated_by_the_others() {
    for derive in [Derive::Model, Derive::HasOne] {
        let item = item(&SIX_MISTAKES.replace("struct", "#[has_one(Avatar)] struct"));
        let verdict = verdict(&item, derive, &rules(derive));
        assert_eq!(verdict.count, 0, "{derive:?}: {:#?}", verdict.messages);
    }
}

#[test]
fn what_is_right_is_quiet() {
    for derive in DERIVES {
        let item = item(
            r#"#[belongs_to_one(User, foreign_key = user_id, on_delete = set_null, on_update = cascade, name = owner,
                inverse = page, note = "why")]
            #[belongs_to_one(crate::teams::Team<'static, Vec<(u8, u8)>>, on_delete = no_action, mirror = none,)]
            #[has_one(Avatar)] #[has_one(::art::Cover, name = r#type, foreign_key = owner_id)] #[model(note = "what")]
            struct Page {
                id: i32, user_id: Option<i32>, team_id: i32,
                #[model(unique, note = "how")] #[model(sql_type(sqlite = "TEXT", postgres = "CITEXT"))] r#type: String,
            }"#,
        );
        let verdict = verdict(&item, derive, &rules(derive));
        assert_eq!(verdict.count, 0, "{derive:?}: {:#?}", verdict.messages);
    }
}

#[test]
#[should_panic(expected = "nobody looked")]
fn forgotten_errors_are_no_secret() {
    drop(Errors::new());
}

#[test]
fn both_places_of_a_pair_are_kept() {
    let item =
        item("#[belongs_to_one(User, on_delete = cascade, on_delete = cascade)] struct A { id: i32, user_id: i32 }");
    let verdict = verdict(&item, Derive::BelongsToOne, &rules(Derive::BelongsToOne));
    assert_eq!(verdict.count, 1);
    assert_eq!(verdict.messages, ["`on_delete` is given twice: keep one of them", "`on_delete` is first given here"]);
}
