//! The ledger and the editions it names: that they are in order, all there, and as they were closed.

use super::{Evidence, Lint, Stage};
use crate::diagnostic::{Report, Rule, Severity};
use crate::library::document_id::DocumentId;
use crate::library::edition::Version;
use crate::library::ledger::{Ledger, Revision, Sealed};
use crate::library::revision::RevisionId;
use crate::source::{ProjectPath, Source};

pub(super) static LINT: Lint = Lint {
    stage: Stage::Planned,
    rules: &[&CHANGED_SEAL, &MISSING_EDITION, &MISSING_LEDGER, &LEDGER_ORDER, &UNSEALED_EDITION],
    check,
};

static CHANGED_SEAL: Rule = Rule {
    code: "changed-seal",
    severity: Severity::Error,
    title: "A closed text has been changed",
    explanation: "En lukket udgave er blevet ændret. En udgave er teksten, som den var, da revisionen blev lukket. \
        Den må ikke ændres, for nogen har arbejdet efter den. Her passer filen (eller et billede i den) ikke længere \
        med det segl, der står i manuals/revisions.yaml. Hent filen, som den var, for eksempel med git checkout. Er \
        der en fejl i teksten, der ikke kan vente, så skriv en hasterettelse med husbog revision correct. Kan den \
        vente, så ret manual.md.",
};
static MISSING_EDITION: Rule = Rule {
    code: "missing-edition",
    severity: Severity::Error,
    title: "A closed text is not there",
    explanation: "manuals/revisions.yaml nævner en udgave, som ikke er der. Udgaver flyttes, omdøbes og slettes aldrig: \
        personalet skal kunne se, hvad der stod, da de arbejdede efter den. Hent filen igen, for eksempel med git checkout.",
};
static MISSING_LEDGER: Rule = Rule {
    code: "missing-ledger",
    severity: Severity::Error,
    title: "There are closed texts and no ledger",
    explanation: "Der ligger udgaver i manuals, men manuals/revisions.yaml, som siger, hvad der er lukket og hvornår det \
        gælder, er der ikke. Uden den gælder ingen af dem. Hent filen igen, for eksempel med git checkout.",
};
static LEDGER_ORDER: Rule = Rule {
    code: "ledger-order",
    severity: Severity::Error,
    title: "The revisions are not in order",
    explanation: "Revisionerne i manuals/revisions.yaml passer ikke sammen. Hver revision står der én gang, og den \
        træder i kraft senere end den før. Ellers er det ikke til at sige, hvad der gælder. Husbog skriver filen, \
        når en revision lukkes, så den er nok blevet rettet i hånden eller flettet forkert. Hent den, som den var, \
        for eksempel med git checkout.",
};
static UNSEALED_EDITION: Rule = Rule {
    code: "unsealed-edition",
    severity: Severity::Warning,
    title: "A file is named like a closed text and is none",
    explanation: "Filen hedder som en udgave, men manuals/revisions.yaml nævner den ikke, så den gælder ikke og vises \
        ikke. Er det en hasterettelse, du er i gang med (2026-1-r1.md), så gør den færdig: skriv rettelsen og en note, få den \
        godkendt, og luk den med husbog revision correct. Er den tilovers fra en lukning, der blev afbrudt, så luk \
        igen med husbog revision close. Er mappen flyttet, så flyt den tilbage. Er det din egen fil, så giv den et andet \
        navn.",
};

fn check(evidence: &Evidence<'_>, report: &mut Report) {
    let library = evidence.library;
    if let Some(source) = &library.ledger.source {
        check_order(&library.ledger, source, report);
        for revision in library.ledger.revisions.values() {
            for (document, sealed) in &revision.editions {
                check_edition(evidence, source, revision, (*document, sealed), report);
            }
        }
    }
    let is_in_order = library.ledger.problems.is_empty() && library.ledger.doubled.is_empty();
    for (source, id) in library.unsealed().filter(|_| is_in_order) {
        let document = library.document_beside(source.path());
        if library.ledger.source.is_none() && !is_left_over(evidence, source, document) {
            let message = "Her ligger en udgave, men manuals/revisions.yaml er der ikke";
            let help = "Hent den igen: git checkout -- manuals/revisions.yaml. Uden den gælder ingen udgave.";
            report.add_file(&MISSING_LEDGER, source.path(), message, help);
            continue;
        }
        add_unsealed(&library.ledger, source.path(), id, document, report);
    }
}

