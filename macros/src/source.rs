//! Everything that stands on the struct, for all three derives.

use proc_macro2::{Ident, Span};
use syn::{Attribute, Data, DeriveInput, Fields};

use crate::attr;
use crate::attr::belongs_to_one::RawBelongsToOne;
use crate::attr::has_one::RawHasOne;
use crate::attr::model::RawModel;
use crate::errors::Errors;
use crate::generics::Lifetimes;
use crate::input::{Input, named_fields};
use crate::kind::Derive;
use crate::path::PathTokens;
use crate::spanned::Spanned;

/// The struct and its attributes, as written.
///
/// Each derive sees all of them and needs some of another's: whether a key is generated, for one, depends on
/// `#[belongs_to_one(..)]`. What is wrong *inside* an attribute is reported by its own derive alone, so that one mistake
/// gives one message.
pub(crate) struct Source {
    /// What kind of item it is.
    pub(crate) shape: Shape,
    /// The struct.
    pub(crate) input: Input,
    /// `#[model(..)]`, on the struct and on its fields.
    pub(crate) model: RawModel,
    /// Each `#[belongs_to_one(..)]` on the struct that declares an association.
    pub(crate) parents: Vec<RawBelongsToOne>,
    /// Each `#[belongs_to_one(.., model = ..)]` on the struct, which points at what another struct declares.
    pub(crate) views: Vec<RawBelongsToOne>,
    /// Each `#[has_one(..)]` on the struct.
    pub(crate) children: Vec<RawHasOne>,
    /// Each `#[belongs_to_one(..)]` that stands on a field, where it means nothing.
    pub(crate) parents_on_fields: Vec<OnField>,
    /// Each `#[has_one(..)]` that stands on a field, where it means nothing yet.
    pub(crate) children_on_fields: Vec<OnField>,
}

/// The kinds of items that a derive may stand on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// `struct A { a: i32 }`, also with no field.
    Named,
    /// `struct A(i32);`
    Tuple,
    /// `struct A;`
    Unit,
    /// `enum A { .. }`
    Enum,
    /// `union A { .. }`
    Union,
}

impl Shape {
    /// The kind of `item`.
    fn of(item: &DeriveInput) -> Self {
        match &item.data {
            Data::Enum(_) => Self::Enum,
            Data::Union(_) => Self::Union,
            Data::Struct(data) => match data.fields {
                Fields::Named(_) => Self::Named,
                Fields::Unnamed(_) => Self::Tuple,
                Fields::Unit => Self::Unit,
            },
        }
    }
}

/// An attribute that stands on a field.
pub(crate) struct OnField {
    /// Where the attribute stands.
    pub(crate) attribute: Span,
    /// The field.
    pub(crate) field: Ident,
}

impl Source {
    /// The model whose row this is, if it says so.
    pub(crate) fn row_of(&self) -> Option<&Spanned<PathTokens>> {
        let of_parents = self.views.iter().filter_map(|raw| raw.model.as_ref());
        self.children.iter().filter_map(|raw| raw.model.as_ref()).chain(of_parents).next()
    }

    /// Reads the attributes; reports what is wrong inside those of `derive`.
    pub(crate) fn read(item: &DeriveInput, derive: Derive, errors: &Errors) -> Self {
        let others = Errors::new();
        let errors_of = |owner| if owner == derive { errors } else { &others };
        let field_attributes = || named_fields(item).map(|(_, field)| field.attrs.as_slice());
        let parents = attr::named(&item.attrs, RawBelongsToOne::NAME)
            .map(|attribute| RawBelongsToOne::read(attribute, errors_of(Derive::BelongsToOne)));
        let (views, parents) = parents.partition(|raw: &RawBelongsToOne| raw.model.is_some());
        let mut source = Self {
            shape: Shape::of(item),
            input: Input::read(item),
            model: RawModel::read(&item.attrs, field_attributes(), errors_of(Derive::Model)),
            parents,
            views,
            children: attr::named(&item.attrs, RawHasOne::NAME)
                .map(|attribute| RawHasOne::read(attribute, errors_of(Derive::HasOne)))
                .collect(),
            parents_on_fields: on_fields(item, RawBelongsToOne::NAME, |attribute| {
                RawBelongsToOne::read(attribute, errors_of(Derive::BelongsToOne)).faulty
            }),
            children_on_fields: on_fields(item, RawHasOne::NAME, |attribute| {
                RawHasOne::read(attribute, errors_of(Derive::HasOne)).faulty
            }),
        };
        others.discard();
        source.input.runtime.clone_from(&source.model.runtime);
        let lifetimes = Lifetimes::of(&item.generics);
        let parents = source.parents.iter_mut().chain(&mut source.views).filter_map(|raw| raw.parent.as_mut());
        for path in parents.chain(source.children.iter_mut().filter_map(|raw| raw.child.as_mut())) {
            path.tokens = lifetimes.erase(std::mem::take(&mut path.tokens));
        }
        source
    }
}

/// The attributes called `name` that stand on a field, without those whose words are `faulty`: a word that is not
/// available yet may be the very reason for the place.
fn on_fields(item: &DeriveInput, name: &str, faulty: impl Fn(&Attribute) -> bool) -> Vec<OnField> {
    let mut found = Vec::new();
    for (ident, field) in named_fields(item) {
        let sound = attr::named(&field.attrs, name).filter(|attribute| !faulty(attribute));
        found.extend(sound.map(|attribute| OnField { attribute: attr::place(attribute), field: ident.clone() }));
    }
    found
}
