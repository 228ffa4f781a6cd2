//! What is made for the printer: leaflets and cards for everybody, cards and the binder for staff.

use crate::markup::Page;
use crate::project::{Built, Project, shown};

const FRIVILLIGE: &str = "manuals/05-frivillige/manual.md";
const LEAFLET: &str = "huse/esbjerg/folder/index.html";
const CARD: &str = "aktiviteter/cafe/kort/index.html";
const BINDER: &str = "mappe/index.html";
const VOLUNTEERS: &str = "mappe/frivillige/index.html";
const HURRY: &str = "## Kort: gør sådan {#kort}\n\nSig goddag[^1] som i [manual 2](manual:2), se [nedenfor](#x).\n\n\
    ## Midt {#x}\n\nSe [kort](#kort) og [guiden](guide:2.2).\n\n\
    ## Tjekliste for de frivillige {#hils}\n\n- [ ] Hilst på [alle](https://alle.example/)\n\n[^1]: Altid.\n\n\
    ## Tjekliste {#tjekliste}\n\n- [ ] Lagt nøglen på plads\n\n## Oplæring";
const WHO: &str = "## Hvem gør hvad\n\n| Rolle | Opgave |\n|---|---|\n| Alle ansatte | Låser døren. |\n\
    | Frivillig | Laver kaffe til [udfyld: antal]. |\n| Leder | Skriver under. |\n\n## Midt {#x}";

fn with_address() -> Project {
    Project::small().replace(
        "site.yaml",
        "theme: hus",
        "theme: hus\naddresses: {public: \"https://hus.example/a\", staff: \"https://p.hus.example\"}",
    )
}

/// A project with a manual for volunteers that says what to do in a hurry.
fn with_hurry() -> Project {
    Project::small()
        .replace("site.yaml", "jordemoder: Jordemoder", "jordemoder: Jordemoder, frivillig: Frivillig")
        .replace(FRIVILLIGE, "roles: [leder, jordemoder]", "roles: [leder, frivillig]")
        .replace(FRIVILLIGE, "## Oplæring", HURRY)
}

fn qr_codes(html: &str) -> Vec<String> {
    let page = Page::read(html);
    let codes = page.named("svg").filter(|tag| tag.get("class") == Some("qr"));
    codes.map(|tag| format!("{} {}", tag.get("role").unwrap(), tag.get("aria-label").unwrap())).collect()
}

/// What a page says and where it leads, from its article on.
fn article(html: &str) -> Page {
    let from = html.find("<article").unwrap();
    Page::read(&html[from..html.find("</article>").unwrap()])
}

#[test]
fn leaflets_and_cards_have_the_address_in_words_and_as_a_code() {
    let built = with_address().build();
    assert_eq!(shown(&built.report), [""; 0]);
    for (path, name, address) in [
        (LEAFLET, "Huset i Esbjerg", "hus.example/a/huse/esbjerg"),
        (CARD, "Caféen", "hus.example/a/aktiviteter/cafe"),
    ] {
        let html = built.public(path);
        assert_eq!(qr_codes(html), [format!("img QR-kode til siden om {name}")], "{path}");
        assert!(Page::read(html).text.replace(' ', "").contains(address), "{path}");
        assert!(!html.contains(" style="), "{path}");
    }
}

#[test]
fn a_card_says_how_old_one_may_be_and_what_the_page_answers() {
    let more = "\n## Hvornår?\n\nRing.\n\n## Mad\n\n## Hvor?\n\n- Dør: [udfyld: dør]\n";
    let text = article(with_address().append("content/aktiviteter/cafe.md", more).build().public(CARD)).text;
    assert!(text.contains("Huset i Esbjerg, for dig, der er under 26 år"), "{text}");
    assert!(text.contains("På siden får du svar på Hvornår?") && !text.contains("Mad"), "{text}");
    assert!(!text.contains("Hvor?"), "the page does not say: {text}");
    assert!(!text.contains("Vi spiser sammen."), "the questions are enough: {text}");
    let unasked = |opening: &str| {
        let project = with_address().replace("content/aktiviteter/cafe.md", "Vi spiser sammen.", opening);
        article(project.build().public(CARD)).text
    };
    assert!(unasked("Vi spiser [sammen](../huse/esbjerg.md).").contains("Vi spiser sammen."));
    assert!(!unasked("Vi spiser [udfyld: hvad].").contains("Vi spiser"));
}

#[test]
fn an_address_nobody_has_filled_in_is_left_to_fill_in() {
    let built = Project::small().build();
    for path in [LEAFLET, CARD] {
        let html = built.public(path);
        assert!(Page::read(html).text.contains("[udfyld: sidens adresse]"), "{path}");
        assert_eq!(qr_codes(html), [""; 0], "{path}");
    }
}

