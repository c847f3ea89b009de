//! `change NAME`

use super::{
    Context,
    generate::{found, refused, written},
};
use crate::{
    cli::{arguments::Change, connection, failure::Failure, report::Report},
    generate::{Asked, Options, change},
    snapshot::History,
};
use std::time::SystemTime;

pub(super) fn run(arguments: &Change, context: &Context<'_>) -> Result<Report, Failure> {
    context.need_models("change")?;
    let folder = arguments.migration_dir.clone().unwrap_or_else(found);
    let url = context.global.database_url.as_deref().filter(|it| !it.is_empty());
    let known = History::read(&folder).and_then(|it| it.dialect()).map_err(refused)?;
    let dialect = known.or_else(|| url.map(connection::dialect));
    let options = Options {
        name: arguments.name.clone(),
        time: SystemTime::now(),
        dialect,
        allow_destructive: arguments.allow_destructive,
        #[cfg(feature = "sqlite")]
        live: super::generate::live(dialect, url, &folder)?,
        ..Options::default()
    };
    let asked = Asked {
        association: arguments.association.clone(),
        keep: arguments.keep.map(Into::into),
        at_a_time: arguments.expand_contract.then_some(arguments.at_a_time),
    };
    change(context.models, &folder, &options, &asked).map(|it| written(it, context)).map_err(refused)
}
