//! The disagreements.

use diesel_one_to_one_schema::dialect::Dialect;

/// One of them: what is changed, and the codes that it is found under.
pub(crate) struct Seed {
    pub(crate) codes: &'static [&'static str],
    pub(crate) changes: Changes,
}

/// The change on each engine that can have it.
pub(crate) struct Changes {
    sqlite: Option<Change>,
    postgres: Option<Change>,
    mariadb: Option<Change>,
}

impl Changes {
    pub(crate) fn on(&self, dialect: Dialect) -> Option<&Change> {
        match dialect {
            Dialect::Sqlite => self.sqlite.as_ref(),
            Dialect::Postgres => self.postgres.as_ref(),
            _ => self.mariadb.as_ref(),
        }
    }
}

/// What is done to the script that the models give.
pub(crate) enum Change {
    /// Another text stands in the place of this one.
    Instead(&'static str, &'static str),
    /// This is executed, too.
    Then(&'static str),
}

impl Change {
    pub(crate) fn made(&self, script: &str) -> String {
        match self {
            Change::Instead(old, new) => {
                assert_eq!(script.matches(old).count(), 1, "`{old}` in\n{script}");
                script.replace(old, new)
            }
            Change::Then(sql) => format!("{script}{sql};"),
        }
    }
}

use Change::{Instead, Then};

const fn on(sqlite: Change, postgres: Change, mariadb: Change) -> Changes {
    Changes { sqlite: Some(sqlite), postgres: Some(postgres), mariadb: Some(mariadb) }
}

const NOWHERE: Changes = Changes { sqlite: None, postgres: None, mariadb: None };

/// By hand, after the script.
const fn everywhere(sql: &'static str) -> Changes {
    on(Then(sql), Then(sql), Then(sql))
}

pub(crate) const SEEDS: &[Seed] = &[
    Seed { codes: &["O2O301"], changes: everywhere("DROP TABLE profiles") },
    Seed { codes: &["O2O302"], changes: everywhere("ALTER TABLE users DROP COLUMN nickname") },
    Seed { codes: &["O2O303"], changes: everywhere("ALTER TABLE users ADD COLUMN further INTEGER") },
    Seed {
        codes: &["O2O304"],
        changes: on(
            Instead("\"bio\" TEXT", "\"bio\" BLOB"),
            Instead("\"bio\" TEXT", "\"bio\" BYTEA"),
            Instead("`bio` LONGTEXT", "`bio` BIGINT"),
        ),
    },
    // more than the model's field holds
    Seed {
        codes: &["O2O304"],
        changes: on(
            Instead("\"user_id\" INTEGER", "\"user_id\" BIGINT"),
            Instead("\"user_id\" INTEGER", "\"user_id\" BIGINT"),
            Instead("`age` INTEGER", "`age` BIGINT"),
        ),
    },
    Seed {
        codes: &["O2O305"],
        changes: on(
            Instead("\"city\" TEXT NOT NULL", "\"city\" TEXT"),
            Then("ALTER TABLE users ALTER city DROP NOT NULL"),
            Then("ALTER TABLE users MODIFY city VARCHAR(255)"),
        ),
    },
    Seed {
        codes: &["O2O305"],
        changes: on(
            Instead("\"nickname\" TEXT", "\"nickname\" TEXT NOT NULL"),
            Then("ALTER TABLE users ALTER nickname SET NOT NULL"),
            Then("ALTER TABLE users MODIFY nickname LONGTEXT NOT NULL"),
        ),
    },
    Seed {
        codes: &["O2O306"],
        changes: Changes {
            postgres: Some(Then("ALTER TABLE profiles DROP CONSTRAINT profiles_pkey")),
            mariadb: Some(Then("ALTER TABLE profiles DROP PRIMARY KEY, ADD PRIMARY KEY (id, user_id)")),
            ..NOWHERE
        },
    },
    Seed {
        codes: &["O2O307"],
        changes: on(
            Then("DROP INDEX profiles_user_id_key"),
            Then("ALTER TABLE profiles DROP CONSTRAINT profiles_user_id_key"),
            Then("ALTER TABLE profiles ADD INDEX plain (user_id), DROP INDEX profiles_user_id_key"),
        ),
    },
    // unique among some rows only
    Seed {
        codes: &["O2O307", "O2O316"],
        changes: Changes {
            sqlite: Some(Then(
                "DROP INDEX profiles_user_id_key; \
                 CREATE UNIQUE INDEX partly ON profiles (user_id) WHERE bio IS NULL",
            )),
            postgres: Some(Then(
                "ALTER TABLE profiles DROP CONSTRAINT profiles_user_id_key; \
                 CREATE UNIQUE INDEX partly ON profiles (user_id) WHERE bio IS NULL",
            )),
            ..NOWHERE
        },
    },
    // which an upsert cannot use
    Seed {
        codes: &["O2O307"],
        changes: Changes {
            postgres: Some(Then(
                "ALTER TABLE profiles DROP CONSTRAINT profiles_user_id_key; \
                 ALTER TABLE profiles ADD UNIQUE (user_id) DEFERRABLE",
            )),
            ..NOWHERE
        },
    },
    Seed {
        codes: &["O2O308"],
        changes: on(
            Instead(
                ",\n    CONSTRAINT \"profiles_user_id_fkey\" FOREIGN KEY (\"user_id\") REFERENCES \"users\" (\"id\") ON DELETE CASCADE",
                "",
            ),
            Then("ALTER TABLE profiles DROP CONSTRAINT profiles_user_id_fkey"),
            Then("ALTER TABLE profiles DROP FOREIGN KEY profiles_user_id_fkey"),
        ),
    },
    Seed {
        codes: &["O2O309"],
        changes: on(
            Instead(" ON DELETE CASCADE", " ON DELETE RESTRICT"),
            Instead(" ON DELETE CASCADE", ""),
            Instead(" ON DELETE CASCADE", " ON DELETE RESTRICT"),
        ),
    },
    Seed {
        codes: &["O2O310"],
        changes: on(
            Instead(" ON DELETE CASCADE", " ON DELETE CASCADE ON UPDATE CASCADE"),
            Instead(" ON DELETE CASCADE", " ON DELETE CASCADE ON UPDATE SET NULL"),
            Instead(" ON DELETE CASCADE", " ON DELETE CASCADE ON UPDATE CASCADE"),
        ),
    },
    Seed {
        codes: &["O2O311"],
        changes: Changes {
            sqlite: Some(Instead(" ON DELETE CASCADE", " ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED")),
            postgres: Some(Instead(" ON DELETE CASCADE", " ON DELETE CASCADE DEFERRABLE")),
            ..NOWHERE
        },
    },
    Seed {
        codes: &["O2O312"],
        changes: on(
            Instead("(age > 0)", "(age >= 0)"),
            Then("ALTER TABLE users DROP CONSTRAINT users_age_check"),
            Then("ALTER TABLE users DROP CONSTRAINT users_age_check"),
        ),
    },
    Seed {
        codes: &["O2O313"],
        changes: on(
            Then("DROP INDEX users_city_idx"),
            Then("DROP INDEX users_city_idx"),
            Then("DROP INDEX users_city_idx ON users"),
        ),
    },
    Seed {
        codes: &["O2O314"],
        changes: on(
            Instead("DEFAULT (18)", "DEFAULT (21)"),
            Then("ALTER TABLE users ALTER age DROP DEFAULT"),
            Then("ALTER TABLE users ALTER age SET DEFAULT 21"),
        ),
    },
    // the row's own number on SQLite, `serial` elsewhere
    Seed {
        codes: &["O2O314"],
        changes: on(
            Instead(
                "CREATE TABLE \"users\" (\n    \"id\" INTEGER NOT NULL PRIMARY KEY",
                "CREATE TABLE \"users\" (\n    \"id\" INT NOT NULL PRIMARY KEY",
            ),
            Then("ALTER TABLE users ALTER id DROP IDENTITY"),
            Then(
                "SET foreign_key_checks = 0; ALTER TABLE users MODIFY id INTEGER NOT NULL; SET foreign_key_checks = 1",
            ),
        ),
    },
    Seed {
        codes: &["O2O315"],
        changes: Changes {
            postgres: Some(Then(
                "ALTER TABLE profiles DROP CONSTRAINT profiles_user_id_fkey; \
                 ALTER TABLE profiles ADD FOREIGN KEY (user_id) REFERENCES users ON DELETE CASCADE NOT VALID",
            )),
            ..NOWHERE
        },
    },
    Seed {
        codes: &["O2O315"],
        changes: Changes {
            postgres: Some(Then(
                "ALTER TABLE users DROP CONSTRAINT users_age_check; ALTER TABLE users ADD CHECK (age > 0) NOT VALID",
            )),
            ..NOWHERE
        },
    },
    // the triggers that hold the foreign key, on either of its tables
    Seed {
        codes: &["O2O315"],
        changes: Changes { postgres: Some(Then("ALTER TABLE profiles DISABLE TRIGGER ALL")), ..NOWHERE },
    },
    Seed {
        codes: &["O2O315"],
        changes: Changes { postgres: Some(Then("ALTER TABLE users DISABLE TRIGGER ALL")), ..NOWHERE },
    },
    Seed {
        codes: &["O2O315"],
        changes: Changes {
            postgres: Some(Then(
                "DO $$ DECLARE its_name text; BEGIN
                    SELECT tgname INTO its_name FROM pg_trigger WHERE tgrelid = 'profiles'::regclass AND tgisinternal LIMIT 1;
                    EXECUTE format('ALTER TABLE profiles ENABLE REPLICA TRIGGER %I', its_name);
                END $$",
            )),
            ..NOWHERE
        },
    },
    Seed { codes: &["O2O316"], changes: everywhere("CREATE UNIQUE INDEX further ON users (age)") },
    Seed {
        codes: &["O2O317"],
        changes: on(
            Instead("\"nickname\" TEXT", "\"nickname\" TEXT REFERENCES users (email)"),
            Then("ALTER TABLE users ADD FOREIGN KEY (nickname) REFERENCES users (email)"),
            Then("ALTER TABLE users ADD FOREIGN KEY (age) REFERENCES users (id)"),
        ),
    },
    Seed {
        codes: &["O2O318"],
        changes: on(
            Then(
                "CREATE TABLE logins (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id) ON DELETE CASCADE)",
            ),
            Then(
                "CREATE TABLE logins (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id) ON DELETE SET DEFAULT)",
            ),
            Then(
                "CREATE TABLE logins (id INTEGER PRIMARY KEY, user_id INTEGER, \
                  FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE SET NULL)",
            ),
        ),
    },
    Seed { codes: &["O2O319"], changes: everywhere("CREATE INDEX again ON profiles (user_id)") },
    Seed { codes: &["O2O319"], changes: everywhere("CREATE INDEX again ON users (email)") },
    // what is no disagreement: other names, other words, what no model speaks of
    Seed {
        codes: &[],
        changes: on(
            Instead("\"city\" TEXT NOT NULL", "\"city\" TEXT NOT NULL DEFAULT 'Turin'"),
            Then("ALTER TABLE users ALTER city SET DEFAULT 'Turin'"),
            Then("ALTER TABLE users ALTER city SET DEFAULT 'Turin'"),
        ),
    },
    Seed {
        codes: &[],
        changes: on(
            Instead("\"profiles_user_id_key\"", "\"one\""),
            Then("ALTER TABLE profiles RENAME CONSTRAINT profiles_user_id_key TO one"),
            Instead("`profiles_user_id_key`", "`one`"),
        ),
    },
    Seed {
        codes: &[],
        changes: on(
            Instead("(age > 0)", "( \"age\" >0 )"),
            Instead("(age > 0)", "((\"age\") > (0))"),
            Instead("(age > 0)", "((`age`) > 0)"),
        ),
    },
    Seed { codes: &[], changes: everywhere("CREATE TABLE others (id INTEGER PRIMARY KEY)") },
    Seed { codes: &[], changes: everywhere("CREATE INDEX by_age ON users (age, city)") },
    Seed {
        codes: &[],
        changes: on(
            Then("CREATE INDEX odd ON users (lower(email))"),
            Then("CREATE INDEX odd ON users (lower(email))"),
            Then("CREATE FULLTEXT INDEX odd ON users (city)"),
        ),
    },
];
