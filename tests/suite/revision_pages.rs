//! What the staff site tells of revisions: what changed in each, why, and for whom.

use husbog::build::Memory;
use husbog::diagnostic::Severity;
use husbog::library::seal::Seal;
use husbog::source::ProjectPath;
use sha2::{Digest, Sha256};

use crate::markup::Page;
use crate::project::{Built, Project, shown};
use crate::revised::{closed, manual, revised, revised_built};

const LIST: &str = "revisioner/index.html";
const FIRST: &str = "revisioner/2025-2/index.html";
const SECOND: &str = "revisioner/2026-1/index.html";
const CORRECTION: &str = "revisioner/2026-1-r1/index.html";
const COMING: &str = "revisioner/2027-1/index.html";

fn between<'h>(html: &'h str, from: &str, to: &str) -> &'h str {
    let after = html.split_once(from).map(|(_, after)| after);
    after.and_then(|after| after.split_once(to)).map_or("", |(part, _)| part)
}

fn text(html: &str) -> String {
    let text = Page::read(html).text.split_whitespace().collect::<Vec<_>>().join(" ");
    text.replace(" .", ".").replace(" ,", ",")
}

/// The part of a page below the heading with this id.
fn below<'h>(built: &'h Built, page: &str, id: &str) -> &'h str {
    between(built.staff(page), &format!("<h2 id=\"{id}\">"), "<h2")
}

#[test]
fn without_a_revision_there_are_no_pages_of_revisions() {
    let built = Project::small().build();
    assert_eq!(built.staff.keys().filter(|path| path.starts_with("revisioner")).count(), 0);
    assert!(!built.staff("index.html").contains("evisioner"));
}

#[test]
fn the_list_says_what_became_of_every_text_in_every_revision() {
    let built = revised_built();
    assert_eq!(shown(&built.report), [""; 0]);
    let rows = between(built.staff(LIST), "<tbody>", "</tbody>");
    let rows: Vec<String> = rows.split("</tr>").map(text).filter(|row| !row.is_empty()).collect();
    let fates = |row: &str| {
        let words = ["ikke endnu", "ny", "ændret", "uændret", "udgået"];
        let mut found: Vec<(usize, &str)> = words
            .into_iter()
            .flat_map(|word| row.match_indices(word))
            .filter(|(at, _)| !row[..*at].ends_with(char::is_alphabetic))
            .collect();
        found.sort_unstable();
        found.into_iter().map(|(_, word)| word).collect::<Vec<_>>().join(" ")
    };
    let rows: Vec<(&str, String)> =
        rows.iter().map(|row| (row.split(' ').next().unwrap(), fates(row))).collect();
    let expected = [
        ("2", "udgået uændret uændret ny"),
        ("5", "ændret ændret ændret ny"),
        ("7", "uændret uændret ny ikke endnu"),
    ];
    assert_eq!(rows, expected.map(|(number, fates)| (number, fates.to_owned())));
}

#[test]
fn the_time_line_says_when_each_revision_is_in_force() {
    let built = revised_built();
    let line = between(built.staff(LIST), "<ol class=\"timeline\" reversed>", "</ol>");
    let steps: Vec<String> = line.split("</li>").map(text).collect();
    let check = |at: usize, words: &str| assert!(steps[at].starts_with(words), "{}", steps[at]);
    check(0, "Revision 2027-1 På vej Gælder fra 1. januar 2027.");
    check(1, "Hasterettelse 2026-1-r1 Gældende i eksemplet Siden 1. marts 2026.");
    check(
        2,
        "Revision 2026-1 Gældende i eksemplet, med hasterettelse Siden 1. januar 2026, senest rettet 1. marts 2026.",
    );
    check(3, "Revision 2025-2 Tidligere Fra 1. juli 2025 indtil 1. januar 2026.");
    assert!(steps[2].contains("1 manual er ny, 1 manual er ændret, og 1 manual er uændret."), "{}", steps[2]);
}

