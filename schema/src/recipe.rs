//! Changes of mind that keep the data: what an ordinary plan would drop in one place and make anew in another is moved.
//!
//! A [`Recipe`] is the reading of a difference between two schemas as a move of data. It leads from the one to the other by
//! way of schemas in between, in which both places are there, and copies on the way. The guide is [`changing`](crate::changing).

mod expand;
mod kind;
mod lead;
mod merge;
mod refused;
mod same;
mod shared;
mod split;
mod swap;
mod unseen;
mod wide;

use crate::{
    audit::Keep,
    change::{Data, list},
    diff::{Hints, renamed},
    plan::Guard,
    schema::{ForeignKey, Schema, Table, TableName},
};
pub use expand::Stage;
pub use kind::Kind;
pub use refused::Refused;

/// Two tables, one of which refers to the other, before or afterwards.
///
/// ```
/// use diesel_one_to_one_schema::{recipe::Association, schema::TableName};
///
/// let association = Association::between(TableName::new("users"), TableName::new("profiles"));
/// assert_eq!(association.to_string(), "`profiles` of `users`");
///
/// let editor = Association { foreign_key: ["editor_id".into()].into(), ..association };
/// assert_eq!(editor.to_string(), "`profiles` of `users` by `editor_id`");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Association {
    /// The table that is referred to.
    pub parent: TableName,
    /// The table that refers to it; where the key changes sides, the one that does afterwards.
    pub child: TableName,
    /// The columns by which it does. They tell one from another where it refers to the same table more than once; none where
    /// they need not be said.
    pub foreign_key: Box<[String]>,
}

impl Association {
    /// Two tables that have no other between them.
    ///
    /// ```
    /// use diesel_one_to_one_schema::{recipe::Association, schema::TableName};
    ///
    /// assert!(Association::between(TableName::new("users"), TableName::new("profiles")).foreign_key.is_empty());
    /// ```
    #[must_use]
    pub fn between(parent: TableName, child: TableName) -> Association {
        Association { parent, child, foreign_key: Box::default() }
    }

    /// The foreign keys of a table that may be it: the one that was named, if the table has it.
    fn keys<'a>(&self, table: &'a Table, parent: &TableName) -> Vec<&'a ForeignKey> {
        let keys: Vec<&ForeignKey> = table.foreign_keys.iter().filter(|it| it.references.table == *parent).collect();
        match keys.iter().find(|it| *it.columns == *self.foreign_key) {
            Some(named) => vec![named],
            None => keys,
        }
    }
}

impl std::fmt::Display for Association {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "`{}` of `{}`", self.child, self.parent)?;
        if self.foreign_key.is_empty() { Ok(()) } else { write!(f, " by {}", list(&self.foreign_key)) }
    }
}

/// How the data of an association gets from one schema to another.
///
/// [`read`] finds it, and has an example.
#[derive(Debug, Clone, PartialEq)]
pub struct Recipe {
    /// What it does.
    pub kind: Kind,
    /// The association.
    pub association: Association,
    /// Where it begins.
    pub from: Schema,
    /// Where it leads.
    pub to: Schema,
    /// The way: schemas, and what is done to the rows at each before it goes on. The last of them is [`to`](Self::to).
    pub(crate) way: Vec<(Schema, Vec<Data>)>,
    /// What must be so of the rows besides what a plan asks, before anything is done.
    pub(crate) guards: Vec<Guard>,
    /// And before anything is undone.
    pub(crate) back_guards: Vec<Guard>,
    hints: Hints,
}

