use super::{FILE, Snapshot};
use crate::{
    dialect::Dialect,
    schema::{
        Action, Check, Column, Condition, DataType, Deferral, ForeignKey, Index, Literal, Origin, PrimaryKey,
        References, Schema, Table, TableName, Trigger, TypeNames, Unique, Unknown,
    },
};
use diesel_one_to_one::definition::LogicalType;

/// All that a schema can say, and each of it otherwise than a file leaves out.
fn everything() -> Schema {
    let name = || "a \"name\"\n\u{1f980}".to_owned();
    let hr = || TableName { schema: Some("hr".into()), name: name() };
    let origins = [
        Origin::Written,
        Origin::Identity,
        Origin::Default("now()".into()),
        Origin::DefaultText("it's".into()),
        Origin::Generated("a + 1".into()),
    ];
    let names = TypeNames { sqlite: None, ..TypeNames::same("citext") };
    let typed = LogicalType::ALL.iter().zip(origins.iter().cycle()).map(|(logical, origin)| Column {
        nullable: *logical == LogicalType::Text,
        origin: origin.clone(),
        comment: (*logical == LogicalType::Date).then(name),
        ..Column::new(format!("{logical:?}"), *logical)
    });
    let own_type = Column::new("named", DataType { logical: LogicalType::Named, names });
    let conditions = [
        Condition::IsNull(name()),
        Condition::Equals { column: name(), value: Literal::Bool(false) },
        Condition::Equals { column: name(), value: Literal::Integer(i64::MIN) },
        Condition::Equals { column: name(), value: Literal::Text(name()) },
        Condition::Expression("a > 0".into()),
    ];
    let uniques = conditions.map(Some).into_iter().chain([None]).enumerate();
    let unique =
        |(at, condition)| Unique { name: name(), columns: vec![name(), "b".into()], condition, valid: at % 2 == 0 };
    let actions = [Action::Cascade, Action::Restrict, Action::SetNull, Action::SetDefault, Action::NoAction];
    let deferrals = [Deferral::Never, Deferral::InitiallyImmediate, Deferral::InitiallyDeferred];
    let keys = actions.iter().zip(actions.iter().rev()).zip(deferrals.iter().cycle());
    let key = |((on_delete, on_update), deferral): ((&Action, &Action), &Deferral)| ForeignKey {
        name: name(),
        columns: vec!["a".into()],
        references: References { table: hr(), columns: vec!["id".into()] },
        on_delete: *on_delete,
        on_update: *on_update,
        deferral: *deferral,
        valid: *on_delete == Action::Cascade,
        comment: (*on_delete == Action::SetNull).then(name),
    };
    let table = Table {
        columns: typed.chain([own_type]).collect(),
        primary_key: Some(PrimaryKey { name: "key".into(), columns: vec!["id".into()] }),
        uniques: uniques.map(unique).collect(),
        indexes: vec![Index { name: name(), columns: vec!["a".into()], valid: false }],
        foreign_keys: keys.map(key).collect(),
        checks: vec![Check { name: name(), expression: "a > 0".into(), valid: false }],
        triggers: vec![Trigger { name: name(), definition: "BEGIN; END".into() }],
        unknown: vec![Unknown { name: name(), definition: name() }],
        comment: Some(name()),
        ..Table::new(hr())
    };
    Schema { tables: vec![table, Table::new(TableName::new("plain"))], own_name: Some("public".into()) }
}

#[test]
fn what_is_written_is_read() {
    for dialect in Dialect::ALL {
        let after = vec!["2026-09-21-141320-0000_a".to_owned(), FILE.to_owned()];
        let snapshot = Snapshot { dialect: *dialect, after, schema: everything() };
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE);
        std::fs::write(&path, snapshot.to_json().unwrap()).unwrap();
        assert_eq!(Snapshot::read(&path).unwrap(), snapshot);
    }
}

#[test]
fn what_need_not_be_said_is_not() {
    let table = Table { columns: vec![Column::new("id", LogicalType::Integer)], ..Table::new(TableName::new("users")) };
    let schema = Schema { tables: vec![table], ..Schema::default() };
    let json = Snapshot { dialect: Dialect::Sqlite, after: Vec::new(), schema }.to_json().unwrap();
    let expected = "{\n  \"format\": 1,\n  \"dialect\": \"sqlite\",\n  \"after\": [],\n  \"schema\": {\n    \"tables\": [\n      \
                    {\n        \"name\": \"users\",\n        \"columns\": [\n          {\n            \"name\": \"id\",\n            \
                    \"type\": \"Integer\"\n          }\n        ]\n      }\n    ]\n  }\n}\n";
    assert_eq!(json, expected);
}
