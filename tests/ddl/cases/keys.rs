use super::{Case, entries};
use diesel_one_to_one::definition::{Action, Association, Column, ForeignKey, Key, Mirror, Model};

/// Users and their profiles.
pub(crate) fn foreign_key() -> Case {
    static USER: Model = Model {
        columns: &[Column::new("id").generated(), Column::new("email")],
        has: &[Mirror::new("profile", || &PROFILE)],
        ..Model::new("User", "users", &["id"])
    };
    static PROFILE: Model = Model {
        columns: &[Column::new("id").generated(), Column::new("user_id"), Column::new("bio").nullable()],
        belongs_to: &[Association {
            on_delete: Action::Cascade,
            ..Association::new(
                "user",
                "profile",
                Key::ForeignKey(ForeignKey { columns: &["user_id"], parent: || &USER, references: &["id"] }),
            )
        }],
        ..Model::new("Profile", "profiles", &["id"])
    };
    Case {
        // the child first: the order is ours
        models: |_| entries![PROFILE: Integer Integer Text; USER: Integer Text],
        rows: "INSERT INTO users (email) VALUES ('ada@example.org'); INSERT INTO profiles (user_id) VALUES (1)",
    }
}

/// Articles and their drafts, which may outlive them.
pub(crate) fn nullable() -> Case {
    static ARTICLE: Model = Model {
        columns: &[Column::new("id").generated()],
        has: &[Mirror::new("draft", || &DRAFT)],
        ..Model::new("Article", "articles", &["id"])
    };
    static DRAFT: Model = Model {
        columns: &[Column::new("id").generated(), Column::new("article_id").nullable()],
        belongs_to: &[Association {
            on_delete: Action::SetNull,
            ..Association::new(
                "article",
                "draft",
                Key::ForeignKey(ForeignKey { columns: &["article_id"], parent: || &ARTICLE, references: &["id"] }),
            )
        }],
        ..Model::new("ArticleDraft", "article_drafts", &["id"])
    };
    Case {
        models: |_| entries![ARTICLE: BigInt; DRAFT: BigInt BigInt],
        rows: "INSERT INTO articles (id) VALUES (1); INSERT INTO article_drafts (article_id) VALUES (1), (NULL), (NULL)",
    }
}

/// People and their passports, which have no key of their own.
pub(crate) fn shared_key() -> Case {
    static PERSON: Model = Model {
        columns: &[Column::new("id").generated()],
        has: &[Mirror::new("passport", || &PASSPORT)],
        ..Model::new("Person", "people", &["id"])
    };
    static PASSPORT: Model = Model {
        columns: &[Column::new("person_id"), Column::new("number")],
        belongs_to: &[Association {
            on_delete: Action::Restrict,
            ..Association::new(
                "person",
                "passport",
                Key::SharedKey(ForeignKey { columns: &["person_id"], parent: || &PERSON, references: &["id"] }),
            )
        }],
        ..Model::new("Passport", "passports", &["person_id"])
    };
    Case {
        models: |_| entries![PERSON: Integer; PASSPORT: Integer Text],
        rows: "INSERT INTO people (id) VALUES (7); INSERT INTO passports (person_id, number) VALUES (7, 'C01X00T47')",
    }
}

/// Orders and their invoices, per tenant.
pub(crate) fn composite_key() -> Case {
    static ORDER: Model = Model {
        columns: &[Column::new("tenant_id"), Column::new("number")],
        has: &[Mirror::new("invoice", || &INVOICE)],
        ..Model::new("Order", "orders", &["tenant_id", "number"])
    };
    static INVOICE: Model = Model {
        columns: &[Column::new("id").generated(), Column::new("tenant_id"), Column::new("order_number")],
        belongs_to: &[Association {
            on_delete: Action::Restrict,
            ..Association::new(
                "order",
                "invoice",
                Key::ForeignKey(ForeignKey {
                    columns: &["tenant_id", "order_number"],
                    parent: || &ORDER,
                    references: &["tenant_id", "number"],
                }),
            )
        }],
        ..Model::new("Invoice", "invoices", &["id"])
    };
    Case {
        models: |_| entries![ORDER: Integer BigInt; INVOICE: BigInt Integer BigInt],
        rows: "INSERT INTO orders (tenant_id, number) VALUES (1, 1), (2, 1);
               INSERT INTO invoices (tenant_id, order_number) VALUES (1, 1), (2, 1)",
    }
}

/// Countries by code, and what shares or refers to it.
pub(crate) fn text_key() -> Case {
    static COUNTRY: Model = Model {
        columns: &[Column::new("code"), Column::new("name")],
        has: &[Mirror::new("flag", || &FLAG), Mirror::new("anthem", || &ANTHEM)],
        ..Model::new("Country", "countries", &["code"])
    };
    const KEY: ForeignKey = ForeignKey { columns: &["country_code"], parent: || &COUNTRY, references: &["code"] };
    static FLAG: Model = Model {
        columns: &[Column::new("country_code"), Column::new("image")],
        belongs_to: &[Association {
            on_delete: Action::Cascade,
            on_update: Action::Cascade,
            ..Association::new("country", "flag", Key::SharedKey(KEY))
        }],
        ..Model::new("Flag", "flags", &["country_code"])
    };
    static ANTHEM: Model = Model {
        columns: &[Column::new("id").generated(), Column::new("country_code").nullable(), Column::new("words")],
        belongs_to: &[Association {
            on_delete: Action::SetNull,
            on_update: Action::Cascade,
            ..Association::new("country", "anthem", Key::ForeignKey(KEY))
        }],
        ..Model::new("Anthem", "anthems", &["id"])
    };
    Case {
        models: |_| entries![COUNTRY: Text Text; FLAG: Text Binary; ANTHEM: Integer Text Text],
        rows: "INSERT INTO countries (code, name) VALUES ('fr', 'France');
               INSERT INTO flags (country_code, image) VALUES ('fr', '');
               INSERT INTO anthems (country_code, words) VALUES ('fr', 'Allons enfants')",
    }
}

