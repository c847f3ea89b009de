//! `change NAME`

use super::{
    Context, counted,
    generate::{found, refused},
};
use crate::{
    cli::{
        arguments::Change,
        connection,
        failure::Failure,
        report::{Answer, Report},
    },
    generate::{Asked, Generated, Options, change},
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
    let Generated { folders, steps, losses, joined } =
        change(context.models, &folder, &options, &asked).map_err(refused)?;
    let talk = format!("{}; read it, then `diesel migration run` runs it", counted(steps.len(), "step"));
    let answer = Answer::Generated {
        folders: folders.iter().map(|it| it.display().to_string()).collect(),
        steps: steps.iter().map(ToString::to_string).collect(),
        losses: losses.iter().map(ToString::to_string).collect(),
        joined,
    };
    Ok(Report::answering(answer, vec![talk]))
}
