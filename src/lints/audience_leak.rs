//! Staff text in public files: checked on the bytes as they are written, in every build.

use std::collections::BTreeSet;

use super::{Evidence, Lint, Stage};
use crate::config::{Config, FactAudience, Names};
use crate::diagnostic::{Report, Rule, Severity};
use crate::leak::{Leak, LeakKind, Public, Secret, SecretKind, StaffText, Text as Heard, Watch};
use crate::library::Library;
use crate::library::document::{Block, BlockKind, Document, Inline, InlineKind};
use crate::library::document_id::DocumentId;
use crate::library::front_matter::FrontMatter;
use crate::library::manual::Manual;
use crate::library::page::PageKind;
use crate::library::shelf::Audience;
use crate::library::text::Text;
use crate::site;
use crate::source::{ProjectPath, Source};
use crate::theme::Theme;

pub(super) static LINT: Lint = Lint { stage: Stage::Rendered, rules: &[&AUDIENCE_LEAK], check };

static AUDIENCE_LEAK: Rule = Rule {
    code: "audience-leak",
    severity: Severity::Error,
    title: "Staff text in public output",
    explanation: "Noget, som kun personalet må læse, står i en fil på den offentlige side: en titel, en adresse, et \
        filnavn eller mindst otte ord i træk fra en tekst for personalet. Husbog læser alle færdige offentlige filer \
        igennem, før de udgives, og udgiver ikke noget, når det finder sådan en. Må teksten være offentlig, så skriv \
        den på en side i content; en manuals titel bliver offentlig, når manualen har en public_line. Ellers skriv \
        den offentlige tekst med andre ord.",
};

fn check(evidence: &Evidence<'_>, report: &mut Report) {
    // What site.yaml says is public, and what cannot be read of it may be what is found.
    if !evidence.library.config_is_known || !evidence.library.config_problems.is_empty() {
        return;
    }
    for leak in evidence.leaks {
        let (message, help) = say(leak);
        let source = evidence.library.sources().find(|source| source.path() == &leak.source);
        match source {
            Some(source) => report.add(&AUDIENCE_LEAK, source, leak.span.unwrap_or_default(), message, help),
            None => report.add_file(&AUDIENCE_LEAK, &leak.source, message, help),
        }
    }
}

fn say(leak: &Leak) -> (String, String) {
    let output = format!("{}/{}", site::PUBLIC_FOLDER, leak.output);
    let also = match leak.others {
        0 => String::new(),
        others => format!(" og {others} andre offentlige filer"),
    };
    let (what, text) = match &leak.kind {
        LeakKind::Words(words) => ("Ord herfra", words),
        LeakKind::Title(title) => ("Titlen", title),
        LeakKind::Address(address) => ("Adressen", address),
        LeakKind::FileName(name) => ("Filnavnet", name),
    };
    let message = format!(
        "{what} står i den offentlige fil {output}{also}: »{}«",
        &text[..text.floor_char_boundary(160)]
    );
    let help = match leak.kind {
        LeakKind::Title(_) => {
            "Giv manualen en public_line, hvis titlen må være offentlig. Ellers tag den ud af siden eller skabelonen."
        }
        _ => "Tag det ud af den offentlige side eller af skabelonen, eller skriv det med andre ord.",
    };
    (message, help.to_owned())
}

/// A watch over public output that knows what is public and what is not.
pub(crate) fn watch(library: &Library) -> Watch<'_> {
    Watch::new(&public(library), secrets(library))
}

/// What staff texts say.
pub(crate) fn staff_texts(library: &Library) -> Vec<StaffText<'_>> {
    let staff = library.texts().chain(library.edition_texts());
    let staff = staff.filter(|text| Audience::of(text.path()) == Audience::Staff);
    let texts = staff.map(|text| StaffText { source: text.path(), text: heard(text) });
    let others = library.others.iter().filter(|source| Audience::of(source.path()) == Audience::Staff);
    texts
        .chain(others.map(|source| StaffText { source: source.path(), text: source.text().into() }))
        .collect()
}

fn public(library: &Library) -> Public<'_> {
    let pages = library.texts().chain(library.edition_texts());
    let pages = pages.filter(|text| Audience::of(text.path()) == Audience::Public);
    let mut texts: Vec<Heard<'_>> = pages.map(heard).collect();
    texts.extend(library.manual_versions().filter_map(declared));
    texts.extend(config_texts(&library.config).map(Heard::from));
    texts.extend(public_facts(library).map(Heard::from));
    let paths = library.pages.iter().map(|page| page.text.path()).chain(&library.files);
    texts.extend(
        paths.filter(|path| Audience::of(path) == Audience::Public).map(|path| Heard::from(path.as_str())),
    );
    // Templates of the project are not public content: what they say is held against staff texts too.
    let files = Theme::builtin_texts().collect();
    Public { texts, files }
}

fn declared(manual: &Manual) -> Option<Heard<'_>> {
    let line = manual.matter.public_line.as_deref()?;
    let mut heard = Heard::from(manual.matter.title.as_str());
    heard.end_block();
    heard.push_placeless(line);
    Some(heard)
}

