//! What is hard to read, to hear, or to keep to oneself: pictures, headings, tables, words of links, addresses.

use super::{Case, case, manual, page, page_with_matter};
use crate::project::Project;

pub(super) fn cases() -> Vec<Case> {
    [
        pictures(),
        headings(),
        tables(),
        vague_links(),
        led_on(),
        ambiguous_links(),
        bare_addresses(),
        names(),
        anchors(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// A page with a picture beside it.
fn with_picture(text: &str) -> Project {
    page(text).file("content/stort-rum-2.png", b"PNG")
}

fn pictures() -> Vec<Case> {
    vec![
        case(
            with_picture("Så: ![](stort-rum-2.png)"),
            &["missing-alt content/side.md:5:5 ![](stort-rum-2.png)"],
        ),
        case(
            with_picture("Så: ![ Billede ](stort-rum-2.png)"),
            &["vague-alt content/side.md:5:5 ![ Billede ](stort-rum-2.png)"],
        ),
        case(
            with_picture("Så: ![…](stort-rum-2.png)"),
            &["vague-alt content/side.md:5:5 ![…](stort-rum-2.png)"],
        ),
        case(
            with_picture("Så: ![Stort_rum_2.PNG](stort-rum-2.png)"),
            &["vague-alt content/side.md:5:5 ![Stort_rum_2.PNG](stort-rum-2.png)"],
        ),
        case(
            with_picture("Så: ![Foto af åen](stort-rum-2.png)"),
            &["vague-alt content/side.md:5:5 ![Foto af åen](stort-rum-2.png)"],
        ),
        case(with_picture("Så: ![Åen ved huset](stort-rum-2.png) Åen ved skoven."), &[]),
        case(
            with_picture("![Åen ved huset](stort-rum-2.png)\n\n*Åen ved huset.*"),
            &["repeated-alt content/side.md:5:1 ![Åen ved huset](stort-rum-2.png)"],
        ),
        case(
            with_picture("[![Om huset](stort-rum-2.png) Om huset](om/index.md)"),
            &["repeated-alt content/side.md:5:2 ![Om huset](stort-rum-2.png)"],
        ),
        long_alt(),
    ]
}

fn long_alt() -> Case {
    let alt = "Æblerne er røde og grønne, og der er mange. ".repeat(6);
    let project = with_picture(&format!("Så: ![{}](stort-rum-2.png)", alt.trim()));
    case(project, LONG_ALT)
}

const LONG_ALT: &[&str] = &[
    "long-alt content/side.md:5:5 ![Æblerne er røde og grønne, og der er mange. Æblerne er røde og grønne, og der er \
     mange. Æblerne er røde og grønne, og der er mange. Æblerne er røde og grønne, og der er mange. Æblerne er røde og \
     grønne, og der er mange. Æb",
];

fn headings() -> Vec<Case> {
    vec![
        case(page("Så.\n\n# Åben dør"), &["second-title content/side.md:7:1 # Åben dør"]),
        case(page("> # Åben dør"), &["second-title content/side.md:5:3 # Åben dør"]),
        case(page("Åben dør\n========"), &["second-title content/side.md:5:1 Åben dør"]),
        case(page("## Å\n\n#### Æ"), &["skipped-heading content/side.md:7:1 #### Æ"]),
        case(page("### Å\n\n## Æ\n\n### Ø\n\n## E"), &["skipped-heading content/side.md:5:1 ### Å"]),
        case(
            page("## Å\n\n#### Æ\n\n#### Ø"),
            &["skipped-heading content/side.md:7:1 #### Æ", "skipped-heading content/side.md:9:1 #### Ø"],
        ),
        case(page("## Å\n\n### Æ\n\n#### Ø\n\n## E"), &[]),
        case(page("> Så\n>\n> ## {#aa}"), &["empty-heading content/side.md:7:3 ## {#aa}"]),
        case(page("## Kom på besøg."), &["heading-full-stop content/side.md:5:1 ## Kom på besøg."]),
        case(page("## Kaffe, brød m.m."), &[]),
        case(page("> ## **Æbler**"), &["bold-heading content/side.md:5:3 ## **Æbler**"]),
        case(page("## **Æbler** og pærer"), &[]),
        case(page("**Åben dør:**\n\nKom."), &["fake-heading content/side.md:5:1 **Åben dør:**"]),
        case(page("***Åben dør***\n\n- Kom."), &["fake-heading content/side.md:5:1 ***Åben dør***"]),
        case(page("**Ring, før du går.**\n\nKom.\n\n**Åben dør**"), &[]),
        case(page("**Åben** dør\n\nKom."), &[]),
    ]
}

fn tables() -> Vec<Case> {
    vec![
        case(
            page("> | Dag | |\n> |---|---|\n> | På | Æ |"),
            &["nameless-column content/side.md:5:3 | Dag | |"],
        ),
        case(page("| | |\n|---|---|\n| På | Æ |"), &["nameless-column content/side.md:5:1 | | |"]),
        case(page("| | Dag |\n|---|---|\n| På | Æ |"), &[]),
        case(page("> | Dåb |\n> |---|\n> | Æ |"), &["single-column content/side.md:5:3 | Dåb |"]),
    ]
}

fn vague_links() -> Vec<Case> {
    vec![
        case(page("På [her](til-dig.md)."), &["vague-link content/side.md:5:4 [her](til-dig.md)"]),
        case(page("På [**læs\nmere**](til-dig.md#komme)."), &["vague-link content/side.md:5:4 [**læs"]),
        case(page("På [Klik her!](tel:112)."), &["vague-link content/side.md:5:4 [Klik her!](tel:112)"]),
        case(
            page("På [dette link][sted].\n\n[sted]: https://www.sundhed.dk/borger"),
            &["vague-link content/side.md:5:4 [dette link][sted]"],
        ),
        case(manual("På [her](manual:5)."), &["vague-link manuals/07-kultur/manual.md:12:4 [her](manual:5)"]),
        case(page("> [!AVOID]\n> Læs mere [her](til-dig.md)."), &[]),
        case(page("| Ikke sådan | Sådan |\n|---|---|\n| [her](til-dig.md) | [Til dig](til-dig.md) |"), &[]),
        case(page("På [her](fact:age_limit)."), &["wrong-fact content/side.md:5:4 [her](fact:age_limit)"]),
        case(
            page("På [https://www.sundhed.dk/borger](https://www.sundhed.dk/borger)"),
            &[
                "shown-address content/side.md:5:4 [https://www.sundhed.dk/borger](https://www.sundhed.dk/borger)",
            ],
        ),
        case(
            page("På <https://www.sundhed.dk> og <hus@example.dk>"),
            &["shown-address content/side.md:5:4 <https://www.sundhed.dk>"],
        ),
        case(page("På [www.sundhed.dk](https://www.sundhed.dk/borger)"), &[]),
    ]
}

fn led_on() -> Vec<Case> {
    let with = |matter: &str| page_with_matter(&format!("title: Så\nsummary: Kort.\n{matter}\n"));
    vec![
        case(
            with("next: {line: Så, text: Læs mere, link: til-dig.md}"),
            &["vague-link content/side.md:4:24 Læs mere"],
        ),
        case(
            with("cards: [{text: Æbler, link: om/index.md}, {text: Se her, link: til-dig.md}]"),
            &["vague-link content/side.md:4:50 Se her"],
        ),
        case(
            page("Så.")
                .append("site.yaml", "next_steps: {om: {line: Så, text: Læs mere, link: om/index.md}}\n"),
            &["vague-link site.yaml:24:51 om/index.md"],
        ),
    ]
}

fn ambiguous_links() -> Vec<Case> {
    vec![
        case(
            page("På [siden om os](om/index.md) og [Siden om os](til-dig.md)."),
            &["ambiguous-link content/side.md:5:34 [Siden om os](til-dig.md)"],
        ),
        case(page("På [til dig](til-dig.md) og [Til dig](../content/til-dig.md#komme)."), &[]),
        case(manual("På [manual 2](manual:2) og [Manual 2](../02-kommunikation/manual.md#moeder)."), &[]),
        case(
            manual(
                "På [manual 5](manual:5) og [manual 5](manual:5#oplaering), [Rød](#roed)\n\n## Rød\n\n## Æ",
            ),
            &[],
        ),
    ]
}

fn bare_addresses() -> Vec<Case> {
    vec![
        case(
            page("På https://www.esbjerg.dk/a_b. Så"),
            &["bare-address content/side.md:5:4 https://www.esbjerg.dk/a_b"],
        ),
        case(
            page("På *www.esbjerg.dk* og (åben@example.dk)"),
            &[
                "bare-address content/side.md:5:5 www.esbjerg.dk",
                "bare-address content/side.md:5:25 åben@example.dk",
            ],
        ),
        case(
            page("`www.esbjerg.dk`, [www.esbjerg.dk](https://www.esbjerg.dk), borger.dk, [udfyld: www.]"),
            &["placeholder content/side.md:5:72 [udfyld: www.]"],
        ),
        case(page("> [!AVOID]\n> Læs på www.esbjerg.dk."), &[]),
        case(page("Så: åse@gmail.com"), &["private-contact content/side.md:5:5"]),
    ]
}

const PLAIN: &str = "---\ntitle: Kom forbi\nsummary: Kort.\n---\n";

/// The small project with a short list of words.
fn with_words() -> Project {
    const WORDS: &str = "words:\n  - {word: sårbar, class: adjective, category: deficit, why: Hårdt., instead: Nej., \
        found: En sårbar mor., passes: Så.}\n  - {word: målgruppe, class: noun-en-e, category: jargon, why: Hårdt., \
        instead: Nej., found: En målgruppe., passes: Så.}\naddresses: [{word: internt}]\n";
    Project::small().file("content/_rules/language.yaml", WORDS)
}

fn names() -> Vec<Case> {
    vec![
        case(
            with_words().file("content/saarbare-moedre.md", PLAIN),
            &["telling-address content/saarbare-moedre.md:1:1"],
        ),
        case(
            with_words().file("content/maalgruppen/a.md", PLAIN).file("content/maalgruppen/b.md", PLAIN),
            &["telling-address content/maalgruppen/a.md:1:1"],
        ),
        case(
            with_words()
                .file("content/side.md", format!("{PLAIN}![Åen ved huset](internt-rum.png)\n"))
                .file("content/internt-rum.png", b"PNG"),
            &["telling-address content/internt-rum.png:1:1"],
        ),
        case(with_words().file("content/personalet.md", PLAIN), &[]),
        case(
            Project::small()
                .append(
                    "site.yaml",
                    "leave: {folders: [dig], address: \"https://www.dmi.dk/\", telling: [gæld]}\n",
                )
                .file("content/dig/gaeldsraad.md", PLAIN)
                .file("content/gaeldsraad.md", PLAIN),
            &["telling-address content/dig/gaeldsraad.md:1:1"],
        ),
        case(
            with_words().file(
                "content/side.md",
                "---\ntitle: Kom forbi\nsummary: Kort.\naliases: [om/internt]\n---\n",
            ),
            &["telling-address content/side.md:4:11 om/internt"],
        ),
    ]
}

fn anchors() -> Vec<Case> {
    let with_words = |text: &str| {
        with_words().file("content/side.md", format!("---\ntitle: Side\nsummary: Kort.\n---\n{text}\n"))
    };
    vec![
        case(with_words("## På vej {#maalgruppe}"), &["telling-address content/side.md:5:11 {#maalgruppe}"]),
        case(with_words("## På vej"), &[]),
        case(manual("## På vej {#internt}"), &[]),
    ]
}
