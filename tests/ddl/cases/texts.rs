use super::{Case, entries};
use diesel_one_to_one::definition::{
    Action, Association, Column, ForeignKey, Index, Key, Mirror, Model, Table, Unique,
};

/// What tries to end a comment, a string, a line or a statement.
const HOSTILE: &str =
    "It's \"quoted\" `so`; */ DROP TABLE users; -- no\nsecond 'line', \\' OR 1=1 \\\r\n$$ third $1 ? %s 漢字 */";

/// Users that sign in with one of three, and why their settings stand apart.
pub(crate) fn uniques_and_notes() -> Case {
    static USER: Model = Model {
        columns: &[
            Column::new("id").generated(),
            Column { note: Some("Lower case."), ..Column::new("email") },
            Column { note: Some(HOSTILE), ..Column::new("provider") },
            Column::new("subject"),
        ],
        uniques: &[Unique { columns: &["email"] }, Unique { columns: &["provider", "subject"] }],
        has: &[Mirror::new("setting", || &SETTING)],
        note: Some(HOSTILE),
        ..Model::new("User", "users", &["id"])
    };
    static SETTING: Model = Model {
        columns: &[Column { note: Some("Of the user."), ..Column::new("user_id") }, Column::new("theme")],
        belongs_to: &[Association {
            on_delete: Action::Cascade,
            note: Some(HOSTILE),
            ..Association::new(
                "user",
                "setting",
                Key::SharedKey(ForeignKey { columns: &["user_id"], parent: || &USER, references: &["id"] }),
            )
        }],
        ..Model::new("Setting", "settings", &["user_id"])
    };
    Case {
        models: |_| entries![USER: Integer Text Text Text; SETTING: Integer Text],
        rows: "INSERT INTO users (email, provider, subject) VALUES ('a', 'b', 'c'), ('d', 'b', 'e');
               INSERT INTO settings (user_id, theme) VALUES (1, 'dark')",
    }
}

/// Names with quotes, reserved words, every kind of letter, and as long as they can be.
pub(crate) fn hostile_names() -> Case {
    static PARENT: Model = Model {
        columns: &[
            Column::new("select"),
            Column::new("it's"),
            Column::new("a\"b"),
            Column::new("a`b"),
            Column::new("naïve 漢字"),
            Column::new("\"; DROP TABLE users; --"),
        ],
        uniques: &[
            Unique { columns: &["it's"] },
            Unique { columns: &["a\"b", "a`b"] },
            Unique { columns: &["naïve 漢字", "it's"] },
            Unique { columns: &["\"; DROP TABLE users; --"] },
        ],
        has: &[Mirror::new("child", || &CHILD)],
        ..Model::new("Order", "order", &["select"])
    };
    static CHILD: Model = Model {
        columns: &[
            Column::new("a_column_whose_name_is_as_long_as_any_that_postgresql_kept_63_b"),
            Column::new("a_column_whose_name_is_as_long_as_any_that_postgresql_kept_63_c"),
            Column::new("größe_größe_größe_größe_größe_größe_größe_größ"),
        ],
        uniques: &[Unique { columns: &["größe_größe_größe_größe_größe_größe_größe_größ"] }],
        indexes: &[Index { columns: &["a_column_whose_name_is_as_long_as_any_that_postgresql_kept_63_c"] }],
        belongs_to: &[Association::new(
            "order",
            "child",
            Key::ForeignKey(ForeignKey {
                columns: &["a_column_whose_name_is_as_long_as_any_that_postgresql_kept_63_b"],
                parent: || &PARENT,
                references: &["select"],
            }),
        )],
        ..Model::new(
            "Child",
            "x'; -- a \"table\" with `quotes` whose name is 63 bytes long, yes",
            &[
                "größe_größe_größe_größe_größe_größe_größe_größ",
                "a_column_whose_name_is_as_long_as_any_that_postgresql_kept_63_b",
            ],
        )
    };
    Case {
        models: |_| entries![CHILD: Integer Integer Integer; PARENT: Integer Integer Integer Integer Integer Integer],
        rows: "",
    }
}

/// Names that some engine keeps for itself, or takes for one.
pub(crate) fn names_of_the_engines() -> Case {
    static LOWER: Model = Model {
        columns: &[Column::new("x"), Column::new("X"), Column::new("é"), Column::new("É")],
        ..Model::new("Lower", "things", &["x"])
    };
    static UPPER: Model = Model { columns: &[Column::new("ctid")], ..Model::new("Upper", "THINGS", &["ctid"]) };
    static KEPT: Model = Model {
        table: Table { schema: None, name: "SQLite_things" },
        columns: &[Column::new("sqlite_x")],
        ..Model::new("Kept", "kept", &["sqlite_x"])
    };
    Case { models: |_| entries![LOWER: Integer Integer Integer Integer; UPPER: Integer; KEPT: Integer], rows: "" }
}

/// HR details, in a schema that others cannot read.
pub(crate) fn schema_of_its_own() -> Case {
    static EMPLOYEE: Model = Model {
        columns: &[Column::new("id").generated()],
        has: &[Mirror::new("details", || &DETAILS)],
        ..Model::new("Employee", "employees", &["id"])
    };
    static DETAILS: Model = Model {
        table: Table { schema: Some("ddl_hr"), name: "employee_details" },
        columns: &[Column::new("employee_id"), Column::new("salary"), Column::new("since")],
        indexes: &[Index { columns: &["since"] }],
        belongs_to: &[Association {
            on_delete: Action::Cascade,
            sensitive: true,
            note: Some("Payroll only."),
            ..Association::new(
                "employee",
                "details",
                Key::SharedKey(ForeignKey { columns: &["employee_id"], parent: || &EMPLOYEE, references: &["id"] }),
            )
        }],
        ..Model::new("EmployeeDetails", "employee_details", &["employee_id"])
    };
    Case {
        models: |_| entries![DETAILS: Integer Numeric Date; EMPLOYEE: Integer],
        rows: "INSERT INTO employees (id) VALUES (1);
               INSERT INTO ddl_hr.employee_details (employee_id, salary, since) VALUES (1, 4200, '2026-11-21')",
    }
}

/// The other way round: the parent is in a schema of its own.
pub(crate) fn parent_in_that_schema() -> Case {
    static ACCOUNT: Model = Model {
        table: Table { schema: Some("ddl_ledger"), name: "accounts" },
        columns: &[Column::new("id").generated()],
        has: &[Mirror::new("limit", || &LIMIT)],
        ..Model::new("Account", "accounts", &["id"])
    };
    static LIMIT: Model = Model {
        columns: &[Column::new("account_id"), Column::new("amount")],
        belongs_to: &[Association {
            on_delete: Action::Cascade,
            ..Association::new(
                "account",
                "limit",
                Key::SharedKey(ForeignKey { columns: &["account_id"], parent: || &ACCOUNT, references: &["id"] }),
            )
        }],
        ..Model::new("Limit", "limits", &["account_id"])
    };
    Case {
        models: |_| entries![LIMIT: Integer Numeric; ACCOUNT: Integer],
        rows: "INSERT INTO ddl_ledger.accounts (id) VALUES (1); INSERT INTO limits (account_id, amount) VALUES (1, 10)",
    }
}
