//! What tells who a person is: in every file that is read, in names of files, and in what is closed.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::{Evidence, Lint, Stage};
use crate::diagnostic::{Report, Rule, Severity};
use crate::library::Library;
use crate::library::edition::{Edition, Version};
use crate::library::page::PageKind;
use crate::library::text::Text;
use crate::personal::{self, Contact, ContactKind, Known};
use crate::source::{ProjectPath, Source, Span};

pub(super) static LINT: Lint = Lint { stage: Stage::Planned, rules: &[&CPR_NUMBER, &PRIVATE_CONTACT], check };

static CPR_NUMBER: Rule = Rule {
    code: "cpr-number",
    severity: Severity::Error,
    title: "Something like a CPR number",
    explanation: "Her står noget, der ligner et CPR-nummer: seks cifre, der kan være en dag, og fire cifre til. Et \
        CPR-nummer må aldrig stå i en tekst, en note, en erfaring eller et filnavn her. Slet det. Fundet viser kun \
        stedet og ikke nummeret, så det ikke bliver skrevet endnu et sted. Er filen allerede gemt i git, ligger \
        nummeret stadig i historikken: sig det til den, der passer på jeres data. Ligner tallet bare et CPR-nummer, \
        så skriv det på en anden måde, for eksempel med færre cifre, eller skriv ISBN eller konto foran.\n\nStår \
        nummeret i en lukket udgave, må du ikke slette det selv, for så passer seglet ikke. Skriv husbog revision \
        mask. Så bliver cifrene til x'er, og seglet bliver regnet ud igen. Alt andet bliver stående. Byg siden \
        bagefter: det, der er udgivet, har nummeret, indtil du gør det. Kan det ikke vente, så tag siden ned imens. \
        Den, der passer jeres git, tager til sidst nummeret ud af historikken, for eksempel med git filter-repo \
        --replace-text.",
};
static PRIVATE_CONTACT: Rule = Rule {
    code: "private-contact",
    severity: Severity::Warning,
    title: "Something like a private telephone number or mail address",
    explanation: "Her står et telefonnummer eller en mailadresse, som ligner et menneskes egen: et nummer, der ikke \
        er et af husenes, en adresse hos for eksempel Gmail, eller en adresse med for- og efternavn. Folk flytter og \
        skifter arbejde, og så bliver der ringet til dem alligevel. Skriv husets nummer, og hvem man skal spørge \
        efter. I en erfaring og i en ændringsnote er det en fejl: der skal ingen kunne kendes. Fundet viser kun \
        stedet og ikke nummeret.\n\nHusenes egne numre og adresser står på husenes sider under phone og email og må \
        stå alle steder. Andre, som alle må se, skriver I i site.yaml under contacts.",
};

fn check(evidence: &Evidence<'_>, report: &mut Report) {
    let library = evidence.library;
    let closed: BTreeMap<&ProjectPath, &Edition> = library
        .editions
        .values()
        .flat_map(BTreeMap::values)
        .map(|edition| (edition.text().path(), edition))
        .collect();
    let sources: Vec<&Source> = library.sources().chain(evidence.theme.own_sources()).collect();
    let numbers = sources.par_iter().map(|source| (*source, personal::cpr_numbers(source.text())));
    for (source, numbers) in numbers.collect::<Vec<_>>() {
        let edition = closed.get(source.path()).copied();
        numbers.into_iter().for_each(|number| add_number(source, number, edition, report));
    }
    check_names(library, report);
    check_contacts(library, report);
}

fn add_number(source: &Source, number: Span, edition: Option<&Edition>, report: &mut Report) {
    let (message, help) = match edition {
        None => (
            "Her står noget, der ligner et CPR-nummer".to_owned(),
            "Slet det, og sig det til den, der passer på jeres data. Skriv, så ingen kan kende et bestemt menneske."
                .to_owned(),
        ),
        Some(Edition { document, revision, .. }) => (
            "I denne lukkede udgave står noget, der ligner et CPR-nummer".to_owned(),
            format!(
                "Sig det straks til den, der passer på jeres data. Slet ikke nummeret selv, for så passer seglet ikke: \
                 skriv husbog revision mask {document} --revision {revision}, og byg siden igen."
            ),
        ),
    };
    report.add_unquoted(CPR_NUMBER.severity, &CPR_NUMBER, (source, number), message, help);
}

