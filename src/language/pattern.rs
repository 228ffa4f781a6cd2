//! Patterns over the words of a clause: what stands around a word tells what it means.
//!
//! Elements are separated by blanks: `_` the match, `_=*e` the match in such a form, `a|b` one of these words, `ord*` and `*ord` words that begin or end
//! so, `..` up to three words, `...` any number, `x?` perhaps, `#` a number, `^` and `$` the ends of the clause,
//! `<noun>` `<adjective>` `<verb>` by the word list, `<pronoun>`, `<name>` a set of the rules.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ops::Range;
use std::sync::Arc;

use super::clause::{self, Clause};
use super::compound;
use super::lexicon::{self, Classes};
use super::token::{Kind, Tokens};

/// A set of words, in all their forms; a compound that ends in one is one too.
pub type Set = Arc<HashSet<String>>;

/// A row of elements.
#[derive(Clone, Debug, Default)]
pub struct Row(Vec<Element>);

#[derive(Clone, Debug)]
struct Element {
    what: What,
    is_optional: bool,
    /// Whether it is a word that is none of these, or the end.
    is_other: bool,
}

#[derive(Clone, Debug)]
enum What {
    /// One word.
    Word(Vec<Alternative>),
    /// Up to so many words of any kind.
    Gap(usize),
}

#[derive(Clone, Debug)]
enum Alternative {
    Exactly(String),
    Begins(String),
    Ends(String),
    Class(Classes),
    Pronoun,
    Number,
    Set(Set),
    /// The end of the clause on the side the row is read to.
    Edge,
}

/// The most words that `...` stands for.
const MOST_GAP: usize = 40;
/// The most words of a phrase that are shown; one with long gaps is pointed at where it begins.
const MOST_SHOWN: usize = 6;
/// The most elements a pattern has.
const MOST_ELEMENTS: usize = 60;

/// What keeps a pattern from being read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// `<name>` of no set.
    UnknownSet(String),
    /// `_` stands where it must not, or not where it must.
    Match,
    /// Nothing is there.
    Empty,
    /// More is there than anybody would read.
    TooLong,
}

/// A pattern around a match: what must stand before it, and what behind.
#[derive(Clone, Debug, Default)]
pub struct Around {
    /// What stands before it, the nearest first.
    before: Row,
    /// The forms the match must have; any when there are none.
    forms: Vec<Alternative>,
    after: Row,
}

impl Around {
    /// Reads a pattern in which `_` is the match.
    ///
    /// # Errors
    /// When `_` is not there exactly once, a set is not known, or it is too long.
    pub fn parse(written: &str, sets: &BTreeMap<String, Set>) -> Result<Self, Fault> {
        let parts = parts(written)?;
        let is_match = |part: &str| part == "_" || part.starts_with("_=");
        let at = parts.iter().position(|part| is_match(part)).ok_or(Fault::Match)?;
        let mut before = Row::parse(&parts[..at], sets)?;
        before.0.reverse();
        let forms = parts[at].strip_prefix("_=").map(|forms| alternatives(forms, sets)).transpose()?;
        let after = Row::parse(&parts[at + 1..], sets)?;
        Ok(Self { before, forms: forms.unwrap_or_default(), after })
    }

    /// Whether it fits a match over a stretch of tokens.
    #[must_use]
    pub fn fits(&self, tokens: &Tokens, clause: &Clause, found: &Range<usize>) -> bool {
        let (start, end) = (clause.position(found.start), clause.position(found.end));
        let reader = Reader { tokens, clause };
        self.has_form(tokens, found)
            && reader.back(&self.before.0, start).is_some()
            && reader.forth(&self.after.0, end).is_some()
    }

    fn has_form(&self, tokens: &Tokens, found: &Range<usize>) -> bool {
        let last = found.end.saturating_sub(1);
        self.forms.is_empty() || self.forms.iter().any(|form| form.fits(tokens.key(last), Kind::Word))
    }
}

