//! Triggers, by which who writes one of two places writes both.
//!
//! Each writes only what differs, and so the one that it sets off in turn has nothing to write.

use super::{QUOTE, beside, block_text, copy::WORDS};
use crate::{
    change::{Copy, Mirror, Rows},
    names,
    schema::Column,
};

pub(super) fn create(mirror: &Mirror) -> Vec<String> {
    sides(mirror).into_iter().flat_map(|(name, copy)| created(&name, copy)).collect()
}

pub(super) fn drop(mirror: &Mirror) -> Vec<String> {
    let dropped = |(name, copy): (String, &Copy)| {
        [
            format!("DROP TRIGGER {} ON {}", QUOTE.name(&name), QUOTE.table(&copy.from)),
            format!("DROP FUNCTION {}()", beside(&copy.from, &name)),
        ]
    };
    sides(mirror).into_iter().flat_map(dropped).collect()
}

fn sides(mirror: &Mirror) -> [(String, &Copy); 2] {
    let name = |side: &str| names::passing(&format!("{side}_{}", mirror.name));
    [(name("one"), &mirror.one), (name("other"), &mirror.other)]
}

fn created(name: &str, copy: &Copy) -> [String; 2] {
    let (table, function) = (QUOTE.table(&copy.from), beside(&copy.from, name));
    let (body, on) = if copy.rows == Rows::New {
        (rows_that_come(copy), "INSERT OR UPDATE")
    } else {
        (rows_that_are_there(copy), "INSERT OR UPDATE OR DELETE")
    };
    [
        // whoever writes may look for the tables elsewhere
        format!(
            "CREATE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS {}",
            block_text(&body),
        ),
        format!("CREATE TRIGGER {} AFTER {on} ON {table} FOR EACH ROW EXECUTE FUNCTION {function}()", QUOTE.name(name)),
    ]
}

fn joined(pairs: impl Iterator<Item = String>, with: &str) -> String {
    pairs.collect::<Vec<_>>().join(with)
}

/// The row of `to` that is a row's.
fn own(copy: &Copy, row: &str) -> String {
    let pair = |(to, from): &(String, String)| format!("other.{} = {row}.{}", QUOTE.name(to), QUOTE.name(from));
    joined(copy.keys.iter().map(pair), " AND ")
}

/// What a row has becomes another's.
fn changed(copy: &Copy) -> String {
    let list = |row: &str| {
        let value =
            |(_, from): &(Column, Column)| (WORDS.comparable)(from, format!("{row}.{}", QUOTE.name(&from.name)));
        let keys = copy.keys.iter().map(|(_, from)| format!("{row}.{}", QUOTE.name(from)));
        joined(keys.chain(copy.values.iter().map(value)), ", ")
    };
    format!("ROW({}) IS DISTINCT FROM ROW({})", list("OLD"), list("NEW"))
}

/// A row comes to be, or becomes another, once a row has any of the values.
fn rows_that_come(copy: &Copy) -> String {
    let to = QUOTE.table(&copy.to);
    let names: Vec<String> = copy.keys.iter().map(|(to, _)| to.clone()).collect();
    let set = joined(copy.values.iter().map(|(to, _)| format!("{0} = excluded.{0}", QUOTE.name(&to.name))), ", ");
    let excluded = |(to, _): &(Column, Column)| (to.clone(), to.clone());
    let differs = WORDS.differs(
        &Copy { values: copy.values.iter().map(excluded).collect(), ..copy.clone() },
        "excluded",
        "other",
    );
    let nothing = if copy.values.iter().all(|(to, _)| to.nullable) {
        let nulled = joined(copy.values.iter().map(|(to, _)| format!("{} = NULL", QUOTE.name(&to.name))), ", ");
        let any =
            joined(copy.values.iter().map(|(to, _)| format!("other.{} IS NOT NULL", QUOTE.name(&to.name))), " OR ");
        format!("UPDATE {to} AS other SET {nulled} WHERE {} AND ({any})", own(copy, "NEW"))
    } else {
        format!("DELETE FROM {to} AS other WHERE {}", own(copy, "NEW"))
    };
    format!(
        "
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF NOT ({}) THEN
            RETURN NULL;
        END IF;
    END IF;
    IF {} THEN
        INSERT INTO {to} AS other {} VALUES ({})
        ON CONFLICT {} DO UPDATE SET {set} WHERE {differs};
    ELSE
        {nothing};
    END IF;
    RETURN NULL;
END
",
        changed(copy),
        WORDS.has_any(copy, "NEW"),
        WORDS.targets(copy),
        WORDS.sources(copy, "NEW"),
        QUOTE.columns(&names),
    )
}

/// The row that it was has nothing any more, unless somebody else's by now; then the one that it is gets the values.
fn rows_that_are_there(copy: &Copy) -> String {
    let to = QUOTE.table(&copy.to);
    let nulled = joined(copy.values.iter().map(|(to, _)| format!("{} = NULL", QUOTE.name(&to.name))), ", ");
    let any = joined(copy.values.iter().map(|(to, _)| format!("other.{} IS NOT NULL", QUOTE.name(&to.name))), " OR ");
    format!(
        "
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF NOT ({}) THEN
            RETURN NULL;
        END IF;
    END IF;
    IF TG_OP <> 'INSERT' THEN
        IF TG_OP = 'DELETE' OR {} THEN
            UPDATE {to} AS other SET {nulled} WHERE {} AND ({any}) AND NOT ({});
        END IF;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        UPDATE {to} AS other SET {} WHERE {} AND ({});
    END IF;
    RETURN NULL;
END
",
        changed(copy),
        key_changed(copy),
        own(copy, "OLD"),
        WORDS.differs(copy, "OLD", "other"),
        WORDS.set(copy, "", "NEW."),
        own(copy, "NEW"),
        WORDS.differs(copy, "NEW", "other"),
    )
}

fn key_changed(copy: &Copy) -> String {
    let list = |row: &str| joined(copy.keys.iter().map(|(_, from)| format!("{row}.{}", QUOTE.name(from))), ", ");
    format!("ROW({}) IS DISTINCT FROM ROW({})", list("OLD"), list("NEW"))
}

#[cfg(test)]
mod tests {
    use super::sides;
    use crate::{
        change::{Copy, Mirror, Rows},
        schema::TableName,
    };

    #[test]
    fn no_two_have_one_name_whatever_their_length() {
        let names = |name: &str| {
            let [from, to] = ["users", "profiles"].map(TableName::new);
            let copy = Copy { from, to, keys: Vec::new(), values: Vec::new(), rows: Rows::There };
            let mirror = Mirror { name: name.to_owned(), one: copy.clone(), other: copy };
            sides(&mirror).map(|(name, _)| name)
        };
        assert_eq!(names("users_profiles"), ["o2o_one_users_profiles", "o2o_other_users_profiles"]);
        let long = "ä".repeat(31);
        let [one, other] = [format!("{long}_profiles"), format!("{long}_avatars")].map(|it| names(&it));
        assert!(one.iter().all(|it| it.len() <= 63 && !other.contains(it)), "{one:?} {other:?}");
    }
}