/// People with an address at home and one at work.
pub(crate) fn two_links() -> Case {
    static PERSON: Model = Model {
        columns: &[Column::new("id").generated()],
        has: &[Mirror::new("home", || &ADDRESS), Mirror::new("work", || &ADDRESS)],
        ..Model::new("Person", "people", &["id"])
    };
    static ADDRESS: Model = Model {
        columns: &[
            Column::new("id").generated(),
            Column::new("resident_id").nullable(),
            Column::new("employee_id").nullable(),
        ],
        belongs_to: &[
            Association::new(
                "resident",
                "home",
                Key::ForeignKey(ForeignKey { columns: &["resident_id"], parent: || &PERSON, references: &["id"] }),
            ),
            Association::new(
                "employee",
                "work",
                Key::ForeignKey(ForeignKey { columns: &["employee_id"], parent: || &PERSON, references: &["id"] }),
            ),
        ],
        ..Model::new("Address", "addresses", &["id"])
    };
    Case {
        models: |_| entries![PERSON: Integer; ADDRESS: Integer Integer Integer],
        rows: "INSERT INTO people (id) VALUES (1); INSERT INTO addresses (resident_id, employee_id) VALUES (1, 1)",
    }
}

/// Employees and the one they are the mentor of.
pub(crate) fn self_reference() -> Case {
    static EMPLOYEE: Model = Model {
        columns: &[Column::new("id").generated(), Column::new("mentor_id").nullable()],
        belongs_to: &[Association {
            on_delete: Action::Restrict,
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
        rows: "INSERT INTO employees (id, mentor_id) VALUES (1, NULL); INSERT INTO employees (id, mentor_id) VALUES (2, 1)",
    }
}

/// Countries and their capitals, each of which refers to the other, and what refers to both.
pub(crate) fn cycle() -> Case {
    static COUNTRY: Model = Model {
        columns: &[Column::new("id").generated(), Column::new("capital_id").nullable()],
        belongs_to: &[Association {
            on_delete: Action::Restrict,
            note: Some("A country without one is possible: Nauru."),
            ..Association::new(
                "capital",
                "governs",
                Key::ForeignKey(ForeignKey { columns: &["capital_id"], parent: || &CITY, references: &["id"] }),
            )
        }],
        has: &[Mirror::new("largest_city", || &CITY)],
        ..Model::new("Country", "countries", &["id"])
    };
    static CITY: Model = Model {
        columns: &[Column::new("id").generated(), Column::new("largest_of_id").nullable()],
        belongs_to: &[Association::new(
            "largest_of",
            "largest_city",
            Key::ForeignKey(ForeignKey { columns: &["largest_of_id"], parent: || &COUNTRY, references: &["id"] }),
        )],
        has: &[Mirror::new("governs", || &COUNTRY), Mirror::new("mayor", || &MAYOR)],
        ..Model::new("City", "cities", &["id"])
    };
    static MAYOR: Model = Model {
        columns: &[Column::new("city_id")],
        belongs_to: &[Association::new(
            "city",
            "mayor",
            Key::SharedKey(ForeignKey { columns: &["city_id"], parent: || &CITY, references: &["id"] }),
        )],
        ..Model::new("Mayor", "mayors", &["city_id"])
    };
    Case {
        models: |_| entries![MAYOR: Integer; COUNTRY: Integer Integer; CITY: Integer Integer],
        rows: "INSERT INTO countries (id) VALUES (1); INSERT INTO cities (id, largest_of_id) VALUES (1, 1);
               UPDATE countries SET capital_id = 1; INSERT INTO mayors (city_id) VALUES (1)",
    }
}

/// A pair that is inserted in any order.
pub(crate) fn deferrable() -> Case {
    static PERSON: Model = Model {
        columns: &[Column::new("id").generated()],
        has: &[Mirror::new("certificate", || &CERTIFICATE)],
        ..Model::new("Person", "people", &["id"])
    };
    static CERTIFICATE: Model = Model {
        columns: &[Column::new("id").generated(), Column::new("person_id")],
        belongs_to: &[Association {
            deferrable: true,
            ..Association::new(
                "person",
                "certificate",
                Key::ForeignKey(ForeignKey { columns: &["person_id"], parent: || &PERSON, references: &["id"] }),
            )
        }],
        ..Model::new("BirthCertificate", "birth_certificates", &["id"])
    };
    Case {
        models: |_| entries![PERSON: Integer; CERTIFICATE: Integer Integer],
        rows: "BEGIN; INSERT INTO birth_certificates (person_id) VALUES (1); INSERT INTO people (id) VALUES (1); COMMIT",
    }
}
