//! Words of the language rules that a whole text may use, as its front matter says: `sprog_tilladt`.

use crate::yaml::{self, Fields, Key, Located, Value};

/// The key it stands under. It is Danish, as what is written in comments is: `<!-- sprog: tillad "ord" fordi … -->`.
static ALLOWED: Key = Key {
    name: "sprog_tilladt",
    title: "Tilladte ord",
    about: "Ord, som sprogreglerne ellers finder, og som gerne må stå på denne side: [{ord: underretning, fordi: \
        siden fortæller, hvad huset har pligt til}].",
};
static WORD: Key =
    Key { name: "ord", title: "Ord", about: "Ordet, som det står i teksten eller i sprogreglerne." };
static REASON: Key = Key {
    name: "fordi",
    title: "Fordi",
    about: "Hvorfor ordet skal stå der. Den, der retter siden næste gang, læser det.",
};

/// A word that may stand in a text, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AllowedWord {
    /// The word, as it stands in the text or in the rules.
    pub word: Located<String>,
    /// Why it must stand there.
    pub reason: String,
}

/// Reads the words that a front matter allows.
pub(super) fn allowed_words(fields: &mut Fields<'_, '_>) -> Vec<AllowedWord> {
    fields.optional(&ALLOWED, |value| value.list(allowed_word)).unwrap_or_default()
}

fn allowed_word(value: Value<'_, '_>) -> Option<AllowedWord> {
    value.map(|mut fields| {
        let word = fields.required(&WORD, |value| value.located(yaml::text));
        let reason = fields.required(&REASON, yaml::text);
        fields.finish();
        Some(AllowedWord { word: word?, reason: reason? })
    })?
}
