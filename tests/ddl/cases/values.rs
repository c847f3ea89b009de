use super::{Case, entries};
use diesel_one_to_one::{
    definition::{
        Action, Association, Check, Column, ForeignKey, Index, Key, Mirror, Model, Origin, Reference, SqlTypeNames,
    },
    dialect::Dialect,
};

/// Everything that each engine holds and Diesel reads there.
pub(crate) fn types() -> Case {
    static SQLITE: Model = Model {
        columns: &[
            Column::new("integer_key"),
            Column::new("bool"),
            Column::new("small_int"),
            Column::new("big_int"),
            Column::new("float"),
            Column::new("double"),
            Column::new("numeric"),
            Column::new("text"),
            Column::new("binary"),
            Column::new("date"),
            Column::new("time"),
            Column::new("timestamp"),
            Column::new("timestamp_with_zone"),
            Column::new("json"),
            Column::new("jsonb").nullable(),
        ],
        ..Model::new("Everything", "everything", &["integer_key"])
    };
    static POSTGRES: Model = Model {
        columns: &[
            Column::new("integer_key"),
            Column::new("bool"),
            Column::new("small_int"),
            Column::new("big_int"),
            Column::new("float"),
            Column::new("double"),
            Column::new("numeric"),
            Column::new("text"),
            Column::new("binary"),
            Column::new("date"),
            Column::new("time"),
            Column::new("timestamp"),
            Column::new("timestamp_with_zone"),
            Column::new("json"),
            Column::new("jsonb").nullable(),
            Column::new("interval"),
            Column::new("uuid"),
        ],
        ..SQLITE
    };
    static MARIADB: Model = Model {
        columns: &[
            Column::new("integer_key"),
            Column::new("bool"),
            Column::new("small_int"),
            Column::new("big_int"),
            Column::new("float"),
            Column::new("double"),
            Column::new("numeric"),
            Column::new("text"),
            Column::new("binary"),
            Column::new("date"),
            Column::new("time"),
            Column::new("timestamp"),
            Column::new("json").nullable(),
            Column::new("tiny_int"),
            Column::new("unsigned_tiny_int"),
            Column::new("unsigned_small_int"),
            Column::new("unsigned_integer"),
            Column::new("unsigned_big_int"),
        ],
        ..SQLITE
    };
    let models: fn(Dialect) -> _ = |dialect| match dialect {
        Dialect::Sqlite => entries![SQLITE:
            Integer Bool SmallInt BigInt Float Double Numeric Text Binary Date Time Timestamp TimestampWithZone Json Jsonb],
        Dialect::Postgres => entries![POSTGRES:
            Integer Bool SmallInt BigInt Float Double Numeric Text Binary Date Time Timestamp TimestampWithZone Json Jsonb
            Interval Uuid],
        _ => entries![MARIADB:
            Integer Bool SmallInt BigInt Float Double Numeric Text Binary Date Time Timestamp Json
            TinyInt UnsignedTinyInt UnsignedSmallInt UnsignedInteger UnsignedBigInt],
    };
    Case { models, rows: "" }
}

/// What an engine lacks is refused, column by column.
pub(crate) fn types_of_other_engines() -> Case {
    static ODD: Model = Model {
        columns: &[
            Column::new("id").generated(),
            Column::new("tiny_int"),
            Column::new("unsigned_big_int"),
            Column::new("timestamp_with_zone"),
            Column::new("interval"),
            Column::new("uuid"),
            Column::new("jsonb"),
            Column::new("json"),
            Column { sql_type: Some(SqlTypeNames::same("whatever")), ..Column::new("named") },
        ],
        indexes: &[Index { columns: &["json"] }],
        ..Model::new("Odd", "odd", &["id"])
    };
    Case {
        models: |_| entries![ODD: Integer TinyInt UnsignedBigInt TimestampWithZone Interval Uuid Jsonb Json Named],
        rows: "",
    }
}

/// Employees of a team, found by name.
pub(crate) fn reference_index_and_check() -> Case {
    static TEAM: Model = Model { columns: &[Column::new("id").generated()], ..Model::new("Team", "teams", &["id"]) };
    static OFFICE: Model =
        Model { columns: &[Column::new("id").generated()], ..Model::new("Office", "offices", &["id"]) };
    static EMPLOYEE: Model = Model {
        columns: &[
            Column::new("id").generated(),
            Column::new("team_id"),
            Column::new("office_id").nullable(),
            Column::new("name"),
            Column::new("hired_on"),
            Column::new("left_on").nullable(),
        ],
        indexes: &[Index { columns: &["team_id"] }, Index { columns: &["name", "hired_on"] }],
        checks: &[
            Check { expression: "name <> ''" },
            Check { expression: "left_on >= hired_on" },
            Check { expression: "name <> 'root' AND name <> 'left_on'" },
        ],
        references: &[
            Reference {
                key: ForeignKey { columns: &["team_id"], parent: || &TEAM, references: &["id"] },
                on_delete: Action::Restrict,
                on_update: Action::NoAction,
            },
            Reference {
                key: ForeignKey { columns: &["office_id"], parent: || &OFFICE, references: &["id"] },
                on_delete: Action::SetNull,
                on_update: Action::NoAction,
            },
        ],
        ..Model::new("Employee", "employees", &["id"])
    };
    Case {
        models: |_| entries![EMPLOYEE: Integer Integer Integer Text Date Date; TEAM: Integer; OFFICE: Integer],
        rows: "INSERT INTO teams (id) VALUES (1);
               INSERT INTO employees (team_id, name, hired_on) VALUES (1, 'Ada', '2026-11-21'), (1, 'Max', '2026-11-21')",
    }
}

