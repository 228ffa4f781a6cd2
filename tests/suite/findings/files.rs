//! Files as such: what they are, where they lie, what they are called.

use super::{Case, case, manual, page};
use crate::project::Project;

pub(super) fn cases() -> Vec<Case> {
    [odd(), bytes(), strangers(), leftovers(), addresses()].into_iter().flatten().collect()
}

fn odd() -> Vec<Case> {
    let small = Project::small;
    vec![
        case(small().link("content/genvej.md", "/etc/passwd"), &["symlink content/genvej.md:1:1"]),
        case(small().link("manuals/genvej", "../content"), &["symlink manuals/genvej:1:1"]),
        case(small().socket("content/sokkel"), &["special-file content/sokkel:1:1"]),
        case(small().unreadable("content/side.md"), &["unreadable-file content/side.md:1:1"]),
        case(small().sparse("content/side.md", 16_000_001), &["too-large content/side.md:1:1"]),
        case(small().badly_named(b"content/sm\xf8r.md"), &["bad-file-name content/sm\u{fffd}r.md:1:1"]),
        case(
            small().file(format!("content{}/a.md", "/x".repeat(32)), "---\ntitle: A\nsummary: B.\n---\n"),
            &["too-many-folders content/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x/x:1:1"],
        ),
    ]
}

fn bytes() -> Vec<Case> {
    let small = Project::small;
    vec![
        case(
            page("").file("content/side.md", b"---\ntitle: Side\nsummary: Kort.\n---\n\xc3\xa6 gr\xf8n\n"),
            &["not-utf8 content/side.md:5:5 ø"],
        ),
        case(
            page("").file("themes/hus/styles/90-egen.css", b"/* gr\xf8n */"),
            &["not-utf8 themes/hus/styles/90-egen.css:1:6 ø"],
        ),
        case(
            small().file("content/side.md", b"PK\x03\x04\0\0\x08\0\xff\xd8\0\0\0\0"),
            &["binary-file content/side.md:1:1"],
        ),
        case(
            small().file("site.yaml", b"PK\x03\x04\0\0\x08\0\xff\xd8\0\0\0\0"),
            &["binary-file site.yaml:1:1"],
        ),
        case(page("Æ\u{0}!"), &["control-character content/side.md:5:2 \u{0}"]),
        case(page("Æ\u{85}!"), &["control-character content/side.md:5:2 \u{85}"]),
        case(page("Æ\t!").map_texts(|text| text.replace('\n', "\r\n")), &[]),
    ]
}

fn strangers() -> Vec<Case> {
    let small = Project::small;
    vec![
        case(small().file("content/noter.txt", "Noter."), &["foreign-file content/noter.txt:1:1"]),
        case(
            small().file("manuals/05-frivillige/noter.md", "Noter."),
            &["foreign-file manuals/05-frivillige/noter.md:1:1"],
        ),
        case(small().file("content/_noter/regler.yaml", "a: 1"), &[]),
        case(small().file("content/_noter/udkast.md", "Uden oplysninger. [væk](vaek.md)"), &[]),
        case(small().file("manuals/sider/_arkiv/gammel.md", "Uden oplysninger."), &[]),
        case(small().file("content/rum.png", "PNG"), &["unused-file content/rum.png:1:1"]),
        case(small().file("content/_rum/rum.png", "PNG"), &[]),
    ]
}

fn leftovers() -> Vec<Case> {
    let small = Project::small;
    vec![
        case(
            page("Først.\n<<<<<<< HEAD\nEt\n=======\nTo\n>>>>>>> gren"),
            &[
                "conflict-marker content/side.md:6:1 <<<<<<< HEAD",
                "conflict-marker content/side.md:10:1 >>>>>>> gren",
            ],
        ),
        case(
            small().replace("site.yaml", "theme:", "<<<<<<< HEAD\ntheme:"),
            &["conflict-marker site.yaml:3:1 <<<<<<< HEAD", "yaml-syntax site.yaml:3:1 <"],
        ),
        case(
            small().file("manuals/_arkiv/plan - Kopi.md", "Plan."),
            &["stray-copy manuals/_arkiv/plan - Kopi.md:1:1"],
        ),
        case(
            small().file("manuals/05-frivillige/manual (1).md", "Plan."),
            &[
                "foreign-file manuals/05-frivillige/manual (1).md:1:1",
                "stray-copy manuals/05-frivillige/manual (1).md:1:1",
            ],
        ),
    ]
}

fn addresses() -> Vec<Case> {
    let small = Project::small;
    let plain = "---\ntitle: Side\nsummary: Kort.\n---\n";
    vec![
        case(small().file("content/om.md", plain), &["duplicate-address content/om/index.md:1:1"]),
        case(small().file("content/was.md", plain), &["duplicate-address content/was.md:1:1"]),
        case(small().file("content/was/om.md", plain), &["duplicate-address content/was/om.md:1:1"]),
        case(small().file("content/kilder.md", plain), &["duplicate-address content/kilder.md:1:1"]),
        case(small().file("content/soeg.md", plain), &["duplicate-address content/soeg.md:1:1"]),
        case(small().file("content/soegning.md", plain), &["duplicate-address content/soegning.md:1:1"]),
        case(small().file("content/aktiver/om.md", plain), &["duplicate-address content/aktiver/om.md:1:1"]),
        case(
            page("![Rum](soegning/rum.png)").file("content/soegning/rum.png", "PNG"),
            &["duplicate-address content/soegning/rum.png:1:1"],
        ),
        case(small().file("content/Åbent hus.md", plain), &["bad-address content/Åbent hus.md:1:1"]),
        case(
            page("![Rum](stort%20rum.png)").file("content/stort rum.png", "PNG"),
            &["bad-address content/stort rum.png:1:1"],
        ),
        case(
            manual("Tekst.").replace("manuals/07-kultur/manual.md", "number: 7", "number: 5"),
            &["duplicate-number manuals/07-kultur/manual.md:2:9 5"],
        ),
        case(
            manual("Tekst.").replace("manuals/07-kultur/manual.md", "number: 7", "number: 23.A"),
            &["number-out-of-range manuals/07-kultur/manual.md:2:9 23.A"],
        ),
        case(
            small().file("content/huse/by.md", "---\ntitle: By\nsummary: Kort.\nhouse: esbjerg\n---\n"),
            &["duplicate-house content/huse/esbjerg.md:1:1"],
        ),
    ]
}
