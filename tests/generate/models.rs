//! Users and their profiles, and what becomes of them.

use diesel_one_to_one::definition::{Action, Association, Column, Entry, ForeignKey, Key, LogicalType, Mirror, Model};

/// A list of models that is changed as a project's is.
#[derive(Clone)]
pub(crate) struct Models(Vec<(Model, Vec<LogicalType>)>);

const USER: Model = Model {
    columns: &[Column::new("id").generated(), Column::new("email")],
    has: &[Mirror::new("profile", || &PROFILES)],
    ..Model::new("User", "users", &["id"])
};
const PROFILE: Model = Model {
    columns: &[Column::new("id").generated(), Column::new("user_id"), Column::new("bio").nullable()],
    belongs_to: &[Association {
        on_delete: Action::Cascade,
        ..Association::new(
            "user",
            "profile",
            Key::ForeignKey(ForeignKey { columns: &["user_id"], parent: || &USERS, references: &["id"] }),
        )
    }],
    ..Model::new("Profile", "profiles", &["id"])
};
static USERS: Model = USER;
static PROFILES: Model = PROFILE;

impl Models {
    pub(crate) fn first() -> Models {
        use LogicalType::{Integer, Text};
        Models(vec![(USER, vec![Integer, Text]), (PROFILE, vec![Integer, Integer, Text])])
    }

    /// As a slice of a program that lists them.
    pub(crate) fn list(&self) -> &'static [Entry] {
        let entry = |(model, types): &(Model, Vec<LogicalType>)| Entry {
            model: Box::leak(Box::new(*model)),
            types: types.clone().leak(),
        };
        self.0.iter().map(entry).collect::<Vec<_>>().leak()
    }

    /// That table alone, which nobody mirrors.
    pub(crate) fn alone(mut self, table: &str) -> Models {
        self.0.retain(|(model, _)| model.table.name == table);
        self.with(table, |it| it.has = &[])
    }

    /// The model of that table, otherwise.
    pub(crate) fn with(mut self, table: &str, change: impl FnOnce(&mut Model)) -> Models {
        let found = self.0.iter_mut().find(|(model, _)| model.table.name == table);
        change(&mut found.expect("a table that is there").0);
        self
    }

    pub(crate) fn column(mut self, table: &str, column: Column, logical: LogicalType) -> Models {
        let found = self.0.iter_mut().find(|(model, _)| model.table.name == table);
        let (model, types) = found.expect("a table that is there");
        model.columns = [model.columns, &[column]].concat().leak();
        types.push(logical);
        self
    }

    pub(crate) fn without_column(mut self, table: &str, column: &str) -> Models {
        let found = self.0.iter_mut().find(|(model, _)| model.table.name == table);
        let (model, types) = found.expect("a table that is there");
        let at = model.columns.iter().position(|it| it.name == column).expect("a column that is there");
        let mut columns = model.columns.to_vec();
        columns.remove(at);
        types.remove(at);
        model.columns = columns.leak();
        self
    }

    /// A table with a name and nothing else.
    pub(crate) fn table(mut self, name: &'static str) -> Models {
        let columns = const { &[Column::new("id").generated(), Column::new("name")] };
        self.0.push((
            Model { columns, ..Model::new(name, name, &["id"]) },
            vec![LogicalType::Integer, LogicalType::Text],
        ));
        self
    }

    pub(crate) fn without(mut self, table: &str) -> Models {
        self.0.retain(|(model, _)| model.table.name != table);
        self
    }
}
