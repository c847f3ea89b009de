//! The waist: what one declaration becomes, as plain `'static` data.
//!
//! The derives write these values from Diesel's own `table!` types and the attributes; everything else only reads them:
//! the schema tools make DDL of them, the errors take their names from them, a deletion walks them. Nothing here knows
//! of Diesel, of SQL or of an engine.
//!
//! An association is stored in the model that holds the key ([`Model::belongs_to`]); the other side mirrors it
//! ([`Model::has`]). Both lists name the other model by a function, so that two models may describe each other.
//!
//! ```
//! use diesel_one_to_one::definition::*;
//!
//! // users 1:1 profiles, as `#[has_one(Profile)]` and `#[belongs_to_one(User, on_delete = cascade)]` write it
//! static USER: Model = Model {
//!     columns: &[Column::new("id").generated(), Column::new("email")],
//!     uniques: &[Unique { columns: &["email"] }],
//!     has: &[Mirror::new("profile", || &PROFILE)],
//!     ..Model::new("User", "users", &["id"])
//! };
//! static PROFILE: Model = Model {
//!     columns: &[Column::new("id").generated(), Column::new("user_id"), Column::new("bio").nullable()],
//!     belongs_to: &[Association {
//!         on_delete: Action::Cascade,
//!         ..Association::new("user", "profile", Key::ForeignKey(ForeignKey {
//!             columns: &["user_id"],
//!             parent: || &USER,
//!             references: &["id"],
//!         }))
//!     }],
//!     ..Model::new("Profile", "profiles", &["id"])
//! };
//!
//! let mirror = &USER.has[0];
//! let association = mirror.association(&USER).unwrap();
//! assert_eq!(association.name, "user");
//! assert_eq!((mirror.child)().columns[1].name, "user_id");
//! ```

mod association;
mod column;
mod logical_type;
mod mirror;
mod model;

pub use association::{Action, Association, Condition, Extent, ForeignKey, Key, Literal, Test, Variant};
pub use column::{Column, Origin, SqlTypeNames};
pub use logical_type::LogicalType;
pub use mirror::{Mirror, Route};
pub use model::{Check, Entry, Index, Merged, Model, Reference, Table, Unique};
