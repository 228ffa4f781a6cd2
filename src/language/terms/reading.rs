//! Reads the words to think about from their file.

use std::collections::HashSet;
use std::sync::{Arc, OnceLock};

use super::super::inflection::{Class, Doubling};
use super::super::pattern::{Around, Fault, Phrase, Set};
use super::{
    AddressWord, Category, Compounds, Context, Denied, FILE, Index, Shape, Term, Terms, Weight, Word, keys,
};
use crate::slug::is_id;
use crate::source::Source;
use crate::yaml::shape::MapShape;
use crate::yaml::{self, Expected, Fields, Key, Located, Unfit, Value};

pub(super) fn read(source: Source) -> Terms {
    let (node, mut problems) = yaml::parse(source.text(), 0);
    let mut written = Written::default();
    if problems.is_empty() {
        written = from_fields(Fields::of(FILE, &node, &mut problems));
    }
    let index = Index::of(&written.terms, &written.names, written.exceptions);
    Terms {
        source: Some(source),
        all: written.terms,
        addresses: written.addresses,
        problems,
        index,
        failures: OnceLock::new(),
    }
}

pub(super) fn shape() -> MapShape {
    MapShape::of_owned(from_fields)
}

/// The file as read.
#[derive(Default)]
struct Written {
    terms: Vec<Term>,
    names: Vec<String>,
    exceptions: Vec<Phrase>,
    addresses: Vec<AddressWord>,
}

fn from_fields(mut fields: Fields<'_, '_>) -> Written {
    let mut context = Context::default();
    let set = |value: Value<'_, '_>| value.list(member);
    let sets =
        fields.optional(&keys::SETS, |value| value.map(|fields| fields.entries(Expected::Id, is_id, set)));
    context.sets = sets.into_iter().flatten().map(|(name, words)| (name.value, set_of(words))).collect();
    let conditions = fields.optional(&keys::CONDITIONS, |value| {
        value.map(|fields| fields.entries(Expected::Id, is_id, |value| arounds(value, &context)))
    });
    context.conditions = conditions.into_iter().flatten().map(|(name, rows)| (name.value, rows)).collect();
    let names = fields.optional(&keys::NAMES, |value| value.list(yaml::text)).unwrap_or_default();
    let exceptions = fields.optional(&keys::EXCEPTIONS, |value| value.list(|value| phrase(value, &context)));
    let term = |value: Value<'_, '_>| value.map(|fields| term(fields, &context))?;
    let mut terms = fields.required(&keys::WORDS, |value| value.list(term)).unwrap_or_default();
    let addresses = fields.optional(&keys::ADDRESSES, |value| value.list(address_word)).unwrap_or_default();
    fields.finish();
    let addresses = without_terms(addresses, &mut terms);
    Written { terms, names, exceptions: exceptions.unwrap_or_default(), addresses }
}

/// The words that are in no sentence to think about; the others tell their terms what an address can have instead.
fn without_terms(addresses: Vec<AddressWord>, terms: &mut [Term]) -> Vec<AddressWord> {
    let mut own = Vec::new();
    for address in addresses {
        match terms.iter_mut().find(|term| term.word.value.to_lowercase() == address.word) {
            Some(term) => term.address = address.instead,
            None => own.push(address),
        }
    }
    own
}

fn address_word(value: Value<'_, '_>) -> Option<AddressWord> {
    value.map(|mut fields| {
        let word = fields.required(&keys::ADDRESS_WORD, yaml::text);
        let unless = words(&mut fields, &keys::ADDRESS_UNLESS);
        let instead = fields.optional(&keys::ADDRESS_INSTEAD, yaml::text);
        fields.finish();
        Some(AddressWord { word: word?.to_lowercase(), unless, instead })
    })?
}

/// A word of a set in all its forms: `familie:noun-en-er`, or a word as it is.
fn member(value: Value<'_, '_>) -> Option<Vec<String>> {
    value.resolved(Expected::SetWord, forms_of).map(|forms| forms.value)
}