/// Finds the recipe for what becomes of an association: `from` is where a database is, `to` what the models say.
///
/// `keep` says which of several children of one parent stays, where a parent is to have one from now on; without it,
/// parents that have several stop the plan.
///
/// ```
/// use diesel::{connection::SimpleConnection, prelude::*};
/// use diesel_one_to_one::{definition::LogicalType as L, dialect::Dialect};
/// use diesel_one_to_one_schema::{
///     diff::Hints,
///     recipe::{Association, Kind, read},
///     schema::{
///         Action, Column, Deferral, ForeignKey, Origin, PrimaryKey, References, Schema, Table, TableName,
///     },
///     script::change_script,
/// };
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let [users, profiles] = ["users", "profiles"].map(TableName::new);
/// let bio = Column { nullable: true, ..Column::new("bio", L::Text) };
/// let table = |name: &TableName, key: Column, others: &[Column]| Table {
///     primary_key: Some(PrimaryKey { name: format!("{name}_pkey"), columns: vec![key.name.clone()] }),
///     columns: [&[key], others].concat(),
///     ..Table::new(name.clone())
/// };
/// let id = Column { origin: Origin::Identity, ..Column::new("id", L::Integer) };
/// // `bio` is to have a table of its own
/// let before = table(&users, id.clone(), &[bio.clone()]);
/// let after = table(&users, id, &[]);
/// let key = ForeignKey {
///     name: "profiles_user_id_fkey".into(),
///     columns: vec!["user_id".into()],
///     references: References { table: users.clone(), columns: vec!["id".into()] },
///     on_delete: Action::Cascade,
///     on_update: Action::NoAction,
///     deferral: Deferral::Never,
///     valid: true,
///     comment: None,
/// };
/// let child = Table {
///     foreign_keys: vec![key],
///     ..table(&profiles, Column::new("user_id", L::Integer), &[bio])
/// };
/// let from = Schema { tables: vec![before], ..Schema::default() };
/// let to = Schema { tables: vec![after, child], ..Schema::default() };
///
/// let association = Association::between(users, profiles);
/// let recipe = read(&from, &to, &association, &Hints::default(), None)?;
/// assert_eq!(recipe.kind, Kind::Split);
///
/// let plan = recipe.plan(Dialect::Postgres)?;
/// assert!(plan.losses().is_empty() && plan.is_reversible());
/// let steps: Vec<String> = plan.steps.iter().map(ToString::to_string).collect();
/// assert_eq!(
///     steps,
///     ["`profiles` comes to be", "`bio` of `users` is copied into `profiles`, as new rows", "`users.bio` goes"],
/// );
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// Why the difference is none that a recipe could be read from, and what to do instead.
pub fn read(
    from: &Schema,
    to: &Schema,
    association: &Association,
    hints: &Hints,
    keep: Option<Keep>,
) -> Result<Recipe, Refused> {
    let places = Places::of(from, to, association, hints)?;
    let recipe = match places.tables() {
        [[Some(_), None], [Some(_), Some(_)]] => split::read(&places)?,
        [[Some(_), Some(_)], [Some(_), None]] => merge::read(&places)?,
        [[Some(_), Some(_)], [Some(_), Some(_)]] => between_two_tables(&places, keep)?,
        _ => return Err(Refused::NoAssociation { association: association.clone() }),
    };
    if keep.is_some() && recipe.kind != Kind::One {
        return Err(Refused::KeepNeedless { association: association.clone(), kind: recipe.kind });
    }
    Ok(recipe)
}

fn between_two_tables(places: &Places<'_>, keep: Option<Keep>) -> Result<Recipe, Refused> {
    if let Some(recipe) = swap::read(places)? {
        return Ok(recipe);
    }
    match shared::read(places)? {
        Some(recipe) => Ok(recipe),
        None => same::read(places, keep),
    }
}

/// What a recipe is read from.
pub(crate) struct Places<'a> {
    from: &'a Schema,
    to: &'a Schema,
    association: &'a Association,
    hints: &'a Hints,
}

impl<'a> Places<'a> {
    fn of(
        from: &'a Schema,
        to: &'a Schema,
        association: &'a Association,
        hints: &'a Hints,
    ) -> Result<Places<'a>, Refused> {
        let renamed = renamed(from, to, hints).changes;
        match renamed.first() {
            Some(first) => Err(Refused::Renamed { what: first.to_string() }),
            None => Ok(Places { from, to, association, hints }),
        }
    }

    /// Before and afterwards: the parent and the child.
    fn tables(&self) -> [[Option<&'a Table>; 2]; 2] {
        [self.from, self.to]
            .map(|schema| [&self.association.parent, &self.association.child].map(|name| schema.table(name)))
    }

    /// What the column was called.
    fn was_called<'b>(&'b self, table: &TableName, column: &'b str) -> &'b str {
        self.hints.columns.get(&(table.clone(), column.to_owned())).map_or(column, String::as_str)
    }

    /// A recipe that goes there at once.
    fn recipe(&self, kind: Kind) -> Recipe {
        Recipe {
            kind,
            association: self.association.clone(),
            from: self.from.clone(),
            to: self.to.clone(),
            way: vec![(self.to.clone(), Vec::new())],
            guards: Vec::new(),
            back_guards: Vec::new(),
            hints: self.hints.clone(),
        }
    }
}
