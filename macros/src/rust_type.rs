//! Which SQL type of Diesel's holds a Rust type: what `#[model(declare_table)]` writes into `table!`.
//!
//! A derive sees how a type is spelled, not what it is: the last name of its path decides, and everything that this table
//! does not have is named by the user.

use syn::{GenericArgument, PathArguments, PathSegment, Type};

/// Each Rust type with the SQL type that every engine which has it reads it from, outermost first.
const TYPES: &[(&str, &[&str])] = &[
    ("bool", &["Bool"]),
    ("i8", &["TinyInt"]),
    ("i16", &["SmallInt"]),
    ("i32", &["Integer"]),
    ("i64", &["BigInt"]),
    ("u8", &["Unsigned", "TinyInt"]),
    ("u16", &["Unsigned", "SmallInt"]),
    ("u32", &["Unsigned", "Integer"]),
    ("u64", &["Unsigned", "BigInt"]),
    ("f32", &["Float"]),
    ("f64", &["Double"]),
    ("BigDecimal", &["Numeric"]),
    ("String", &["Text"]),
    ("NaiveDate", &["Date"]),
    ("Date", &["Date"]),
    ("NaiveTime", &["Time"]),
    ("Time", &["Time"]),
    ("NaiveDateTime", &["Timestamp"]),
    ("PrimitiveDateTime", &["Timestamp"]),
    ("SystemTime", &["Timestamp"]),
    ("PgInterval", &["Interval"]),
    ("Uuid", &["Uuid"]),
    ("Value", &["Json"]),
];

/// What holds the bytes of a `Vec<u8>`.
const BYTES: &[&str] = &["Binary"];

/// Points in time with a zone, which Diesel reads from a type of each engine's own.
const ZONED: [&str; 2] = ["DateTime", "OffsetDateTime"];

/// A SQL type of Diesel's, by its own name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SqlType {
    /// Its name, or two, of which the outer one holds the inner.
    pub(crate) names: &'static [&'static str],
    /// Whether it may be NULL.
    pub(crate) nullable: bool,
}

/// The SQL type of a Rust type, if there is one and one only.
pub(crate) fn sql_type(ty: &Type) -> Option<SqlType> {
    let (nullable, last) = without_option(ty)?;
    let names = match argument(last) {
        None if last.arguments.is_none() => {
            TYPES.iter().find(|(known, _)| last.ident == known).map(|(_, names)| *names)
        }
        Some(byte) if last.ident == "Vec" && segment(byte).is_some_and(|it| it.ident == "u8") => Some(BYTES),
        _ => None,
    };
    names.map(|names| SqlType { names, nullable })
}

/// What to say of a type that has none.
pub(crate) fn missing(ty: &Type) -> String {
    let (nullable, last) = without_option(ty).map_or((false, None), |(nullable, last)| (nullable, Some(last)));
    let zoned = last.is_some_and(|last| ZONED.iter().any(|zoned| last.ident == zoned));
    let spelled = |name: &str| if nullable { format!("Nullable<{name}>") } else { name.to_owned() };
    if zoned {
        let (postgres, sqlite) = (spelled("Timestamptz"), spelled("TimestamptzSqlite"));
        return format!(
            "a time with a zone is another SQL type on each engine: say which, `#[diesel(sql_type = {postgres})]` on \
             PostgreSQL, `#[diesel(sql_type = {sqlite})]` on SQLite"
        );
    }
    let name = last.map_or_else(|| "this type".to_owned(), |last| format!("`{}`", last.ident));
    let example = spelled("Text");
    format!(
        "which of Diesel's SQL types holds {name} is not known: name it on the field, for example \
         `#[diesel(sql_type = {example})]`"
    )
}

/// Whether the type is `Option<..>`, and the last segment of what it holds.
fn without_option(ty: &Type) -> Option<(bool, &PathSegment)> {
    let last = segment(ty)?;
    if last.ident == "Option" {
        return argument(last).and_then(segment).map(|last| (true, last));
    }
    Some((false, last))
}

/// The last segment of a type that is a path.
fn segment(mut ty: &Type) -> Option<&PathSegment> {
    loop {
        match ty {
            Type::Group(group) => ty = &group.elem,
            Type::Paren(paren) => ty = &paren.elem,
            Type::Path(path) => return path.path.segments.last(),
            _ => return None,
        }
    }
}

/// The only generic argument, if it is a type.
fn argument(segment: &PathSegment) -> Option<&Type> {
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else { return None };
    match (arguments.args.first(), arguments.args.len()) {
        (Some(GenericArgument::Type(ty)), 1) => Some(ty),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{missing, sql_type};

    /// The SQL type, as `table!` would have it.
    fn of(ty: &str) -> Option<String> {
        let found = sql_type(&syn::parse_str(ty).expect("a type"))?;
        let names = found.names.iter().rev().fold(String::new(), |inner, name| match inner.as_str() {
            "" => (*name).to_owned(),
            _ => format!("{name}<{inner}>"),
        });
        Some(if found.nullable { format!("Nullable<{names}>") } else { names })
    }

    #[test]
    fn known_types() {
        for (rust, sql) in [
            ("i32", "Integer"),
            ("Option<i64>", "Nullable<BigInt>"),
            ("std::option::Option<std::string::String>", "Nullable<Text>"),
            ("Vec<u8>", "Binary"),
            ("u32", "Unsigned<Integer>"),
            ("Option<u8>", "Nullable<Unsigned<TinyInt>>"),
            ("chrono::NaiveDateTime", "Timestamp"),
            ("time::Date", "Date"),
            ("serde_json::Value", "Json"),
            ("(i32)", "Integer"),
        ] {
            assert_eq!(of(rust).as_deref(), Some(sql), "{rust}");
        }
    }

    #[test]
    fn what_only_the_user_knows() {
        for rust in
            ["UserId", "Vec<String>", "Option<Option<i32>>", "DateTime<Utc>", "&str", "(i32, i32)", "i32<u8>", "Vec"]
        {
            assert_eq!(of(rust), None, "{rust}");
        }
        let says = |rust| missing(&syn::parse_str(rust).expect("a type"));
        assert!(says("Option<Mood>").contains("holds `Mood` is not known"), "{}", says("Option<Mood>"));
        assert!(says("Option<Mood>").contains("Nullable<Text>"));
        assert!(says("DateTime<Utc>").contains("Timestamptz"));
        assert!(says("(i32, i32)").contains("this type"));
    }
}
