use super::{Association, Model};

/// The parent's side of an association: `#[has_one(..)]`.
///
/// ```
/// use diesel_one_to_one::definition::*;
///
/// static STUDENT: Model = Model {
///     has: &[Mirror::new("transcript", || &TRANSCRIPT)],
///     ..Model::new("Student", "students", &["id"])
/// };
/// static TRANSCRIPT: Model = Model {
///     belongs_to: &[Association::new("student", "transcript", Key::ForeignKey(ForeignKey {
///         columns: &["student_id"],
///         parent: || &STUDENT,
///         references: &["id"],
///     }))],
///     ..Model::new("Transcript", "transcripts", &["id"])
/// };
/// assert_eq!(STUDENT.has[0].association(&STUDENT).unwrap().name, "student");
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Mirror {
    /// The parent's name for its child: `profile`.
    pub name: &'static str,
    /// The child.
    pub child: fn() -> &'static Model,
    /// Must every parent have one? *A person and their birth certificate.*
    pub required: bool,
    /// How the child is reached.
    pub route: Route,
    /// The word that asks for it in `?expand=`, where it may be asked for.
    pub expand: Option<&'static str>,
}

impl Mirror {
    /// A child that refers to this parent itself, and may be missing.
    #[must_use]
    pub const fn new(name: &'static str, child: fn() -> &'static Model) -> Self {
        Mirror { name, child, required: false, route: Route::Direct, expand: None }
    }

    /// The declaration that this mirrors: the child's (or the link's) association that calls `parent` by this name.
    ///
    /// `None` for a chain, which mirrors nothing.
    #[must_use]
    pub fn association(&self, parent: &'static Model) -> Option<&'static Association> {
        let (holder, inverse) = match self.route {
            Route::Direct => ((self.child)(), Some(self.name)),
            Route::Through { link } => (link(), None),
            Route::Via { .. } => return None,
        };
        holder.belongs_to.iter().find(|association| {
            (inverse.is_none() || association.inverse == inverse)
                && association.key.parents().iter().any(|it| it.table == parent.table)
        })
    }
}

/// How a parent's child is reached.
///
/// ```
/// use diesel_one_to_one::definition::{Model, Route};
///
/// static CAR_KEEPER: Model = Model::new("CarKeeper", "car_keepers", &["employee_id"]);
/// let company_car = Route::Through { link: || &CAR_KEEPER };
/// assert!(matches!(company_car, Route::Through { link } if link().name == "CarKeeper"));
/// ```
#[derive(Debug, Clone, Copy)]
pub enum Route {
    /// The child holds the key.
    Direct,
    /// A link table holds both keys, each UNIQUE: *cross-reference*. *Employees and company cars.*
    Through {
        /// The model of the link table; it belongs to one of each.
        link: fn() -> &'static Model,
    },
    /// Along the named associations, read only. *A user's avatar, by way of the profile.*
    Via {
        /// The names, from the parent on.
        names: &'static [&'static str],
    },
}