/// A row of words that is itself what is looked for.
#[derive(Clone, Debug)]
pub struct Phrase {
    /// What stands before the anchor, the nearest first.
    before: Row,
    /// The anchor and what follows.
    after: Row,
    anchors: Vec<String>,
}

impl Phrase {
    /// Reads a phrase.
    ///
    /// # Errors
    /// When no word stands in it by which it can be found, a set is not known, or it is too long.
    pub fn parse(written: &str, sets: &BTreeMap<String, Set>) -> Result<Self, Fault> {
        let parts = parts(written)?;
        if parts.contains(&"_") {
            return Err(Fault::Match);
        }
        let row = Row::parse(&parts, sets)?.0;
        let weights = row.iter().enumerate().filter_map(|(at, element)| Some((element.weight()?, at)));
        let (_, anchor) =
            weights.max_by_key(|(weight, at)| (*weight, usize::MAX - at)).ok_or(Fault::Empty)?;
        let mut before: Vec<Element> = row[..anchor].to_vec();
        before.reverse();
        let anchors = row[anchor].literals();
        Ok(Self { before: Row(before), after: Row(row[anchor..].to_vec()), anchors })
    }

    /// The beginnings of words by which it is found.
    #[must_use]
    pub fn anchors(&self) -> &[String] {
        &self.anchors
    }

    /// The tokens it covers when its anchor is this one.
    #[must_use]
    pub fn fits(&self, tokens: &Tokens, clause: &Clause, anchor: usize) -> Option<Range<usize>> {
        let at = clause.position(anchor);
        let reader = Reader { tokens, clause };
        let start = reader.back(&self.before.0, at)?;
        let end = reader.forth(&self.after.0, at)?;
        if !self.has_gap() && reader.has_comma(start, end) {
            return None;
        }
        let end = end.min(start + MOST_SHOWN);
        let first = clause.words.get(start)?;
        let last = clause.words.get(end.checked_sub(1)?)?;
        Some(*first..*last + 1)
    }
}

impl Phrase {
    fn has_gap(&self) -> bool {
        self.before.0.iter().chain(&self.after.0).any(|element| matches!(element.what, What::Gap(_)))
    }
}

fn parts(written: &str) -> Result<Vec<&str>, Fault> {
    let parts: Vec<&str> = written.split_whitespace().take(MOST_ELEMENTS + 1).collect();
    if parts.len() > MOST_ELEMENTS { Err(Fault::TooLong) } else { Ok(parts) }
}

impl Row {
    fn parse(parts: &[&str], sets: &BTreeMap<String, Set>) -> Result<Self, Fault> {
        parts.iter().map(|part| Element::parse(part, sets)).collect::<Result<Vec<_>, _>>().map(Self)
    }
}

impl Element {
    fn parse(part: &str, sets: &BTreeMap<String, Set>) -> Result<Self, Fault> {
        let what = match part {
            ".." => What::Gap(3),
            "..." => What::Gap(MOST_GAP),
            "_" => return Err(Fault::Match),
            _ => {
                let words = part.strip_prefix('!').unwrap_or(part);
                What::Word(alternatives(words.strip_suffix('?').unwrap_or(words), sets)?)
            }
        };
        Ok(Self { is_optional: part.ends_with('?'), is_other: part.starts_with('!'), what })
    }

    /// Whether it can be read in more ways than one.
    fn is_open(&self) -> bool {
        matches!(self.what, What::Gap(_)) || self.is_optional || self.is_other
    }

    /// How well a text is searched by this element: the length of its shortest word. Nothing for what is no word.
    fn weight(&self) -> Option<usize> {
        let What::Word(words) = &self.what else { return None };
        if self.is_other {
            return None;
        }
        let literal = words.iter().map(|word| match word {
            Alternative::Exactly(word) | Alternative::Begins(word) => Some(word.chars().count()),
            Alternative::Ends(_)
            | Alternative::Class(_)
            | Alternative::Pronoun
            | Alternative::Number
            | Alternative::Set(_)
            | Alternative::Edge => None,
        });
        let lengths: Option<Vec<usize>> = literal.collect();
        lengths?.into_iter().min().filter(|_| !self.is_optional)
    }

