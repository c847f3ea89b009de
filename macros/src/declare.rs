//! The table that `#[model(declare_table)]` declares.

use std::collections::HashSet;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};

use crate::input::Field;
use crate::names;
use crate::rust_type::{self, SqlType};
use crate::source::Source;

/// What `table!` itself puts beside the columns, and what its own code means by a word.
const RESERVED: [&str; 6] = ["star", "table", "columns", "dsl", "all_columns", "bool"];

/// A table as `diesel::table!` is told of it.
#[derive(Clone)]
pub(crate) struct Declared {
    /// Its schema, unless it is the connection's own.
    pub(crate) schema: Option<Ident>,
    /// Its name.
    pub(crate) name: Ident,
    /// The columns of its primary key.
    pub(crate) primary_key: Vec<Ident>,
    /// In the order of the fields.
    pub(crate) columns: Vec<DeclaredColumn>,
}

/// One column of a [`Declared`].
#[derive(Clone)]
pub(crate) struct DeclaredColumn {
    /// Its name.
    pub(crate) name: Ident,
    /// Where the type of its field begins.
    pub(crate) span: Span,
    /// What it holds; or what is wrong with it.
    pub(crate) ty: Result<DeclaredType, Mistake>,
}

/// Why it is not known what a column holds: where to say so, and what.
pub(crate) type Mistake = (Span, String);

/// A SQL type of Diesel's.
#[derive(Clone)]
pub(crate) enum DeclaredType {
    /// What the Rust type stands for.
    Known(SqlType),
    /// In the user's own words.
    Named(TokenStream),
}

impl Declared {
    /// The table, if the struct declares it. After an error it is as much of it as Diesel's derives need to keep quiet.
    pub(crate) fn of(source: &Source) -> Option<Self> {
        source.model.declare_table.as_ref()?;
        let input = &source.input;
        let mut seen = HashSet::new();
        let name = input.table.last.clone();
        let columns = input.fields.iter().filter(|field| {
            let column = names::text(&field.column);
            !field.embed && !is_reserved(&column, &name) && seen.insert(column)
        });
        let columns: Vec<_> = columns.map(DeclaredColumn::of).collect();
        let is_column = |key: &&Ident| columns.iter().any(|it| names::text(&it.name) == names::text(key));
        let mut primary_key: Vec<_> = input.primary_key.iter().filter(is_column).cloned().collect();
        if primary_key.is_empty() {
            primary_key.push(columns.first()?.name.clone());
        }
        let schema = source.model.schema.as_ref().map(|schema| schema.value.clone());
        Some(Self { schema, name, primary_key, columns })
    }
}

impl DeclaredColumn {
    /// The column of a field.
    fn of(field: &Field) -> Self {
        let mistake = unknown_type(field).or_else(|| other_nullability(field)).or_else(|| relative_path(field));
        let ty = match (&field.sql_type, rust_type::sql_type(field.stored()), mistake) {
            (Some(named), _, None) => Ok(DeclaredType::Named(named.tokens.clone())),
            (None, Some(known), None) => Ok(DeclaredType::Known(known)),
            (_, _, mistake) => Err(mistake.unwrap_or((field.ty_span, String::new()))),
        };
        Self { name: field.column.clone(), span: field.ty_span, ty }
    }
}

/// What is stored has one SQL type, or the user names it.
pub(crate) fn unknown_type(field: &Field) -> Option<Mistake> {
    let unknown = field.sql_type.is_none() && rust_type::sql_type(field.stored()).is_none();
    unknown.then(|| (field.ty_span, rust_type::missing(field.stored())))
}

/// As in Diesel's own `QueryableByName`, the SQL type says whether it may be NULL.
pub(crate) fn other_nullability(field: &Field) -> Option<Mistake> {
    let named = field.sql_type.as_ref().filter(|_| field.stored.is_none())?;
    if field.nullable == (named.last == "Nullable") {
        return None;
    }
    let column = names::text(&field.column);
    let message = if field.nullable {
        format!(
            "the field of `{column}` is an `Option`, and this SQL type is never NULL: write `Nullable<..>` around it"
        )
    } else {
        format!("the field of `{column}` is no `Option`, and this SQL type may be NULL: write it without `Nullable`")
    };
    Some((named.span, message))
}

/// `table!` is a module, from within which `self` and `super` are not what they are here.
pub(crate) fn relative_path(field: &Field) -> Option<Mistake> {
    let named = field.sql_type.as_ref()?;
    let first = match named.tokens.clone().into_iter().next()? {
        TokenTree::Ident(ident) if ["self", "super", "Self"].iter().any(|relative| ident == relative) => ident,
        _ => return None,
    };
    let message = format!("`{first}` is another module inside of the table");
    Some((named.span, format!("{message}: write the path from `crate`, or import the type and name it alone")))
}

/// Whether a column of this name would be something else of its table.
pub(crate) fn is_reserved(column: &str, table: &Ident) -> bool {
    RESERVED.contains(&column) || column == names::text(table)
}
