//! A passage as words: cut, folded to small letters, with the hyphens that join and those that hang.

use std::ops::Range;

use super::prose::NO_WORD;

/// A passage cut into tokens, and the text in which words are looked for.
#[derive(Debug, Default)]
pub struct Tokens {
    /// The tokens in order.
    pub list: Vec<Token>,
    /// The keys of all tokens, a blank after each.
    folded: String,
    /// Where in `folded` a hyphen was between two letters.
    joints: Vec<u32>,
}

/// A word, a number or a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// How it is capitalised.
    pub case: Case,
    /// Whether a hyphen hangs behind it: `kontrol- og tilsyn`.
    pub hangs: bool,
    /// Where it stands in the passage.
    start: u32,
    end: u32,
    /// Where it stands in the folded text.
    key: (u32, u32),
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A word.
    Word,
    /// A number, a time, a date in figures.
    Number,
    /// A mark between words.
    Mark(char),
    /// Something that is no word for a reader: code, an address.
    Other,
}

/// How a word is capitalised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// Small letters only, or none at all.
    Small,
    /// A capital and small letters.
    Capitalised,
    /// Nothing but capitals, two at least.
    Capitals,
}

impl Token {
    /// Where it stands in the passage, in bytes.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether it is a word.
    #[must_use]
    pub fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }
}

impl Tokens {
    /// Cuts a text in the form passages have it.
    #[must_use]
    pub fn of_text(text: &str) -> Self {
        let mut cutter = Cutter { text, at: 0, searched: 0, tokens: Self::default() };
        while cutter.step() {}
        cutter.tokens
    }

    /// The text in which words are looked for: keys, a blank after each.
    #[must_use]
    pub fn folded(&self) -> &str {
        &self.folded
    }

    /// A token in small letters, without hyphens.
    #[must_use]
    pub fn key(&self, at: usize) -> &str {
        self.list.get(at).map_or("", |token| &self.folded[token.key.0 as usize..token.key.1 as usize])
    }

    /// Where a token stands in the folded text.
    #[must_use]
    pub fn key_range(&self, at: usize) -> Range<usize> {
        self.list.get(at).map_or(0..0, |token| token.key.0 as usize..token.key.1 as usize)
    }

    /// The token at a byte of the folded text.
    #[must_use]
    pub fn at_folded(&self, byte: usize) -> Option<usize> {
        self.list.partition_point(|token| token.key.0 as usize <= byte).checked_sub(1)
    }

    /// Whether a word begins or ends at a byte of the folded text: at a blank, or where a hyphen was.
    #[must_use]
    pub fn is_joint(&self, byte: usize) -> bool {
        self.joints.binary_search(&u32::try_from(byte).unwrap_or(u32::MAX)).is_ok()
    }

    /// Whether a token begins a sentence: nothing before it, or the end of another.
    #[must_use]
    pub fn begins_sentence(&self, at: usize) -> bool {
        let before = self.list[..at].iter().rev().map(|token| token.kind);
        let mut before = before.skip_while(|kind| matches!(kind, Kind::Mark(mark) if is_quote(*mark)));
        match before.next() {
            None => true,
            Some(Kind::Mark(mark)) => matches!(mark, '.' | '!' | '?' | ':' | '…'),
            Some(Kind::Word | Kind::Number | Kind::Other) => false,
        }
    }
}

/// Whether a mark is a quotation mark or a bracket, which end nothing.
pub(super) fn is_quote(mark: char) -> bool {
    matches!(mark, '"' | '\'' | '»' | '«' | '“' | '”' | '„' | '’' | '‘' | '›' | '‹' | '(' | '[')
}

struct Cutter<'t> {
    text: &'t str,
    at: usize,
    /// Up to where the text was looked through for addresses that do not begin with `www.`, in vain.
    searched: usize,
    tokens: Tokens,
}