fn check_names(library: &Library, report: &mut Report) {
    let paths: BTreeSet<&ProjectPath> = library.sources().map(Source::path).chain(&library.files).collect();
    for path in paths.into_iter().filter(|path| !personal::cpr_numbers(path.as_str()).is_empty()) {
        let message = "I filens navn eller sti står noget, der ligner et CPR-nummer";
        let help = "Giv filen et andet navn, og sig det til den, der passer på jeres data.";
        report.add_file(&CPR_NUMBER, path, message, help);
    }
}

/// Where a contact stands, as far as that matters.
enum Kept<'l> {
    /// In a text that can be changed.
    Text(&'l Text),
    /// In what staff have reported.
    Experiences(&'l Source),
    /// In what is closed.
    Edition(Version<'l>),
}

fn check_contacts(library: &Library, report: &mut Report) {
    let known = known(library);
    let corrections: Vec<Edition> = library.corrections().collect();
    let corrections = corrections.iter().map(Edition::text);
    let editions = library.editions.values().flat_map(BTreeMap::values).map(Edition::version);
    let kept: Vec<Kept<'_>> = library
        .texts()
        .chain(corrections)
        .map(Kept::Text)
        .chain(library.experiences.source.iter().map(Kept::Experiences))
        .chain(editions.map(Kept::Edition))
        .collect();
    let found = kept.par_iter().map(|kept| (kept, personal::private_contacts(kept.source().text(), &known)));
    for (kept, contacts) in found.collect::<Vec<_>>() {
        contacts.iter().for_each(|contact| add_contact(library, kept, contact, report));
    }
}

/// What everybody may know: the contacts of the houses, and those that site.yaml names; all that stand in it, as long as
/// it cannot be read.
pub(super) fn known(library: &Library) -> Known {
    let phones = library.pages.iter().filter_map(|page| match &page.matter.kind {
        PageKind::House(house) => Some([&house.phone, &house.email]),
        PageKind::Plain(_)
        | PageKind::Activity(_)
        | PageKind::News(_)
        | PageKind::Agreement(_)
        | PageKind::Staff => None,
    });
    let phones = phones.flatten().flatten().map(|contact| contact.value.as_str());
    let named = library.config.contacts.iter().map(|(_, contact)| contact);
    let hearing = library.config.hearing.comments.as_deref();
    let feedback = library.config.feedback.address();
    let unread = library.config_source.iter().filter(|_| !library.config_is_known).map(Source::text);
    let houses = library.config.houses.iter().flat_map(|(id, name)| [id, name]);
    Known::of(phones.chain(named).chain(hearing).chain(feedback).chain(unread), houses)
}

fn add_contact(library: &Library, kept: &Kept<'_>, contact: &Contact, report: &mut Report) {
    let message = match contact.kind {
        ContactKind::Phone => "Her står noget, der ligner et privat telefonnummer",
        ContactKind::Mail => "Her står noget, der ligner en privat mailadresse",
    };
    let (severity, help) = match kept {
        Kept::Text(text) if !is_in_note(text, contact.span) => (Severity::Warning, OF_TEXT.to_owned()),
        Kept::Text(_) | Kept::Experiences(_) => (Severity::Error, OF_PERSON.to_owned()),
        Kept::Edition(edition) => of_edition(library, *edition),
    };
    report.add_unquoted(severity, &PRIVATE_CONTACT, (kept.source(), contact.span), message, help);
}

const OF_TEXT: &str = "Skriv husets nummer eller adresse, og hvem man skal spørge efter. Må alle se den, så skriv den i \
    site.yaml under contacts.";
const OF_PERSON: &str = "Slet det. Skriv, hvilken rolle det handler om, og ikke hvem.";

fn is_in_note(text: &Text, span: Span) -> bool {
    text.matter_entry("changes").is_some_and(|notes| notes.start <= span.start && span.end <= notes.end)
}

/// Only the newest edition can be replaced; those before it are as they were.
fn of_edition(library: &Library, edition: Version<'_>) -> (Severity, String) {
    let newest = library.newest_edition(edition.document).filter(|newest| newest.id == edition.id);
    match newest.and_then(Version::revision) {
        Some(revision) => (
            Severity::Warning,
            format!(
                "Ret det i kladden, så det er væk næste gang. Kan det ikke vente, så skriv en hasterettelse: husbog revision \
                 correct {} --revision {}.",
                edition.document,
                revision.half_year()
            ),
        ),
        None => (
            Severity::Note,
            "Udgaven er lukket og bliver, som den er. Den nyeste udgave har det ikke.".to_owned(),
        ),
    }
}

impl Kept<'_> {
    fn source(&self) -> &Source {
        match self {
            Self::Text(text) => &text.source,
            Self::Experiences(source) => source,
            Self::Edition(edition) => &edition.text().source,
        }
    }
}