#[test]
fn a_note_stands_beside_its_section_with_who_it_concerns() {
    let built = revised_built();
    let changed = below(built, SECOND, "_aendret");
    let notes: Vec<String> =
        changed.split("<li id=").skip(1).map(|note| text(&format!("<li id={note}"))).collect();
    let check = |at: usize, words: &str| assert!(notes[at].starts_with(words), "{}", notes[at]);
    check(
        0,
        "Oplæring Vi gør noget nyt Den nye går med en uge. Hvorfor: En dag var for lidt. Erfaring: En dag var ikke nok. Gælder: Jordemoder.",
    );
    check(
        1,
        "Kaffe Mindre ændring Kaffen er ude. Hvorfor: Den stod der for længe. Gælder: Alle. Læs afsnittet i udgaven fra 2025-2",
    );
    check(2, "Gæster Mindre ændring");
    for link in [
        "../../manualer/05/2025-2-til-2026-1/index.html#_afsnit-oplaering",
        "../../manualer/05/2025-2-til-2026-1/index.html#_afsnit-kaffe",
        "../../manualer/05/2025-2/index.html#kaffe",
        "../../manualer/05/index.html#oplaering",
    ] {
        assert!(Page::read(changed).values("href").any(|href| href == link), "{link}");
    }
}

#[test]
fn each_role_finds_what_concerns_it_what_weighs_most_first() {
    let built = revised_built();
    let role = |page: &str, id: &str| {
        let from = format!("<ul class=\"change-list\" id=\"_rolle-{id}\">");
        text(between(built.staff(page), &from, "</ul>"))
    };
    assert_eq!(
        role(SECOND, "jordemoder"),
        "Vi gør noget nyt Manual 5, Oplæring. Den nye går med en uge. \
         Mindre ændring Manual 5, Kaffe. Kaffen er ude. Ny tekst Manual 7: Kultur"
    );
    let leader = role(SECOND, "leder");
    assert!(leader.starts_with("Vi gør noget nyt Manual 7. Manualen er ny. Mindre"), "{leader}");
    assert_eq!(role(CORRECTION, "jordemoder"), "");
    assert!(text(built.staff(CORRECTION)).contains("Roller uden ændringer: jordemoder."));
}

#[test]
fn the_counts_are_those_of_the_redline() {
    let built = revised_built();
    let check = |page: &str, redline: &str| {
        let counts = |html: &str| {
            let page = Page::read(html);
            let counted = page.named("p").find(|tag| tag.get("data-ins").is_some()).unwrap();
            ["data-ins", "data-del", "data-moves"].map(|name| counted.get(name).unwrap().to_owned())
        };
        assert_eq!(counts(built.staff(page)), counts(built.staff(redline)), "{page}");
    };
    check(SECOND, "manualer/05/2025-2-til-2026-1/index.html");
    check(CORRECTION, "manualer/05/2026-1-til-2026-1-r1/index.html");
    check("revisioner/2025-2-til-2026-1-r1/index.html", "manualer/05/2025-2-til-2026-1-r1/index.html");
}

#[test]
fn the_way_between_two_revisions_has_the_notes_of_all_on_it() {
    let built = revised_built();
    let page = "revisioner/2025-2-til-2026-1-r1/index.html";
    let changed = text(below(built, page, "_aendret"));
    for words in [
        "Den nye går med en uge.",
        "Revision 2026-1. Gælder: Leder.",
        "Ved døren.",
        "Revision 2026-1-r1. Gælder: Leder.",
    ] {
        assert!(changed.contains(words), "{words}: {changed}");
    }
    assert!(text(below(built, page, "_nyt")).contains("Manual 7: Kultur"));
    let unchanged = text(below(built, page, "_uaendret"));
    assert!(unchanged.contains("Manual 2: Kommunikation Udgaven fra 2025-2"), "{unchanged}");
    let pairs = built.staff.keys().filter(|path| path.starts_with("revisioner/") && path.contains("-til-"));
    assert_eq!(pairs.count(), 6);
}

