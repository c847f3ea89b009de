//! `explain NAME`

use super::Context;
use crate::{
    cli::{
        arguments::Explain,
        connection,
        failure::Failure,
        report::{Answer, Report},
    },
    codes,
    explain::{ExplainError, explain},
};

pub(super) fn run(arguments: &Explain, context: &Context<'_>) -> Result<Report, Failure> {
    let name = arguments.name.as_str();
    let text = match codes::page(&name.to_uppercase()) {
        Some(page) => page.to_owned(),
        None if is_code(name) => return Err(Failure::Usage(format!("there is no code `{name}`"))),
        None => association(arguments, context)?,
    };
    Ok(Report::answering(Answer::Text { text }, Vec::new()))
}

fn is_code(name: &str) -> bool {
    name.get(..3).is_some_and(|it| it.eq_ignore_ascii_case("O2O"))
}

fn association(arguments: &Explain, context: &Context<'_>) -> Result<String, Failure> {
    context.need_models("explain")?;
    let url = context.global.database_url.as_deref().filter(|it| !it.is_empty());
    let Some(dialect) = arguments.dialect.or_else(|| url.map(connection::dialect)) else {
        return Err(Failure::Usage("whose SQL? Give `--dialect`, or a database by `--database-url`".to_owned()));
    };
    match explain(context.models, &arguments.name, dialect) {
        Ok(explanation) => Ok(explanation.to_string()),
        Err(ExplainError::Models(errors)) => Err(errors.into()),
        Err(error) => Err(Failure::Usage(error.to_string())),
    }
}
