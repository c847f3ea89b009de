//! The words; the statements are compared with those of a connection in `tests/behaviour`.

use super::{ExplainError, explain};
use crate::dialect::Dialect;
use diesel_one_to_one::definition::*;

static USER: Model = Model {
    columns: &[Column::new("id").generated()],
    has: &[Mirror::new("profile", || &PROFILE), Mirror::new("avatar", || &AVATAR)],
    ..Model::new("User", "users", &["id"])
};
const KEY: ForeignKey = ForeignKey { columns: &["user_id"], parent: || &USER, references: &["id"] };
const LINK: Association =
    Association { on_delete: Action::Cascade, ..Association::new("user", "profile", Key::ForeignKey(KEY)) };
static PROFILE: Model = Model {
    columns: &[Column::new("id").generated(), Column::new("user_id")],
    belongs_to: &[LINK],
    ..Model::new("Profile", "profiles", &["id"])
};
static AVATAR: Model = Model {
    columns: &[Column::new("user_id")],
    belongs_to: &[Association {
        on_delete: Action::Cascade,
        note: Some("seldom read"),
        ..Association::new("user", "avatar", Key::SharedKey(KEY))
    }],
    ..Model::new("Avatar", "avatars", &["user_id"])
};

/// A parent that mirrors nothing.
static ALONE: Model = Model { has: &[], ..USER };

fn models(profile: Model) -> [Entry; 3] {
    let profile: &'static Model = Box::leak(Box::new(profile));
    let entry = |model, types| Entry { model, types };
    [
        entry(&USER, &[LogicalType::Integer]),
        entry(profile, &[LogicalType::Integer; 2]),
        entry(&AVATAR, &[LogicalType::Integer]),
    ]
}

/// What each way to delete does to a profile with this link.
fn deleting(link: Association) -> Vec<[String; 2]> {
    let columns = [PROFILE.columns[0], Column::new("user_id").nullable()];
    let columns = if link.on_delete == Action::SetNull { Box::leak(Box::new(columns)) } else { PROFILE.columns };
    let models = models(Model { belongs_to: Box::leak(Box::new([link])), columns, ..PROFILE });
    let explained = explain(&models, "Profile.user", Dialect::Sqlite).unwrap();
    explained.deleting.into_iter().map(|it| [it.call, it.does]).collect()
}

#[test]
fn all_of_it_as_text() {
    let explained = explain(&models(PROFILE), "User.avatar", Dialect::Mariadb).unwrap();
    assert_eq!(
        explained.to_string(),
        "\
User.avatar, Avatar.user: a shared key. The primary key of `avatars`, `user_id`, is that of `users`, `id`: a row of `users` \
has one or none, and no row of `avatars` is without one of `users`.
Why: seldom read

What holds it

    PRIMARY KEY (`user_id`)
    CONSTRAINT `avatars_user_id_fkey` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE CASCADE

What loads it

    User::with_avatar()
        SELECT `users`.`id`, `avatars`.`user_id` FROM (`users` LEFT OUTER JOIN `avatars` ON (`avatars`.`user_id` = `users`.`id`))

    user.avatar().get(conn)
        SELECT `avatars`.`user_id` FROM `avatars` WHERE (`avatars`.`user_id` = ?)

    Avatar::with_user()
        SELECT `avatars`.`user_id`, `users`.`id` FROM (`avatars` INNER JOIN `users` ON (`avatars`.`user_id` = `users`.`id`))

    avatar.user().get(conn)
        SELECT `users`.`id` FROM `users` WHERE (`users`.`id` = ?)

What a delete does

    a DELETE of the user in SQL, whoever sends it
        the engine deletes the row of `avatars` with it; with foreign keys switched off (`@@SESSION.foreign_key_checks`, \
`@@GLOBAL.foreign_key_checks`) none of that happens

    user.deletion().run(conn)
        the row of `avatars` is deleted too, with or after what hangs below it, as the rules there say; the report counts all

    user.avatar().take(conn)
        the row of `avatars` is deleted and given; the rows below it follow their own rules

    avatar.user().detach(conn)
        does not compile: the key is the row's own primary key
"
    );
}

