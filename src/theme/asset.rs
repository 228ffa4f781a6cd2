//! What a theme adds to a site beside its pages: one style sheet, one script, pictures. Each is named
//! for its content, so that a browser may keep it for ever.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::ASSETS;
use crate::output_path::OutputPath;
use crate::source::{ProjectPath, Source};

/// A file of the theme as it lies in a site.
#[derive(Clone, Debug)]
pub struct Asset {
    /// Where it lies in the site.
    pub path: OutputPath,
    /// Its text.
    pub text: String,
}

/// Everything a theme adds to a site beside its pages.
#[derive(Clone, Debug)]
pub struct Assets {
    /// The style sheet: all styles, joined in the order of their names.
    pub style: Asset,
    /// The same, showing on the screen what is printed: by it the binder counts its sheets.
    pub paper_style: Asset,
    /// The script of the staff site: all scripts, joined in the order of their names.
    pub script: Asset,
    /// The script of the public site: those below `scripts/everywhere`.
    pub public_script: Asset,
    /// The pictures, by file name without its ending.
    pub images: BTreeMap<String, Asset>,
}

/// The parts of a theme besides its templates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Style,
    Script,
    Image,
}

/// The folder of the scripts that both sites have.
const EVERYWHERE: &str = "scripts/everywhere/";

impl Assets {
    /// The assets made from the files of a theme that lies in `folder`.
    pub(super) fn new(files: &[Source], folder: &str) -> Self {
        let joined = |part: Part, below: &str| {
            let folder_of_part = format!("{folder}/{below}");
            let files = files.iter().filter(|file| Part::of(file.path(), folder) == Some(part));
            let files = files.filter(|file| file.path().as_str().starts_with(&folder_of_part));
            files.map(Source::text).collect::<Vec<&str>>().join("\n")
        };
        let named = |name: &str, extension: &str, text: String| {
            let asset = Asset::named(name, extension, text);
            asset.expect("a plain name and hexadecimal digits can stand in a path")
        };
        let style = joined(Part::Style, "");
        Self {
            paper_style: named("papir", "css", style.replace("@media print", "@media all")),
            style: named("hus", "css", style),
            script: named("hus", "js", joined(Part::Script, "")),
            public_script: named("hus", "js", joined(Part::Script, EVERYWHERE)),
            images: images(files, folder),
        }
    }

    /// Whether a file of this path is a part of these assets.
    pub(super) fn uses(path: &ProjectPath, folder: &str) -> bool {
        Part::of(path, folder).is_some()
    }
}

impl Asset {
    /// The asset `<name>-<digest>.<extension>`; `None` when the name cannot stand in a path.
    fn named(name: &str, extension: &str, text: String) -> Option<Self> {
        let digest = Sha256::digest(text.as_bytes());
        let digest: String = digest.iter().take(5).map(|byte| format!("{byte:02x}")).collect();
        let path = OutputPath::new(format!("{ASSETS}/{name}-{digest}.{extension}"))?;
        Some(Self { path, text })
    }
}

impl Part {
    /// The part that the file of this path is of: told by folder and ending.
    fn of(path: &ProjectPath, folder: &str) -> Option<Self> {
        match (path.below(folder)?.split_once('/')?.0, path.extension()) {
            ("styles", "css") => Some(Self::Style),
            ("scripts", "js") => Some(Self::Script),
            ("images", "svg") => OutputPath::new(path.file_name()).map(|_| Self::Image),
            _ => None,
        }
    }
}

fn images(files: &[Source], folder: &str) -> BTreeMap<String, Asset> {
    let images = files.iter().filter(|file| Part::of(file.path(), folder) == Some(Part::Image));
    let named = images.filter_map(|file| {
        let name = file.path().file_name().strip_suffix(".svg")?;
        Some((name.to_owned(), Asset::named(name, "svg", file.text().to_owned())?))
    });
    named.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_part_of_a_file_is_told_by_its_folder_and_its_ending() {
        let check = |path: &str, expected: Option<Part>| {
            let path = ProjectPath::new(&format!("themes/hus/{path}")).unwrap();
            assert_eq!(Part::of(&path, "themes/hus"), expected, "{path:?}");
        };
        check("styles/10-base.css", Some(Part::Style));
        check("scripts/dele/a.js", Some(Part::Script));
        check("images/icon.svg", Some(Part::Image));
        check("images/et hus.svg", None);
        check("images/icon.png", None);
        check("styles/a.js", None);
        check("scripts/a.css", None);
        check("a.css", None);
    }

    #[test]
    fn assets_are_joined_in_order_and_named_for_their_content() {
        let file = |path: &str, text: &str| {
            Source::new(ProjectPath::new(&format!("themes/hus/{path}")).unwrap(), text)
        };
        let assets = |text: &str| {
            Assets::new(
                &[file("scripts/1.js", "a;"), file("scripts/2.js", text), file("images/b.svg", text)],
                "themes/hus",
            )
        };
        let (old, new) = (assets("b;"), assets("c;"));
        assert_eq!(old.script.text, "a;\nb;");
        assert_eq!(old.images["b"].text, "b;");
        assert!(old.images["b"].path.as_str().starts_with("aktiver/b-"));
        assert_eq!(old.style.path, new.style.path);
        assert_ne!(old.script.path, new.script.path);
        assert_ne!(old.images["b"].path, new.images["b"].path);
    }

    #[test]
    fn the_style_of_paper_shows_on_the_screen_what_is_printed() {
        let check = |style: &str, expected: &str| {
            let path = ProjectPath::new("themes/hus/styles/1.css").unwrap();
            assert_eq!(Assets::new(&[Source::new(path, style)], "themes/hus").paper_style.text, expected);
        };
        check("a {} @media print { a {} }", "a {} @media all { a {} }");
        check("@media print, (min-width: 9em) { a {} }", "@media all, (min-width: 9em) { a {} }");
        check("@media screen { a {} }", "@media screen { a {} }");
    }
}