impl Cutter<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn step(&mut self) -> bool {
        let Some(first) = self.rest().chars().next() else { return false };
        if first.is_whitespace() {
            self.at += first.len_utf8();
        } else if let Some(length) = self.address_length(first) {
            self.push(Kind::Other, self.at..self.at + length, false);
            self.at += length;
        } else if first.is_alphabetic() {
            self.word();
        } else if first.is_ascii_digit() {
            self.number();
        } else {
            let kind = if first == NO_WORD { Kind::Other } else { Kind::Mark(first) };
            self.push(kind, self.at..self.at + first.len_utf8(), false);
            self.at += first.len_utf8();
        }
        true
    }

    /// How long the address is that begins here, if one does. Marks before it are tokens of their own.
    fn address_length(&mut self, first: char) -> Option<usize> {
        let begins = first.is_alphanumeric() && (self.at >= self.searched || self.rest().starts_with("www."));
        if !begins {
            return None;
        }
        let length = self.rest().find(char::is_whitespace).unwrap_or(self.rest().len());
        let marks = ['.', ',', ';', ':', ')', '!', '?', '»', '«', '"', '”'];
        let stretch = self.rest()[..length].trim_end_matches(marks);
        if stretch.starts_with("www.") || is_address(stretch) {
            return Some(stretch.len());
        }
        self.searched = self.at + length;
        None
    }

    fn number(&mut self) {
        let inside = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ':');
        let length = self.rest().find(|c: char| !inside(c)).unwrap_or(self.rest().len());
        let length = self.rest()[..length].trim_end_matches(['.', ',', ':']).len();
        // Letters behind figures belong to them: 1990'erne, 4a.
        let tail = self.rest()[length..].find(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’');
        let length = tail.map_or(self.rest().len(), |tail| length + tail);
        self.push(Kind::Number, self.at..self.at + length, false);
        self.at += length;
    }

    fn word(&mut self) {
        let start = self.at;
        let key_start = self.tokens.folded.len();
        loop {
            self.letters();
            match self.link() {
                Link::Hyphen(length) => {
                    let joint = self.tokens.folded.len();
                    self.tokens.joints.push(u32::try_from(joint).unwrap_or(u32::MAX));
                    self.at += length;
                }
                Link::Hanging => {
                    self.finish_word(start, key_start, true);
                    self.at += 1;
                    return;
                }
                Link::None => return self.finish_word(start, key_start, false),
            }
        }
    }

    /// Takes in letters, and an apostrophe between two of them.
    fn letters(&mut self) {
        let mut chars = self.text[self.at..].char_indices().peekable();
        let mut length = 0;
        while let Some((at, c)) = chars.next() {
            let is_apostrophe = matches!(c, '\'' | '’')
                && at > 0
                && chars.peek().is_some_and(|(_, next)| next.is_alphabetic());
            if !c.is_alphanumeric() && !is_apostrophe {
                break;
            }
            length = at + c.len_utf8();
            push_small(&mut self.tokens.folded, c);
        }
        self.at += length;
    }

    /// What follows the letters of a word.
    fn link(&self) -> Link {
        let Some(after) = self.rest().strip_prefix(['-', '\u{2010}', '\u{2011}']) else { return Link::None };
        let hyphen = self.rest().len() - after.len();
        if after.starts_with(char::is_alphabetic) {
            return Link::Hyphen(hyphen);
        }
        // A hyphen at the end of a line divides a word, unless a list of compounds goes on.
        if let Some(next) = after.strip_prefix('\n').filter(|next| next.starts_with(char::is_lowercase)) {
            let word: String = next.chars().take_while(|c| c.is_alphabetic()).collect();
            if !matches!(word.as_str(), "og" | "eller" | "samt" | "til" | "men") {
                return Link::Hyphen(hyphen + 1);
            }
        }
        if hyphen == 1 { Link::Hanging } else { Link::None }
    }

    fn finish_word(&mut self, start: usize, key_start: usize, hangs: bool) {
        let end = self.at;
        self.add(Kind::Word, start..end, key_start, hangs);
    }

    fn push(&mut self, kind: Kind, range: Range<usize>, hangs: bool) {
        let key_start = self.tokens.folded.len();
        let key: String = self.text[range.clone()].to_owned();
        self.tokens.folded.push_str(&key);
        self.add(kind, range, key_start, hangs);
    }

    fn add(&mut self, kind: Kind, range: Range<usize>, key_start: usize, hangs: bool) {
        let short = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let case = case(&self.text[range.clone()]);
        let key = (short(key_start), short(self.tokens.folded.len()));
        self.tokens.folded.push(' ');
        let (start, end) = (short(range.start), short(range.end));
        self.tokens.list.push(Token { kind, case, hangs, start, end, key });
    }
}

