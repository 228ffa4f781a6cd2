//! The pages of roles and phases on the staff site, and the ways that lead to them.

use crate::markup::Page;
use crate::project::{Built, Project, shown};
use crate::revised::{manual, revised, revised_built};

const MIDWIFE: &str = "roller/jordemoder/index.html";
const LEADER: &str = "roller/leder/index.html";
const PHASE: &str = "faser/drift/index.html";
const FRIVILLIGE: &str = "manuals/05-frivillige/manual.md";

fn between<'h>(html: &'h str, from: &str, to: &str) -> &'h str {
    let after = html.split_once(from).map(|(_, after)| after);
    after.and_then(|after| after.split_once(to)).map_or("", |(part, _)| part)
}

fn text(html: &str) -> String {
    let text = Page::read(html).text.split_whitespace().collect::<Vec<_>>().join(" ");
    text.replace(" .", ".").replace(" ,", ",").replace(" :", ":")
}

/// The part of a page below the heading with this id.
fn below<'h>(built: &'h Built, page: &str, id: &str) -> &'h str {
    between(built.staff(page), &format!("<h2 id=\"{id}\">"), "</section>")
}

fn links(html: &str) -> Vec<String> {
    Page::read(html).values("href").map(str::to_owned).collect()
}

#[test]
fn a_role_reads_in_a_line_that_opens_what_the_half_year_brought_it() {
    let built = revised_built();
    assert_eq!(shown(&built.report), [""; 0]);
    let news = below(built, MIDWIFE, "_nyt");
    let told = text(news);
    let expected = "Nyt i 2026-1 3 ændringer i 2 manualer, heraf 1, hvor vi gør noget nyt \
                    Manual 5: Frivillige hos os Oplæring Vi gør noget nyt Den nye går med en uge. Hvorfor: En dag var for lidt. Erfaring: En dag var ikke nok. Læs afsnittet";
    assert!(told.starts_with(expected), "{told}");
    assert!(!told.contains("Ved døren."), "that is for the leader: {told}");
    assert!(told.contains("Nye manualer, der nævner rollen: 7 Kultur."), "{told}");
    for link in [
        "../../manualer/05/index.html#oplaering",
        "../../manualer/05/2025-2-til-2026-1-r1/index.html#_afsnit-oplaering",
    ] {
        assert!(links(news).iter().any(|href| href == link), "{link}: {:?}", links(news));
    }
    let leader = text(below(built, LEADER, "_nyt"));
    assert!(leader.starts_with("Nyt i 2026-1 4 ændringer i 2 manualer, heraf 1, hvor"), "{leader}");
    let places =
        ["Manualen er ny.", "3 mindre ændringer", "Kaffen er ude.", "Gæster melder sig.", "Ved døren."];
    let places: Vec<_> = places.map(|words| leader.find(words)).into_iter().collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{leader}");
    assert!(leader.contains("Kom med hasterettelse 2026-1-r1."), "{leader}");
}

#[test]
fn what_is_new_is_folded_what_weighs_least_twice() {
    let built = revised_built();
    let news = below(built, LEADER, "_nyt");
    let at = |words: &str| news.find(words).unwrap_or_else(|| panic!("{words}: {news}"));
    let opened = |words: &str| {
        let before = &news[..at(words)];
        before.matches("<details").count() - before.matches("</details>").count()
    };
    assert_eq!(opened("<summary>4 ændringer"), 1);
    assert_eq!(opened("Manualen er ny."), 1);
    assert_eq!(opened("Gæster melder sig."), 2);
    assert_eq!(opened("Læs dem på skærmen"), 0);
    assert!(!news.contains("<details open"));
}

#[test]
fn a_manual_is_named_once_above_its_changes_of_the_same_weight() {
    let built = revised_built();
    let headings = |page: &str| {
        let news = Page::read(below(built, page, "_nyt"));
        news.named("h3").count()
    };
    assert_eq!((headings(LEADER), headings(MIDWIFE)), (2, 2));
    let leader = below(built, LEADER, "_nyt");
    assert_eq!(leader.matches("Manual\u{a0}5: Frivillige hos os</h3>").count(), 0);
    assert_eq!(
        leader.matches("<h3>Manual\u{a0}5: Frivillige hos os<span class=\"unseen\">, mindre").count(),
        1
    );
}

