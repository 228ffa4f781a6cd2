//! Ledgers as nobody writes them: whatever they say, something is found and nothing falls over.

use super::{LEDGER, Place, sections};
use crate::project::Project;

const SEAL: &str = "0000000000000000000000000000000000000000000000000000000000000000";

fn entry(id: &str, in_force: &str, editions: &str) -> String {
    format!(
        "- {{id: {id}, in_force: {in_force}, closed: 2026-01-01, editions: {{{editions}}}, roles: {{}}, phases: {{}}, \
         components: {{}}}}\n"
    )
}

fn ledgers() -> Vec<String> {
    let edition = |document: &str, file: &str| format!("\"{document}\": {{file: {file}, seal: \"{SEAL}\"}}");
    let of = |editions: &str| format!("revisions:\n{}", entry("2026-1", "2026-01-01", editions));
    let mut all: Vec<String> = [
        "", "#\n", "revisions:\n", "revisions: []\n", "revisions: {}\n", "revisions: ja\n", "[]\n", "2026-1\n",
        "revisions: [[[[\n", "revisions: &a [*a]\n", "revisions:\n- 1\n- {}\n- {id: 2026-1}\n", "\u{0}\u{1}",
        "revisions:\n- {id: 9999-2-r255, in_force: 9999-12-31, closed: 0001-01-01, editions: {}, roles: {}, phases: {}, components: {}}\n",
    ]
    .map(str::to_owned)
    .into();
    let files = [
        "manuals/05-frivillige/2026-1.md",
        "manuals/05-frivillige/manual.md",
        "manuals/99-vaek/2026-1.md",
        "../../etc/2026-1.md",
        "/etc/2026-1.md",
        "content/partnerskabsaftale/2026-1.md",
        "manuals/revisions.yaml",
    ];
    for file in files {
        all.extend(["5", "2.C", "partnerskabsaftale", "0", "x"].map(|document| of(&edition(document, file))));
    }
    let double = edition("5", files[0]) + ", " + &edition("2", files[0]);
    all.push(of(&double));
    all.push(of("") + &entry("2026-1", "2026-01-01", ""));
    all.push(of("") + &entry("2025-2", "2027-01-01", ""));
    all.push(of("") + &entry("2026-1-r255", "2026-02-30", ""));
    all
}

#[test]
fn whatever_a_ledger_says_nothing_falls_over() {
    let text = sections().text(super::MANUAL);
    for ledger in ledgers() {
        let project = sections().file(LEDGER, ledger.as_str()).file(super::EDITION, text.as_str());
        project.check();
    }
}

#[test]
fn no_command_falls_over_an_odd_ledger() {
    use rayon::prelude::*;
    ledgers().par_iter().step_by(3).for_each(|ledger| {
        let place = Place::of(&Project::file(sections(), LEDGER, ledger.as_str()));
        for arguments in [
            &["status"][..],
            &["verify"],
            &["diff"],
            &["notes"],
            &["approve", "5", "--by", "x", "--for", "9999-2"],
            &["close", "9999-2"],
            &["correct", "5", "--revision", "9999-2"],
        ] {
            let code = place.revision(arguments).code;
            assert!(matches!(code, Some(0..=2)), "{arguments:?} {code:?} {ledger}");
            let written = place.text(LEDGER);
            assert!(written.starts_with(ledger.as_str().trim_end_matches("[]\n")), "{ledger}\n{written}");
        }
    });
}
