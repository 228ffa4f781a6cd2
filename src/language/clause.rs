//! Clauses: the stretch of a sentence in which one thing is said of another, and whether it is denied there.
//!
//! A clause ends at a full stop and its kind, at `men`, and at a comma or an `og` behind which a new subject or verb
//! begins. Commas in a list end nothing: *ingen krav, kontrol eller tilsyn* denies all three.

use std::ops::Range;

use super::lexicon::{self, Classes};
use super::sentences::is_abbreviation as is_abbreviation_word;
use super::token::{Kind, Tokens, is_quote};

/// The clauses of a passage.
#[derive(Debug, Default)]
pub struct Clauses(Vec<Clause>);

/// The words of a clause.
#[derive(Debug, Default)]
pub struct Clause {
    /// Its words and numbers, as numbers of tokens.
    pub words: Vec<usize>,
    /// For each whether a comma follows it.
    pub comma_after: Vec<bool>,
    /// Whether it is the end of a question that is answered with no.
    is_answered_no: bool,
    first: usize,
}

/// How many words such a clause sees of what is before it.
const LEAD: usize = 3;
/// The most words a clause has; what goes on without a stop beyond them is cut.
const MOST_WORDS: usize = 200;

impl Clauses {
    /// The clauses of a passage.
    #[must_use]
    pub fn of(tokens: &Tokens) -> Self {
        let mut clauses = Self::default();
        let mut clause = Clause::default();
        for at in 0..tokens.list.len() {
            if ends_sentence(tokens, at) {
                clause.is_answered_no = is_answered_no(tokens, at);
                clauses.add(&mut clause, at + 1);
            } else {
                if begins_new(tokens, at, clause.words.is_empty()) || clause.words.len() >= MOST_WORDS {
                    clauses.add(&mut clause, at);
                }
                clause.push(tokens.list[at].kind, at);
                clauses.lead(&mut clause, tokens);
            }
        }
        clauses.add(&mut clause, tokens.list.len());
        clauses
    }

    fn add(&mut self, clause: &mut Clause, next: usize) {
        self.0.push(std::mem::replace(clause, Clause { first: next, ..Clause::default() }));
    }

    /// Lets a clause that hangs on the one before and begins with the last token see what it hangs on: *mødre, der er …*,
    /// *vi lover ikke, at …*.
    fn lead(&self, clause: &mut Clause, tokens: &Tokens) {
        let hangs = clause.words.len() == 1 && matches!(tokens.key(clause.words[0]), "der" | "som" | "at");
        let (Some(before), true) = (self.0.last(), hangs) else { return };
        let is_comma =
            clause.words[0].checked_sub(1).is_some_and(|at| tokens.list[at].kind == Kind::Mark(','));
        if is_comma {
            let from = before.words.len().saturating_sub(LEAD);
            clause.words.splice(0..0, before.words[from..].iter().copied());
            clause.comma_after.splice(0..0, before.comma_after[from..].iter().copied());
        }
    }