#[test]
fn what_has_changed_and_changed_back_is_unchanged() {
    let text_of = |body: &str| manual("5", "Frivillige", "", body);
    let (one, other) = ("## A\n\nEt.\n", "## A\n\nTo.\n");
    let project = Project::small()
        .without("manuals/05-frivillige/manual.md")
        .file("manuals/05-x/2025-2.md", text_of(one))
        .file("manuals/05-x/2026-1.md", text_of(other))
        .file("manuals/05-x/2026-2.md", text_of(one))
        .file("manuals/05-x/manual.md", text_of(one));
    let five = [("5", "05-x")];
    let built = closed(
        project,
        &[("2025-2", "2025-07-01", &five), ("2026-1", "2026-01-01", &five), ("2026-2", "2026-07-01", &five)],
    )
    .build();
    let page = "revisioner/2025-2-til-2026-2/index.html";
    assert!(text(below(&built, page, "_uaendret")).starts_with("Uændret Manual 5: Frivillige"));
    assert!(
        text(below(&built, "revisioner/2026-2/index.html", "_aendret"))
            .contains("uden at der står hvorfor: A.")
    );
}

#[test]
fn a_revision_says_whether_it_is_in_force() {
    let built = revised_built();
    let check = |page: &str, words: &str| {
        let main = built.staff(page).split_once("<main").unwrap().1;
        assert!(text(main).contains(words), "{page}: {}", text(main));
    };
    check(
        FIRST,
        "Revision 2025-2 gjaldt fra 1. juli 2025 indtil 1. januar 2026, da revision 2026-1 afløste den.",
    );
    check(CORRECTION, "Hasterettelse 2026-1-r1 er gældende i eksemplet siden 1. marts 2026.");
    check(COMING, "Revision 2027-1 træder i kraft 1. januar 2027. Indtil da gælder den ikke.");
    check(FIRST, "Det hele begynder med de 2 tekster herunder.");
    check(COMING, "De er ikke husenes egen historie.");
    check(COMING, "Udgået Manual 2: Kommunikation");
    check(COMING, "Udgået Manual 2");
}

#[test]
fn a_redline_says_how_the_two_texts_stand() {
    let built = revised().build();
    let check = |span: &str, words: &str| {
        let main = built.staff(&format!("manualer/05/{span}/index.html")).split_once("<main").unwrap().1;
        assert!(text(main).contains(words) && !text(main).contains("Du læser"), "{span}: {}", text(main));
    };
    check("2025-2-til-2026-1", "To gamle udgaver. Her ser du, hvad der blev ændret fra 2025-2 til 2026-1.");
    check("2026-1-til-2026-1-r1", "I eksemplet gælder 2026-1-r1.");
    check("2026-1-r1-til-2027-1", "hvad der bliver ændret, når 2027-1 træder i kraft 1. januar 2027.");
}

#[test]
fn a_redline_marks_the_items_of_a_list_that_changed_and_no_others() {
    let project =
        revised().replace("manuals/05-x/2026-1.md", "roles: [leder, jordemoder]", "roles: [jordemoder]");
    let built = project.build();
    let redline = built.staff("manualer/05/2025-2-til-2026-1/index.html");
    let roles = between(redline, "<dt>Roller</dt>\n<dd>", "</dd>");
    let gone = between(roles, "<del>", "</del>");
    assert_eq!(text(gone), "[slettet: Leder, ]");
    assert_eq!(roles.replace(&format!("<del>{gone}</del>"), ""), "Jordemoder", "without it, the new text");
}

#[test]
fn what_staff_reported_is_answered() {
    let built = revised_built();
    let told = text(below(built, SECOND, "_erfaringer"));
    let adopted = "Det har vi taget med En dag var ikke nok. Jordemoder, 1. september 2025, om manual 5 Hvorfor: Det er rigtigt.";
    let declined = "Det har vi ikke taget med Drop oplæringen. Leder, 2. september 2025, om manual 5 Hvorfor: Den er vigtig.";
    assert!(told.contains(adopted) && told.contains(declined), "{told}");
    assert!(!told.contains("Kaffen er for tynd"), "{told}");
    assert_eq!(below(built, CORRECTION, "_erfaringer"), "");
}

