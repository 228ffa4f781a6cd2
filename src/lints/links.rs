//! Links and pictures: that they lead somewhere, and where the reader may go.

use super::{Evidence, Lint, Stage};
use crate::diagnostic::{Report, Rule, Severity};
use crate::library::document::{Inline, InlineKind, Link, plain_text};
use crate::library::markdown::{Family, ProblemKind};
use crate::library::shelf::{Audience, Found, Lookup};
use crate::library::target::{EXTERNAL_SCHEMES, OWN_SCHEMES, Target};
use crate::library::text::Text;
use crate::nearest::nearest;
use crate::site;
use crate::source::{ProjectPath, Source, Span};

pub(super) static LINT: Lint = Lint {
    stage: Stage::Planned,
    rules: &[
        &BROKEN_LINK,
        &MOVED_LINK,
        &LINK_TO_STAFF,
        &MALFORMED_LINK,
        &UNKNOWN_SCHEME,
        &WRONG_NUMBER,
        &EXTERNAL_PICTURE,
        &UNDEFINED_REFERENCE,
        &LOST_LINK,
        &EMPTY_LINK,
        &UNKNOWN_REFERENCE,
    ],
    check,
};

static BROKEN_LINK: Rule = Rule {
    code: "broken-link",
    severity: Severity::Error,
    title: "Link or picture leads nowhere",
    explanation: "Linket eller billedet peger på noget, der ikke findes, ligger uden for projektet eller er en \
        kladde, som ikke bliver udgivet. Stier regnes fra filen selv og ender på .md: ../om/index.md. \
        Manualer nævnes ved deres nummer: manual:5.",
};
static MOVED_LINK: Rule = Rule {
    code: "moved-link",
    severity: Severity::Error,
    title: "Link to an address that a page had before",
    explanation: "Linket fører til en adresse, som en side havde før. Siden siger det selv under aliases. Gamle adresser er \
        for dem, der har gemt dem, og for andre hjemmesider. Skriv stien til siden, som den hedder nu.",
};
static LINK_TO_STAFF: Rule = Rule {
    code: "link-to-staff",
    severity: Severity::Error,
    title: "A public page points at something for staff",
    explanation: "En offentlig side linker til noget, som kun personalet må læse, eller viser et billede derfra. \
        Skriv manualens nummer som almindelig tekst: manual 5. Et billede, som alle må se, lægges i mappen content.",
};
static MALFORMED_LINK: Rule = Rule {
    code: "malformed-link",
    severity: Severity::Error,
    title: "Link cannot be understood",
    explanation: "Linkets mål er tomt eller skrevet, så det ikke kan forstås. Sådan skrives målene: manual:5, \
        manual:2.C#anker, guide:3.10.2, bilag:4, role:jordemoder, fact:age_limit, ../om/index.md, #anker.",
};
static UNKNOWN_SCHEME: Rule = Rule {
    code: "unknown-link-scheme",
    severity: Severity::Error,
    title: "Unknown kind of link",
    explanation: "Linket begynder med noget, Husbog ikke kender. Af hensyn til læserne bliver det ikke til et link, \
        kun til tekst. Brug https:, mailto:, tel: eller en af Husbogs egne: manual:, guide:, bilag:, role:, fact:.",
};
static WRONG_NUMBER: Rule = Rule {
    code: "wrong-number",
    severity: Severity::Error,
    title: "The number shown is not the number linked to",
    explanation: "Teksten viser ét nummer, og linket fører til et andet. Læseren kan ikke vide, hvad der er rigtigt. \
        Ret teksten eller målet, så de passer: [Manual 13](manual:13).",
};
static EXTERNAL_PICTURE: Rule = Rule {
    code: "external-picture",
    severity: Severity::Error,
    title: "Picture from another web site",
    explanation: "Billedet ligger på en anden hjemmeside. Siderne henter intet andre steder fra, for så kan andre \
        se, hvem der læser. Læg billedet i projektet ved siden af teksten, og skriv dets filnavn.",
};
static UNDEFINED_REFERENCE: Rule = Rule {
    code: "undefined-reference",
    severity: Severity::Error,
    title: "Link label is not defined",
    explanation: "Linket er skrevet [tekst][navn], men der er ingen linje [navn]: adresse i filen. Skriv linjen, \
        eller skriv målet direkte: [tekst](mål).",
};
static LOST_LINK: Rule = Rule {
    code: "lost-link",
    severity: Severity::Error,
    title: "Looks like a link but is none",
    explanation: "Her står tegnene ]( i teksten, som de skrives i et link, men det blev ikke til et link. Tit er der et \
        mellemrum i målet (skriv %20, eller omdøb filen), et linjeskift mellem ] og (, eller en fodnote inde i \
        linkets tekst. Skal tegnene vises, så skriv \\](.",
};
static EMPTY_LINK: Rule = Rule {
    code: "empty-link",
    severity: Severity::Error,
    title: "Link without a text",
    explanation: "Linket har ingen tekst, så læseren hverken kan se eller høre, hvor det fører hen. Skriv teksten mellem de \
        kantede parenteser: [Om huset](../om/index.md).",
};
static UNKNOWN_REFERENCE: Rule = Rule {
    code: "unknown-reference",
    severity: Severity::Error,
    title: "Unknown role, guide section or annex",
    explanation: "Rollen, afsnittet eller bilaget står ikke i site.yaml. Ret stavningen, eller skriv det i \
        site.yaml, hvis det mangler der.",
};

