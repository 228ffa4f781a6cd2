//! Looks for all words of a list in one pass over a passage.

use std::ops::Range;

use aho_corasick::{AhoCorasick, Match};

use super::super::clause::{Clause, Clauses};
use super::super::compound;
use super::super::denial;
use super::super::pattern::Phrase;
use super::super::prose::Passage;
use super::super::token::Tokens;
use super::names::is_name;
use super::{Compounds, Denied, Shape, Term, Terms};

/// Every form of every term in one automaton, and what each is of.
#[derive(Debug, Default)]
pub(super) struct Index {
    automaton: Option<AhoCorasick>,
    entries: Vec<Entry>,
    exceptions: Vec<Phrase>,
}

/// What a pattern of the automaton is.
#[derive(Clone, Copy, Debug)]
enum Entry {
    /// A form of a word.
    Form(usize),
    /// A form of a word, written apart.
    Apart(usize),
    /// The first part of a word, which can hang: problem- og plejefamilier.
    First(usize),
    /// The beginning of a word by which a phrase is found.
    Anchor(usize),
    /// A name, in which nothing is meant as a word.
    Name,
    /// The beginning of a word by which an exception from secrecy is found.
    Exception(usize),
}

/// What was found in a passage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The terms, in the order of the text; none overlaps another.
    pub hits: Vec<Hit>,
    /// Whether the passage names when the house may pass something on.
    pub names_exception: bool,
}

/// A term in a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Which term, by its place in the list.
    pub term: usize,
    /// Where it stands in the passage, in bytes.
    pub range: Range<usize>,
    /// Whether it is denied there.
    pub is_denied: bool,
}

impl Index {
    pub(super) fn of(terms: &[Term], names: &[String], exceptions: Vec<Phrase>) -> Self {
        let mut patterns: Vec<(String, Entry)> = Vec::new();
        for (at, term) in terms.iter().enumerate() {
            match &term.shape {
                Shape::Word(word) => {
                    patterns.extend(word.forms.iter().map(|form| (form.clone(), Entry::Form(at))));
                    patterns.extend(word.apart.iter().map(|form| (form.clone(), Entry::Apart(at))));
                    patterns.extend(word.firsts.iter().map(|first| (first.clone(), Entry::First(at))));
                }
                Shape::Phrase(phrase) => {
                    patterns.extend(phrase.anchors().iter().map(|word| (word.clone(), Entry::Anchor(at))));
                }
            }
        }
        let words = |name: &String| Tokens::of_text(name).folded().trim_end().to_owned();
        patterns.extend(names.iter().map(|name| (words(name), Entry::Name)));
        for (at, exception) in exceptions.iter().enumerate() {
            patterns.extend(exception.anchors().iter().map(|word| (word.clone(), Entry::Exception(at))));
        }
        patterns.retain(|(pattern, _)| !pattern.is_empty());
        let automaton = AhoCorasick::new(patterns.iter().map(|(pattern, _)| pattern))
            .expect("a list that people write is far below what an automaton holds");
        Self {
            automaton: Some(automaton),
            entries: patterns.into_iter().map(|(_, entry)| entry).collect(),
            exceptions,
        }
    }
}

impl Terms {
    /// Every term in a passage.
    #[must_use]
    pub fn search(&self, passage: &Passage) -> Found {
        self.search_text(passage.text())
    }

    /// Every term in a text in the form passages have it.
    #[must_use]
    pub fn search_text(&self, text: &str) -> Found {
        let Some(automaton) = &self.index.automaton else { return Found::default() };
        let tokens = Tokens::of_text(text);
        let matches: Vec<Match> = automaton.find_overlapping_iter(tokens.folded()).collect();
        if matches.is_empty() {
            return Found::default();
        }
        Search { terms: self, tokens: &tokens, clauses: Clauses::of(&tokens) }.judge(&matches)
    }
}

/// Stretches of tokens that are names.
struct Named(Vec<Range<usize>>);

impl Named {
    /// In the order in which they begin; of those that begin or end inside another, what reaches farther.
    fn of(mut names: Vec<Range<usize>>) -> Self {
        names.sort_by_key(|name| (name.start, std::cmp::Reverse(name.end)));
        let mut reached = 0;
        names.retain(|name| {
            let is_farther = name.end > reached;
            reached = reached.max(name.end);
            is_farther
        });
        Self(names)
    }

