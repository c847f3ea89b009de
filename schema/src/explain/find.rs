//! The association that a name means.

use super::ExplainError;
use crate::adopt::words::snake_case;
use diesel_one_to_one::definition::{Association, Entry, ForeignKey, Mirror, Model};

/// An association with both its sides.
#[derive(Clone, Copy)]
pub(crate) struct Found {
    pub(crate) child: &'static Model,
    pub(super) association: &'static Association,
    pub(crate) key: ForeignKey,
    pub(crate) parent: &'static Model,
}

/// How like two names are for one to be meant by the other: 1 is the same.
const NEAR: f64 = 0.8;

pub(crate) fn association(models: &[Entry], name: &str) -> Result<Found, ExplainError> {
    let all = || models.iter().flat_map(|entry| of(entry.model));
    all().find(|it| it.names().iter().any(|it| it == name)).ok_or_else(|| {
        let all: Vec<String> = all().flat_map(|it| it.names()).collect();
        ExplainError::Unknown { name: name.to_owned(), nearest: nearest(name, all.clone()), all }
    })
}

fn of(child: &'static Model) -> impl Iterator<Item = Found> {
    child.belongs_to.iter().filter_map(move |association| {
        let key = *association.key.foreign_key()?;
        Some(Found { child, association, key, parent: (key.parent)() })
    })
}

/// At most three, the likeliest first.
fn nearest(name: &str, mut names: Vec<String>) -> Vec<String> {
    let likeness = |it: &String| strsim::jaro_winkler(&name.to_lowercase(), &it.to_lowercase());
    names.retain(|it| likeness(it) >= NEAR);
    names.sort_by(|a, b| likeness(b).total_cmp(&likeness(a)));
    names.truncate(3);
    names
}

impl Found {
    /// The parent's side first.
    pub(super) fn names(&self) -> Vec<String> {
        let inverse = self.association.inverse.map(|name| format!("{}.{name}", self.parent.name));
        inverse.into_iter().chain([format!("{}.{}", self.child.name, self.association.name)]).collect()
    }

    /// What the parent calls its child.
    pub(super) fn mirror(&self) -> Option<&'static Mirror> {
        self.parent.has.iter().find(|it| Some(it.name) == self.association.inverse)
    }

    /// May a child be without a parent?
    pub(super) fn nullable(&self) -> bool {
        self.key.columns.iter().any(|it| self.child.column(it).is_some_and(|it| it.nullable))
    }

    /// `user`
    pub(super) fn parent_value(&self) -> String {
        snake_case(self.parent.name)
    }

    /// `profile`
    pub(super) fn child_value(&self) -> String {
        snake_case(self.child.name)
    }
}
