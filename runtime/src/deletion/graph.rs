//! The models that can be reached from one, and what in them refers to what.

use crate::definition::{Action, ForeignKey, Model, Route};

/// A foreign key of a model that another model knows.
#[derive(Debug)]
pub(crate) struct Link {
    /// What errors and reports call it: `User.profile`; `Profile.user` without a mirror; `Employee (team_id)` for a
    /// plain key.
    pub(crate) name: String,
    /// Which of the models holds it.
    pub(crate) child: usize,
    /// Which of the models it refers to.
    pub(crate) parent: usize,
    /// Its columns.
    pub(crate) columns: &'static [&'static str],
    /// The columns referred to.
    pub(crate) references: &'static [&'static str],
    /// What a delete of the parent does.
    pub(crate) on_delete: Action,
}

impl Link {
    /// Does it refer to its own table?
    pub(crate) fn is_self(&self) -> bool {
        self.child == self.parent
    }
}

/// Models, the first of them the one that the others were reached from, and their foreign keys.
///
/// They are reached over every definition that names another, in either direction: a key that no parent mirrors counts
/// as soon as its model is reached over anything else.
#[derive(Debug)]
pub(crate) struct Graph {
    pub(crate) models: Vec<&'static Model>,
    pub(crate) links: Vec<Link>,
}

impl Graph {
    /// What can be reached from a model. Two row structs of one table are one model here.
    pub(crate) fn around(root: &'static Model) -> Self {
        let mut graph = Graph { models: vec![root], links: Vec::new() };
        let mut next = 0;
        while let Some(&model) = graph.models.get(next) {
            for neighbour in neighbours(model) {
                if graph.place(neighbour).is_none() {
                    graph.models.push(neighbour);
                }
            }
            next += 1;
        }
        for child in 0..graph.models.len() {
            let model = graph.models[child];
            for association in model.belongs_to {
                if let Some(key) = association.key.foreign_key() {
                    let name = match association.inverse {
                        Some(inverse) => format!("{}.{inverse}", (key.parent)().name),
                        None => format!("{}.{}", model.name, association.name),
                    };
                    graph.link(name, child, key, association.on_delete);
                }
            }
            for reference in model.references {
                let name = format!("{} ({})", model.name, reference.key.columns.join(", "));
                graph.link(name, child, &reference.key, reference.on_delete);
            }
        }
        graph
    }

    fn place(&self, model: &Model) -> Option<usize> {
        self.models.iter().position(|it| it.table == model.table)
    }

    fn link(&mut self, name: String, child: usize, key: &ForeignKey, on_delete: Action) {
        let parent = self.place((key.parent)()).expect("every model that is named was reached");
        let ForeignKey { columns, references, .. } = *key;
        self.links.push(Link { name, child, parent, columns, references, on_delete });
    }
}

/// The models that a definition names.
fn neighbours(model: &Model) -> Vec<&'static Model> {
    let mut named = Vec::new();
    for mirror in model.has {
        named.push((mirror.child)());
        if let Route::Through { link } = mirror.route {
            named.push(link());
        }
    }
    for association in model.belongs_to {
        named.extend(association.key.parents());
    }
    named.extend(model.references.iter().map(|reference| (reference.key.parent)()));
    named
}
