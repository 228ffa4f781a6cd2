//! The words to think about in one text: where they stand, and which of them the text has leave to use.

use std::collections::BTreeSet;

use super::allowance::{Allowance, Allowances, allowances};
use super::prose::{Passage, PassageKind};
use super::terms::{Hit, Term, Terms};
use crate::library::allowed_word::AllowedWord;
use crate::library::text::Text;
use crate::source::Span;

/// The words to think about in one text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wording {
    /// Where they stand, in the order read; in counter-examples nothing stands.
    pub uses: Vec<Use>,
    /// Whether the text names when the house may pass something on.
    pub names_exception: bool,
    /// Whether its public line does, which is read alone.
    pub public_line_names_exception: bool,
    /// The leaves it gives.
    pub allowances: Allowances,
}

/// A word to think about, where it is used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    /// Which term, by its place in the list.
    pub term: usize,
    /// Where it stands in the source.
    pub span: Span,
    /// As it stands there.
    pub said: String,
    /// What it stands in.
    pub kind: PassageKind,
    /// Whether it is denied there.
    pub is_denied: bool,
    /// The leave it has, by its place in [`Allowances::given`].
    pub allowed: Option<usize>,
}

impl Wording {
    /// The words to think about in the passages of a text; `whole` is what its front matter allows.
    #[must_use]
    pub fn of(text: &Text, whole: &[AllowedWord], passages: &[Passage], terms: &Terms) -> Self {
        let allowances = allowances(text, whole);
        let mut wording = Self::of_passages(passages, terms);
        for used in &mut wording.uses {
            let term = &terms.all[used.term];
            let covers = |allowance: &Allowance| allows(allowance, term, used);
            used.allowed = allowances.given.iter().position(covers);
        }
        wording.allowances = allowances;
        wording
    }

    /// The words to think about in passages that can give no leave.
    #[must_use]
    pub fn of_passages(passages: &[Passage], terms: &Terms) -> Self {
        let mut wording = Self::default();
        for passage in passages {
            let found = terms.search(passage);
            if passage.is_counter_example {
                continue;
            }
            match passage.kind {
                PassageKind::PublicLine => wording.public_line_names_exception |= found.names_exception,
                _ => wording.names_exception |= found.names_exception,
            }
            wording.uses.extend(found.hits.iter().map(|hit| Use::of(passage, hit)));
        }
        wording
    }

    /// The leaves that let no word stand of which `counts` says that it would be found.
    pub fn unused_allowances(&self, counts: impl Fn(&Use) -> bool) -> impl Iterator<Item = &Allowance> {
        let counted = self.uses.iter().filter(|used| counts(used));
        let used: BTreeSet<usize> = counted.filter_map(|used| used.allowed).collect();
        let given = self.allowances.given.iter().enumerate();
        given.filter(move |(at, _)| !used.contains(at)).map(|(_, allowance)| allowance)
    }
}

impl Use {
    fn of(passage: &Passage, hit: &Hit) -> Self {
        let said = passage.text()[hit.range.clone()].replace('\n', " ");
        let span = passage.place(hit.range.clone());
        Self { term: hit.term, span, said, kind: passage.kind, is_denied: hit.is_denied, allowed: None }
    }
}

fn allows(allowance: &Allowance, term: &Term, used: &Use) -> bool {
    let is_word = allowance.word == used.said.to_lowercase() || term.is_form(&allowance.word);
    is_word && allowance.covers(used.span)
}
