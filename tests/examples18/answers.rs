//! What definitions say, asked without knowing what they are of.

use diesel_one_to_one::definition::{
    Action, Association, Condition, Extent, Key, Literal, Merged, Mirror, Model, Route, Test,
};

/// A sentence per fact.
pub(crate) fn of(models: &[&'static Model]) -> Vec<String> {
    let mut sentences = Vec::new();
    for model in models {
        sentences.extend(model.uniques.iter().map(|it| once(model, it.columns)));
        sentences.extend(model.belongs_to.iter().map(|it| uniqueness(model, it)));
        sentences.extend(model.belongs_to.iter().flat_map(|it| references(model, it)));
        sentences.extend(arcs(model));
        sentences.extend(model.belongs_to.iter().filter_map(|it| parents_of(model, it)));
        sentences.extend(model.has.iter().map(|it| child_of(model, it)));
        sentences.extend(model.merged.iter().map(|it| merged(model, it)));
        sentences.extend(deletes(model, models));
    }
    sentences
}

/// Which columns are unique together, and when.
fn uniqueness(model: &Model, association: &Association) -> String {
    let when = match association.extent {
        Extent::Always => String::new(),
        Extent::OnlyWhen(condition) => format!(" among those where {}", met(condition)),
        Extent::Current { end_column } => format!(" among those where {end_column} is null"),
        Extent::Period { start, end } => format!(" at any moment from {start} to {end}"),
    };
    once(model, &association.key.columns()) + &when
}

fn once(model: &Model, columns: &[&str]) -> String {
    format!("{} has each {} once", model.table, columns.join(" with "))
}

/// Which keys refer where.
fn references(model: &Model, association: &Association) -> Vec<String> {
    let only = association.when.map_or(String::new(), |it| format!(" where {}", met(it)));
    match association.key {
        Key::ForeignKey(key) | Key::SharedKey(key) | Key::ExclusiveArc { key, .. } => {
            let (columns, references) = (key.columns.join(", "), key.references.join(", "));
            vec![format!("{} ({columns}) refers to {} ({references}){only}", model.table, (key.parent)().table)]
        }
        Key::TypeAndId { type_column, id_column, parents } => {
            let variant = |it: &diesel_one_to_one::definition::Variant| {
                let parent = (it.parent)();
                let to = format!("{} ({})", parent.table, it.references);
                format!("{} ({id_column}) refers to {to} if {type_column} is {}", model.table, it.value)
            };
            parents.iter().map(variant).collect()
        }
    }
}

/// Of which keys exactly one is set.
fn arcs(model: &Model) -> Option<String> {
    let of_arc = |association: &Association| match association.key {
        Key::ExclusiveArc { arc, key } => Some((arc, key.columns.join(", "))),
        _ => None,
    };
    let keys: Vec<_> = model.belongs_to.iter().filter_map(of_arc).collect();
    let (arc, _) = keys.first()?;
    let columns: Vec<_> = keys.iter().map(|(_, columns)| columns.as_str()).collect();
    Some(format!("every {} has exactly one {arc}: {}", model.name, columns.join(" or ")))
}

/// Must a child have a parent? Where there is an arc, [`arcs`] says so.
fn parents_of(model: &Model, association: &Association) -> Option<String> {
    if matches!(association.key, Key::ExclusiveArc { .. }) {
        return None;
    }
    let nullable = |name: &str| model.column(name).unwrap_or_else(|| panic!("{}.{name}", model.name)).nullable;
    let may = association.key.columns().into_iter().any(nullable);
    Some(participation(model, !may, association.name))
}

/// Must a parent have a child?
fn child_of(model: &'static Model, mirror: &Mirror) -> String {
    assert!(
        mirror.association(model).is_some() || matches!(mirror.route, Route::Via { .. }),
        "{}.{} mirrors nothing",
        model.name,
        mirror.name
    );
    participation(model, mirror.required, mirror.name)
}

fn merged(model: &Model, merged: &Merged) -> String {
    assert!(merged.columns.iter().chain(&merged.discriminator).all(|it| model.column(it).is_some()));
    participation(model, merged.discriminator.is_none(), merged.name)
}

fn participation(model: &Model, must: bool, partner: &str) -> String {
    if must {
        format!("every {} has its {partner}", model.name)
    } else {
        format!("{} may have no {partner}", model.name)
    }
}

/// What a delete does, to whom.
fn deletes(model: &'static Model, models: &[&'static Model]) -> Vec<String> {
    let mut does = Vec::new();
    for child in models {
        let held = child.belongs_to.iter().filter(|it| it.key.parents().iter().any(|it| it.table == model.table));
        for association in held {
            does.push(match association.on_delete {
                Action::Cascade => format!("a delete of {} deletes its {}", model.name, child.name),
                Action::SetNull => format!("a delete of {} leaves its {} without one", model.name, child.name),
                Action::Restrict | Action::NoAction => {
                    format!("a delete of {} is refused while it has a {}", model.name, child.name)
                }
            });
        }
    }
    does.extend(model.merged.iter().map(|it| format!("a delete of {} is one of its {}", model.name, it.name)));
    if does.is_empty() {
        does.push(format!("a delete of {} does nothing else", model.name));
    }
    does
}

fn met(Condition { column, test }: Condition) -> String {
    match test {
        Test::IsNull => format!("{column} is null"),
        Test::Equals(Literal::Bool(value)) => format!("{column} is {value}"),
        Test::Equals(Literal::Integer(value)) => format!("{column} is {value}"),
        Test::Equals(Literal::Text(value)) => format!("{column} is {value}"),
    }
}
