//! Judging: every rule an editor should hear of before readers do, one file per family of rules.
//!
//! Lints see everything and are imported by none of the other rooms but the build. A new rule is a
//! file here (or a [`Rule`] in the file of its family) and its line in [`LINTS`] below; code lists,
//! `--explain` and the documentation come from there.

pub(crate) mod audience_leak;

mod accessibility;
mod addresses;
mod aliases;
mod anchors;
mod bare_addresses;
mod change_notes;
mod conflicts;
mod dates_ahead;
mod editions;
mod experiences;
mod facts;
mod files;
mod footnotes;
pub(crate) mod foreign_requests;
mod front_matter;
mod headings;
mod heard;
mod kept;
mod language;
mod link_texts;
mod links;
mod markup;
mod page_links;
mod personal_data;
mod pictures;
mod placeholders;
mod raw_html;
mod readability;
mod reviews;
mod site_file;
mod spelling;
mod synonyms;
mod tables;
mod telling_addresses;
mod telling_titles;
mod templates;
mod unconfirmed_times;
mod word_trials;
mod yaml_values;

pub(crate) use change_notes::STALE_APPROVAL;

use std::collections::BTreeSet;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::config::Standing;
use crate::diagnostic::{Report, Rule};
use crate::elsewhere::Request;
use crate::language::said::SaidOfAll;
use crate::leak::Leak;
use crate::library::Library;
use crate::library::shelf::{Audience, Lookup, Public, Staff};
use crate::library::target::Target;
use crate::library::text::Text;
use crate::personal;
use crate::site::Site;
use crate::source::{ProjectPath, Source, Span};
use crate::theme::{TemplateError, Theme};

/// A family of rules and how it looks for cases.
pub struct Lint {
    /// What it can report.
    pub rules: &'static [&'static Rule],
    /// When there is something for it to look at.
    pub(crate) stage: Stage,
    /// Looks through everything.
    pub(crate) check: fn(&Evidence<'_>, &mut Report),
}

impl Lint {
    /// Whether one of its rules is among those asked about; no codes mean all rules.
    fn is_asked(&self, only: &[&str]) -> bool {
        only.is_empty() || self.rules.iter().any(|rule| only.contains(&rule.code))
    }
}

/// When a lint has something to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    /// When everything is read and the sites are planned.
    Planned,
    /// When the sites are rendered.
    Rendered,
}

/// Every lint.
pub static LINTS: &[&Lint] = &[
    &accessibility::LINT,
    &addresses::LINT,
    &aliases::LINT,
    &anchors::LINT,
    &bare_addresses::LINT,
    &audience_leak::LINT,
    &change_notes::LINT,
    &conflicts::LINT,
    &dates_ahead::LINT,
    &editions::LINT,
    &experiences::LINT,
    &facts::LINT,
    &files::LINT,
    &footnotes::LINT,
    &foreign_requests::LINT,
    &front_matter::LINT,
    &headings::LINT,
    &link_texts::LINT,
    &language::LINT,
    &links::LINT,
    &markup::LINT,
    &page_links::LINT,
    &personal_data::LINT,
    &pictures::LINT,
    &placeholders::LINT,
    &raw_html::LINT,
    &readability::LINT,
    &reviews::LINT,
    &site_file::LINT,
    &spelling::LINT,
    &synonyms::LINT,
    &tables::LINT,
    &telling_addresses::LINT,
    &telling_titles::LINT,
    &templates::LINT,
    &unconfirmed_times::LINT,
    &word_trials::LINT,
    &yaml_values::LINT,
];

/// The lints that look at what is said of the language of texts, which takes long to work out.
static OF_LANGUAGE: &[&Lint] = &[
    &language::LINT,
    &readability::LINT,
    &spelling::LINT,
    &telling_addresses::LINT,
    &word_trials::LINT,
    &yaml_values::LINT,
];

/// Everything there is to judge.
pub(crate) struct Evidence<'a> {
    /// All that was read.
    pub(crate) library: &'a Library,
    /// The theme.
    pub(crate) theme: &'a Theme,
    /// The public site as planned.
    pub(crate) public: &'a Site<'a, Public>,
    /// The staff site as planned.
    pub(crate) staff: &'a Site<'a, Staff>,
    /// What is said of the language of every text; none when no lint of [`OF_LANGUAGE`] is asked.
    pub(crate) said: Option<&'a SaidOfAll>,
    /// Templates that could not be used.
    pub(crate) template_errors: &'a [TemplateError],
    /// Staff text found in public files.
    pub(crate) leaks: &'a [Leak],
    /// What files would ask others for, or keep.
    pub(crate) requests: &'a [Request],
}

impl Evidence<'_> {
    /// What a link leads to, for the audience of the file it stands in.
    fn lookup(&self, from: &ProjectPath, target: &Target) -> Lookup<'_> {
        match Audience::of(from) {
            Audience::Public => self.public.shelf().lookup(from, target),
            Audience::Staff => self.staff.shelf().lookup(from, target),
        }
    }

    /// What is said of the language of every text.
    fn said(&self) -> &SaidOfAll {
        self.said.expect("lints that look at language are among OF_LANGUAGE, so it was worked out for them")
    }

    fn texts(&self) -> impl Iterator<Item = &Text> {
        self.library.texts()
    }

    /// Every text file but the editions: they are never edited, so nothing is said of what is in them.
    fn judged_sources(&self) -> impl Iterator<Item = &Source> {
        let closed: BTreeSet<&ProjectPath> = self.library.edition_texts().map(Text::path).collect();
        self.library.sources().filter(move |source| !closed.contains(source.path()))
    }

    /// The day everything is judged for.
    fn today(&self) -> Date {
        self.staff.today()
    }

    fn standing(&self) -> Standing {
        self.library.config.standing
    }
}

/// Where an entry of the front matter of a text stands; the beginning of the file when it is not there.
fn line_of_entry(text: &Text, key: &str) -> Span {
    let entry = text.matter_entry(key).unwrap_or_default();
    let written = text.source.slice(entry).trim_end();
    Span::new(entry.start as usize, entry.start as usize + written.len())
}

/// Every rule, sorted by code.
#[must_use]
pub fn rules() -> Vec<&'static Rule> {
    let mut rules: Vec<&'static Rule> = LINTS.iter().flat_map(|lint| lint.rules).copied().collect();
    rules.sort_by_key(|rule| rule.code);
    rules
}

/// Whether rules are asked about, and none of them looks at what is rendered.
pub(crate) fn can_do_without_rendering(only: &[&str]) -> bool {
    let mut asked = LINTS.iter().filter(|lint| lint.is_asked(only));
    !only.is_empty() && asked.all(|lint| lint.stage == Stage::Planned)
}

/// Whether a lint is asked that looks at what is said of the language of texts.
pub(crate) fn look_at_language(only: &[&str]) -> bool {
    OF_LANGUAGE.iter().any(|lint| lint.is_asked(only))
}

/// Runs the lints of a stage, on all cores: those with a rule whose code is among `only`, or every lint when there are
/// none.
pub(crate) fn check(evidence: &Evidence<'_>, stage: Stage, only: &[&str]) -> Report {
    let lints = LINTS.par_iter().filter(|lint| lint.stage == stage && lint.is_asked(only));
    let reports = lints.map(|lint| {
        let mut report = Report::default();
        (lint.check)(evidence, &mut report);
        report
    });
    let mut report = reports.reduce(Report::default, |mut all, report| {
        all.merge(report);
        all
    });
    // What one rule must not show, another can stand beside.
    report.hide(personal::masked);
    report
}
