//! The number a manual is known by.

use std::fmt;

/// A manual's number, `5`, or that of a lettered part, `2.C`. Ordered 2, 2.C, 9, 10.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ManualRef {
    number: u16,
    letter: Option<char>,
}

impl ManualRef {
    /// Reads `5` or `2.C`; a small letter is taken as its capital. `None` for anything else,
    /// leading zeros included.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (digits, letter) = match text.split_once('.') {
            Some((digits, letter)) => (digits, Some(single_letter(letter)?)),
            None => (text, None),
        };
        let plain = digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.starts_with('0');
        let number = digits.parse().ok().filter(|_| plain)?;
        Some(Self { number, letter })
    }

    /// The number without its letter.
    #[must_use]
    pub fn number(self) -> u16 {
        self.number
    }

    /// Whether it is this number, of a manual and not of a part of it.
    #[must_use]
    pub fn is_whole(self, number: u16) -> bool {
        self.number() == number && !self.is_part()
    }

    /// Whether it is that of a lettered part.
    #[must_use]
    pub fn is_part(self) -> bool {
        self.letter.is_some()
    }

    /// The manual as it stands in an address: `05`, `02-c`.
    #[must_use]
    pub fn slug(self) -> String {
        let letter = self.letter.map(|letter| format!("-{}", letter.to_ascii_lowercase()));
        format!("{:02}{}", self.number, letter.unwrap_or_default())
    }
}

fn single_letter(text: &str) -> Option<char> {
    let mut letters = text.chars();
    let letter = letters.next().filter(char::is_ascii_alphabetic)?;
    letters.next().is_none().then(|| letter.to_ascii_uppercase())
}

impl fmt::Display for ManualRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.letter {
            Some(letter) => write!(f, "{}.{letter}", self.number),
            None => write!(f, "{}", self.number),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_and_written() {
        let check = |text: &str, expected: Option<(&str, &str)>| {
            let read = ManualRef::parse(text).map(|number| (number.to_string(), number.slug()));
            let read = read.as_ref().map(|(shown, slug)| (shown.as_str(), slug.as_str()));
            assert_eq!(read, expected, "{text:?}");
        };
        check("5", Some(("5", "05")));
        check("2.C", Some(("2.C", "02-c")));
        check("2.c", Some(("2.C", "02-c")));
        check("4711", Some(("4711", "4711")));
        for bad in ["", "05", "0", "2.", "2.CC", "2.Æ", "-1", "+5", "99999", "5 ", "2.C.D"] {
            check(bad, None);
        }
    }

    #[test]
    fn parts_follow_their_manual() {
        let numbers = ["2", "2.C", "9", "10"].map(|text| ManualRef::parse(text).unwrap());
        assert!(numbers.is_sorted());
    }
}
