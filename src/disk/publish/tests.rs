//! Publishing, tried from outside, with faults at every step.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::Path;

use tempfile::TempDir;
use walkdir::WalkDir;

use super::effects::faults::{Fault, FaultyFolder};
use super::*;

const SITES: [&str; 2] = ["offentlig", "personale"];

/// The files of all sites: `offentlig/index.html` → text.
type Files = BTreeMap<String, String>;

fn files(listed: &[(&str, &str)]) -> Files {
    listed.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

/// A small pair of sites that differs wholly from that of another `version`.
fn version(version: &str) -> Files {
    files(&[
        ("offentlig/index.html", version),
        ("offentlig/om/index.html", "om"),
        (&format!("offentlig/kun-i/{version}/index.html"), "ny side"),
        ("personale/index.html", version),
        ("personale/manualer/05/index.html", "manual 5"),
    ])
}

fn fill(publication: &Publication, files: &Files) -> Result<(), PublishError> {
    files.iter().try_for_each(|(file, text)| {
        let (site, path) = file.split_once('/').unwrap();
        publication.put(site, &OutputPath::new(path).unwrap(), text.as_bytes())
    })
}

fn publish(out: &Path, files: &Files) -> Result<Summary, PublishError> {
    let publication = Publication::begin(out, &SITES)?;
    fill(&publication, files)?;
    publication.commit("aktiver")
}

/// What lies in the folders of the sites.
fn published(out: &Path) -> Files {
    let walk = WalkDir::new(out).into_iter().filter_entry(|entry| entry.file_name() != ".husbog");
    let files = walk.map(Result::unwrap).filter(|entry| !entry.file_type().is_dir());
    files
        .map(|entry| {
            let path = entry.path().strip_prefix(out).unwrap().to_str().unwrap().to_owned();
            let text = if entry.path_is_symlink() {
                Ok("link".to_owned())
            } else {
                fs::read_to_string(entry.path())
            };
            (path, text.unwrap())
        })
        .collect()
}

fn site_of(files: &Files, site: &str) -> Files {
    let files = files.iter().filter(|(path, _)| path.starts_with(site));
    files.map(|(path, text)| (path.clone(), text.clone())).collect()
}

fn own_files(out: &Path) -> Vec<String> {
    let entries = fs::read_dir(out.join(".husbog")).unwrap();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn identity(path: &Path) -> (u64, i64, i64) {
    let found = fs::symlink_metadata(path).unwrap();
    (found.ino(), found.mtime(), found.mtime_nsec())
}

fn error_of<T: std::fmt::Debug>(result: Result<T, PublishError>) -> String {
    result.unwrap_err().to_string()
}

#[test]
fn sites_are_published_and_replaced_whole() {
    let out = TempDir::new().unwrap();
    let [first, second] = ["1", "2"].map(version);
    let summary = publish(out.path(), &first).unwrap();
    assert_eq!(summary, Summary { written: 5, unchanged: 0, removed: 0 });
    assert_eq!(published(out.path()), first);
    let summary = publish(out.path(), &second).unwrap();
    assert_eq!(summary, Summary { written: 3, unchanged: 2, removed: 1 });
    assert_eq!(published(out.path()), second);
    assert_eq!(own_files(out.path()), ["husbog.txt", "lock", "udgivet.json"]);
}

#[test]
fn an_unchanged_file_keeps_inode_and_time() {
    let out = TempDir::new().unwrap();
    let kept = out.path().join("offentlig/om/index.html");
    publish(out.path(), &version("1")).unwrap();
    let before = identity(&kept);
    publish(out.path(), &version("2")).unwrap();
    assert_eq!(identity(&kept), before);
}

#[test]
fn an_unchanged_file_keeps_its_time_where_links_are_refused() {
    let out = FaultyFolder::new(&["link"]);
    let kept = out.path().join("offentlig/om/index.html");
    publish(out.path(), &version("1")).unwrap();
    let before = identity(&kept);
    publish(out.path(), &version("2")).unwrap();
    let after = identity(&kept);
    assert_ne!(after.0, before.0);
    assert_eq!((after.1, after.2), (before.1, before.2));
    assert_eq!(published(out.path()), version("2"));
}

#[test]
fn an_unchanged_site_is_not_touched() {
    let out = TempDir::new().unwrap();
    let mut files = version("1");
    publish(out.path(), &files).unwrap();
    let before = SITES.map(|site| identity(&out.path().join(site)));
    let summary = publish(out.path(), &files).unwrap();
    assert_eq!(summary, Summary { written: 0, unchanged: 5, removed: 0 });
    assert_eq!(SITES.map(|site| identity(&out.path().join(site))), before);
    files.insert("personale/ny/index.html".to_owned(), "ny".to_owned());
    publish(out.path(), &files).unwrap();
    assert_eq!(identity(&out.path().join("offentlig")), before[0]);
    assert_ne!(identity(&out.path().join("personale")).0, before[1].0);
    assert_eq!(published(out.path()), files);
}

#[test]
fn an_asset_is_kept_for_one_generation() {
    let out = TempDir::new().unwrap();
    let page = ("offentlig/index.html", "side");
    let [old, new, newest] =
        ["offentlig/aktiver/1.css", "offentlig/aktiver/b/2.css", "offentlig/aktiver/3.css"];
    let check = |built: &[(&str, &str)], expected: &[(&str, &str)], removed: usize| {
        let summary = publish(out.path(), &files(built)).unwrap();
        assert_eq!(published(out.path()), files(expected));
        assert_eq!(summary.removed, removed);
    };
    check(&[page, (old, "1")], &[page, (old, "1")], 0);
    check(&[page, (new, "2")], &[page, (old, "1"), (new, "2")], 0);
    check(&[page, (newest, "3")], &[page, (new, "2"), (newest, "3")], 1);
    check(&[page, (newest, "3")], &[page, (newest, "3")], 1);
    check(&[page, (newest, "3")], &[page, (newest, "3")], 0);
    // Used again after it was only kept, it counts as used.
    check(&[page, (old, "1")], &[page, (old, "1"), (newest, "3")], 0);
    check(&[page, (newest, "3")], &[page, (old, "1"), (newest, "3")], 0);
    check(&[page, (old, "1")], &[page, (old, "1"), (newest, "3")], 0);
    // Where a file takes the place of its folder it cannot be kept.
    check(&[page, (new, "2")], &[page, (old, "1"), (new, "2")], 1);
    check(&[page, ("offentlig/aktiver/b", "b")], &[page, ("offentlig/aktiver/b", "b")], 2);
}

#[test]
fn a_file_and_a_folder_change_places() {
    let out = TempDir::new().unwrap();
    let [file, folder] = [files(&[("offentlig/a", "1")]), files(&[("offentlig/a/b", "1")])];
    for built in [&file, &folder, &file] {
        publish(out.path(), built).unwrap();
        assert_eq!(published(out.path()), *built);
    }
}

#[test]
fn other_sets_of_sites_leave_each_other_alone() {
    let out = TempDir::new().unwrap();
    let asset = files(&[("hearing/index.html", "høring"), ("hearing/aktiver/1.css", "1")]);
    publish(out.path(), &version("1")).unwrap();
    let hearing = Publication::begin(out.path(), &["hearing"]).unwrap();
    fill(&hearing, &asset).unwrap();
    hearing.commit("aktiver").unwrap();
    publish(out.path(), &version("2")).unwrap();
    let mut all = version("2");
    all.extend(asset);
    assert_eq!(published(out.path()), all);
}

#[test]
fn pictures_are_copied_once() {
    let (out, source) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let picture = source.path().join("hus.png");
    let copy = |bytes: &[u8]| {
        fs::write(&picture, bytes).unwrap();
        let publication = Publication::begin(out.path(), &SITES).unwrap();
        publication.copy("offentlig", &OutputPath::new("huse/hus.png").unwrap(), &picture).unwrap();
        let summary = publication.commit("aktiver").unwrap();
        assert_eq!(fs::read(out.path().join("offentlig/huse/hus.png")).unwrap(), bytes);
        (summary.written, summary.unchanged)
    };
    let long = vec![7; 100_000];
    assert_eq!([copy(b"en"), copy(b"en"), copy(b"to"), copy(&long)], [(1, 0), (0, 1), (1, 0), (1, 0)]);
}

#[test]
fn a_path_is_added_once() {
    let out = TempDir::new().unwrap();
    let path = OutputPath::new("index.html").unwrap();
    let publication = Publication::begin(out.path(), &SITES).unwrap();
    publication.put("offentlig", &path, b"1").unwrap();
    let message = error_of(publication.put("offentlig", &path, b"1"));
    assert!(message.contains("offentlig/index.html") && message.contains("findes allerede"), "{message}");
}

#[test]
fn a_foreign_folder_is_refused_and_left_alone() {
    let check = |prepare: &dyn Fn(&Path), expected: &str| {
        let folder = TempDir::new().unwrap();
        prepare(folder.path());
        let before = published(folder.path());
        let message = error_of(publish(&folder.path().join("dist/"), &version("1")));
        assert!(message.contains(expected) && message.contains("dist"), "{message}");
        assert_eq!(published(folder.path()), before);
    };
    let foreign = "ikke lavet af husbog";
    let no_folder = "symbolsk link eller en fil";
    check(
        &|folder| {
            fs::create_dir(folder.join("dist")).unwrap();
            fs::write(folder.join("dist/brev.txt"), "mit").unwrap();
        },
        foreign,
    );
    check(
        &|folder| {
            fs::create_dir_all(folder.join("dist/.husbog")).unwrap();
            fs::write(folder.join("dist/.husbog/husbog.txt"), "noget andet").unwrap();
            fs::create_dir(folder.join("dist/offentlig")).unwrap();
        },
        foreign,
    );
    check(&|folder| fs::write(folder.join("dist"), "en fil").unwrap(), no_folder);
    check(
        &|folder| {
            fs::create_dir(folder.join("andet")).unwrap();
            symlink("andet", folder.join("dist")).unwrap();
        },
        no_folder,
    );
    check(
        &|folder| {
            fs::create_dir_all(folder.join("dist")).unwrap();
            fs::create_dir(folder.join("andet")).unwrap();
            symlink("../andet", folder.join("dist/.husbog")).unwrap();
        },
        no_folder,
    );
}

#[test]
fn the_place_of_a_site_is_looked_at() {
    let check = |prepare: &dyn Fn(&Path), expected: &str| {
        let out = TempDir::new().unwrap();
        let only_public = Publication::begin(out.path(), &["offentlig"]).unwrap();
        fill(&only_public, &files(&[("offentlig/index.html", "1")])).unwrap();
        only_public.commit("aktiver").unwrap();
        prepare(out.path());
        let before = published(out.path());
        let message = error_of(publish(out.path(), &version("1")));
        assert!(message.contains(expected) && message.contains("personale"), "{message}");
        assert_eq!(published(out.path()), before);
    };
    check(&|out| symlink("offentlig", out.join("personale")).unwrap(), "symbolsk link");
    check(&|out| fs::write(out.join("personale"), "fil").unwrap(), "eller en fil");
    check(
        &|out| {
            fs::create_dir(out.join("personale")).unwrap();
            fs::write(out.join("personale/brev.txt"), "mit").unwrap();
        },
        "ikke udgivet af husbog",
    );
}

#[test]
fn no_link_inside_a_published_site_is_followed() {
    let (out, outside) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    publish(out.path(), &version("1")).unwrap();
    let secret = outside.path().join("index.html");
    fs::write(&secret, "om").unwrap();
    fs::remove_dir_all(out.path().join("offentlig/om")).unwrap();
    symlink(outside.path(), out.path().join("offentlig/om")).unwrap();
    fs::remove_file(out.path().join("personale/index.html")).unwrap();
    symlink(&secret, out.path().join("personale/index.html")).unwrap();
    publish(out.path(), &version("1")).unwrap();
    assert_eq!(published(out.path()), version("1"));
    assert!(!fs::symlink_metadata(out.path().join("offentlig/om")).unwrap().is_symlink());
    assert_eq!(fs::metadata(&secret).unwrap().nlink(), 1);
    assert_eq!(fs::read_to_string(&secret).unwrap(), "om");
}

#[test]
fn only_one_run_publishes_at_a_time() {
    let out = TempDir::new().unwrap();
    let first = Publication::begin(out.path(), &SITES).unwrap();
    assert!(error_of(Publication::begin(out.path(), &SITES)).contains("En anden husbog"));
    drop(first);
    Publication::begin(out.path(), &SITES).unwrap();
}

#[test]
fn without_commit_nothing_is_published() {
    let out = TempDir::new().unwrap();
    publish(out.path(), &version("1")).unwrap();
    let publication = Publication::begin(out.path(), &SITES).unwrap();
    fill(&publication, &version("2")).unwrap();
    drop(publication);
    assert_eq!(published(out.path()), version("1"));
    assert_eq!(own_files(out.path()), ["husbog.txt", "lock", "udgivet.json"]);
}

#[test]
fn a_site_keeps_the_permissions_of_its_folder() {
    let out = TempDir::new().unwrap();
    publish(out.path(), &version("1")).unwrap();
    let staff = out.path().join("personale");
    fs::set_permissions(&staff, fs::Permissions::from_mode(0o750)).unwrap();
    publish(out.path(), &version("2")).unwrap();
    assert_eq!(fs::metadata(&staff).unwrap().mode() & 0o777, 0o750);
}

#[test]
fn a_journal_that_says_nothing_harms_nothing() {
    let check = |journal: &str| {
        let out = TempDir::new().unwrap();
        publish(out.path(), &version("1")).unwrap();
        let tools = out.path().join(".husbog");
        fs::write(tools.join("journal.json"), journal).unwrap();
        fs::create_dir_all(tools.join("ny/personale")).unwrap();
        fs::create_dir_all(tools.join("gammel")).unwrap();
        fs::rename(out.path().join("offentlig"), tools.join("gammel/offentlig")).unwrap();
        drop(Publication::begin(out.path(), &SITES).unwrap());
        assert_eq!(published(out.path()), version("1"), "{journal}");
        publish(out.path(), &version("2")).unwrap();
        assert_eq!(published(out.path()), version("2"));
    };
    check("");
    check("{\"sites\":");
    check("{\"sites\":{\"../andet\":{\"folder\":1,\"kept\":[]}}}");
    check("{\"sites\":{\"offentlig\":{\"folder\":1,\"kept\":[]},\"personale\":{\"folder\":2,\"kept\":[]}}}");
}

/// Whether both sites are those of one version.
fn is_a_pair(out: &Path) -> bool {
    ["1", "2"].iter().any(|number| published(out) == version(number))
}

/// Whether each site is that of a version; `missing` ones may be brought back by the next run.
fn sites_are_whole(out: &Path, missing: bool) -> bool {
    let found = published(out);
    SITES.iter().all(|site| {
        let found = site_of(&found, site);
        let is_whole = ["1", "2"].iter().any(|number| found == site_of(&version(number), site));
        is_whole || (missing && found.is_empty())
    })
}

/// Publishes version 1, then version 2 with a fault at a step, and looks at what is there. Says whether
/// there was such a step.
fn with_fault(
    refused: &'static [&'static str],
    step: usize,
    fault: Fault,
    look: impl FnOnce(&FaultyFolder, Result<Summary, String>),
) -> bool {
    let out = FaultyFolder::new(refused);
    publish(out.path(), &version("1")).unwrap();
    out.plan(step, fault);
    let result = publish(out.path(), &version("2")).map_err(|error| error.to_string());
    let came = out.end();
    look(&out, result);
    publish(out.path(), &version("2")).unwrap();
    assert_eq!(published(out.path()), version("2"));
    assert_eq!(own_files(out.path()), ["husbog.txt", "lock", "udgivet.json"]);
    came
}

/// Tries the steps one after the other until there is none.
fn for_every_step(name: &str, is_step: impl Fn(usize) -> bool) {
    let tried = (0..1000).take_while(|step| is_step(*step)).count();
    assert!(tried > 15, "{name}: only {tried} steps were tried");
}

const FILE_SYSTEMS: [&[&str]; 2] = [&[], &["exchange", "link"]];

#[test]
fn a_kill_at_any_step_never_leaves_half_a_pair() {
    for refused in FILE_SYSTEMS {
        for_every_step("kill", |step| {
            with_fault(refused, step, Fault::Kill, |out, _| {
                assert!(sites_are_whole(out.path(), !refused.is_empty()), "{refused:?} {step}");
                drop(Publication::begin(out.path(), &SITES).unwrap());
                assert!(is_a_pair(out.path()), "{refused:?} {step}");
            })
        });
    }
}

#[test]
fn recovery_may_be_killed_at_any_step() {
    for refused in FILE_SYSTEMS {
        for_every_step("kill", |step| {
            with_fault(refused, step, Fault::Kill, |out, _| {
                // Killed again and again, each time a step later, it still comes to its end.
                for again in 0.. {
                    out.plan(again, Fault::Kill);
                    drop(Publication::begin(out.path(), &SITES));
                    let came = out.end();
                    assert!(sites_are_whole(out.path(), !refused.is_empty()), "{refused:?} {step} {again}");
                    if !came {
                        break;
                    }
                }
                assert!(is_a_pair(out.path()), "{refused:?} {step}");
            })
        });
    }
}

#[test]
fn an_error_at_any_step_leaves_a_pair() {
    for refused in FILE_SYSTEMS {
        for_every_step("error", |step| {
            with_fault(refused, step, Fault::Once, |out, result| {
                assert!(is_a_pair(out.path()), "{refused:?} {step} {result:?}");
                let folder = out.path().to_str().unwrap();
                assert!(result.as_ref().err().is_none_or(|error| error.contains(folder)), "{result:?}");
            })
        });
    }
}

#[test]
fn a_disk_that_stays_full_leaves_sites_that_the_next_run_pairs() {
    for refused in FILE_SYSTEMS {
        for_every_step("full disk", |step| {
            with_fault(refused, step, Fault::Ever, |out, _| {
                assert!(sites_are_whole(out.path(), !refused.is_empty()), "{refused:?} {step}");
                drop(Publication::begin(out.path(), &SITES).unwrap());
                assert!(is_a_pair(out.path()), "{refused:?} {step}");
            })
        });
    }
}

#[test]
fn a_first_run_may_be_killed_at_any_step() {
    for_every_step("first run", |step| {
        let folder = FaultyFolder::new(&[]);
        let out = folder.path().join("dist");
        folder.plan(step, Fault::Kill);
        let _ = publish(&out, &version("1"));
        let came = folder.end();
        publish(&out, &version("1")).unwrap();
        assert_eq!(published(&out), version("1"), "{step}");
        came
    });
}
