//! The struct itself, with what Diesel's own attributes say of it.

use proc_macro2::{Ident, Span};
use syn::spanned::Spanned as _;
use syn::token::Paren;
use syn::{Data, DeriveInput, Type, TypeParen, Visibility};

use crate::attr::diesel::{self, Entry};
use crate::generics::{Lifetimes, Parameters};
use crate::names;
use crate::path::PathTokens;

/// A struct with named fields, with Diesel's defaults applied.
#[derive(Clone)]
pub(crate) struct Input {
    /// Its name.
    pub(crate) ident: Ident,
    /// Its visibility, which generated public items share.
    pub(crate) vis: Visibility,
    /// Its parameters.
    pub(crate) parameters: Parameters,
    /// `#[model(crate = ..)]`: where the runtime crate is, if not under its own name.
    pub(crate) runtime: Option<PathTokens>,
    /// `#[diesel(table_name = ..)]`, or Diesel's default with the span of the struct's name.
    pub(crate) table: PathTokens,
    /// The columns of `#[diesel(primary_key(..))]`, or `id` with the span of the struct's name.
    pub(crate) primary_key: Vec<Ident>,
    /// In the order written.
    pub(crate) fields: Vec<Field>,
    /// Whether an error was reported, and what is written now only keeps the rest of the crate quiet.
    pub(crate) recovered: bool,
}

/// One named field.
#[derive(Clone)]
pub(crate) struct Field {
    /// Its name, raw if the user wrote it raw.
    pub(crate) ident: Ident,
    /// Its column: `#[diesel(column_name = ..)]` or its name; always with the span of the field's name.
    pub(crate) column: Ident,
    /// Its type, without the lifetimes of the struct.
    pub(crate) ty: Type,
    /// Where its type begins.
    pub(crate) ty_span: Span,
    /// Whether its type is spelled `Option<..>`.
    pub(crate) nullable: bool,
    /// Whether it is `#[diesel(embed)]`: a struct of columns, no column.
    pub(crate) embed: bool,
    /// `#[diesel(sql_type = ..)]`, as in Diesel's own `QueryableByName`.
    pub(crate) sql_type: Option<PathTokens>,
    /// What is read or written in the place of its type: `#[diesel(deserialize_as = ..)]`, or else `serialize_as`.
    pub(crate) stored: Option<Type>,
    /// Where `select_expression` stands, if it is an expression, no column.
    pub(crate) computed: Option<Span>,
}

impl Input {
    /// Reads an item. What is no struct with named fields has no fields here; a rule says so.
    ///
    /// What is wrong with a `#[diesel(..)]` attribute is left to Diesel's own derives, which report it.
    pub(crate) fn read(item: &DeriveInput) -> Self {
        let entries = diesel::entries(&item.attrs);
        let value = |key: &str| entries.iter().find(|entry| entry.key == key);
        let lifetimes = Lifetimes::of(&item.generics);
        let default_table = || {
            let name = names::table_name(&names::text(&item.ident));
            PathTokens::from_ident(&names::ident(&name, &item.ident).unwrap_or_else(|| item.ident.clone()))
        };
        Self {
            ident: item.ident.clone(),
            vis: item.vis.clone(),
            parameters: Parameters::of(item),
            runtime: None,
            table: value("table_name").and_then(Entry::path).unwrap_or_else(default_table),
            primary_key: value("primary_key").map_or_else(|| vec![Ident::new("id", item.ident.span())], Entry::idents),
            recovered: false,
            fields: named_fields(item).map(|field| Field::read(field, &lifetimes)).collect(),
        }
    }

    /// The index of the field of a column; raw and plain spellings are the same column.
    pub(crate) fn field_of(&self, column: &Ident) -> Option<usize> {
        let column = names::text(column);
        self.fields.iter().position(|field| names::text(&field.column) == column)
    }

    /// The same, but no embedded struct, whose columns cannot be seen from here.
    pub(crate) fn column_of(&self, column: &Ident) -> Option<usize> {
        self.field_of(column).filter(|&field| !self.fields[field].embed)
    }
}

impl Field {
    /// Reads a named field.
    fn read((ident, field): (&Ident, &syn::Field), lifetimes: &Lifetimes) -> Self {
        let entries = diesel::entries(&field.attrs);
        let value = |key: &str| entries.iter().find(|entry| entry.key == key);
        let renamed = value("column_name").and_then(|entry| entry.name(ident));
        Self {
            ident: ident.clone(),
            column: renamed.unwrap_or_else(|| ident.clone()),
            ty_span: field.ty.span(),
            nullable: is_option(&field.ty),
            ty: closed(lifetimes.erased(&field.ty).unwrap_or_else(|| field.ty.clone())),
            embed: entries.iter().any(|entry| entry.key == "embed"),
            sql_type: value("sql_type").and_then(Entry::path),
            stored: value("deserialize_as").or(value("serialize_as")).and_then(Entry::ty),
            computed: entries.iter().find(|entry| entry.key == "select_expression").map(|entry| entry.key.span()),
        }
    }

    /// The type of what is in the column.
    pub(crate) fn stored(&self) -> &Type {
        self.stored.as_ref().unwrap_or(&self.ty)
    }
}

/// The named fields of a struct; of anything else, none.
pub(crate) fn named_fields(item: &DeriveInput) -> impl Iterator<Item = (&Ident, &syn::Field)> {
    let fields = match &item.data {
        Data::Struct(data) => Some(&data.fields),
        Data::Enum(_) | Data::Union(_) => None,
    };
    fields.into_iter().flatten().filter_map(|field| field.ident.as_ref().map(|ident| (ident, field)))
}

/// A list of bounds in parentheses: behind its last `+` nothing else could stand, `Read + as Clone` being no Rust.
fn closed(ty: Type) -> Type {
    match ty {
        Type::TraitObject(_) | Type::ImplTrait(_) => {
            Type::Paren(TypeParen { paren_token: Paren::default(), elem: Box::new(ty) })
        }
        ty => ty,
    }
}

/// Whether a type is spelled `Option<..>`. An alias is not seen through; the column's SQL type is checked by rustc.
fn is_option(mut ty: &Type) -> bool {
    loop {
        match ty {
            Type::Group(group) => ty = &group.elem,
            Type::Paren(paren) => ty = &paren.elem,
            Type::Path(path) => return path.path.segments.last().is_some_and(|last| last.ident == "Option"),
            _ => return false,
        }
    }
}
