//! The words to think about: where they are found, for whom they weigh what, and the leave to use one.

use super::{Case, case, manual};
use crate::project::Project;

/// A few words, one of each kind.
pub(super) const RULES: &str = r#"exceptions: ["pligt til at handle"]
words:
  - {word: sårbar, class: adjective, category: deficit, why: "Æ.", instead: "Ø.", found: "Æ sårbare mødre.", passes: "y"}
  - {word: klient, class: noun-en-er, category: noun, why: "Æ.", instead: "Ø.", found: "En klient.", passes: "y"}
  - {word: kontrol, class: noun-en-er, category: authority, why: "Æ.", instead: "Ø.", found: "Vi kører kontrol.", passes: "y"}
  - {word: formår ikke, class: phrase, pattern: "formår ikke", category: blame, why: "Æ.", instead: "Ø.", found: "Hun formår ikke det.", passes: "y"}
  - {word: skæbne, class: noun-en-er, category: pity, why: "Æ.", instead: "Ø.", found: "Hans skæbne.", passes: "y"}
  - {word: etnisk, class: adjective, category: othering, why: "Æ.", instead: "Ø.", found: "Etniske mødre.", passes: "y"}
  - {word: autist, class: noun-en-er, category: identity, why: "Æ.", instead: "Ø.", found: "En autist.", passes: "y"}
  - {word: mål|gruppe, class: noun-en-er, category: jargon, why: "Æ.", instead: "Ø.", found: "Vores målgruppe.", passes: "y"}
  - {word: fortrolig, class: adjective, category: promise, why: "Æ.", instead: "Ø.", found: "Det er fortroligt.", passes: "y"}
  - {word: underretning, class: noun-en-er, category: authority, severity: warning, negated: error, why: "Æ.", instead: "Ø.", found: "En underretning.", passes: "y"}
"#;

/// A word of no class, a phrase without its pattern, a set and a condition that are not there, half a pattern.
const FAULTY: &str = r#"words:
  - {word: æ, class: navneord, category: noun, why: a, instead: b, found: c, passes: d}
  - {word: æ, class: phrase, category: noun, why: a, instead: b, found: c, passes: d}
  - {word: æ, class: fixed, category: noun, why: a, instead: b, found: c, unless: ["<ø> _", "@å", "å"], passes: d}
"#;

/// Two words bent as one, a word whose sentence has another form, a sentence that may stand and does not.
const FAILING: &str = r#"words:
  - {word: sårbar æ, class: noun-en-er, category: noun, why: "Æ.", instead: "Ø.", found: "En sårbar æ.", passes: "y"}
  - {word: klient, class: fixed, compounds: none, category: noun, why: "Æ.", instead: "Ø.", found: "Æ klienten", passes: "Å klient"}
  - {word: ø, class: phrase, pattern: "har ø", category: noun, why: "Æ.", instead: "Ø.", found: "Du har ø.", passes: "Ø"}
"#;

/// The small project with these rules and one public page; its text begins in line 5.
fn page(text: &str) -> Project {
    super::page(text).file("content/_rules/language.yaml", RULES)
}

/// The same page in a folder for professionals.
fn professional(text: &str) -> Project {
    Project::small()
        .append("site.yaml", "language: [{folder: content/fag, rules: professional}]\n")
        .file("content/_rules/language.yaml", RULES)
        .file("content/fag/side.md", format!("---\ntitle: Side\nsummary: Kort.\n---\n{text}\n"))
}

pub(super) fn cases() -> Vec<Case> {
    let mut cases = weights();
    cases.extend(places());
    cases.extend(leave());
    cases
}

fn weights() -> Vec<Case> {
    vec![
        case(page("Æ sårbare mødre."), &["deficit-word content/side.md:5:3 sårbare"]),
        case(page("Æ klienten."), &["label-word content/side.md:5:3 klienten"]),
        case(page("Ø kontrol."), &["authority-word content/side.md:5:3 kontrol"]),
        case(page("Ø formår ikke det."), &["blaming-word content/side.md:5:3 formår ikke"]),
        case(page("Å skæbnen."), &["pitying-word content/side.md:5:3 skæbnen"]),
        case(page("Å etniske."), &["othering-word content/side.md:5:3 etniske"]),
        case(page("Å autister."), &["identity-word content/side.md:5:3 autister"]),
        case(page("Å mål gruppen."), &["jargon-word content/side.md:5:3 mål gruppen"]),
        case(page("Å fortroligt."), &["bare-promise content/side.md:5:3 fortroligt"]),
        case(page("Å underretning."), &["authority-word content/side.md:5:3 underretning"]),
        case(page("Vi får ingen underretninger."), &["denied-report content/side.md:5:14 underretninger"]),
        case(page("Fortroligt. Vi har pligt til at handle.\n\nHer er ingen kontrol."), &[]),
        case(
            professional("Målgruppen, sårbare og kontrol."),
            &[
                "deficit-word content/fag/side.md:5:13 sårbare",
                "authority-word content/fag/side.md:5:24 kontrol",
            ],
        ),
        case(
            page("> [!AVOID]\n> Vi har pligt til at handle.\n\nÅ fortroligt."),
            &["bare-promise content/side.md:8:3 fortroligt"],
        ),
        case(
            manual("Vi har pligt til at handle.")
                .replace(
                    "manuals/07-kultur/manual.md",
                    "title: Vores kultur",
                    "public_line: Alt er fortroligt\ntitle: Æ klienter",
                )
                .file("content/_rules/language.yaml", RULES),
            &[
                "bare-promise manuals/07-kultur/manual.md:3:21 fortroligt",
                "label-word manuals/07-kultur/manual.md:4:10 klienter",
            ],
        ),
        case(
            manual("<!-- sprog: tillad \"klient\" fordi æ -->\nEn klient.")
                .file("content/_rules/language.yaml", RULES),
            &["unused-allowance manuals/07-kultur/manual.md:12:1 <!-- sprog: tillad \"klient\" fordi æ -->"],
        ),
        case(
            manual("Målgruppen, sårbare, klient og kontrol. Skæbnen. Fortroligt.")
                .file("content/_rules/language.yaml", RULES),
            &[
                "deficit-word manuals/07-kultur/manual.md:12:13 sårbare",
                "pitying-word manuals/07-kultur/manual.md:12:41 Skæbnen",
            ],
        ),
    ]
}

