//! One association, in words and in SQL.

pub(crate) mod find;
mod loading;
#[cfg(test)]
mod tests;
mod words;

use crate::{
    dialect::{self, Dialect},
    error::Errors,
    schema::Schema,
};
use diesel_one_to_one::definition::Entry;
use std::fmt;

/// All that there is to say of an association: how it is stored, what holds it, what loads it, and what a delete does.
///
/// [`explain`] makes it; as text it is what `explain NAME` prints.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Explanation {
    /// What it is called on both sides, the parent's first: `User.profile`, `Profile.user`.
    pub names: Vec<String>,
    /// How it is stored, in words.
    pub strategy: String,
    /// Why it exists, if the models say so.
    pub note: Option<String>,
    /// What holds it in the child's table: SQL.
    pub constraints: Vec<String>,
    /// What loads it.
    pub loading: Vec<Call>,
    /// What becomes of the child, by the way its parent or itself is deleted.
    pub deleting: Vec<Call>,
}

/// What is written in Rust or SQL, and what it does.
///
/// ```
/// use diesel_one_to_one_schema::explain::Call;
///
/// let call = Call { call: "user.profile().detach(conn)".into(), does: "the child stays, without its parent".into() };
/// assert!(call.does.contains("stays"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// What is written.
    pub call: String,
    /// What it does: the statement that it sends, or words.
    pub does: String,
}

/// Why there is no explanation.
///
/// ```
/// use diesel_one_to_one_schema::explain::ExplainError;
///
/// let all = vec!["User.profile".to_owned(), "User.setting".to_owned()];
/// let error = ExplainError::Unknown { name: "User.profil".into(), nearest: all[..1].to_vec(), all };
/// assert_eq!(error.to_string(), "no model of the list has an association `User.profil`: did you mean `User.profile`?");
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum ExplainError {
    /// No association is called so.
    Unknown {
        /// What was asked for.
        name: String,
        /// What may be meant, the likeliest first.
        nearest: Vec<String>,
        /// All there are.
        all: Vec<String>,
    },
    /// The models are wrong, or this engine cannot hold them.
    Models(Errors),
}

/// Explains the association of this name, which either side may give: `User.profile` or `Profile.user`.
///
/// ```
/// use diesel_one_to_one::definition::*;
/// use diesel_one_to_one_schema::{dialect::Dialect, explain::explain};
///
/// static USER: Model = Model {
///     columns: &[Column::new("id").generated()],
///     has: &[Mirror::new("profile", || &PROFILE)],
///     ..Model::new("User", "users", &["id"])
/// };
/// static PROFILE: Model = Model {
///     columns: &[Column::new("id").generated(), Column::new("user_id")],
///     belongs_to: &[Association {
///         on_delete: Action::Cascade,
///         ..Association::new("user", "profile", Key::ForeignKey(ForeignKey {
///             columns: &["user_id"],
///             parent: || &USER,
///             references: &["id"],
///         }))
///     }],
///     ..Model::new("Profile", "profiles", &["id"])
/// };
/// let models = &[
///     Entry { model: &USER, types: &[LogicalType::Integer] },
///     Entry { model: &PROFILE, types: &[LogicalType::Integer; 2] },
/// ];
///
/// let explained = explain(models, "User.profile", Dialect::Postgres)?;
/// assert_eq!(
///     explained.loading[0].does,
///     "SELECT \"users\".\"id\", \"profiles\".\"id\", \"profiles\".\"user_id\" \
///      FROM (\"users\" LEFT OUTER JOIN \"profiles\" ON (\"profiles\".\"user_id\" = \"users\".\"id\"))",
/// );
/// assert_eq!(explained, explain(models, "Profile.user", Dialect::Postgres)?);
///
/// let error = explain(models, "User.profiles", Dialect::Postgres).unwrap_err();
/// assert!(error.to_string().ends_with("did you mean `User.profile`?"));
/// # Ok::<(), diesel_one_to_one_schema::explain::ExplainError>(())
/// ```
///
/// # Errors
///
/// No association is called so; or there is no script for the models, for the reasons that are given.
pub fn explain(models: &[Entry], name: &str, dialect: Dialect) -> Result<Explanation, ExplainError> {
    let schema = dialect::suited(Schema::of(models).map_err(ExplainError::Models)?, dialect);
    let lacks = dialect::verify(&schema, dialect).into_iter().map(Into::into).collect();
    let schema = Errors::unless_empty(schema, lacks).map_err(ExplainError::Models)?;
    let found = find::association(models, name)?;
    let table = schema.table(&found.child.table.into());
    Ok(Explanation {
        names: found.names(),
        strategy: words::strategy(&found),
        note: found.association.note.map(str::to_owned),
        constraints: table.map(|table| dialect::constraints(table, found.key.columns, dialect)).unwrap_or_default(),
        loading: loading::calls(&found, dialect),
        deleting: words::deleting(&found, dialect),
    })
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Explanation { names, strategy, note, constraints, loading, deleting } = self;
        writeln!(f, "{}: {strategy}", names.join(", "))?;
        if let Some(note) = note {
            writeln!(f, "Why: {note}")?;
        }
        writeln!(f, "\nWhat holds it\n")?;
        constraints.iter().try_for_each(|sql| writeln!(f, "    {sql}"))?;
        writeln!(f, "\nWhat loads it")?;
        loading.iter().try_for_each(|Call { call, does }| writeln!(f, "\n    {call}\n        {does}"))?;
        writeln!(f, "\nWhat a delete does")?;
        deleting.iter().try_for_each(|Call { call, does }| writeln!(f, "\n    {call}\n        {does}"))
    }
}

impl fmt::Display for ExplainError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ExplainError::Unknown { name, nearest, all } => {
                let listed = |names: &[String]| names.iter().map(|it| format!("`{it}`")).collect::<Vec<_>>();
                write!(f, "no model of the list has an association `{name}`")?;
                match (&nearest[..], &all[..]) {
                    ([], []) => f.write_str(", or any other"),
                    ([], all) => write!(f, "; there are {}", listed(all).join(", ")),
                    (nearest, _) => write!(f, ": did you mean {}?", listed(nearest).join(" or ")),
                }
            }
            ExplainError::Models(errors) => errors.fmt(f),
        }
    }
}

impl std::error::Error for ExplainError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            ExplainError::Unknown { .. } => None,
            ExplainError::Models(errors) => Some(errors),
        }
    }
}