fn config_texts(config: &Config) -> impl Iterator<Item = &str> {
    let names = [&config.phases, &config.components, &config.roles, &config.houses];
    let guide = &config.guide;
    let steps = config.next_steps.iter().flat_map(|(_, step)| step.shown()).map(|shown| shown.value.as_str());
    [config.name.as_str(), &guide.title, &guide.publisher, &guide.isbn].into_iter().chain(steps).chain(
        names
            .into_iter()
            .chain([&guide.sections, &guide.annexes])
            .flat_map(Names::iter)
            .map(|(_, name)| name),
    )
}

fn public_facts(library: &Library) -> impl Iterator<Item = &str> {
    let facts = library.facts.values().filter(|fact| fact.audience == FactAudience::Public);
    let wordings = facts.flat_map(|fact| std::iter::once(&fact.general).chain(fact.houses.values()));
    wordings.flat_map(|wording| std::iter::once(&wording.value).chain(&wording.forms)).map(String::as_str)
}

fn secrets(library: &Library) -> Vec<Secret<'_>> {
    let declared: BTreeSet<&str> = library
        .manual_versions()
        .filter(|manual| manual.matter.public_line.is_some())
        .map(|manual| manual.matter.title.as_str())
        .collect();
    let manuals = library.manual_versions().flat_map(|manual| manual_secrets(manual, &declared));
    let pages = library.pages.iter().filter(|page| page.matter.kind == PageKind::Staff).flat_map(|page| {
        let path = page.text.path();
        let title = secret(path, SecretKind::Title, page.matter.title.clone());
        let aliases = page.matter.aliases.iter().filter(|alias| alias.value.contains('/'));
        let aliases = aliases.map(|alias| secret(path, SecretKind::Address, format!("{}/", alias.value)));
        [title, secret(path, SecretKind::Address, site::staff_address(path))].into_iter().chain(aliases)
    });
    let files = library.files.iter().filter(|path| Audience::of(path) == Audience::Staff);
    let files = files.map(|path| secret(path, SecretKind::FileName, path.file_name().to_owned()));
    let paths = library.sources().map(Source::path).chain(&library.files);
    let paths = paths.filter(|path| path.below("manuals").is_some());
    let paths = paths.map(|path| secret(path, SecretKind::FileName, path.as_str().to_owned()));
    manuals.chain(pages).chain(files).chain(paths).filter(|secret| !secret.text.is_empty()).collect()
}

/// The title is no secret when any version of a manual declares it.
fn manual_secrets<'l>(
    manual: &'l Manual,
    declared: &BTreeSet<&str>,
) -> impl Iterator<Item = Secret<'l>> + use<'l> {
    let path = manual.text.path();
    let title = &manual.matter.title;
    let title = (!declared.contains(title.as_str())).then(|| secret(path, SecretKind::Title, title.clone()));
    let address = manual
        .number()
        .map(|number| site::document_address(DocumentId::Manual(number)))
        .map(|address| secret(path, SecretKind::Address, format!("{address}/")));
    let folder = path.folder().rsplit('/').next().filter(|name| name.contains('-'));
    let folder = folder.map(|name| secret(path, SecretKind::FileName, name.to_owned()));
    title.into_iter().chain(address).chain(folder)
}

fn secret(source: &ProjectPath, kind: SecretKind, text: String) -> Secret<'_> {
    Secret { source, kind, text: text.into() }
}

/// What a file says: its front matter as written, and its document as a reader sees it.
fn heard(text: &Text) -> Heard<'_> {
    let mut heard = Heard::default();
    if let FrontMatter::Found(span) = text.front_matter {
        heard.push(text.source.slice(span), span);
        heard.end_block();
    }
    hear_document(&text.document, &mut heard);
    heard
}

fn hear_document<'d>(document: &'d Document, heard: &mut Heard<'d>) {
    document.walk_blocks(&mut |block| hear_block(block, heard));
}

fn hear_block<'d>(block: &'d Block, heard: &mut Heard<'d>) {
    block.each_text(&mut |content| {
        content.iter().for_each(|inline| hear_inline(inline, heard));
        heard.end_block();
    });
    let own = match &block.kind {
        BlockKind::Code(code) => &code.text,
        BlockKind::RawHtml(html) => html,
        BlockKind::Paragraph(_)
        | BlockKind::Plain(_)
        | BlockKind::Heading(_)
        | BlockKind::Quote(_)
        | BlockKind::Alert(..)
        | BlockKind::List(_)
        | BlockKind::Definitions(_)
        | BlockKind::Table(_)
        | BlockKind::Rule => return,
    };
    heard.push(own, block.span);
    heard.end_block();
}

fn hear_inline<'d>(inline: &'d Inline, heard: &mut Heard<'d>) {
    heard.push(inline.own_text(), inline.span);
    inline.children().iter().for_each(|child| hear_inline(child, heard));
    if let InlineKind::Link(link) | InlineKind::Image(link) = &inline.kind
        && !link.title.is_empty()
    {
        heard.end_block();
        heard.push(&link.title, inline.span);
        heard.end_block();
    }
}