    fn literals(&self) -> Vec<String> {
        let What::Word(words) = &self.what else { return Vec::new() };
        let literal = words.iter().filter_map(|word| match word {
            Alternative::Exactly(word) | Alternative::Begins(word) => Some(word.clone()),
            _ => None,
        });
        literal.collect()
    }
}

fn alternatives(words: &str, sets: &BTreeMap<String, Set>) -> Result<Vec<Alternative>, Fault> {
    words.split('|').map(|word| Alternative::parse(word, sets)).collect()
}

impl Alternative {
    fn parse(word: &str, sets: &BTreeMap<String, Set>) -> Result<Self, Fault> {
        Ok(match word {
            "" => return Err(Fault::Empty),
            "#" => Self::Number,
            "^" | "$" => Self::Edge,
            "<noun>" => Self::Class(Classes::NOUN),
            "<adjective>" => Self::Class(Classes::ADJECTIVE),
            "<verb>" => Self::Class(Classes::VERB),
            "<pronoun>" => Self::Pronoun,
            _ => match word.strip_prefix('<').and_then(|name| name.strip_suffix('>')) {
                Some(name) => {
                    Self::Set(sets.get(name).cloned().ok_or_else(|| Fault::UnknownSet(name.to_owned()))?)
                }
                None => Self::literal(&word.to_lowercase()),
            },
        })
    }

    fn literal(word: &str) -> Self {
        let word = word.trim_end_matches('.');
        match (word.strip_prefix('*'), word.strip_suffix('*')) {
            (Some(end), _) => Self::Ends(end.replace('-', "")),
            (None, Some(start)) => Self::Begins(start.replace('-', "")),
            (None, None) => Self::Exactly(word.replace('-', "")),
        }
    }

    fn fits(&self, word: &str, kind: Kind) -> bool {
        match self {
            Self::Exactly(known) => word == known,
            Self::Begins(start) => word.starts_with(start.as_str()),
            Self::Ends(end) => word.ends_with(end.as_str()),
            Self::Class(class) => kind == Kind::Word && is_of_class(word, *class),
            Self::Pronoun => is_pronoun(word),
            Self::Number => kind == Kind::Number,
            Self::Set(set) => kind == Kind::Word && is_member(set, word),
            Self::Edge => false,
        }
    }
}

/// Whether a word is of a class. A small word or a verb that could be a noun is none (*mod*, *får*), and a compound is
/// what its last part is.
fn is_of_class(word: &str, class: Classes) -> bool {
    let known = lexicon::classes(word);
    let is_noun = |word: &str| lexicon::classes(word).have(Classes::NOUN);
    match class {
        Classes::NOUN => {
            !known.have(Classes::SMALL)
                && !clause::is_common_verb(word)
                && (known.have(class) || (!known.is_known() && has_last_part(word, is_noun)))
        }
        _ => known.have(class),
    }
}

/// Whether a word is a compound with a last part for which something holds.
fn has_last_part(word: &str, holds: impl Fn(&str) -> bool) -> bool {
    word.len() <= compound::LONGEST
        && word
            .char_indices()
            .skip(2)
            .any(|(at, _)| word.len() - at >= 3 && holds(&word[at..]) && compound::can_begin(&word[..at]))
}

/// Whether a word or its last part is in a set.
fn is_member(set: &HashSet<String>, word: &str) -> bool {
    set.contains(word) || has_last_part(word, |part| set.contains(part))
}

