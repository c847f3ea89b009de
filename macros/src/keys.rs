//! Every key of the attribute grammar, once: what it is called, how it is written, whether it works already.

use crate::suggest::did_you_mean;

/// One key of one attribute.
#[derive(Clone, Copy)]
pub(crate) struct Key {
    /// As the user writes it.
    pub(crate) name: &'static str,
    /// The whole right spelling, with an example for the value.
    pub(crate) spelling: &'static str,
    /// Whether this version acts on it. A key of the grammar that does nothing yet is refused, never ignored.
    pub(crate) available: bool,
    /// Whether it may be given again.
    pub(crate) repeatable: bool,
}

/// A key that works.
const fn now(name: &'static str, spelling: &'static str) -> Key {
    Key { name, spelling, available: true, repeatable: false }
}

/// A key that works, and may be given any number of times.
const fn many(name: &'static str, spelling: &'static str) -> Key {
    Key { repeatable: true, ..now(name, spelling) }
}

/// A key that is part of the grammar and does not work yet.
const fn later(name: &'static str, spelling: &'static str) -> Key {
    Key { available: false, ..now(name, spelling) }
}

/// The child's column or columns (`belongs_to_one`), or the declaration that is mirrored (`has_one`).
pub(crate) const FOREIGN_KEY: Key = now("foreign_key", "foreign_key = user_id");
/// What becomes of the child when its parent is deleted.
pub(crate) const ON_DELETE: Key = now("on_delete", "on_delete = cascade");
/// What becomes of the foreign key when the parent's key changes.
pub(crate) const ON_UPDATE: Key = now("on_update", "on_update = no_action");
/// This side's name for the other.
pub(crate) const NAME: Key = now("name", "name = owner");
/// The other side's name for this one.
pub(crate) const INVERSE: Key = now("inverse", "inverse = profile");
/// That there is no mirror.
pub(crate) const MIRROR: Key = now("mirror", "mirror = none");
/// Words for the diagram and for SQL comments.
pub(crate) const NOTE: Key = now("note", "note = \"why it exists\"");
/// Where the runtime crate is.
pub(crate) const CRATE: Key = now("crate", "crate = my_crate::diesel_one_to_one");
/// The parent's key that the foreign key refers to.
pub(crate) const REFERENCES: Key = now("references", "references = email");
/// The model that this row struct belongs to.
pub(crate) const MODEL_OF_ROW: Key = now("model", "model = User");
/// A column that is unique by itself.
pub(crate) const UNIQUE: Key = now("unique", "unique");
/// A primary key that the application makes.
pub(crate) const ASSIGNED: Key = now("assigned", "assigned");
/// A column's SQL type, for all dialects or by dialect.
pub(crate) const SQL_TYPE: Key = now("sql_type", "sql_type = \"citext\"");
/// A SQL type on SQLite.
pub(crate) const SQLITE: Key = now("sqlite", "sqlite = \"TEXT\"");
/// A SQL type on PostgreSQL.
pub(crate) const POSTGRES: Key = now("postgres", "postgres = \"CITEXT\"");
/// A SQL type on MariaDB.
pub(crate) const MARIADB: Key = now("mariadb", "mariadb = \"VARCHAR(64)\"");

/// Several columns that are unique together.
pub(crate) const UNIQUES: Key = many("unique", "unique(provider, subject)");
/// An index of one column.
pub(crate) const INDEX: Key = now("index", "index");
/// An index of several columns.
pub(crate) const INDEXES: Key = many("index", "index(last_name, first_name)");
/// A condition that every row meets.
pub(crate) const CHECK: Key = many("check", "check = \"price > 0\"");
/// A plain 1:N key.
pub(crate) const REFERENCE_TO: Key =
    many("references", "references(Team, foreign_key = team_id, on_delete = restrict)");
/// The schema that a table is in.
pub(crate) const SCHEMA: Key = now("schema", "schema = billing");
/// That the struct is the table's only declaration.
pub(crate) const DECLARE_TABLE: Key = now("declare_table", "declare_table");
/// The former name of a table.
pub(crate) const TABLE_RENAMED_FROM: Key = now("renamed_from", "renamed_from = people");
/// The former name of a column.
pub(crate) const RENAMED_FROM: Key = now("renamed_from", "renamed_from = mail");
/// The value that an INSERT need not name.
pub(crate) const DEFAULT: Key = now("default", "default = 0");
/// A default that is no literal.
pub(crate) const SQL: Key = now("sql", "sql = \"CURRENT_TIMESTAMP\"");

/// The keys that one list in the grammar may hold.
pub(crate) struct Grammar {
    /// The list as the user writes it.
    pub(crate) attribute: &'static str,
    /// What stands first without a key, if anything does: `Parent`, `Child`.
    pub(crate) first: Option<&'static str>,
    /// In the order of the documentation.
    pub(crate) keys: &'static [Key],
    /// Keys that are right in another place, and what to say of that place.
    elsewhere: (&'static [Key], &'static str),
}

