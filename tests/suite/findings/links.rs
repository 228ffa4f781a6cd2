//! Links, pictures, anchors, numbers shown, facts.

use super::{Case, case, manual, page};
use crate::project::Project;

pub(super) fn cases() -> Vec<Case> {
    [broken(), to_staff(), odd_targets(), numbers(), anchors(), references(), facts(), pictures()]
        .into_iter()
        .flatten()
        .collect()
}

fn broken() -> Vec<Case> {
    vec![
        case(page("Æbler på [øen](../oe.md)."), &["broken-link content/side.md:5:10 [øen](../oe.md)"]),
        case(page("[Om](om.md)"), &["broken-link content/side.md:5:1 [Om](om.md)"]),
        case(page("[Om](om)"), &["broken-link content/side.md:5:1 [Om](om)"]),
        case(page("[Ud](../../ud.md)"), &["broken-link content/side.md:5:1 [Ud](../../ud.md)"]),
        case(page("[Rod](/om/index.md)"), &["broken-link content/side.md:5:1 [Rod](/om/index.md)"]),
        case(
            manual("På [manual 9](manual:9)."),
            &["broken-link manuals/07-kultur/manual.md:12:4 [manual 9](manual:9)"],
        ),
        case(
            page("Få [kladden](kladde.md).")
                .file("content/kladde.md", "---\ntitle: Kladde\nsummary: Kort.\ndraft: true\n---\n"),
            &["broken-link content/side.md:5:4 [kladden](kladde.md)"],
        ),
        case(
            page("Få [kladden](kladde.md).")
                .file("content/kladde.md", "---\ntitle: Kladde\nsummary: Kort.\ndraft: true\n---\n")
                .with_drafts(),
            &[],
        ),
    ]
}

fn to_staff() -> Vec<Case> {
    vec![
        case(
            page("Så læs [manual 5](manual:5)."),
            &["link-to-staff content/side.md:5:8 [manual 5](manual:5)"],
        ),
        case(
            page("[Råd](../manuals/05-frivillige/manual.md#oplaering)"),
            &["link-to-staff content/side.md:5:1 [Råd](../manuals/05-frivillige/manual.md#oplaering)"],
        ),
        case(
            page("![Rum](../manuals/05-frivillige/rum.png)")
                .append("manuals/05-frivillige/manual.md", "\n![Rum](rum.png)\n")
                .file("manuals/05-frivillige/rum.png", b"PNG"),
            &["link-to-staff content/side.md:5:1 ![Rum](../manuals/05-frivillige/rum.png)"],
        ),
    ]
}

fn odd_targets() -> Vec<Case> {
    vec![
        case(page("Få [](om/index.md)."), &["empty-link content/side.md:5:4 [](om/index.md)"]),
        case(
            page("Få [![](rum.png)](om/index.md).").file("content/rum.png", "PNG"),
            &["missing-alt content/side.md:5:5 ![](rum.png)"],
        ),
        case(page("Få [![Rum](rum.png)](om/index.md).").file("content/rum.png", "PNG"), &[]),
        case(page("Gå [hen]()."), &["malformed-link content/side.md:5:4 [hen]()"]),
        case(page("Gå [hen](manual:fem)."), &["malformed-link content/side.md:5:4 [hen](manual:fem)"]),
        case(page("Gå [hen](guide:3..2)."), &["malformed-link content/side.md:5:4 [hen](guide:3..2)"]),
        case(page("![Rum](manual:5)"), &["malformed-link content/side.md:5:1 ![Rum](manual:5)"]),
        case(
            page("På [x](javascript:alert)."),
            &["unknown-link-scheme content/side.md:5:4 [x](javascript:alert)"],
        ),
        case(page("På [x](//ond.example)."), &["unknown-link-scheme content/side.md:5:4 [x](//ond.example)"]),
        case(
            page("På ![x](data:image/png;base64,AA)."),
            &["unknown-link-scheme content/side.md:5:4 ![x](data:image/png;base64,AA)"],
        ),
        case(page("Få [hen](stort rum.md)."), &["lost-link content/side.md:5:8 ]("]),
        case(page("Få [hen]\\(stort rum.md)."), &[]),
        case(page("[A](https://example.org) [b](mailto:a@b.dk) [c](tel:+4512345678)"), &[]),
    ]
}

