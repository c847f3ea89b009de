//! The only place where names are made that the database will see.
//!
//! They follow PostgreSQL's own convention on every engine: `profiles_pkey`, `profiles_user_id_key`,
//! `profiles_user_id_fkey`, `products_quantity_check`, `articles_published_on_idx`. A name that would be longer than
//! PostgreSQL keeps, or that is taken, gets a hash of all it stands for. The hash is written out here, because the one
//! in std may change with the compiler, and a name must not.

use crate::schema::TableName;
use std::collections::BTreeSet;

/// The shortest of the engines' limits (PostgreSQL's, in bytes; MariaDB's is 64 characters).
const LONGEST: usize = 63;

/// What a name is for.
///
/// ```
/// use diesel_one_to_one_schema::names::{Names, Purpose};
/// use diesel_one_to_one_schema::schema::TableName;
///
/// let mut names = Names::default();
/// let profiles = TableName::new("profiles");
/// assert_eq!(names.make(Purpose::PrimaryKey, &profiles, &[]), "profiles_pkey");
/// assert_eq!(names.make(Purpose::ForeignKey, &profiles, &["user_id"]), "profiles_user_id_fkey");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Purpose {
    /// `_pkey`; of the table, without columns.
    PrimaryKey,
    /// `_key`
    Unique,
    /// `_idx`
    Index,
    /// `_fkey`
    ForeignKey,
    /// `_check`; with the column where the condition is about one only.
    Check,
}

impl Purpose {
    const fn suffix(self) -> &'static str {
        match self {
            Purpose::PrimaryKey => "pkey",
            Purpose::Unique => "key",
            Purpose::Index => "idx",
            Purpose::ForeignKey => "fkey",
            Purpose::Check => "check",
        }
    }
}

/// Makes names, none of them twice in one schema.
///
/// PostgreSQL keeps indexes and tables under one list of names per schema, SQLite per file, MariaDB foreign keys per
/// database, and the latter two do not tell `A` from `a`. One list for everything, without case, suits all.
///
/// ```
/// use diesel_one_to_one_schema::names::{Names, Purpose};
/// use diesel_one_to_one_schema::schema::TableName;
///
/// let mut names = Names::default();
/// assert_eq!(names.make(Purpose::Unique, &TableName::new("a"), &["b_c"]), "a_b_c_key");
/// assert_eq!(names.make(Purpose::Unique, &TableName::new("a_b"), &["c"]), "a_b_c_3a093e96_key");
/// ```
#[derive(Debug, Clone, Default)]
pub struct Names {
    taken: BTreeSet<(Option<String>, String)>,
}

impl Names {
    /// Keeps the name of a table from being given to anything else.
    pub fn reserve(&mut self, table: &TableName) {
        self.taken.insert((table.schema.clone(), table.name.to_lowercase()));
    }

    /// Keeps a name that something of this table has from being given to anything else. Was it free?
    pub(crate) fn keep(&mut self, table: &TableName, name: &str) -> bool {
        self.take(table, name)
    }

    /// A name for something that this table has on these columns.
    #[must_use]
    pub fn make(&mut self, purpose: Purpose, table: &TableName, columns: &[&str]) -> String {
        let plain = [&[table.name.as_str()], columns].concat().join("_");
        let whole = format!("{plain}_{}", purpose.suffix());
        if whole.len() <= LONGEST && self.take(table, &whole) {
            return whole;
        }
        // a NUL between the parts, so that `a`, `b_c` and `a_b`, `c` differ; and a number for what has the same parts
        let parts = [&[table.name.as_str()], columns, &[purpose.suffix()]].concat().join("\0");
        let mut number = 0;
        loop {
            let tail = format!("_{:08x}_{}", hash(&parts, number), purpose.suffix());
            let name = format!("{}{tail}", cut(&plain, LONGEST - tail.len()));
            if self.take(table, &name) {
                return name;
            }
            number += 1;
        }
    }

    fn take(&mut self, table: &TableName, name: &str) -> bool {
        self.taken.insert((table.schema.clone(), name.to_lowercase()))
    }
}

/// A name that something has for a while only, so that nobody else's is called so.
pub(crate) fn passing(name: &str) -> String {
    const PREFIX: &str = "o2o_";
    if PREFIX.len() + name.len() <= LONGEST {
        return format!("{PREFIX}{name}");
    }
    let tail = format!("_{:08x}", hash(name, 0));
    format!("{PREFIX}{}{tail}", cut(name, LONGEST - PREFIX.len() - tail.len()))
}

/// Of the 64 bits, the upper and the lower half laid over each other.
fn hash(text: &str, number: u64) -> u64 {
    let hash = fnv_1a(text.bytes().chain(number.to_le_bytes()));
    (hash >> 32) ^ (hash & 0xffff_ffff)
}

/// <http://www.isthe.com/chongo/tech/comp/fnv/>
fn fnv_1a(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The beginning of a text, at most so many bytes, of whole characters.
fn cut(text: &str, most: usize) -> &str {
    let end = (0..=most.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
    &text[..end.unwrap_or(0)]
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, Names, Purpose, cut, fnv_1a, passing};
    use crate::schema::TableName;
    use std::collections::BTreeSet;

    const PURPOSES: [Purpose; 5] =
        [Purpose::PrimaryKey, Purpose::Unique, Purpose::Index, Purpose::ForeignKey, Purpose::Check];

    #[test]
    fn the_hash_is_the_published_one() {
        assert_eq!(fnv_1a("".bytes()), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv_1a("a".bytes()), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(fnv_1a("foobar".bytes()), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn a_cut_is_between_characters() {
        assert_eq!((cut("añb", 2), cut("añb", 3), cut("a", 9), cut("ñ", 1)), ("a", "añ", "a", ""));
    }

    /// 58,500 names of parts that differ late, early, by case, by where an underscore belongs and by length in bytes.
    #[test]
    fn no_name_is_given_twice_and_none_is_too_long() {
        let (mut names, mut seen) = (Names::default(), BTreeSet::new());
        for stem in ["t", "T", "t_", "ta", "é", "漢字", &"long_".repeat(11), &"漢".repeat(20), &"é".repeat(31)] {
            for table in ["", "x", "X", "_x", "y"].map(|end| TableName::new(format!("{stem}{end}"))) {
                for number in 0..260 {
                    for purpose in PURPOSES {
                        let name = names.make(purpose, &table, &[&format!("{}{number}", "c_".repeat(number % 30))]);
                        assert!(name.len() <= LONGEST && name.ends_with(purpose.suffix()), "{name}");
                        assert!(seen.insert(name.to_lowercase()), "{name}");
                    }
                }
            }
        }
        assert_eq!(seen.len(), 9 * 5 * 260 * 5);
    }

    #[test]
    fn a_passing_name_is_none_of_ours_and_not_too_long() {
        assert_eq!(passing("profiles_user_id_key"), "o2o_profiles_user_id_key");
        let [one, other] = ["a", "b"].map(|end| passing(&format!("{}{end}", "漢".repeat(20))));
        assert!(one != other && one.len() <= LONGEST && other.len() <= LONGEST);
        assert_eq!(passing(&"x".repeat(59)).len(), LONGEST);
    }

    #[test]
    fn a_long_name_is_the_same_every_time() {
        let table = TableName::new("quarterly_departmental_performance_evaluation_summaries");
        let make = || Names::default().make(Purpose::ForeignKey, &table, &["employee_identifier"]);
        assert_eq!(make(), make());
        assert_eq!(make().len(), LONGEST);
    }
}