/// What the child may say.
const CHILD_KEYS: &[Key] = &[
    FOREIGN_KEY,
    REFERENCES,
    ON_DELETE,
    ON_UPDATE,
    later("deferrable", "deferrable"),
    NAME,
    INVERSE,
    MIRROR,
    later("when", "when(kind = \"person\")"),
    later("only_when", "only_when(deleted_at is null)"),
    later("current", "current(ended_at)"),
    later("period", "period(starts_at, ends_at)"),
    later("arc", "arc = owner"),
    later("touch", "touch = updated_at"),
    later("sensitive", "sensitive"),
    NOTE,
    MODEL_OF_ROW,
    later("polymorphic", "polymorphic(Customer = \"customer\", Supplier = \"supplier\")"),
    later("type_column", "type_column = owner_type"),
    later("id_column", "id_column = owner_id"),
];

/// What the parent may say.
const PARENT_KEYS: &[Key] = &[
    later("required", "required"),
    NAME,
    FOREIGN_KEY,
    MODEL_OF_ROW,
    later("through", "through = Membership"),
    later("via", "via = profile.avatar"),
    later("expand", "expand"),
    later("embedded", "embedded"),
];

/// What a model may say of its table.
const TABLE_KEYS: &[Key] =
    &[NOTE, CRATE, REFERENCE_TO, CHECK, INDEXES, UNIQUES, SCHEMA, TABLE_RENAMED_FROM, DECLARE_TABLE];

/// What a model may say of a column.
const COLUMN_KEYS: &[Key] = &[UNIQUE, INDEX, DEFAULT, SQL_TYPE, CHECK, NOTE, RENAMED_FROM, ASSIGNED];

/// `#[belongs_to_one(Parent, ..)]` on the child.
pub(crate) const BELONGS_TO_ONE: Grammar = Grammar {
    attribute: "belongs_to_one",
    first: Some("Parent"),
    keys: CHILD_KEYS,
    elsewhere: (PARENT_KEYS, "said by the parent: write it in its `#[has_one(..)]`"),
};

/// `#[has_one(Child, ..)]` on the parent.
pub(crate) const HAS_ONE: Grammar = Grammar {
    attribute: "has_one",
    first: Some("Child"),
    keys: PARENT_KEYS,
    elsewhere: (CHILD_KEYS, "said by the child, which holds the key: write it in its `#[belongs_to_one(..)]`"),
};

/// `#[model(..)]` on the struct.
pub(crate) const MODEL: Grammar = Grammar {
    attribute: "model",
    first: None,
    keys: TABLE_KEYS,
    elsewhere: (COLUMN_KEYS, "said of a column: write it on a field"),
};

/// `#[model(..)]` on a field.
pub(crate) const MODEL_FIELD: Grammar = Grammar {
    attribute: "model",
    first: None,
    keys: COLUMN_KEYS,
    elsewhere: (TABLE_KEYS, "said of a table: write it on the struct"),
};

/// `sql_type(..)` inside of `#[model(..)]`.
pub(crate) const SQL_TYPES: Grammar =
    Grammar { attribute: "sql_type", first: None, keys: &[SQLITE, POSTGRES, MARIADB], elsewhere: (&[], "") };

/// `default(..)` inside of `#[model(..)]`.
pub(crate) const DEFAULTS: Grammar = Grammar { attribute: "default", first: None, keys: &[SQL], elsewhere: (&[], "") };

/// `references(Parent, ..)` inside of `#[model(..)]`.
pub(crate) const REFERENCE: Grammar = Grammar {
    attribute: "references",
    first: Some("Parent"),
    keys: &[FOREIGN_KEY, ON_DELETE, ON_UPDATE],
    elsewhere: (CHILD_KEYS, "said of a one-to-one: write it in a `#[belongs_to_one(..)]`"),
};

impl Grammar {
    /// The key called `name`.
    pub(crate) fn find(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }

    /// The message for a word that is no key of this list.
    pub(crate) fn unknown(&self, word: &str) -> String {
        let (elsewhere, place) = self.elsewhere;
        if elsewhere.iter().any(|key| key.name == word) {
            return format!("`{word}` is {place}");
        }
        let suggestion = did_you_mean(word, self.keys.iter().map(|key| key.name));
        let known = self.keys.iter().filter(|key| key.available).map(|key| format!("`{}`", key.name));
        let list = known.collect::<Vec<_>>().join(", ");
        format!("unknown key `{word}`{suggestion}\nthe keys of `{}(..)` are {list}", self.attribute)
    }
}
