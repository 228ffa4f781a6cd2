//! Dates as Danes write them.

use jiff::civil::Date;

const MONTHS: [&str; 12] = [
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
];

/// A date for a page: for people and for machines.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct ShownDate {
    /// `2026-03-03`
    pub machine: String,
    /// `3. marts 2026`
    pub text: String,
}

impl From<Date> for ShownDate {
    fn from(date: Date) -> Self {
        let month = MONTHS[usize::from(date.month().unsigned_abs()) - 1];
        Self { machine: date.to_string(), text: format!("{}.\u{a0}{month} {}", date.day(), date.year()) }
    }
}

/// Today in Denmark.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "the one place that asks the clock")]
pub fn today() -> Date {
    let now = jiff::Timestamp::now();
    let danish = jiff::tz::TimeZone::get("Europe/Copenhagen").unwrap_or(jiff::tz::TimeZone::UTC);
    now.to_zoned(danish).date()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_the_danish_way() {
        let shown = ShownDate::from(jiff::civil::date(2026, 3, 3));
        assert_eq!((shown.machine.as_str(), shown.text.as_str()), ("2026-03-03", "3.\u{a0}marts 2026"));
    }
}
