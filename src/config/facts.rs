//! Facts: what texts cite, said in one place.

use std::collections::BTreeMap;

use super::{Names, bare, keys};
use crate::slug::is_id;
use crate::yaml::{self, Expected, Fields, Located, Value};

/// A fact that texts cite: one truth in one place.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// What holds generally.
    pub general: Wording,
    /// Who may read it.
    pub audience: FactAudience,
    /// What holds in one house.
    pub houses: BTreeMap<String, Wording>,
}

/// Who may read a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactAudience {
    /// Everybody.
    Public,
    /// Staff only.
    Staff,
}

/// The wording of a fact and where it comes from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wording {
    /// The value.
    pub value: String,
    /// Other ways of saying it in running text.
    pub forms: Vec<String>,
    /// Where it comes from, as written.
    pub source: Option<Located<String>>,
}

impl Wording {
    /// Whether a text says this, white space and no-break spaces aside. A sentence may begin with it.
    #[must_use]
    pub fn accepts(&self, text: &str) -> bool {
        let capital = |form: &str| with_capital(form).split_whitespace().eq(text.split_whitespace());
        let same = |form: &str| form.split_whitespace().eq(text.split_whitespace());
        self.all().any(|form| same(form) || capital(form))
    }

    /// What to write where a text says something else: the form that differs from it in figures only, or else the
    /// value; with a capital letter where the text has one. `None` when the text says something of another kind, so
    /// that the sentence must be written anew.
    #[must_use]
    pub fn instead_of(&self, text: &str) -> Option<String> {
        let alike = self.all().find(|form| shape(form) == shape(text));
        let form = alike.or_else(|| is_of_a_kind(&self.value, text).then_some(self.value.as_str()))?;
        Some(if text.starts_with(char::is_uppercase) { with_capital(form) } else { form.to_owned() })
    }

    /// The value, then the other forms.
    fn all(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.value).chain(&self.forms).map(String::as_str)
    }
}

/// A text as it begins a sentence.
fn with_capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// A text with every number the same.
fn shape(text: &str) -> String {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    let mut shape = words.join(" ").replace(|c: char| c.is_ascii_digit(), "0");
    while shape.contains("00") {
        shape = shape.replace("00", "0");
    }
    shape
}

/// Whether one text can stand where the other stood: both have figures, or a word in common.
fn is_of_a_kind(one: &str, other: &str) -> bool {
    let has_figures = |text: &str| text.contains(|c: char| c.is_ascii_digit());
    let words = |text: &str| -> Vec<String> { text.split_whitespace().map(str::to_lowercase).collect() };
    let other_words = words(other);
    (has_figures(one) && has_figures(other)) || words(one).iter().any(|word| other_words.contains(word))
}

impl Fact {
    /// What holds in a house, or generally.
    #[must_use]
    pub fn wording(&self, house: Option<&str>) -> Option<&Wording> {
        house.map_or(Some(&self.general), |house| self.houses.get(house))
    }
}

/// Reads the facts, each by its name.
pub(super) fn facts(value: Value<'_, '_>, houses: &Names) -> Option<BTreeMap<String, Fact>> {
    value.map(|fields| {
        let facts = fields.entries(Expected::Id, is_id, |value| value.map(|fields| fact(fields, houses)));
        bare(facts)
    })
}

fn fact(mut fields: Fields<'_, '_>, houses: &Names) -> Fact {
    let audience = fields.required(&keys::FACT_AUDIENCE, |value| {
        value.choice([("public", FactAudience::Public), ("staff", FactAudience::Staff)])
    });
    let fact = Fact {
        general: wording(&mut fields),
        audience: audience.unwrap_or(FactAudience::Staff),
        houses: fields
            .optional(&keys::FACT_HOUSES, |value| house_wordings(value, houses))
            .unwrap_or_default(),
    };
    fields.finish();
    fact
}

fn house_wordings(value: Value<'_, '_>, houses: &Names) -> Option<BTreeMap<String, Wording>> {
    value.map(|mut fields| {
        fields.expect_keys(houses.ids());
        let any = |_: &str| true;
        bare(fields.entries(Expected::Id, any, |value| value.map(house_wording)))
    })
}

fn house_wording(mut fields: Fields<'_, '_>) -> Wording {
    let wording = wording(&mut fields);
    fields.finish();
    wording
}

fn wording(fields: &mut Fields<'_, '_>) -> Wording {
    let wording = Wording {
        value: fields.required(&keys::FACT_VALUE, yaml::text).unwrap_or_default(),
        forms: fields.optional(&keys::FACT_FORMS, |value| value.list(yaml::text)).unwrap_or_default(),
        source: fields.required(&keys::FACT_SOURCE, |value| value.located(yaml::text)),
    };
    fields.optional(&keys::FACT_NOTE, yaml::text);
    wording
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wording(value: &str, forms: &[&str]) -> Wording {
        let forms = forms.iter().map(|form| (*form).to_owned()).collect();
        Wording { value: value.to_owned(), forms, source: None }
    }

    #[test]
    fn a_sentence_may_begin_with_a_fact() {
        let check = |text: &str, expected: bool| {
            assert_eq!(wording("under 26 år", &["25 år eller yngre"]).accepts(text), expected, "{text}");
        };
        check("under 26 år", true);
        check("Under\n26\u{a0}år", true);
        check("25 år eller yngre", true);
        check("UNDER 26 år", false);
        check("under 26", false);
    }

    #[test]
    fn what_is_written_instead_is_the_form_most_like_it() {
        let check = |text: &str, expected: Option<&str>| {
            let instead = wording("under 26 år", &["under 26", "yngre end 26"]).instead_of(text);
            assert_eq!(instead.as_deref(), expected, "{text}");
        };
        check("under 25 år", Some("under 26 år"));
        check("under 25", Some("under 26"));
        check("Yngre end 9", Some("Yngre end 26"));
        check("op til 25", Some("under 26 år"));
        check("under det", Some("under 26 år"));
        check("unge", None);
        check("", None);
    }
}
