//! Addresses that say more than a reader wants seen: they stand in browsers' histories and in links that are sent on.

mod words;

use std::collections::BTreeSet;

use super::{Evidence, Lint, Stage};
use crate::config::Config;
use crate::diagnostic::{Report, Rule, Severity};
use crate::language::terms::Terms;
use crate::library::document::BlockKind;
use crate::library::page::Page;
use crate::library::shelf::Audience;
use crate::library::text::Text;
use crate::slug::slugify;
use crate::source::{ProjectPath, Span};
use words::{Telling, words_in_address};

pub(super) static LINT: Lint = Lint { stage: Stage::Planned, rules: &[&TELLING_ADDRESS], check };

static TELLING_ADDRESS: Rule = Rule {
    code: "telling-address",
    severity: Severity::Warning,
    title: "Public address with a word that is not for the reader",
    explanation: "Sidens adresse har et ord, som ikke er til læseren. Navnet på en fil eller mappe i content bliver \
        til adressen. Den står i browserens linje og historik, i links, der bliver sendt videre, og på papir. Her \
        har den et ord fra content/_rules/language.yaml eller fra personalets sprog, som »intern« og »sag«. Vælg et \
        navn, læseren selv ville bruge. På de sider, der har »Forlad siden«, må adressen heller ikke have ordene \
        under leave: telling: i site.yaml. Det gælder også billeder, PDF'er og ankre: {#navn}. Er siden allerede \
        ude, så lad den gamle adresse føre videre til den nye.",
};

fn check(evidence: &Evidence<'_>, report: &mut Report) {
    // Which words may stand in an address is said in site.yaml.
    if !evidence.library.config_is_known {
        return;
    }
    let (config, terms) = (&evidence.library.config, &*evidence.said().terms);
    let mut judge = Judge { config, terms, folders: BTreeSet::new(), report };
    for page in evidence.library.pages.iter().filter(|page| is_public(page.text.path())) {
        judge.path(page.text.path(), Some(&page.matter.title));
        judge.anchors(&page.text);
        judge.aliases(page);
    }
    for file in evidence.library.files.iter().filter(|path| is_public(path) && !path.is_hidden()) {
        judge.path(file, None);
    }
}

fn is_public(path: &ProjectPath) -> bool {
    Audience::of(path) == Audience::Public
}

struct Judge<'e, 'r> {
    config: &'e Config,
    terms: &'e Terms,
    /// The folders that were looked at: each is told of once, with the first file in it.
    folders: BTreeSet<&'e str>,
    report: &'r mut Report,
}

impl<'e> Judge<'e, '_> {
    fn path(&mut self, path: &'e ProjectPath, title: Option<&str>) {
        self.name(path, path.stem(), title);
        let folder = path.folder();
        let ends = folder.match_indices('/').map(|(at, _)| at).chain([folder.len()]);
        for folder in ends.skip(1).map(|end| &folder[..end]) {
            if self.folders.insert(folder) {
                self.name(path, folder.rsplit('/').next().unwrap_or(folder), None);
            }
        }
    }

    /// `name` is the file's own without its ending, or that of a folder it lies in.
    fn name(&mut self, path: &ProjectPath, name: &str, title: Option<&str>) {
        let slug = slugify(name);
        let mut found = self.words(path, &slug);
        found.extend(self.private_words(path, &slug));
        let Some(worst) = worst(&found) else { return };
        let message = format!("»{name}« bliver til en offentlig adresse, og den siger »{}«", worst.shown);
        let of_title = || title.map(slugify).filter(|title| self.is_fit(path, title));
        let help = match without(&slug, &found).or_else(of_title) {
            Some(better) => format!("Kald den for eksempel {better}."),
            None => "Kald den noget, som læseren selv ville bruge.".to_owned(),
        };
        self.report.add_file_as(worst.severity, &TELLING_ADDRESS, path, message, help);
    }

    /// The words that tell something, by the rules of the folder the file lies in.
    fn words(&self, path: &ProjectPath, slug: &str) -> Vec<Telling> {
        words_in_address(slug, self.terms, self.config.language_of(path).rules)
    }

    fn is_fit(&self, path: &ProjectPath, slug: &str) -> bool {
        !slug.is_empty() && self.words(path, slug).is_empty() && self.private_words(path, slug).is_empty()
    }

    /// The words of site.yaml that must not be seen in the history, on pages with a quick way out.
    fn private_words(&self, path: &ProjectPath, slug: &str) -> Vec<Telling> {
        let leave = &self.config.leave;
        if !leave.covers(path) {
            return Vec::new();
        }
        let words: Vec<(&String, String)> = leave.telling.iter().map(|word| (word, slugify(word))).collect();
        let told = |part: &str| words.iter().find(|(_, word)| !word.is_empty() && part.starts_with(&**word));
        let parts = slug.split('-').enumerate();
        parts.filter_map(|(at, part)| told(part).map(|(shown, _)| Telling::of_part(at, shown))).collect()
    }

    /// The ids that are written behind headings. Those that follow from a heading go with its words.
    fn anchors(&mut self, text: &Text) {
        text.document.walk_blocks(&mut |block| {
            let BlockKind::Heading(heading) = &block.kind else { return };
            let written = format!("{{#{}}}", heading.anchor);
            let Some(at) = text.source.slice(block.span).rfind(&written) else { return };
            let start = block.span.start as usize + at;
            self.anchor(text, &heading.anchor, Span::new(start, start + written.len()));
        });
    }

    fn anchor(&mut self, text: &Text, anchor: &str, span: Span) {
        let found = self.words(text.path(), anchor);
        let Some(worst) = worst(&found) else { return };
        let message = format!("Ankeret kan ses i adressen, og det siger »{}«", worst.shown);
        let better = without(anchor, &found).unwrap_or_else(|| "navn".to_owned());
        let help = format!("Skriv for eksempel {{#{better}}}, og ret de links, der fører hertil.");
        self.report.add_as(worst.severity, &TELLING_ADDRESS, (&text.source, span), message, help);
    }

    /// Old addresses: they are out already, so nothing has to be done at once.
    fn aliases(&mut self, page: &Page) {
        for alias in &page.matter.aliases {
            let parts = alias.value.split('/');
            let found: Vec<Telling> =
                parts.flat_map(|part| self.words(page.text.path(), &slugify(part))).collect();
            if let Some(worst) = worst(&found) {
                let place = (&page.text.source, alias.span);
                let message = format!("Den gamle adresse siger »{}«", worst.shown);
                let help = "Slet linjen, når ingen bruger den gamle adresse mere.";
                self.report.add_as(Severity::Note, &TELLING_ADDRESS, place, message, help);
            }
        }
    }
}

/// The word that weighs most, the first of equals.
fn worst(found: &[Telling]) -> Option<&Telling> {
    found.iter().rev().max_by_key(|word| word.severity)
}

/// A name without those words; `None` where nothing that can be read is left.
fn without(slug: &str, found: &[Telling]) -> Option<String> {
    let parts = slug.split('-').enumerate().map(|(at, part)| {
        match found.iter().find(|word| word.parts.contains(&at)) {
            Some(word) if word.parts.start == at => word.instead.as_str(),
            Some(_) => "",
            None => part,
        }
    });
    let kept: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let is_word = |part: &&str| part.len() > 3 && part.starts_with(|c: char| c.is_ascii_alphabetic());
    kept.iter().any(is_word).then(|| kept.join("-"))
}
