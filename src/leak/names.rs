//! Finds addresses and file names as they are written, not as a part of a longer word: `05-frivillige`
//! is found in `img/05-frivillige.html`, not in `x05-frivillige`.

use aho_corasick::AhoCorasick;

/// The names that are looked for, each known by a number.
#[derive(Debug)]
pub(super) struct Names {
    search: AhoCorasick,
    numbers: Vec<usize>,
}

impl Names {
    /// Takes names with their numbers; of equal names the first counts. A name that begins with
    /// another one is found by that.
    pub(super) fn new<'n>(names: impl Iterator<Item = (usize, &'n str)>) -> Self {
        let mut sorted: Vec<(&str, usize)> = names.map(|(number, name)| (name, number)).collect();
        sorted.retain(|(name, _)| name.contains(char::is_alphanumeric));
        sorted.sort_unstable();
        sorted.dedup_by(|(name, _), (before, _)| begins_with(name, before));
        let search = AhoCorasick::new(sorted.iter().map(|(name, _)| name))
            .expect("the names of one project are few enough for four bytes to count their letters");
        Self { search, numbers: sorted.into_iter().map(|(_, number)| number).collect() }
    }

    /// The number of each name in the text, as often as it stands there.
    pub(super) fn find(&self, text: &str) -> impl Iterator<Item = usize> {
        let found = self.search.find_overlapping_iter(text);
        let whole = found.filter(|found| is_whole(text, found.start(), found.end()));
        whole.map(|found| self.numbers[found.pattern()])
    }
}

fn begins_with(name: &str, beginning: &str) -> bool {
    name.starts_with(beginning) && is_border(name, beginning.len())
}

fn is_whole(text: &str, start: usize, end: usize) -> bool {
    is_border(text, start) && is_border(text, end)
}

/// Whether no word reaches across this place.
fn is_border(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at..].chars().next();
    !(before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_whole() {
        let names =
            ["05-frivillige", "manualer/05/", "05-frivillige/kræft.png", "a.png", "/", "05-frivillige"];
        let names = Names::new(names.into_iter().enumerate());
        let check = |text: &str, expected: &[usize]| {
            assert_eq!(names.find(text).collect::<Vec<_>>(), expected, "{text}");
        };
        check("img/05-frivillige.html", &[0]);
        check("»05-frivillige«", &[0]);
        check("x05-frivillige 05-frivilligehuset å05-frivillige", &[]);
        check("../manualer/05/index.html", &[1]);
        check("manualer/05-nyt", &[]);
        check("05-frivillige/kræft.png", &[0]);
        check("a.png data.png", &[3]);
    }
}