enum Link {
    /// A hyphen of so many bytes between two parts of the word, with the line break behind it.
    Hyphen(usize),
    Hanging,
    None,
}

/// A letter in its small form. One that has none of a single letter stays.
fn push_small(folded: &mut String, c: char) {
    let mut small = c.to_lowercase();
    match (small.next(), small.next()) {
        (Some(small), None) => folded.push(small),
        _ => folded.push(c),
    }
}

fn case(word: &str) -> Case {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let is_capital = letters.next().is_some_and(char::is_uppercase);
    let others = letters.clone().count();
    match is_capital {
        true if others > 0 && letters.all(char::is_uppercase) => Case::Capitals,
        true => Case::Capitalised,
        false => Case::Small,
    }
}

/// Whether a stretch without blanks is an address, wherever in it one looks from.
fn is_address(stretch: &str) -> bool {
    stretch.contains("://")
        || (stretch.contains('@') && stretch.contains('.'))
        || ENDS.iter().any(|end| stretch.ends_with(end))
        || FOLDERS.iter().any(|end| stretch.contains(end))
}

/// How the names of hosts end that people write without `www`.
const ENDS: [&str; 6] = [".dk", ".com", ".org", ".net", ".eu", ".nu"];
/// The same with something behind them.
const FOLDERS: [&str; 6] = [".dk/", ".com/", ".org/", ".net/", ".eu/", ".nu/"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_into_words() {
        let check = |text: &str, expected: &str| {
            let tokens = Tokens::of_text(text);
            let keys: Vec<&str> = (0..tokens.list.len()).map(|at| tokens.key(at)).collect();
            assert_eq!(keys.join("|"), expected, "{text:?}");
            for token in &tokens.list {
                assert!(text.get(token.range()).is_some());
            }
        };
        check("Vi er HER, ikke?", "vi|er|her|,|ikke|?");
        check("Teenage-mor og kontrol- og tilsyn", "teenagemor|og|kontrol|og|tilsyn");
        check("sår-\nbar og risiko-\neller", "sårbar|og|risiko|eller");
        check("kl. 10.30 den 3.3.2026, 1990'erne", "kl|.|10.30|den|3.3.2026|,|1990'erne");
        check("tv'et (se www.a.dk/kontrol).", "tv'et|(|se|www.a.dk/kontrol|)|.");
        check("skriv til hus@a.dk eller a.dk.", "skriv|til|hus@a.dk|eller|a.dk|.");
        check("bruger/klient", "bruger|/|klient");
        check("a;www.a.dk/b, »www.b« (a@b.dk)", "a;www.a.dk/b|,|»|www.b|«|(|a@b.dk|)");
        check("a;www.b)c x", "a|;|www.b)c|x");
        check("", "");
    }

    #[test]
    fn a_text_without_blanks_is_cut_as_fast_as_another() {
        for part in ["(", "a,", "a@", "1-", "»", "\u{301}", "a:www"] {
            let tokens = Tokens::of_text(&part.repeat(100_000));
            assert!(tokens.list.len() >= 50_000, "{part}");
        }
    }

    #[test]
    fn hyphens_and_capitals_are_known() {
        let tokens = Tokens::of_text("Sårbarheds- og UNGE-puljen");
        assert!(tokens.list[0].hangs && !tokens.list[1].hangs);
        assert_eq!(tokens.list[0].case, Case::Capitalised);
        let joint = tokens.key_range(2).start + "unge".len();
        assert!(tokens.is_joint(joint) && !tokens.is_joint(joint + 1));
        assert!(tokens.begins_sentence(0) && !tokens.begins_sentence(1));
    }

    proptest::proptest! {
        #[test]
        fn every_token_is_in_its_text(text in "[-a-zA-ZæøåÆ .,:'’/@\n0-9\u{2011}\u{fffc}«»]{0,80}") {
            let tokens = Tokens::of_text(&text);
            let mut end = 0;
            for token in &tokens.list {
                proptest::prop_assert!(token.start >= end && token.end > token.start);
                proptest::prop_assert!(text.get(token.range()).is_some());
                end = token.end;
            }
        }
    }
}
