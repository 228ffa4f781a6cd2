//! Publishing on a real disk with the real program: through kills, faults in the texts, and folders
//! that are not ours, the last good sites stay.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use husbog::commands::Answer;
use rustix::fs::inotify::{self, CreateFlags, ReadFlags, WatchFlags};

use crate::project::{Files, Project, files_below};

/// The folders of the two sites.
const SITES: [&str; 2] = ["offentlig", "personale"];

/// A site of some size, in a version of its own: every page differs, some pages come and go, and so
/// does the style sheet.
fn version(word: &str) -> Project {
    let mut project = Project::small().append("content/index.md", &format!("\n{word}.\n"));
    for number in 0..8 {
        let page =
            format!("---\ntitle: Side {number}\nsummary: Kort.\n---\nHer står {word} på side {number}.\n");
        project = project.file(format!("content/{word}/side-{number}.md"), page.clone());
        project = project.file(format!("content/faelles/side-{number}.md"), page.clone());
        project = project.file(format!("manuals/sider/side-{number}.md"), page);
    }
    project.file("themes/hus/styles/90-egen.css", format!("/* {word} */"))
}

fn command(root: &Path, dist: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_husbog"));
    command.args(["build", "--date", "2026-11-28", "--root"]).arg(root).arg("--out").arg(dist);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

fn build(root: &Path, dist: &Path) -> Option<i32> {
    command(root, dist).status().unwrap().code()
}

fn site(dist: &Path, site: &str) -> Files {
    files_below(&dist.join(site))
}

/// The folder with the first version published, that others are copied from.
const OLD: &str = "udgivet-gammel";

/// A copy of a folder with the times of its files.
fn copy(from: &Path, to: &Path) {
    let status = Command::new("cp").arg("-a").args([from, to]).status().unwrap();
    assert!(status.success(), "{}", to.display());
}

/// The two versions on the disk, and what each site is in either.
struct Versions {
    folder: tempfile::TempDir,
    /// Each site as the first version has it.
    old: [Files; 2],
    /// Each site as the second version has it, published over the first, whose assets it keeps.
    new: [Files; 2],
    /// The same published once more, so that nothing is kept.
    newer: [Files; 2],
}

impl Versions {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        version("gammel").write(&folder.path().join("a"));
        version("nyere").write(&folder.path().join("b"));
        let faulty = version("nyere").append("content/index.md", "\n[væk](vaek.md)\n");
        faulty.write(&folder.path().join("fejl"));
        let dist = folder.path().join("forlaeg");
        assert_eq!(build(&folder.path().join("a"), &dist), Some(0));
        copy(&dist, &folder.path().join(OLD));
        let old = SITES.map(|name| site(&dist, name));
        assert_eq!(build(&folder.path().join("b"), &dist), Some(0));
        let new = SITES.map(|name| site(&dist, name));
        assert_eq!(build(&folder.path().join("b"), &dist), Some(0));
        let newer = SITES.map(|name| site(&dist, name));
        assert!(old.iter().zip(&new).all(|(old, new)| old != new));
        Self { folder, old, new, newer }
    }

    fn project(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A folder with the first version published.
    fn with_old(&self, name: &str) -> PathBuf {
        let dist = self.folder.path().join(name);
        copy(&self.project(OLD), &dist);
        dist
    }

    /// Which version each site is in; fails when one is in neither.
    fn states(&self, dist: &Path, when: &str) -> [State; 2] {
        [0, 1].map(|at| {
            let found = site(dist, SITES[at]);
            match (found == self.old[at], found == self.new[at] || found == self.newer[at]) {
                (true, _) => State::Old,
                (_, true) => State::New,
                _ => panic!("{when}: {} is in no version: {:?}", SITES[at], found.keys().collect::<Vec<_>>()),
            }
        })
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Old,
    New,
}

/// Counts what a run does in the output folder and in its own folder there, and kills it after so much.
fn killed_after(events: usize, child: &mut Child, watch: &Watch) -> bool {
    let mut seen = 0;
    loop {
        seen += watch.seen();
        if seen > events {
            child.kill().unwrap();
            return child.wait().unwrap().code().is_none();
        }
        if child.try_wait().unwrap().is_some() {
            return false;
        }
        std::thread::yield_now();
    }
}

/// What happens in the output folder.
struct Watch(std::os::fd::OwnedFd);

impl Watch {
    fn of(dist: &Path) -> Self {
        let watch = inotify::init(CreateFlags::NONBLOCK | CreateFlags::CLOEXEC).unwrap();
        let flags = WatchFlags::CREATE | WatchFlags::DELETE | WatchFlags::MOVE | WatchFlags::CLOSE_WRITE;
        for folder in [dist.to_owned(), dist.join(".husbog")] {
            inotify::add_watch(&watch, &folder, flags).unwrap();
        }
        Self(watch)
    }

    /// How much has happened since last asked.
    fn seen(&self) -> usize {
        self.events(|_| Some(())).len()
    }

    /// What has got its name since last asked, in the order it happened.
    fn named(&self) -> Vec<String> {
        self.events(|event| {
            let named = event.events().contains(ReadFlags::MOVED_TO);
            named.then(|| event.file_name().unwrap().to_str().unwrap().to_owned())
        })
    }

    fn events<T>(&self, take: impl Fn(&inotify::Event<'_>) -> Option<T>) -> Vec<T> {
        let mut buffer = [std::mem::MaybeUninit::uninit(); 4096];
        let mut reader = inotify::Reader::new(&self.0, &mut buffer);
        let mut taken = Vec::new();
        while let Ok(event) = reader.next() {
            taken.extend(take(&event));
        }
        taken
    }
}

#[test]
fn the_journal_is_there_before_the_first_site_moves_and_until_the_last_has() {
    let versions = Versions::new();
    let dist = versions.with_old("dist");
    let watch = Watch::of(&dist);
    assert_eq!(build(&versions.project("b"), &dist), Some(0));
    assert_eq!(watch.named(), ["journal.json", "offentlig", "personale", "udgivet.json"]);
}

#[test]
fn nothing_is_published_with_a_site_file_that_cannot_be_read() {
    let versions = Versions::new();
    let broken = |text: &str| version("nyere").file("site.yaml", text);
    let slip = version("nyere").replace("site.yaml", "theme: hus", "theme: \"hus");
    let projects =
        [slip, version("nyere").append("site.yaml", "\0"), broken("- a\n"), broken("hej\n"), broken("")];
    for (at, project) in projects.iter().enumerate() {
        let (root, dist) = (project.on_disk(), versions.with_old(&format!("ulaeselig-{at}")));
        assert_eq!(build(root.path(), &dist), Some(1), "{at}");
        assert_eq!(versions.states(&dist, &format!("refused {at}")), [State::Old; 2]);
    }
}

#[test]
fn a_killed_build_leaves_each_site_whole_and_the_next_one_finishes_the_pair() {
    let versions = Versions::new();
    let mut killed = 0;
    let mut half_way = 0;
    for round in 0..2 {
        for events in 0.. {
            let name = format!("drab-{round}-{events}");
            let dist = versions.with_old(&name);
            let watch = Watch::of(&dist);
            let mut child = command(&versions.project("b"), &dist).spawn().unwrap();
            let was_killed = killed_after(events, &mut child, &watch);
            let [public, staff] = versions.states(&dist, &format!("killed after event {events}"));
            half_way += usize::from(public != staff);
            killed += usize::from(was_killed);
            if (round + events) % 2 == 0 {
                assert_eq!(build(&versions.project("fejl"), &dist), Some(1));
                let [public, staff] = versions.states(&dist, &format!("refused after event {events}"));
                assert_eq!(public, staff, "one of the pair stays behind after event {events}");
            }
            assert_eq!(build(&versions.project("b"), &dist), Some(0));
            assert_eq!(versions.states(&dist, &format!("built after event {events}")), [State::New; 2]);
            fs::remove_dir_all(dist).unwrap();
            if !was_killed {
                break;
            }
        }
    }
    assert!(killed >= 12, "only {killed} runs were killed, {half_way} of them between the two sites");
}

/// How far a run had come with a site when it died.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// The new one is staged, the old one published.
    Staged,
    /// The old one is set aside, nothing is in its place: on disks that cannot exchange two folders.
    SetAside,
    /// They have changed places.
    Exchanged,
}

/// An output folder as a run leaves it that dies after it wrote its journal, made by hand: no kill
/// comes between two renames often enough.
fn died_at(versions: &Versions, name: &str, steps: [Step; 2]) -> PathBuf {
    let (dist, donor) = (versions.with_old(name), versions.with_old(&format!("{name}-ny")));
    assert_eq!(build(&versions.project("b"), &donor), Some(0));
    let own = dist.join(".husbog");
    fs::copy(donor.join(".husbog/udgivet.json"), own.join("journal.json")).unwrap();
    fs::create_dir_all(own.join("ny")).unwrap();
    fs::create_dir_all(own.join("gammel")).unwrap();
    for (site, step) in SITES.into_iter().zip(steps) {
        let (published, staged, aside) =
            (dist.join(site), own.join("ny").join(site), own.join("gammel").join(site));
        match step {
            Step::Staged => fs::rename(donor.join(site), staged).unwrap(),
            Step::SetAside => {
                fs::rename(donor.join(site), staged).unwrap();
                fs::rename(published, aside).unwrap();
            }
            Step::Exchanged => {
                fs::rename(&published, staged).unwrap();
                fs::rename(donor.join(site), published).unwrap();
            }
        }
    }
    dist
}

#[test]
fn an_exchange_that_has_begun_is_finished_by_the_next_run_wherever_it_stopped() {
    let versions = Versions::new();
    let steps = [Step::Staged, Step::SetAside, Step::Exchanged];
    for (public, staff) in steps.into_iter().flat_map(|public| steps.map(|staff| (public, staff))) {
        let name = format!("{public:?}-{staff:?}");
        let dist = died_at(&versions, &name, [public, staff]);
        assert_eq!(build(&versions.project("fejl"), &dist), Some(1), "{name}");
        assert_eq!(versions.states(&dist, &name), [State::New; 2], "{name}");
        assert!(!dist.join(".husbog/journal.json").exists(), "{name}");
    }
}

#[test]
fn without_a_journal_what_is_staged_is_forgotten() {
    let versions = Versions::new();
    let dist = died_at(&versions, "dist", [Step::Staged; 2]);
    fs::remove_file(dist.join(".husbog/journal.json")).unwrap();
    assert_eq!(build(&versions.project("fejl"), &dist), Some(1));
    assert_eq!(versions.states(&dist, "forgotten"), [State::Old; 2]);
    assert!(!dist.join(".husbog/ny").exists());
}

#[test]
fn a_first_build_that_is_killed_can_be_repeated() {
    let versions = Versions::new();
    for spins in 0..12_u64 {
        let dist = versions.project(&format!("foerste-{spins}"));
        let mut child = command(&versions.project("a"), &dist).spawn().unwrap();
        let mut waited = 0;
        while child.try_wait().unwrap().is_none() && (waited < spins || !dist.exists()) {
            waited += u64::from(dist.exists());
            std::thread::yield_now();
        }
        child.kill().unwrap();
        child.wait().unwrap();
        for (at, name) in SITES.iter().enumerate().filter(|(_, name)| dist.join(name).exists()) {
            assert_eq!(site(&dist, name), versions.old[at]);
        }
        assert_eq!(build(&versions.project("a"), &dist), Some(0));
        assert_eq!(versions.states(&dist, "first"), [State::Old; 2]);
    }
}

/// What there is to know of a file or folder.
#[derive(Debug, PartialEq, Eq)]
struct Trace {
    path: PathBuf,
    mode: u32,
    changed: (i64, i64),
    inode: u64,
    bytes: Vec<u8>,
}

impl Trace {
    fn of(path: &Path) -> Self {
        let metadata = path.symlink_metadata().unwrap();
        let bytes = if metadata.is_file() { fs::read(path).unwrap() } else { Vec::new() };
        let changed = (metadata.mtime(), metadata.mtime_nsec());
        Self { path: path.to_owned(), mode: metadata.mode(), changed, inode: metadata.ino(), bytes }
    }
}

/// A folder and everything in it.
fn everything(folder: &Path) -> Vec<Trace> {
    let entries = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter();
    entries.map(|entry| Trace::of(entry.unwrap().path())).collect()
}

#[test]
fn faults_in_the_texts_leave_what_is_published_as_it_was() {
    let versions = Versions::new();
    let dist = versions.with_old("dist");
    let all = || -> Vec<_> {
        let mut all: Vec<_> = SITES.iter().flat_map(|name| everything(&dist.join(name))).collect();
        all.extend(everything(&dist).into_iter().filter(|trace| trace.path.is_file()));
        all
    };
    let before = all();
    assert_eq!(build(&versions.project("fejl"), &dist), Some(1));
    assert_eq!(all(), before);
    let own: Vec<_> =
        fs::read_dir(dist.join(".husbog")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(own.iter().all(|name| name != "ny" && name != "journal.json"), "{own:?}");
}

#[test]
fn a_folder_that_is_not_ours_is_refused_and_left_alone() {
    let root = Project::small().on_disk();
    let check = |make: &dyn Fn(&Path), word: &str| {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("ud");
        make(&out);
        let before = everything(folder.path());
        assert_eq!(build(root.path(), &out), Some(2), "{word}");
        assert_eq!(everything(folder.path()), before, "{word}");
        let Answer::CouldNotRun(why) = Project::small().publish(&out) else { panic!("{word} is taken") };
        assert!(why.contains(word) && why.contains("ud"), "{why}");
    };
    let with = |file: &'static str| {
        move |out: &Path| {
            fs::create_dir_all(out.join(file).parent().unwrap()).unwrap();
            fs::write(out.join(file), "mit").unwrap();
        }
    };
    check(&with("brev.txt"), "ikke lavet af husbog");
    check(&with("offentlig/index.html"), "ikke lavet af husbog");
    check(&|out| fs::write(out, "mit").unwrap(), "en fil");
    check(&|out| std::os::unix::fs::symlink("andet", out).unwrap(), "symbolsk link");
    check(
        &|out| {
            let elsewhere = out.parent().unwrap().join("andet");
            fs::create_dir(&elsewhere).unwrap();
            std::os::unix::fs::symlink(&elsewhere, out).unwrap();
        },
        "symbolsk link",
    );
}

#[test]
fn a_link_in_the_place_of_a_site_is_not_followed() {
    let versions = Versions::new();
    let dist = versions.with_old("dist");
    let elsewhere = versions.project("andet");
    fs::create_dir(&elsewhere).unwrap();
    fs::write(elsewhere.join("brev.txt"), "mit").unwrap();
    fs::remove_dir_all(dist.join("offentlig")).unwrap();
    std::os::unix::fs::symlink(&elsewhere, dist.join("offentlig")).unwrap();
    assert_eq!(build(&versions.project("b"), &dist), Some(2));
    assert_eq!(files_below(&elsewhere).keys().collect::<Vec<_>>(), ["brev.txt"]);
    assert_eq!(site(&dist, "personale"), versions.old[1]);
}

#[test]
fn a_strangers_files_in_a_published_site_go_and_those_beside_it_stay() {
    let versions = Versions::new();
    let dist = versions.with_old("dist");
    fs::write(dist.join("offentlig/fremmed.html"), "x").unwrap();
    fs::write(dist.join("brev.txt"), "mit").unwrap();
    assert_eq!(build(&versions.project("b"), &dist), Some(0));
    assert_eq!(versions.states(&dist, "built"), [State::New; 2]);
    assert_eq!(fs::read_to_string(dist.join("brev.txt")).unwrap(), "mit");
}

#[test]
fn assets_stay_for_one_generation() {
    let versions = Versions::new();
    let dist = versions.with_old("dist");
    let styles = || -> Vec<String> {
        site(&dist, "offentlig").into_keys().filter(|path| path.ends_with(".css")).collect()
    };
    let old = styles();
    assert_eq!(old.len(), 1);
    assert_eq!(build(&versions.project("b"), &dist), Some(0));
    let both = styles();
    assert!(both.len() == 2 && both.contains(&old[0]), "{both:?}");
    assert_eq!(build(&versions.project("b"), &dist), Some(0));
    let new: Vec<_> = both.into_iter().filter(|path| *path != old[0]).collect();
    assert_eq!(styles(), new);
}

#[test]
fn while_one_build_publishes_another_is_refused() {
    let out = tempfile::tempdir().unwrap();
    let dist = out.path().join("dist");
    Project::small().published(&dist);
    let lock = fs::File::options().write(true).open(dist.join(".husbog/lock")).unwrap();
    lock.try_lock().unwrap();
    let Answer::CouldNotRun(why) = Project::own().publish(&dist) else { panic!("two builds at once") };
    assert!(why.contains("En anden husbog"), "{why}");
    drop(lock);
    Project::own().published(&dist);
}

#[test]
fn nothing_is_written_outside_the_output_folder() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("projekt");
    Project::own().write(&root);
    let before = everything(&root);
    assert_eq!(build(&root, &folder.path().join("ud")), Some(0));
    assert_eq!(everything(&root), before);
    let beside: Vec<_> =
        fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(beside.len(), 2, "{beside:?}");
}

#[test]
fn pictures_are_copied_and_links_in_their_place_never_followed() {
    let out = tempfile::tempdir().unwrap();
    let secret = out.path().join("hemmelig.png");
    fs::write(&secret, "hemmelig").unwrap();
    let shown = Project::small().append("content/om/index.md", "\n![Rum](rum.png)\n");
    let dist = out.path().join("dist");
    shown.clone().file("content/om/rum.png", b"\x89PNG\0\xff").published(&dist);
    assert_eq!(fs::read(dist.join("offentlig/om/rum.png")).unwrap(), b"\x89PNG\0\xff");
    let answer = shown.link("content/om/rum.png", secret).publish(&dist);
    assert!(matches!(answer, Answer::Done { errors: true, .. }), "{answer:?}");
    assert_eq!(fs::read(dist.join("offentlig/om/rum.png")).unwrap(), b"\x89PNG\0\xff");
}