fn check(evidence: &Evidence<'_>, report: &mut Report) {
    for text in evidence.texts() {
        check_text(evidence, text, report);
    }
    check_fact_sources(evidence, report);
    for (text, citations) in evidence.library.citations() {
        for citation in citations {
            check_known(evidence, &text.source, &citation.value, citation.span, report);
        }
    }
}

/// The sources of facts, where they are references to the guide.
fn check_fact_sources(evidence: &Evidence<'_>, report: &mut Report) {
    let Some(source) = &evidence.library.config_source else { return };
    let facts = evidence.library.facts.values();
    for wording in facts.flat_map(|fact| std::iter::once(&fact.general).chain(fact.houses.values())) {
        if let Some(written) = &wording.source {
            check_known(evidence, source, &Target::parse(&written.value), written.span, report);
        }
    }
}

fn check_text(evidence: &Evidence<'_>, text: &Text, report: &mut Report) {
    for problem in text.problems_of(Family::Links) {
        match &problem.kind {
            ProblemKind::UndefinedReference(label) => {
                let message = format!("Ingen linje siger, hvor »{label}« fører hen");
                let help = format!(
                    "Skriv en linje [{label}]: og adressen, eller skriv målet i parentes efter teksten."
                );
                report.add(&UNDEFINED_REFERENCE, &text.source, problem.span, message, help);
            }
            ProblemKind::LostLink => {
                let message = "Her står ]( som i et link, men det blev ikke til et link";
                let help = "Se efter mellemrum i målet (skriv %20) og efter fodnoter i linkets tekst. \
                            Skal tegnene vises, så skriv \\](.";
                report.add(&LOST_LINK, &text.source, problem.span, message, help);
            }
            _ => {}
        }
    }
    text.document.walk_inlines(&mut |inline| match &inline.kind {
        InlineKind::Link(link) => check_link(evidence, text, link, inline.span, report),
        InlineKind::Image(link) => check_picture(evidence, text, link, inline.span, report),
        _ => {}
    });
}

