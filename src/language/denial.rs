//! Whether what is said in a clause is denied there.
//!
//! A denial reaches over its clause and no further, says less than it seems where it is *ikke kun*, and nothing where it
//! is denied itself. What it reaches is worked out from the words around it; there is no grammar behind it.

use std::ops::Range;

use super::clause::{Clause, is_finite};
use super::token::Tokens;

/// Whether what a match says is denied in its clause; `is_verb` tells whether the match is said of doing.
#[must_use]
pub fn is_denied(tokens: &Tokens, clause: &Clause, found: Range<usize>, is_verb: bool) -> bool {
    let (start, end) = (clause.position(found.start), clause.position(found.end));
    let key = |at: usize| tokens.key(clause.words[at]);
    let denies = |at: usize| at >= clause.borrowed || matches!(key(at), "ingen" | "intet");
    let denied_before = (0..start).rev().any(|at| denies(at) && denies_what_follows(&key, clause, at, start));
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
        _ if (at + 1..start).any(|later| is_denied_without(key, later)) => false,
        "ingen" | "intet" | "ingenting" | "hverken" | "nul" => true,
        "ikke" | "aldrig" => {
            let is_more = is_only(next) || matches!(next, "mindst" | "desto" | "længe");
            let is_avoided =
                (0..at).map(key).any(|word| is_escaping(word) || matches!(word, "undgår" | "undgik"))
                    || between().any(is_avoiding)
                    || at
                        .checked_sub(1)
                        .map(key)
                        .is_some_and(|word| matches!(word, "glem" | "glemme" | "overse"))
                    || (between().any(|word| matches!(word, "fri" | "frie"))
                        && between().any(|word| word == "for"));
            !is_more && !is_condition(key, at) && !is_avoided
        }
        // A phrase set free of something ends where the verb of the sentence begins.
        "uden" if !matches!(next, "om" | "for" | "på") => {
            let is_denied = is_denied_without(key, at) || is_needed(key, clause, start);
            let is_said_of = between().count() > 0 && start < clause.words.len() && is_passive(key(start));
            !is_denied && !is_said_of && !between().any(is_finite)
        }
        "fri" | "frit" | "frie" => {
            next == "for" && !(0..at).map(key).any(|word| matches!(word, "ikke" | "aldrig" | "ingen"))
        }
        "slut" | "færdig" | "forbi" => {
            next == "med" && !(0..at).map(key).any(|word| matches!(word, "ikke" | "aldrig"))
        }
        word if is_escaping(word) => {
            let is_denied = |word| matches!(word, "ikke" | "aldrig" | "ingen");
            between().any(|word| matches!(word, "for" | "fra"))
                && !between().any(is_denied)
                && !(0..at).map(key).any(is_denied)
        }
        _ => false,
    }
}

/// Whether a denial is only supposed, of the reader: *hvis du ikke overholder din pligt*. What the house says of itself
/// is meant: *når vi ikke fører tilsyn*.
fn is_condition<'t>(key: &impl Fn(usize) -> &'t str, at: usize) -> bool {
    let near: Vec<&str> = (at.saturating_sub(3)..at).map(key).collect();
    let condition = near.iter().position(|word| matches!(*word, "hvis" | "når" | "såfremt"));
    condition
        .is_some_and(|at| !near[at..].iter().any(|word| matches!(*word, "vi" | "jeg" | "huset" | "ingen")))
}

/// Whether words between a denial and what it is said of deny only that it is all: *ikke kun kontrol*.
fn is_only(word: &str) -> bool {
    matches!(word, "kun" | "bare" | "blot" | "alene" | "udelukkende" | "altid" | "nødvendigvis")
}

/// Whether a word is an `uden` that is itself denied, so that nothing is: *ingen hold uden mødepligt*. One that goes on
/// with a list denies on its own: *ingen krav og helt uden pligt*.
fn is_denied_without<'t>(key: &impl Fn(usize) -> &'t str, at: usize) -> bool {
    const JOINS: [&str; 7] = ["og", "eller", "men", "samt", "helt", "altså", "også"];
    let before = at.checked_sub(1).map_or("", key);
    key(at) == "uden"
        && !JOINS.contains(&before)
        && (0..at)
            .rev()
            .map(key)
            .take_while(|word| !matches!(*word, "og" | "end"))
            .any(|word| matches!(word, "ikke" | "aldrig" | "ingen" | "intet" | "ingenting"))
}

/// Whether a word could be a verb in the passive, of which a phrase with `uden` is said: *uden afbud sanktioneres*.
fn is_passive(word: &str) -> bool {
    word.strip_suffix("eres").is_some_and(|stem| stem.chars().count() > 3)
}

