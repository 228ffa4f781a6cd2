//! How long a country's worth takes, and how much memory: not part of the tests.
//!
//! ```text
//! cargo bench --bench many                        2156 manuals and 200 public pages
//! cargo bench --bench many -- 500 50              500 and 50
//! cargo bench --bench many -- 500 50 land         writes the project to the folder land and leaves it
//! cargo bench --bench many -- 500 50 land 10      with ten closed half-years; in each a third of the manuals
//!                                                 have one section changed
//! ```
//!
//! Writes a project of manuals of 700 words each, all different, and public pages of 300; then builds it
//! three times with the program as released: to an empty folder, again with nothing changed, and with one
//! manual changed. For each: seconds, milliseconds a page, and the most memory the program held (`VmHWM`
//! of Linux, looked at every few milliseconds; elsewhere 0). Then `check`, and last, within this process,
//! how long reading and rendering take without judging: what is left of `check` is the leak check and the
//! lints.
#![expect(clippy::disallowed_methods, reason = "measures the program from outside")]
#![expect(clippy::print_stdout, reason = "prints what it measured")]

use std::convert::Infallible;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use husbog::build::Nowhere;
use husbog::disk;
use husbog::html::CodeStyle;
use husbog::library::seal::Seal;
use husbog::library::{self, Drafts, Library};
use husbog::site::{self, Mount, Setting, Site};
use husbog::theme::Theme;
use jiff::civil::date;

const WORDS_OF_A_MANUAL: usize = 700;
const WORDS_OF_A_PAGE: usize = 300;
const OF_A_LINE: usize = 12;
const SECTIONS: usize = WORDS_OF_A_MANUAL / 100;
/// Words are made of these, so that texts differ as texts do.
const SYLLABLES: [&str; 24] = [
    "hus", "mor", "barn", "fri", "vil", "lig", "hed", "ord", "na", "tor", "sam", "ta", "le", "grup", "pe",
    "aft", "en", "kø", "kken", "måd", "er", "æg", "te", "dag",
];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let number = |at: usize, otherwise: usize| {
        arguments.get(at).and_then(|text| text.parse().ok()).unwrap_or(otherwise)
    };
    let (manuals, pages) = (number(0, 2156), number(1, 200));
    let temporary = tempfile::tempdir().expect("there is room for a temporary folder");
    let root = arguments.get(2).map_or_else(|| temporary.path().to_owned(), PathBuf::from);
    let revisions = number(3, 0);
    write_project(&root, manuals, pages);
    write_revisions(&root, manuals, revisions);
    println!(
        "{revisions} closed half-years, {manuals} manuals of {WORDS_OF_A_MANUAL} words, {pages} public pages of {WORDS_OF_A_PAGE}"
    );
    let all = manuals + pages + (0..revisions).map(|at| changed_in(at, manuals).count()).sum::<usize>();
    show("build, nothing published", all, &run(&root, "build"));
    show("build, nothing changed", all, &run(&root, "build"));
    write(&root, &manual_path(1), &manual(1, manuals, revisions + 3));
    show("build, one manual changed", all, &run(&root, "build"));
    let check = run(&root, "check");
    show("check", all, &check);
    show_parts(&root, check.time);
}

/// What a run of the program took.
struct Measured {
    time: Duration,
    kibibytes: u64,
}

fn show(what: &str, pages: usize, Measured { time, kibibytes }: &Measured) {
    let each = time.as_secs_f64() * 1000.0 / f64::from(u32::try_from(pages).unwrap_or(u32::MAX));
    println!("{what:28} {:7.2} s {each:7.3} ms a page {:6} MiB", time.as_secs_f64(), kibibytes / 1024);
}

fn run(root: &Path, command: &str) -> Measured {
    let start = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_husbog"))
        .args([command, "--date", "2026-11-28", "--root"])
        .arg(root)
        .stdout(Stdio::null())
        .spawn()
        .expect("the program was built with this benchmark");
    let mut kibibytes = 0;
    loop {
        kibibytes = most_memory(child.id()).unwrap_or(kibibytes);
        if let Some(status) = child.try_wait().expect("the program was started here") {
            assert!(status.success(), "the project was written to be without faults");
            return Measured { time: start.elapsed(), kibibytes };
        }
        std::thread::sleep(Duration::from_millis(3));
    }
}

fn most_memory(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().split(' ').next()?.parse().ok()
}

/// Reading and rendering alone, in this process.
fn show_parts(root: &Path, check: Duration) {
    let start = Instant::now();
    let mut tree = disk::read::project(root).expect("the project was written here");
    let read = start.elapsed();
    let theme = Theme::load("hus", tree.take_below("themes"));
    let library = Library::load(tree, &library::Memory::forgetting());
    let loaded = start.elapsed();
    let today = date(2026, 11, 28);
    let memory = site::Memory::forgetting();
    let setting = Setting { today, mount: Mount::Deployed, code: CodeStyle::Classed, memory: &memory };
    let public = Site::public(library.shelf(Drafts::Leave, today), &theme, setting);
    let staff = Site::staff(library.shelf(Drafts::Leave, today), &theme, setting);
    let Ok(_) = public.render::<Infallible>(&Nowhere);
    let Ok(_) = staff.render::<Infallible>(&Nowhere);
    let rendered = start.elapsed();
    let judged = check.saturating_sub(rendered);
    println!(
        "of check: reading {:.2} s, parsing {:.2} s, planning and rendering {:.2} s",
        read.as_secs_f64(),
        (loaded - read).as_secs_f64(),
        (rendered - loaded).as_secs_f64()
    );
    let share = judged.as_secs_f64() / check.as_secs_f64() * 100.0;
    println!("the rest, leak check and lints: {:.2} s, {share:.0} %", judged.as_secs_f64());
}