fn forms_of(written: &str) -> Result<Vec<String>, Unfit> {
    let (word, class) = match written.split_once(':') {
        Some((word, class)) => (word.trim(), class_of(class.trim())?),
        None => (written, Class::Fixed),
    };
    match word {
        "" => Err(Unfit::Form),
        word => Ok(class.forms(&word.to_lowercase(), Doubling::Never)),
    }
}

fn class_of(name: &str) -> Result<Class, Unfit> {
    let class = Class::NAMES.iter().find(|(known, _)| *known == name).map(|(_, class)| *class);
    class.ok_or_else(|| unknown(name, Class::NAMES.iter().map(|(known, _)| *known)))
}

fn set_of(words: Vec<Vec<String>>) -> Set {
    Arc::new(words.into_iter().flatten().map(|form| form.replace('-', "")).collect::<HashSet<_>>())
}

fn arounds(value: Value<'_, '_>, context: &Context) -> Option<Vec<Around>> {
    let around = |text: &str| match text.strip_prefix('@') {
        Some(name) => {
            let rows = context.conditions.get(name).cloned();
            rows.ok_or_else(|| unknown(name, context.conditions.keys().map(String::as_str)))
        }
        None => match Around::parse(text, &context.sets) {
            Ok(around) => Ok(vec![around]),
            Err(fault) => Err(unfit(fault, context)),
        },
    };
    let rows = value.list(|value| value.resolved(Expected::Pattern, around))?;
    Some(rows.into_iter().flat_map(|row| row.value).collect())
}

fn phrase(value: Value<'_, '_>, context: &Context) -> Option<Phrase> {
    let read = |text: &str| Phrase::parse(text, &context.sets).map_err(|fault| unfit(fault, context));
    value.resolved(Expected::Phrase, read).map(|phrase| phrase.value)
}

fn unfit(fault: Fault, context: &Context) -> Unfit {
    match fault {
        Fault::UnknownSet(name) => unknown(&name, context.sets.keys().map(String::as_str)),
        Fault::Match | Fault::Empty | Fault::TooLong => Unfit::Form,
    }
}

fn unknown<'k>(name: &str, known: impl Iterator<Item = &'k str>) -> Unfit {
    Unfit::Unknown { name: name.to_owned(), known: known.map(str::to_owned).collect() }
}

/// Whether a term is one word or more.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Word(Class),
    Phrase,
}

fn term(mut fields: Fields<'_, '_>, context: &Context) -> Option<Term> {
    let word = fields.required(&keys::WORD, |value| value.located(yaml::text));
    let class = fields.required(&keys::CLASS, class);
    let category = fields.required(&keys::CATEGORY, |value| value.choice(Category::NAMES));
    let weight = fields.optional(&keys::SEVERITY, |value| {
        value.choice([("error", Weight::Error), ("warning", Weight::Warning), ("note", Weight::Note)])
    });
    let compounds = fields.optional(&keys::COMPOUNDS, compounds);
    let forms = words(&mut fields, &keys::FORMS);
    let doubling = fields.optional(&keys::DOUBLE, yaml::flag).unwrap_or_default();
    let split = fields.optional(&keys::SPLIT, yaml::flag).unwrap_or(true);
    let harmless = words(&mut fields, &keys::HARMLESS);
    let pattern = pattern(&mut fields, class, context);
    let when = fields.optional(&keys::WHEN, |value| arounds(value, context)).unwrap_or_default();
    let unless = fields.optional(&keys::UNLESS, |value| arounds(value, context)).unwrap_or_default();
    let denied = fields.optional(&keys::NEGATED, denied);
    let why = fields.required(&keys::WHY, yaml::text);
    let instead = fields.required(&keys::INSTEAD, yaml::text);
    let found = fields.required(&keys::FOUND, |value| value.located(yaml::text));
    let passes = fields.required(&keys::PASSES, |value| value.located(yaml::text));
    fields.finish();
    let (word, class, category) = (word?, class?, category?);
    let doubling = if doubling { Doubling::BeforeEndings } else { Doubling::Never };
    let shape = match class {
        Form::Word(class) => word_shape(&word.value, class, doubling, &forms, split),
        Form::Phrase => Shape::Phrase(pattern?),
    };
    Some(Term {
        word: Located { value: word.value.replace('|', ""), span: word.span },
        category,
        weight,
        why: why?,
        instead: instead?,
        found,
        passes,
        address: None,
        denied: denied.unwrap_or(denied_by_default(category)),
        shape,
        compounds: compounds.unwrap_or(compounds_by_default(class)),
        harmless,
        when,
        unless,
    })
}

