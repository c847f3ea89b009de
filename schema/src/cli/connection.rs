//! Which engine, and a connection to it.

use super::{failure::Failure, password};
use crate::dialect::Dialect;
use diesel::Connection;

/// A connection to one of the engines that are compiled in.
pub(super) enum Live {
    #[cfg(feature = "sqlite")]
    Sqlite(diesel::SqliteConnection),
    #[cfg(feature = "postgres")]
    Postgres(diesel::PgConnection),
    #[cfg(feature = "mysql")]
    Mariadb(diesel::MysqlConnection),
}

/// `on!(live, conn => body)`: the body, for whichever connection it is.
macro_rules! on {
    ($live:expr, $conn:ident => $body:expr) => {
        match $live {
            #[cfg(feature = "sqlite")]
            $crate::cli::connection::Live::Sqlite(mut connection) => {
                let $conn = &mut connection;
                $body
            }
            #[cfg(feature = "postgres")]
            $crate::cli::connection::Live::Postgres(mut connection) => {
                let $conn = &mut connection;
                $body
            }
            #[cfg(feature = "mysql")]
            $crate::cli::connection::Live::Mariadb(mut connection) => {
                let $conn = &mut connection;
                $body
            }
        }
    };
}
pub(super) use on;

/// The engine of a URL, told as Diesel's own command tells it.
pub(super) fn dialect(url: &str) -> Dialect {
    let begins = |schemes: &[&str]| schemes.iter().any(|it| url.starts_with(it));
    if begins(&["postgres://", "postgresql://"]) {
        Dialect::Postgres
    } else if begins(&["mysql://"]) {
        Dialect::Mariadb
    } else {
        Dialect::Sqlite
    }
}

impl Live {
    /// Connects, and makes nothing that is not there.
    pub(super) fn establish(url: Option<&str>) -> Result<Live, Failure> {
        let Some(url) = url.filter(|it| !it.is_empty()) else {
            let ask = "which database? Give `--database-url`, or `DATABASE_URL` in the environment or in `.env`";
            return Err(Failure::Usage(ask.to_owned()));
        };
        match dialect(url) {
            #[cfg(feature = "sqlite")]
            Dialect::Sqlite => sqlite(url),
            #[cfg(feature = "postgres")]
            Dialect::Postgres => connected(url).map(Live::Postgres),
            #[cfg(feature = "mysql")]
            Dialect::Mariadb => connected(url).map(Live::Mariadb),
            #[allow(unreachable_patterns, reason = "with every engine compiled in")]
            lacking => Err(not_compiled_in(lacking)),
        }
    }
}

/// SQLite would make a file that is not there; and switches foreign keys off, which says nothing of your connections.
#[cfg(feature = "sqlite")]
fn sqlite(url: &str) -> Result<Live, Failure> {
    let path = path(url);
    let is_uri = path.starts_with("file:");
    if path != ":memory:" && is_new(url) {
        return Err(Failure::Refused(no_file(path)));
    }
    let mut conn: diesel::SqliteConnection = if is_uri { connected(&without_making(path))? } else { connected(url)? };
    diesel_one_to_one::sqlite::enforce_foreign_keys(&mut conn)?;
    Ok(Live::Sqlite(conn))
}

#[cfg(feature = "sqlite")]
fn path(url: &str) -> &str {
    url.strip_prefix("sqlite://").unwrap_or(url)
}

/// Is there no such SQLite database yet?
#[cfg(feature = "sqlite")]
pub(super) fn is_new(url: &str) -> bool {
    let path = path(url);
    path == ":memory:" || !path.starts_with("file:") && !std::path::Path::new(path).exists()
}

/// What looks like an address is not quoted: there may be a password in it, and only its author knows where.
#[cfg(feature = "sqlite")]
fn no_file(path: &str) -> String {
    if path.contains(['@', '=']) || path.contains("://") {
        "no connection: the database URL begins neither with `postgres://` nor with `mysql://`, and there is no such file, \
         which would be a SQLite database"
            .to_owned()
    } else {
        format!("no connection: there is no file `{path}`, which would be a SQLite database")
    }
}

/// Of a parameter that stands there twice SQLite takes the last.
#[cfg(feature = "sqlite")]
fn without_making(uri: &str) -> String {
    let makes_none = ["mode=ro", "mode=memory", ":memory:"].iter().any(|it| uri.contains(it));
    let beside = if uri.contains('?') { '&' } else { '?' };
    if makes_none { uri.to_owned() } else { format!("{uri}{beside}mode=rw") }
}

fn connected<Conn: Connection>(url: &str) -> Result<Conn, Failure> {
    Conn::establish(url).map_err(|error| {
        Failure::Refused(if password::is_torn(url) {
            "no connection: in the database URL a `/`, `?`, `#`, `@` or space inside of a name or a password is written \
             `%2F`, `%3F`, `%23`, `%40`, `%20`"
                .to_owned()
        } else {
            format!("no connection: {}", password::hidden(error.to_string().trim_end(), url))
        })
    })
}

fn not_compiled_in(dialect: Dialect) -> Failure {
    let feature = match dialect {
        Dialect::Sqlite => "sqlite",
        Dialect::Postgres => "postgres",
        _ => "mysql",
    };
    let name = dialect.name();
    Failure::Usage(format!(
        "this binary does not speak to {name}: add the feature `{feature}` of `diesel-one-to-one-schema` where it is built"
    ))
}

#[cfg(test)]
mod tests {
    use super::{dialect, not_compiled_in};
    use crate::dialect::Dialect;

    #[test]
    fn the_engine_follows_from_the_url() {
        let urls = ["postgres://a/b", "postgresql://a/b", "mysql://a/b", "sqlite://a.db", "a.db", ":memory:", ""];
        let engines = [Dialect::Postgres, Dialect::Postgres, Dialect::Mariadb];
        assert_eq!(urls.map(dialect)[..3], engines);
        assert!(urls.map(dialect)[3..].iter().all(|it| *it == Dialect::Sqlite));
    }

    #[test]
    fn an_engine_that_is_not_compiled_in_is_called_by_its_feature() {
        let features = ["`sqlite`", "`postgres`", "`mysql`"];
        for (dialect, feature) in Dialect::ALL.iter().zip(features) {
            let said = not_compiled_in(*dialect).to_string();
            assert!(said.contains(feature) && said.contains(dialect.name()), "{said}");
        }
    }
}
