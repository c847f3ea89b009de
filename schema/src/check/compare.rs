//! The comparison: pure, of two [`Schema`]s.

use super::finding::{Difference, Finding};
use crate::{
    dialect::Dialect,
    expression::normal,
    sameness::{origins, same_action, same_columns, same_key, same_type, same_unique},
    schema::{Action, Column, ForeignKey, Origin, Schema, Table, TableName, Unique},
};
use std::collections::{BTreeMap, BTreeSet};

/// All in which a database differs from what the models say of it; in their order.
///
/// ```
/// use diesel_one_to_one::{definition::LogicalType, dialect::Dialect};
/// use diesel_one_to_one_schema::{check, schema::{Column, Schema, Table, TableName}};
///
/// let table = |columns| Table { columns, ..Table::new(TableName::new("users")) };
/// let id = Column::new("id", LogicalType::Integer);
/// let models = Schema { tables: vec![table(vec![id.clone(), Column::new("email", LogicalType::Text)])], ..Schema::default() };
/// let live = Schema { tables: vec![table(vec![id])], ..Schema::default() };
/// let findings = check::compare(&models, &live, Dialect::Postgres);
/// assert_eq!(findings[0].to_string(), "`users` has no column `email`");
/// assert_eq!(check::compare(&models, &models, Dialect::Postgres), []);
/// ```
#[must_use]
pub fn compare(models: &Schema, live: &Schema, dialect: Dialect) -> Vec<Finding> {
    let models = &match &live.own_name {
        Some(own_name) => models.clone().seen_from(own_name),
        None => models.clone(),
    };
    let tables: BTreeMap<&TableName, &Table> = live.tables.iter().map(|it| (&it.name, it)).collect();
    let unmanaged = unmanaged(models, live);
    let mut findings = Vec::new();
    for model in &models.tables {
        let differences = match tables.get(&model.name) {
            Some(live) => Tables { model, live, dialect }.differences(),
            None => vec![Difference::TableMissing],
        };
        let differences = differences.into_iter().chain(unmanaged.get(&model.name).into_iter().flatten().cloned());
        findings.extend(differences.map(|difference| Finding { table: Some(model.name.clone()), difference }));
    }
    findings
}

/// What the database does to rows of tables that no model knows, by the table that these refer to.
fn unmanaged<'a>(models: &Schema, live: &'a Schema) -> BTreeMap<&'a TableName, Vec<Difference>> {
    let known: BTreeSet<&TableName> = models.tables.iter().map(|it| &it.name).collect();
    let acts = |it: &&ForeignKey| !matches!(it.on_delete, Action::NoAction | Action::Restrict);
    let mut unmanaged = BTreeMap::<_, Vec<_>>::new();
    for child in live.tables.iter().filter(|it| !known.contains(&it.name)) {
        for key in child.foreign_keys.iter().filter(acts) {
            unmanaged.entry(&key.references.table).or_default().push(Difference::Unmanaged {
                child: child.name.clone(),
                columns: key.columns.clone(),
                on_delete: key.on_delete,
            });
        }
    }
    unmanaged
}

/// One table, twice.
struct Tables<'a> {
    model: &'a Table,
    live: &'a Table,
    dialect: Dialect,
}

