//! One spelling for all spellings: `Høje-Taastrup`, `høje tåstrup` and `hoje tastrup` are typed by the same person on
//! three keyboards.
//!
//! A word is kept as it is *spelled*: in small letters, without marks (`é` is `e`), `aa` as å. It is compared *folded*: æ
//! and å are `a`, ø is `o`, and so are `ae` and `oe`. Some words become one by that (`får` and `far`), so the ranking
//! prefers what is spelled as it was asked for. The script has the same rules.

use icu_normalizer::DecomposingNormalizerBorrowed;

/// A word of a text, and where it stands in the text, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The word, as [`spell`] has it.
    pub spelled: String,
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// A word, or any text, in small letters that Danish has.
#[must_use]
pub fn spell(text: &str) -> String {
    let letters =
        DecomposingNormalizerBorrowed::new_nfd().normalize(&text.to_lowercase()).replace("a\u{30a}", "å");
    letters.chars().filter(|&letter| !is_mark(letter)).collect::<String>().replace("aa", "å")
}

/// A word, or any text, folded.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in spell(text).chars() {
        let letter = match letter {
            'æ' | 'å' => 'a',
            'ø' => 'o',
            other => other,
        };
        let doubles = matches!((folded.chars().last(), letter), (Some('a'), 'a' | 'e') | (Some('o'), 'e'));
        if !doubles {
            folded.push(letter);
        }
    }
    folded
}

/// The words of a text. A word with hyphens is there as a whole and in its parts, whole first; a number keeps its full
/// stops, `3.10.2`, but for those between thousands.
#[must_use]
pub fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut rest = 0;
    while let Some((start, end)) = next_token(text, rest) {
        rest = end;
        let token = &text[start..end];
        if token.contains('-') {
            let whole: String = token.split('-').collect();
            words.push(Word { spelled: spell(&whole), start, end });
        }
        let mut at = start;
        for part in token.split('-') {
            words.push(Word { spelled: spell(&number(part)), start: at, end: at + part.len() });
            at += part.len() + 1;
        }
    }
    words.retain(|word| !word.spelled.is_empty());
    words
}

/// A number without the full stops between its thousands.
fn number(token: &str) -> String {
    let mut groups = token.split('.');
    let is_first = groups.next().is_some_and(|group| group.len() <= 3);
    let are_thousands = groups.clone().count() > 0 && groups.all(|group| group.len() == 3);
    if is_first && are_thousands { token.replace('.', "") } else { token.to_owned() }
}

/// The next word: a number with full stops in it, or a run of letters and digits; or several with hyphens between.
fn next_token(text: &str, from: usize) -> Option<(usize, usize)> {
    let start = from + text[from..].find(is_letter)?;
    let mut end = start + part(&text[start..]);
    while let Some(after) = text[end..].strip_prefix('-').filter(|after| after.starts_with(is_letter)) {
        end += 1 + part(after);
    }
    Some((start, end))
}

/// How long the number with full stops, or the run of letters and digits, is that a text begins with. What stands
/// close behind a number is a word of its own: `1.075kr` is two.
fn part(text: &str) -> usize {
    let digits = run(text, is_digit);
    let mut number = digits;
    while let Some(after) =
        text[number..].strip_prefix('.').filter(|after| digits > 0 && after.starts_with(is_digit))
    {
        number += 1 + run(after, is_digit);
    }
    if number > digits { number } else { run(text, is_letter) }
}

fn run(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|letter| !belongs(letter)).unwrap_or(text.len())
}

fn is_digit(letter: char) -> bool {
    letter.is_ascii_digit()
}

/// What words are made of, soft hyphens and marks included.
fn is_letter(letter: char) -> bool {
    letter.is_alphanumeric() || is_mark(letter)
}

fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_spellings_are_one() {
        let check = |spellings: &[&str], expected: &str| {
            spellings.iter().for_each(|spelling| assert_eq!(fold(spelling), expected, "{spelling}"));
        };
        check(&["Høje", "hoeje", "HOJE", "hoje", "ho\u{ad}je"], "hoje");
        check(&["Taastrup", "Tåstrup", "tastrup", "ta\u{30a}strup"], "tastrup");
        check(&["café", "cafe", "CAFÉ", "cafe\u{301}"], "cafe");
        check(&["åen", "aaen", "aen"], "an");
        check(&["mødrene", "moedrene"], "modrene");
        check(&["læge", "laege", "lage"], "lage");
    }

    #[test]
    fn what_is_spelled_keeps_the_letters_of_danish_and_folds_to_the_same() {
        let check = |text: &str, spelled: &str| {
            assert_eq!(spell(text), spelled, "{text}");
            assert_eq!(fold(spelled), fold(text), "{text}");
        };
        check("Får", "får");
        check("Faar", "får");
        check("fa\u{30a}r", "får");
        check("LÆGE", "læge");
        check("laege", "laege");
        check("café", "cafe");
        check("ho\u{ad}je", "hoje");
        check("aåaae", "aååe");
    }

    #[test]
    fn words_are_cut_where_readers_cut_them() {
        let check = |text: &str, expected: &[&str]| {
            let words: Vec<String> = words(text).into_iter().map(|word| word.spelled).collect();
            assert_eq!(words, expected, "{text}");
        };
        check("Høje-Taastrup, her!", &["højetåstrup", "høje", "tåstrup", "her"]);
        check("sundheds- og (jobvejledning)", &["sundheds", "og", "jobvejledning"]);
        check("50.599 kr. og afsnit 3.10.2.", &["50599", "kr", "og", "afsnit", "3.10.2"]);
        check("2.C", &["2", "c"]);
        check("16.063.568", &["16063568"]);
        check("- – … ", &[]);
        check("17-22", &["1722", "17", "22"]);
        check("kl. 10.15-12.45", &["kl", "10.1512.45", "10.15", "12.45"]);
        check("1.075kr og 3.10.7b", &["1075", "kr", "og", "3.10.7", "b"]);
        check("a1.5 og 10a.5", &["a1", "5", "og", "10a", "5"]);
        check("kl.10.15-12", &["kl", "10.1512", "10.15", "12"]);
    }

    #[test]
    fn a_word_stands_where_it_is_read() {
        let text = "Hos Høje-Taastrup";
        let cut: Vec<&str> = words(text).iter().map(|word| &text[word.start..word.end]).collect();
        assert_eq!(cut, ["Hos", "Høje-Taastrup", "Høje", "Taastrup"]);
    }
}
