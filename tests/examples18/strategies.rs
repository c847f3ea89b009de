//! One-to-ones that one foreign key alone cannot hold.

use crate::{cascade, key};
use diesel_one_to_one::definition::{
    Association, Column, Condition, Extent, Key, Literal, Mirror, Model, Origin, Test, Unique, Variant,
};

pub(crate) const ADDRESS_BY_ARC: &[&Model] = &[&CUSTOMER, &SUPPLIER, &ADDRESS];

static CUSTOMER: Model = Model {
    columns: &[Column::new("id").generated()],
    has: &[Mirror::new("address", || &ADDRESS)],
    ..Model::new("Customer", "customers", &["id"])
};
static SUPPLIER: Model = Model {
    columns: &[Column::new("id").generated()],
    has: &[Mirror::new("address", || &ADDRESS)],
    ..Model::new("Supplier", "suppliers", &["id"])
};
static ADDRESS: Model = Model {
    columns: &[
        Column::new("id").generated(),
        Column::new("customer_id").nullable(),
        Column::new("supplier_id").nullable(),
        Column::new("street"),
    ],
    belongs_to: &[
        cascade(Association::new(
            "customer",
            "address",
            Key::ExclusiveArc { arc: "owner", key: key(&["customer_id"], || &CUSTOMER, &["id"]) },
        )),
        cascade(Association::new(
            "supplier",
            "address",
            Key::ExclusiveArc { arc: "owner", key: key(&["supplier_id"], || &SUPPLIER, &["id"]) },
        )),
    ],
    ..Model::new("Address", "addresses", &["id"])
};

pub(crate) const ADDRESS_BY_TYPE: &[&Model] = &[&TYPED_CUSTOMER, &TYPED_SUPPLIER, &TYPED_ADDRESS];

static TYPED_CUSTOMER: Model = Model { has: &[Mirror::new("address", || &TYPED_ADDRESS)], ..CUSTOMER };
static TYPED_SUPPLIER: Model = Model { has: &[Mirror::new("address", || &TYPED_ADDRESS)], ..SUPPLIER };
static TYPED_ADDRESS: Model = Model {
    columns: &[
        Column::new("id").generated(),
        Column::new("owner_type"),
        Column::new("owner_id"),
        Column::new("street"),
    ],
    belongs_to: &[cascade(Association::new(
        "owner",
        "address",
        Key::TypeAndId {
            type_column: "owner_type",
            id_column: "owner_id",
            parents: &[
                Variant { value: "customer", parent: || &TYPED_CUSTOMER, references: "id" },
                Variant { value: "supplier", parent: || &TYPED_SUPPLIER, references: "id" },
            ],
        },
    ))],
    ..ADDRESS
};

pub(crate) const PREMIUM_SETTINGS: &[&Model] = &[&ACCOUNT, &SETTINGS];

static ACCOUNT: Model = Model {
    columns: &[Column::new("id").generated(), Column::new("account_type")],
    uniques: &[Unique { columns: &["id", "account_type"] }],
    has: &[Mirror::new("premium_settings", || &SETTINGS)],
    ..Model::new("Account", "accounts", &["id"])
};
static SETTINGS: Model = Model {
    columns: &[
        Column::new("account_id"),
        Column { origin: Origin::Generated("'premium'"), ..Column::new("account_type") },
        Column::new("theme"),
    ],
    belongs_to: &[Association {
        when: Some(Condition { column: "account_type", test: Test::Equals(Literal::Text("premium")) }),
        ..cascade(Association::new(
            "account",
            "premium_settings",
            Key::SharedKey(key(&["account_id"], || &ACCOUNT, &["id"])),
        ))
    }],
    ..Model::new("PremiumSettings", "premium_settings", &["account_id"])
};

pub(crate) const POSITIONS: &[&Model] = &[&EMPLOYEE, &POSITION];

static EMPLOYEE: Model = Model {
    columns: &[Column::new("id").generated(), Column::new("name")],
    has: &[Mirror::new("position", || &POSITION)],
    ..Model::new("Employee", "employees", &["id"])
};
static POSITION: Model = Model {
    columns: &[
        Column::new("id").generated(),
        Column::new("employee_id"),
        Column::new("title"),
        Column::new("started_on"),
        Column::new("ended_on").nullable(),
    ],
    belongs_to: &[Association {
        extent: Extent::Period { start: "started_on", end: "ended_on" },
        ..cascade(Association::new(
            "employee",
            "position",
            Key::ForeignKey(key(&["employee_id"], || &EMPLOYEE, &["id"])),
        ))
    }],
    ..Model::new("Position", "positions", &["id"])
};

pub(crate) const CURRENT_POSITION: &[&Model] = &[&HOLDER, &HELD];

static HOLDER: Model = Model { has: &[Mirror::new("position", || &HELD)], ..EMPLOYEE };
static HELD: Model = Model {
    belongs_to: &[Association {
        extent: Extent::Current { end_column: "ended_on" },
        ..cascade(Association::new("employee", "position", Key::ForeignKey(key(&["employee_id"], || &HOLDER, &["id"]))))
    }],
    ..POSITION
};