    fn hold(&self, range: &Range<usize>) -> bool {
        let behind = self.0.partition_point(|name| name.start <= range.start);
        behind.checked_sub(1).is_some_and(|at| range.end <= self.0[at].end)
    }
}

struct Search<'s> {
    terms: &'s Terms,
    tokens: &'s Tokens,
    clauses: Clauses,
}

impl Search<'_> {
    fn judge(&self, matches: &[Match]) -> Found {
        let mut named: Vec<Range<usize>> = Vec::new();
        let mut found: Vec<(usize, Range<usize>, bool)> = Vec::new();
        let mut names_exception = false;
        for matched in matches {
            match self.terms.index.entries[matched.pattern().as_usize()] {
                Entry::Form(term) => found.extend(self.word(term, matched)),
                Entry::Apart(term) => {
                    found.extend(self.whole(matched).and_then(|range| self.weighed(term, range)));
                }
                Entry::First(term) => found.extend(self.hanging(term, matched)),
                Entry::Anchor(term) => found.extend(self.phrase(term, matched)),
                Entry::Name => named.extend(self.whole(matched)),
                Entry::Exception(at) => {
                    names_exception = names_exception || self.is_exception(at, matched);
                }
            }
        }
        let named = Named::of(named);
        let is_named = |range: &Range<usize>| named.hold(range) || is_name(self.tokens, range);
        found.retain(|(_, range, _)| !is_named(range));
        Found { hits: self.apart(found), names_exception }
    }

    /// Those that overlap none before them, the longest where they begin together, as places in the text.
    fn apart(&self, mut found: Vec<(usize, Range<usize>, bool)>) -> Vec<Hit> {
        found.sort_by_key(|(term, range, _)| (range.start, std::cmp::Reverse(range.end), *term));
        let mut hits: Vec<Hit> = Vec::new();
        let mut end = 0;
        for (term, range, is_denied) in found {
            if range.start >= end {
                end = range.end;
                hits.push(Hit { term, range: self.place(&range), is_denied });
            }
        }
        hits
    }

    fn place(&self, range: &Range<usize>) -> Range<usize> {
        let (first, last) = (&self.tokens.list[range.start], &self.tokens.list[range.end - 1]);
        first.range().start..last.range().end
    }

    /// A form of a word: the word itself, or a part of a compound.
    fn word(&self, term: usize, matched: &Match) -> Option<(usize, Range<usize>, bool)> {
        let token = self.tokens.at_folded(matched.start()).filter(|at| self.tokens.list[*at].is_word())?;
        let key = self.tokens.key_range(token);
        if matched.end() > key.end {
            return None;
        }
        let entry = &self.terms.all[term];
        let is_whole = matched.range() == key;
        if (!is_whole && !self.is_compound(entry, token, matched)) || self.is_harmless(entry, token, matched)
        {
            return None;
        }
        self.weighed(term, token..token + 1)
    }

    /// The tokens of a match that begins and ends with them.
    fn whole(&self, matched: &Match) -> Option<Range<usize>> {
        let (first, last) =
            (self.tokens.at_folded(matched.start())?, self.tokens.at_folded(matched.end() - 1)?);
        let is_whole = self.tokens.key_range(first).start == matched.start()
            && self.tokens.key_range(last).end == matched.end();
        is_whole.then_some(first..last + 1)
    }

    /// The first part of a word with a hyphen behind it, when a later word has the rest.
    fn hanging(&self, term: usize, matched: &Match) -> Option<(usize, Range<usize>, bool)> {
        let Shape::Word(word) = &self.terms.all[term].shape else { return None };
        let range = self.whole(matched).filter(|range| self.tokens.list[range.start].hangs)?;
        let first = self.tokens.key(range.start);
        let rests = word.forms.iter().filter_map(|form| form.strip_prefix(first));
        let rests: Vec<&str> = rests.filter(|rest| rest.len() > 2).collect();
        let mut near = (range.end..self.tokens.list.len()).take(MOST_BETWEEN).map(|at| self.tokens.key(at));
        let has_rest = near.any(|key| rests.iter().any(|rest| key.ends_with(rest)));
        has_rest.then(|| self.weighed(term, range))?
    }

    fn phrase(&self, term: usize, matched: &Match) -> Option<(usize, Range<usize>, bool)> {
        let Shape::Phrase(phrase) = &self.terms.all[term].shape else { return None };
        let range = self.row(phrase, matched)?;
        self.weighed(term, range)
    }

    fn row(&self, phrase: &Phrase, matched: &Match) -> Option<Range<usize>> {
        let token = self.tokens.at_folded(matched.start())?;
        let begins = self.tokens.key_range(token).start == matched.start();
        phrase.fits(self.tokens, self.clauses.around(token), token).filter(|_| begins)
    }

    /// Whether an exception from secrecy is told here: »vi laver ingen underretninger« tells none.
    fn is_exception(&self, at: usize, matched: &Match) -> bool {
        let range = self.row(&self.terms.index.exceptions[at], matched);
        range.is_some_and(|range| {
            let clause = self.clauses.around(range.start);
            self.tokens.key(range.start) == "medmindre"
                || !denial::is_denied(self.tokens, clause, range, false)
        })
    }

    /// What stands around a term and whether it is denied decide whether it counts.
    fn weighed(&self, term: usize, range: Range<usize>) -> Option<(usize, Range<usize>, bool)> {
        let entry = &self.terms.all[term];
        let clause = self.clauses.around(range.start);
        let fits = |pattern: &super::Around| pattern.fits(self.tokens, clause, &range);
        if (!entry.when.is_empty() && !entry.when.iter().any(fits)) || entry.unless.iter().any(fits) {
            return None;
        }
        let is_denied = self.is_denied(entry, clause, &range);
        (!is_denied || entry.denied != Denied::Passes).then_some((term, range, is_denied))
    }

    fn is_denied(&self, entry: &Term, clause: &Clause, range: &Range<usize>) -> bool {
        let is_verb = match &entry.shape {
            Shape::Word(word) => word.is_verb,
            Shape::Phrase(_) => true,
        };
        denial::is_denied(self.tokens, clause, range.clone(), is_verb)
    }

    /// Whether the letters around a match make it a part of a compound that the term is found in.
    fn is_compound(&self, entry: &Term, token: usize, matched: &Match) -> bool {
        let key = self.tokens.key_range(token);
        if key.len() > compound::LONGEST {
            return false;
        }
        let (before, after) = self.around(&key, matched);
        let is_free = matches!(after, "fri" | "frit" | "frie" | "løs" | "løst" | "løse");
        if is_free && entry.denied == Denied::Passes {
            return false;
        }
        let begins = before.is_empty() || self.tokens.is_joint(matched.start()) || can_begin(before, matched);
        let ends = after.is_empty()
            || self.tokens.is_joint(matched.end())
            || (self.tokens.list[token].hangs && matches!(after, "s" | "e" | "er"))
            || can_end(after, matched);
        begins
            && ends
            && match entry.compounds {
                Compounds::None => false,
                Compounds::First => before.is_empty(),
                Compounds::Last => after.is_empty(),
                Compounds::Any => true,
            }
    }

    fn around(&self, key: &Range<usize>, matched: &Match) -> (&str, &str) {
        let folded = self.tokens.folded();
        (&folded[key.start..matched.start()], &folded[matched.end()..key.end])
    }

    /// Whether the match lies in a word that is known to be harmless.
    fn is_harmless(&self, entry: &Term, token: usize, matched: &Match) -> bool {
        let (key, folded) = (self.tokens.key_range(token), self.tokens.folded());
        entry.harmless.iter().any(|harmless| {
            // Whatever holds the beginning of the match lies no farther from it than its own length.
            let start = key
                .start
                .max(folded.floor_char_boundary((matched.start() + 1).saturating_sub(harmless.len())));
            let end = folded.ceil_char_boundary(matched.start() + harmless.len()).min(key.end);
            folded[start..end].contains(harmless.as_str())
        })
    }
}

/// How many tokens can stand between a hanging first part and the word with its rest.
const MOST_BETWEEN: usize = 6;
/// From how many letters on a term at the edge of a word is no chance.
const TELLING: usize = 8;

fn can_begin(before: &str, matched: &Match) -> bool {
    compound::can_begin(before) || (is_telling(matched) && looks_like_word(before))
}

fn can_end(after: &str, matched: &Match) -> bool {
    compound::can_end(after)
        || (is_telling(matched) && looks_like_word(after.strip_prefix('s').unwrap_or(after)))
}

fn is_telling(matched: &Match) -> bool {
    matched.len() >= TELLING
}

/// Whether letters could be a word that the list does not have.
fn looks_like_word(letters: &str) -> bool {
    letters.chars().nth(3).is_some() && letters.contains(['a', 'e', 'i', 'o', 'u', 'y', 'æ', 'ø', 'å'])
}
