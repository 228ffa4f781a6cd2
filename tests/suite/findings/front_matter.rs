//! Front matter: whether it is there, its keys, its values.

use super::{Case, case, manual, page_with_matter};
use crate::project::Project;

const MANUAL: &str = "manuals/07-kultur/manual.md";

pub(super) fn cases() -> Vec<Case> {
    [fences(), yaml(), keys(), types(), values()].into_iter().flatten().collect()
}

fn fences() -> Vec<Case> {
    let with = |text: &str| Project::small().file("content/side.md", text);
    vec![
        case(with("# Tekst\n"), &["missing-front-matter content/side.md:1:1"]),
        case(with("\n---\ntitle: Side\n---\n"), &["missing-front-matter content/side.md:1:1"]),
        case(with(""), &["missing-front-matter content/side.md:1:1"]),
        case(with("---\ntitle: Side\n"), &["unterminated-front-matter content/side.md:1:1 ---"]),
        case(with("\u{feff}---\r\ntitle: Side\r\nsummary: Kort.\r\n---\r\n"), &[]),
    ]
}

fn yaml() -> Vec<Case> {
    vec![
        case(
            page_with_matter("title: Gør: sådan\nsummary: Kort.\n"),
            &["yaml-syntax content/side.md:2:11 :"],
        ),
        case(page_with_matter("title: [Side\nsummary: Kort.\n"), &["yaml-syntax content/side.md:3:8 :"]),
        case(page_with_matter("\ttitle: Åh\nsummary: Kort.\n"), &["yaml-syntax content/side.md:2:2 title"]),
        case(page_with_matter("# Åh\n title: Åh\nsummary: K.\n"), &["yaml-syntax content/side.md:3:2 title"]),
        case(page_with_matter("  title: Åh\n summary: K.\n"), &["yaml-syntax content/side.md:2:3 title"]),
        case(page_with_matter("title: \"Åh\nsummary: K.\n"), &["yaml-syntax content/side.md:2:8 \""]),
        case(
            page_with_matter("title: Åh\nsummary: 'K.\ndraft: true\n"),
            &["yaml-syntax content/side.md:3:10 '"],
        ),
        case(page_with_matter("title: Åh]\nsummary: ]\n"), &["yaml-syntax content/side.md:3:10 ]"]),
        case(page_with_matter("title: \"Å\\uD800\"\nsummary: K.\n"), &["yaml-syntax content/side.md:2:8 \""]),
        case(page_with_matter("title: Rød\n\tsummary: Kort.\n"), &["yaml-syntax content/side.md:3:1 \t"]),
        case(page_with_matter("title: Rød # 5\nsummary: Kort.\n"), &["cut-value content/side.md:2:12 # 5"]),
        case(page_with_matter("title: \"Rød # 5\" \n# note\nsummary: C#\n"), &[]),
        case(
            page_with_matter("title: Tæt på\nsummary: Kort.\ntitle: Side\n"),
            &["duplicate-key content/side.md:4:1 title"],
        ),
    ]
}

fn keys() -> Vec<Case> {
    vec![
        case(
            page_with_matter("title: Side\nsummary: Kort.\nåbent: ja\n"),
            &["unknown-key content/side.md:4:1 åbent"],
        ),
        case(
            page_with_matter("{title: På tværs, summary: Kort., roles: []}\n"),
            &["unknown-key content/side.md:2:35 roles"],
        ),
        case(page_with_matter("title: Side\n"), &["missing-key content/side.md:2:1"]),
        case(
            Project::small().replace(
                "content/aktiviteter/cafe.md",
                "kind: voluntary\nhouses: [esbjerg]\n",
                "",
            ),
            &["missing-key content/aktiviteter/cafe.md:2:1", "missing-key content/aktiviteter/cafe.md:2:1"],
        ),
        case(
            Project::small().file("content/nyheder/ny.md", "---\ntitle: Ny\nsummary: Kort.\n---\n"),
            &["missing-key content/nyheder/ny.md:2:1"],
        ),
    ]
}

fn types() -> Vec<Case> {
    let small = Project::small;
    vec![
        case(page_with_matter("title: [Side]\nsummary: Kort.\n"), &["wrong-type content/side.md:2:8 ["]),
        case(page_with_matter("title: \"\"\nsummary: Kort.\n"), &["wrong-type content/side.md:2:8 \"\""]),
        case(page_with_matter("title:\nsummary: Kort.\n"), &["wrong-type content/side.md:2:6"]),
        case(page_with_matter("- title\n"), &["wrong-type content/side.md:2:1"]),
        case(
            page_with_matter("title: Side\nsummary: Kort.\ndraft: ja\n"),
            &["wrong-type content/side.md:4:8 ja"],
        ),
        case(
            manual("Tekst.").replace(MANUAL, "[leder]\nowner", "leder\nowner"),
            &["wrong-type manuals/07-kultur/manual.md:7:8 leder"],
        ),
        case(
            small().replace("content/aktiviteter/cafe.md", "kind:", "confirmed: i går\nkind:"),
            &["wrong-type content/aktiviteter/cafe.md:4:12 i går"],
        ),
    ]
}

fn values() -> Vec<Case> {
    let in_manual = |from, to| manual("Tekst.").replace(MANUAL, from, to);
    vec![
        case(
            in_manual("[leder]\nowner", "[leder, \"sødmor\", jordmoder]\nowner"),
            &[
                "unknown-value manuals/07-kultur/manual.md:7:16 \"sødmor\"",
                "unknown-value manuals/07-kultur/manual.md:7:26 jordmoder",
            ],
        ),
        case(
            in_manual("owner: leder", "owner: chef"),
            &["unknown-value manuals/07-kultur/manual.md:8:8 chef"],
        ),
        case(in_manual("[drift]", "[dræft]"), &["unknown-value manuals/07-kultur/manual.md:5:10 dræft"]),
        case(
            Project::small().replace("content/aktiviteter/cafe.md", "voluntary", "frivillig"),
            &["unknown-value content/aktiviteter/cafe.md:4:7 frivillig"],
        ),
        case(
            page_with_matter("title: Side\nsummary: Kort.\nlist: manualer\n"),
            &["unknown-value content/side.md:4:7 manualer"],
        ),
        case(
            in_manual("2027-06-30", "2027-02-30"),
            &["malformed-value manuals/07-kultur/manual.md:9:12 2027-02-30"],
        ),
        case(
            in_manual("2027-06-30", "30. juni"),
            &["malformed-value manuals/07-kultur/manual.md:9:12 30. juni"],
        ),
        case(in_manual("number: 7", "number: 07"), &["malformed-value manuals/07-kultur/manual.md:2:9 07"]),
        case(
            in_manual("[guide:2.2]", "[guide:2.2, manual:5]"),
            &["malformed-value manuals/07-kultur/manual.md:10:22 manual:5"],
        ),
    ]
}
