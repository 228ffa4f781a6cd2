//! Clauses: the stretch of a sentence in which one thing is said of another.
//!
//! A clause ends at a full stop and its kind, at `men`, and at a comma or an `og` behind which a new subject or verb
//! begins. Commas in a list end nothing: *ingen krav, kontrol eller tilsyn* is one.

use super::lexicon::{self, Classes};
use super::sentences::is_abbreviation as is_abbreviation_word;
use super::token::{Kind, Tokens, is_quote};

/// The clauses of a passage.
#[derive(Debug, Default)]
pub struct Clauses {
    all: Vec<Clause>,
    /// The clause of each token, by its place.
    of: Vec<u32>,
}

/// The words of a clause.
#[derive(Debug, Default)]
pub struct Clause {
    /// Its words and numbers, as numbers of tokens.
    pub words: Vec<usize>,
    /// For each whether a comma follows it.
    pub comma_after: Vec<bool>,
    /// How many of its first words are of the clause it hangs on and tell only what it is about.
    pub(super) borrowed: usize,
    /// Whether it is the end of a question that is answered with no.
    pub(super) is_answered_no: bool,
}

/// How many words such a clause sees of what is before it.
const LEAD: usize = 3;
/// The most words a clause has; what goes on without a stop beyond them is cut.
const MOST_WORDS: usize = 200;
/// How many brackets can be open at once; those beyond are not seen.
const MOST_BRACKETS: usize = 8;

impl Clauses {
    /// The clauses of a passage. What stands in brackets is a clause of its own, and the one around it goes on behind it.
    #[must_use]
    pub fn of(tokens: &Tokens) -> Self {
        let mut clauses = Self { all: vec![Clause::default()], of: Vec::with_capacity(tokens.list.len()) };
        let mut open = vec![0];
        for (at, token) in tokens.list.iter().enumerate() {
            match token.kind {
                Kind::Mark('(' | '[') if open.len() < MOST_BRACKETS => open.push(clauses.new_clause()),
                Kind::Mark(')' | ']') if open.len() > 1 => drop(open.pop()),
                _ => {}
            }
            let current = open.last_mut().expect("the clause outside all brackets is never closed");
            clauses.take(tokens, at, current);
        }
        clauses
    }

    fn new_clause(&mut self) -> usize {
        self.all.push(Clause::default());
        self.all.len() - 1
    }

    /// Adds a token to the clause it belongs to: the current one, or a new one.
    fn take(&mut self, tokens: &Tokens, at: usize, current: &mut usize) {
        if ends_sentence(tokens, at) {
            self.all[*current].is_answered_no = is_answered_no(tokens, at);
            self.of.push(short(*current));
            *current = self.new_clause();
            return;
        }
        let words = self.all[*current].words.len();
        if begins_new(tokens, at, words == 0) || words >= MOST_WORDS {
            let before = std::mem::replace(current, self.new_clause());
            self.lend(tokens, at, (before, *current));
        }
        self.of.push(short(*current));
        self.all[*current].push(tokens.list[at].kind, at);
    }

    /// Lets a clause that hangs on the one before see what it hangs on: *mødre, der er …*, *vi lover ikke, at …*.
    fn lend(&mut self, tokens: &Tokens, comma: usize, (before, clause): (usize, usize)) {
        let hook = if tokens.list[comma].kind == Kind::Mark(',') { tokens.key(comma + 1) } else { "" };
        if !matches!(hook, "der" | "som" | "at") {
            return;
        }
        let from = self.all[before].words.len().saturating_sub(LEAD);
        let words = self.all[before].words[from..].to_vec();
        let comma_after = self.all[before].comma_after[from..].to_vec();
        // What is said with »at« is denied with what it hangs on; what is said of somebody is not.
        let borrowed = if hook == "at" { 0 } else { words.len() };
        self.all[clause] = Clause { words, comma_after, borrowed, is_answered_no: false };
    }

    /// The clause in which a token stands.
    #[must_use]
    pub fn around(&self, token: usize) -> &Clause {
        static NONE: Clause =
            Clause { words: Vec::new(), comma_after: Vec::new(), borrowed: 0, is_answered_no: false };
        let at = self.of.get(token).and_then(|at| self.all.get(*at as usize));
        at.unwrap_or(&NONE)
    }
}