#[test]
fn the_staff_meeting_has_the_larger_changes_and_questions_to_talk_about() {
    let built = revised_built();
    let page = built.staff("revisioner/2026-1/personalemoede/index.html");
    let role = |id: &str| text(between(page, &format!("<h2 id=\"_rolle-{id}\">"), "</section>\n</section>"));
    let midwife = role("jordemoder");
    assert!(
        midwife.contains("Hvad gør du anderledes i morgen?")
            && midwife.contains("En kollega har fortalt om det."),
        "{midwife}"
    );
    assert!(!midwife.contains("Kaffen"), "{midwife}");
    let leader = role("leder");
    assert!(leader.contains("Hvornår får du brug for den nye tekst?"), "{leader}");
    let none = text(built.staff("revisioner/2026-1-r1/personalemoede/index.html"));
    assert!(none.contains("Der er ingen større ændringer i hasterettelse 2026-1-r1."), "{none}");
}

#[test]
fn what_concerns_most_roles_stands_once_at_the_staff_meeting() {
    let roles = "roles: [leder, jordemoder, tolk, jurist]";
    let text_of = |notes: &str, body: &str| {
        manual("5", "Frivillige", notes, body).replace("roles: [leder, jordemoder]\n", &format!("{roles}\n"))
    };
    let notes = "changes:\n\
        - {section: a, kind: major, what: Det gælder os alle., why: Derfor.}\n\
        - {section: b, kind: major, what: Det gælder tolken., why: Derfor., roles: [tolk]}\n";
    let new = text_of(notes, "## A\n\nTo.\n\n## B\n\nFire.\n");
    let project = Project::small()
        .replace(
            "site.yaml",
            "{leder: Leder, jordemoder: Jordemoder}",
            "{leder: Leder, jordemoder: Jordemoder, tolk: Tolk, jurist: Jurist}",
        )
        .without("manuals/05-frivillige/manual.md")
        .file("manuals/05-x/2025-2.md", text_of("", "## A\n\nEt.\n\n## B\n\nTre.\n"))
        .file("manuals/05-x/2026-1.md", new.clone())
        .file("manuals/05-x/manual.md", new);
    let five = [("5", "05-x")];
    let built = closed(project, &[("2025-2", "2025-07-01", &five), ("2026-1", "2026-01-01", &five)]).build();
    let page = built.staff("revisioner/2026-1/personalemoede/index.html");
    assert_eq!(page.matches("Det gælder os alle.").count(), 1);
    let common = text(between(page, "<h2 id=\"_faelles\">", "<h2"));
    assert!(common.contains("Det gælder os alle.") && common.contains("Gælder: Alle."), "{common}");
    let interpreter = text(between(page, "<h2 id=\"_rolle-tolk\">", "<h2"));
    assert!(interpreter.contains("gælder også noget af det fælles jer: Manual 5, A."), "{interpreter}");
    assert!(interpreter.contains("Det gælder tolken."), "{interpreter}");
}

#[test]
fn what_is_remembered_of_revisions_changes_nothing() {
    let memory = Memory::remembering();
    let steps = [
        revised(),
        revised().append("manuals/05-x/2026-1.md", "\n## Nyt\n\nEt afsnit.\n"),
        revised().append("manuals/05-x/2025-2.md", "\n## Gammelt\n\nEt afsnit.\n"),
        revised().replace("manuals/experiences.yaml", "En dag var ikke nok.", "En dag er for lidt."),
        revised().append("manuals/05-x/manual.md", "\n## Kladde\n\nEt afsnit.\n"),
        revised(),
    ];
    for (step, project) in steps.iter().enumerate() {
        let (remembered, fresh) = (project.build_remembering(&memory), project.build());
        assert_eq!(remembered.staff, fresh.staff, "step {step}");
    }
}

