//! The two sides of the association: a country has at most one capital, a capital belongs to one country. Their tables,
//! `countries` and `capitals`, are declared by the structs alone.

use diesel::prelude::*;
use diesel_one_to_one::prelude::*;

/// A country.
#[derive(Debug, HasQuery, Identifiable, Model, HasOne)]
#[diesel(table_name = countries)]
#[has_one(Capital)]
#[model(declare_table)]
pub(crate) struct Country {
    pub(crate) id: i32,
    #[model(unique, note = "ISO 3166-1 alpha-2")]
    pub(crate) code: String,
    pub(crate) name: String,
    pub(crate) population: i64,
}

/// Its capital. The column `country_id` becomes UNIQUE, and the capital goes when its country does.
#[derive(Debug, HasQuery, Identifiable, Model, BelongsToOne)]
#[diesel(table_name = capitals)]
#[belongs_to_one(Country, on_delete = cascade)]
#[model(declare_table)]
pub(crate) struct Capital {
    pub(crate) id: i32,
    pub(crate) country_id: i32,
    pub(crate) name: String,
    pub(crate) population: i64,
    #[model(note = "which one, where a country has several")]
    pub(crate) role: Option<String>,
}

diesel::allow_tables_to_appear_in_same_query!(countries, capitals);
