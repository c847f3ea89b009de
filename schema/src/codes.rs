//! The codes of all that the tools find, each with a page: what it means, an example, what can come of it, what to do.
//!
//! A code stays the same when the words of a message change.
//!
//! | codes | of |
//! |---|---|
//! | `O2O1..` | [`DefinitionError`]: what the models say wrong |
//! | `O2O2..` | [`DialectError`]: what one engine cannot hold |
//! | `O2O3..` | [`Difference`]: models and a database that disagree |
//! | `O2O4..` | [`Rule`]: rows that break what the models say |
//! | `O2O5..` | [`Lint`]: designs that are allowed, and seldom meant |
//! | `O2O60.` | `RunError`: migrations that are not run |
//! | `O2O61.`, `O2O62.` | [`GenerateError`]: why no migration is generated |
//! | `O2O63.`, `O2O64.` | [`Refused`]: changes of mind that there is no recipe for |

use crate::{
    audit::Rule,
    check::Difference,
    error::{DefinitionError, DialectError, GenerateError},
    hints::Lint,
    recipe::Refused,
};

/// The page of a code, in Markdown.
///
/// ```
/// use diesel_one_to_one_schema::codes;
///
/// let page = codes::page("O2O307").unwrap();
/// assert!(page.starts_with("# O2O307: ") && page.contains("UNIQUE"));
/// assert_eq!(codes::page("O2O999"), None);
/// ```
#[must_use]
pub fn page(code: &str) -> Option<&'static str> {
    PAGES.iter().find(|(own, _)| *own == code).map(|(_, page)| *page)
}

/// All codes, in order.
///
/// ```
/// use diesel_one_to_one_schema::codes;
///
/// assert_eq!(codes::all().next(), Some("O2O101"));
/// assert!(codes::all().all(|code| codes::page(code).is_some()));
/// ```
pub fn all() -> impl Iterator<Item = &'static str> {
    PAGES.iter().map(|(code, _)| *code)
}

/// Gives each variant of each enum its code, and each code its page: here alone is a code written. A variant without a code
/// and a code without a page do not compile.
macro_rules! codes {
    ($($(#[$condition:meta])* $Of:ty { $($Variant:ident $code:ident)+ })+) => {
        $($(#[$condition])* impl $Of {
            /// A code that stays the same when the words change. [`codes`](crate::codes) has a page for each.
            #[must_use]
            pub const fn code(&self) -> &'static str {
                match self {
                    $(Self::$Variant { .. } => stringify!($code),)+
                }
            }
        })+

        $($(
            #[allow(non_snake_case, reason = "the code, as it is printed")]
            #[doc = include_str!(concat!("../docs/codes/", stringify!($code), ".md"))]
            pub mod $code {}
        )+)+

        const PAGES: &[(&str, &str)] = &[$($(
            (stringify!($code), include_str!(concat!("../docs/codes/", stringify!($code), ".md"))),
        )+)+];
    };
}

codes! {
    DefinitionError {
        TwoModels O2O101
        ParentNotListed O2O102
        ChildNotListed O2O103
        UnknownColumn O2O104
        TypeMismatch O2O105
        KeyLength O2O106
        ReferencedNotUnique O2O107
        SetNullOnNotNull O2O108
        SharedKeyElsewhere O2O109
        Redundant O2O110
        NullablePrimaryKey O2O111
        Identity O2O112
        TypeMissing O2O113
        DuplicateColumn O2O114
        OtherTable O2O115
        NotAvailableYet O2O120
    }
    DialectError {
        TypeUnavailable O2O201
        TypeNotOrdered O2O202
        NameTooLong O2O203
        NameRefused O2O204
        NoteTooLong O2O205
        NoteRefused O2O206
        NotDeferrable O2O207
        NotPartial O2O208
        NoSchemas O2O209
        CheckOnWrittenColumn O2O210
        ParentWithoutSchema O2O211
        SameTable O2O212
        SameColumn O2O213
        NotAvailableYet O2O220
    }
    Difference {
        TableMissing O2O301
        ColumnMissing O2O302
        ColumnUnlisted O2O303
        Type O2O304
        Nullability O2O305
        PrimaryKey O2O306
        UniqueMissing O2O307
        ForeignKeyMissing O2O308
        OnDelete O2O309
        OnUpdate O2O310
        Deferral O2O311
        CheckMissing O2O312
        IndexMissing O2O313
        Origin O2O314
        NotValid O2O315
        UniqueUnlisted O2O316
        ForeignKeyUnlisted O2O317
        Unmanaged O2O318
        IndexRedundant O2O319
        ForeignKeysOff O2O320
    }
    Rule<'_> {
        Singular O2O401
        Parent O2O402
        NotNull O2O403
        Check O2O404
    }
    Lint {
        NullableRequired O2O501
        BothSides O2O502
        IndexServed O2O503
        OverNormalised O2O504
        HistoryUnderUnique O2O505
    }
    #[cfg(feature = "migrations")]
    crate::run::RunError {
        InTransaction O2O601
        Locked O2O602
        Source O2O603
        Failed O2O604
        Orphans O2O605
        Transaction O2O606
        Unknown O2O607
        Twins O2O608
        Database O2O609
    }
    GenerateError {
        Io O2O610
        Broken O2O611
        Format O2O612
        Missing O2O613
        Heads O2O614
        Conflicts O2O615
        OtherDialect O2O616
        Destructive O2O617
        NoDialect O2O618
        Name O2O619
        UnknownAssociation O2O620
        NotAlone O2O621
        NoVersion O2O622
        OutOfDate O2O623
        Circular O2O624
        Models O2O625
        Begun O2O626
        Remade O2O627
        NoSqlite O2O628
        BothThere O2O642
        Reused O2O643
        NoRecipe O2O629
    }
    Refused {
        NothingChanges O2O630
        NoAssociation O2O631
        NotOneToOne O2O632
        NothingToMove O2O633
        Unsaid O2O634
        OtherType O2O635
        KeyInUse O2O636
        Renamed O2O637
        KeepNeedless O2O638
        InOne O2O639
        NoMirror O2O640
        Unheld O2O641
        OtherMeaning O2O644
    }
}

#[cfg(test)]
mod tests {
    use super::{PAGES, all};
    use std::collections::BTreeSet;

    #[test]
    fn no_code_is_given_twice_and_no_page_is_of_no_code() {
        let codes: BTreeSet<String> = all().map(|code| format!("{code}.md")).collect();
        assert_eq!(codes.len(), PAGES.len());
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/codes");
        let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
        assert_eq!(files.collect::<BTreeSet<_>>(), codes);
    }

    #[test]
    fn a_page_says_what_it_is_what_may_come_of_it_and_what_to_do() {
        for (code, page) in PAGES {
            let headings: Vec<&str> =
                page.lines().filter(|line| line.starts_with("# ") || line.starts_with("## ")).collect();
            assert!(headings[0].starts_with(&format!("# {code}: ")), "{code}");
            assert_eq!(headings[1..], ["## Example", "## What can come of it", "## What to do"], "{code}");
            // whoever prints one paragraph of what to do prints a whole one
            let what_to_do = page.split("## What to do\n\n").nth(1).and_then(|it| it.split("\n\n").next()).unwrap();
            assert!(what_to_do.trim_end().ends_with(['.', ':']), "{code}: {what_to_do}");
            assert!((10..=32).contains(&page.lines().count()), "{code}: {} lines", page.lines().count());
        }
    }
}
