//! The tables, and their rows as structs.

use diesel::prelude::*;
#[cfg(feature = "ours")]
use diesel_one_to_one::{BelongsToOne, HasOne, Model};

use crate::columns::columns;
use crate::value::of;

macro_rules! models {
    ($($text:ident $number:ident $flag:ident $share:ident,)+) => {
        diesel::table! {
            parents (id) {
                id -> Integer,
                code -> Text,
                $($text -> Text, $number -> Nullable<BigInt>, $flag -> Bool, $share -> Double,)+
                note -> Nullable<Text>,
                last -> Integer,
            }
        }

        diesel::table! {
            children (id) {
                id -> Integer,
                parent_id -> Integer,
                $($text -> Text, $number -> Nullable<BigInt>, $flag -> Bool, $share -> Double,)+
                note -> Nullable<Text>,
                last -> Integer,
            }
        }

        diesel::table! {
            grandchildren (id) {
                id -> Integer,
                child_id -> Nullable<Integer>,
                $(
                    $text -> Nullable<Text>,
                    $number -> Nullable<BigInt>,
                    $flag -> Nullable<Bool>,
                    $share -> Nullable<Double>,
                )+
                note -> Nullable<Text>,
                last -> Nullable<Integer>,
            }
        }

        diesel::allow_tables_to_appear_in_same_query!(parents, children, grandchildren);

        /// Has a child or none.
        #[derive(Debug, Clone, PartialEq, HasQuery, Identifiable, Insertable)]
        #[cfg_attr(feature = "ours", derive(Model, HasOne), has_one(Child))]
        #[diesel(table_name = parents)]
        pub struct Parent {
            id: i32,
            code: String,
            $($text: String, $number: Option<i64>, $flag: bool, $share: f64,)+
            note: Option<String>,
            last: i32,
        }

        /// Has a parent.
        #[derive(Debug, Clone, PartialEq, HasQuery, Identifiable, Insertable)]
        #[cfg_attr(feature = "ours", derive(Model, HasOne, BelongsToOne), has_one(Grandchild))]
        #[cfg_attr(feature = "ours", belongs_to_one(Parent, on_delete = cascade))]
        #[diesel(table_name = children)]
        pub struct Child {
            id: i32,
            parent_id: i32,
            $($text: String, $number: Option<i64>, $flag: bool, $share: f64,)+
            note: Option<String>,
            last: i32,
        }

        /// All but its primary key may be NULL.
        #[derive(Debug, Clone, PartialEq, HasQuery, Identifiable, Insertable)]
        #[cfg_attr(feature = "ours", derive(Model, BelongsToOne), belongs_to_one(Child, on_delete = set_null))]
        #[diesel(table_name = grandchildren)]
        pub struct Grandchild {
            id: i32,
            child_id: Option<i32>,
            $($text: Option<String>, $number: Option<i64>, $flag: Option<bool>, $share: Option<f64>,)+
            note: Option<String>,
            last: Option<i32>,
        }

        impl Parent {
            /// The `n`th.
            #[must_use]
            pub fn new(n: i32) -> Self {
                Self {
                    id: n,
                    code: of("code", n),
                    $($text: of(stringify!($text), n), $number: of(stringify!($number), n),)+
                    $($flag: of(stringify!($flag), n), $share: of(stringify!($share), n),)+
                    note: of("note", n),
                    last: of("last", n),
                }
            }
        }

        impl Child {
            /// The `n`th, of the `n`th parent.
            #[must_use]
            pub fn new(n: i32) -> Self {
                Self {
                    id: 10 + n,
                    parent_id: n,
                    $($text: of(stringify!($text), 10 + n), $number: of(stringify!($number), 10 + n),)+
                    $($flag: of(stringify!($flag), 10 + n), $share: of(stringify!($share), 10 + n),)+
                    note: of("note", 10 + n),
                    last: of("last", 10 + n),
                }
            }
        }

        impl Grandchild {
            /// The `n`th, which holds nothing but its keys.
            #[must_use]
            pub fn new(n: i32, child: Option<&Child>) -> Self {
                Self {
                    id: 20 + n,
                    child_id: child.map(|child| child.id),
                    $($text: None, $number: None, $flag: None, $share: None,)+
                    note: None,
                    last: None,
                }
            }
        }
    };
}
columns!(models);