/// All that a delete or a new key may do.
pub(crate) fn actions() -> Case {
    static ACCOUNT: Model = Model {
        columns: &[Column::new("id")],
        has: &[
            Mirror::new("restricted", || &RESTRICTED),
            Mirror::new("freed", || &FREED),
            Mirror::new("followed", || &FOLLOWED),
            Mirror::new("left_to_the_engine", || &LEFT),
        ],
        ..Model::new("Account", "accounts", &["id"])
    };
    const KEY: Key = Key::ForeignKey(ForeignKey { columns: &["account_id"], parent: || &ACCOUNT, references: &["id"] });
    static RESTRICTED: Model = Model {
        columns: &[Column::new("id").generated(), Column::new("account_id")],
        belongs_to: &[Association {
            on_delete: Action::Restrict,
            on_update: Action::Restrict,
            ..Association::new("account", "restricted", KEY)
        }],
        ..Model::new("Restricted", "restricted", &["id"])
    };
    static FREED: Model = Model {
        columns: &[Column::new("id").generated(), Column::new("account_id").nullable()],
        belongs_to: &[Association {
            on_delete: Action::SetNull,
            on_update: Action::SetNull,
            ..Association::new("account", "freed", KEY)
        }],
        ..Model::new("Freed", "freed", &["id"])
    };
    static FOLLOWED: Model = Model {
        columns: &[Column::new("id").generated(), Column::new("account_id")],
        belongs_to: &[Association {
            on_delete: Action::Cascade,
            on_update: Action::Cascade,
            ..Association::new("account", "followed", KEY)
        }],
        ..Model::new("Followed", "followed", &["id"])
    };
    static LEFT: Model = Model {
        columns: &[Column::new("id").generated(), Column::new("account_id")],
        belongs_to: &[Association::new("account", "left_to_the_engine", KEY)],
        ..Model::new("Left", "left_to_the_engine", &["id"])
    };
    Case {
        models: |_| {
            entries![ACCOUNT: BigInt; RESTRICTED: Integer BigInt; FREED: Integer BigInt; FOLLOWED: Integer BigInt;
                     LEFT: Integer BigInt]
        },
        rows: "INSERT INTO accounts (id) VALUES (1), (2), (3), (4); INSERT INTO restricted (account_id) VALUES (1);
               INSERT INTO freed (account_id) VALUES (2); INSERT INTO followed (account_id) VALUES (3);
               INSERT INTO left_to_the_engine (account_id) VALUES (4); UPDATE accounts SET id = 12 WHERE id = 2;
               UPDATE accounts SET id = 13 WHERE id = 3; DELETE FROM accounts WHERE id = 13",
    }
}

/// Nobody is their own mentor: not on an engine whose CHECK cannot see what its foreign key writes.
pub(crate) fn check_on_written_column() -> Case {
    static EMPLOYEE: Model = Model {
        columns: &[Column::new("id").generated(), Column::new("mentor_id").nullable()],
        checks: &[Check { expression: "mentor_id <> id" }],
        belongs_to: &[Association {
            on_delete: Action::SetNull,
            ..Association::new(
                "mentor",
                "mentee",
                Key::ForeignKey(ForeignKey { columns: &["mentor_id"], parent: || &EMPLOYEE, references: &["id"] }),
            )
        }],
        has: &[Mirror::new("mentee", || &EMPLOYEE)],
        ..Model::new("Employee", "employees", &["id"])
    };
    Case {
        models: |_| entries![EMPLOYEE: Integer Integer],
        rows: "INSERT INTO employees (mentor_id) VALUES (NULL); INSERT INTO employees (mentor_id) VALUES (1)",
    }
}

/// Values that no INSERT needs to name, or may.
pub(crate) fn defaults_and_generated() -> Case {
    static PRODUCT: Model = Model {
        columns: &[
            Column::new("id").generated(),
            Column { origin: Origin::Default("'it''s new'"), ..Column::new("name") },
            Column { origin: Origin::Default("0"), ..Column::new("quantity") },
            Column { origin: Origin::Default("CURRENT_TIMESTAMP"), ..Column::new("created_at") },
            Column { origin: Origin::Generated("quantity * 2"), ..Column::new("double_quantity") },
            Column { sql_type: Some(SqlTypeNames::same("varchar(80)")), ..Column::new("slug").nullable() },
        ],
        ..Model::new("Product", "products", &["id"])
    };
    Case {
        models: |_| entries![PRODUCT: BigInt Text Integer Timestamp Integer Named],
        rows: "INSERT INTO products (slug) VALUES ('chair'); INSERT INTO products (quantity) VALUES (3)",
    }
}
