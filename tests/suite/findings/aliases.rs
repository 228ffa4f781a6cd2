//! Addresses that pages had before.

use super::{Case, case, page, page_with_matter};
use crate::project::Project;

pub(super) fn cases() -> Vec<Case> {
    [addresses(), links()].into_iter().flatten().collect()
}

fn with(aliases: &str) -> Project {
    page_with_matter(&format!("title: Åh\nsummary: Kort.\naliases: {aliases}\n"))
}

/// More than disks take for a name.
const LONG: &str = concat!(
    "malformed-value content/side.md:4:11 ",
    "et-navn-paa-ti-gange-tyve-tegn-og-lidt-til-som-ingen-disk-tager-imod-naar-der-ogsaa-skal-staa-noget-foran-og-",
    "bagefter-saa-det-skal-siges-til-den-der-har-skrevet-det-og-ikke-til-den-der-bygger-siden-og-intet-kan-goere"
);

fn addresses() -> Vec<Case> {
    let staff = |aliases: &str| {
        let text = format!("---\ntitle: Åh\nsummary: Kort.\naliases: {aliases}\n---\nTekst.\n");
        Project::small().file("manuals/sider/side.md", text)
    };
    vec![
        case(with("[gammel, gamle/sti/]"), &[]),
        case(staff("[sider/gammel]"), &[]),
        case(with("[gåmmel]"), &["malformed-value content/side.md:4:11 gåmmel"]),
        case(with("[gammel, om/]"), &["taken-alias content/side.md:4:19 om/"]),
        case(with(&format!("[{}]", LONG.rsplit(' ').next().unwrap())), &[LONG]),
        case(with("[side]"), &["taken-alias content/side.md:4:11 side"]),
        case(with("[gammel, gammel]"), &["taken-alias content/side.md:4:19 gammel"]),
        case(with("[was]"), &["taken-alias content/side.md:4:11 was"]),
        case(with("[soegning]"), &["taken-alias content/side.md:4:11 soegning"]),
        case(with("[aktiver/om]"), &["taken-alias content/side.md:4:11 aktiver/om"]),
        case(staff("[soegning/om]"), &["taken-alias manuals/sider/side.md:4:11 soegning/om"]),
        case(staff("[manualer/05]"), &["taken-alias manuals/sider/side.md:4:11 manualer/05"]),
        case(
            with("[gammel]").replace("content/til-dig.md", "sources:", "aliases: [gammel]\nsources:"),
            &["taken-alias content/til-dig.md:4:11 gammel"],
        ),
        case(
            with("[manualer/05]"),
            &[
                "staff-alias content/side.md:4:11 manualer/05",
                "audience-leak manuals/05-frivillige/manual.md:1:1",
            ],
        ),
        case(with("[om/05-frivillige]"), &["staff-alias content/side.md:4:11 om/05-frivillige"]),
    ]
}

fn links() -> Vec<Case> {
    let moved = |link: &str| {
        page(&format!("Åh, [Om huset]({link}).")).replace(
            "content/om/index.md",
            "summary:",
            "aliases: [gamle/sti]\nsummary:",
        )
    };
    vec![
        case(moved("gamle/sti.md"), &["moved-link content/side.md:5:5 [Om huset](gamle/sti.md)"]),
        case(moved("gamle/sti/"), &["moved-link content/side.md:5:5 [Om huset](gamle/sti/)"]),
        case(moved("gamle/sti/index.md"), &["moved-link content/side.md:5:5 [Om huset](gamle/sti/index.md)"]),
        case(
            moved("https://hus.example/gamle/sti/#her").replace(
                "site.yaml",
                "theme: hus",
                "theme: hus\naddresses: {public: \"https://hus.example/\"}",
            ),
            &["moved-link content/side.md:5:5 [Om huset](https://hus.example/gamle/sti/#her)"],
        ),
        case(moved("https://andre.example/gamle/sti/"), &[]),
    ]
}