fn numbers() -> Vec<Case> {
    vec![
        case(
            manual("Få [manual 5](manual:2)."),
            &["wrong-number manuals/07-kultur/manual.md:12:4 [manual 5](manual:2)"],
        ),
        case(
            page("Få [afsnit 2.3](guide:2.2)."),
            &["wrong-number content/side.md:5:4 [afsnit 2.3](guide:2.2)"],
        ),
        case(page("Få [bilag 1](bilag:2)."), &["wrong-number content/side.md:5:4 [bilag 1](bilag:2)"]),
        case(page("[Guiden](guide:2.2), [guiden, afsnit 2.2](guide:2.2), [bilag 2](bilag:2)"), &[]),
    ]
}

fn anchors() -> Vec<Case> {
    vec![
        case(
            page("Tæt på [døren](til-dig.md#kom)."),
            &["broken-anchor content/side.md:5:8 [døren](til-dig.md#kom)"],
        ),
        case(page("Tæt på [huset](#her)."), &["broken-anchor content/side.md:5:8 [huset](#her)"]),
        case(
            manual("Æ [5](manual:5#x)"),
            &["broken-anchor manuals/07-kultur/manual.md:12:3 [5](manual:5#x)"],
        ),
        case(
            manual("## Formål").replace(
                "manuals/07-kultur/manual.md",
                "sources:",
                "core: [formaal, værdier]\nsources:",
            ),
            &["malformed-value manuals/07-kultur/manual.md:10:17 værdier"],
        ),
        case(
            manual("## Formål").replace(
                "manuals/07-kultur/manual.md",
                "sources:",
                "core: [formaal, vaerdier]\nsources:",
            ),
            &["broken-anchor manuals/07-kultur/manual.md:10:17 vaerdier"],
        ),
        case(page("[Op](#forst)\n\n## Først {#forst}"), &[]),
        case(page("[Op](#saadan-goer-vi)\n\n## Sådan gør vi"), &[]),
    ]
}

fn references() -> Vec<Case> {
    vec![
        case(
            page("Når [jordmoderen](role:jordmoder) kommer"),
            &["unknown-reference content/side.md:5:5 [jordmoderen](role:jordmoder)"],
        ),
        case(
            page("Når [guiden](guide:9.9) siger"),
            &["unknown-reference content/side.md:5:5 [guiden](guide:9.9)"],
        ),
        case(
            page("Når [bilaget](bilag:7) siger"),
            &["unknown-reference content/side.md:5:5 [bilaget](bilag:7)"],
        ),
        case(
            Project::small().replace("content/til-dig.md", "guide:2.2", "guide:2.2, bilag:3"),
            &["unknown-reference content/til-dig.md:4:22 bilag:3"],
        ),
        case(page("Når [huset][hus] er åbent"), &["undefined-reference content/side.md:5:5 [huset][hus]"]),
        case(page("Når [huset][] er åbent"), &["undefined-reference content/side.md:5:5 [huset]"]),
        case(page("Når [huset] er åbent"), &[]),
        case(page("Når [huset][hus] er åbent\n\n[hus]: om/index.md"), &[]),
    ]
}

fn facts() -> Vec<Case> {
    vec![
        case(
            page("Få [under 27](fact:age_limit)"),
            &["wrong-fact content/side.md:5:4 [under 27](fact:age_limit)"],
        ),
        case(page("[Under 26](fact:age_limit)"), &[]),
        case(
            page("Få [under 26](fact:age_limit.hoeje-taastrup)"),
            &["wrong-fact content/side.md:5:4 [under 26](fact:age_limit.hoeje-taastrup)"],
        ),
        case(page("[under\n26](fact:age_limit), [op til 27 år](fact:age_limit.hoeje-taastrup)"), &[]),
        case(page("Få [alt](fact:age)"), &["unknown-fact content/side.md:5:4 [alt](fact:age)"]),
        case(
            page("Få [under 26](fact:age_limit.esbjerg)"),
            &["unknown-fact content/side.md:5:4 [under 26](fact:age_limit.esbjerg)"],
        ),
        case(
            page("Få [under 22 år](fact:young_limit)"),
            &["staff-fact content/side.md:5:4 [under 22 år](fact:young_limit)"],
        ),
        case(manual("Få [under 22 år](fact:young_limit)"), &[]),
    ]
}

fn pictures() -> Vec<Case> {
    vec![
        case(
            page("På ![x](https://example.org/x.png)"),
            &["external-picture content/side.md:5:4 ![x](https://example.org/x.png)"],
        ),
        case(page("På ![rum](rum.png)"), &["broken-link content/side.md:5:4 ![rum](rum.png)"]),
        case(page("På ![rum](rum.png)").file("content/rum.png", b"PNG"), &[]),
    ]
}
