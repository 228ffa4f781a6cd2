//! What tells who a person is, wherever it stands.

use super::revisions::{closed, closed_as, experience, with_note};
use super::{Case, case, page, page_with_matter};
use crate::project::Project;

const MANUAL: &str = "manuals/05-frivillige/manual.md";
const EDITION: &str = "manuals/05-frivillige/2025-2.md";
const HOUSE: &str = "content/huse/esbjerg.md";

pub(super) fn cases() -> Vec<Case> {
    [numbers(), numbers_in_files(), contacts(), known_contacts()].into_iter().flatten().collect()
}

// What is found is not shown again.
fn numbers() -> Vec<Case> {
    vec![
        case(
            experience("Æ 010190-1234 kom., decision: open}"),
            &["cpr-number manuals/experiences.yaml:2:96"],
        ),
        case(
            with_note("oplaering", "").replace(MANUAL, "Bedre.", "0101901234 sagde det."),
            &["cpr-number manuals/05-frivillige/manual.md:14:10"],
        ),
        case(page("Åh, 010190-1234 sagde det."), &["cpr-number content/side.md:5:5"]),
        case(page("Åh, 310490-1234 og 2026-01."), &[]),
        case(
            page_with_matter("title: Åh\nsummary: 010190 1234 sagde det.\n"),
            &["cpr-number content/side.md:3:10"],
        ),
        case(
            Project::small().replace("site.yaml", "name: Prøvehuset", "name: Prøvehuset 010190-1234"),
            &["cpr-number site.yaml:1:18"],
        ),
        case(
            Project::small().file("content/_rules/note.md", "Åh: 010190-1234\n"),
            &["cpr-number content/_rules/note.md:1:5"],
        ),
    ]
}

fn numbers_in_files() -> Vec<Case> {
    let edition = closed().text(EDITION).replace("Den nye", "Åh, 010190-1234");
    vec![
        case(
            Project::small()
                .file("content/om/plan-0101901234.png", "billede")
                .append("content/om/index.md", "\n![Plan](plan-0101901234.png)\n"),
            &["cpr-number content/om/index.md:7:14", "cpr-number content/om/plan-0101901234.png:1:1"],
        ),
        case(
            closed_as(&edition),
            &[
                "cpr-number manuals/05-frivillige/2025-2.md:14:5",
                "missing-note manuals/05-frivillige/manual.md:12:1 ## Oplæring",
            ],
        ),
    ]
}

fn contacts() -> Vec<Case> {
    let edition = closed().text(EDITION).replace("Den nye", "Åh, 28 45 12 67");
    vec![
        case(page("Åh, ring til Mette på 28 45 12 67."), &["private-contact content/side.md:5:23"]),
        case(page("Åh, skriv til mette@gmail.com."), &["private-contact content/side.md:5:15"]),
        case(page("Åh, ring 112 eller 1813 eller 70 20 10 00."), &[]),
        case(
            page_with_matter("title: Åh\nsummary: \"Åh: mette.hansen@kommune.dk\"\n"),
            &["private-contact content/side.md:3:15"],
        ),
        case(
            experience("Æ 28451267 kom., decision: open}"),
            &["private-contact manuals/experiences.yaml:2:96"],
        ),
        case(
            with_note("oplaering", "").replace(MANUAL, "Bedre.", "Spørg mette@live.dk."),
            &["private-contact manuals/05-frivillige/manual.md:14:16"],
        ),
        case(
            closed_as(&edition),
            &[
                "private-contact manuals/05-frivillige/2025-2.md:14:5",
                "missing-note manuals/05-frivillige/manual.md:12:1 ## Oplæring",
            ],
        ),
    ]
}

fn known_contacts() -> Vec<Case> {
    vec![
        case(page("Åh, ring på 12 34 56 78, [12345678](tel:+4512345678)."), &[]),
        case(Project::small().replace(HOUSE, "phone:", "email: mette@gmail.com\nphone:"), &[]),
        case(
            Project::small()
                .replace(HOUSE, "phone: 12 34 56 78", "phone: 28 45 12 67 (kl. 9-12)")
                .append("content/til-dig.md", "\nÅh, ring på 28451267.\n"),
            &[],
        ),
        case(
            page(
                "Åh: [boern.unge@a.dk](mailto:boern.unge@a.dk), [hoeje.taastrup@a.dk](mailto:hoeje.taastrup@a.dk)",
            ),
            &[],
        ),
        case(
            page("Åh, mette.holm@a.dk.").append("site.yaml", "contacts: {holm: mette.holm@a.dk}\n"),
            &["bare-address content/side.md:5:5 mette.holm@a.dk"],
        ),
        case(
            page("Ring til giftlinjen på 82 12 12 12.")
                .append("site.yaml", "contacts: {giftlinjen: 82 12 12 12}\n"),
            &[],
        ),
        case(
            Project::small().append("site.yaml", "contacts: {Giftlinjen: 82 12 12 12}\n"),
            &["malformed-value site.yaml:24:12 Giftlinjen"],
        ),
    ]
}
