//! Text as a row of words, and the hash of every eight of them in a row.
//!
//! A word is letters and digits, small and capital letters alike; soft hyphens and characters of no
//! width are not there. Knows nothing of where a text comes from.

use crate::source::is_invisible;

/// How many words in a row make a quotation.
pub(super) const WINDOW: usize = 8;

/// What hears the words of a text, one after the other.
pub(super) trait Listener {
    /// A word has ended; it is the last of the run.
    fn word(&mut self, run: &Run);

    /// A stretch of the text, read anew in another notation, is about to be heard.
    fn decoded(&mut self, _text: &str) {}
}

/// Whether the titles of staff documents are listened for. Names and values that only machines read
/// (`class`, `href`) are words like others, but a title of one word may well stand among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Audible {
    /// A reader meets this text.
    Reader,
    /// Only a machine does.
    Machine,
}

/// Text that comes in pieces, made into words.
#[derive(Debug)]
pub(super) struct Stream {
    run: Run,
    word: Word,
    audible: Audible,
    offset: usize,
    joined: bool,
    glued: bool,
}

/// The last words of a text.
#[derive(Debug, Default)]
pub(super) struct Run {
    hashes: [u64; WINDOW],
    rolling: u64,
    count: usize,
    heard: usize,
    lettered: u8,
    end: usize,
}

#[derive(Clone, Copy, Debug)]
struct Word {
    hash: u64,
    /// All folded bytes, one over the other: 0 while no word has begun.
    bytes: u8,
}

impl Stream {
    pub(super) fn new() -> Self {
        Self {
            run: Run::default(),
            word: Word::START,
            audible: Audible::Reader,
            offset: 0,
            joined: false,
            glued: false,
        }
    }

    /// Takes the next piece. A word may begin in one and end in another.
    pub(super) fn push(&mut self, text: &str, listener: &mut impl Listener) {
        let bytes = text.as_bytes();
        let Some(&first) = bytes.first() else { return };
        self.glued |= self.joined && self.word.is_begun() && KINDS[usize::from(first)] != SEPARATOR;
        self.joined = false;
        let mut word = self.word;
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            match KINDS[usize::from(byte)] {
                SEPARATOR => word = self.finish(word, at, listener),
                BEYOND_ASCII => {
                    let more;
                    (word, more) = self.push_beyond_ascii(&text[at..], word, at, listener);
                    at += more;
                }
                folded => word = word.with(folded),
            }
            at += 1;
        }
        self.word = word;
        self.offset += text.len();
    }

    /// Something stands between two pieces that a reader does not see: `fri<b>villig</b>`.
    pub(super) fn join(&mut self) {
        self.joined = true;
    }

    /// A word ends here; words on both sides are in a row, but a title does not reach across.
    pub(super) fn end_block(&mut self, listener: &mut impl Listener) {
        self.end_word(listener);
        self.run.heard = 0;
    }

    /// A word ends here.
    pub(super) fn end_word(&mut self, listener: &mut impl Listener) {
        self.word = self.finish(self.word, 0, listener);
    }

    /// Says who meets the text from here on.
    pub(super) fn set_audible(&mut self, audible: Audible) {
        self.audible = audible;
    }

    /// Whether a word was put together across a [`Stream::join`].
    pub(super) fn is_glued(&self) -> bool {
        self.glued
    }

    #[inline]
    fn finish(&mut self, word: Word, at: usize, listener: &mut impl Listener) -> Word {
        if word.is_begun() {
            self.run.push(word, self.audible, self.offset + at);
            listener.word(&self.run);
        }
        Word::START
    }

    /// Takes the first character of `text`; gives back the word with it, and how many of its bytes
    /// follow its first.
    fn push_beyond_ascii(
        &mut self,
        text: &str,
        word: Word,
        at: usize,
        listener: &mut impl Listener,
    ) -> (Word, usize) {
        if let [LATIN_1, second, ..] = *text.as_bytes()
            && !matches!(second, TIMES | DIVIDED)
        {
            let folded = if second < SHARP_S { second | CASE } else { second };
            return (word.with(LATIN_1).with(folded), 1);
        }
        let Some(character) = text.chars().next() else { return (word, 0) };
        let word = match character {
            letter if letter.is_alphanumeric() => word.with_char(letter),
            unseen if is_unseen(unseen) => word,
            _ => self.finish(word, at, listener),
        };
        (word, character.len_utf8() - 1)
    }
}

impl Run {
    /// The hash of the last eight words. Numbers alone are no text: tables and search indexes are
    /// full of them.
    #[inline]
    pub(super) fn window(&self) -> Option<u64> {
        (self.count >= WINDOW && self.lettered != 0).then(|| mix(self.rolling))
    }

    /// How many words there have been.
    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// Where the last word ended, in bytes of all pieces.
    pub(super) fn end(&self) -> usize {
        self.end
    }

    /// The hash of the last word.
    pub(super) fn last(&self) -> u64 {
        self.hashes[(self.count + WINDOW - 1) % WINDOW]
    }

    /// How many words a title that ends here can have.
    pub(super) fn heard(&self) -> usize {
        self.heard
    }

    /// The hash of the last `words` words, eight at most.
    pub(super) fn phrase(&self, words: usize) -> u64 {
        let first = self.count + WINDOW - words.min(WINDOW);
        let hashes = (first..self.count + WINDOW).map(|at| self.hashes[at % WINDOW]);
        mix(hashes.fold(words as u64, |sum, hash| sum.wrapping_mul(BASE).wrapping_add(hash)))
    }

