//! Danish: the order of words, a text as its readers see it, its sentences, how hard it is to read, and the words in it to
//! think about.

pub mod allowance;
pub mod clause;
pub mod compound;
pub mod denial;
pub mod inflection;
pub mod lexicon;
pub mod misspelt;
pub mod pattern;
pub mod prose;
pub mod readability;
pub mod said;
pub mod sentences;
pub mod spelling;
pub mod terms;
pub mod token;
pub mod wording;

use std::cmp::Ordering;
use std::sync::LazyLock;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;

static DANISH: LazyLock<CollatorBorrowed<'static>> = LazyLock::new(|| {
    Collator::try_new(locale!("da").into(), CollatorOptions::default())
        .expect("the collation data is compiled in")
});

/// The order of two texts in a Danish list: æ, ø and å last, aa as å.
#[must_use]
pub fn compare(a: &str, b: &str) -> Ordering {
    DANISH.compare(a, b).then_with(|| a.cmp(b))
}

#[cfg(test)]
mod tests {
    #[test]
    fn danish_letters_come_last_and_aa_is_one_of_them() {
        let mut towns = ["Aarhus", "Østerbro", "Zoo", "Ærø", "Esbjerg", "Cafe", "Billund", "Café"];
        towns.sort_by(|a, b| super::compare(a, b));
        assert_eq!(towns, ["Billund", "Cafe", "Café", "Esbjerg", "Zoo", "Ærø", "Østerbro", "Aarhus"]);
    }
}
