//! An account has settings as soon as somebody asks for them, and never twice, however many ask at once.

use diesel::prelude::*;
use diesel_one_to_one::definition::Entry;
use diesel_one_to_one::{models, prelude::*};

#[derive(Debug, HasQuery, Model, HasOne)]
#[diesel(table_name = accounts)]
#[model(declare_table)]
#[has_one(Settings)]
pub(crate) struct Account {
    id: i32,
    name: String,
}

#[derive(Debug, HasQuery, Model, BelongsToOne)]
#[diesel(table_name = settings)]
#[model(declare_table)]
#[belongs_to_one(Account, on_delete = cascade)]
pub(crate) struct Settings {
    id: i32,
    account_id: i32,
    theme: String,
    newsletter: bool,
}

diesel::allow_tables_to_appear_in_same_query!(accounts, settings);

pub(crate) const MODELS: &[Entry] = models![Account, Settings];

pub(crate) fn run(conn: &mut SqliteConnection) -> crate::Result {
    diesel::insert_into(accounts::table).values(accounts::name.eq("Ada")).execute(conn)?;
    let ada = Account::query().first(conn)?;

    let defaults = || (settings::theme.eq("light"), settings::newsletter.eq(false));
    let (first, created) = ada.settings().get_or_create(defaults, conn)?;
    println!("{}: {} theme, newsletter {}, made just now: {created}", ada.name, first.theme, first.newsletter);

    let (again, created) = ada.settings().get_or_create(defaults, conn)?;
    println!("{}: {} theme, made just now: {created}", ada.name, again.theme);
    assert_eq!((first.id, created), (again.id, false));
    Ok(())
}