    /// The clause in which a token stands.
    #[must_use]
    pub fn around(&self, token: usize) -> &Clause {
        static NONE: Clause =
            Clause { words: Vec::new(), comma_after: Vec::new(), is_answered_no: false, first: 0 };
        let after = self.0.partition_point(|clause| clause.first <= token);
        after.checked_sub(1).and_then(|at| self.0.get(at)).unwrap_or(&NONE)
    }
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
            matches!(mark, '!' | '?' | ';' | ':' | '–' | '—' | '…' | '(' | ')' | '[' | ']')
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
fn is_finite(word: &str) -> bool {
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

/// Whether what a match says is denied in its clause; `is_verb` tells whether the match is said of doing.
#[must_use]
pub fn is_denied(tokens: &Tokens, clause: &Clause, found: Range<usize>, is_verb: bool) -> bool {
    let (start, end) = (clause.position(found.start), clause.position(found.end));
    let key = |at: usize| tokens.key(clause.words[at]);
    let denied_before = (0..start).rev().any(|at| denies_what_follows(&key, clause, at, start));
    denied_before || is_denied_behind(&key, clause, start, end, is_verb) || clause.is_answered_no
}

fn denies_what_follows<'t>(
    key: &impl Fn(usize) -> &'t str,
    clause: &Clause,
    at: usize,
    start: usize,
) -> bool {
    let next = if at + 1 < clause.words.len() { key(at + 1) } else { "" };
    let between = || (at + 1..start).map(key);
    match key(at) {
        "ingen" | "intet" | "ingenting" | "hverken" | "nul" => true,
        "ikke" | "aldrig" => {
            let is_more = matches!(next, "kun" | "bare" | "blot" | "alene" | "mindst" | "desto" | "længe");
            let is_condition =
                (0..at).map(key).any(|word| matches!(word, "hvis" | "når" | "såfremt" | "fordi" | "selvom"));
            let is_avoided = (0..at).map(key).any(is_escaping) || between().any(is_avoiding);
            !is_more && !is_condition && !is_avoided
        }
        // A phrase set free of something ends where the verb of the sentence begins.
        "uden" => !between().any(|word| is_finite(word) && word != "at"),
        "fri" | "frit" | "frie" => next == "for",
        word if is_escaping(word) => {
            let is_denied = |word| matches!(word, "ikke" | "aldrig" | "ingen");
            between().any(|word| word == "for")
                && !between().any(is_denied)
                && !(0..at).map(key).any(is_denied)
        }
        _ => false,
    }
}

/// Whether a word says that one gets out of something: *du slipper for kontrol*, and not out of it when it is denied.
fn is_escaping(word: &str) -> bool {
    matches!(word, "slipper" | "slippe" | "slap" | "sluppet")
}

/// Verbs that turn a denial round: *du må ikke glemme din mødepligt*.
fn is_avoiding(word: &str) -> bool {
    matches!(
        word,
        "glemme"
            | "glem"
            | "undgå"
            | "undlade"
            | "ignorere"
            | "misse"
            | "slippe"
            | "komme"
            | "overholder"
            | "overholde"
            | "opfylder"
            | "opfylde"
            | "møder"
            | "undervurdere"
            | "afvise"
    ) && word != "komme"
}

fn is_denied_behind<'t>(
    key: &impl Fn(usize) -> &'t str,
    clause: &Clause,
    start: usize,
    end: usize,
    is_verb: bool,
) -> bool {
    let behind: Vec<&str> = (end..clause.words.len()).map(key).collect();
    let denial = behind.iter().position(|word| matches!(*word, "ikke" | "aldrig" | "ingen"));
    let Some(denial) = denial else { return false };
    if behind.get(denial + 1).is_some_and(|word| matches!(*word, "kun" | "bare" | "blot" | "alene")) {
        return false;
    }
    if is_verb {
        return denial <= 3;
    }
    // What is denied stands first: »Tvang bruger vi ikke«, »Kontrol er der ikke«.
    const HAVING: [&str; 18] = [
        "bruger", "findes", "har", "laver", "fører", "giver", "kender", "får", "hører", "skriver", "træffer",
        "uddeler", "sender", "møder", "behøver", "skal", "kommer", "gør",
    ];
    let verb = behind.first().copied().unwrap_or("");
    start <= 2 && denial <= 3 && (HAVING.contains(&verb) || (verb == "er" && behind.get(1) == Some(&"der")))
}

/// »Er der kontrol? Nej.«: whether a question mark is followed by a no.
fn is_answered_no(tokens: &Tokens, at: usize) -> bool {
    let behind = (at + 1..tokens.list.len()).take(3);
    let mut words = behind.filter(|at| !matches!(tokens.list[*at].kind, Kind::Mark(mark) if is_quote(mark)));
    tokens.list[at].kind == Kind::Mark('?') && words.next().is_some_and(|at| tokens.key(at) == "nej")
}

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
        check("Ingen kontrol, hhv. tilsyn", "tilsyn", "ingen kontrol hhv tilsyn");
        check("Spis (uden pligt) her", "her", "her");
        check("Her er mange unge mødre, der er trætte.", "trætte", "mange unge mødre der er trætte");
        check("Vi kan ikke love, at alt er hemmeligt.", "hemmeligt", "kan ikke love at alt er hemmeligt");
    }

    #[test]
    fn what_is_denied_in_its_clause_is_denied() {
        let check = |text: &str, word: &str, is_verb: bool, expected: bool| {
            let (tokens, clauses, at) = clauses_of(text, word);
            assert_eq!(is_denied(&tokens, clauses.around(at), at..at + 1, is_verb), expected, "{text}");
        };
        check("Vi fører ingen kontrol", "kontrol", false, true);
        check("Her er hverken krav, kontrol eller tilsyn", "tilsyn", false, true);
        check("Du kommer helt uden pligt", "pligt", false, true);
        check("Du er fri for tilsyn", "tilsyn", false, true);
        check("Tvang bruger vi ikke", "tvang", false, true);
        check("Kontrol er der ikke hos os", "kontrol", false, true);
        check("Vi kontrollerer dig ikke", "kontrollerer", true, true);
        check("Er der kontrol? Nej, slet ikke.", "kontrol", false, true);
        check("Du slipper for kontrol", "kontrol", false, true);
        check("Du slipper ikke for kontrol", "kontrol", false, false);
        check("Det er ikke kun kontrol", "kontrol", false, false);
        check("Hvis du ikke opfylder din pligt", "pligt", false, false);
        check("Du må ikke glemme din mødepligt", "mødepligt", false, false);
        check("Det er ikke svært, men der er kontrol", "kontrol", false, false);
        check("Der er kontrol", "kontrol", false, false);
    }
}