#[test]
fn a_picture_that_is_exchanged_voids_an_approval_in_the_preview_too() {
    let text = manual("5", "Frivillige", "", "## Rum\n\n![Rummet](rum.png)\n");
    let path = ProjectPath::new("manuals/05-x/rum.png").unwrap();
    let seal = Seal::of(&text, [(&path, Some(&Sha256::digest("et").into()))].into_iter());
    let approval =
        format!("approved:\n- {{by: husrådet, on: 2026-01-01, for: 2026-1, text: \"{seal}\"}}\n---\n## Rum");
    let edition = text.replace("---\n## Rum", &approval);
    let project = Project::small()
        .without("manuals/05-frivillige/manual.md")
        .file("manuals/05-x/2026-1.md", edition)
        .file("manuals/05-x/manual.md", text);
    let project = closed(project, &[("2026-1", "2026-01-01", &[("5", "05-x")])]);
    let memory = Memory::remembering();
    for (picture, is_approved) in [("et", true), ("to", false), ("et", true)] {
        let built = project.clone().file(path.as_str(), picture).build_remembering(&memory);
        for page in ["manualer/05/index.html", "revisioner/2026-1/index.html"] {
            assert_eq!(built.staff(page).contains("husrådet"), is_approved, "{page} {picture}");
        }
    }
}

#[test]
fn what_has_no_working_text_any_more_is_read_and_linked_to_as_before() {
    let link = "\nSe [manual 7](manual:7#vaerdier).\n";
    let project = revised().without("manuals/07-x/manual.md").append("manuals/05-x/manual.md", link);
    let built =
        project.clone().file("manuals/sider/a.md", "---\ntitle: A\nsummary: B.\n---\n".to_owned() + link);
    let built = built.build();
    assert_eq!(shown(&built.report), ["missing-note manuals/05-x/manual.md:16:1 ## Gæster"]);
    assert!(built.staff("sider/a/index.html").contains("../../manualer/07/index.html#vaerdier"));
    assert!(text(built.staff("manualer/07/index.html")).contains("Vi lytter."));
    let public = project.append("content/til-dig.md", link).build();
    assert!(shown(&public.report)[0].starts_with("link-to-staff"), "{:?}", shown(&public.report));
}

#[test]
fn the_agreement_in_force_is_read_while_the_next_is_drafted() {
    let agreement =
        |more: &str, body: &str| format!("---\ntitle: Aftalen\nsummary: Kort.\n{more}---\n{body}");
    let folder = "content/partnerskabsaftale";
    let project = Project::small()
        .file(format!("{folder}/2026-1.md"), agreement("", "Vi aftaler det gamle. ![Kort](kort.png)\n"))
        .file(format!("{folder}/kort.png"), "billede")
        .file(format!("{folder}/index.md"), agreement("draft: true\n", "Vi aftaler det nye.\n"))
        .append("content/om/index.md", "\nSe [aftalen](../partnerskabsaftale/index.md).\n");
    let seal = Seal::of(
        &project.text(&format!("{folder}/2026-1.md")),
        [(
            &ProjectPath::new(&format!("{folder}/kort.png")).unwrap(),
            Some(&Sha256::digest("billede").into()),
        )]
        .into_iter(),
    );
    let ledger = format!(
        "revisions:\n- id: 2026-1\n  in_force: 2026-01-01\n  closed: 2025-06-01\n  roles: {{}}\n  phases: {{}}\n  \
         components: {{}}\n  editions:\n    partnerskabsaftale: {{file: {folder}/2026-1.md, seal: \"{seal}\"}}\n"
    );
    let project = project.file("manuals/revisions.yaml", ledger);
    let coming = project.clone().replace("manuals/revisions.yaml", "2026-01-01", "2027-01-01");
    let coming = coming.replace(&format!("{folder}/index.md"), "draft: true\n", "").build();
    assert!(coming.public("partnerskabsaftale/index.html").contains("Vi aftaler det nye."));
    let lost = project.clone().without(&format!("{folder}/index.md")).build();
    assert!(lost.public("partnerskabsaftale/index.html").contains("Vi aftaler det gamle."));
    let built = project.build();
    assert_eq!(built.report.count(Severity::Error) + built.report.count(Severity::Warning), 0);
    assert!(built.public("partnerskabsaftale/index.html").contains("Vi aftaler det gamle."));
    assert!(built.public("om/index.html").contains("href=\"../partnerskabsaftale/\""));
    assert!(built.public.contains_key("partnerskabsaftale/kort.png"));
}

