//! Schemas in few words. What is said of a column or a foreign key is said right after it.

use diesel_one_to_one::definition::LogicalType;
use diesel_one_to_one_schema::schema::{
    Action, Check, Column, Condition, Deferral, ForeignKey, Index, Origin, PrimaryKey, References, Schema, Table,
    TableName, Unique,
};

pub(crate) fn schema(tables: impl IntoIterator<Item = T>) -> Schema {
    Schema { tables: tables.into_iter().map(|T(table)| table).collect(), ..Schema::default() }
}

/// A name, with its schema before a dot.
pub(crate) fn named(name: &str) -> TableName {
    match name.split_once('.') {
        Some((schema, name)) => TableName { schema: Some(schema.into()), name: name.into() },
        None => TableName::new(name),
    }
}

fn words(columns: &[&str]) -> Vec<String> {
    columns.iter().map(|it| (*it).to_owned()).collect()
}

#[derive(Clone)]
pub(crate) struct T(pub(crate) Table);

/// A table with nothing in it.
pub(crate) fn bare(name: &str) -> T {
    T(Table::new(named(name)))
}

/// A table whose rows are counted.
pub(crate) fn table(name: &str) -> T {
    bare(name).column("id", LogicalType::Integer).identity().key(&["id"])
}

impl T {
    fn name_of(&self, columns: &[&str], kind: &str) -> String {
        let table = self.0.name.name.as_str();
        [table].iter().chain(columns).chain([&kind]).copied().collect::<Vec<_>>().join("_")
    }

    pub(crate) fn column(mut self, name: &str, logical: LogicalType) -> T {
        self.0.columns.push(Column::new(name, logical));
        self
    }

    pub(crate) fn text(self, name: &str) -> T {
        self.column(name, LogicalType::Text)
    }

    pub(crate) fn integer(self, name: &str) -> T {
        self.column(name, LogicalType::Integer)
    }

    fn last(mut self, change: impl FnOnce(&mut Column)) -> T {
        change(self.0.columns.last_mut().expect("a column"));
        self
    }

    pub(crate) fn null(self) -> T {
        self.last(|it| it.nullable = true)
    }

    pub(crate) fn note(self, note: &str) -> T {
        self.last(|it| it.comment = Some(note.into()))
    }

    pub(crate) fn identity(self) -> T {
        self.last(|it| it.origin = Origin::Identity)
    }

    pub(crate) fn default(self, expression: &str) -> T {
        self.last(|it| it.origin = Origin::Default(expression.into()))
    }

    pub(crate) fn default_text(self, text: &str) -> T {
        self.last(|it| it.origin = Origin::DefaultText(text.into()))
    }

    pub(crate) fn generated(self, expression: &str) -> T {
        self.last(|it| it.origin = Origin::Generated(expression.into()))
    }

    pub(crate) fn comment(mut self, comment: &str) -> T {
        self.0.comment = Some(comment.into());
        self
    }

    pub(crate) fn key(mut self, columns: &[&str]) -> T {
        self.0.primary_key = Some(PrimaryKey { name: self.name_of(&[], "pkey"), columns: words(columns) });
        self
    }

    pub(crate) fn unique(mut self, columns: &[&str]) -> T {
        let name = self.name_of(columns, "key");
        self.0.uniques.push(Unique { name, columns: words(columns), condition: None, valid: true });
        self
    }

    pub(crate) fn among(mut self, condition: Condition) -> T {
        self.0.uniques.last_mut().expect("a UNIQUE").condition = Some(condition);
        self
    }

    pub(crate) fn index(mut self, columns: &[&str]) -> T {
        let name = self.name_of(columns, "idx");
        self.0.indexes.push(Index { name, columns: words(columns), valid: true });
        self
    }

    pub(crate) fn check(mut self, name: &str, expression: &str) -> T {
        self.0.checks.push(Check { name: name.into(), expression: expression.into(), valid: true });
        self
    }

    pub(crate) fn refers(mut self, columns: &[&str], to: &str, referenced: &[&str]) -> T {
        self.0.foreign_keys.push(ForeignKey {
            name: self.name_of(columns, "fkey"),
            columns: words(columns),
            references: References { table: named(to), columns: words(referenced) },
            on_delete: Action::NoAction,
            on_update: Action::NoAction,
            deferral: Deferral::Never,
            valid: true,
            comment: None,
        });
        self
    }

    fn last_key(mut self, change: impl FnOnce(&mut ForeignKey)) -> T {
        change(self.0.foreign_keys.last_mut().expect("a foreign key"));
        self
    }

    pub(crate) fn on_delete(self, action: Action) -> T {
        self.last_key(|it| it.on_delete = action)
    }

    pub(crate) fn on_update(self, action: Action) -> T {
        self.last_key(|it| it.on_update = action)
    }

    pub(crate) fn deferred(self) -> T {
        self.last_key(|it| it.deferral = Deferral::InitiallyDeferred)
    }

    pub(crate) fn key_note(self, note: &str) -> T {
        self.last_key(|it| it.comment = Some(note.into()))
    }
}
