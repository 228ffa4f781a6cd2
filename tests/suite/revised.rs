//! A project in which three revisions have been closed, for tests of what is told of them.

use std::fmt::Write;
use std::sync::OnceLock;

use husbog::library::seal::Seal;

use crate::project::{Built, Project};

/// The texts that are new or changed in a revision: what each is called in the ledger, and its folder.
type Editions<'t> = &'t [(&'t str, &'t str)];

const OPENING: &str = "summary: Sådan gør vi.\nphases: [drift]\ncomponents: [ledelse]\nroles: [leder, jordemoder]\nowner: leder\n\
    review_by: 2027-06-30\nsources: [bilag:2]\n";

/// [`revised`], built once for all tests that only look at it.
pub(crate) fn revised_built() -> &'static Built {
    static BUILT: OnceLock<Built> = OnceLock::new();
    BUILT.get_or_init(|| revised().build())
}

/// A project with revisions 2025-2, 2026-1, its correction 2026-1-r1 and the coming 2027-1. Manual 2 never changes
/// and retires in the last one; manual 5 changes in all of them; manual 7 comes with 2026-1.
pub(crate) fn revised() -> Project {
    let five = |changes: &str, body: &str| manual("5", "Frivillige hos os", changes, body);
    let project = Project::small()
        .without("manuals/05-frivillige/manual.md")
        .without("manuals/02-kommunikation/manual.md")
        .file("manuals/02-x/2025-2.md", manual("2", "Kommunikation", "", "## Møder\n\nVi mødes mandag, se [manual 5](manual:5#oplaering).\n"))
        .file("manuals/05-x/2025-2.md", five("", "## Oplæring\n\nDen nye går med.\n\n## Kaffe\n\nVi drikker kaffe klokken ti.\n"))
        .file("manuals/05-x/2026-1.md", five(FIRST_NOTES, "## Oplæring\n\nDen nye går med hele den første uge.\n\n## Gæster\n\nGæster skal melde sig.\n"))
        .file("manuals/07-x/2026-1.md", manual("7", "Kultur", NEW_NOTE, "## Værdier\n\nVi lytter.\n"))
        .file("manuals/05-x/2026-1-r1.md", five(SECOND_NOTES, "## Oplæring\n\nDen nye går med hele den første uge.\n\n## Gæster\n\nGæster skal melde sig ved døren.\n"))
        .file("manuals/05-x/2027-1.md", five("", "## Oplæring\n\nDen nye går med hele den første uge.\n\n## Gæster\n\nGæster melder sig ved døren.\n"))
        .file("manuals/02-x/2027-1.md", manual("2", "Kommunikation", "retired: true\n", "## Møder\n\nVi mødes mandag, se [manual 5](manual:5#oplaering).\n"))
        .file("manuals/experiences.yaml", EXPERIENCES);
    let working = project.text("manuals/05-x/2027-1.md");
    let other = project.text("manuals/07-x/2026-1.md");
    let retired = project.text("manuals/02-x/2027-1.md");
    let project = project
        .file("manuals/05-x/manual.md", working)
        .file("manuals/07-x/manual.md", other)
        .file("manuals/02-x/manual.md", retired);
    closed(
        project,
        &[
            ("2025-2", "2025-07-01", &[("2", "02-x"), ("5", "05-x")]),
            ("2026-1", "2026-01-01", &[("5", "05-x"), ("7", "07-x")]),
            ("2026-1-r1", "2026-03-01", &[("5", "05-x")]),
            ("2027-1", "2027-01-01", &[("2", "02-x"), ("5", "05-x")]),
        ],
    )
}

const FIRST_NOTES: &str = "changes:\n\
    - {section: oplaering, kind: major, what: Den nye går med en uge., why: En dag var for lidt., roles: [jordemoder], experiences: [2025-01]}\n\
    - {section: kaffe, kind: minor, what: Kaffen er ude., why: Den stod der for længe.}\n\
    - {section: gaester, kind: minor, what: Gæster melder sig., why: Ingen vidste det., roles: [leder]}\n";
const SECOND_NOTES: &str = "changes:\n- {section: gaester, kind: correction, what: Ved døren., why: Det manglede., roles: [leder]}\n";
const NEW_NOTE: &str =
    "changes:\n- {section: all, kind: major, what: Manualen er ny., why: Den manglede., roles: [leder]}\n";
const EXPERIENCES: &str = "experiences:\n\
    - {id: 2025-01, manual: \"5\", role: jordemoder, date: 2025-09-01, experience: En dag var ikke nok., decision: adopted, revision: 2026-1, why: Det er rigtigt.}\n\
    - {id: 2025-02, manual: \"5\", role: leder, date: 2025-09-02, experience: Drop oplæringen., decision: declined, revision: 2026-1, why: Den er vigtig.}\n\
    - {id: 2025-03, manual: \"5\", role: leder, date: 2025-09-03, experience: Kaffen er for tynd., decision: open}\n";

/// A manual as it is written.
pub(crate) fn manual(number: &str, title: &str, more: &str, body: &str) -> String {
    format!("---\nnumber: {number}\ntitle: {title}\n{OPENING}{more}---\n{body}")
}

/// The project with a ledger of these revisions, each with its day and its texts.
pub(crate) fn closed(project: Project, revisions: &[(&str, &str, Editions<'_>)]) -> Project {
    let mut ledger = "revisions:\n".to_owned();
    for (id, in_force, editions) in revisions {
        writeln!(ledger, "- id: {id}\n  in_force: {in_force}\n  closed: 2025-06-01\n  editions:").unwrap();
        for (document, folder) in *editions {
            let file = format!("manuals/{folder}/{id}.md");
            let seal = Seal::of(&project.text(&file), std::iter::empty());
            writeln!(ledger, "    \"{document}\": {{file: {file}, seal: \"{seal}\"}}").unwrap();
        }
        let site = project.text("site.yaml");
        let is_frozen =
            |line: &&str| ["roles:", "phases:", "components:"].iter().any(|key| line.starts_with(key));
        site.lines().filter(is_frozen).for_each(|line| writeln!(ledger, "  {line}").unwrap());
    }
    project.file("manuals/revisions.yaml", ledger)
}