fn check_link(evidence: &Evidence<'_>, text: &Text, link: &Link, span: Span, report: &mut Report) {
    let source = &text.source;
    match &link.target {
        Target::Manual { number, .. } => {
            check_lookup(evidence, source, link, span, report);
            check_number(source, link, &number.to_string(), span, report);
        }
        Target::File { .. } => check_lookup(evidence, source, link, span, report),
        Target::Guide(number) | Target::Annex(number) => check_number(source, link, number, span, report),
        Target::Malformed(written) => malformed(source, written, span, report),
        Target::UnknownScheme(written) => unknown_scheme(source, written, span, report),
        Target::External(address) => check_own_address(evidence, source, address, span, report),
        Target::Role(_) | Target::Fact { .. } | Target::Language(_) | Target::Here(_) => {}
    }
    check_known(evidence, source, &link.target, span, report);
    if plain_text(&link.content).trim().is_empty() && !holds_picture(&link.content) {
        let help = "Skriv teksten mellem de kantede parenteser, for eksempel [Om huset](../om/index.md).";
        report.add(&EMPTY_LINK, source, span, "Linket har ingen tekst", help);
    }
}

/// Whether there is a picture in a link: what is missing is then the text that stands for it.
fn holds_picture(content: &[Inline]) -> bool {
    content
        .iter()
        .any(|inline| matches!(inline.kind, InlineKind::Image(_)) || holds_picture(inline.children()))
}

fn check_picture(evidence: &Evidence<'_>, text: &Text, link: &Link, span: Span, report: &mut Report) {
    let source = &text.source;
    match &link.target {
        target @ Target::File { path, .. } if is_page(evidence, source, target) => {
            let help = "Skriv billedets filnavn, eller fjern udråbstegnet, så det bliver et link.";
            report.add(&BROKEN_LINK, source, span, format!("»{path}« er en side og ikke et billede"), help);
        }
        Target::File { .. } => check_lookup(evidence, source, link, span, report),
        Target::External(address) => {
            let message = format!("Billedet hentes fra en anden hjemmeside: {address}");
            let help = "Læg billedet ved siden af teksten, og skriv dets filnavn.";
            report.add(&EXTERNAL_PICTURE, source, span, message, help);
        }
        Target::UnknownScheme(written) => unknown_scheme(source, written, span, report),
        _ => {
            let help = "Læg billedet ved siden af teksten, og skriv dets filnavn: ![Kaffebordet i caféen](cafe.jpg).";
            report.add(&MALFORMED_LINK, source, span, "Her er intet billede at vise", help);
        }
    }
}

fn is_page(evidence: &Evidence<'_>, source: &Source, target: &Target) -> bool {
    matches!(evidence.lookup(source.path(), target), Lookup::Found(Found::Page(_) | Found::Manual(_)))
}

fn check_lookup(evidence: &Evidence<'_>, source: &Source, link: &Link, span: Span, report: &mut Report) {
    match evidence.lookup(source.path(), &link.target) {
        Lookup::Found(_) => {}
        Lookup::Withheld => report.add(
            &LINK_TO_STAFF,
            source,
            span,
            "En offentlig side må ikke føre til noget, som kun personalet må læse",
            "Skriv manualens nummer som almindelig tekst uden link.",
        ),
        Lookup::Missing if is_consequence(evidence, &link.target) => {}
        Lookup::Missing if let Some(page) = moved_to(evidence, source.path(), &link.target) => {
            add_moved(source, page, (MOVED_LINK.severity, span), report);
        }
        Lookup::Missing => {
            report.add_costly(&BROKEN_LINK, source, span, || missing(evidence, source.path(), &link.target));
        }
    }
}

/// Whether the manual may be there, but its number cannot be read: that is said once, where it stands.
fn is_consequence(evidence: &Evidence<'_>, target: &Target) -> bool {
    let unnumbered = || evidence.library.manuals.iter().any(|manual| manual.number().is_none());
    matches!(target, Target::Manual { .. }) && unnumbered()
}

