//! Changes to a file as it lies on the disk, placed in its text as it was read.

use super::Span;

/// A file with stretches of it replaced and every other byte as it was: its byte-order mark, and line ends of any
/// kind. The spans are places in the text as read ([`super::Source::normalised`]). `None` when they overlap, stand in
/// no order, or do not fit the file.
#[must_use]
pub fn edited<'e>(file: &str, edits: impl IntoIterator<Item = (Span, &'e str)>) -> Option<String> {
    let mut new = String::with_capacity(file.len());
    let mut kept = 0;
    let mut walk = Walk { file, at: 0, read: 0 };
    walk.at = file.strip_prefix('\u{feff}').map_or(0, |text| file.len() - text.len());
    for (span, replacement) in edits {
        let start = walk.to(span.start as usize)?;
        let end = walk.to(span.end as usize)?;
        new.push_str(file.get(kept..start)?);
        new.push_str(replacement);
        kept = end;
    }
    new.push_str(file.get(kept..)?);
    Some(new)
}

/// Goes through a file, counting as it is read: CRLF is one byte.
struct Walk<'f> {
    file: &'f str,
    at: usize,
    read: usize,
}

impl Walk<'_> {
    /// The byte of the file at which this byte of the text stands; `None` when it lies behind.
    fn to(&mut self, offset: usize) -> Option<usize> {
        let bytes = self.file.as_bytes();
        while self.read < offset {
            self.at += if bytes.get(self.at..)?.starts_with(b"\r\n") { 2 } else { 1 };
            self.read += 1;
        }
        (self.read == offset).then_some(self.at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;
    use proptest::prelude::*;

    #[test]
    fn every_byte_around_a_change_stays() {
        let check = |file: &str, edits: &[(usize, usize, &str)], expected: Option<&str>| {
            let edits = edits.iter().map(|(start, end, text)| (Span::new(*start, *end), *text));
            assert_eq!(edited(file, edits).as_deref(), expected, "{file:?}");
        };
        check("en to tre", &[(3, 5, "2"), (6, 9, "3")], Some("en 2 3"));
        check(
            "\u{feff}en\r\nto\rtre\n",
            &[(0, 2, "1"), (3, 5, "2"), (6, 9, "3")],
            Some("\u{feff}1\r\n2\r3\n"),
        );
        check("Høje\r\nTaastrup!", &[(0, 14, "Høje-Taastrup")], Some("Høje-Taastrup!"));
        check("en", &[], Some("en"));
        check("en to", &[(3, 5, "x"), (0, 2, "y")], None);
        check("en to", &[(0, 4, "x"), (3, 5, "y")], None);
        check("en", &[(0, 9, "x")], None);
        check("ø", &[(1, 2, "x")], None);
    }

    #[test]
    fn a_change_of_the_file_is_the_change_of_the_text() {
        let piece = prop::sample::select(vec!["\r\n", "\r", "\n", "a", "ø", "\u{feff}", "ord ", "😀"]);
        let file = prop::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat());
        let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
        proptest!(config, |(file in file, from in 0usize..60, length in 0usize..10)| {
            let text = Source::normalised(&file);
            let start = text.floor_char_boundary(from);
            let end = text.ceil_char_boundary(start + length);
            let new = edited(&file, [(Span::new(start, end), "NYT")]).expect("the span fits the text");
            prop_assert_eq!(Source::normalised(&new), format!("{}NYT{}", &text[..start], &text[end..]));
            let untouched = edited(&file, [(Span::new(start, end), &text[start..end])]);
            if !text[start..end].contains('\n') {
                prop_assert_eq!(untouched, Some(file));
            }
        });
    }
}
