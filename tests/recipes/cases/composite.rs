//! Each kind by a key of two columns.

use super::cascading;
use crate::{
    build::{T, bare, schema, table},
    case::Case,
};
use diesel_one_to_one_schema::{audit::Keep, recipe::Kind, schema::Action};

fn places() -> T {
    bare("places").integer("shelf").integer("slot").key(&["shelf", "slot"]).text("name")
}

fn referring(labels: T) -> T {
    labels.refers(&["shelf", "slot"], "places", &["shelf", "slot"])
}

/// Of one place each.
fn labels() -> T {
    referring(table("labels").integer("shelf").integer("slot").unique(&["shelf", "slot"]))
}

fn of_places(kind: Kind, before: T, after: T) -> Case {
    let [before, after] = [before, after].map(|it| schema([places(), it.text("label")]));
    Case { parent: "places", child: "labels", rows: LABELS, ..Case::new(kind, before, after) }
}

const LABELS: &str = "INSERT INTO places (shelf, slot, name) VALUES (1, 1, 'a'), (1, 2, 'b'), (2, 1, 'c');
    INSERT INTO labels (id, shelf, slot, label) VALUES (1, 2, 1, 'of c'), (2, 1, 2, 'of b');";

const ALL: &[(&str, &[&str], &[&str])] =
    &[("labels", &["id", "shelf", "slot", "label"], &["1 2 1 of c", "2 1 2 of b"])];

pub(crate) fn merge_by_two_columns() -> Case {
    Case {
        to: schema([places().text("label").null()]),
        then: &[("places", &["shelf", "slot", "label"], &["1 1 NULL", "1 2 of b", "2 1 of c"])],
        anew: &[("labels", "id")],
        losses: &["what is in `labels.id`"],
        ..of_places(Kind::Merge, labels(), labels())
    }
}

/// From two columns to one, the other way round.
pub(crate) fn key_of_two_columns_on_the_other_side() -> Case {
    let holder = places().integer("label_id").null().unique(&["label_id"]).refers(&["label_id"], "labels", &["id"]);
    Case {
        to: schema([holder, table("labels").text("label")]),
        then: &[
            ("places", &["shelf", "slot", "label_id"], &["1 1 NULL", "1 2 2", "2 1 1"]),
            ("labels", &["id", "label"], &["1 of c", "2 of b"]),
        ],
        ..of_places(Kind::Swap, labels(), labels())
    }
}

pub(crate) fn shared_key_of_two_columns() -> Case {
    let shared = referring(bare("labels").integer("shelf").integer("slot").key(&["shelf", "slot"]));
    Case {
        then: &[("labels", &["shelf", "slot", "label"], &["1 2 of b", "2 1 of c"])],
        anew: &[("labels", "id")],
        losses: &["what is in `labels.id`"],
        ..of_places(Kind::Share, labels(), shared)
    }
}

pub(crate) fn own_key_instead_of_two_columns() -> Case {
    let Case { from, to, .. } = shared_key_of_two_columns();
    Case {
        from: to,
        to: from,
        kind: Kind::Own,
        rows: "INSERT INTO places (shelf, slot, name) VALUES (1, 1, 'a'), (1, 2, 'b');
               INSERT INTO labels (shelf, slot, label) VALUES (1, 2, 'of b');",
        then: &[("labels", &["shelf", "slot", "label"], &["1 2 of b"])],
        anew: &[],
        losses: &[],
        ..shared_key_of_two_columns()
    }
}

fn many_labels() -> T {
    referring(table("labels").integer("shelf").integer("slot").index(&["shelf", "slot"]))
}

pub(crate) fn many_by_two_columns() -> Case {
    Case { then: ALL, ..of_places(Kind::Many, labels(), many_labels()) }
}

pub(crate) fn one_by_two_columns() -> Case {
    Case { then: ALL, ..of_places(Kind::One, many_labels(), labels()) }
}

pub(crate) fn one_by_two_columns_with_the_newest() -> Case {
    Case {
        keep: Some(Keep::Newest),
        rows: "INSERT INTO places (shelf, slot, name) VALUES (1, 1, 'a'), (1, 2, 'b'), (2, 1, 'c');
               INSERT INTO labels (id, shelf, slot, label) VALUES (1, 1, 1, 'x'), (2, 1, 2, 'b'), (3, 1, 1, 'a');",
        then: &[("labels", &["id", "shelf", "slot", "label"], &["2 1 2 b", "3 1 1 a"])],
        losses: &["every row of `labels` but the newest for each `shelf`, `slot`"],
        rows_stay_away: true,
        ..one_by_two_columns()
    }
}

fn maybe() -> T {
    referring(table("labels").integer("shelf").null().integer("slot").null().unique(&["shelf", "slot"]))
}

pub(crate) fn required_by_two_columns() -> Case {
    Case { then: ALL, ..of_places(Kind::Require, maybe(), labels()) }
}

pub(crate) fn released_by_two_columns() -> Case {
    Case { then: ALL, ..of_places(Kind::Release, labels(), maybe()) }
}

pub(crate) fn other_action_by_two_columns() -> Case {
    Case { then: ALL, ..of_places(Kind::Action, labels().on_delete(Action::Restrict), cascading(labels())) }
}