/// The page that had the address before that a path would have.
fn moved_to<'e>(evidence: &'e Evidence<'_>, from: &ProjectPath, target: &Target) -> Option<&'e ProjectPath> {
    let Target::File { path, .. } = target else { return None };
    let path = from.join(path)?;
    let audience = Audience::of(&path);
    let address = match audience {
        Audience::Public => site::public_address(&path),
        Audience::Staff => site::staff_address(&path),
    };
    let page = evidence.library.page_of_alias(audience, &address)?.text.path();
    (audience == Audience::Public || Audience::of(from) == Audience::Staff).then_some(page)
}

/// A link to the public site itself, written as to another one.
fn check_own_address(
    evidence: &Evidence<'_>,
    source: &Source,
    address: &str,
    span: Span,
    report: &mut Report,
) {
    let Some(base) = evidence.library.config.addresses.public.as_deref() else { return };
    let Some(below) = address.strip_prefix(base).and_then(|rest| rest.strip_prefix('/')) else { return };
    let below = below.split(['#', '?']).next().unwrap_or_default();
    let below = below.strip_suffix("index.html").unwrap_or(below);
    if let Some(page) = evidence.library.page_of_alias(Audience::Public, below) {
        add_moved(source, page.text.path(), (Severity::Warning, span), report);
    }
}

fn add_moved(source: &Source, page: &ProjectPath, (severity, span): (Severity, Span), report: &mut Report) {
    let message = format!("Her lå siden før; nu ligger den i {page}");
    let help = format!("Skriv {}.", page.seen_from(source.path()));
    report.add_as(severity, &MOVED_LINK, (source, span), message, help);
}

fn missing(evidence: &Evidence<'_>, from: &ProjectPath, target: &Target) -> (String, String) {
    let Target::File { path, .. } = target else {
        let Target::Manual { number, .. } = target else { return Default::default() };
        let message = format!("Manual {number} findes ikke her, eller den er en kladde, som ikke udgives");
        return (message, "Ret nummeret, eller skriv det som almindelig tekst uden link.".to_owned());
    };
    if let Some(help) = meant_otherwise(path) {
        return (format!("»{path}« er ikke stien til en fil her"), help);
    }
    let Some(full) = from.join(path) else {
        let help = "Læg filen i projektet, og skriv stien fra denne fil, for eksempel ../om/index.md.";
        return (format!("»{path}« ligger uden for projektet"), help.to_owned());
    };
    let is_page = is_like_page(&full);
    let help = match suggestion(evidence, &full) {
        Some(near) => format!("Mente du {}? Stien regnes fra {from}.", near.seen_from(from)),
        None => format!(
            "Stien regnes fra {from} og skal ende på filens navn, for eksempel {}.",
            if is_page { "../om/index.md" } else { "cafe.jpg" }
        ),
    };
    let draft = if is_page { ", eller den er en kladde, som ikke udgives" } else { "" };
    (format!("»{path}« findes ikke{draft}"), help)
}

/// Whether a path that leads nowhere is meant as that of a page, and not of a picture or another file.
fn is_like_page(path: &ProjectPath) -> bool {
    matches!(path.extension(), "" | "md" | "html")
}

/// What a path that is no path was most likely meant as.
fn meant_otherwise(path: &str) -> Option<String> {
    if path.starts_with("www.") {
        return Some(format!("Skriv https:// foran: https://{path}."));
    }
    if path.contains('@') && !path.contains('/') {
        return Some(format!("Skriv mailto: foran: mailto:{path}."));
    }
    path.starts_with('/')
        .then(|| "Skriv stien fra denne fil og uden skråstreg forrest: ../om/index.md.".to_owned())
}

