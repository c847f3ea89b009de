//! A thousand models, each with a foreign key to the one before, a UNIQUE, an index and a CHECK.

use diesel_one_to_one::definition::{
    Action, Association, Check, Column, Entry, ForeignKey, Index, Key, LogicalType, Mirror, Model, Unique,
};
use std::sync::OnceLock;

pub(crate) const MODELS: usize = 1_000;

const TYPES: &[LogicalType] = {
    use LogicalType::{Integer, Text};
    &[Integer, Integer, Integer, Text, Text, Text]
};

static ALL: OnceLock<Vec<Model>> = OnceLock::new();

/// A definition names the other model by a function, so that there is one for each.
fn of<const TENS: usize, const ONE: usize>() -> &'static Model {
    &ALL.get_or_init(make)[TENS * 10 + ONE]
}

fn ten<const TENS: usize>() -> [fn() -> &'static Model; 10] {
    [
        of::<TENS, 0>,
        of::<TENS, 1>,
        of::<TENS, 2>,
        of::<TENS, 3>,
        of::<TENS, 4>,
        of::<TENS, 5>,
        of::<TENS, 6>,
        of::<TENS, 7>,
        of::<TENS, 8>,
        of::<TENS, 9>,
    ]
}

macro_rules! thousand {
    ($($tens:literal)+) => { [$(ten::<$tens>()),+].concat() };
}

fn functions() -> Vec<fn() -> &'static Model> {
    thousand!(0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39
        40 41 42 43 44 45 46 47 48 49 50 51 52 53 54 55 56 57 58 59 60 61 62 63 64 65 66 67 68 69 70 71 72 73 74 75 76 77 78
        79 80 81 82 83 84 85 86 87 88 89 90 91 92 93 94 95 96 97 98 99)
}

fn make() -> Vec<Model> {
    let functions = functions();
    let model = |number: usize| {
        let parent = functions[number.saturating_sub(1)];
        let columns = vec![
            Column::new("id").generated(),
            Column::new("parent_id"),
            Column::new("age"),
            Column::new("city"),
            Column::new("street"),
            Column::new("note").nullable(),
        ];
        let child = functions.get(number + 1).copied();
        let has = child.filter(|_| number > 0).into_iter().chain((number == 0).then_some(functions[1]));
        let key = Key::ForeignKey(ForeignKey { columns: &["parent_id"], parent, references: &["id"] });
        let association = Association::new("parent", "child", key);
        Model {
            columns: columns.leak(),
            uniques: &[Unique { columns: &["street"] }],
            indexes: &[Index { columns: &["age"] }],
            checks: &[Check { expression: "age > 0" }],
            has: has.map(|it| Mirror::new("child", it)).collect::<Vec<_>>().leak(),
            belongs_to: if number == 0 {
                &[]
            } else {
                vec![Association { on_delete: Action::Cascade, ..association }].leak()
            },
            ..Model::new(format!("Model{number}").leak(), format!("table_{number:03}").leak(), &["id"])
        }
    };
    (0..functions.len()).map(model).collect()
}

/// As a slice of a program that lists them.
pub(crate) fn first() -> Vec<Entry> {
    ALL.get_or_init(make).iter().map(|model| Entry { model, types: TYPES }).collect()
}

/// The same with one column more in some of them.
pub(crate) fn then(changed: impl Fn(usize) -> bool) -> Vec<Entry> {
    let types = [TYPES, &[LogicalType::Integer]].concat().leak();
    let mut entries = first();
    for (_, entry) in entries.iter_mut().enumerate().filter(|(number, _)| changed(*number)) {
        let columns = [entry.model.columns, &[Column::new("more").nullable()]].concat().leak();
        *entry = Entry { model: Box::leak(Box::new(Model { columns, ..*entry.model })), types };
    }
    entries
}
