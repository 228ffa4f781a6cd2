//! Where there is a choice, changes begin where a reader does: at a sentence, or a part of one.

use super::token::{Kind, Token};
use super::words::{Piece, Spaces};

/// How far a change is moved at most, in pieces.
const FAR: usize = 200;
/// How many kept words and signs there are at least between two changes.
const LEAST_KEPT: usize = 3;
/// The pieces as a reader would part them.
pub(super) fn cleaned<'t>(mut pieces: Vec<Piece<'t>>, spaces: Spaces) -> Vec<Piece<'t>> {
    let mut at = 0;
    while let Some(run) = next_run(&pieces, at) {
        at = Slide { pieces: &mut pieces, spaces, from: run.0, to: run.1 }.best();
    }
    pieces
}

/// The next run of pieces that are all new, or all gone, between kept ones.
fn next_run(pieces: &[Piece<'_>], from: usize) -> Option<(usize, usize)> {
    let start = from + pieces.get(from..)?.iter().position(|piece| !piece.is_kept())?;
    let side = std::mem::discriminant(&pieces[start]);
    let length = pieces[start..].iter().take_while(|piece| std::mem::discriminant(*piece) == side).count();
    let end = start + length;
    let is_alone = (start == 0 || pieces[start - 1].is_kept()) && pieces.get(end).is_none_or(Piece::is_kept);
    if is_alone {
        return Some((start, end));
    }
    let changed = pieces[start..].iter().take_while(|piece| !piece.is_kept()).count();
    next_run(pieces, start + changed)
}

/// A run of new or gone pieces that may as well stand further left or right.
struct Slide<'p, 't> {
    pieces: &'p mut Vec<Piece<'t>>,
    spaces: Spaces,
    from: usize,
    to: usize,
}

impl Slide<'_, '_> {
    /// Goes where it reads best; gives where it ends.
    fn best(&mut self) -> usize {
        let (mut best, here) = (self.worth(), self.from);
        let mut place = here;
        while here - self.from < FAR && self.left() {}
        loop {
            let worth = self.worth();
            let is_nearer = self.from.abs_diff(here) < place.abs_diff(here);
            if worth > best || worth == best && is_nearer {
                (best, place) = (worth, self.from);
            }
            if self.from > here + FAR || !self.right() {
                break;
            }
        }
        while self.from > place && self.left() {}
        self.to
    }

    fn left(&mut self) -> bool {
        let Some(before) = self.from.checked_sub(1) else { return false };
        if !self.may_swap(before, self.to - 1) || !self.leaves_enough(self.pieces[..before].iter().rev()) {
            return false;
        }
        self.swap(before, self.to - 1);
        (self.from, self.to) = (self.from - 1, self.to - 1);
        true
    }

    fn right(&mut self) -> bool {
        if self.to >= self.pieces.len()
            || !self.may_swap(self.to, self.from)
            || !self.leaves_enough(self.pieces[self.to + 1..].iter())
        {
            return false;
        }
        self.swap(self.to, self.from);
        (self.from, self.to) = (self.from + 1, self.to + 1);
        true
    }

    /// Whether a kept piece and a marked one are the same to a reader.
    fn may_swap(&self, kept: usize, marked: usize) -> bool {
        let Piece::Kept(old, new) = &self.pieces[kept] else { return false };
        let token = self.pieces[marked].token();
        let is_space = token.kind == Kind::Space && old.kind == Kind::Space && self.spaces == Spaces::Loose;
        let is_plain = matches!(token.kind, Kind::Word | Kind::Sign | Kind::Space);
        let same = |a: &Token<'_>| a.kind == token.kind && a.look == token.look && a.text == token.text;
        is_plain && (is_space && old.look == token.look && new.look == token.look || same(old) && same(new))
    }

    fn swap(&mut self, kept: usize, marked: usize) {
        let Piece::Kept(old, new) = self.pieces[kept].clone() else { return };
        let token = self.pieces[marked].token().clone();
        (self.pieces[kept], self.pieces[marked]) = match self.pieces[marked] {
            Piece::Deleted(_) => (Piece::Deleted(old), Piece::Kept(token, new)),
            _ => (Piece::Inserted(new), Piece::Kept(old, token)),
        };
    }

    /// Whether enough is kept beside the run, or no other change stands there.
    fn leaves_enough<'r, 't: 'r>(&self, beside: impl Iterator<Item = &'r Piece<'t>>) -> bool {
        let mut kept = 0;
        for piece in beside {
            if !piece.is_kept() {
                return false;
            }
            kept += usize::from(piece.token().is_read());
            if kept >= LEAST_KEPT {
                return true;
            }
        }
        true
    }

    /// How well it reads.
    fn worth(&self) -> u8 {
        let run = &self.pieces[self.from..self.to];
        let first = run.iter().position(|piece| piece.token().kind != Kind::Space).unwrap_or(0);
        let before = &self.pieces[..self.from + first];
        let begins = before.iter().rev().find(|piece| piece.token().kind != Kind::Space);
        let after_line = before.last().is_some_and(|piece| piece.token().text.contains('\n'));
        let starts = match begins.map(|piece| piece.token().text) {
            None => 4,
            Some(_) if self.spaces == Spaces::Typed => 4 * u8::from(after_line),
            Some("." | "!" | "?" | ":") => 4,
            Some("," | ";" | "(" | "–" | "»" | "«") => 2,
            Some(_) => 0,
        };
        let ends_with_space = run.last().is_some_and(|piece| piece.token().kind == Kind::Space);
        starts + u8::from(ends_with_space)
    }
}
