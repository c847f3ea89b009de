//! What a migration is called.

use super::time;
use crate::error::GenerateError;
use std::time::SystemTime;

/// Is it a name? On every file system, and for Diesel, to which a version ends with the first `_`.
pub(super) fn named(name: &str) -> Result<(), GenerateError> {
    let allowed = |it: char| it.is_ascii_alphanumeric() || matches!(it, '_' | '-');
    if (1..=100).contains(&name.len()) && name.chars().all(allowed) {
        return Ok(());
    }
    Err(GenerateError::Name { name: name.to_owned() })
}

/// What Diesel orders by: all before the first `_`, without `-`.
fn version(folder: &str) -> String {
    folder.split('_').next().unwrap_or_default().replace('-', "")
}

/// As many versions as are asked for, each after all that are there and those before it.
pub(super) fn all(folders: &[String], time: SystemTime, number: usize) -> Result<Vec<String>, GenerateError> {
    let mut folders = folders.to_vec();
    (0..number).map(|_| next(&folders, time).inspect(|it| folders.push(it.clone()))).collect()
}

/// The version of now, with the number that Diesel's own command counts in four hexadecimal digits; or, where a version of
/// today or later is there already, the one after that.
fn next(folders: &[String], time: SystemTime) -> Result<String, GenerateError> {
    let Some(stamp) = time::stamp(time) else {
        return Err(GenerateError::NoVersion { reason: "the clock shows no year between 1970 and 9999".to_owned() });
    };
    let Some((last, of)) = folders.iter().map(|it| (version(it), it)).max() else { return Ok(format!("{stamp}-0000")) };
    let now = format!("{stamp}-0000");
    if version(&now) > last {
        return Ok(now);
    }
    after(&last).ok_or_else(|| GenerateError::NoVersion { reason: format!("that of `{of}` is not made of a date") })
}

/// The same second, one number more.
fn after(last: &str) -> Option<String> {
    let (stamp, number) = (last.get(..14)?, last.get(14..)?);
    let number = match number {
        "" => 0,
        // Diesel's is of four digits; whatever comes after them comes before the next number
        _ => u16::from_str_radix(number.get(..4)?, 16).ok()?.checked_add(1)?,
    };
    if !stamp.bytes().all(|it| it.is_ascii_digit()) {
        return None;
    }
    let (date, time) = stamp.split_at(8);
    let next = format!("{}-{}-{}-{time}-{number:04x}", &date[..4], &date[4..6], &date[6..]);
    (version(&next).as_str() > last).then_some(next)
}

#[cfg(test)]
mod tests {
    use super::{named, next, version};
    use std::time::{Duration, SystemTime};

    fn at(folders: &[&str]) -> String {
        let folders: Vec<String> = folders.iter().map(|it| (*it).to_owned()).collect();
        let time = SystemTime::UNIX_EPOCH + Duration::from_secs(1_790_000_000);
        next(&folders, time).unwrap_or_else(|error| error.to_string())
    }

    #[test]
    fn a_version_comes_after_all_that_are_there() {
        let first = "2026-09-21-141320-0000";
        for before in [&[][..], &["00000000000000_diesel_initial_setup"], &["2026-09-21-141319-ffff_b", "2020_a"]] {
            assert_eq!(at(before), first);
        }
        let then = [
            ("2026-09-21-141320_of_an_older_diesel", first),
            ("20260921141320_without_hyphens", first),
            ("2026-09-21-141320-0000_a", "2026-09-21-141320-0001"),
            ("2026-09-21-141320-00ff_a", "2026-09-21-141320-0100"),
            ("2026-09-21-141320-0009-5_a", "2026-09-21-141320-000a"),
            ("2099-01-01-000000-0000_of_tomorrow", "2099-01-01-000000-0001"),
        ];
        for (folder, expected) in then {
            let next = at(&[folder, "2020-01-01-000000_a"]);
            assert_eq!(next, expected);
            assert!(version(&next) > version(folder));
        }
    }

    #[test]
    fn a_version_that_is_no_date_and_comes_last_is_refused() {
        for folder in ["9_a", "v2_a", "2026-09-21-141320-ffff_a", "2026-09-21-141320-é_a", "ééééééééé_a", "3"]
        {
            assert!(at(&[folder]).starts_with("no version of today comes last: "), "{folder}");
        }
    }

    #[test]
    fn a_name_is_one_on_every_file_system() {
        let long = "a".repeat(101);
        for name in ["", " ", "a b", "../a", "a/b", "é", "a.b", "a\0", &long] {
            assert!(named(name).is_err(), "{name}");
        }
        for name in ["a", "add_profiles", "2", "a-b", &long[..100]] {
            assert!(named(name).is_ok(), "{name}");
        }
    }
}
