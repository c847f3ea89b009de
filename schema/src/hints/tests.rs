//! Each hint by models that it is for, and by near ones that it is not for.

use super::hints;
use diesel_one_to_one::definition::*;

const KEY: ForeignKey = ForeignKey { columns: &["parent_id"], parent: || &PARENT, references: &["id"] };
const LINK: Association =
    Association { on_delete: Action::Cascade, ..Association::new("parent", "child", Key::ForeignKey(KEY)) };
static PARENT: Model = Model { has: &[Mirror { required: true, ..Mirror::new("child", || &CHILD) }], ..HOLDER };
const HOLDER: Model = Model { columns: &[Column::new("id").generated()], ..Model::new("Parent", "parents", &["id"]) };
/// Who holds the key, NOT NULL, and stays when its parent goes.
static CHILD: Model = Model {
    columns: &[Column::new("id").generated(), Column::new("parent_id"), Column::new("name")],
    belongs_to: &[Association { on_delete: Action::Restrict, ..LINK }],
    ..Model::new("Child", "children", &["id"])
};

/// A parent that may be without.
static OPTIONAL: Model = Model { has: &[Mirror::new("child", || &CHILD)], ..HOLDER };

const TO_OPTIONAL: Association = Association {
    key: Key::ForeignKey(ForeignKey { parent: || &OPTIONAL, ..KEY }),
    on_delete: Action::SetNull,
    ..LINK
};

/// Two that each hold a key to the other.
static COUNTRY: Model = Model {
    columns: &[Column::new("id"), Column::new("capital_id")],
    belongs_to: &[Association::new("capital", "capital_of", Key::ForeignKey(TO_CITY))],
    ..Model::new("Country", "countries", &["id"])
};

static CITY: Model = Model {
    columns: &[Column::new("id"), Column::new("country_id")],
    belongs_to: &[Association::new("country", "city", Key::ForeignKey(TO_COUNTRY))],
    ..Model::new("City", "cities", &["id"])
};

const TO_CITY: ForeignKey = ForeignKey { columns: &["capital_id"], parent: || &CITY, references: &["id"] };

const TO_COUNTRY: ForeignKey = ForeignKey { columns: &["country_id"], parent: || &COUNTRY, references: &["id"] };

/// The same, without its one-to-one.
static ONE_OF_MANY: Model = Model { belongs_to: &[], ..CITY };

/// A table that refers to itself has one side.
static WORKER: Model = Model {
    columns: &[Column::new("id"), Column::new("mentor_id").nullable()],
    belongs_to: &[Association::new("mentor", "mentee", Key::ForeignKey(TO_WORKER))],
    ..Model::new("Worker", "workers", &["id"])
};

const TO_WORKER: ForeignKey = ForeignKey { columns: &["mentor_id"], parent: || &WORKER, references: &["id"] };

/// A child with a UNIQUE that another key can refer to.
static PAIR: Model = Model { uniques: &[Unique { columns: &["parent_id", "name"] }], ..CHILD };

fn leaked<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

