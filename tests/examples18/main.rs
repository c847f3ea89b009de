//! Eighteen one-to-ones of the tutorials, as definitions, without a database: can the definitions say them?
//!
//! `words/` has for each what it means, in sentences; [`answers`] finds the same sentences in the definitions without
//! knowing the example.

mod answers;
mod optional;
mod people;
mod splits;
mod strategies;

use diesel_one_to_one::definition::{Action, Association, ForeignKey, Model};
use std::{fs, path::Path};

/// The words of an example, and its models.
type Example = (&'static str, &'static [&'static Model]);

const EXAMPLES: [Example; 20] = [
    ("01_users_and_profiles", splits::PROFILES),
    ("02_person_and_passport", people::PASSPORT),
    ("03_employee_and_hr_details", splits::HR_DETAILS),
    ("04_accounts_and_premium_features", optional::PREMIUM_FEATURES),
    ("05_authentication_split", splits::AUTHENTICATION),
    ("06_products_and_inventory", splits::INVENTORY),
    ("07_articles_and_drafts", optional::DRAFTS),
    ("08_country_and_capital", optional::CAPITAL),
    ("09_company_car_and_parking_space", optional::CAR_AND_PARKING),
    ("10_person_and_birth_certificate", people::BIRTH_CERTIFICATE),
    ("11_student_and_transcript", people::TRANSCRIPT),
    ("12_employee_and_profile_merged", people::MERGED_PROFILE),
    ("13_role_specialisation", people::SPECIALISATION),
    ("14_patient_and_medical_record", people::MEDICAL_RECORD),
    ("15_address_of_customer_or_supplier_by_arc", strategies::ADDRESS_BY_ARC),
    ("15_address_of_customer_or_supplier_by_type_and_id", strategies::ADDRESS_BY_TYPE),
    ("16_premium_settings", strategies::PREMIUM_SETTINGS),
    ("17_position_history", strategies::POSITIONS),
    ("17_position_now", strategies::CURRENT_POSITION),
    ("18_employee_and_mentor", people::MENTOR),
];

fn words(example: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples18/words").join(example).with_extension("txt");
    fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

#[test]
fn the_definitions_say_what_the_words_say() {
    for (example, models) in EXAMPLES {
        let words = words(example);
        let mut told: Vec<&str> = words.lines().filter(|it| !it.is_empty() && !it.starts_with('#')).collect();
        let mut found = answers::of(models);
        told.sort_unstable();
        found.sort_unstable();
        assert_eq!(found, told, "{example}");
    }
}

#[test]
fn there_are_words_for_eighteen_examples_and_no_others() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples18/words");
    let mut files: Vec<String> =
        fs::read_dir(folder).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
    files.sort();
    assert_eq!(files, EXAMPLES.map(|(example, _)| format!("{example}.txt")));
    let numbers: std::collections::BTreeSet<&str> = EXAMPLES.iter().map(|(example, _)| &example[..2]).collect();
    assert_eq!(numbers.len(), 18);
}

/// A definition that is another is noticed: each example with the deletes of its associations turned around.
#[test]
fn another_delete_is_noticed() {
    for (example, models) in EXAMPLES {
        let other = models.iter().map(|model| {
            let turned = model.belongs_to.iter().map(|it| Association {
                on_delete: if it.on_delete == Action::Cascade { Action::Restrict } else { Action::Cascade },
                ..*it
            });
            let belongs_to: &'static [Association] = Vec::leak(turned.collect());
            &*Box::leak(Box::new(Model { belongs_to, ..**model }))
        });
        let other = answers::of(&other.collect::<Vec<_>>());
        let linked = models.iter().any(|model| !model.belongs_to.is_empty());
        assert_eq!(linked, other != answers::of(models), "{example}");
    }
}

/// A key.
const fn key(
    columns: &'static [&'static str],
    parent: fn() -> &'static Model,
    references: &'static [&'static str],
) -> ForeignKey {
    ForeignKey { columns, parent, references }
}

/// The child goes with its parent.
const fn cascade(association: Association) -> Association {
    Association { on_delete: Action::Cascade, ..association }
}

/// A parent stays as long as it has the child.
const fn restrict(association: Association) -> Association {
    Association { on_delete: Action::Restrict, ..association }
}