/// A phrase must have a pattern; a word has none.
fn pattern(fields: &mut Fields<'_, '_>, class: Option<Form>, context: &Context) -> Option<Phrase> {
    match class {
        Some(Form::Phrase) => fields.required(&keys::PATTERN, |value| phrase(value, context)),
        Some(Form::Word(_)) | None => fields.optional(&keys::PATTERN, |value| phrase(value, context)),
    }
}

fn words(fields: &mut Fields<'_, '_>, key: &'static Key) -> Vec<String> {
    let words = fields.optional(key, |value| value.list(yaml::text)).unwrap_or_default();
    words.iter().map(|word| word.to_lowercase().replace('-', "")).collect()
}

fn class(value: Value<'_, '_>) -> Option<Form> {
    let mut names = [("phrase", Form::Phrase); Class::NAMES.len() + 1];
    for (name, (known, class)) in names.iter_mut().skip(1).zip(Class::NAMES) {
        *name = (known, Form::Word(class));
    }
    value.choice(names)
}

fn compounds(value: Value<'_, '_>) -> Option<Compounds> {
    value.choice([
        ("any", Compounds::Any),
        ("first", Compounds::First),
        ("last", Compounds::Last),
        ("none", Compounds::None),
    ])
}

fn compounds_by_default(form: Form) -> Compounds {
    match form {
        Form::Word(class) if class.is_verb() => Compounds::None,
        Form::Word(_) => Compounds::Any,
        Form::Phrase => Compounds::None,
    }
}

fn denied(value: Value<'_, '_>) -> Option<Denied> {
    value.choice([("passes", Denied::Passes), ("counts", Denied::Counts), ("error", Denied::IsFault)])
}

fn denied_by_default(category: Category) -> Denied {
    match category {
        Category::Authority => Denied::Passes,
        Category::Deficit
        | Category::Noun
        | Category::Blame
        | Category::Pity
        | Category::Othering
        | Category::Identity
        | Category::Jargon
        | Category::Promise => Denied::Counts,
    }
}

/// The most joints at which a word is looked for apart.
const MOST_JOINTS: usize = 8;

/// The forms of a word, and those written apart at its joints.
fn word_shape(word: &str, class: Class, doubling: Doubling, more: &[String], split: bool) -> Shape {
    let word = word.to_lowercase().replace('-', "");
    let parts: Vec<&str> = word.split('|').collect();
    let mut forms = class.forms(&parts.concat(), doubling);
    for form in more {
        forms.push(form.clone());
        forms.extend((!form.ends_with('s')).then(|| format!("{form}s")));
    }
    let firsts: Vec<String> =
        (1..parts.len()).take(MOST_JOINTS).map(|count| parts[..count].concat()).collect();
    let mut apart = Vec::new();
    for first in firsts.iter().filter(|_| split) {
        let rests = forms.iter().filter_map(|form| form.strip_prefix(first.as_str()));
        apart.extend(rests.map(|rest| format!("{first} {rest}")));
    }
    let mut seen = HashSet::new();
    forms.retain(|form| seen.insert(form.clone()));
    Shape::Word(Word { forms, apart, firsts, is_verb: class.is_verb() })
}
