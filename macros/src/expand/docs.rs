//! The documentation that generated functions carry: what a user reads when hovering over them.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::input::Input;
use crate::names;
use crate::path::PathTokens;

/// Doc attributes, one a line.
pub(super) fn doc(text: &str) -> TokenStream {
    text.lines().map(|line| format!(" {line}")).map(|line| quote!(#[doc = #line])).collect()
}

/// What a reader is told where a name of the other side's table was inferred.
pub(super) const BY_CONVENTION: &str = "The names on the other side are written as Diesel infers them.";

/// More columns than this are no help to who hovers over a function.
const MOST_LISTED: usize = 12;

/// The SQL of an association as the child's side knows it: its own names as they are, the parent's by convention.
pub(super) struct SqlOfChild {
    /// `SELECT .. FROM children .. JOIN parents ON ..`
    pub(super) with_parent: String,
    /// `SELECT parents.* FROM parents WHERE parents.id = ?`
    pub(super) by_key: String,
    /// The same for many.
    pub(super) by_keys: String,
    /// The foreign key, with its table.
    pub(super) key: String,
    /// What is to be said below.
    pub(super) note: &'static str,
}

impl SqlOfChild {
    /// Of an association with `parent`, whom the child calls `name`.
    pub(super) fn of(input: &Input, parent: &PathTokens, name: &Ident, key: &Key<'_>) -> Self {
        let children = names::text(&input.table.last);
        let one_table = parent.type_name() == names::text(&input.ident);
        let parents = if one_table { children.clone() } else { names::table_name(&parent.type_name()) };
        let (from, joined) = if one_table {
            (format!("{parents} AS {}", names::text(name)), names::text(name))
        } else {
            (parents.clone(), parents.clone())
        };
        let references: Vec<_> = match (key.references, key.columns) {
            (Some(references), _) => references.to_vec(),
            (None, [_]) => vec!["id".to_owned()],
            (None, columns) => columns.to_vec(),
        };
        let pairs = key.columns.iter().zip(&references);
        let on: Vec<_> = pairs.map(|(column, other)| format!("{children}.{column} = {joined}.{other}")).collect();
        let kind = if key.nullable { "LEFT OUTER JOIN" } else { "INNER JOIN" };
        let mut own: Vec<_> = input.fields.iter().filter(|field| !field.embed).collect();
        let rest = own.split_off(own.len().min(MOST_LISTED));
        let mut selected: Vec<_> = own.iter().map(|it| format!("{children}.{}", names::text(&it.column))).collect();
        selected.extend((!rest.is_empty()).then(|| "..".to_owned()));
        let selected = selected.join(", ");
        let of_parents: Vec<_> = references.iter().map(|column| format!("{parents}.{column}")).collect();
        let by_key: Vec<_> = of_parents.iter().map(|column| format!("{column} = ?")).collect();
        let keys = match &of_parents[..] {
            [column] => column.clone(),
            columns => format!("({})", columns.join(", ")),
        };
        let of_children: Vec<_> = key.columns.iter().map(|column| format!("{children}.{column}")).collect();
        Self {
            with_parent: format!(
                "SELECT {selected}, {joined}.*\nFROM {children} {kind} {from} ON {}",
                on.join(" AND ")
            ),
            by_key: format!("SELECT {parents}.* FROM {parents} WHERE {}", by_key.join(" AND ")),
            by_keys: format!("SELECT {parents}.* FROM {parents} WHERE {keys} IN (..)"),
            key: of_children.join(", "),
            note: if one_table { "" } else { BY_CONVENTION },
        }
    }
}

/// The key of an association, for the documentation of the child's side.
pub(super) struct Key<'a> {
    pub(super) columns: &'a [String],
    pub(super) references: Option<&'a [String]>,
    pub(super) nullable: bool,
}

/// A line, the SQL under it, and what else is to be said.
pub(super) fn doc_sql(text: &str, sql: &str, note: &str) -> TokenStream {
    doc(&format!("{text}\n\n```sql\n{sql}\n```\n\n{note}"))
}