#[test]
fn a_role_reads_what_is_coming_apart_from_what_holds() {
    let built = revised_built();
    let coming = text(below(built, MIDWIFE, "_paa-vej-2027-1"));
    assert!(
        coming
            .starts_with("På vej: revision 2027-1 Træder i kraft 1. januar 2027. Indtil da gælder den ikke."),
        "{coming}"
    );
    assert!(coming.contains("Udgået: 2 Kommunikation."), "{coming}");
    assert!(!text(below(built, MIDWIFE, "_nyt")).contains("2027"));
}

#[test]
fn a_role_for_which_nothing_is_new_is_told_so() {
    let built = revised()
        .replace("site.yaml", "jordemoder: Jordemoder}", "jordemoder: Jordemoder, tolk: Tolk}")
        .build();
    let page = text(built.staff("roller/tolk/index.html"));
    assert!(
        page.contains("Ingen ændringer i revision 2026-1 eller dens hasterettelser gælder rollen."),
        "{page}"
    );
    assert!(page.contains("Ingen manual nævner rollen endnu."), "{page}");
}

#[test]
fn manuals_where_a_role_has_tasks_stand_apart_from_those_that_merely_name_it() {
    let table = "\n\n## Hvem gør hvad {#hvem}\n\n| Rolle | Opgave |\n|---|---|\n\
        | [Leder](role:leder) | Leder huset.[^x] |\n\
        | [Jordemoder](role:jordemoder) og leder | Taler [sammen](#hvem), se [manual 2](manual:2). |\n\n[^x]: Note.\n";
    let built = Project::small().append(FRIVILLIGE, table).build();
    assert_eq!(shown(&built.report), [""; 0]);
    let midwife = below(&built, MIDWIFE, "_opgaver");
    assert_eq!(
        text(midwife),
        "Her har du opgaver 5 Frivillige hos os Kladde Sådan tager vi imod. \
         Jordemoder og leder: Taler sammen, se manual 2."
    );
    let hrefs = links(midwife);
    assert!(hrefs.contains(&"../../manualer/05/index.html#hvem".to_owned()), "{hrefs:?}");
    assert!(hrefs.contains(&"../leder/index.html".to_owned()) || hrefs.len() == 3, "{hrefs:?}");
    assert!(text(built.staff(MIDWIFE)).contains("Du har opgaver i 1 manual."));
    assert_eq!(below(&built, MIDWIFE, "_naevnt"), "");
    let naming = text(below(&built, LEADER, "_naevnt"));
    assert!(naming.starts_with("Her er du nævnt Manualen gælder også dig"), "{naming}");
    assert!(naming.ends_with("2 Kommunikation i huset Kladde Sådan taler vi sammen."), "{naming}");
    assert!(text(built.staff(LEADER)).contains("Du har opgaver i 1 manual og er nævnt i 1 til."));
    let leader = text(below(&built, LEADER, "_opgaver"));
    assert!(!leader.contains("Kommunikation i huset Kladde"), "{leader}");
    assert!(leader.contains("Leder huset. Jordemoder og leder: Taler sammen, se manual 2."), "{leader}");
}

#[test]
fn new_staff_are_told_where_to_begin_when_that_concerns_their_role() {
    let built = Project::small().replace("site.yaml", "theme: hus", "theme: hus\nintroduction: 2").build();
    let hint = "Ny i huset? Begynd med manual 2: Kommunikation i huset.";
    assert!(text(built.staff(LEADER)).contains(hint));
    assert!(
        text(built.staff("index.html"))
            .contains("Ny medarbejder? Begynd med manual 2: Kommunikation i huset.")
    );
    assert!(!text(built.staff(MIDWIFE)).contains("Begynd med"));
    let without = Project::small().build();
    assert!([LEADER, "index.html"].iter().all(|path| !text(without.staff(path)).contains("Begynd med")));
}

#[test]
fn retired_manuals_are_on_no_page_of_a_role_or_phase() {
    let built = Project::small().replace(FRIVILLIGE, "owner:", "retired: true\nowner:").build();
    assert!(!text(built.staff(MIDWIFE)).contains("Frivillige"));
    assert!(!text(built.staff(PHASE)).contains("Frivillige"));
}

