//! The names of revisions: half-years, and urgent corrections between two of them.

use std::fmt;

use jiff::civil::{Date, date};

/// A half-year, `2026-1`; ordered in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HalfYear {
    year: i16,
    half: Half,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Half {
    First,
    Second,
}

/// A revision: that of a half-year, `2026-1`, or an urgent correction after it, `2026-1-r1`. Ordered in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RevisionId {
    half_year: HalfYear,
    /// 0 for the revision of the half-year itself.
    correction: u8,
}

impl HalfYear {
    /// The half-year a day lies in.
    #[must_use]
    pub fn of(day: Date) -> Self {
        Self { year: day.year(), half: if day.month() < 7 { Half::First } else { Half::Second } }
    }

    /// Reads `2026-1`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (year, half) = text.split_once('-')?;
        let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
        let half = match half {
            "1" => Half::First,
            "2" => Half::Second,
            _ => return None,
        };
        let year = year.parse().ok().filter(|year| is_year && *year > 0)?;
        Some(Self { year, half })
    }

    /// The half-year after this one.
    #[must_use]
    pub fn next(self) -> Self {
        match self.half {
            Half::First => Self { half: Half::Second, ..self },
            Half::Second => Self { year: self.year.saturating_add(1), half: Half::First },
        }
    }

    /// Its first day.
    #[must_use]
    pub fn first_day(self) -> Date {
        match self.half {
            Half::First => date(self.year.min(9999), 1, 1),
            Half::Second => date(self.year.min(9999), 7, 1),
        }
    }
}

impl RevisionId {
    /// A name before that of any revision.
    pub const FIRST: Self = Self { half_year: HalfYear { year: 0, half: Half::First }, correction: 0 };

    /// Reads `2026-1` or `2026-1-r1`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let Some((half_year, correction)) = text.split_once("-r") else {
            return HalfYear::parse(text).map(Self::from);
        };
        let is_plain = correction.bytes().all(|byte| byte.is_ascii_digit()) && !correction.starts_with('0');
        let correction = correction.parse().ok().filter(|_| is_plain)?;
        Some(Self { half_year: HalfYear::parse(half_year)?, correction })
    }

    /// The half-year it belongs to.
    #[must_use]
    pub fn half_year(self) -> HalfYear {
        self.half_year
    }

    /// Whether it is an urgent correction.
    #[must_use]
    pub fn is_correction(self) -> bool {
        self.correction > 0
    }

    /// The urgent correction after this revision.
    #[must_use]
    pub fn next_correction(self) -> Self {
        Self { correction: self.correction.saturating_add(1), ..self }
    }
}

impl From<HalfYear> for RevisionId {
    fn from(half_year: HalfYear) -> Self {
        Self { half_year, correction: 0 }
    }
}

impl fmt::Display for HalfYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let half = match self.half {
            Half::First => 1,
            Half::Second => 2,
        };
        write!(f, "{:04}-{half}", self.year)
    }
}

impl fmt::Display for RevisionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.correction {
            0 => self.half_year.fmt(f),
            correction => write!(f, "{}-r{correction}", self.half_year),
        }
    }
}

impl serde::Serialize for RevisionId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn revisions_are_read_and_written() {
        for text in ["2026-1", "2026-2", "0999-1", "2026-1-r1", "2026-2-r12"] {
            assert_eq!(RevisionId::parse(text).map(|id| id.to_string()).as_deref(), Some(text));
        }
        for bad in [
            "",
            "2026",
            "2026-3",
            "2026-0",
            "26-1",
            "2026-1-r0",
            "2026-1-r",
            "2026-1-r01",
            "2026-1-r256",
            "+026-1",
            "0000-1",
        ] {
            assert_eq!(RevisionId::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn revisions_are_ordered_in_time() {
        let ids = ["2025-2", "2026-1", "2026-1-r1", "2026-1-r2", "2026-1-r10", "2026-2", "2027-1"];
        assert!(ids.map(|text| RevisionId::parse(text).unwrap()).is_sorted());
    }

    #[test]
    fn half_years_follow_each_other() {
        let check = |text: &str, next: &str, first_day: Date| {
            let half_year = HalfYear::parse(text).unwrap();
            assert_eq!((half_year.next().to_string().as_str(), half_year.first_day()), (next, first_day));
            assert_eq!(HalfYear::of(first_day), half_year);
        };
        check("2026-1", "2026-2", date(2026, 1, 1));
        check("2026-2", "2027-1", date(2026, 7, 1));
    }
}