fn places() -> Vec<Case> {
    vec![
        case(page("Æ s**år**bare."), &["deficit-word content/side.md:5:3 s**år**bare"]),
        case(page("Æ s&aring;rbar."), &["deficit-word content/side.md:5:3 s&aring;rbar"]),
        case(page("| Æ | B |\n|---|---|\n| c | klient |"), &["label-word content/side.md:7:7 klient"]),
        case(page("Æ[^1]\n\n[^1]: En klient."), &["label-word content/side.md:7:10 klient"]),
        case(page("[klient](til-dig.md)"), &["label-word content/side.md:5:2 klient"]),
        case(
            page("`klient` [udfyld: klient] <https://klient.dk>"),
            &[
                "placeholder content/side.md:5:10 [udfyld: klient]",
                "shown-address content/side.md:5:27 <https://klient.dk>",
            ],
        ),
        case(page("> [!AVOID]\n> En klient.\n\n| Ikke sådan | Hellere |\n|---|---|\n| klient | du |"), &[]),
        case(
            super::page_with_matter("title: Æ klient\nsummary: Kort.\n")
                .file("content/_rules/language.yaml", RULES),
            &["label-word content/side.md:2:10 klient"],
        ),
        case(
            Project::small()
                .file("content/_rules/language.yaml", RULES)
                .append("site.yaml", "next_steps:\n  om: {line: Æ klient, text: Råd, link: til-dig.md}\n"),
            &["label-word site.yaml:25:16 klient"],
        ),
    ]
}

fn leave() -> Vec<Case> {
    vec![
        case(page("<!-- sprog: tillad \"klient\" fordi det er navnet -->\n\nEn klient."), &[]),
        case(
            page("<!-- sprog: tillad \"klient\" fordi det er navnet -->\n\nEn klient.\n\nÆ klienter."),
            &["label-word content/side.md:9:3 klienter"],
        ),
        case(
            page("<!-- sprog: tillad \"klient\" -->\nTekst"),
            &["bad-allowance content/side.md:5:1 <!-- sprog: tillad \"klient\" -->"],
        ),
        case(
            page("<!-- sprog: tillad \"klient\" fordi æ -->\n\nTekst."),
            &["unused-allowance content/side.md:5:1 <!-- sprog: tillad \"klient\" fordi æ -->"],
        ),
        case(
            super::page_with_matter(
                "title: Klient\nsummary: Kort.\nsprog_tilladt: [{ord: klient, fordi: det er navnet}]\n",
            )
            .file("content/_rules/language.yaml", RULES),
            &[],
        ),
        case(
            Project::small().file("content/_rules/language.yaml", FAULTY),
            &[
                "unknown-value content/_rules/language.yaml:2:22 navneord",
                "missing-key content/_rules/language.yaml:3:5 {",
                "unknown-value content/_rules/language.yaml:4:84 \"<ø> _\"",
                "unknown-value content/_rules/language.yaml:4:93 \"@å\"",
                "malformed-value content/_rules/language.yaml:4:99 \"å\"",
            ],
        ),
        case(
            Project::small().file(
                "content/_rules/language.yaml",
                "sets: {a: [\"æ:navneord\", \"å:noun-er\"]}\nwords: []\n",
            ),
            &["unknown-value content/_rules/language.yaml:1:12 \"æ:navneord\""],
        ),
        case(
            Project::small().file("content/_rules/language.yaml", FAILING),
            &[
                "dead-word content/_rules/language.yaml:2:90 \"En sårbar æ.\"",
                "dead-word content/_rules/language.yaml:3:100 \"Æ klienten\"",
                "eager-word content/_rules/language.yaml:3:122 \"Å klient\"",
            ],
        ),
    ]
}
