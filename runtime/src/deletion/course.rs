//! What a deletion comes to: which tables lose rows, in which order, and what refers to these rows from elsewhere.
//! Plain data; knows of no connection.

use super::backend::DeletingBackend;
use super::graph::{Graph, Link};
use crate::definition::{Action, Model};
use crate::{OneToOneError, Result};

/// The way of a deletion through the models.
#[derive(Debug)]
pub(crate) struct Course {
    graph: Graph,
    /// The tables that lose rows, each once, parents before their children; the root is the first.
    doomed: Vec<usize>,
    /// Where each table is among them.
    places: Vec<Option<usize>>,
    /// The links, by number, over which rows of each table go.
    cascades: Vec<Vec<usize>>,
}

const CYCLE: &str = "tables that delete each other's rows, each by `on_delete = cascade`, have no first one; let one of \
    these keys be `set_null`, or detach the rows that are in the way before the deletion";

const TOO_MANY: &str =
    "more tables would lose rows than this engine can name in one statement; begin with a row further down";

impl Course {
    /// The way of a deletion that begins with rows of this model.
    ///
    /// # Errors
    /// [`OneToOneError::Unsupported`] where tables cascade into each other, but for a table that cascades into itself; and
    /// where they are more than a statement of the backend can name.
    pub(crate) fn on<DB: DeletingBackend>(root: &'static Model) -> Result<Self> {
        let course = Course::of(root)?;
        if course.doomed.len() > DB::MOST_TABLES {
            return Err(OneToOneError::Unsupported { association: root.name, reason: TOO_MANY });
        }
        Ok(course)
    }

    fn of(root: &'static Model) -> Result<Self> {
        let graph = Graph::around(root);
        let mut doomed = vec![0];
        let mut next = 0;
        while let Some(&table) = doomed.get(next) {
            for link in &graph.links {
                if link.parent == table && link.on_delete == Action::Cascade && !doomed.contains(&link.child) {
                    doomed.push(link.child);
                }
            }
            next += 1;
        }
        // The engine checks every key. An order that suits all of them spares it most of the work; one that suits those
        // that delete there must be.
        let all = |_: &Link| true;
        let binding = |link: &Link| link.on_delete != Action::SetNull;
        let deleting = |link: &Link| link.on_delete == Action::Cascade;
        let order = [&all as &dyn Fn(&Link) -> bool, &binding, &deleting];
        let doomed = order
            .into_iter()
            .find_map(|counts| parents_first(&doomed, &graph.links, counts))
            .ok_or(OneToOneError::Unsupported { association: root.name, reason: CYCLE })?;
        let mut places = vec![None; graph.models.len()];
        for (place, table) in doomed.iter().enumerate() {
            places[*table] = Some(place);
        }
        let mut cascades = vec![Vec::new(); graph.models.len()];
        for (number, link) in graph.links.iter().enumerate() {
            if link.on_delete == Action::Cascade && places[link.parent].is_some() {
                cascades[link.child].push(number);
            }
        }
        Ok(Course { graph, doomed, places, cascades })
    }

    pub(crate) fn model(&self, table: usize) -> &'static Model {
        self.graph.models[table]
    }

    pub(crate) fn link(&self, link: usize) -> &Link {
        &self.graph.links[link]
    }

    /// How many tables the models know.
    pub(crate) fn tables(&self) -> usize {
        self.graph.models.len()
    }

    /// The tables that lose rows, parents first.
    pub(crate) fn doomed(&self) -> &[usize] {
        &self.doomed
    }

    /// Does the table lose rows?
    pub(crate) fn is_doomed(&self, table: usize) -> bool {
        self.places[table].is_some()
    }

    /// The foreign keys, by number, that refer to rows that go.
    pub(crate) fn inbound(&self) -> impl Iterator<Item = (usize, &Link)> {
        self.graph.links.iter().enumerate().filter(|(_, link)| self.is_doomed(link.parent))
    }

    /// The foreign keys over which rows of a table go.
    pub(crate) fn cascades_into(&self, table: usize) -> impl Iterator<Item = &Link> {
        self.cascades[table].iter().map(|link| &self.graph.links[*link])
    }

    /// Does a row of the table take others of the same table with it?
    pub(crate) fn is_recursive(&self, table: usize) -> bool {
        self.cascades_into(table).any(Link::is_self)
    }

    /// Is any row that goes referred to by something that the models know?
    pub(crate) fn is_parent(&self, table: usize) -> bool {
        self.graph.links.iter().any(|link| link.parent == table)
    }

    /// How many tables come before this one.
    pub(crate) fn steps_down(&self, table: usize) -> usize {
        self.places[table].unwrap_or_default()
    }

    /// The columns by which the rows of a table are known to the others: its primary key, and what refers to it.
    pub(crate) fn known_by(&self, table: usize) -> Vec<&'static str> {
        let mut columns = self.model(table).primary_key.to_vec();
        for link in self.graph.links.iter().filter(|link| link.parent == table) {
            for column in link.references {
                if !columns.contains(column) {
                    columns.push(column);
                }
            }
        }
        columns
    }

    /// The tables whose rows must be known for those of `table` to be known, itself the last.
    pub(crate) fn ancestry(&self, table: usize) -> Vec<usize> {
        let mut is_needed = vec![false; self.places.len()];
        is_needed[table] = true;
        // from the last on, so that all that needs a table was seen before it
        for &table in self.doomed.iter().rev() {
            if is_needed[table] {
                for link in self.cascades_into(table) {
                    is_needed[link.parent] = true;
                }
            }
        }
        self.doomed.iter().copied().filter(|table| is_needed[*table]).collect()
    }

    /// Of the columns of a key those that may be NULL.
    pub(crate) fn nullable(&self, link: &Link) -> Vec<&'static str> {
        let child = self.model(link.child);
        let may_be = |name: &&&'static str| child.column(name).is_some_and(|column| column.nullable);
        link.columns.iter().filter(may_be).copied().collect()
    }

    /// Does the child of this key go before its parent does?
    pub(crate) fn child_goes_first(&self, link: &Link) -> bool {
        self.steps_down(link.child) > self.steps_down(link.parent)
    }
}

