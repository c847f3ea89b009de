//! `change NAME`

use super::{
    Context,
    generate::{found, refused, written},
};
use crate::{
    change::Loss,
    cli::{
        arguments::Change,
        connection::{self, Live, on},
        failure::Failure,
        report::Report,
    },
    error::GenerateError,
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
    let url = url.filter(|it| dialect == Some(connection::dialect(it)));
    match change(context.models, &folder, &options, &asked) {
        Ok(mut generated) => {
            count(&mut generated.losses, url);
            Ok(written(generated, context))
        }
        Err(GenerateError::Destructive { mut losses }) => {
            count(&mut losses, url);
            Err(refused(GenerateError::Destructive { losses }))
        }
        Err(error) => Err(refused(error)),
    }
}

/// How many rows go, if there is a database that tells: nothing else of a migration that is written needs one.
fn count(losses: &mut [Loss], url: Option<&str>) {
    if url.is_none() || !losses.iter().any(|it| matches!(it, Loss::Others { .. })) {
        return;
    }
    if let Ok(live) = Live::establish(url) {
        on!(live, conn => {
            let _ = losses.iter_mut().try_for_each(|it| it.count(conn));
        });
    }
}
