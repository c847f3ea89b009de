//! What a live table has and the models do not know of, put into the table that it becomes.
//!
//! There are three tables: as the models had it (`from`), as they will have it (`to`), and as it is (`live`). Where the first
//! two are the same, what is there stays.

use super::{Refused, words};
use crate::{
    change::Rebuild,
    dialect::{self, Dialect},
    expression::{normal, token::mentions},
    schema::{Column, Condition, DataType, ForeignKey, Index, Origin, Table, Unique, Unknown},
};

pub(super) struct Merge<'a> {
    from: &'a Table,
    live: &'a Table,
    pub(super) to: Table,
    pub(super) keeps: Vec<(String, String)>,
    /// The columns that will not be there any more, under their names.
    pub(super) gone: Vec<String>,
}

impl<'a> Merge<'a> {
    pub(super) fn new(asked: &'a Rebuild, live: &'a Table) -> Self {
        let Rebuild { from, to, keeps, .. } = asked;
        Merge { from, live, to: to.clone(), keeps: keeps.clone(), gone: Vec::new() }
    }

    pub(super) fn columns(&mut self) -> Result<(), Refused> {
        if let Some(column) = self.from.columns.iter().find(|it| column(self.live, &it.name).is_none()) {
            let (table, column) = (self.live.name.name.clone(), Some(column.name.clone()));
            return Err(Refused::Missing { table, column });
        }
        for (at, live) in self.live.columns.iter().enumerate() {
            match column(self.from, &live.name) {
                Some(from) => self.keep_what_it_is(from, live),
                None => self.add_column(at, live)?,
            }
        }
        let stays = |live: &&Column| {
            let kept = self.keeps.iter().filter(|(_, from)| same(from, &live.name));
            let mut names = kept.map(|(to, _)| to).peekable();
            column(&self.to, &live.name).is_some() && (names.peek().is_none() || names.any(|it| same(it, &live.name)))
        };
        self.gone = self.live.columns.iter().filter(|it| !stays(it)).map(|it| it.name.clone()).collect();
        let generated = |it: &&Column| matches!(&it.origin, Origin::Generated(_));
        for one in self.live.columns.iter().filter(generated).filter(|it| column(self.from, &it.name).is_none()) {
            let Origin::Generated(expression) = &one.origin else { continue };
            self.all_stay(&format!("the column `{}`", one.name), |it| mentions(expression, it))?;
        }
        Ok(())
    }

    /// A column that the models do not know stays behind the one that it is behind.
    fn add_column(&mut self, at: usize, live: &Column) -> Result<(), Refused> {
        if column(&self.to, &live.name).is_some() {
            return Err(Refused::There { table: self.live.name.name.clone(), column: live.name.clone() });
        }
        let place = |it: &Column| {
            let kept = self.keeps.iter().find(|(_, from)| same(from, &it.name));
            let name = kept.map_or(&it.name, |(to, _)| to);
            self.to.columns.iter().position(|it| same(&it.name, name))
        };
        let place = self.live.columns[..at].iter().rev().find_map(place).map_or(0, |it| it + 1);
        self.to.columns.insert(place, live.clone());
        if !live.is_generated() {
            self.keeps.push((live.name.clone(), live.name.clone()));
        }
        Ok(())
    }

    /// Of a column that the models have, what they do not ask to be otherwise.
    fn keep_what_it_is(&mut self, from: &Column, live: &Column) {
        let kept = self.keeps.iter().find(|(_, it)| same(it, &from.name));
        let name = kept.map_or(&from.name, |(to, _)| to).clone();
        let lone_key = |table: &Table| table.primary_key.as_ref().is_some_and(|it| it.columns == [name.clone()]);
        let lone_key = lone_key(&self.to);
        let Some(asked) = self.to.columns.iter().find(|it| same(&it.name, &name)) else { return };
        let mut column = asked.clone();
        if from.nullable != live.nullable && from.nullable == column.nullable {
            column.nullable = live.nullable;
        }
        let word =
            |table: &Table, it: &Column| dialect::type_word(table, it, Dialect::Sqlite).unwrap_or_default().to_owned();
        let alike = |a: &str, b: &str| dialect::same_type_name(Dialect::Sqlite, a, b);
        let (was, is, will) = (word(self.from, from), word(self.live, live), word(&self.to, &column));
        if !alike(&was, &is) && alike(&was, &will) {
            column.data_type = DataType { names: live.data_type.names.clone(), ..column.data_type };
        }
        let (was, is, will) = (said(&from.origin), said(&live.origin), said(&column.origin));
        if was != is && was == will && (live.origin != Origin::Identity || lone_key) {
            if from.is_generated() && !self.keeps.iter().any(|(_, it)| same(it, &from.name)) {
                self.keeps.push((name.clone(), live.name.clone()));
            }
            column.origin = live.origin.clone();
        }
        if let Some(place) = self.to.columns.iter_mut().find(|it| same(&it.name, &name)) {
            *place = column;
        }
    }

    pub(super) fn primary_key(&mut self) {
        let columns = |table: &Table| table.primary_key.as_ref().map(|it| lower(&it.columns));
        let stay = columns(self.live).unwrap_or_default().iter().all(|it| column(&self.to, it).is_some());
        if stay && columns(self.from) != columns(self.live) && columns(self.from) == columns(&self.to) {
            self.to.primary_key.clone_from(&self.live.primary_key);
            if let Some(key) = &mut self.to.primary_key {
                key.name.clear();
            }
        }
    }

