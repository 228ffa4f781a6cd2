//! Bytes as text: UTF-8, and what older editors write.

/// Whether more than one byte in a hundred is a control character no text has. UTF-16, which has many,
/// is told by its mark.
pub(super) fn is_binary(bytes: &[u8]) -> bool {
    let marked = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    let is_control = |byte: &&u8| **byte < 0x20 && !matches!(**byte, b'\n' | b'\r' | b'\t' | 0x0c);
    !marked && bytes.iter().filter(is_control).count() > 8 + bytes.len() / 100
}

/// The text of a file and where the first byte stands that is not UTF-8, counted in the text.
pub(super) fn decoded(bytes: Vec<u8>) -> (String, Option<usize>) {
    if let [0xff, 0xfe, rest @ ..] = bytes.as_slice() {
        return (from_utf16(rest, u16::from_le_bytes), Some(0));
    }
    if let [0xfe, 0xff, rest @ ..] = bytes.as_slice() {
        return (from_utf16(rest, u16::from_be_bytes), Some(0));
    }
    match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let first = error.utf8_error().valid_up_to();
            (from_mixed(error.as_bytes()), Some(first))
        }
    }
}

fn from_utf16(bytes: &[u8], read: impl Fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| read([pair[0], pair[1]]));
    char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// UTF-8 where it is UTF-8, Windows-1252 elsewhere.
fn from_mixed(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().copied().map(from_windows_1252));
    }
    text
}

/// The letters of Windows-1252 that are not those of Latin-1, from 0x80 on.
const WINDOWS_1252: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

fn from_windows_1252(byte: u8) -> char {
    let special = byte.checked_sub(0x80).and_then(|at| WINDOWS_1252.chars().nth(usize::from(at)));
    special.unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_encodings_are_read_and_told() {
        let check = |bytes: &[u8], expected: &str, first_bad: Option<usize>| {
            assert_eq!(decoded(bytes.to_vec()), (expected.to_owned(), first_bad), "{bytes:?}");
        };
        check("blå".as_bytes(), "blå", None);
        check(b"bl\xe5 gr\xf8d", "blå grød", Some(2));
        check(b"\x93citat\x94", "“citat”", Some(0));
        check("æ\u{0}".as_bytes(), "æ\u{0}", None);
        check(b"\xff\xfea\x00\xe5\x00", "aå", Some(0));
    }
}
