// @generated automatically by Diesel CLI.

diesel::table! {
    posts (id) {
        id -> Int4,
        user_id -> Int4,
        title -> Text,
    }
}

diesel::table! {
    profiles (id) {
        id -> Int4,
        user_id -> Int4,
        bio -> Nullable<Text>,
    }
}

diesel::table! {
    users (id) {
        id -> Int4,
        #[max_length = 255]
        email -> Varchar,
        active -> Bool,
    }
}

diesel::joinable!(posts -> users (user_id));
diesel::joinable!(profiles -> users (user_id));

diesel::allow_tables_to_appear_in_same_query!(posts, profiles, users,);
