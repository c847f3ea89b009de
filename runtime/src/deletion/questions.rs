//! What must be known of the rows before any of them is changed.

use super::course::Course;
use super::graph::Link;
use super::rows::Rows;
use crate::definition::Action;
use crate::error::Blocking;

/// Rows that are to be counted.
pub(crate) struct Questions {
    pub(crate) asked: Vec<Rows>,
}

/// How many there are.
#[derive(Debug, Default)]
pub(crate) struct Answers {
    /// What forbids the deletion.
    pub(crate) blocking: Vec<Blocking>,
    /// What the engine may forbid it for.
    pub(crate) no_action: Vec<Blocking>,
    /// The links, by number, by which rows that go refer to others that go and that must be set to NULL first.
    pub(crate) inside: Vec<usize>,
    /// How many rows of which table go, where that was asked.
    pub(crate) doomed: Vec<(usize, u64)>,
    /// How many rows lose their parent by which link, where that was asked.
    pub(crate) detached: Vec<(usize, u64)>,
}

impl Questions {
    /// What may be in the way of a deletion.
    pub(crate) fn in_the_way(course: &Course) -> Self {
        let mut asked = Vec::new();
        for (number, link) in course.inbound() {
            if matches!(link.on_delete, Action::Restrict | Action::NoAction) {
                asked.push(Rows::Referring(number));
            }
            if loosens(course, link) {
                asked.push(Rows::Inside(number));
            }
        }
        Questions { asked }
    }

    /// The same, and the rows that go from tables below the first.
    pub(crate) fn below(course: &Course) -> Self {
        let mut questions = Questions::in_the_way(course);
        questions.asked.extend(course.doomed().iter().skip(1).map(|table| Rows::Doomed(*table)));
        questions
    }

    /// All that a deletion comes to.
    pub(crate) fn all(course: &Course) -> Self {
        let doomed = course.doomed().iter().map(|table| Rows::Doomed(*table));
        let stay = course.inbound().filter(|(_, link)| link.on_delete != Action::Cascade);
        Questions { asked: doomed.chain(stay.map(|(number, _)| Rows::Referring(number))).collect() }
    }

    /// What the counts say.
    pub(crate) fn answered(&self, course: &Course, counts: &[(i32, i64)]) -> Answers {
        let mut answers = Answers::default();
        for (at, rows) in self.asked.iter().enumerate() {
            let count = counts.iter().find(|(counted, _)| usize::try_from(*counted) == Ok(at));
            let count = count.map_or(0, |(_, count)| u64::try_from(*count).unwrap_or_default());
            match *rows {
                _ if count == 0 => {}
                Rows::Doomed(table) => answers.doomed.push((table, count)),
                Rows::Inside(number) => answers.inside.push(number),
                Rows::Referring(number) => {
                    let link = course.link(number);
                    let table = course.model(link.child).table.to_string();
                    let blocking = Blocking { association: link.name.clone(), table, rows: count };
                    match link.on_delete {
                        Action::Restrict => answers.blocking.push(blocking),
                        Action::NoAction => answers.no_action.push(blocking),
                        Action::SetNull | Action::Cascade => answers.detached.push((number, count)),
                    }
                }
                Rows::First | Rows::Deeper { .. } => unreachable!("nothing asks for these"),
            }
        }
        answers
    }
}

/// Rows that go may refer to each other by a key that does not make them go. Where the order does not suit that key, or
/// where it refers to its own table, it is set to NULL first, in the rows that go.
fn loosens(course: &Course, link: &Link) -> bool {
    link.on_delete != Action::Cascade
        && course.is_doomed(link.child)
        && !course.nullable(link).is_empty()
        && (link.is_self() || !course.child_goes_first(link))
}