#[test]
fn the_sheet_to_sign_says_what_to_read_and_has_twenty_lines() {
    let built = revised_built();
    let page = built.staff("revisioner/2026-1/underskrifter/index.html");
    let read = text(between(page, "<table class=\"to-read\">", "</table>"));
    assert!(read.contains("Manual 5 Frivillige hos os Oplæring Kaffe · Gæster Alle"), "{read}");
    assert!(read.contains("Manual 7 Kultur Hele teksten: den er ny"), "{read}");
    let corrected = built.staff("revisioner/2026-1-r1/underskrifter/index.html");
    let corrected = text(between(corrected, "<table class=\"to-read\">", "</table>"));
    assert!(
        corrected.ends_with("Gæster Leder"),
        "whom the change concerns, not all the manual is for: {corrected}"
    );
    let lines = between(page, "<table class=\"signoff-table\">", "</table>");
    assert_eq!(lines.matches("<tr>").count(), 21);
}

#[test]
fn a_trail_leads_back_to_the_revision() {
    let built = revised_built();
    let trail = |path: &str| {
        text(between(built.staff(path), "<nav class=\"trail\" aria-label=\"Du er her\">", "</nav>"))
    };
    assert_eq!(trail(LIST), "Manualer Revisioner");
    assert_eq!(trail(SECOND), "Manualer Revisioner Revision 2026-1");
    assert_eq!(
        trail("revisioner/2026-1-r1/underskrifter/index.html"),
        "Manualer Revisioner Hasterettelse 2026-1-r1 Underskrifter"
    );
    assert_eq!(trail("revisioner/2025-2-til-2027-1/index.html"), "Manualer Revisioner Fra 2025-2 til 2027-1");
}

#[test]
fn the_feed_has_an_entry_for_each_revision_and_links_where_there_is_an_address() {
    let feed = |project: Project| project.build().staff("revisioner/feed.xml").to_owned();
    let here = feed(revised());
    assert_eq!(here.matches("<entry>").count(), 4);
    assert!(
        here.contains("<title>Hasterettelse 2026-1-r1</title>\n<updated>2026-03-01T00:00:00Z</updated>"),
        "{here}"
    );
    assert!(here.contains("Eksempel – ikke udgivet") && !here.contains("<link"), "{here}");
    let there = feed(revised().replace(
        "site.yaml",
        "theme: hus",
        "theme: hus\naddresses: {staff: \"https://hus.example/a\"}",
    ));
    let ids = |feed: &str| {
        feed.lines().filter(|line| line.starts_with("<id>")).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(ids(&there), ids(&here));
    assert!(
        there.contains(
            "<link rel=\"alternate\" href=\"https://hus.example/a/revisioner/2026-1/index.html\"/>"
        ),
        "{there}"
    );
    let built = revised_built();
    assert!(
        built.staff(SECOND).contains(
            "type=\"application/atom+xml\" title=\"Revisioner\" href=\"../../revisioner/feed.xml\""
        )
    );
}

#[test]
fn a_section_whose_footnote_alone_is_changed_says_so_and_stays_when_what_is_unchanged_is_hidden() {
    let page = Project::own_built().staff("manualer/02-c/2026-1-til-2026-2/index.html");
    let (_, section) =
        page.split_once("data-fate=\"changed\" id=\"_afsnit-saadan\">").expect("it is changed");
    let (section, _) = section.split_once("</section>").unwrap();
    assert!(section.contains("Ændret i en fodnote nederst på siden"), "{section}");
    assert!(!section.contains("<ins") && !section.contains("<del"), "{section}");
}
