//! What each engine says about its version, in lines that `cargo xtask test` reads.

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::Text;
use tests::engine::{Engine, Mariadb, Postgres, Sqlite};

macro_rules! version {
    ($engine:ty, $expression:literal) => {{
        let answer: String = diesel::select(sql::<Text>($expression))
            .get_result(&mut <$engine>::fresh().connect())
            .expect("an engine knows its version");
        answer.split([' ', '-']).next().unwrap_or_default().to_owned()
    }};
}

fn main() {
    println!("engine SQLite {}", version!(Sqlite, "sqlite_version()"));
    println!("engine PostgreSQL {}", version!(Postgres, "current_setting('server_version')"));
    println!("engine MariaDB {}", version!(Mariadb, "version()"));
}