/// A file of the same name, or one with a name much like it in the same folder.
fn suggestion<'e>(evidence: &'e Evidence<'_>, missing: &ProjectPath) -> Option<&'e ProjectPath> {
    let index = format!("{missing}/index.md");
    let paths = || evidence.library.linkable_paths().filter(|path| path.as_str() != missing.as_str());
    let same_name = paths().find(|path| path.file_name() == missing.file_name());
    let as_folder = paths().find(|path| path.as_str() == index);
    let beside: Vec<_> = paths().filter(|path| path.folder() == missing.folder()).take(200).collect();
    let near = nearest(missing.file_name(), beside.iter().map(|path| path.file_name()));
    let near = near.and_then(|name| beside.into_iter().find(|path| path.file_name() == name));
    as_folder.or(same_name).or(near)
}

fn malformed(source: &Source, written: &str, span: Span, report: &mut Report) {
    let message = match written {
        "" => "Linkets mål er tomt".to_owned(),
        written => format!("Målet »{written}« kan ikke forstås"),
    };
    let help = "Skriv for eksempel manual:5, guide:3.10.2, role:jordemoder, fact:age_limit, lang:en eller ../om/index.md.";
    report.add(&MALFORMED_LINK, source, span, message, help);
}

fn unknown_scheme(source: &Source, written: &str, span: Span, report: &mut Report) {
    let known = OWN_SCHEMES.into_iter().chain(EXTERNAL_SCHEMES);
    let scheme = written.split(':').next().unwrap_or_default();
    if scheme.len() == 1 || scheme.eq_ignore_ascii_case("file") {
        let help = "Læg filen i projektet, og skriv stien fra denne fil, for eksempel ../om/index.md.";
        return report.add(
            &UNKNOWN_SCHEME,
            source,
            span,
            format!("»{written}« ligger på din egen computer"),
            help,
        );
    }
    let near = nearest(scheme, known).filter(|near| near.len() > 3 && scheme.len() + 1 >= near.len());
    let meant = near.map(|near| format!("Mente du {near}:? ")).unwrap_or_default();
    let help =
        format!("{meant}Brug https:, mailto:, tel:, manual:, guide:, bilag:, role:, fact: eller lang:.");
    report.add(
        &UNKNOWN_SCHEME,
        source,
        span,
        format!("»{written}« er ikke en slags link, Husbog kender"),
        help,
    );
}

/// The numbers in the text of a link, if there are any, must have the target's among them.
fn check_number(source: &Source, link: &Link, number: &str, span: Span, report: &mut Report) {
    let text = plain_text(&link.content);
    let mut shown = text.split(|c: char| c.is_whitespace() || "(),;:–-/".contains(c)).filter_map(number_like);
    let Some(first) = shown.clone().next() else { return };
    if !shown.any(|shown| shown.eq_ignore_ascii_case(number)) {
        let message = format!("Teksten viser {first}, men linket fører til {number}");
        report.add(
            &WRONG_NUMBER,
            source,
            span,
            message,
            format!("Skriv {number} i teksten, eller ret målet til {first}."),
        );
    }
}

fn number_like(word: &str) -> Option<&str> {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let numeric = word.starts_with(|c: char| c.is_ascii_digit());
    let plain = word.split('.').all(|part| part.bytes().all(|byte| byte.is_ascii_digit()) || part.len() == 1);
    (numeric && plain).then_some(word)
}

fn check_known(evidence: &Evidence<'_>, source: &Source, target: &Target, span: Span, report: &mut Report) {
    let config = &evidence.library.config;
    if !evidence.library.config_is_known {
        return;
    }
    let (what, id, names) = match target {
        Target::Role(id) => ("Rollen", id, &config.roles),
        Target::Guide(id) => ("Guidens afsnit", id, &config.guide.sections),
        Target::Annex(id) => ("Guidens bilag", id, &config.guide.annexes),
        _ => return,
    };
    if names.name(id).is_some() {
        return;
    }
    let meant = nearest(id, names.ids()).map(|near| format!("Mente du {near}? ")).unwrap_or_default();
    let help = format!("{meant}Ret det, eller skriv det i site.yaml.");
    report.add(&UNKNOWN_REFERENCE, source, span, format!("{what} »{id}« står ikke i site.yaml"), help);
}
