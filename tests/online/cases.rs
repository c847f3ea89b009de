//! Two schemas, and rows that both can hold.

use crate::build::{T, bare, schema, table};
use diesel_one_to_one_schema::{
    dialect::Dialect,
    diff::Hints,
    plan::{Plan, plan},
    schema::{Action, Condition, Schema},
};

pub(crate) struct Case {
    pub(crate) from: Schema,
    pub(crate) to: Schema,
    pub(crate) rows: &'static str,
    /// What is there all the while: a table, and columns of it.
    pub(crate) kept: (&'static str, &'static [&'static str]),
}

impl Case {
    pub(crate) fn plan(&self, dialect: Dialect) -> Plan {
        plan(&self.from, &self.to, &Hints::default(), dialect).unwrap_or_else(|errors| panic!("{errors}"))
    }

    fn back(self) -> Case {
        Case { from: self.to, to: self.from, ..self }
    }
}

pub(crate) fn users() -> T {
    table("users").text("name").integer("age").null()
}

pub(crate) fn profiles() -> T {
    table("profiles").integer("user_id").null().integer("ended").null()
}

const ROWS: &str = "INSERT INTO users (name, age) VALUES ('Ada', 36), ('Bob', NULL);
    INSERT INTO profiles (user_id, ended) VALUES (1, NULL), (2, 7)";

fn case(after: T) -> Case {
    let [from, to] = [schema([users(), profiles()]), schema([users(), after])];
    Case { from, to, rows: ROWS, kept: ("profiles", &["id", "user_id", "ended"]) }
}

pub(crate) fn a_unique(_: Dialect) -> Case {
    case(profiles().unique(&["user_id"]))
}

pub(crate) fn a_unique_of_some(dialect: Dialect) -> Case {
    if dialect.partial_unique_index() {
        case(profiles().unique(&["user_id"]).among(Condition::IsNull("ended".into())))
    } else {
        case(profiles().unique(&["user_id", "ended"]))
    }
}

pub(crate) fn two_uniques(_: Dialect) -> Case {
    case(profiles().unique(&["user_id"]).unique(&["ended"]))
}

pub(crate) fn an_index(_: Dialect) -> Case {
    case(profiles().index(&["ended"]))
}

pub(crate) fn a_foreign_key(_: Dialect) -> Case {
    case(profiles().refers(&["user_id"], "users", &["id"]).on_delete(Action::Cascade))
}

pub(crate) fn a_foreign_key_to_itself(_: Dialect) -> Case {
    case(profiles().refers(&["user_id"], "profiles", &["id"]).on_delete(Action::SetNull))
}

pub(crate) fn a_check(_: Dialect) -> Case {
    case(profiles().check("profiles_user_id_check", "user_id > 0"))
}

pub(crate) fn not_null(_: Dialect) -> Case {
    case(table("profiles").integer("user_id").integer("ended").null())
}

pub(crate) fn nullable_again(dialect: Dialect) -> Case {
    not_null(dialect).back()
}

pub(crate) fn another_type(_: Dialect) -> Case {
    use diesel_one_to_one::definition::LogicalType;

    case(table("profiles").column("user_id", LogicalType::BigInt).default("7").integer("ended").null())
}

pub(crate) fn a_primary_key(_: Dialect) -> Case {
    let before = || bare("profiles").integer("user_id").integer("ended");
    let [from, to] = [before().key(&["user_id"]), before().key(&["user_id", "ended"])].map(|it| schema([it]));
    let rows = "INSERT INTO profiles (user_id, ended) VALUES (1, 6), (2, 7)";
    Case { from, to, rows, kept: ("profiles", &["user_id", "ended"]) }
}

/// The key becomes what was unique beside it, and the other way round.
pub(crate) fn another_key(_: Dialect) -> Case {
    let users = || table("users").text("name");
    let before = table("profiles").integer("user_id").unique(&["user_id"]).refers(&["user_id"], "users", &["id"]);
    let after = bare("profiles").integer("user_id").key(&["user_id"]).refers(&["user_id"], "users", &["id"]);
    let rows = "INSERT INTO users (name) VALUES ('Ada'), ('Bob'); INSERT INTO profiles (user_id) VALUES (1), (2)";
    Case { from: schema([users(), before]), to: schema([users(), after]), rows, kept: ("profiles", &["user_id"]) }
}

pub(crate) fn another_key_back(dialect: Dialect) -> Case {
    another_key(dialect).back()
}

pub(crate) fn an_index_for_a_unique(_: Dialect) -> Case {
    Case { from: schema([users(), profiles().unique(&["user_id"])]), ..case(profiles().index(&["user_id"])) }
}

pub(crate) fn a_unique_for_an_index(dialect: Dialect) -> Case {
    an_index_for_a_unique(dialect).back()
}

/// Under the name that it had.
pub(crate) fn a_unique_for_another(dialect: Dialect) -> Case {
    let mut before = a_unique_of_some(dialect).to;
    let after = profiles().unique(&["user_id"]);
    before.tables[1].uniques[0].name.clone_from(&after.0.uniques[0].name);
    Case { from: before, ..case(after) }
}

fn everything_before() -> Schema {
    let profiles = profiles().integer("old").null().index(&["old"]).unique(&["old"]);
    schema([users(), profiles, table("places").integer("user_id").refers(&["user_id"], "users", &["id"])])
}

pub(crate) fn everything(_: Dialect) -> Case {
    let teams = table("teams").text("name").comment("who works together");
    let users = users().unique(&["age"]).integer("team_id").null().refers(&["team_id"], "teams", &["id"]);
    let profiles = table("profiles").integer("user_id").integer("ended").null().integer("level").default("0");
    let profiles = profiles.index(&["level"]).unique(&["user_id"]).check("profiles_user_id_check", "user_id > 0");
    let profiles = profiles.refers(&["user_id"], "users", &["id"]).on_delete(Action::Cascade);
    let to = schema([users, profiles.comment("of a user"), teams]);
    Case { from: everything_before(), to, rows: ROWS, kept: ("profiles", &["id", "user_id", "ended"]) }
}

pub(crate) fn nothing_but_drops(_: Dialect) -> Case {
    let whole = profiles().integer("old").null().index(&["old"]).unique(&["ended"]);
    let whole = whole.check("profiles_user_id_check", "user_id > 0").refers(&["user_id"], "users", &["id"]);
    Case { from: schema([users(), whole]), ..case(profiles()) }
}

pub(crate) fn names_in_quotes(_: Dialect) -> Case {
    let before = || table("it's \"a\" `t`").integer("c'\"`c").null();
    let to = before().unique(&["c'\"`c"]).index(&["c'\"`c", "id"]);
    let to = to.refers(&["c'\"`c"], "it's \"a\" `t`", &["id"]);
    Case { from: schema([before()]), to: schema([to]), rows: "", kept: ("it's \"a\" `t`", &["id", "c'\"`c"]) }
}

pub(crate) fn a_long_name(_: Dialect) -> Case {
    const NAME: &str = "quarterly_departmental_performance_evaluation_summa";
    let before = || table(NAME).integer("user_id").null();
    let to = table(NAME).integer("user_id").unique(&["user_id"]);
    Case { from: schema([before()]), to: schema([to]), rows: "", kept: (NAME, &["id", "user_id"]) }
}