#[test]
fn a_leaflet_says_whom_the_house_is_for_and_what_one_may_do_there() {
    let taastrup = "---\ntitle: Taastrup\nsummary: K.\nhouse: hoeje-taastrup\nphone: udfyld\n---\n";
    let built = Project::small().file("content/huse/taastrup.md", taastrup).build();
    let esbjerg = article(built.public(LEAFLET)).text;
    for said in [
        "Huset i Esbjerg",
        "under 26 år",
        "Du bestemmer selv",
        "12 34 56 78",
        "Hvem hører det, du siger?",
        "Sammen med frivillige Caféen. Spis med.",
    ] {
        assert!(esbjerg.contains(said), "{said}: {esbjerg}");
    }
    assert_eq!(esbjerg.matches("Ring og hør, hvad der er nu.").count(), 1, "{esbjerg}");
    let taastrup = article(built.public("huse/taastrup/folder/index.html")).text;
    assert!(taastrup.contains("under 26 år. Er du lidt ældre, så ring og spørg."), "{taastrup}");
    assert!(taastrup.contains("[udfyld: telefon]"), "{taastrup}");
    assert!(!taastrup.contains("Caféen"), "{taastrup}");
}

#[test]
fn houses_activities_and_manuals_lead_to_what_is_to_be_printed() {
    let built = with_hurry().build();
    assert_eq!(shown(&built.report), [""; 0]);
    let leads = |html: &str, to: &str| Page::read(html).values("href").any(|link| link == to);
    assert!(leads(built.public("huse/esbjerg/index.html"), "folder/"));
    assert!(leads(built.public("aktiviteter/cafe/index.html"), "kort/"));
    assert!(leads(built.staff("manualer/05/index.html"), "kort/index.html"));
    assert!(!leads(built.staff("manualer/02/index.html"), "kort/index.html"), "it has nothing for a hurry");
    assert!(!built.staff.contains_key("manualer/02/kort/index.html"));
    for to in ["mappe/index.html", "mappe/frivillige/index.html"] {
        assert!(leads(built.staff("index.html"), to), "{to}");
    }
}

#[test]
fn the_card_of_a_manual_is_what_to_do_in_a_hurry_and_what_it_was_taken_from() {
    let built = with_hurry().build();
    let card = article(built.staff("manualer/05/kort/index.html"));
    for said in
        ["Manual 5", "Frivillige hos os", "Sig goddag", "Altid.", "Kladde, ikke i kraft", "personalets side"]
    {
        assert!(card.text.contains(said), "{said}: {}", card.text);
    }
    assert!(!card.text.contains("Midt"), "{}", card.text);
    assert!(card.values("href").any(|link| link == "../../02/index.html"));
    assert!(!card.values("href").any(|link| link == "#x"), "that place is not on the card");
}

#[test]
fn the_binder_has_every_manual_in_force_once_each_with_ids_of_its_own() {
    let built = with_hurry().build();
    let page = article(built.staff(BINDER));
    let ids: Vec<&str> = page.values("id").filter(|id| id.ends_with("._top")).collect();
    assert_eq!(ids, ["m02._top", "m05._top"]);
    for own in ["m05.kort", "m05.x", "m05.fn:1", "m02.moeder"] {
        assert!(page.values("id").any(|id| id == own), "{own}");
    }
    for within in ["#m02._top", "#m05.kort", "#m05.x", "#m05.fn:1"] {
        assert!(page.values("href").any(|link| link == within), "{within}");
    }
    let own = Project::own_built();
    let binder = article(own.staff(BINDER));
    let cards = own.staff.keys().filter(|path| path.ends_with("/kort/index.html")).count();
    let manuals = binder.values("id").filter(|id| id.ends_with("._top")).count();
    assert!(manuals > 20 && manuals == cards, "{manuals} manuals, {cards} cards");
}

#[test]
fn a_retired_manual_is_not_in_the_binder_and_has_no_card() {
    let built = with_hurry().replace(FRIVILLIGE, "owner: leder", "owner: leder\nretired: true").build();
    assert!(!article(built.staff(BINDER)).values("id").any(|id| id.starts_with("m05")));
    assert!(!built.staff.contains_key("manualer/05/kort/index.html"));
    assert!(!built.staff.contains_key(VOLUNTEERS), "no other manual is for them");
}

