//! Partners that come and go.

use crate::{cascade, key, restrict};
use diesel_one_to_one::definition::{Action, Association, Column, Key, Mirror, Model, Route};

pub(crate) const PREMIUM_FEATURES: &[&Model] = &[&ACCOUNT, &FEATURES];

static ACCOUNT: Model = Model {
    columns: &[Column::new("id").generated(), Column::new("name")],
    has: &[Mirror { expand: Some("features"), ..Mirror::new("premium_features", || &FEATURES) }],
    ..Model::new("Account", "accounts", &["id"])
};
static FEATURES: Model = Model {
    columns: &[Column::new("account_id"), Column::new("storage_gb"), Column::new("priority_support")],
    belongs_to: &[cascade(Association::new(
        "account",
        "premium_features",
        Key::SharedKey(key(&["account_id"], || &ACCOUNT, &["id"])),
    ))],
    ..Model::new("PremiumFeatures", "premium_features", &["account_id"])
};

pub(crate) const DRAFTS: &[&Model] = &[&ARTICLE, &DRAFT];

static ARTICLE: Model = Model {
    columns: &[Column::new("id").generated(), Column::new("title"), Column::new("updated_at")],
    has: &[Mirror::new("draft", || &DRAFT)],
    ..Model::new("Article", "articles", &["id"])
};
static DRAFT: Model = Model {
    columns: &[Column::new("id").generated(), Column::new("article_id").nullable(), Column::new("body")],
    belongs_to: &[Association {
        on_delete: Action::SetNull,
        touch: Some("updated_at"),
        ..Association::new("article", "draft", Key::ForeignKey(key(&["article_id"], || &ARTICLE, &["id"])))
    }],
    ..Model::new("ArticleDraft", "article_drafts", &["id"])
};

pub(crate) const CAPITAL: &[&Model] = &[&COUNTRY, &CITY];

static COUNTRY: Model = Model {
    columns: &[Column::new("code"), Column::new("name")],
    has: &[Mirror::new("capital", || &CITY)],
    ..Model::new("Country", "countries", &["code"])
};
static CITY: Model = Model {
    columns: &[Column::new("id").generated(), Column::new("name"), Column::new("country_code")],
    belongs_to: &[restrict(Association::new(
        "country",
        "capital",
        Key::ForeignKey(key(&["country_code"], || &COUNTRY, &["code"])),
    ))],
    ..Model::new("Capital", "capitals", &["id"])
};

pub(crate) const CAR_AND_PARKING: &[&Model] = &[&EMPLOYEE, &CAR, &CAR_KEEPER, &SPACE, &SPACE_HOLDER];

static EMPLOYEE: Model = Model {
    columns: &[Column::new("id").generated(), Column::new("name")],
    has: &[
        Mirror { route: Route::Through { link: || &CAR_KEEPER }, ..Mirror::new("company_car", || &CAR) },
        Mirror { route: Route::Through { link: || &SPACE_HOLDER }, ..Mirror::new("parking_space", || &SPACE) },
    ],
    ..Model::new("Employee", "employees", &["id"])
};
static CAR: Model = Model {
    columns: &[Column::new("plate")],
    has: &[Mirror { route: Route::Through { link: || &CAR_KEEPER }, ..Mirror::new("keeper", || &EMPLOYEE) }],
    ..Model::new("CompanyCar", "company_cars", &["plate"])
};
static CAR_KEEPER: Model = Model {
    columns: &[Column::new("employee_id"), Column::new("car_plate"), Column::new("since")],
    belongs_to: &[
        cascade(Association {
            inverse: None,
            ..Association::new("employee", "", Key::SharedKey(key(&["employee_id"], || &EMPLOYEE, &["id"])))
        }),
        cascade(Association {
            inverse: None,
            ..Association::new("car", "", Key::ForeignKey(key(&["car_plate"], || &CAR, &["plate"])))
        }),
    ],
    ..Model::new("CarKeeper", "car_keepers", &["employee_id"])
};
static SPACE: Model = Model {
    columns: &[Column::new("floor"), Column::new("number")],
    has: &[Mirror { route: Route::Through { link: || &SPACE_HOLDER }, ..Mirror::new("holder", || &EMPLOYEE) }],
    ..Model::new("ParkingSpace", "parking_spaces", &["floor", "number"])
};
static SPACE_HOLDER: Model = Model {
    columns: &[Column::new("employee_id"), Column::new("floor"), Column::new("number")],
    belongs_to: &[
        cascade(Association {
            inverse: None,
            ..Association::new("employee", "", Key::SharedKey(key(&["employee_id"], || &EMPLOYEE, &["id"])))
        }),
        restrict(Association {
            inverse: None,
            ..Association::new("space", "", Key::ForeignKey(key(&["floor", "number"], || &SPACE, &["floor", "number"])))
        }),
    ],
    ..Model::new("SpaceHolder", "space_holders", &["employee_id"])
};
