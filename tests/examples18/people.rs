//! People, their papers and their roles.

use crate::{cascade, key, restrict};
use diesel_one_to_one::definition::{Action, Association, Column, Key, Merged, Mirror, Model, Unique};

pub(crate) const PASSPORT: &[&Model] = &[&TRAVELLER, &TRAVELLERS_PASSPORT];

static TRAVELLER: Model = Model {
    columns: &[Column::new("id").generated(), Column::new("name")],
    has: &[Mirror::new("passport", || &TRAVELLERS_PASSPORT)],
    ..Model::new("Person", "people", &["id"])
};
static TRAVELLERS_PASSPORT: Model = Model {
    columns: &[Column::new("person_id"), Column::new("number"), Column::new("expires_on")],
    uniques: &[Unique { columns: &["number"] }],
    belongs_to: &[cascade(Association::new(
        "person",
        "passport",
        Key::SharedKey(key(&["person_id"], || &TRAVELLER, &["id"])),
    ))],
    ..Model::new("Passport", "passports", &["person_id"])
};

pub(crate) const BIRTH_CERTIFICATE: &[&Model] = &[&PERSON, &CERTIFICATE];

static PERSON: Model = Model {
    columns: &[Column::new("id").generated(), Column::new("name")],
    has: &[Mirror { required: true, ..Mirror::new("birth_certificate", || &CERTIFICATE) }],
    ..Model::new("Person", "people", &["id"])
};
static CERTIFICATE: Model = Model {
    columns: &[Column::new("id").generated(), Column::new("person_id"), Column::new("born_on")],
    belongs_to: &[Association {
        deferrable: true,
        ..cascade(Association::new(
            "person",
            "birth_certificate",
            Key::ForeignKey(key(&["person_id"], || &PERSON, &["id"])),
        ))
    }],
    ..Model::new("BirthCertificate", "birth_certificates", &["id"])
};

pub(crate) const TRANSCRIPT: &[&Model] = &[&STUDENT, &STUDENTS_TRANSCRIPT];

static STUDENT: Model = Model {
    columns: &[Column::new("id"), Column::new("name")],
    has: &[Mirror::new("transcript", || &STUDENTS_TRANSCRIPT)],
    ..Model::new("Student", "students", &["id"])
};
static STUDENTS_TRANSCRIPT: Model = Model {
    columns: &[Column::new("student_id"), Column::new("grade_average").nullable()],
    belongs_to: &[restrict(Association::new(
        "student",
        "transcript",
        Key::SharedKey(key(&["student_id"], || &STUDENT, &["id"])),
    ))],
    ..Model::new("Transcript", "transcripts", &["student_id"])
};

pub(crate) const MERGED_PROFILE: &[&Model] = &[&EMPLOYEE];

static EMPLOYEE: Model = Model {
    columns: &[
        Column::new("id").generated(),
        Column::new("name"),
        Column::new("profile_bio"),
        Column::new("profile_photo").nullable(),
        Column::new("desk_floor").nullable(),
        Column::new("desk_number").nullable(),
    ],
    merged: &[
        Merged { name: "profile", columns: &["profile_bio", "profile_photo"], discriminator: None },
        Merged { name: "desk", columns: &["desk_floor", "desk_number"], discriminator: Some("desk_number") },
    ],
    ..Model::new("Employee", "employees", &["id"])
};

pub(crate) const SPECIALISATION: &[&Model] = &[&STAFF, &MANAGER, &ENGINEER];

static STAFF: Model = Model {
    columns: &[Column::new("id").generated(), Column::new("name")],
    has: &[Mirror::new("manager", || &MANAGER), Mirror::new("engineer", || &ENGINEER)],
    ..Model::new("Employee", "employees", &["id"])
};
static MANAGER: Model = Model {
    columns: &[Column::new("employee_id"), Column::new("budget")],
    belongs_to: &[cascade(Association::new(
        "employee",
        "manager",
        Key::SharedKey(key(&["employee_id"], || &STAFF, &["id"])),
    ))],
    ..Model::new("Manager", "managers", &["employee_id"])
};
static ENGINEER: Model = Model {
    columns: &[Column::new("employee_id"), Column::new("speciality")],
    belongs_to: &[cascade(Association::new(
        "employee",
        "engineer",
        Key::SharedKey(key(&["employee_id"], || &STAFF, &["id"])),
    ))],
    ..Model::new("Engineer", "engineers", &["employee_id"])
};

pub(crate) const MEDICAL_RECORD: &[&Model] = &[&PATIENT, &RECORD];

static PATIENT: Model = Model {
    columns: &[Column::new("id").generated(), Column::new("name")],
    has: &[Mirror { required: true, ..Mirror::new("medical_record", || &RECORD) }],
    ..Model::new("Patient", "patients", &["id"])
};
static RECORD: Model = Model {
    columns: &[Column::new("patient_id"), Column::new("blood_type").nullable()],
    belongs_to: &[Association {
        sensitive: true,
        note: Some("Kept apart, because reception may see the patient and not the record."),
        ..cascade(Association::new(
            "patient",
            "medical_record",
            Key::SharedKey(key(&["patient_id"], || &PATIENT, &["id"])),
        ))
    }],
    ..Model::new("MedicalRecord", "medical_records", &["patient_id"])
};

pub(crate) const MENTOR: &[&Model] = &[&MENTORED];

static MENTORED: Model = Model {
    columns: &[Column::new("id").generated(), Column::new("name"), Column::new("mentor_id").nullable()],
    belongs_to: &[Association {
        on_delete: Action::SetNull,
        ..Association::new("mentor", "mentee", Key::ForeignKey(key(&["mentor_id"], || &MENTORED, &["id"])))
    }],
    has: &[Mirror::new("mentee", || &MENTORED)],
    ..Model::new("Employee", "employees", &["id"])
};