    #[inline]
    fn push(&mut self, word: Word, audible: Audible, end: usize) {
        let slot = &mut self.hashes[self.count % WINDOW];
        let leaving = std::mem::replace(slot, word.hash);
        self.rolling = self.rolling.wrapping_mul(BASE).wrapping_add(word.hash);
        self.rolling = self.rolling.wrapping_sub(leaving.wrapping_mul(BASE_TO_WINDOW));
        self.lettered = self.lettered << 1 | u8::from(word.has_letter());
        self.heard = if audible == Audible::Reader { (self.heard + 1).min(WINDOW) } else { 0 };
        self.count += 1;
        self.end = end;
    }
}

impl Word {
    const START: Self = Self { hash: 0xcbf2_9ce4_8422_2325, bytes: 0 };

    fn is_begun(self) -> bool {
        self.bytes != 0
    }

    fn has_letter(self) -> bool {
        self.bytes & LETTER != 0
    }

    #[inline]
    fn with(self, byte: u8) -> Self {
        let hash = (self.hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        Self { hash, bytes: self.bytes | byte }
    }

    fn with_char(self, character: char) -> Self {
        character
            .to_lowercase()
            .fold(self, |word, folded| folded.encode_utf8(&mut [0; 4]).bytes().fold(word, Self::with))
    }
}

const BASE: u64 = 0x9e37_79b9_7f4a_7c15;
const BASE_TO_WINDOW: u64 = power(WINDOW);

const fn power(words: usize) -> u64 {
    if words == 0 { 1 } else { BASE.wrapping_mul(power(words - 1)) }
}

/// The first byte of the letters from À to ÿ, æ, ø and å among them; nearly all that is not ASCII.
const LATIN_1: u8 = 0xc3;
const TIMES: u8 = 0x97;
const DIVIDED: u8 = 0xb7;
/// The second byte of ß; before it are capital letters, each with its small one this much further on.
const SHARP_S: u8 = 0x9f;
const CASE: u8 = 0x20;

/// A bit that every letter has and no ASCII digit.
const LETTER: u8 = 0x40;
const SEPARATOR: u8 = 0;
const BEYOND_ASCII: u8 = 0xff;

/// For each byte: what it is, or for letters and digits the byte it is folded to.
static KINDS: [u8; 256] = kinds();

const fn kinds() -> [u8; 256] {
    let mut kinds = [BEYOND_ASCII; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        kinds[byte as usize] =
            if byte.is_ascii_alphanumeric() { byte.to_ascii_lowercase() } else { SEPARATOR };
        byte += 1;
    }
    kinds
}

/// Whether a character does not end a word, though it is none of its letters: soft hyphens, joiners,
/// marks of direction, combining accents.
fn is_unseen(character: char) -> bool {
    is_invisible(character) || matches!(character, '\u{300}'..='\u{36f}' | '\u{fe00}'..='\u{fe0f}')
}

/// Spreads what the low bits know over all of them.
fn mix(mut hash: u64) -> u64 {
    hash = (hash ^ hash >> 32).wrapping_mul(0xd6e8_feb8_6659_fd93);
    hash ^ hash >> 32
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Hashes(Vec<u64>);

    impl Listener for Hashes {
        fn word(&mut self, run: &Run) {
            self.0.push(run.last());
        }
    }

    fn words(pieces: &[&str]) -> Vec<u64> {
        let (mut hashes, mut stream) = (Hashes(Vec::new()), Stream::new());
        pieces.iter().for_each(|piece| stream.push(piece, &mut hashes));
        stream.end_word(&mut hashes);
        hashes.0
    }

    #[test]
    fn words_are_letters_and_digits_in_any_case() {
        let check = |text: &str, expected: &str| {
            let expected: Vec<u64> = expected.split(' ').flat_map(|word| words(&[word])).collect();
            assert_eq!(words(&[text]), expected, "{text}");
        };
        check("Æble, ØRE – ål!", "æble øre ål");
        check("ÆØÅÀÞ", "æøåàþ");
        check("2×3÷ß ΣČ", "2 3 ß σč");
        check("frivillig\u{ad}koordinator", "frivilligkoordinator");
        check("fri\u{200b}villig", "frivillig");
        check("Høje-Taastrup 12.5", "høje taastrup 12 5");
        check("  ", "");
        check("»hus« “hus”", "hus hus");
    }

    #[test]
    fn letters_are_no_others() {
        assert_ne!(words(&["ß"]), words(&["ÿ"]));
        assert_ne!(words(&["ø"]), words(&["å"]));
    }

    #[test]
    fn a_word_may_come_in_pieces() {
        assert_eq!(words(&["fri", "vil", "", "lig hus"]), words(&["frivillig", " hus"]));
    }

    #[test]
    fn a_window_is_known_by_its_words_wherever_it_stands() {
        struct Windows(Vec<Option<u64>>);
        impl Listener for Windows {
            fn word(&mut self, run: &Run) {
                self.0.push(run.window());
            }
        }
        let windows = |text: &str| {
            let (mut windows, mut stream) = (Windows(Vec::new()), Stream::new());
            stream.push(text, &mut windows);
            stream.end_word(&mut windows);
            windows.0
        };
        let short = windows("en to tre fire fem seks syv otte");
        let long = windows("nul, nul. En to tre fire fem seks syv otte ni");
        assert_eq!(short[..7], [None; 7]);
        assert!(short[7].is_some());
        assert_eq!(short[7], long[9]);
        assert!(windows("1 2 3 4 5 6 7 8 9").iter().all(Option::is_none));
        assert!(windows("1 2 3 4 5 6 7 kr 9")[7].is_some());
    }
}