#[test]
fn every_sheet_of_the_binder_says_which_manual_and_which_text_it_is() {
    let sheets = |built: &Built| String::from_utf8(built.staff["mappe/ark.css"].clone()).unwrap();
    let style =
        sheets(&with_hurry().replace(FRIVILLIGE, "Frivillige hos os", "Frivillige \\\"hos\\\" os").build());
    assert!(style.contains("@page m02 {") && style.contains("\"Manual 5 · side \" counter(m05)"), "{style}");
    assert!(style.contains("Mappens side \" counter(page) \" af \" counter(pages)"), "{style}");
    let example = "Den gældende tekst står på personalets side\\a Eksempel";
    assert!(style.contains("Kladde, ikke i kraft") && style.contains(example), "{style}");
    assert!(sheets(&with_address().build()).contains("står på https://p.hus.example\\a "));
    let own = sheets(Project::own_built());
    assert!(
        own.contains("Manual 5: Frivillige i huset") && own.contains("Revision 2026-2, i kraft siden 1."),
        "{own}"
    );
}

#[test]
fn what_a_volunteer_holds_leads_to_no_page_for_staff() {
    for (built, least) in [(&with_hurry().build(), 1), (Project::own_built(), 3)] {
        let page = article(built.staff(VOLUNTEERS));
        assert!(page.values("id").filter(|id| id.ends_with("._top")).count() >= least);
        let own =
            page.values("href").filter(|link| !link.starts_with("https://") && !link.starts_with("tel:"));
        for link in own {
            assert!(link.starts_with("#m"), "{link}");
        }
    }
    let built = with_hurry().build();
    let text = article(built.staff(VOLUNTEERS)).text;
    assert!(
        text.contains("Sig goddag") && text.contains("Hilst på alle") && text.contains("Altid."),
        "{text}"
    );
    assert!(!text.contains("Midt"), "{text}");
}

#[test]
fn a_volunteer_holds_what_volunteers_do_and_no_checklist_of_staff() {
    let built = with_hurry().replace(FRIVILLIGE, "## Midt {#x}", WHO).build();
    let text = article(built.staff(VOLUNTEERS)).text;
    assert!(text.contains("Din opgave Laver kaffe til"), "{text}");
    for of_staff in ["Lagt nøglen på plads", "Låser døren", "Skriver under"] {
        assert!(!text.contains(of_staff), "{of_staff}: {text}");
        assert!(article(built.staff(BINDER)).text.contains(of_staff), "{of_staff}");
    }
    let theirs = Page::read(Project::own_built().staff(VOLUNTEERS)).named("input").count();
    assert_eq!(theirs, 0, "no checklist in force says that it is for volunteers");
    let begins =
        |path: &str| Project::own_built().staff(path).contains("href=\"../../mappe/frivillige/index.html\"");
    assert!(begins("roller/frivillig/index.html") && !begins("roller/tolk/index.html"));
}

#[test]
fn a_binder_says_how_many_of_the_fields_it_prints_are_empty() {
    let said = |built: &Built, path: &str| {
        let text = article(built.staff(path)).text;
        let at = text.find("Før du deler ud: ").map(|at| at + "Før du deler ud: ".len());
        at.map(|at| text[at..].split('.').next().unwrap().to_owned())
    };
    let none = with_hurry().build();
    assert_eq!((said(&none, BINDER), said(&none, VOLUNTEERS)), (None, None));
    let field = "Sig goddag[^1] til [udfyld: navn]";
    let one = with_hurry().replace(FRIVILLIGE, "Sig goddag[^1]", field);
    assert_eq!(said(&one.build(), VOLUNTEERS).as_deref(), Some("1 felt er tomt"));
    let more = with_hurry()
        .replace(FRIVILLIGE, "## Midt {#x}", WHO)
        .replace(FRIVILLIGE, "Sig goddag[^1]", field)
        .replace(FRIVILLIGE, "[^1]: Altid.", "[^1]: Altid: [udfyld: hvornår].")
        .build();
    assert_eq!(said(&more, BINDER).as_deref(), Some("3 felter er tomme"));
    assert_eq!(said(&more, VOLUNTEERS).as_deref(), Some("2 felter er tomme"), "it prints no footnotes");
    let own = Project::own_built();
    let fields = own.staff(BINDER).matches("<mark class=\"placeholder\">").count();
    assert_eq!(said(own, BINDER), Some(format!("{fields} felter er tomme")));
}

#[test]
fn a_house_without_manuals_has_no_binder() {
    let built = Project::small().without(FRIVILLIGE).without("manuals/02-kommunikation/manual.md").build();
    assert!(!built.staff.keys().any(|path| path.starts_with("mappe/")));
}
