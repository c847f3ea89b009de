//! The calendar, as far as the name of a migration needs it.

use std::time::{SystemTime, UNIX_EPOCH};

/// `2026-09-21-141320`, as Diesel's own command writes it, in UTC; `None` before 1970 and after 9999.
pub(super) fn stamp(time: SystemTime) -> Option<String> {
    let seconds = time.duration_since(UNIX_EPOCH).ok()?.as_secs();
    let (day, second) = (seconds / 86_400, seconds % 86_400);
    let (year, month, day) = date(day);
    let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
    (year <= 9_999).then(|| format!("{year:04}-{month:02}-{day:02}-{hour:02}{minute:02}{second:02}"))
}

/// From days since 1970; years begin in March, so that the day that is not always there is the last one of a year.
/// <https://howardhinnant.github.io/date_algorithms.html#civil_from_days>
fn date(days: u64) -> (u64, u64, u64) {
    const OF_400_YEARS: u64 = 146_097;
    let days = days + 719_468;
    let (era, day) = (days / OF_400_YEARS, days % OF_400_YEARS);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (era * 400 + year + u64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::stamp;
    use std::time::{Duration, SystemTime};

    fn at(seconds: u64) -> Option<String> {
        stamp(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds))
    }

    #[test]
    fn a_date_is_that_of_the_calendar() {
        let dates = [
            (0, "1970-01-01-000000"),
            (951_782_399, "2000-02-28-235959"),
            (951_782_400, "2000-02-29-000000"),
            (951_868_800, "2000-03-01-000000"),
            (1_735_689_599, "2024-12-31-235959"),
            (1_790_000_000, "2026-09-21-141320"),
            (4_107_542_400, "2100-03-01-000000"),
            (253_402_300_799, "9999-12-31-235959"),
        ];
        for (seconds, date) in dates {
            assert_eq!(at(seconds).as_deref(), Some(date));
        }
    }

    #[test]
    fn what_has_no_four_digits_is_no_date() {
        assert_eq!(at(253_402_300_800), None);
        assert_eq!(stamp(SystemTime::UNIX_EPOCH - Duration::from_secs(1)), None);
    }
}
