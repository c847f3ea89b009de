//! Tables that are split from another, for size, for secrecy or for speed.

use crate::{cascade, key};
use diesel_one_to_one::definition::{Association, Column, Key, Mirror, Model, Table, Unique};

pub(crate) const PROFILES: &[&Model] = &[&USER, &PROFILE];

static USER: Model = Model {
    columns: &[Column::new("id").generated(), Column::new("email")],
    uniques: &[Unique { columns: &["email"] }],
    has: &[Mirror::new("profile", || &PROFILE)],
    ..Model::new("User", "users", &["id"])
};
static PROFILE: Model = Model {
    columns: &[
        Column::new("id").generated(),
        Column::new("user_id"),
        Column::new("bio").nullable(),
        Column::new("avatar_url").nullable(),
    ],
    belongs_to: &[cascade(Association::new("user", "profile", Key::ForeignKey(key(&["user_id"], || &USER, &["id"]))))],
    ..Model::new("Profile", "user_profiles", &["id"])
};

pub(crate) const HR_DETAILS: &[&Model] = &[&EMPLOYEE, &DETAILS];

static EMPLOYEE: Model = Model {
    columns: &[Column::new("id").generated(), Column::new("name")],
    has: &[Mirror::new("hr_details", || &DETAILS)],
    ..Model::new("Employee", "employees", &["id"])
};
static DETAILS: Model = Model {
    table: Table { schema: Some("hr"), name: "employee_details" },
    columns: &[Column::new("employee_id"), Column::new("salary"), Column::new("bank_account")],
    belongs_to: &[Association {
        sensitive: true,
        note: Some("Salaries are for the HR department only."),
        ..cascade(Association::new(
            "employee",
            "hr_details",
            Key::SharedKey(key(&["employee_id"], || &EMPLOYEE, &["id"])),
        ))
    }],
    ..Model::new("HrDetails", "employee_details", &["employee_id"])
};

pub(crate) const AUTHENTICATION: &[&Model] = &[&ACCOUNT, &ACCOUNT_PROFILE];

static ACCOUNT: Model = Model {
    columns: &[Column::new("id").generated(), Column::new("email"), Column::new("password_hash")],
    uniques: &[Unique { columns: &["email"] }],
    has: &[Mirror::new("profile", || &ACCOUNT_PROFILE)],
    note: Some("All that a login reads."),
    ..Model::new("UserAccount", "user_accounts", &["id"])
};
static ACCOUNT_PROFILE: Model = Model {
    columns: &[Column::new("account_id"), Column::new("display_name"), Column::new("settings")],
    belongs_to: &[cascade(Association::new(
        "account",
        "profile",
        Key::SharedKey(key(&["account_id"], || &ACCOUNT, &["id"])),
    ))],
    ..Model::new("UserProfile", "user_profiles", &["account_id"])
};

pub(crate) const INVENTORY: &[&Model] = &[&PRODUCT, &STOCK];

static PRODUCT: Model = Model {
    columns: &[Column::new("id").generated(), Column::new("name"), Column::new("price"), Column::new("updated_at")],
    has: &[Mirror::new("inventory", || &STOCK)],
    ..Model::new("Product", "products", &["id"])
};
static STOCK: Model = Model {
    columns: &[Column::new("id").generated(), Column::new("product_id"), Column::new("quantity")],
    belongs_to: &[Association {
        touch: Some("updated_at"),
        ..cascade(Association::new("product", "inventory", Key::ForeignKey(key(&["product_id"], || &PRODUCT, &["id"]))))
    }],
    ..Model::new("Inventory", "product_inventory", &["id"])
};
