//! The checked types: what `check` hands to `expand`.
//!
//! Nothing here can be wrong any more. No `Option` means "take the default" and no attribute is left; an identifier that
//! was inferred carries the span of the token it was inferred from, so that a type error in generated code points there.

use proc_macro2::{Ident, Span};
use syn::LitStr;

use crate::declare::Declared;
use crate::input::Input;
use crate::path::PathTokens;

/// `#[derive(Model)]`: the whole table as the schema tools see it.
#[derive(Clone)]
pub(crate) struct ModelDerive {
    /// The struct.
    pub(crate) input: Input,
    /// The fields that are the primary key, in the order of the key; never empty.
    pub(crate) primary_key: Vec<usize>,
    /// One for each field that is a column, in the order of the fields; `#[diesel(embed)]` fields are none.
    pub(crate) columns: Vec<Column>,
    /// The fields of each UNIQUE that no association brings, of one column or several.
    pub(crate) uniques: Vec<Vec<usize>>,
    /// The fields of each index.
    pub(crate) indexes: Vec<Vec<usize>>,
    /// The conditions that every row meets.
    pub(crate) checks: Vec<LitStr>,
    /// The plain 1:N keys.
    pub(crate) references: Vec<Reference>,
    /// What the table is for, in the user's words.
    pub(crate) note: Option<LitStr>,
    /// What the table was called.
    pub(crate) renamed_from: Option<String>,
    /// The schema that the table is in, if the user says so.
    pub(crate) schema: Option<Ident>,
    /// The table, if it is declared by the struct.
    pub(crate) declared: Option<Declared>,
    /// Whether the struct declares an association (`#[belongs_to_one(..)]`).
    pub(crate) declares: bool,
    /// Whether the struct mirrors an association (`#[has_one(..)]`).
    pub(crate) mirrors: bool,
}

/// What a model says of one column beyond Diesel's own type.
#[derive(Clone)]
pub(crate) struct Column {
    /// The index of its field in `Input::fields`.
    pub(crate) field: usize,
    /// Where its value comes from when an INSERT does not say.
    pub(crate) origin: Origin,
    /// The SQL types named by the user, by dialect.
    pub(crate) sql_type: Option<SqlTypeNames>,
    /// What the column is for, in the user's words.
    pub(crate) note: Option<LitStr>,
    /// What the column was called.
    pub(crate) renamed_from: Option<String>,
}

/// Where the value of a column comes from when an INSERT does not say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// From the INSERT alone.
    Written,
    /// From the database's counter, if its SQL type is an integer: the one column of a primary key that no foreign key and
    /// no application makes. The type is known to rustc alone.
    OwnKey,
    /// From this SQL expression.
    Sql(String),
    /// It is this text.
    Text(String),
}

/// A plain 1:N key.
#[derive(Clone)]
pub(crate) struct Reference {
    /// The parent's type.
    pub(crate) parent: PathTokens,
    /// The fields that are the foreign key; never empty.
    pub(crate) foreign_key: Vec<usize>,
    /// What becomes of the children when their parent is deleted.
    pub(crate) on_delete: Action,
    /// What becomes of the foreign key when the parent's key changes.
    pub(crate) on_update: Action,
}

/// The SQL types of `#[model(sql_type ..)]`. `None` leaves Diesel's own type on that dialect.
#[derive(Clone, Default)]
pub(crate) struct SqlTypeNames {
    /// On SQLite.
    pub(crate) sqlite: Option<LitStr>,
    /// On PostgreSQL.
    pub(crate) postgres: Option<LitStr>,
    /// On MariaDB.
    pub(crate) mariadb: Option<LitStr>,
}

impl SqlTypeNames {
    /// Whether no dialect is left to Diesel's own type.
    pub(crate) fn is_complete(&self) -> bool {
        self.sqlite.is_some() && self.postgres.is_some() && self.mariadb.is_some()
    }
}

/// `#[derive(BelongsToOne)]`: the declaring side, with at least one association.
#[derive(Clone)]
pub(crate) struct BelongsToOneDerive {
    /// The struct: the child, or another row struct of its table.
    pub(crate) input: Input,
    /// What is declared here, in the order written.
    pub(crate) associations: Vec<BelongsToOne>,
    /// What the model of this row struct declares, in the order written.
    pub(crate) views: Vec<ParentView>,
    /// The model whose row this is, if it is no model itself and nothing else says so.
    pub(crate) row_of: Option<PathTokens>,
}