    pub(super) fn checks(&mut self) -> Result<(), Refused> {
        for check in &self.live.checks {
            let known =
                |table: &Table| table.checks.iter().any(|it| normal(&it.expression) == normal(&check.expression));
            let named = self.from.checks.iter().any(|it| it.name == check.name);
            if known(self.from) || known(&self.to) || named {
                continue;
            }
            self.all_stay(&format!("the CHECK `{}`", check.expression), |it| mentions(&check.expression, it))?;
            self.to.checks.push(check.clone());
        }
        Ok(())
    }

    pub(super) fn foreign_keys(&mut self) -> Result<(), Refused> {
        for live in &self.live.foreign_keys {
            let from = self.from.foreign_keys.iter().find(|it| refers_alike(it, live));
            let to = self.to.foreign_keys.iter_mut().find(|it| refers_alike(it, live));
            match (from, to) {
                (Some(from), Some(to)) if acts(from) == acts(to) => {
                    (to.on_delete, to.on_update, to.deferral) = acts(live);
                }
                (Some(_), _) | (_, Some(_)) => {}
                (None, None) => {
                    let columns = lower(&live.columns);
                    let what = format!("the foreign key ({})", live.columns.join(", "));
                    self.all_stay(&what, |it| columns.contains(&it.to_lowercase()))?;
                    let mut key = live.clone();
                    if is_numbered(&key.name) {
                        key.name.clear();
                    }
                    self.to.foreign_keys.push(key);
                }
            }
        }
        Ok(())
    }

    pub(super) fn uniques<'t>(&mut self, text: impl Fn(&str) -> Option<&'t str>) -> Result<(), Refused> {
        for live in &self.live.uniques {
            let text = text(&live.name);
            let alike = |it: &Unique| counts_alike(it, live);
            let known = self.from.uniques.iter().any(alike);
            let stays = self.to.uniques.iter().any(alike);
            match text {
                Some(text) if !known && !stays || stays && words::is_odd(text) => {
                    self.to.uniques.retain(|it| !counts_alike(it, live));
                    self.keep_text(&live.name, text)?;
                }
                None if !known && !stays => {
                    let columns = lower(&live.columns);
                    let what = format!("the UNIQUE ({})", live.columns.join(", "));
                    self.all_stay(&what, |it| columns.contains(&it.to_lowercase()))?;
                    self.to.uniques.push(live.clone());
                }
                _ => {}
            }
        }
        Ok(())
    }

    pub(super) fn indexes<'t>(&mut self, text: impl Fn(&str) -> Option<&'t str>) -> Result<(), Refused> {
        for live in &self.live.indexes {
            let alike = |it: &Index| lower(&it.columns) == lower(&live.columns);
            let known = self.from.indexes.iter().any(alike);
            let stays = self.to.indexes.iter().any(alike);
            if let Some(text) = text(&live.name).filter(|it| !known && !stays || stays && words::is_odd(it)) {
                self.to.indexes.retain(|it| lower(&it.columns) != lower(&live.columns));
                self.keep_text(&live.name, text)?;
            }
        }
        for Unknown { name, definition } in &self.live.unknown {
            self.keep_text(name, definition)?;
        }
        Ok(())
    }

    /// An index by its own text.
    fn keep_text(&mut self, name: &str, text: &str) -> Result<(), Refused> {
        self.all_stay(&format!("the index `{name}`"), |it| mentions(text, it))?;
        self.to.unknown.push(Unknown { name: name.to_owned(), definition: text.to_owned() });
        Ok(())
    }

    fn all_stay(&self, what: &str, names: impl Fn(&str) -> bool) -> Result<(), Refused> {
        let Some(column) = self.gone.iter().find(|it| names(it)) else { return Ok(()) };
        let (table, what) = (self.live.name.name.clone(), what.to_owned());
        Err(Refused::Names { table, what, column: column.clone() })
    }
}

/// SQLite does not tell the case of a name.
fn same(a: &str, b: &str) -> bool {
    a.eq_ignore_ascii_case(b)
}

fn column<'a>(table: &'a Table, name: &str) -> Option<&'a Column> {
    table.columns.iter().find(|it| same(&it.name, name))
}

pub(super) fn lower(names: &[String]) -> Vec<String> {
    names.iter().map(|it| it.to_lowercase()).collect()
}

/// Where a value comes from, in one way.
pub(super) fn said(origin: &Origin) -> String {
    match origin {
        Origin::Written => String::new(),
        Origin::Identity => "identity".into(),
        Origin::Default(expression) => format!("default {}", normal(expression)),
        Origin::DefaultText(text) => format!("default {}", normal(&format!("'{}'", text.replace('\'', "''")))),
        Origin::Generated(expression) => format!("always {}", normal(expression)),
    }
}

fn refers_alike(a: &ForeignKey, b: &ForeignKey) -> bool {
    let (ours, theirs) = (&a.references, &b.references);
    lower(&a.columns) == lower(&b.columns)
        && same(&ours.table.name, &theirs.table.name)
        && lower(&ours.columns) == lower(&theirs.columns)
}

fn acts(key: &ForeignKey) -> (crate::schema::Action, crate::schema::Action, crate::schema::Deferral) {
    (key.on_delete, key.on_update, key.deferral)
}

/// What has no name in the text of its table is numbered as it is read.
pub(super) fn is_numbered(name: &str) -> bool {
    name.len() == 8 && name.starts_with("999") && name.chars().all(|it| it.is_ascii_digit())
}

fn counts_alike(a: &Unique, b: &Unique) -> bool {
    lower(&a.columns) == lower(&b.columns) && counted(a.condition.as_ref()) == counted(b.condition.as_ref())
}

/// The rows that are counted, in one way.
pub(super) fn counted(condition: Option<&Condition>) -> String {
    condition.map_or_else(String::new, |it| normal(&dialect::condition(it, Dialect::Sqlite)))
}
