use super::{Change, Copy, Data, Kept, Mirror, Rows};
use crate::audit::Keep;
use std::fmt;

/// What it does, in words; not SQL.
impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use Change as C;
        match self {
            C::CreateSchema(name) => write!(f, "the schema `{name}` comes to be"),
            C::CreateTable(table) => write!(f, "`{}` comes to be", table.name),
            C::DropTable(table) => write!(f, "`{}` goes", table.name),
            C::RenameTable { from, to } => write!(f, "`{from}` becomes `{to}`"),
            C::AddColumn(table, column) => write!(f, "`{table}` gets `{}`", column.name),
            C::DropColumn(table, column) => write!(f, "`{table}.{}` goes", column.name),
            C::RenameColumn { table, from, to } => write!(f, "`{table}.{from}` becomes `{to}`"),
            C::AlterColumn { table, to, .. } => write!(f, "`{table}.{}` is altered", to.name),
            C::AddPrimaryKey(table, key) => write!(f, "{} is the primary key of `{table}`", list(&key.columns)),
            C::DropPrimaryKey(table, key) => {
                write!(f, "{} is the primary key of `{table}` no more", list(&key.columns))
            }
            C::AddUnique(table, unique) => write!(f, "`{table}` is UNIQUE over {}", list(&unique.columns)),
            C::DropUnique(table, unique) => write!(f, "`{table}` is UNIQUE over {} no more", list(&unique.columns)),
            C::AddIndex(table, index) => write!(f, "`{table}` gets an index on {}", list(&index.columns)),
            C::DropIndex(table, index) => write!(f, "the index of `{table}` on {} goes", list(&index.columns)),
            C::AddForeignKey(table, key) => {
                write!(f, "{} of `{table}` refers to `{}`", list(&key.columns), key.references.table)
            }
            C::DropForeignKey(table, key) => {
                write!(f, "{} of `{table}` refers to `{}` no more", list(&key.columns), key.references.table)
            }
            C::AddCheck(table, check) => write!(f, "every row of `{table}` meets {}", check.expression),
            C::DropCheck(table, check) => write!(f, "no row of `{table}` need meet {} any more", check.expression),
            C::Comment { table, .. } => write!(f, "`{table}` has another comment"),
            C::Unlink(table, columns) => write!(f, "{} of `{table}` becomes NULL", list(columns)),
            C::Rebuild(rebuild) => write!(f, "`{}` is made anew, with its rows", rebuild.to.name),
            C::Beside(piece) => piece.fmt(f),
            C::Data(data) => data.fmt(f),
        }
    }
}

impl fmt::Display for Data {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Data::Copy { forth, .. } => forth.fmt(f),
            Data::Keep(Kept { table, columns, keep, .. }) => {
                let kept = if *keep == Keep::Oldest { "oldest" } else { "newest" };
                write!(f, "of the rows of `{}` with the same {} the {kept} is kept", table.name, list(columns))
            }
            Data::Backfill { forth, .. } => write!(f, "{}, {} rows at a time", forth.copy, forth.most),
            Data::Mirror(Mirror { one, .. }) => {
                write!(f, "who writes {} of `{}` or of `{}` writes both", values(one), one.from, one.to)
            }
            Data::Lock { forth, .. } => {
                let names: Vec<String> = forth.iter().map(ToString::to_string).collect();
                write!(f, "nobody else writes {} until the end", list(&names))
            }
            Data::Again { .. } => f.write_str("what a run that failed may have left is undone"),
            Data::Unmirror(Mirror { one, .. }) => {
                write!(f, "who writes {} of `{}` or of `{}` writes both no more", values(one), one.from, one.to)
            }
        }
    }
}

impl fmt::Display for Copy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of `{}` is copied into ", values(self), self.from)?;
        match self.rows {
            Rows::There => write!(f, "`{}`", self.to),
            Rows::New => write!(f, "`{}`, as new rows", self.to),
            Rows::Same => {
                let into: Vec<String> = self.values.iter().map(|(to, _)| to.name.clone()).collect();
                write!(f, "{}", list(&into))
            }
        }
    }
}

fn values(copy: &Copy) -> String {
    list(&copy.values.iter().map(|(_, from)| from.name.clone()).collect::<Vec<_>>())
}

/// Names, to be read.
pub(crate) fn list(columns: &[String]) -> String {
    columns.iter().map(|it| format!("`{it}`")).collect::<Vec<_>>().join(", ")
}
