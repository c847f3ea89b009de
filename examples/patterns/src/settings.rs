//! A user has settings as soon as somebody asks for them, and never twice, however many ask at once.

use diesel::prelude::*;
use diesel_one_to_one::definition::Entry;
use diesel_one_to_one::{models, prelude::*};

#[derive(Debug, HasQuery, Model, HasOne)]
#[diesel(table_name = users)]
#[model(declare_table)]
#[has_one(Settings)]
pub(crate) struct User {
    id: i32,
    name: String,
}

#[derive(Debug, HasQuery, Model, BelongsToOne)]
#[diesel(table_name = settings)]
#[model(declare_table)]
#[belongs_to_one(User, on_delete = cascade)]
pub(crate) struct Settings {
    id: i32,
    user_id: i32,
    theme: String,
    newsletter: bool,
}

diesel::allow_tables_to_appear_in_same_query!(users, settings);

pub(crate) const MODELS: &[Entry] = models![User, Settings];

pub(crate) fn run(conn: &mut SqliteConnection) -> crate::Result {
    diesel::insert_into(users::table).values(users::name.eq("Ada")).execute(conn)?;
    let ada = User::query().first(conn)?;

    let defaults = || (settings::theme.eq("light"), settings::newsletter.eq(false));
    let (first, created) = ada.settings().get_or_create(defaults, conn)?;
    println!("{}: {} theme, newsletter {}, made just now: {created}", ada.name, first.theme, first.newsletter);

    let (again, created) = ada.settings().get_or_create(defaults, conn)?;
    println!("{}: {} theme, made just now: {created}", ada.name, again.theme);
    assert_eq!((first.id, created), (again.id, false));
    Ok(())
}
