//! What the house has still to fill in: `udfyld` as a value, `[udfyld: telefon]` in a text.

/// The word that stands for what is missing.
pub const WORD: &str = "udfyld";

/// Whether a text begins with the word, in any case.
#[must_use]
pub fn begins(text: &str) -> bool {
    let text = text.trim_start();
    let word = text.get(..WORD.len()).unwrap_or_default();
    let rest = text.get(WORD.len()..).unwrap_or_default();
    word.eq_ignore_ascii_case(WORD) && !rest.starts_with(char::is_alphanumeric)
}

/// Whether a value is to be filled in: the word alone, or a bracket that begins with it.
#[must_use]
pub fn is_value(text: &str) -> bool {
    text.trim().eq_ignore_ascii_case(WORD) || is_in(text)
}

/// Whether some bracket in a text begins with the word.
#[must_use]
pub fn is_in(text: &str) -> bool {
    text.match_indices('[').any(|(at, _)| begins(&text[at + 1..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_counts() {
        for value in ["udfyld", " Udfyld", "[udfyld: navn]", "tlf. [ UDFYLD ]"] {
            assert!(is_value(value), "{value}");
        }
        for value in ["udfyldt", "[udfyldt]", "at udfylde", "[ufyld]", ""] {
            assert!(!is_value(value), "{value}");
        }
    }
}
