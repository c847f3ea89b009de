//! What follows from one attribute and the struct, computed in one place for the rules, the checked types and the stubs.

use std::collections::BTreeSet;

use proc_macro2::{Ident, Span};

use crate::attr::belongs_to_one::RawBelongsToOne;
use crate::attr::has_one::RawHasOne;
use crate::attr::reference::RawReference;
use crate::input::Input;
use crate::kind::Derive;
use crate::names;
use crate::path::PathTokens;
use crate::source::Source;
use crate::spanned::Spanned;

impl RawBelongsToOne {
    /// The columns of the foreign key, written or inferred; inferred ones have the parent's span.
    pub(crate) fn columns(&self) -> Option<Vec<Ident>> {
        key_columns(self.foreign_key.as_ref(), self.parent.as_ref())
    }

    /// The fields of the foreign key; `None` if one is missing.
    pub(crate) fn fields(&self, input: &Input) -> Option<Vec<usize>> {
        self.columns()?.iter().map(|column| input.field_of(column)).collect()
    }

    /// Whether the foreign key is the whole primary key.
    pub(crate) fn shares_key(&self, input: &Input) -> bool {
        self.columns().is_some_and(|columns| {
            // in any order: they are unique together either way
            let texts = |idents: &[Ident]| idents.iter().map(names::text).collect::<BTreeSet<_>>();
            !columns.is_empty() && texts(&columns) == texts(&input.primary_key)
        })
    }

    /// The child's name for the parent, written or inferred.
    pub(crate) fn own_name(&self) -> Option<Ident> {
        written_or_inferred(self.name.as_ref().map(|name| &name.value), self.parent.as_ref())
    }

    /// The parent's name for the child, written or inferred; `None` if there is no mirror.
    pub(crate) fn inverse_name(&self, input: &Input) -> Option<Ident> {
        let child = PathTokens::from_ident(&input.ident);
        match (&self.inverse, &self.mirror) {
            (Some(inverse), _) => Some(inverse.value.clone()),
            // The inferred name comes from the struct, but the attribute is what the user has to change.
            (None, None) => written_or_inferred(None, Some(&child)).map(|name| at(name, self.place())),
            (None, Some(_)) => None,
        }
    }

    /// Where a message about the association as a whole points: the parent, or else the attribute.
    pub(crate) fn place(&self) -> Span {
        self.parent.as_ref().map_or(self.attribute, |parent| parent.span)
    }
}

impl RawHasOne {
    /// The parent's name for the child, written or inferred.
    pub(crate) fn own_name(&self) -> Option<Ident> {
        written_or_inferred(self.name.as_ref().map(|name| &name.value), self.child.as_ref())
    }
}

impl RawReference {
    /// The columns of the foreign key, written or inferred; inferred ones have the parent's span.
    pub(crate) fn columns(&self) -> Option<Vec<Ident>> {
        key_columns(self.foreign_key.as_ref(), self.parent.as_ref())
    }

    /// The fields of the foreign key; `None` if one is missing.
    pub(crate) fn fields(&self, input: &Input) -> Option<Vec<usize>> {
        self.columns()?.iter().map(|column| input.column_of(column)).collect()
    }
}

impl Source {
    /// Whether there is an association that this derive writes.
    pub(crate) fn has_associations(&self, derive: Derive) -> bool {
        match derive {
            Derive::Model => false,
            Derive::BelongsToOne => !self.parents.is_empty() || !self.views.is_empty(),
            Derive::HasOne => !self.children.is_empty(),
        }
    }

    /// How many associations are declared with a parent of this name.
    pub(crate) fn parents_called(&self, name: &str) -> usize {
        self.parents.iter().filter(|raw| raw.parent.as_ref().is_some_and(|parent| parent.type_name() == name)).count()
    }

    /// The fields of the primary key; `None` if one is missing.
    pub(crate) fn primary_key(&self) -> Option<Vec<usize>> {
        let fields = self.input.primary_key.iter().map(|column| self.input.field_of(column));
        fields.collect::<Option<Vec<_>>>().filter(|fields| !fields.is_empty())
    }

    /// Whether the column of a field is unique by itself: said so, the primary key, or the key of an association.
    pub(crate) fn is_unique(&self, field: usize) -> bool {
        let alone = |fields: Option<Vec<usize>>| fields.is_some_and(|fields| fields == [field]);
        let of_association = self.parents.iter().any(|parent| alone(parent.fields(&self.input)));
        self.model.fields[field].unique.is_some() || of_association || alone(self.primary_key())
    }

    /// Whether the primary key is also the foreign key of an association.
    pub(crate) fn shares_key(&self) -> bool {
        self.parents.iter().any(|parent| parent.shares_key(&self.input))
    }
}

/// The columns of a foreign key, written or else inferred from the parent's name.
fn key_columns(written: Option<&Spanned<Vec<Ident>>>, parent: Option<&PathTokens>) -> Option<Vec<Ident>> {
    if let Some(written) = written {
        return Some(written.value.clone());
    }
    let parent = parent?;
    let name = names::foreign_key(&names::text(&parent.last));
    names::ident(&name, &parent.last).map(|column| vec![column])
}

/// The name that was written, or else the `snake_case` of the type with the type's span. It may be a word of Rust, which
/// the rules refuse.
fn written_or_inferred(written: Option<&Ident>, path: Option<&PathTokens>) -> Option<Ident> {
    written.cloned().or_else(|| {
        let last = &path?.last;
        let name = names::snake_case(&names::text(last));
        // `Self` is no name of a type, of which another rule tells
        names::ident(&name, last).or_else(|| names::word(&name, last).filter(|_| last != "Self"))
    })
}

/// The identifier at another place.
fn at(mut ident: Ident, span: Span) -> Ident {
    ident.set_span(span);
    ident
}
