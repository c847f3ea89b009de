//! What a case is.

use diesel_one_to_one_schema::{
    audit::Keep,
    diff::Hints,
    recipe::{Association, Kind},
    schema::{Schema, TableName},
};

pub(crate) struct Case {
    pub(crate) kind: Kind,
    pub(crate) from: Schema,
    pub(crate) to: Schema,
    pub(crate) parent: &'static str,
    pub(crate) child: &'static str,
    pub(crate) hints: Hints,
    pub(crate) keep: Option<Keep>,
    /// Before.
    pub(crate) rows: &'static str,
    /// Afterwards: of a table these columns, and every row.
    pub(crate) then: &'static [(&'static str, &'static [&'static str], &'static [&'static str])],
    /// What is not the same when it was undone: columns that are counted anew.
    pub(crate) anew: &'static [(&'static str, &'static str)],
    /// What goes for good.
    pub(crate) losses: &'static [&'static str],
    /// Do rows that went for good keep it from being as it was?
    pub(crate) rows_stay_away: bool,
}

impl Case {
    pub(crate) fn new(kind: Kind, from: Schema, to: Schema) -> Case {
        Case {
            kind,
            from,
            to,
            parent: "users",
            child: "profiles",
            hints: Hints::default(),
            keep: None,
            rows: "",
            then: &[],
            anew: &[],
            losses: &[],
            rows_stay_away: false,
        }
    }

    pub(crate) fn association(&self) -> Association {
        let [parent, child] = [self.parent, self.child].map(TableName::new);
        Association { parent, child }
    }
}
