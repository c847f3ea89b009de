//! What `diesel print-schema` writes.

diesel::table! {
    countries (id) {
        id -> Integer,
        code -> Text,
        name -> Text,
        population -> BigInt,
    }
}

diesel::table! {
    capitals (id) {
        id -> Integer,
        country_id -> Integer,
        name -> Text,
        population -> BigInt,
        role -> Nullable<Text>,
    }
}

diesel::allow_tables_to_appear_in_same_query!(capitals, countries);
