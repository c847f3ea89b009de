//! Structs that are the only declaration of their tables.

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel_one_to_one::definition::{LogicalType, Origin};
use diesel_one_to_one::models;
use diesel_one_to_one::prelude::*;

mod moods {
    use diesel::deserialize::{self, FromSql, FromSqlRow};
    use diesel::expression::AsExpression;
    use diesel::sqlite::{Sqlite, SqliteValue};

    /// A type of the application's database; `pub`, as `table!` itself is.
    #[derive(diesel::sql_types::SqlType, diesel::query_builder::QueryId)]
    #[diesel(sqlite_type(name = "Text"))]
    pub struct MoodType;

    #[derive(Debug, Clone, PartialEq, Eq, FromSqlRow, AsExpression)]
    #[diesel(sql_type = MoodType)]
    pub(super) enum Mood {
        Good,
        Other,
    }

    impl FromSql<MoodType, Sqlite> for Mood {
        fn from_sql(bytes: SqliteValue<'_, '_, '_>) -> deserialize::Result<Self> {
            let text = <String as FromSql<diesel::sql_types::Text, Sqlite>>::from_sql(bytes)?;
            Ok(if text == "good" { Self::Good } else { Self::Other })
        }
    }
}

use moods::{Mood, MoodType};

/// A key that is more than a number to the application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct PersonId(i32);

impl From<i32> for PersonId {
    fn from(id: i32) -> Self {
        Self(id)
    }
}

/// Names that Rust, Diesel or the database spell differently, types of everybody's own.
#[derive(Debug, PartialEq, Eq, HasQuery, Model, HasOne)]
#[diesel(table_name = r#type, check_for_backend(diesel::sqlite::Sqlite))]
#[has_one(Note)]
#[model(declare_table)]
struct Person {
    id: i32,
    r#struct: String,
    #[diesel(column_name = "loop")]
    round: Option<Vec<u8>>,
    #[diesel(sql_type = MoodType)]
    #[model(sql_type = "TEXT")]
    mood: Mood,
    #[diesel(sql_type = Nullable<moods::MoodType>)]
    #[model(sql_type = "TEXT")]
    evening: Option<Mood>,
    #[diesel(sql_type = Nullable<diesel::sql_types::Text>)]
    friend: Option<String>,
}

/// The table's name is Diesel's default.
#[derive(Debug, PartialEq, Eq, HasQuery, Model, BelongsToOne)]
#[diesel(primary_key(number, part))]
#[belongs_to_one(Person, foreign_key = owner, on_delete = cascade)]
#[model(declare_table)]
struct Note {
    number: i64,
    part: i16,
    #[diesel(column_name = owner)]
    of: i32,
}

diesel::allow_tables_to_appear_in_same_query!(r#type, notes);

#[derive(Debug, PartialEq, Eq, Queryable, Selectable, Model)]
#[diesel(table_name = tokens)]
#[model(declare_table)]
struct Token {
    #[diesel(deserialize_as = i32)]
    id: PersonId,
}

#[test]
fn queries() {
    let conn = &mut SqliteConnection::establish(":memory:").unwrap();
    let script = diesel_one_to_one_schema::ddl::create(
        models![Person, Note, Token],
        diesel_one_to_one::dialect::Dialect::Sqlite,
    );
    conn.batch_execute(&script.unwrap().to_string()).unwrap();
    conn.batch_execute(
        "INSERT INTO type (struct, mood, loop) VALUES ('x', 'good', x'01'), ('y', 'bad', NULL);
         INSERT INTO notes (number, part, owner) VALUES (1, 2, 1); INSERT INTO tokens DEFAULT VALUES",
    )
    .unwrap();
    let rows = Person::with_note().order(r#type::id).load(conn).unwrap();
    let [(ada, Some(note)), (max, None)] = &rows[..] else { panic!("{rows:?}") };
    assert_eq!((&ada.mood, &max.mood, &ada.evening), (&Mood::Good, &Mood::Other, &None));
    assert_eq!((ada.round.as_deref(), note), (Some(&[1][..]), &Note { number: 1, part: 2, of: 1 }));
    assert_eq!(tokens::table.select(Token::as_select()).load(conn).unwrap(), [Token { id: PersonId(1) }]);
}

#[test]
fn a_newtype_is_counted_as_what_it_holds() {
    assert_eq!(Token::DEFINITION.columns[0].origin, Origin::Identity);
    assert_eq!(Person::DEFINITION.columns[0].origin, Origin::Identity);
    assert_eq!(Note::DEFINITION.columns[0].origin, Origin::Written);
}

mod types {
    /// Stand-ins for the types of other crates: what counts is how they are spelled.
    pub(super) type NaiveDate = ();
    pub(super) type NaiveTime = ();
    pub(super) type NaiveDateTime = ();
    pub(super) type BigDecimal = ();
    pub(super) type Uuid = ();
    pub(super) type Value = ();
    pub(super) type DateTime<Zone> = Option<Zone>;
}

#[derive(Model)]
#[diesel(table_name = everything)]
#[model(declare_table)]
#[allow(dead_code)] // its definition is looked at
struct Everything {
    id: u64,
    a_bool: bool,
    a_i8: i8,
    a_i16: i16,
    a_i64: i64,
    a_u8: u8,
    a_u16: u16,
    a_u32: u32,
    a_f32: f32,
    a_f64: f64,
    decimal: types::BigDecimal,
    date: types::NaiveDate,
    time: types::NaiveTime,
    timestamp: types::NaiveDateTime,
    uuid: Option<types::Uuid>,
    json: std::option::Option<types::Value>,
    #[diesel(sql_type = Timestamptz)]
    zoned: types::DateTime<u8>,
    #[diesel(sql_type = Nullable<Jsonb>)]
    jsonb: Option<types::Value>,
}

#[test]
fn types_stand_for_sql_types() {
    use LogicalType as L;

    let [entry] = models![Everything] else { panic!("one model") };
    assert_eq!(
        entry.types,
        [
            L::UnsignedBigInt,
            L::Bool,
            L::TinyInt,
            L::SmallInt,
            L::BigInt,
            L::UnsignedTinyInt,
            L::UnsignedSmallInt,
            L::UnsignedInteger,
            L::Float,
            L::Double,
            L::Numeric,
            L::Date,
            L::Time,
            L::Timestamp,
            L::Uuid,
            L::Json,
            L::TimestampWithZone,
            L::Jsonb,
        ]
    );
    assert_eq!(entry.model.columns[0].origin, Origin::Identity);
    let nullable = entry.model.columns.iter().filter(|column| column.nullable).map(|column| column.name);
    assert_eq!(nullable.collect::<Vec<_>>(), ["uuid", "json", "jsonb"]);
}

#[test]
fn in_a_function() {
    #[derive(HasQuery, Model)]
    #[model(declare_table)]
    #[allow(dead_code)]
    struct Inner {
        id: i32,
    }

    assert_eq!(Inner::DEFINITION.table.name, "inners");
    let query = diesel::debug_query::<diesel::sqlite::Sqlite, _>(&Inner::query().filter(inners::id.eq(1))).to_string();
    assert!(query.starts_with("SELECT `inners`.`id` FROM `inners` WHERE"), "{query}");
}
