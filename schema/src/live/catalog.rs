//! What the engines' catalogs say, in the same rows: the statements that read them are made to fit.

use crate::schema::DataType;
use diesel::QueryableByName;
use diesel::sql_types::{BigInt, Bool, Nullable, Text};

/// All of it.
pub(crate) struct Catalog {
    /// The connection's own schema, which is not written before a table.
    pub(crate) own_schema: String,
    pub(crate) tables: Vec<TableRow>,
    pub(crate) columns: Vec<ColumnRow>,
    /// A row for each column of each.
    pub(crate) indexes: Vec<IndexRow>,
    /// A row for each column of each.
    pub(crate) keys: Vec<KeyRow>,
    pub(crate) checks: Vec<CheckRow>,
    pub(crate) triggers: Vec<TextRow>,
    /// Constraints of other kinds.
    pub(crate) unknown: Vec<TextRow>,
    /// What a column of the type of that name holds.
    pub(crate) data_type: fn(&str) -> DataType,
}

/// The table that a row is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, QueryableByName)]
pub(crate) struct Place {
    #[diesel(sql_type = Text)]
    pub(crate) schema: String,
    #[diesel(sql_type = Text)]
    pub(crate) table: String,
}

#[derive(QueryableByName)]
pub(crate) struct TableRow {
    #[diesel(embed)]
    pub(crate) place: Place,
    #[diesel(sql_type = Nullable<Text>)]
    pub(crate) comment: Option<String>,
}

#[derive(QueryableByName)]
pub(crate) struct ColumnRow {
    #[diesel(embed)]
    pub(crate) place: Place,
    #[diesel(sql_type = Text)]
    pub(crate) name: String,
    #[diesel(sql_type = Text)]
    pub(crate) data_type: String,
    /// The type that a domain is over; of any other type itself.
    #[diesel(sql_type = Text)]
    pub(crate) base_type: String,
    #[diesel(sql_type = Bool)]
    pub(crate) nullable: bool,
    /// Its value comes from a counter.
    #[diesel(sql_type = Bool)]
    pub(crate) identity: bool,
    #[diesel(sql_type = Nullable<Text>)]
    pub(crate) default: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub(crate) generated: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub(crate) comment: Option<String>,
}

#[allow(clippy::struct_excessive_bools)] // as the catalogs have them
#[derive(QueryableByName)]
pub(crate) struct IndexRow {
    #[diesel(embed)]
    pub(crate) place: Place,
    #[diesel(sql_type = Text)]
    pub(crate) name: String,
    #[diesel(sql_type = Bool)]
    pub(crate) is_primary: bool,
    #[diesel(sql_type = Bool)]
    pub(crate) is_unique: bool,
    /// Whole columns, in the engine's usual kind of index.
    #[diesel(sql_type = Bool)]
    pub(crate) is_plain: bool,
    #[diesel(sql_type = Bool)]
    pub(crate) valid: bool,
    #[diesel(sql_type = Nullable<Text>)]
    pub(crate) column: Option<String>,
    /// Of a partial index.
    #[diesel(sql_type = Nullable<Text>)]
    pub(crate) condition: Option<String>,
    #[diesel(sql_type = Text)]
    pub(crate) definition: String,
}

#[derive(QueryableByName)]
pub(crate) struct KeyRow {
    #[diesel(embed)]
    pub(crate) place: Place,
    #[diesel(sql_type = Text)]
    pub(crate) name: String,
    #[diesel(sql_type = Text)]
    pub(crate) column: String,
    #[diesel(sql_type = Text)]
    pub(crate) parent_schema: String,
    #[diesel(sql_type = Text)]
    pub(crate) parent: String,
    /// `None`: the column of the parent's primary key that stands at this place.
    #[diesel(sql_type = Nullable<Text>)]
    pub(crate) referenced: Option<String>,
    /// `CASCADE`
    #[diesel(sql_type = Text)]
    pub(crate) on_delete: String,
    #[diesel(sql_type = Text)]
    pub(crate) on_update: String,
    #[diesel(sql_type = Bool)]
    pub(crate) deferrable: bool,
    #[diesel(sql_type = Bool)]
    pub(crate) deferred: bool,
    #[diesel(sql_type = Bool)]
    pub(crate) valid: bool,
    #[diesel(sql_type = Nullable<Text>)]
    pub(crate) comment: Option<String>,
}

#[derive(QueryableByName)]
pub(crate) struct CheckRow {
    #[diesel(embed)]
    pub(crate) place: Place,
    #[diesel(sql_type = Text)]
    pub(crate) name: String,
    #[diesel(sql_type = Text)]
    pub(crate) expression: String,
    #[diesel(sql_type = Bool)]
    pub(crate) valid: bool,
}

/// What is kept as the engine says it.
#[derive(QueryableByName)]
pub(crate) struct TextRow {
    #[diesel(embed)]
    pub(crate) place: Place,
    #[diesel(sql_type = Text)]
    pub(crate) name: String,
    #[diesel(sql_type = Text)]
    pub(crate) definition: String,
}

#[derive(QueryableByName)]
pub(super) struct CountRow {
    #[diesel(sql_type = BigInt)]
    pub(super) count: i64,
}

#[derive(QueryableByName)]
pub(super) struct Listed {
    #[diesel(sql_type = Nullable<Text>)]
    pub(super) key: Option<String>,
}