fn short(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

impl Clause {
    fn push(&mut self, kind: Kind, at: usize) {
        match kind {
            Kind::Word | Kind::Number | Kind::Other => {
                self.words.push(at);
                self.comma_after.push(false);
            }
            Kind::Mark(',') => self.comma_after.last_mut().into_iter().for_each(|comma| *comma = true),
            Kind::Mark(_) => {}
        }
    }

    /// The number in the clause of the first word that stands at or behind a token.
    #[must_use]
    pub fn position(&self, token: usize) -> usize {
        self.words.partition_point(|word| *word < token)
    }
}

/// Whether a token is a mark that ends a sentence, or a part of one that says something of its own.
fn ends_sentence(tokens: &Tokens, at: usize) -> bool {
    match tokens.list[at].kind {
        Kind::Mark('.') => !is_abbreviation(tokens, at),
        Kind::Mark(mark) => {
            matches!(mark, '!' | '?' | ';' | ':' | '–' | '—' | '…')
        }
        Kind::Word | Kind::Number | Kind::Other => false,
    }
}

/// Whether a full stop belongs to the word before it.
fn is_abbreviation(tokens: &Tokens, at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| tokens.list[before]);
    let is_close = before.is_some_and(|before| before.range().end == tokens.list[at].range().start);
    let next_is_small = tokens
        .list
        .get(at + 1)
        .is_some_and(|next| next.case == super::token::Case::Small && next.kind != Kind::Other);
    is_close && next_is_small && at > 0 && {
        let is_number = before.is_some_and(|before| before.kind == Kind::Number);
        is_number || is_abbreviation_word(tokens.key(at - 1))
    }
}

/// Whether a token begins a new clause in its sentence.
fn begins_new(tokens: &Tokens, at: usize, is_first: bool) -> bool {
    match tokens.list[at].kind {
        Kind::Mark(',') => comma_ends(tokens, at + 1),
        Kind::Word if !is_first => match tokens.key(at) {
            "men" => true,
            "og" | "så" | "for" => begins_clause(tokens, at + 1),
            // »Ikke fordi« denies what follows.
            "hvis" | "når" | "fordi" | "selvom" | "mens" | "medmindre" => {
                is_subject(tokens.key(at + 1)) && tokens.key(at - 1) != "ikke"
            }
            _ => false,
        },
        Kind::Word | Kind::Mark(_) | Kind::Number | Kind::Other => false,
    }
}

/// Whether what follows a comma, up to the next one, is a clause of its own and not the rest of a list.
fn comma_ends(tokens: &Tokens, from: usize) -> bool {
    let is_inside = |at: &usize| tokens.list[*at].kind != Kind::Mark(',') && !ends_sentence(tokens, *at);
    let stretch = (from..tokens.list.len()).take_while(is_inside).take(MOST_WORDS);
    let mut words = stretch.filter(|at| tokens.list[*at].is_word()).map(|at| tokens.key(at)).peekable();
    let Some(first) = words.peek() else { return false };
    is_subordinator(first) || words.any(|word| is_subject(word) || is_finite(word))
}

/// Whether a subject and its verb, or a verb, stands right behind.
fn begins_clause(tokens: &Tokens, from: usize) -> bool {
    let inside = (from..tokens.list.len()).take_while(|at| !ends_sentence(tokens, *at)).take(3);
    let mut words = inside.filter(|at| tokens.list[*at].is_word()).map(|at| tokens.key(at));
    match words.next() {
        Some("der" | "så") => true,
        Some(first) if is_subject(first) => words.next().is_some_and(is_finite),
        Some(first) => is_finite(first) && !lexicon::listed(first).have(Classes::NOUN),
        None => false,
    }
}

fn is_subordinator(word: &str) -> bool {
    matches!(
        word,
        "at" | "der"
            | "som"
            | "hvis"
            | "når"
            | "da"
            | "fordi"
            | "mens"
            | "selvom"
            | "om"
            | "hvor"
            | "hvad"
            | "hvem"
            | "hvordan"
            | "hvorfor"
            | "inden"
            | "før"
            | "indtil"
            | "medmindre"
            | "men"
            | "for"
            | "så"
            | "siden"
            | "skønt"
            | "uden"
    )
}

/// Personal pronouns that can be subjects, and what can stand for one.
pub(super) fn is_subject(word: &str) -> bool {
    matches!(
        word,
        "jeg" | "du" | "han" | "hun" | "det" | "den" | "vi" | "i" | "de" | "man" | "der" | "ingen" | "alle"
    ) && word != "i"
}