fn write_project(root: &Path, manuals: usize, pages: usize) {
    let site = format!(
        "name: Landet\nstanding: example\nmanuals: {{from: 1, to: {manuals}}}\nphases: {{drift: Drift}}\n\
         components: {{ledelse: Ledelse}}\nroles: {{leder: Leder}}\nhouses: {{esbjerg: Esbjerg}}\n\
         guide: {{title: Guiden, sections: {{\"2.2\": Aktiviteter}}}}\n"
    );
    write(root, "site.yaml", &site);
    write(root, "content/index.md", "---\ntitle: Landet\nsummary: Alle huse.\n---\nVelkommen.\n");
    (1..=manuals).for_each(|number| write(root, &manual_path(number), &manual(number, manuals, 0)));
    for number in 1..=pages {
        let text = text(number + manuals, WORDS_OF_A_PAGE, |_| 0, |_| String::new());
        let page = format!("---\ntitle: Side {number}\nsummary: {}\n---\n{text}", sentence(number, 5));
        write(root, &format!("content/sider/side-{number}.md"), &page);
    }
}

/// The manuals that are new or changed in a half-year.
fn changed_in(half_year: usize, manuals: usize) -> impl Iterator<Item = usize> {
    (1..=manuals).filter(move |number| half_year == 0 || (number + half_year).is_multiple_of(3))
}

/// Closed half-years: the editions, and the ledger with their seals.
fn write_revisions(root: &Path, manuals: usize, revisions: usize) {
    let mut ledger = String::from("revisions:\n");
    for half_year in 0..revisions {
        let (year, half) = (2016 + half_year / 2, half_year % 2 + 1);
        let day = format!("{year}-{:02}-01", half * 6 - 5);
        ledger.push_str(&format!(
            "  - id: {year}-{half}\n    in_force: {day}\n    closed: {day}\n    editions:\n"
        ));
        for number in changed_in(half_year, manuals) {
            let path = manual_path(number).replace("manual.md", &format!("{year}-{half}.md"));
            let text = manual(number, manuals, half_year);
            let seal = Seal::of(&text, std::iter::empty());
            ledger.push_str(&format!("      \"{number}\": {{file: {path}, seal: \"{seal}\"}}\n"));
            write(root, &path, &text);
        }
        ledger.push_str(
            "    roles: {leder: Leder}\n    phases: {drift: Drift}\n    components: {ledelse: Ledelse}\n",
        );
    }
    if revisions > 0 {
        write(root, "manuals/revisions.yaml", &ledger);
        (1..=manuals)
            .for_each(|number| write(root, &manual_path(number), &manual(number, manuals, revisions)));
    }
}

fn manual_path(number: usize) -> String {
    format!("manuals/{number:04}-manual/manual.md")
}

/// A manual as it is after some half-years.
fn manual(number: usize, manuals: usize, half_year: usize) -> String {
    let matter = format!(
        "number: {number}\ntitle: {}\nsummary: {}\nphases: [drift]\ncomponents: [ledelse]\nroles: [leder]\n\
         owner: leder\nreview_by: 2031-01-01\nsources: [guide:2.2]\n",
        sentence(number, 4),
        sentence(number + 1, 12)
    );
    let link = |section: usize| {
        let other = (number + section) % manuals + 1;
        format!(
            " Se [manual {other}](manual:{other}).[^n{section}]\n\n[^n{section}]: [Guiden, afsnit 2.2](guide:2.2)."
        )
    };
    let version = |section: usize| {
        (1..=half_year).filter(|at| (number + at).is_multiple_of(3) && at % SECTIONS == section).count()
    };
    format!("---\n{matter}---\n{}", text(number * 1000, WORDS_OF_A_MANUAL, version, link))
}

/// A text in sections, each with a list, a table or a box.
fn text(
    seed: usize,
    words: usize,
    version: impl Fn(usize) -> usize,
    ending: impl Fn(usize) -> String,
) -> String {
    let sections = words / 100;
    let section = |at: usize| {
        let line = |part: usize| sentence(seed * 100 + at * 10 + part, OF_A_LINE);
        let end = ending(at);
        let extra = match at % 3 {
            0 => format!("- {}\n- {}", line(4), line(5)),
            1 => format!("| {} | {} |\n|---|---|\n| a | b |", line(4), line(5)),
            _ => format!("> [!NOTE]\n> {} {}", line(4), line(5)),
        };
        format!(
            "## {} {{#afsnit-{at}}}\n\n{} **{}** {} {}{end}\n\n{extra}\n\n",
            line(0),
            line(1),
            sentence(seed + 7919 * version(at), OF_A_LINE),
            line(3),
            line(6)
        )
    };
    (0..sections).map(section).collect()
}

/// Words that follow from the seed.
fn sentence(seed: usize, words: usize) -> String {
    let mut state = (seed as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut next = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state >> 33).unwrap_or(0) % below
    };
    let word = |next: &mut dyn FnMut(usize) -> usize| -> String {
        (0..1 + next(3)).map(|_| SYLLABLES[next(SYLLABLES.len())]).collect()
    };
    let words: Vec<String> = (0..words).map(|_| word(&mut next)).collect();
    words.join(" ") + "."
}

fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    let folder = path.parent().expect("every file lies in a folder");
    fs::create_dir_all(folder).and_then(|()| fs::write(&path, text)).expect("there is room for the project");
}