/// Whether a file is what a closing that was cut off has left: the working text as it stands.
fn is_left_over(evidence: &Evidence<'_>, source: &Source, document: Option<DocumentId>) -> bool {
    let working = document.and_then(|document| evidence.library.working(document));
    working.is_some_and(|working| working.text().source.text() == source.text())
}

const LEDGER_HELP: &str =
    "Hent filen, som den var (git checkout -- manuals/revisions.yaml). Husbog skriver den selv.";

fn check_order(ledger: &Ledger, source: &Source, report: &mut Report) {
    for doubled in &ledger.doubled {
        let message = format!("Revisionen {} står to gange", doubled.value);
        report.add(&LEDGER_ORDER, source, doubled.span, message, LEDGER_HELP);
    }
    let revisions: Vec<&Revision> = ledger.revisions.values().collect();
    for pair in revisions.windows(2) {
        if let [before, after] = pair
            && after.in_force <= before.in_force
        {
            let message = format!("Revisionen {} træder ikke i kraft senere end {}", after.id, before.id);
            report.add(&LEDGER_ORDER, source, after.span, message, LEDGER_HELP);
        }
    }
}

fn check_edition(
    evidence: &Evidence<'_>,
    ledger: &Source,
    revision: &Revision,
    (document, sealed): (DocumentId, &Sealed),
    report: &mut Report,
) {
    let library = evidence.library;
    let edition = library.editions.get(&document).and_then(|editions| editions.get(&revision.id));
    let edition = edition.map(|edition| edition.version());
    let Some(edition) = edition.filter(|edition| *edition.text().path() == sealed.file.value) else {
        let message = format!("Udgaven {} af {} er der ikke", revision.id, document.name());
        let help = format!(
            "Hent filen igen: git checkout -- {}. Er mappen flyttet, så flyt den tilbage.",
            sealed.file.value
        );
        return report.add(&MISSING_EDITION, ledger, sealed.file.span, message, help);
    };
    if edition
        .manual_matter()
        .is_some_and(|matter| matter.number.as_ref().map(|own| own.value) != document.number())
    {
        let message =
            format!("Udgaven {} står under {}, men har et andet nummer", revision.id, document.name());
        report.add(&LEDGER_ORDER, ledger, sealed.file.span, message, LEDGER_HELP);
    }
    if library.seal(edition) != sealed.seal {
        let is_newest = library.newest_edition(document).is_some_and(|newest| newest.id == edition.id);
        add_changed(edition, revision.id, is_newest.then_some(document), report);
    }
}

/// The text can only be corrected where it is the newest.
fn add_changed(
    edition: Version<'_>,
    revision: RevisionId,
    correctable: Option<DocumentId>,
    report: &mut Report,
) {
    let path = edition.text().path();
    let pictures = if edition.pictures().is_empty() { "" } else { " (eller et af dens billeder)" };
    let message = format!(
        "Udgaven {revision} af {} er ændret{pictures}, efter at den blev lukket",
        edition.document.name()
    );
    let instead = correctable.map(|document| {
        let half_year = revision.half_year();
        format!(", eller skriv en hasterettelse: husbog revision correct {document} --revision {half_year}")
    });
    let renamed = match edition.pictures().is_empty() {
        true => "",
        false => " Er et billede skiftet ud, så hent det gamle igen, og giv det nye et andet navn.",
    };
    let help = format!(
        "En udgave må ikke ændres. Hent filen, som den var (git checkout -- {path}){}.{renamed}",
        instead.unwrap_or_default()
    );
    report.add_file(&CHANGED_SEAL, path, message, help);
}

fn add_unsealed(
    ledger: &Ledger,
    path: &ProjectPath,
    id: RevisionId,
    document: Option<DocumentId>,
    report: &mut Report,
) {
    let (message, help) = match document {
        Some(document) if id.is_correction() && !ledger.revisions.contains_key(&id) => (
            format!("Hasterettelsen {id} er ikke lukket endnu"),
            format!(
                "Skriv rettelsen og en note, få den godkendt (husbog revision approve {document} --by bestyrelsen \
                 --for {id}), og luk den: husbog revision correct {document} --revision {}.",
                id.half_year()
            ),
        ),
        _ => (
            "Filen hedder som en udgave, men den er ikke lukket".to_owned(),
            "Blev en lukning afbrudt, så luk igen. Er mappen flyttet, så flyt den tilbage. Er det din egen fil, så giv \
             den et andet navn."
                .to_owned(),
        ),
    };
    report.add_file(&UNSEALED_EDITION, path, message, help);
}
