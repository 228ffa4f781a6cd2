//! Two running texts word by word: what is kept, what is new, what is gone.

use super::align;
use super::clean::cleaned;
use super::token::{Kind, Token};

/// A token of a redline.
#[derive(Clone, Debug)]
pub(super) enum Piece<'t> {
    /// In both; formatting and details may differ. The old one, then the new one.
    Kept(Token<'t>, Token<'t>),
    /// In the new text only.
    Inserted(Token<'t>),
    /// In the old text only.
    Deleted(Token<'t>),
}

/// Whether white space is compared as it is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spaces {
    /// Any white space is a space.
    Loose,
    /// As typed.
    Typed,
}

/// What a kept word is worth. One with the same formatting is worth a little more.
const WORD: i32 = 64;
/// A run of kept words between two changes must be worth more than this: more than two words.
const RUN: i32 = 2 * WORD + 40;

/// The pieces of a redline from one text to the other.
pub(super) fn compare<'t>(old: &[Token<'t>], new: &[Token<'t>], spaces: Spaces) -> Vec<Piece<'t>> {
    let (a, b) = (counting(old), counting(new));
    let keys = |tokens: &[Token<'_>], places: &[usize]| -> Vec<u64> {
        places.iter().map(|&place| tokens[place].key).collect()
    };
    let weight = |i: usize, j: usize| {
        let (old, new) = (&old[a[i]], &new[b[j]]);
        if old.is_read() { WORD + 4 * i32::from(old.look == new.look) } else { 1 }
    };
    let pairs = align::equal(&keys(old, &a), &keys(new, &b), &weight, RUN);
    let mut pieces = Vec::with_capacity(old.len().max(new.len()));
    let mut from = (0, 0);
    for (i, j) in pairs {
        between(&old[from.0..a[i]], &new[from.1..b[j]], spaces, &mut pieces);
        pieces.push(Piece::Kept(old[a[i]].clone(), new[b[j]].clone()));
        from = (a[i] + 1, b[j] + 1);
    }
    between(&old[from.0..], &new[from.1..], spaces, &mut pieces);
    cleaned(pieces, spaces)
}

fn counting(tokens: &[Token<'_>]) -> Vec<usize> {
    let counts = |(at, token): (usize, &Token<'_>)| token.counts().then_some(at);
    tokens.iter().enumerate().filter_map(counts).collect()
}

/// What stands between two kept tokens. White space at both ends of both texts is kept.
fn between<'t>(mut old: &[Token<'t>], mut new: &[Token<'t>], spaces: Spaces, pieces: &mut Vec<Piece<'t>>) {
    let mut after = Vec::new();
    if let ([a, rest @ ..], [b, new_rest @ ..]) = (old, new)
        && let Some(kept) = same_space(a, b, spaces)
    {
        pieces.extend(kept);
        (old, new) = (rest, new_rest);
    }
    if let ([rest @ .., a], [new_rest @ .., b]) = (old, new)
        && let Some(kept) = same_space(a, b, spaces)
    {
        after = kept;
        (old, new) = (rest, new_rest);
    }
    pieces.extend(old.iter().filter(|token| token.kind != Kind::Back).cloned().map(Piece::Deleted));
    pieces.extend(new.iter().cloned().map(|token| match token.kind {
        Kind::Back => Piece::Kept(token.clone(), token),
        _ => Piece::Inserted(token),
    }));
    pieces.append(&mut after);
}

/// Two spaces as one that is kept. The break between two paragraphs is a space on the other side.
fn same_space<'t>(old: &Token<'t>, new: &Token<'t>, spaces: Spaces) -> Option<Vec<Piece<'t>>> {
    if !old.is_blank() || !new.is_blank() {
        return None;
    }
    match (old.kind, new.kind) {
        (Kind::Break, Kind::Space) => Some(vec![Piece::Deleted(old.clone())]),
        (Kind::Space, Kind::Break) => Some(vec![Piece::Inserted(new.clone())]),
        _ if spaces == Spaces::Loose || old.text == new.text => {
            Some(vec![Piece::Kept(old.clone(), new.clone())])
        }
        _ => None,
    }
}

impl<'t> Piece<'t> {
    /// The token that stands in the page: the new one where there is one.
    pub(super) fn token(&self) -> &Token<'t> {
        match self {
            Self::Kept(_, token) | Self::Inserted(token) | Self::Deleted(token) => token,
        }
    }

    pub(super) fn is_kept(&self) -> bool {
        matches!(self, Self::Kept(..))
    }
}

/// How many words and signs are kept, and how many are not.
pub(super) fn shares(pieces: &[Piece<'_>]) -> (usize, usize) {
    let read = pieces.iter().filter(|piece| piece.token().is_read());
    read.fold(
        (0, 0),
        |(kept, marked), piece| if piece.is_kept() { (kept + 1, marked) } else { (kept, marked + 1) },
    )
}
