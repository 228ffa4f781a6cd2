//! Texts as they are heard: two that sound the same are the same to whoever listens.

use crate::source::is_invisible;

/// A text as it is heard: its words in small letters, a blank between them.
pub(super) fn heard(text: &str) -> String {
    let visible: String = text.chars().filter(|&c| !is_invisible(c)).collect();
    let words = visible.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_compared_by_their_words() {
        let check = |text: &str, expected: &str| assert_eq!(heard(text), expected, "{text}");
        check("  Læs\u{ad} mere! → ", "læs mere");
        check("»Klik HER«", "klik her");
        check("…", "");
    }
}
