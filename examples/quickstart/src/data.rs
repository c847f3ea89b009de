//! The world as two files: `data/countries.csv` and `data/capitals.csv`.

use serde::{Deserialize, de::DeserializeOwned};

#[derive(Deserialize)]
pub(crate) struct CountryRow {
    pub(crate) code: String,
    pub(crate) name: String,
    pub(crate) population: i64,
}

/// One city. A country with several capitals has several rows, the first of them the one in its constitution; Nauru
/// has none.
#[derive(Deserialize)]
pub(crate) struct CapitalRow {
    pub(crate) country: String,
    pub(crate) name: String,
    pub(crate) population: i64,
    pub(crate) role: Option<String>,
}

pub(crate) fn countries() -> csv::Result<Vec<CountryRow>> {
    rows(include_str!("../data/countries.csv"))
}

pub(crate) fn capitals() -> csv::Result<Vec<CapitalRow>> {
    rows(include_str!("../data/capitals.csv"))
}

fn rows<Row: DeserializeOwned>(file: &str) -> csv::Result<Vec<Row>> {
    csv::Reader::from_reader(file.as_bytes()).deserialize().collect()
}