/// Whether it is said that it does not go without: *uden mødepligt går det ikke*.
fn is_needed<'t>(key: &impl Fn(usize) -> &'t str, clause: &Clause, start: usize) -> bool {
    let behind: Vec<&str> = (start..clause.words.len()).map(key).collect();
    behind.windows(3).any(|words| {
        matches!(words[0], "går" | "fungerer" | "virker" | "lykkes")
            && words[1..].iter().any(|word| matches!(*word, "ikke" | "aldrig"))
    })
}

/// Whether a word says that one gets out of something: *du slipper for kontrol*, and not out of it when it is denied.
fn is_escaping(word: &str) -> bool {
    matches!(word, "slipper" | "slippe" | "slap" | "sluppet" | "fritaget" | "forskånet" | "undtaget")
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
            | "overholder"
            | "overholde"
            | "opfylder"
            | "opfylde"
            | "møder"
            | "undervurdere"
            | "afvise"
            | "udelukke"
            | "udelukkes"
            | "imod"
    )
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
    if behind.get(denial + 1).is_some_and(|word| is_only(word)) {
        return false;
    }
    if is_verb {
        return denial <= 3;
    }
    // What is denied stands first: »Tvang bruger vi ikke«, »Kontrol er der ikke«.
    const HAVING: [&str; 19] = [
        "bruger", "findes", "har", "laver", "fører", "giver", "kender", "får", "hører", "skriver", "træffer",
        "uddeler", "sender", "møder", "behøver", "skal", "kommer", "gør", "koster",
    ];
    let verb = behind.first().copied().unwrap_or("");
    let is_said_to_be = |next: &[&str]| matches!(next, ["der", ..] | ["ikke", "noget" | "nogen" | "en", ..]);
    start <= 2 && denial <= 3 && (HAVING.contains(&verb) || (verb == "er" && is_said_to_be(&behind[1..])))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::clause::Clauses;

    #[test]
    fn what_is_denied_in_its_clause_is_denied() {
        let check = |text: &str, word: &str, is_verb: bool, expected: bool| {
            let tokens = Tokens::of_text(text);
            let at = (0..tokens.list.len()).find(|at| tokens.key(*at) == word).unwrap();
            let clauses = Clauses::of(&tokens);
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
        check("Vi fører ikke (og har aldrig ført) tilsyn med nogen", "tilsyn", false, true);
        check("Tilbuddet gælder ikke familier, der er under tilsyn", "tilsyn", false, false);
        check("Her er ingen regler, der giver sanktioner", "sanktioner", false, true);
        check("Vi indkalder dig hvis du ikke møder op", "indkalder", true, false);
        check("Der findes ingen hold uden mødepligt", "mødepligt", false, false);
        check("Du slipper ikke uden en sanktion", "sanktion", false, false);
        check("Her er ingen krav og helt uden mødepligt", "mødepligt", false, true);
        check("Sanktioner? Dem har vi ikke.", "sanktioner", false, true);
        check("Det er slut med tvang", "tvang", false, true);
        check("Huset er fritaget for underretningspligt", "underretningspligt", false, true);
        check("Du er ikke fri for kontrol", "kontrol", false, false);
        check("Vi er ikke imod kontrol", "kontrol", false, false);
        check("Du undgår ikke kontrol", "kontrol", false, false);
        check("Uden mødepligt går det ikke", "mødepligt", false, false);
        check("Det er ikke udelukkende tvang", "tvang", false, false);
        check("Du kan slappe af, fordi vi ikke fører kontrol", "kontrol", false, true);
        check("Når vi ikke fører tilsyn, er det fordi vi har lovet det", "tilsyn", false, true);
        check("Du kommer, selvom vi ikke stiller krav", "krav", false, true);
        check("Når du kommer er der ikke kontrol", "kontrol", false, true);
        check("Når du ikke opfylder din pligt, ringer vi", "pligt", false, false);
        check("Glem ikke din pligt", "pligt", false, false);
        check("Kontrol er ikke noget, vi laver her", "kontrol", false, true);
        check("En udeblivelse koster dig ikke pladsen", "udeblivelse", false, true);
        check("Du kommer, fordi du har lyst, ikke fordi du har pligt til det", "pligt", false, true);
        check("Du møder aldrig tvang", "tvang", false, true);
        check("Du skal ikke være bange når du kommer til kontrol", "kontrol", false, false);
        check("Du slipper for kontrol", "kontrol", false, true);
        check("Du slipper ikke for kontrol", "kontrol", false, false);
        check("Det er ikke kun kontrol", "kontrol", false, false);
        check("Hvis du ikke opfylder din pligt", "pligt", false, false);
        check("Du må ikke glemme din mødepligt", "mødepligt", false, false);
        check("Det er ikke svært, men der er kontrol", "kontrol", false, false);
        check("Der er kontrol", "kontrol", false, false);
    }
}