impl Tables<'_> {
    fn differences(&self) -> Vec<Difference> {
        let mut all = self.columns();
        all.extend(self.primary_key());
        all.extend(self.uniques());
        all.extend(self.foreign_keys());
        all.extend(self.checks());
        all.extend(self.indexes());
        all
    }

    fn columns(&self) -> Vec<Difference> {
        let mut all = Vec::new();
        for column in &self.model.columns {
            match self.live.column(&column.name) {
                Some(live) => all.extend(self.column(column, live)),
                None => all.push(Difference::ColumnMissing { column: column.name.clone() }),
            }
        }
        let unlisted = self.live.columns.iter().filter(|it| self.model.column(&it.name).is_none());
        all.extend(unlisted.map(|it| Difference::ColumnUnlisted { column: it.name.clone() }));
        all
    }

    fn column(&self, model: &Column, live: &Column) -> Vec<Difference> {
        let column = || model.name.clone();
        let mut all = Vec::new();
        if !same_type(self.dialect, self.model, model, &live.data_type) {
            let database = live.data_type.names.of(self.dialect).unwrap_or_default().to_owned();
            all.push(Difference::Type { column: column(), model: model.data_type.to_string(), database });
        }
        let says_null = !matches!(model.origin, Origin::Generated(_)) || self.dialect.generated_not_null();
        if says_null && model.nullable != live.nullable {
            all.push(Difference::Nullability { column: column(), database: live.nullable });
        }
        if let Some([ours, theirs]) = origins(&model.origin, &live.origin) {
            all.push(Difference::Origin { column: column(), model: ours, database: theirs });
        }
        all
    }

    fn primary_key(&self) -> Option<Difference> {
        let columns = |table: &Table| table.primary_key.as_ref().map(|it| it.columns.clone()).unwrap_or_default();
        let (model, database) = (columns(self.model), columns(self.live));
        (model != database).then_some(Difference::PrimaryKey { model, database })
    }

    fn uniques(&self) -> Vec<Difference> {
        let mut all = Vec::new();
        for unique in &self.model.uniques {
            match self.live.uniques.iter().filter(|it| same_unique(it, unique)).max_by_key(|it| it.valid) {
                Some(Unique { valid: true, .. }) => {}
                Some(Unique { name, .. }) => all.push(Difference::NotValid { name: name.clone() }),
                None => all.push(Difference::UniqueMissing { columns: unique.columns.clone() }),
            }
        }
        let said = |live: &&Unique| self.model.uniques.iter().any(|it| same_unique(it, live));
        let unlisted = self.live.uniques.iter().filter(|it| !said(it) && !self.is_primary_key(&it.columns));
        all.extend(
            unlisted.map(|it| Difference::UniqueUnlisted { name: it.name.clone(), columns: it.columns.clone() }),
        );
        all
    }

    fn is_primary_key(&self, columns: &[String]) -> bool {
        self.live.primary_key.iter().any(|key| same_columns(&key.columns, columns))
    }

    fn foreign_keys(&self) -> Vec<Difference> {
        let mut all = Vec::new();
        for key in &self.model.foreign_keys {
            match self.live.foreign_keys.iter().find(|it| same_key(it, key)) {
                Some(live) => all.extend(self.foreign_key(key, live)),
                None => all.push(Difference::ForeignKeyMissing {
                    columns: key.columns.clone(),
                    parent: key.references.table.clone(),
                }),
            }
        }
        let said = |live: &&ForeignKey| self.model.foreign_keys.iter().any(|it| same_key(it, live));
        all.extend(self.live.foreign_keys.iter().filter(|it| !said(it)).map(|it| Difference::ForeignKeyUnlisted {
            name: it.name.clone(),
            columns: it.columns.clone(),
            parent: it.references.table.clone(),
        }));
        all
    }

    fn foreign_key(&self, model: &ForeignKey, live: &ForeignKey) -> Vec<Difference> {
        let columns = || model.columns.clone();
        let mut all = Vec::new();
        if !same_action(self.dialect, model.on_delete, live.on_delete) {
            all.push(Difference::OnDelete { columns: columns(), model: model.on_delete, database: live.on_delete });
        }
        if !same_action(self.dialect, model.on_update, live.on_update) {
            all.push(Difference::OnUpdate { columns: columns(), model: model.on_update, database: live.on_update });
        }
        if model.deferral != live.deferral {
            all.push(Difference::Deferral { columns: columns(), model: model.deferral, database: live.deferral });
        }
        if !live.valid {
            all.push(Difference::NotValid { name: live.name.clone() });
        }
        all
    }

    fn checks(&self) -> Vec<Difference> {
        let mut all = Vec::new();
        for check in &self.model.checks {
            let said = normal(&check.expression);
            match self.live.checks.iter().find(|it| normal(&it.expression) == said) {
                Some(live) if live.valid => {}
                Some(live) => all.push(Difference::NotValid { name: live.name.clone() }),
                None => all.push(Difference::CheckMissing { expression: check.expression.clone() }),
            }
        }
        all
    }

    fn indexes(&self) -> Vec<Difference> {
        let mut all = Vec::new();
        for index in &self.model.indexes {
            match self.live.indexes.iter().find(|it| it.columns == index.columns) {
                Some(live) if live.valid => {}
                Some(live) => all.push(Difference::NotValid { name: live.name.clone() }),
                None => all.push(Difference::IndexMissing { columns: index.columns.clone() }),
            }
        }
        for index in
            self.live.indexes.iter().filter(|it| !self.model.indexes.iter().any(|own| own.columns == it.columns))
        {
            let key = self.live.primary_key.iter().map(|it| (&it.name, &it.columns));
            let whole = self.live.uniques.iter().filter(|it| it.condition.is_none()).map(|it| (&it.name, &it.columns));
            let serves = key.chain(whole).find(|(_, columns)| columns.starts_with(&index.columns));
            all.extend(
                serves
                    .map(|(beside, _)| Difference::IndexRedundant { name: index.name.clone(), beside: beside.clone() }),
            );
        }
        all
    }
}