#[test]
fn a_phase_has_its_manuals_component_by_component() {
    let both = "components: [ledelse, kompetencer]";
    let built = Project::small().replace(FRIVILLIGE, "components: [kompetencer]", both).build();
    let part = |phase: &str, component: &str| {
        text(below(&built, &format!("faser/{phase}/index.html"), &format!("_komponent-{component}")))
    };
    assert_eq!(part("drift", "kompetencer"), "Kompetencer 5 Frivillige hos os Kladde Sådan tager vi imod.");
    assert_eq!(
        part("drift", "ledelse"),
        "Ledelse 2 Kommunikation i huset Kladde Sådan taler vi sammen. 5 Frivillige hos os Kladde Sådan tager vi imod."
    );
    assert_eq!(part("forberedelse", "ledelse"), "Ledelse 5 Frivillige hos os Kladde Sådan tager vi imod.");
    assert!(text(built.staff(PHASE)).contains("står under dem alle"));
    let none =
        Project::small().replace(FRIVILLIGE, "phases: [forberedelse, drift]", "phases: [drift]").build();
    assert!(
        text(none.staff("faser/forberedelse/index.html"))
            .contains("Ledelse Ingen manual hører til her endnu.")
    );
}

#[test]
fn the_overview_and_the_manuals_lead_to_the_pages_of_roles_and_phases() {
    let built = Project::small().build();
    let overview = links(built.staff("index.html"));
    let manual = links(built.staff("manualer/05/index.html"));
    for page in [MIDWIFE, LEADER, PHASE, "faser/forberedelse/index.html"] {
        assert!(overview.contains(&page.to_owned()), "{page}: {overview:?}");
        assert!(manual.contains(&format!("../../{page}")), "{page}: {manual:?}");
        let trail = between(built.staff(page), "<nav class=\"trail\"", "</nav>");
        assert!(links(&format!("<nav{trail}")).contains(&"../../index.html".to_owned()), "{page}");
    }
    let all = links(built.staff("soeg/index.html"));
    assert!(all.contains(&format!("../{MIDWIFE}")) && all.contains(&format!("../{PHASE}")), "{all:?}");
}

#[test]
fn the_menu_marks_the_manuals_on_the_pages_of_roles_and_phases() {
    let built = Project::small().build();
    for path in [MIDWIFE, PHASE] {
        let page = Page::read(built.staff(path));
        let marked = page.named("a").filter(|tag| tag.get("aria-current").is_some());
        let marked: Vec<_> = marked.map(|tag| (tag.get("href"), tag.get("aria-current"))).collect();
        assert_eq!(marked, [(Some("../../index.html"), Some("true"))], "{path}");
    }
}

#[test]
fn a_role_in_a_text_leads_to_its_page_for_staff_alone() {
    let words = "\n\nSpørg [jordemoderen](role:jordemoder).\n";
    let built = Project::small()
        .append(FRIVILLIGE, words)
        .append("content/om/index.md", words)
        .file("content/roller/jordemoder.md", "---\ntitle: Jordemoder\nsummary: Kort.\n---\n")
        .build();
    assert!(
        built
            .staff("manualer/05/index.html")
            .contains("<a href=\"../../roller/jordemoder/index.html\">jordemoderen</a>")
    );
    assert!(built.public("om/index.html").contains("Spørg jordemoderen."));
}

#[test]
fn pages_of_roles_follow_from_the_texts_they_show() {
    let memory = husbog::build::Memory::remembering();
    let table = |words: &str| {
        manual(
            "7",
            "Kultur",
            "",
            &format!("## Hvem gør hvad\n\n| Rolle | Opgave |\n|---|---|\n| Leder | {words} |\n"),
        )
    };
    let project = |words: &str| Project::small().file("manuals/07-x/manual.md", table(words));
    let first = project("Lytter.").build_remembering(&memory);
    assert!(first.staff(LEADER).contains("Lytter."));
    let second = project("Svarer.").build_remembering(&memory);
    assert_eq!(second.staff(LEADER), project("Svarer.").build().staff(LEADER));
}