fn is_pronoun(word: &str) -> bool {
    matches!(
        word,
        "jeg"
            | "mig"
            | "du"
            | "dig"
            | "han"
            | "ham"
            | "hun"
            | "hende"
            | "den"
            | "det"
            | "vi"
            | "os"
            | "i"
            | "jer"
            | "de"
            | "dem"
            | "man"
            | "nogen"
            | "alle"
            | "begge"
    )
}

/// Reads rows over a clause, to one side or the other. Positions lie between the words: 0 is before the first.
struct Reader<'c> {
    tokens: &'c Tokens,
    clause: &'c Clause,
}

impl Reader<'_> {
    fn forth(&self, row: &[Element], at: usize) -> Option<usize> {
        self.read(row, at, Side::Right, &mut Dead::new())
    }

    fn back(&self, row: &[Element], at: usize) -> Option<usize> {
        self.read(row, at, Side::Left, &mut Dead::new())
    }

    /// Where the row ends when read from a position; the shortest gaps first.
    fn read(&self, row: &[Element], at: usize, side: Side, dead: &mut Dead) -> Option<usize> {
        let Some((first, rest)) = row.split_first() else { return Some(at) };
        let here = (rest.len(), at);
        if !first.is_open() {
            return self.ends(first, at, side).find_map(|at| self.read(rest, at, side, dead));
        }
        if dead.contains(&here) {
            return None;
        }
        let end = self.ends(first, at, side).find_map(|at| self.read(rest, at, side, dead));
        if end.is_none() {
            dead.insert(here);
        }
        end
    }

    /// Where an element can end when read from a position.
    fn ends(&self, element: &Element, at: usize, side: Side) -> impl Iterator<Item = usize> {
        let (most, ends) = match &element.what {
            What::Gap(most) => (Some(*most), [None; 3]),
            What::Word(words) => {
                let fits = self.fits(words, at, side) != element.is_other;
                let word = self.moved(at, 1, side).filter(|_| fits);
                let may_end = element.is_other || words.iter().any(|word| matches!(word, Alternative::Edge));
                let edge = (may_end && self.is_edge(at, side)).then_some(at);
                (None, [word, edge, element.is_optional.then_some(at)])
            }
        };
        let gap = most.into_iter().flat_map(|most| 0..=most);
        gap.map_while(move |length| self.moved(at, length, side)).chain(ends.into_iter().flatten())
    }

    fn moved(&self, at: usize, by: usize, side: Side) -> Option<usize> {
        match side {
            Side::Left => at.checked_sub(by),
            Side::Right => (at + by <= self.clause.words.len()).then_some(at + by),
        }
    }

    fn fits(&self, words: &[Alternative], at: usize, side: Side) -> bool {
        let word = match side {
            Side::Left => at.checked_sub(1),
            Side::Right => Some(at),
        };
        let Some(token) = word.and_then(|word| self.clause.words.get(word)) else { return false };
        let (key, kind) = (self.tokens.key(*token), self.tokens.list[*token].kind);
        words.iter().any(|word| word.fits(key, kind))
    }

    /// Whether a comma stands between two words that are not next in a relative clause: *de unge, mødre og fædre*.
    fn has_comma(&self, start: usize, end: usize) -> bool {
        (start..end.saturating_sub(1)).any(|at| {
            let next = self.clause.words.get(at + 1).map_or("", |word| self.tokens.key(*word));
            self.clause.comma_after.get(at) == Some(&true) && !matches!(next, "der" | "som" | "at")
        })
    }

    /// Whether nothing more of the clause stands on this side; a comma ends it to the right.
    fn is_edge(&self, at: usize, side: Side) -> bool {
        match side {
            Side::Left => at == 0,
            Side::Right => {
                at >= self.clause.words.len()
                    || at.checked_sub(1).is_some_and(|last| self.clause.comma_after[last])
            }
        }
    }
}

/// From where the rest of a row was read in vain: by how many elements are left, and the position.
type Dead = BTreeSet<(usize, usize)>;

#[derive(Clone, Copy)]
enum Side {
    Left,
    Right,
}

#[cfg(test)]
mod tests;
