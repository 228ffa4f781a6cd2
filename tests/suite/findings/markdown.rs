//! What is wrong within a text.

use super::{Case, case, manual, page};

pub(super) fn cases() -> Vec<Case> {
    [headings(), footnotes(), blocks(), html(), placeholders()].into_iter().flatten().collect()
}

fn headings() -> Vec<Case> {
    vec![
        case(page("## Sådan {#sådan}"), &["bad-anchor content/side.md:5:10 {#sådan}"]),
        case(page("## A {#et}\n\n## B {#et}"), &["duplicate-anchor content/side.md:7:6 {#et}"]),
        case(page("## Ø\n\n## Ø"), &["equal-headings content/side.md:7:1 ## Ø"]),
        case(page("## Ø\n\n## Ø {#oe-igen}"), &[]),
        case(page("##Æbler"), &["lost-heading content/side.md:5:1 ##"]),
        case(page("\\##Æbler"), &[]),
        case(page("## Få {#faa .stor}"), &["heading-attributes content/side.md:5:1 ## Få {#faa .stor}"]),
        case(page("> ## Få {.stor}"), &["heading-attributes content/side.md:5:3 ## Få {.stor}"]),
    ]
}

fn footnotes() -> Vec<Case> {
    vec![
        case(page("Så sagt.[^kilde]"), &["undefined-footnote content/side.md:5:9 [^kilde]"]),
        case(page("Så \\[^kilde]."), &[]),
        case(page("Så.\n\n[^kilde]: Æble."), &["unused-footnote content/side.md:7:1 [^kilde]: Æble."]),
        case(
            page("Så.[^a]\n\n[^a]: Første.\n\n[^a]: Anden."),
            &["duplicate-footnote content/side.md:9:1 [^a]: Anden."],
        ),
    ]
}

fn blocks() -> Vec<Case> {
    vec![
        case(page("Så:\n\n```text\nkode"), &["unclosed-fence content/side.md:7:1 ```text"]),
        case(page("> Så:\n> ```\n> kode"), &["unclosed-fence content/side.md:6:3 ```"]),
        case(page("Så:\n\n```text\nkode\n```"), &[]),
        case(page("> [!HUSK]\n> Nøgle."), &["unknown-alert content/side.md:5:3 [!HUSK]"]),
        case(page("> [!note]\n> Nøgle."), &[]),
        case(
            page("| å | b |\n|---|---|\n| æ | ø | for meget |"),
            &["extra-cells content/side.md:7:11 for meget"],
        ),
        case(page("| å | b |\n|---|---|\n| æ |"), &[]),
        case(page(&format!("{} Dybt.", ">".repeat(65))), &["too-deep content/side.md:5:65 > Dybt."]),
        case(page(&format!("{} Dybt.", ">".repeat(64))), &[]),
    ]
}

fn html() -> Vec<Case> {
    vec![
        case(
            page("Så <b>fedt</b>"),
            &["raw-html content/side.md:5:4 <b>", "raw-html content/side.md:5:11 </b>"],
        ),
        case(page("<div>\nblok\n</div>"), &["raw-html content/side.md:5:1 <div>"]),
        case(page("Så.\n\n<!-- husk"), &["unclosed-comment content/side.md:7:1 <!-- husk"]),
        case(page("Så <!-- husk --> her.\n\n<!-- to\nlinjer -->"), &[]),
    ]
}

fn placeholders() -> Vec<Case> {
    vec![
        case(page("På [udfyld: telefon]."), &["placeholder content/side.md:5:4 [udfyld: telefon]"]),
        case(manual("På **[udfyld]**."), &["placeholder manuals/07-kultur/manual.md:12:6 [udfyld]"]),
        case(page("På `[udfyld: telefon]`."), &["placeholder content/side.md:5:4 `[udfyld: telefon]`"]),
    ]
}
