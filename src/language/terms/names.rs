//! Proper names: words that stand in them are not meant as words.

use std::ops::Range;

use super::super::lexicon;
use super::super::token::{Case, Kind, Tokens};

/// How streets end.
const STREETS: [&str; 10] =
    ["vej", "vejen", "gade", "gaden", "allé", "alle", "stræde", "torv", "plads", "vænget"];
/// Words behind which a title or a name stands.
const NAMING: [&str; 22] = [
    "filmen",
    "bogen",
    "romanen",
    "serien",
    "sangen",
    "podcasten",
    "podcast",
    "programmet",
    "bladet",
    "magasinet",
    "albummet",
    "foreningen",
    "organisationen",
    "projektet",
    "firmaet",
    "spillet",
    "digtet",
    "stykket",
    "filmene",
    "hedder",
    "kaldet",
    "dokumentaren",
];

/// Whether the tokens are a name, or stand in one.
pub(super) fn is_name(tokens: &Tokens, range: &Range<usize>) -> bool {
    range.clone().any(|at| is_named(tokens, at)) || is_title(tokens, range)
}

fn is_named(tokens: &Tokens, at: usize) -> bool {
    if tokens.list[at].case != Case::Capitalised {
        return false;
    }
    let key = tokens.key(at);
    let is_street = STREETS.iter().any(|street| key.ends_with(street) && key.len() > street.len() + 2);
    if is_street {
        return true;
    }
    !tokens.begins_sentence(at)
        && (is_capital(tokens, at, Side::Before) || is_capital(tokens, at, Side::Behind))
}

enum Side {
    Before,
    Behind,
}

/// Whether a neighbour begins with a capital too and is no word that merely begins a sentence.
fn is_capital(tokens: &Tokens, at: usize, side: Side) -> bool {
    let neighbour = match side {
        Side::Before => at.checked_sub(1),
        Side::Behind => Some(at + 1),
    };
    let Some(other) = neighbour.filter(|other| *other < tokens.list.len()) else { return false };
    let token = &tokens.list[other];
    let is_word = token.kind == Kind::Word && token.case == Case::Capitalised;
    let key = tokens.key(other);
    // »I« is a pronoun, and a word that begins the sentence is a name only when it is no word.
    is_word && key != "i" && !(tokens.begins_sentence(other) && lexicon::classes(key).is_known())
}

/// A title in quotation marks behind a word that says so: filmen »Svag«.
fn is_title(tokens: &Tokens, range: &Range<usize>) -> bool {
    let is_opening =
        |at: usize| matches!(tokens.list[at].kind, Kind::Mark('"' | '»' | '“' | '”' | '„' | '\''));
    let near = range.start.saturating_sub(6)..range.start;
    let Some(opening) = near.rev().find(|at| is_opening(*at)) else { return false };
    opening.checked_sub(1).is_some_and(|before| NAMING.contains(&tokens.key(before)))
}
