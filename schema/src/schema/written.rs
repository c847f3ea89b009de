//! What most often is one word is written as one: `"users"`, `"Integer"`.

use super::TypeNames;
use diesel_one_to_one::definition::LogicalType;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

#[derive(Serialize, Deserialize)]
#[serde(untagged, deny_unknown_fields, expecting = "expected a table: its name, or an object with `schema` and `name`")]
pub(super) enum TableName {
    Own(String),
    In { schema: String, name: String },
}

impl From<super::TableName> for TableName {
    fn from(super::TableName { schema, name }: super::TableName) -> Self {
        match schema {
            Some(schema) => TableName::In { schema, name },
            None => TableName::Own(name),
        }
    }
}

impl From<TableName> for super::TableName {
    fn from(written: TableName) -> Self {
        match written {
            TableName::Own(name) => super::TableName { schema: None, name },
            TableName::In { schema, name } => super::TableName { schema: Some(schema), name },
        }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(
    untagged,
    deny_unknown_fields,
    expecting = "expected a type: its name, or an object with `logical` and what engines call it"
)]
pub(super) enum DataType {
    Plain(Logical),
    Named {
        logical: Logical,
        #[serde(skip_serializing_if = "Option::is_none")]
        sqlite: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        postgres: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        mariadb: Option<String>,
    },
}

impl From<super::DataType> for DataType {
    fn from(super::DataType { logical, names }: super::DataType) -> Self {
        let logical = Logical(logical);
        if names == TypeNames::default() {
            return DataType::Plain(logical);
        }
        let TypeNames { sqlite, postgres, mariadb } = names;
        DataType::Named { logical, sqlite, postgres, mariadb }
    }
}

impl From<DataType> for super::DataType {
    fn from(written: DataType) -> Self {
        match written {
            DataType::Plain(Logical(logical)) => logical.into(),
            DataType::Named { logical: Logical(logical), sqlite, postgres, mariadb } => {
                super::DataType { logical, names: TypeNames { sqlite, postgres, mariadb } }
            }
        }
    }
}

/// By the name that it has in Rust.
pub(super) struct Logical(LogicalType);

impl Serialize for Logical {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{:?}", self.0))
    }
}

impl<'de> Deserialize<'de> for Logical {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = String::deserialize(deserializer)?;
        let known = LogicalType::ALL.iter().find(|it| format!("{it:?}") == word);
        known.copied().map(Logical).ok_or_else(|| D::Error::custom(format!("no type is called `{word}`")))
    }
}