#[test]
fn what_each_rule_does() {
    let off = "with foreign keys switched off (`PRAGMA foreign_keys`) none of that happens";
    let expected = [
        (Action::Cascade, "the engine deletes the row of `profiles` with it"),
        (Action::Restrict, "the engine refuses at once, as long as a row of `profiles` refers to it"),
        (Action::SetNull, "the row of `profiles` stays, and the engine sets its `user_id` to NULL"),
        (
            Action::NoAction,
            "the engine refuses at the end of the statement, as long as a row of `profiles` refers to it",
        ),
    ];
    for (on_delete, engine) in expected {
        let said = deleting(Association { on_delete, ..LINK });
        assert_eq!(said[0], ["a DELETE of the user in SQL, whoever sends it".to_owned(), format!("{engine}; {off}")]);
        let stays = on_delete == Action::SetNull;
        assert_eq!(said[2][0], "user.profile().take(conn)");
        assert_eq!(said[2][1].starts_with("the row of `profiles` stays"), stays);
        assert_eq!(said[3][0], "profile.user().detach(conn)");
        assert_eq!(said[3][1] == "does not compile: the key is NOT NULL", !stays);
    }
    let deferred = deleting(Association { on_delete: Action::NoAction, deferrable: true, ..LINK });
    assert!(deferred[0][1].starts_with("the engine refuses at COMMIT"), "{deferred:?}");
}

#[test]
fn an_association_without_a_mirror_has_one_name() {
    let key = Key::ForeignKey(ForeignKey { parent: || &ALONE, ..KEY });
    let link = Association { inverse: None, key, ..LINK };
    let profile = Model { belongs_to: Box::leak(Box::new([link])), ..PROFILE };
    let profile = Entry { model: Box::leak(Box::new(profile)), types: &[LogicalType::Integer; 2] };
    let parent = Entry { model: &ALONE, types: &[LogicalType::Integer] };
    let explained = explain(&[parent, profile], "Profile.user", Dialect::Postgres).unwrap();
    assert_eq!(explained.names, ["Profile.user"]);
    let calls: Vec<_> = explained.loading.iter().chain(&explained.deleting).map(|it| &*it.call).collect();
    assert_eq!(
        calls,
        [
            "Profile::with_user()",
            "profile.user().get(conn)",
            "a DELETE of the user in SQL, whoever sends it",
            "user.deletion().run(conn)",
            "profile.user().detach(conn)"
        ]
    );
}

#[test]
fn a_name_that_nothing_has() {
    let said = |models: &[Entry], name| explain(models, name, Dialect::Sqlite).unwrap_err().to_string();
    let models = models(PROFILE);
    assert_eq!(
        said(&models, "User.profil"),
        "no model of the list has an association `User.profil`: did you mean `User.profile`?"
    );
    assert_eq!(
        said(&models, "x"),
        "no model of the list has an association `x`; there are `User.profile`, `Profile.user`, `User.avatar`, `Avatar.user`"
    );
    assert_eq!(said(&[], "User.profile"), "no model of the list has an association `User.profile`, or any other");
}

#[test]
fn what_is_wrong_with_the_models_or_with_an_engine_comes_first() {
    let listed = models(PROFILE);
    let error = explain(&listed[..1], "User.profile", Dialect::Sqlite).unwrap_err();
    assert!(matches!(&error, ExplainError::Models(errors) if errors.iter().all(|it| it.code() == "O2O103")), "{error}");
    let deferrable = Association { deferrable: true, ..LINK };
    let models = models(Model { belongs_to: Box::leak(Box::new([deferrable])), ..PROFILE });
    assert!(explain(&models, "User.profile", Dialect::Postgres).is_ok());
    let error = explain(&models, "User.profile", Dialect::Mariadb).unwrap_err();
    assert!(error.to_string().starts_with("[O2O207]"), "{error}");
}