/// These tables, each after all that it refers to by the links that count; `None` where there is no such order.
fn parents_first(tables: &[usize], links: &[Link], counts: &dyn Fn(&Link) -> bool) -> Option<Vec<usize>> {
    let mut placed: Vec<usize> = Vec::with_capacity(tables.len());
    while placed.len() < tables.len() {
        let waits = |table: usize| {
            links.iter().any(|link| {
                link.child == table
                    && !link.is_self()
                    && tables.contains(&link.parent)
                    && !placed.contains(&link.parent)
                    && counts(link)
            })
        };
        let next = tables.iter().copied().find(|table| !placed.contains(table) && !waits(*table))?;
        placed.push(next);
    }
    Some(placed)
}

#[cfg(test)]
mod tests {
    use super::Course;
    use crate::definition::{Action, Association, ForeignKey, Key, Mirror, Model, Reference};

    const fn belongs(
        name: &'static str,
        inverse: &'static str,
        parent: fn() -> &'static Model,
        on_delete: Action,
    ) -> Association {
        let key = ForeignKey { columns: &["parent_id"], parent, references: &["id"] };
        Association { on_delete, ..Association::new(name, inverse, Key::ForeignKey(key)) }
    }

    static TOP: Model = Model {
        has: &[Mirror::new("left", || &LEFT), Mirror::new("right", || &RIGHT)],
        ..Model::new("Top", "top", &["id"])
    };
    static LEFT: Model = Model {
        belongs_to: &[belongs("top", "left", || &TOP, Action::Cascade)],
        has: &[Mirror::new("bottom", || &BOTTOM)],
        ..Model::new("Left", "left", &["id"])
    };
    static RIGHT: Model = Model {
        belongs_to: &[belongs("top", "right", || &TOP, Action::Cascade)],
        has: &[Mirror::new("bottom", || &BOTTOM)],
        // the left one goes first: it is kept by nothing that goes
        references: &[Reference {
            key: ForeignKey { columns: &["left_id"], parent: || &LEFT, references: &["id"] },
            on_delete: Action::Restrict,
            on_update: Action::NoAction,
        }],
        ..Model::new("Right", "right", &["id"])
    };
    static BOTTOM: Model = Model {
        belongs_to: &[
            belongs("right", "bottom", || &RIGHT, Action::Cascade),
            belongs("left", "bottom", || &LEFT, Action::Cascade),
        ],
        ..Model::new("Bottom", "bottom", &["id"])
    };

    fn tables(course: &Course) -> Vec<&'static str> {
        course.doomed().iter().map(|table| course.model(*table).name).collect()
    }

    #[test]
    fn a_diamond_is_visited_once_and_parents_come_first() {
        let course = Course::of(&TOP).unwrap();
        assert_eq!(tables(&course), ["Top", "Left", "Right", "Bottom"]);
        assert_eq!(course.inbound().count(), 5);
        let course = Course::of(&LEFT).unwrap();
        assert_eq!(tables(&course), ["Left", "Bottom"]);
        let names: Vec<_> = course.inbound().map(|(_, link)| link.name.as_str()).collect();
        assert_eq!(names, ["Left.bottom", "Right (left_id)"]);
        assert_eq!(tables(&Course::of(&BOTTOM).unwrap()), ["Bottom"]);
    }

    static EGG: Model =
        Model { belongs_to: &[belongs("hen", "egg", || &HEN, Action::Cascade)], ..Model::new("Egg", "eggs", &["id"]) };
    static HEN: Model = Model {
        belongs_to: &[belongs("egg", "hen", || &EGG, Action::Cascade)],
        has: &[Mirror::new("egg", || &EGG)],
        ..Model::new("Hen", "hens", &["id"])
    };

    #[test]
    fn tables_that_delete_each_other_are_refused() {
        let refused = Course::of(&HEN).unwrap_err();
        assert_eq!((refused.code(), refused.association()), ("unsupported", Some("Hen")));
    }
}