/// Whether a word is a verb in the present or past, as far as the word list knows.
pub(super) fn is_finite(word: &str) -> bool {
    is_common_verb(word)
        || (word.ends_with("er")
            && lexicon::listed(&word[..word.len() - 1]).have(Classes::VERB)
            && !lexicon::listed(word).have(Classes::NOUN))
}

/// Whether a word is one of the verbs that stand in most sentences, in the present or past.
pub(super) fn is_common_verb(word: &str) -> bool {
    const COMMON: [&str; 62] = [
        "er", "var", "bliver", "blev", "har", "havde", "kan", "kunne", "skal", "skulle", "vil", "ville",
        "må", "måtte", "bør", "får", "fik", "kommer", "kom", "gør", "gjorde", "giver", "gav", "tager", "tog",
        "går", "gik", "siger", "sagde", "ved", "vidste", "ser", "så", "står", "stod", "ligger", "lå",
        "sidder", "sad", "finder", "fandt", "findes", "holder", "holdt", "hedder", "hed", "bruger",
        "behøver", "føler", "hører", "lader", "lod", "møder", "mødes", "plejer", "skriver", "skrev",
        "spiser", "taler", "træffer", "ringer", "fører",
    ];
    COMMON.contains(&word)
}

/// »Er der kontrol? Nej.«, »Kontrol? Det har vi ikke.«: whether a question mark is followed by a no.
fn is_answered_no(tokens: &Tokens, at: usize) -> bool {
    let is_word = |at: &usize| !matches!(tokens.list[*at].kind, Kind::Mark(mark) if is_quote(mark));
    let answer = (at + 1..tokens.list.len()).take(MOST_ANSWERED).filter(is_word);
    let answer: Vec<&str> =
        answer.take_while(|at| !ends_sentence(tokens, *at)).map(|at| tokens.key(at)).collect();
    let denies = |words: &[&str]| words.iter().any(|word| matches!(*word, "ikke" | "aldrig" | "ingen"));
    tokens.list[at].kind == Kind::Mark('?')
        && match answer.as_slice() {
            ["nej", ..] => true,
            ["dem" | "det" | "den", rest @ ..] => denies(rest),
            _ => false,
        }
}

/// How many tokens behind a question mark are looked at for the answer.
const MOST_ANSWERED: usize = 6;

#[cfg(test)]
mod tests {
    use super::*;

    fn clauses_of(text: &str, word: &str) -> (Tokens, Clauses, usize) {
        let tokens = Tokens::of_text(text);
        let at = (0..tokens.list.len()).find(|at| tokens.key(*at) == word).unwrap();
        let clauses = Clauses::of(&tokens);
        (tokens, clauses, at)
    }

    #[test]
    fn clauses_end_where_something_new_is_said() {
        let check = |text: &str, word: &str, expected: &str| {
            let (tokens, clauses, at) = clauses_of(text, word);
            let clause = clauses.around(at);
            let words: Vec<&str> = clause.words.iter().map(|at| tokens.key(*at)).collect();
            assert_eq!(words.join(" "), expected, "{text}");
        };
        check("Du kommer, når du vil. Her er kaffe.", "kaffe", "her er kaffe");
        check("Vi har ingen krav, kontrol eller tilsyn.", "tilsyn", "vi har ingen krav kontrol eller tilsyn");
        check("Det er ikke svært, og der er kontrol.", "kontrol", "og der er kontrol");
        check("Vi dømmer ikke men fører tilsyn", "tilsyn", "men fører tilsyn");
        check("Kom fx kl. 10 til kontrol.", "kontrol", "kom fx kl 10 til kontrol");
        check("Spis (uden pligt) her", "her", "spis her");
        check("Spis (uden pligt) her", "pligt", "uden pligt");
        check("Vi ringer hvis du ikke kommer", "kommer", "hvis du ikke kommer");
        check("((a b) c", "c", "c");
        check("a) b", "b", "a b");
        check("Ingen kontrol, hhv. tilsyn", "tilsyn", "ingen kontrol hhv tilsyn");
        check("Her er mange unge mødre, der er trætte.", "trætte", "mange unge mødre der er trætte");
        check("Vi kan ikke love, at alt er hemmeligt.", "hemmeligt", "kan ikke love at alt er hemmeligt");
    }
}
