//! What a theme adds to a site beside its pages: one style sheet, one script, pictures. Each is named
//! for its content, so that a browser may keep it for ever. The public site gets nothing of what only
//! staff pages have: its readers may pay for every byte.

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
    /// What all pages of the public site have.
    pub public: Joined,
    /// What all pages of the staff site have.
    pub staff: Joined,
    /// The style sheet of the staff site, showing on the screen what is printed: by it the binder counts its sheets.
    pub paper_style: Asset,
    /// The pictures, by file name without its ending.
    pub images: BTreeMap<String, Asset>,
}

/// What all pages of one site have, each part joined in the order of its file names.
#[derive(Clone, Debug)]
pub struct Joined {
    /// The style sheet.
    pub style: Asset,
    /// The script.
    pub script: Asset,
}

/// The parts of a theme besides its templates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Style,
    Script,
    Image,
}

/// The folder below `styles` and `scripts` with what is not for the public site.
const STAFF: &str = "staff/";

impl Assets {
    /// The assets made from the files of a theme that lies in `folder`.
    pub(super) fn new(files: &[Source], folder: &str) -> Self {
        let is_for_staff = |file: &&Source| {
            let below = file.path().below(folder).and_then(|path| path.split_once('/'));
            below.is_some_and(|(_, below)| below.starts_with(STAFF))
        };
        let mut files: Vec<&Source> = files.iter().collect();
        files.sort_by_key(|file| file.path().file_name());
        let public: Vec<&Source> = files.iter().copied().filter(|file| !is_for_staff(file)).collect();
        let staff = Joined::new(&files, folder);
        Self {
            paper_style: Asset::plain("papir", "css", staff.style.text.replace("@media print", "@media all")),
            staff,
            public: Joined::new(&public, folder),
            images: images(&files, folder),
        }
    }

    /// Whether a file of this path is a part of these assets.
    pub(super) fn uses(path: &ProjectPath, folder: &str) -> bool {
        Part::of(path, folder).is_some()
    }
}

impl Joined {
    fn new(files: &[&Source], folder: &str) -> Self {
        let joined = |part: Part| {
            let files = files.iter().filter(|file| Part::of(file.path(), folder) == Some(part));
            files.map(|file| file.text()).collect::<Vec<&str>>().join("\n")
        };
        Self {
            style: Asset::plain("hus", "css", joined(Part::Style)),
            script: Asset::plain("hus", "js", joined(Part::Script)),
        }
    }
}

impl Asset {
    /// The asset of a name the program gives.
    fn plain(name: &str, extension: &str, text: String) -> Self {
        Self::named(name, extension, text).expect("a plain name and hexadecimal digits can stand in a path")
    }

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

fn images(files: &[&Source], folder: &str) -> BTreeMap<String, Asset> {
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
    fn assets_are_named_for_their_content() {
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
        assert_eq!(old.images["b"].text, "b;");
        assert!(old.images["b"].path.as_str().starts_with("aktiver/b-"));
        assert_eq!(old.staff.style.path, new.staff.style.path);
        assert_ne!(old.staff.script.path, new.staff.script.path);
        assert_ne!(old.images["b"].path, new.images["b"].path);
    }

    #[test]
    fn each_site_gets_its_own_files_in_the_order_of_their_names() {
        let check = |files: &[&str], public: &str, staff: &str| {
            let files = files.iter().map(|file| {
                let path = ProjectPath::new(&format!("themes/hus/{file}")).unwrap();
                Source::new(path, file.rsplit('/').next().unwrap())
            });
            let assets = Assets::new(&files.collect::<Vec<_>>(), "themes/hus");
            let all = |site: &Joined| format!("{} | {}", site.style.text, site.script.text);
            assert_eq!((all(&assets.public), all(&assets.staff)), (public.to_owned(), staff.to_owned()));
        };
        check(&["scripts/1.js", "scripts/2.js"], " | 1.js\n2.js", " | 1.js\n2.js");
        check(&["styles/2.css", "styles/staff/1.css"], "2.css | ", "1.css\n2.css | ");
        check(
            &["scripts/3.js", "scripts/staff/1.js", "scripts/staff/mere/2.js"],
            " | 3.js",
            " | 1.js\n2.js\n3.js",
        );
        check(&["styles/mere/staff.css"], "staff.css | ", "staff.css | ");
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
