//! Pairs of texts: every construct against every other, and the manuals of this repository as
//! somebody might edit them. The same every time.

use crate::project::files_below;

/// Texts that hold one construct each, alike enough to be paired.
pub(super) const CONSTRUCTS: &[&str] = &[
    "Et afsnit med *nogle* ord og [et link](a.md), som alle kan læse.",
    "Et afsnit med **nogle** ord og [et link](b.md), som de fleste kan læse.\n\nOg et til.",
    "Et afsnit med nogle ord.\n\nOg et link, som alle kan læse.\n\n![Et hus](hus.png)",
    "# Ret 1\n\nEt afsnit med nogle ord.\n\n## Et link {#flyttet-1}\n\nSom alle kan læse. ![Et hus](hytte.png)",
    "## Ret 1\n\nEt afsnit med nogle ord.\n\n### Et link\n\nSom alle kan læse.",
    "- et afsnit\n- med nogle ord\n- og et link",
    "- et afsnit\n  - med nogle ord\n  - og et link\n- som alle kan læse",
    "1. et afsnit\n2. med nogle ord\n\nAlle kan læse.\n\n3. og et link",
    "4. et afsnit\n5. med nogle ord\n6. og et link\n\n   som alle kan læse",
    "- [ ] et afsnit\n- [x] med nogle ord",
    "- [x] et afsnit\n- [x] med nogle ord, som alle kan læse",
    "| et | afsnit |\n|---|---|\n| med | nogle ord |\n| og | et link |",
    "| et | nyt | afsnit |\n|---|---|---|\n| med | hvad | nogle ord |\n| som | alle | kan læse |\n| og | så | et link |",
    "Et afsnit\n: med nogle ord\n\nEt link\n: som alle kan læse\n: og forstå",
    "Et afsnit\n: med nogle andre ord\n\nOrd imellem.\n\nEt link\n: som alle kan læse",
    "> [!WARNING]\n> Et afsnit med nogle ord.\n> \n> - et link",
    "> Et afsnit med nogle ord.\n>\n> > Et link, som alle kan læse.",
    "```sh\net afsnit\nmed nogle ord\n```",
    "```\net afsnit\n  med nogle ord\nog et link\n```\n\n---\n\nEt afsnit.",
    "Et afsnit[^a] med nogle[^b] ord.\n\n[^a]: Et link.\n\n[^b]: Som alle kan læse.",
    "Et afsnit[^b] med nogle ord.\n\n[^b]: Som alle kan læse\n\n    og forstå.\n\n[^a]: Et link.",
    "Et afsnit  \nmed <b>nogle</b> ord & et link, [udfyld: hvilket], ~~som alle~~ kan `læse`.",
];

/// Manuals of this repository, each with edits.
pub(super) fn edited() -> Vec<(String, String)> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("manuals");
    let files = files_below(&root).into_iter().filter(|(path, _)| path.ends_with(".md"));
    let texts: Vec<String> = files.map(|(_, bytes)| String::from_utf8(bytes).unwrap()).collect();
    assert!(texts.len() > 5, "only {} manuals", texts.len());
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    let mut pairs = Vec::new();
    for round in 0..PAIRS {
        let text = &texts[round % texts.len()];
        let blocks: Vec<&str> = text.split("\n\n").skip(1).collect();
        let start = chance.below(blocks.len());
        let old: Vec<String> =
            blocks.iter().skip(start.min(blocks.len() / 2)).take(40).map(|&b| b.to_owned()).collect();
        let mut new = old.clone();
        for _ in 0..=chance.below(4) {
            edit(&mut new, &mut chance);
        }
        pairs.push((old.join("\n\n"), new.join("\n\n")));
    }
    pairs
}

const PAIRS: usize = 100;

fn edit(blocks: &mut Vec<String>, chance: &mut Chance) {
    let (at, to) = (chance.below(blocks.len()), chance.below(blocks.len()));
    match chance.below(12) {
        0 => drop(blocks.remove(at)),
        1 => blocks.insert(at, "Et nyt afsnit, som ingen har læst før, med plads til eftertanke.".to_owned()),
        2 => {
            let block = blocks.remove(at);
            blocks.insert(to.min(blocks.len()), block);
        }
        3 => blocks[at] = blocks[at].replacen(". ", ".\n\n", 1),
        4 => blocks[at] = blocks[at].replacen("\n- ", "\n\nOg så dette:\n\n- ", 1),
        5 => blocks[at] = blocks[at].replacen("\n- ", "\n  - ", 1),
        6 => blocks[at] = blocks[at].replace("## ", "### "),
        7 => blocks[at] = blocks[at].replace("**", "").replace(".md", ".html"),
        8 => blocks[at] = blocks[at].replace("\n- ", "\n1. "),
        9 => {
            let mut lines: Vec<&str> = blocks[at].lines().collect();
            lines.swap_remove(to % lines.len());
            blocks[at] = lines.join("\n");
        }
        _ => blocks[at] = with_other_words(&blocks[at], chance),
    }
    if blocks.is_empty() {
        blocks.push("Intet.".to_owned());
    }
}

fn with_other_words(text: &str, chance: &mut Chance) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let (at, count) = (chance.below(words.len()), 1 + chance.below(3));
    let is_changed = |place: usize| place >= at && place < at + count;
    let other =
        |(place, word): (usize, &&str)| match is_changed(place) && word.chars().all(char::is_alphanumeric) {
            true => "ændret".to_owned(),
            false => (*word).to_owned(),
        };
    words.iter().enumerate().map(other).collect::<Vec<_>>().join(" ")
}

/// Numbers that look like chance and are the same every time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % end.max(1)
    }
}
