//! The address of a page on paper: in words, and as a QR code. It is drawn when the site is built, so that the page asks
//! nobody for it.

use qrcode::{Color, EcLevel, QrCode};
use serde::Serialize;

use crate::library::page::Page;
use crate::library::shelf::Public;
use crate::site::Site;

/// How much white there must be around a code, counted in its squares (ISO/IEC 18004).
const QUIET: usize = 4;

/// An address as it stands on paper.
#[derive(Debug, Default, Serialize)]
pub(super) struct PrintedAddress {
    /// As one types it, in the parts it may be broken into; empty when nobody has said where the site will lie.
    words: Vec<String>,
    /// `None` when there is no address, or one too long for a code.
    code: Option<Drawing>,
}

/// A QR code.
#[derive(Debug, Serialize)]
struct Drawing {
    /// How wide and high it is, counted in its squares.
    side: usize,
    /// The path of an SVG that fills its black squares.
    path: String,
}

/// The address of the public page made from a page.
pub(super) fn printed_address(site: &Site<'_, Public>, page: &Page) -> PrintedAddress {
    let base = site.shelf().config().addresses.public.as_deref();
    let Some((base, page)) = base.zip(site.plan().address_of(page.text.path())) else {
        return PrintedAddress::default();
    };
    let address = format!("{base}/{}", page.address());
    let words = address.split_once("://").map_or(address.as_str(), |(_, words)| words);
    let words = words.trim_end_matches('/').split_inclusive('/').map(str::to_owned).collect();
    PrintedAddress { words, code: drawing(&address) }
}

fn drawing(text: &str) -> Option<Drawing> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let squares = code.to_colors();
    let rows = squares.chunks(code.width()).enumerate();
    let path = rows.map(|(y, row)| dark_runs(row, y + QUIET)).collect();
    Some(Drawing { side: code.width() + 2 * QUIET, path })
}

/// A bar for every run of black squares in a row.
fn dark_runs(row: &[Color], y: usize) -> String {
    let mut path = String::new();
    let mut x = QUIET;
    for run in row.chunk_by(|one, next| one == next) {
        let length = run.len();
        if run.first() == Some(&Color::Dark) {
            path.push_str(&format!("M{x} {y}h{length}v1h-{length}z"));
        }
        x += length;
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_drawn_square_by_square_with_white_around_it() {
        let drawing = drawing("https://hus.example/").unwrap();
        assert_eq!(drawing.side, 25 + 2 * QUIET, "the size of version 2");
        assert!(drawing.path.starts_with("M4 4h7v1h-7z"), "{}", drawing.path);
        assert!(drawing.path.contains("M22 4h7v1h-7z"), "{}", drawing.path);
        let dark = QrCode::with_error_correction_level("https://hus.example/", EcLevel::M).unwrap();
        let dark = dark.to_colors().iter().filter(|color| **color == Color::Dark).count();
        let lengths = drawing.path.split('h').skip(1).step_by(2).filter_map(|run| run.split_once('v'));
        assert_eq!(lengths.map(|(length, _)| length.parse::<usize>().unwrap()).sum::<usize>(), dark);
    }

    #[test]
    fn what_is_too_long_for_a_code_has_none() {
        assert!(drawing(&"a".repeat(4000)).is_none());
    }
}
