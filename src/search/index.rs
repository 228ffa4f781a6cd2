//! The words of a site, and where each of them stands.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use sha2::{Digest, Sha256};

use super::fold::{fold, words};
use super::stem::Stems;
use super::write::{self, Shards};

/// A page that can be found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Where it lies, from the top of the site.
    pub address: String,
    /// What stands before its title: `Manual 5`, `Aktivitet`.
    pub kicker: String,
    /// Its title.
    pub title: String,
    /// What it is about, in a sentence.
    pub summary: String,
    /// More it is found by: roles, houses, kinds.
    pub keywords: String,
    /// The number it is asked for by, in small letters: `5`, `2.c`.
    pub number: String,
    /// How much it is worth beside another page that says as much.
    pub worth: Worth,
    /// Whom it was written for.
    pub readers: Readers,
    /// What stands before its first heading, then its sections.
    pub sections: Vec<Section>,
}

/// How much a page is worth beside another page that says as much.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Worth {
    /// It tells what it is about.
    #[default]
    Whole,
    /// It tells of old days, or is for few.
    Lesser,
    /// It only names what others tell of.
    Least,
}

/// Whom a page was written for. Nothing is found or left out for that, but most who search are of everybody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Readers {
    /// Everybody who comes to the site.
    #[default]
    Everybody,
    /// Those who work with families elsewhere.
    Professionals,
}

impl Page {
    /// How much it is worth beside another page that says as much, in per cent.
    pub(super) fn percent(&self) -> u32 {
        let of_worth = match self.worth {
            Worth::Whole => 100,
            Worth::Lesser => 70,
            Worth::Least => 25,
        };
        let of_readers = match self.readers {
            Readers::Everybody => 100,
            Readers::Professionals => 90,
        };
        of_worth * of_readers / 100
    }
}

/// A part of a page that can be found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// Its place in the page; empty for what stands before the first heading.
    pub anchor: String,
    /// Its heading.
    pub heading: String,
    /// What it says, formatting left out.
    pub text: String,
}

/// Other words for what people ask for, each with the words the texts use.
pub type Synonyms = BTreeMap<String, Vec<String>>;

/// What is asked for, with what it stands for word by word.
type SpelledSynonyms = Vec<(String, Vec<Vec<String>>)>;

/// The most words that are asked for in one synonym; the script has the same.
pub const LONGEST_PHRASE: usize = 5;

/// The words of a site, and where each of them stands.
#[derive(Debug)]
pub struct Index {
    pub(super) pages: Vec<Page>,
    /// The forms of each word and where they stand, by their stem.
    pub(super) groups: BTreeMap<String, Group>,
    pub(super) synonyms: SpelledSynonyms,
    /// How many files it lies in.
    pub(super) shards: Shards,
    /// What tells this index from any other.
    pub(super) stamp: String,
}

/// The forms of a word, and where they stand.
#[derive(Debug, Default)]
pub(super) struct Group {
    pub(super) forms: BTreeSet<String>,
    /// By section, counted through all pages.
    pub(super) places: BTreeMap<u32, Place>,
}

/// How a word stands in a section.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    /// In the most telling of the places it stands in.
    pub(super) field: Field,
    /// How often it stands in the text, up to [`MOST`].
    pub(super) times: u8,
}

/// What a word stands in, the most telling last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    #[default]
    Text,
    Keywords,
    Summary,
    Heading,
    Title,
}

/// How often is often enough.
pub(super) const MOST: u8 = 3;

impl Index {
    /// The words of these pages, to be written in `shards`.
    #[must_use]
    pub fn new(mut pages: Vec<Page>, synonyms: &Synonyms, shards: Shards) -> Self {
        pages.iter_mut().filter(|page| page.sections.is_empty()).for_each(|page| {
            page.sections.push(Section::default());
        });
        let mut gathered = Gathered::default();
        let mut section = 0;
        for page in &pages {
            for (field, text) in [
                (Field::Title, &page.title),
                (Field::Summary, &page.summary),
                (Field::Keywords, &page.keywords),
                (Field::Keywords, &page.kicker),
            ] {
                gathered.add(section, field, text);
            }
            for part in &page.sections {
                gathered.add(section, Field::Heading, &part.heading);
                gathered.add(section, Field::Text, &part.text);
                section += 1;
            }
        }
        let synonyms = spelled(synonyms);
        let groups = gathered.into_groups();
        Self { stamp: stamp(&pages, &groups, shards), pages, groups, synonyms, shards }
    }

    /// The pages that can be found.
    #[must_use]
    pub fn pages(&self) -> &[Page] {
        &self.pages
    }

    /// Every form of every word, for whoever wants to try them all.
    pub fn forms(&self) -> impl Iterator<Item = (&str, &str)> {
        self.groups
            .iter()
            .flat_map(|(stem, group)| group.forms.iter().map(move |form| (form.as_str(), stem.as_str())))
    }
}

