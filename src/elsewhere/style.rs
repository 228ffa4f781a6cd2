//! What a style sheet asks for.

use super::RequestKind;
use super::address::{is_foreign, joined};

/// Finds what a style sheet asks for. The name of a namespace is no address.
pub(super) fn read(text: &str, found: &mut Vec<RequestKind>) {
    let mut reader = Reader(text);
    let mut strings = Strings::Texts;
    while let Some(piece) = reader.piece() {
        strings = match piece {
            Piece::End => Strings::Texts,
            Piece::String(address) => {
                if strings == Strings::Addresses {
                    add(&address, found);
                }
                strings
            }
            Piece::Name(name) => match name.to_ascii_lowercase().as_str() {
                "@import" | "src(" | "image-set(" | "-webkit-image-set(" => Strings::Addresses,
                "@namespace" => Strings::Names,
                "url(" => {
                    let address = reader.address();
                    if strings != Strings::Names {
                        add(&address, found);
                    }
                    strings
                }
                _ => strings,
            },
        };
    }
}

/// What the strings are that come next, up to the end of a declaration.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Strings {
    Texts,
    Addresses,
    Names,
}

/// A piece of a style sheet, as far as anybody asks.
enum Piece {
    /// A name; `@` before it and `(` behind it are part of it.
    Name(String),
    String(String),
    /// Where a declaration or a block begins or ends.
    End,
}

/// What is left to read of a style sheet.
struct Reader<'t>(&'t str);

impl Reader<'_> {
    /// The next piece.
    fn piece(&mut self) -> Option<Piece> {
        loop {
            let first = self.0.chars().next()?;
            if let Some(comment) = self.0.strip_prefix("/*") {
                self.0 = comment.split_once("*/").map_or("", |(_, rest)| rest);
                continue;
            }
            match first {
                '"' | '\'' => return Some(Piece::String(self.string(first))),
                '@' => {
                    self.0 = &self.0[1..];
                    return Some(Piece::Name(format!("@{}", self.name())));
                }
                _ if is_letter(first) || first == '\\' => return Some(Piece::Name(self.name())),
                _ => self.0 = &self.0[first.len_utf8()..],
            }
            if matches!(first, ';' | '{' | '}') {
                return Some(Piece::End);
            }
        }
    }

    /// A name, with the bracket that follows it at once.
    fn name(&mut self) -> String {
        let mut name = self.written(|c| !is_letter(c) && c != '\\');
        if let Some(rest) = self.0.strip_prefix('(') {
            self.0 = rest;
            name.push('(');
        }
        name
    }

    /// A string that begins with this quotation mark. It ends with its line.
    fn string(&mut self, quote: char) -> String {
        self.0 = &self.0[1..];
        let string = self.written(|c| c == quote || c == '\n');
        self.0 = self.0.strip_prefix([quote, '\n']).unwrap_or(self.0);
        string
    }

    /// What stands in `url(…)`.
    fn address(&mut self) -> String {
        self.0 = self.0.trim_ascii_start();
        match self.0.chars().next() {
            Some(quote @ ('"' | '\'')) => self.string(quote),
            _ => self.written(|c| c == ')' || c.is_ascii_whitespace()),
        }
    }

    /// What stands before the first such character, escapes read as what they stand for.
    fn written(&mut self, is_end: impl Fn(char) -> bool) -> String {
        let mut written = String::new();
        while let Some(next) = self.0.chars().next().filter(|next| !is_end(*next)) {
            self.0 = &self.0[next.len_utf8()..];
            match next {
                '\\' => written.extend(self.escaped()),
                next => written.push(next),
            }
        }
        written
    }

    /// The character that is written behind a backslash: by its number, or itself. A line end is none.
    fn escaped(&mut self) -> Option<char> {
        let digits = self.0.bytes().take(6).take_while(u8::is_ascii_hexdigit).count();
        if digits == 0 {
            let next = self.0.chars().next()?;
            self.0 = &self.0[next.len_utf8()..];
            return (next != '\n').then_some(next);
        }
        let (number, rest) = self.0.split_at(digits);
        self.0 = rest.strip_prefix(|c: char| c.is_ascii_whitespace()).unwrap_or(rest);
        u32::from_str_radix(number, 16).ok().and_then(char::from_u32)
    }
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_') || !c.is_ascii()
}

fn add(address: &str, found: &mut Vec<RequestKind>) {
    if is_foreign(address) {
        found.push(RequestKind::Fetch(joined(address).trim().to_owned()));
    }
}
