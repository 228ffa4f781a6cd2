//! Addresses that say more than a reader wants seen: they stand in browsers' histories and in links that are sent on.

mod words;

use std::collections::BTreeSet;

use super::{Evidence, Lint, Stage};
use crate::diagnostic::{Report, Rule, Severity};
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
    explanation: "Navnet på en fil eller mappe i content bliver til sidens adresse. Den står i browserens linje og historik, \
        i links, der bliver sendt videre, og når siden bliver skrevet ud. Her har den et ord om læseren eller fra \
        personalets sprog: »saarbare-moedre«, »visitation«, »intern«. Vælg et navn, læseren selv ville bruge. På de \
        sider, der har »Forlad siden«, må adressen heller ikke have de ord, som står under leave: telling: i site.yaml. \
        Det gælder også billeder og PDF'er og ankre, {#navn}. Er siden allerede ude, så lad den gamle adresse føre \
        videre til den nye.",
};

fn check(evidence: &Evidence<'_>, report: &mut Report) {
    let pages = || evidence.library.pages.iter().filter(|page| is_public(page.text.path()));
    let mut folders = BTreeSet::new();
    for page in pages() {
        check_path(evidence, page.text.path(), Some(&page.matter.title), &mut folders, report);
        check_anchors(&page.text, report);
        check_aliases(page, report);
    }
    for file in evidence.library.files.iter().filter(|path| is_public(path) && !path.is_hidden()) {
        check_path(evidence, file, None, &mut folders, report);
    }
}

fn is_public(path: &ProjectPath) -> bool {
    Audience::of(path) == Audience::Public
}

/// A folder is told of once, with the first file in it.
fn check_path<'l>(
    evidence: &Evidence<'_>,
    path: &'l ProjectPath,
    title: Option<&str>,
    folders: &mut BTreeSet<&'l str>,
    report: &mut Report,
) {
    check_name(evidence, path, path.stem(), title, report);
    let folder = path.folder();
    let ends = folder.match_indices('/').map(|(at, _)| at).chain([folder.len()]);
    for end in ends.skip(1) {
        let folder = &folder[..end];
        if folders.insert(folder) {
            let name = folder.rsplit_once('/').map_or(folder, |(_, name)| name);
            check_name(evidence, path, name, None, report);
        }
    }
}

/// `name` is the file's own without its ending, or that of a folder it lies in.
fn check_name(
    evidence: &Evidence<'_>,
    path: &ProjectPath,
    name: &str,
    title: Option<&str>,
    report: &mut Report,
) {
    let slug = slugify(name);
    let mut found = words_in_address(&slug);
    found.extend(private_words(evidence, path, &slug));
    let Some(first) = found.iter().max_by_key(|word| word.severity) else { return };
    let message = format!("»{name}« bliver til en offentlig adresse, og den siger »{}«", first.shown);
    let help = match better(&slug, &found, title) {
        Some(better) => format!("Kald den for eksempel {better}."),
        None => "Kald den noget, som læseren selv ville bruge.".to_owned(),
    };
    report.add_file_as(first.severity, &TELLING_ADDRESS, path, message, help);
}

/// The words of site.yaml that must not be seen in the history, on pages with a quick way out.
fn private_words(evidence: &Evidence<'_>, path: &ProjectPath, slug: &str) -> Vec<Telling> {
    let leave = &evidence.library.config.leave;
    if !leave.covers(path) {
        return Vec::new();
    }
    let words = leave.telling.iter().map(|word| (word, slugify(word))).filter(|(_, word)| !word.is_empty());
    let found = words.flat_map(|(shown, word)| {
        let parts = slug.split('-').filter(move |part| part.starts_with(&word));
        parts.map(|part| Telling::of_site(part, shown)).collect::<Vec<_>>()
    });
    found.collect()
}

/// A name without those words; the title of the page where nothing would be left.
fn better(slug: &str, found: &[Telling], title: Option<&str>) -> Option<String> {
    let without = slug.split('-').map(|part| match found.iter().find(|word| word.part == part) {
        Some(word) => word.instead.as_str(),
        None => part,
    });
    let kept: Vec<&str> = without.filter(|part| !part.is_empty()).collect();
    let is_left = kept.iter().any(|part| part.len() > 2 && !part.starts_with(|c: char| c.is_ascii_digit()));
    let of_title = || title.map(slugify).filter(|slug| words_in_address(slug).is_empty() && !slug.is_empty());
    is_left.then(|| kept.join("-")).or_else(of_title)
}

/// The ids that are written behind headings. Those that follow from a heading go with its words.
fn check_anchors(text: &Text, report: &mut Report) {
    text.document.walk_blocks(&mut |block| {
        let BlockKind::Heading(heading) = &block.kind else { return };
        let written = format!("{{#{}}}", heading.anchor);
        let Some(at) = text.source.slice(block.span).rfind(&written) else { return };
        let found = words_in_address(&heading.anchor);
        let Some(word) = found.iter().max_by_key(|word| word.severity) else { return };
        let start = block.span.start as usize + at;
        let place = (&text.source, Span::new(start, start + written.len()));
        let message = format!("Ankeret kan ses i adressen, og det siger »{}«", word.shown);
        let help = match better(&heading.anchor, &found, None) {
            Some(better) => format!("Skriv for eksempel {{#{better}}}, og ret de links, der fører hertil."),
            None => {
                "Skriv et anker, som læseren selv ville bruge, og ret de links, der fører hertil.".to_owned()
            }
        };
        report.add_as(word.severity, &TELLING_ADDRESS, place, message, help);
    });
}

/// Old addresses: they are out already, so nothing has to be done at once.
fn check_aliases(page: &Page, report: &mut Report) {
    let aliases = page.text.matter.entry("aliases").map(crate::yaml::Node::items).unwrap_or_default();
    for alias in aliases {
        let words =
            alias.as_text().unwrap_or_default().split('/').flat_map(|part| words_in_address(&slugify(part)));
        if let Some(word) = words.max_by_key(|word| word.severity) {
            let place = (&page.text.source, alias.span);
            let message = format!("Den gamle adresse siger »{}«", word.shown);
            let help = "Slet linjen, når ingen bruger den gamle adresse mere.";
            report.add_as(Severity::Note, &TELLING_ADDRESS, place, message, help);
        }
    }
}
