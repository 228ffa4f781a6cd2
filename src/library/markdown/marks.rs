//! Marks of our own that stand in plain text: `[udfyld: telefon]`, and brackets that look like a
//! footnote or an alert and are none.

use super::{Problem, ProblemKind};
use crate::library::document::{Alert, Block, BlockKind, Document, Inline, InlineKind, Run, plain_text};
use crate::source::Span;

const PLACEHOLDER: &str = "[udfyld";
const FOOTNOTE: &str = "[^";
/// How far the closing bracket of a mark is looked for; keeps a text of nothing but `[^` linear.
const MOST_BYTES: usize = 200;

/// Takes placeholders out of the text as pieces of their own and notes mentions of footnotes that
/// are not defined.
pub(super) fn apply(document: &mut Document, source: &str, problems: &mut Vec<Problem>) {
    document.walk_blocks_mut(&mut |block| {
        block.each_text_mut(&mut |content| mark_all(content, source, problems));
    });
}

/// The word in a quotation that begins with `[!ORD]`, as an alert does, and where it stands.
pub(super) fn alert_word(blocks: &[Block]) -> Option<(Span, String)> {
    let BlockKind::Paragraph(content) = &blocks.first()?.kind else { return None };
    let first = content.first()?;
    let (word, _) = first.own_text().strip_prefix("[!")?.split_once(']')?;
    let span = Span::new(first.span.start as usize, first.span.start as usize + word.len() + "[!]".len());
    (!word.is_empty()).then(|| (span, word.to_owned()))
}

/// Takes the line `[!AVOID]` from the head of a quotation: the one alert that the parser does not know.
pub(super) fn take_own_alert(blocks: &mut Vec<Block>) -> Option<Alert> {
    let BlockKind::Paragraph(content) = &mut blocks.first_mut()?.kind else { return None };
    let line = content.iter().position(|inline| matches!(inline.kind, InlineKind::SoftBreak));
    let head = plain_text(&content[..line.unwrap_or(content.len())]);
    let word = head.trim().strip_prefix("[!")?.strip_suffix(']')?;
    if !word.eq_ignore_ascii_case(Alert::Avoid.key()) {
        return None;
    }
    content.drain(..line.map_or(content.len(), |line| line + 1));
    if content.is_empty() {
        blocks.remove(0);
    } else if let Some(first) = content.first().map(|inline| inline.span.start) {
        blocks[0].span.start = first;
    }
    Some(Alert::Avoid)
}

/// `##Overskrift` at the start of a paragraph: a heading that lacks its space.
pub(super) fn lost_heading(content: &[Inline], source: &str) -> Option<Span> {
    let first = content.first()?;
    let InlineKind::Text(Run { text, exact: true }) = &first.kind else { return None };
    let marks = text.bytes().take_while(|byte| *byte == b'#').count();
    let follows = text[marks..].chars().next()?;
    let start = first.span.start as usize;
    ((1..=6).contains(&marks) && follows.is_alphabetic() && !is_escaped(first, 0, source))
        .then(|| Span::new(start, start + marks))
}

fn mark_all(content: &mut Vec<Inline>, source: &str, problems: &mut Vec<Problem>) {
    for inline in content.iter_mut() {
        if let Some(children) = inline.children_mut() {
            mark_all(children, source, problems);
        }
        note_undefined_footnotes(inline, source, problems);
        note_lost_links(inline, source, problems);
        note_unclosed_comments(inline, source, problems);
    }
    if content.iter().any(|inline| inline.own_text().contains(PLACEHOLDER)) {
        *content = std::mem::take(content).into_iter().flat_map(split_placeholders).collect();
    }
}

fn note_undefined_footnotes(inline: &Inline, source: &str, problems: &mut Vec<Problem>) {
    let InlineKind::Text(run) = &inline.kind else { return };
    for (at, _) in run.text.match_indices(FOOTNOTE) {
        let label = up_to_bracket(&run.text[at + FOOTNOTE.len()..]).unwrap_or("");
        let looks_like_one = !label.is_empty() && !label.contains('[');
        if run.exact && looks_like_one && !is_escaped(inline, at, source) {
            let span = Span::new(at, at + FOOTNOTE.len() + label.len() + 1).moved(inline.span.start as usize);
            problems.push(Problem { span, kind: ProblemKind::UndefinedFootnote(label.to_owned()) });
        }
    }
}

/// Whether a backslash stands before this byte of a run. A run begins anew behind each.
fn is_escaped(inline: &Inline, at: usize, source: &str) -> bool {
    at == 0 && source[..inline.span.start as usize].ends_with('\\')
}

/// `](` in plain text: a link that did not become one, most often for a space in its destination.
fn note_lost_links(inline: &Inline, source: &str, problems: &mut Vec<Problem>) {
    let InlineKind::Text(Run { text, exact: true }) = &inline.kind else { return };
    for (at, mark) in text.match_indices("](").filter(|(at, _)| !is_escaped(inline, *at, source)) {
        let span = Span::new(at, at + mark.len()).moved(inline.span.start as usize);
        problems.push(Problem { span, kind: ProblemKind::LostLink });
    }
}

/// `<!--` in plain text: a comment in a paragraph that has no end there.
fn note_unclosed_comments(inline: &Inline, source: &str, problems: &mut Vec<Problem>) {
    let InlineKind::Text(Run { text, exact: true }) = &inline.kind else { return };
    for (at, mark) in text.match_indices("<!--").filter(|(at, _)| !is_escaped(inline, *at, source)) {
        let span = Span::new(at, at + mark.len()).moved(inline.span.start as usize);
        problems.push(Problem { span, kind: ProblemKind::UnclosedComment });
    }
}

fn split_placeholders(inline: Inline) -> Vec<Inline> {
    let InlineKind::Text(Run { text, exact: true }) = &inline.kind else { return vec![inline] };
    let mut pieces = Vec::new();
    let mut done = 0;
    for (start, end) in placeholders(text) {
        push_piece(&mut pieces, &inline, done..start, text_kind);
        push_piece(&mut pieces, &inline, start..end, InlineKind::Placeholder);
        done = end;
    }
    push_piece(&mut pieces, &inline, done..text.len(), text_kind);
    pieces
}

fn text_kind(text: String) -> InlineKind {
    InlineKind::Text(Run { text, exact: true })
}

fn push_piece(
    pieces: &mut Vec<Inline>,
    whole: &Inline,
    range: std::ops::Range<usize>,
    kind: impl Fn(String) -> InlineKind,
) {
    if !range.is_empty() {
        let span = Span::new(range.start, range.end).moved(whole.span.start as usize);
        pieces.push(Inline { span, kind: kind(whole.own_text()[range].to_owned()) });
    }
}

/// Where `[udfyld]` and `[udfyld: …]` stand in a text.
fn placeholders(text: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    text.match_indices(PLACEHOLDER).filter_map(|(start, _)| {
        let after = &text[start + PLACEHOLDER.len()..];
        let inside = up_to_bracket(after).filter(|_| after.starts_with([':', ']', ' ']))?;
        let end = start + PLACEHOLDER.len() + inside.len() + 1;
        (!inside.contains('[')).then_some((start, end))
    })
}

fn up_to_bracket(text: &str) -> Option<&str> {
    let near = &text[..text.floor_char_boundary(MOST_BYTES)];
    near.split_once(']').map(|(before, _)| before)
}
