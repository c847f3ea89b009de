//! What a case is.

use crate::build::named;
use diesel_one_to_one_schema::{
    audit::Keep,
    dialect::Dialect,
    diff::Hints,
    recipe::{Association, Kind},
    schema::{Schema, TableName},
};

pub(crate) struct Case {
    pub(crate) kind: Kind,
    pub(crate) from: Schema,
    pub(crate) to: Schema,
    pub(crate) parent: &'static str,
    pub(crate) child: &'static str,
    /// Where there are several between the two.
    pub(crate) foreign_key: &'static [&'static str],
    pub(crate) hints: Hints,
    pub(crate) keep: Option<Keep>,
    /// Before.
    pub(crate) rows: &'static str,
    /// Afterwards: of a table these columns, and every row.
    pub(crate) then: &'static [(&'static str, &'static [&'static str], &'static [&'static str])],
    /// What is not the same when it was undone: columns that are counted anew.
    pub(crate) anew: &'static [(&'static str, &'static str)],
    /// What goes for good.
    pub(crate) losses: &'static [&'static str],
    /// Do rows that went for good keep it from being as it was?
    pub(crate) rows_stay_away: bool,
}

impl Case {
    pub(crate) fn new(kind: Kind, from: Schema, to: Schema) -> Case {
        Case {
            kind,
            from,
            to,
            parent: "users",
            child: "profiles",
            foreign_key: &[],
            hints: Hints::default(),
            keep: None,
            rows: "",
            then: &[],
            anew: &[],
            losses: &[],
            rows_stay_away: false,
        }
    }

    pub(crate) fn association(&self) -> Association {
        let [parent, child] = [self.parent, self.child].map(|it| self.table(it));
        let foreign_key = self.foreign_key.iter().map(|it| (*it).to_owned()).collect();
        Association { parent, child, foreign_key }
    }

    /// As an engine can have it: where it has no schemas, without; where a child in one would not find its parent, that is
    /// in it, too.
    pub(crate) fn on(mut self, dialect: Dialect) -> Case {
        let Some(schema) = self.schema() else { return self };
        let suit = |name: &mut TableName| match &name.schema {
            Some(_) if !dialect.schemas() => name.schema = None,
            None if dialect.schemas() && !dialect.finds_parents_of_other_schemas() => {
                name.schema = Some(schema.clone());
            }
            _ => {}
        };
        for table in self.from.tables.iter_mut().chain(&mut self.to.tables) {
            let parents = table.foreign_keys.iter_mut().map(|it| &mut it.references.table);
            parents.chain([&mut table.name]).for_each(suit);
        }
        self
    }

    /// That a table lives in.
    pub(crate) fn schema(&self) -> Option<String> {
        self.from.tables.iter().chain(&self.to.tables).find_map(|it| it.name.schema.clone())
    }

    /// What a table is called on an engine, whatever its schema is there.
    pub(crate) fn table(&self, name: &str) -> TableName {
        let name = named(name);
        let mut all = self.from.tables.iter().chain(&self.to.tables).map(|it| &it.name);
        all.find(|it| it.name == name.name).cloned().unwrap_or(name)
    }

    /// The rows, with every table where it lives.
    pub(crate) fn rows(&self) -> String {
        let of = |name: &str| self.table(name).schema.map_or_else(String::new, |it| format!("{it}."));
        self.rows
            .replace("{users}", &format!("{}users", of("users")))
            .replace("{profiles}", &format!("{}profiles", of("profiles")))
    }
}