/// One `#[belongs_to_one(.., model = ..)]`: an association that another struct declares.
#[derive(Clone)]
pub(crate) struct ParentView {
    /// The model that declares it.
    pub(crate) model: PathTokens,
    /// The parent's type.
    pub(crate) parent: PathTokens,
    /// The fields that are the foreign key, if this struct has them.
    pub(crate) foreign_key: Option<Vec<usize>>,
    /// The child's name for the parent.
    pub(crate) name: Ident,
}

/// One `#[belongs_to_one(..)]`.
#[derive(Clone)]
pub(crate) struct BelongsToOne {
    /// The parent's type.
    pub(crate) parent: PathTokens,
    /// The fields that are the foreign key; never empty.
    pub(crate) foreign_key: Vec<usize>,
    /// The parent's columns that it refers to; `None`: its primary key.
    pub(crate) references: Option<Vec<Ident>>,
    /// Whether this child has another association with the same parent, so that one query may join its table twice.
    pub(crate) twin: bool,
    /// How the link is stored.
    pub(crate) strategy: Strategy,
    /// Whether a child may be without a parent.
    pub(crate) nullable: bool,
    /// What becomes of the child when its parent is deleted.
    pub(crate) on_delete: Action,
    /// What becomes of the foreign key when the parent's key changes.
    pub(crate) on_update: Action,
    /// The child's name for the parent: `user` in `profile.user()`. May be raw (`r#type`).
    pub(crate) name: Ident,
    /// The parent's name for the child: `profile` in `user.profile()`. `None` where the user wrote `mirror = none`.
    pub(crate) inverse: Option<Ident>,
    /// Why the split exists, in the user's words.
    pub(crate) note: Option<LitStr>,
    /// Where each of these was written.
    pub(crate) spans: BelongsToOneSpans,
}

/// Where the values of a `#[belongs_to_one(..)]` stand; the parent's path for a value that was inferred.
#[derive(Clone, Copy)]
pub(crate) struct BelongsToOneSpans {
    /// The value of `foreign_key`.
    pub(crate) foreign_key: Span,
    /// The value of `references`.
    pub(crate) references: Span,
    /// The value of `inverse`, or of `mirror`.
    pub(crate) inverse: Span,
}

/// How an association is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Strategy {
    /// The child has a unique foreign key beside its primary key.
    ForeignKey,
    /// The foreign key is the child's primary key.
    SharedKey,
}

/// A referential action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::enum_variant_names, reason = "`NO ACTION` is what SQL calls it")]
pub(crate) enum Action {
    /// The child follows.
    Cascade,
    /// Refused while there is a child.
    Restrict,
    /// The child stays, its foreign key becomes NULL.
    SetNull,
    /// Left to the engine, which refuses at the end of the statement (or transaction).
    NoAction,
}

/// `#[derive(HasOne)]`: the mirror, with at least one association.
#[derive(Clone)]
pub(crate) struct HasOneDerive {
    /// The struct: the parent, or another row struct of its table.
    pub(crate) input: Input,
    /// In the order written.
    pub(crate) associations: Vec<HasOne>,
    /// The model whose row this is, if it is no model itself.
    pub(crate) row_of: Option<PathTokens>,
    /// The fields that are the primary key; never empty.
    pub(crate) primary_key: Vec<usize>,
}

/// One `#[has_one(..)]`.
#[derive(Clone)]
pub(crate) struct HasOne {
    /// The child's type.
    pub(crate) child: PathTokens,
    /// The parent's name for the child. May be raw (`r#type`).
    pub(crate) name: Ident,
    /// The child's foreign key columns, if the user says which declaration is mirrored.
    pub(crate) foreign_key: Option<Vec<Ident>>,
    /// Where each of these was written.
    pub(crate) spans: HasOneSpans,
}

/// Where the values of a `#[has_one(..)]` stand; the child's path for a value that was inferred.
#[derive(Clone, Copy)]
pub(crate) struct HasOneSpans {
    /// The value of `foreign_key`.
    pub(crate) foreign_key: Span,
}