fn said(models: &[Model]) -> String {
    let models: Vec<Entry> = models.iter().map(|it| Entry { model: leaked(*it), types: &[] }).collect();
    let hints = hints(&models);
    let line = |it: &super::Hint| format!("[{}] {it}", it.code());
    hints.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// A child of the parent that has one always, with this link.
fn child(link: Association) -> Model {
    Model { belongs_to: leaked([link]), ..CHILD }
}

#[test]
fn nothing_is_said_of_what_is_as_it_should_be() {
    assert_eq!(said(&[PARENT, CHILD]), "");
}

#[test]
fn a_nullable_key_on_the_side_of_which_every_parent_has_one() {
    let columns = leaked([Column::new("id").generated(), Column::new("parent_id").nullable()]);
    let nullable = Model { columns, ..CHILD };
    assert_eq!(
        said(&[PARENT, nullable]),
        "[O2O501] `Child.parent`: every `Parent` has one, and `(parent_id)` may be NULL: make it NOT NULL, or let `Parent` \
         hold the key, NOT NULL, if the other side can be alone",
    );
    assert_eq!(said(&[OPTIONAL, Model { belongs_to: &[TO_OPTIONAL], ..nullable }]), "");
}

#[test]
fn keys_on_both_sides() {
    assert_eq!(
        said(&[COUNTRY, CITY]),
        "[O2O502] `City.country` and `Country.capital` hold a key to each other, which nothing keeps in step: drop one and \
         mirror the other, or say in its `note` what else it means",
    );
    let said_why = Association { note: Some("every city has a country"), ..CITY.belongs_to[0] };
    assert_eq!(said(&[COUNTRY, Model { belongs_to: leaked([said_why]), ..CITY }]), "");
    // the other way is a plain key: a city of many
    let reference = Reference { key: TO_COUNTRY, on_delete: Action::Restrict, on_update: Action::NoAction };
    let one_of_many = Model { belongs_to: &[], references: leaked([reference]), ..CITY };
    let to_it = Association {
        key: Key::ForeignKey(ForeignKey { parent: || &ONE_OF_MANY, ..TO_CITY }),
        ..COUNTRY.belongs_to[0]
    };
    assert_eq!(said(&[Model { belongs_to: leaked([to_it]), ..COUNTRY }, one_of_many]), "");
    assert_eq!(said(&[WORKER]), "");
}

#[test]
fn an_index_over_what_is_unique_already() {
    let indexed = |columns| said(&[PARENT, Model { indexes: leaked([Index { columns }]), ..CHILD }]);
    let served = |columns, by| {
        format!(
            "[O2O503] `Child` has an index on `({columns})`, though `({by})` is unique already and serves: leave it out"
        )
    };
    assert_eq!(indexed(&["parent_id"]), served("parent_id", "parent_id"));
    assert_eq!(indexed(&["parent_id", "name"]), served("parent_id, name", "parent_id"));
    assert_eq!(indexed(&["id"]), served("id", "id"));
    assert_eq!(indexed(&["name", "parent_id"]), ""); // in the order of the name
    let columns = leaked([CHILD.columns[0], Column::new("parent_id").nullable(), CHILD.columns[2]]);
    let free = |over| {
        let indexes = leaked([Index { columns: over }]);
        said(&[OPTIONAL, Model { columns, indexes, belongs_to: &[TO_OPTIONAL], ..CHILD }])
    };
    assert_eq!(free(&["parent_id"]), served("parent_id", "parent_id"));
    assert_eq!(free(&["parent_id", "name"]), ""); // those without a parent are many
    let unique = |columns| said(&[PARENT, Model { uniques: leaked([Unique { columns }]), ..CHILD }]);
    assert_eq!(
        unique(&["name", "parent_id"]),
        "[O2O503] `Child` has a UNIQUE on `(name, parent_id)`, though `(parent_id)` is unique already and serves: leave it out",
    );
    assert_eq!(unique(&["name"]), "");
    // unless something refers to it
    let key = ForeignKey { columns: &["a", "b"], parent: || &PAIR, references: &["parent_id", "name"] };
    let grandchild = Model {
        columns: leaked([Column::new("id"), Column::new("a"), Column::new("b")]),
        belongs_to: leaked([Association::new("child", "grandchild", Key::ForeignKey(key))]),
        ..Model::new("Grandchild", "grandchildren", &["id"])
    };
    assert_eq!(said(&[PARENT, PAIR, grandchild]), "");
}

#[test]
fn two_tables_where_one_would_do() {
    let hint = "[O2O504] `Child.parent`: every `Parent` has one, they go together, and nothing else refers to it: one table \
                would do. If rights, size or the rate of writes is why there are two, say so in its `note`";
    assert_eq!(said(&[PARENT, child(LINK)]), hint);
    let shared = Association { key: Key::SharedKey(ForeignKey { columns: &["id"], ..KEY }), ..LINK };
    assert_eq!(said(&[PARENT, child(shared)]), hint);
    assert_eq!(said(&[PARENT, child(Association { note: Some("read by HR alone"), ..LINK })]), "");
    assert_eq!(said(&[PARENT, child(Association { on_delete: Action::NoAction, ..LINK })]), "");
    // something else refers to the child, by a plain key
    let key = ForeignKey { columns: &["child_id"], parent: || &CHILD, references: &["id"] };
    let reference = Reference { key, on_delete: Action::Restrict, on_update: Action::NoAction };
    let other = Model {
        columns: leaked([Column::new("id"), Column::new("child_id")]),
        references: leaked([reference]),
        ..Model::new("Other", "others", &["id"])
    };
    assert_eq!(said(&[PARENT, child(LINK), other]), "");
}

#[test]
fn history_of_which_there_can_be_one_row() {
    let columns =
        |name| leaked([Column::new("id").generated(), Column::new("parent_id"), Column::new(name).nullable()]);
    let with = |name| Model { columns: columns(name), ..CHILD };
    let hint = |name| {
        format!(
            "[O2O505] `Child.parent`, by its name, keeps history (`{name}`), and `(parent_id)` is UNIQUE among all rows, so \
             that there can be one ever: count current rows only (`current({name})`), keep history in a table of its own, or \
             say in its `note` that the one row is written over"
        )
    };
    for name in ["valid_to", "ended_at", "end_date", "expires_at"] {
        assert_eq!(said(&[PARENT, with(name)]), hint(name));
    }
    assert_eq!(said(&[PARENT, with("created_at")]), "");
    let link = Association { on_delete: Action::Restrict, ..LINK };
    let said_why = Association { note: Some("renewed in place"), ..link };
    assert_eq!(said(&[PARENT, Model { belongs_to: leaked([said_why]), ..with("ended_at") }]), "");
    let current = Association { extent: Extent::Current { end_column: "ended_at" }, ..link };
    assert_eq!(said(&[PARENT, Model { belongs_to: leaked([current]), ..with("ended_at") }]), "");
}