/// What is asked for in one piece and folded, as the script compares it.
#[must_use]
pub fn piece(asked: &str) -> String {
    phrase(asked).iter().map(|word| fold(word)).collect()
}

/// The words of what is asked for, as they are spelled.
#[must_use]
pub fn phrase(asked: &str) -> Vec<String> {
    words(&asked.replace('-', " ")).into_iter().map(|word| word.spelled).collect()
}

/// Synonyms in the words that the script reads.
fn spelled(synonyms: &Synonyms) -> SpelledSynonyms {
    let parts = |meant: &String| phrase(meant);
    synonyms
        .iter()
        .map(|(asked, meant)| (phrase(asked).join(" "), meant.iter().map(parts).collect()))
        .collect()
}

/// What tells an index from any other: a digest of all that one of its files takes for granted of another. That is how
/// words and pages are spread, which words there are and where they stand, and what is quoted.
fn stamp(pages: &[Page], groups: &BTreeMap<String, Group>, shards: Shards) -> String {
    let mut digest = Sha256::new();
    let mut add = |text: &str| {
        digest.update((text.len() as u64).to_le_bytes());
        digest.update(text);
    };
    add(&format!("{shards:?}"));
    for page in pages {
        add(&page.summary);
        add(&page.sections.len().to_string());
        page.sections.iter().for_each(|section| add(&section.text));
    }
    for (stem, group) in groups {
        add(stem);
        group.forms.iter().for_each(|form| add(form));
        add(&write::places(group));
    }
    digest.finalize().iter().take(5).map(|byte| format!("{byte:02x}")).collect()
}

/// Words while they are gathered: each different word is stemmed once.
#[derive(Default)]
struct Gathered {
    stems: Stems,
    groups: Vec<(String, Group)>,
    of_stem: HashMap<String, usize>,
    of_word: HashMap<String, usize>,
}

impl Gathered {
    fn add(&mut self, section: u32, field: Field, text: &str) {
        for word in words(text) {
            let group = self.group(word.spelled);
            let place = self.groups[group].1.places.entry(section).or_default();
            place.field = place.field.max(field);
            place.times = (place.times + u8::from(field == Field::Text)).min(MOST);
        }
    }

    fn group(&mut self, word: String) -> usize {
        if let Some(&known) = self.of_word.get(&word) {
            return known;
        }
        let stem = self.stems.stem(&word);
        let group = match self.of_stem.get(&stem) {
            Some(&group) => group,
            None => {
                self.groups.push((stem.clone(), Group::default()));
                self.of_stem.insert(stem, self.groups.len() - 1);
                self.groups.len() - 1
            }
        };
        self.groups[group].1.forms.insert(word.clone());
        self.of_word.insert(word, group);
        group
    }

    fn into_groups(self) -> BTreeMap<String, Group> {
        self.groups.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(title: &str, text: &str) -> Page {
        let section = Section { text: text.to_owned(), ..Section::default() };
        Page { title: title.to_owned(), sections: vec![section], ..Page::default() }
    }

    #[test]
    fn a_word_counts_where_it_tells_most() {
        let index = Index::new(
            vec![page("Børn", "Et barn og et barn."), page("Mad", "børnene")],
            &Synonyms::new(),
            Shards::for_pages(2),
        );
        let barn = &index.groups["barn"];
        assert_eq!(barn.forms.iter().collect::<Vec<_>>(), ["barn", "børn", "børnene"]);
        assert_eq!(barn.places[&0], Place { field: Field::Title, times: 2 });
        assert_eq!(barn.places[&1], Place { field: Field::Text, times: 1 });
    }

    #[test]
    fn an_index_whose_files_do_not_fit_those_of_another_has_another_stamp() {
        let stamp = |pages: Vec<Page>, shards: usize| {
            Index::new(pages, &Synonyms::new(), Shards::for_pages(shards)).stamp
        };
        let own = stamp(vec![page("Mad", "børnene")], 1);
        assert_eq!(own, stamp(vec![page("Mad", "børnene")], 1));
        assert_ne!(own, stamp(vec![page("Mad", "børnene")], 9), "spread over more files");
        assert_ne!(own, stamp(vec![page("Mad", "Børnene")], 1), "quoted otherwise");
        assert_ne!(own, stamp(vec![page("Maden", "børnene")], 1), "another word");
        assert_ne!(own, stamp(vec![page("Mad", "børnene"), page("", "")], 1), "another page");
    }

    #[test]
    fn what_is_asked_for_and_what_is_meant_are_words() {
        let synonyms =
            Synonyms::from([("UU-vejleder".to_owned(), vec!["uddannelses- og jobvejleder".to_owned()])]);
        let index = Index::new(Vec::new(), &synonyms, Shards::for_pages(0));
        let meant = ["uddannelses", "og", "jobvejleder"].map(str::to_owned).to_vec();
        assert_eq!(index.synonyms, [("uu vejleder".to_owned(), vec![meant])]);
        assert_eq!(piece("UU-vejleder på Åen"), "uuvejlederpaan");
    }
}
