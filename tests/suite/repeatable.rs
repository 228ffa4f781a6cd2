//! Same input, same date, same bytes: whatever the number of threads, the folder, the language and the
//! time zone of the machine, the line ends of the checkout, and what was published before.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::process::Command;

use husbog::build::Memory;

use crate::project::{Built, Files, Project, files_below, shown};

/// What a build comes to: findings and the bytes of both sites.
fn outcome(built: Built) -> (Vec<String>, Files, Files) {
    (shown(&built.report), built.public, built.staff)
}

/// What our own content comes to, built once for all that is held against it.
fn own_outcome() -> (Vec<String>, Files, Files) {
    let built = Project::own_built();
    (shown(&built.report), built.public.clone(), built.staff.clone())
}

fn in_pool(threads: usize, project: &Project) -> (Vec<String>, Files, Files) {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    pool.install(|| outcome(project.build()))
}

/// The files that are not the same in both.
fn others<'f>(one: &'f Files, other: &'f Files) -> Vec<&'f str> {
    let paths: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    paths.into_iter().filter(|path| one.get(*path) != other.get(*path)).map(String::as_str).collect()
}

/// Our own content with faults of many kinds, so that findings have an order to keep.
fn faulty() -> Project {
    let faults = "\n[a](b.md) [c](d:e) [^f] <b> [g][h] [udfyld: x]\n\n## i\n\n## i\n\n[^j]: k\n";
    let mut project = Project::own();
    for path in project.clone().paths().filter(|path| path.ends_with(".md")) {
        project = project.append(&path, faults);
    }
    project
        .file("themes/hus/templates/page.html", "{{ ukendt }}")
        .file("themes/hus/templates/house.html", "{{ ukendt }}")
}

#[test]
fn the_number_of_threads_changes_nothing() {
    for project in [Project::own(), faulty()] {
        let one = in_pool(1, &project);
        for threads in [2, 16, 16] {
            assert_eq!(in_pool(threads, &project), one, "{threads} threads");
        }
    }
}

#[test]
fn what_is_remembered_changes_nothing() {
    let (manual, page) = ("manuals/05-frivillige/manual.md", "content/om/index.md");
    let steps = |project: Project| {
        let page_html =
            "{% extends \"layout.html\" %}{% block main %}{% include \"egen.html\" %}{% endblock %}";
        let named = |name: &str| {
            let with = project.clone().file("themes/hus/templates/page.html", page_html);
            with.file(format!("themes/hus/templates/{name}"), "En skabelon for sig.")
        };
        vec![
            project.clone(),
            project.clone().append(manual, "\nEn ny linje.\n"),
            project.clone().replace(manual, "number: 5\n", "number: 6\n"),
            project.clone().replace(page, "---\n", "---\ndraft: true\n"),
            project.clone().replace(page, "---\n", "---\ndraft: true\n").with_drafts(),
            project.clone().append("site.yaml", "addresses: {public: \"https://hus.example\"}\n"),
            project.clone().without("content/aktiviteter/cafe.md"),
            project.clone().without(manual),
            project.clone().file("themes/hus/templates/news.html", "{{ ukendt }}"),
            project.clone().file("themes/hus/templates/page.html", "{{ page.title }} {{ article | safe }}"),
            named("egen.html"),
            named("egne.html"),
            project.clone().file("site.yaml", "name: ["),
            project,
        ]
    };
    let own = Project::own();
    let of_own = vec![own.clone(), own.clone().append(manual, "\nEn ny linje.\n"), own.without(manual)];
    for steps in [steps(Project::small()), of_own] {
        let memory = Memory::remembering();
        for (step, project) in steps.iter().enumerate() {
            let remembered = outcome(project.build_remembering(&memory));
            let afresh = outcome(project.build());
            assert_eq!(remembered.0, afresh.0, "step {step}");
            assert_eq!(others(&remembered.1, &afresh.1), [""; 0], "step {step}");
            assert_eq!(others(&remembered.2, &afresh.2), [""; 0], "step {step}");
        }
    }
}

#[test]
fn line_ends_and_byte_order_marks_change_nothing() {
    let lf = own_outcome();
    let crlf = outcome(Project::own().map_texts(|text| text.replace('\n', "\r\n")).build());
    let marked = outcome(Project::own().map_texts(|text| format!("\u{feff}{text}")).build());
    assert_eq!(crlf, lf);
    assert_eq!(marked, lf);
}

#[test]
fn the_order_in_which_files_were_written_changes_nothing() {
    let first = own_outcome();
    let mut other = Project::default();
    let mut paths: Vec<_> = Project::own().paths().collect();
    paths.reverse();
    for path in paths {
        other = other.file(&path, Project::own().text(&path));
    }
    assert_eq!(outcome(other.build()), first);
}

/// Publishes our own content with the program itself.
fn published_by_the_program(root: &Path, settings: &[(&str, &str)]) -> Files {
    Project::own().write(root);
    let mut command = Command::new(env!("CARGO_BIN_EXE_husbog"));
    command.args(["build", "--date", "2026-11-28"]).current_dir(root).envs(settings.iter().copied());
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    let files = files_below(&root.join("dist")).into_iter();
    files.filter(|(path, _)| !path.starts_with(".husbog/")).collect()
}

#[test]
fn folder_language_time_zone_and_threads_of_the_machine_change_nothing() {
    let roots = tempfile::tempdir().unwrap();
    let deep = roots.path().join("Åbne filer/et sted/langt nede");
    let plain = published_by_the_program(
        &roots.path().join("a"),
        &[("TZ", "UTC"), ("LANG", "C"), ("RAYON_NUM_THREADS", "1")],
    );
    let settings = [
        ("TZ", "Pacific/Kiritimati"),
        ("LANG", "tr_TR.UTF-8"),
        ("LC_ALL", "da_DK.UTF-8"),
        ("RAYON_NUM_THREADS", "13"),
        ("HOME", "/"),
    ];
    assert_eq!(published_by_the_program(&deep, &settings), plain);
    let (_, public, staff) = own_outcome();
    let prefixed = |site: &str, files: Files| {
        files.into_iter().map(move |(path, bytes)| (format!("{site}/{path}"), bytes)).collect::<Vec<_>>()
    };
    let in_memory: Files =
        prefixed("offentlig", public).into_iter().chain(prefixed("personale", staff)).collect();
    assert_eq!(in_memory, plain, "what is published is what was built in memory");
}

/// Each file with its bytes, its time and its inode.
fn traces(folder: &Path) -> Vec<(String, Vec<u8>, i64, i64, u64)> {
    let trace = |(path, bytes): (String, Vec<u8>)| {
        let metadata = fs::symlink_metadata(folder.join(&path)).unwrap();
        (path, bytes, metadata.mtime(), metadata.mtime_nsec(), metadata.ino())
    };
    files_below(folder).into_iter().map(trace).collect()
}

#[test]
fn a_second_build_touches_nothing() {
    let out = tempfile::tempdir().unwrap();
    let dist = out.path().join("dist");
    let sites = || [traces(&dist.join("offentlig")), traces(&dist.join("personale"))];
    Project::own().published(&dist);
    let first = sites();
    Project::own().published(&dist);
    assert_eq!(sites(), first);
}

#[test]
fn a_change_touches_only_the_files_it_changes() {
    let out = tempfile::tempdir().unwrap();
    let dist = out.path().join("dist");
    Project::small().published(&dist);
    let before = traces(&dist.join("offentlig"));
    Project::small().append("content/om/index.md", "\nOg her.\n").published(&dist);
    let after = traces(&dist.join("offentlig"));
    let changed: Vec<_> = before
        .iter()
        .zip(&after)
        .filter(|(one, other)| one != other)
        .map(|(file, _)| file.0.as_str())
        .collect();
    let index = ["soegning/ord.js", "soegning/steder-0.js", "soegning/tekster-0.js"];
    let expected: Vec<&str> = ["om/index.html"].into_iter().chain(index).collect();
    assert_eq!((before.len(), changed), (after.len(), expected));
}

#[test]
fn published_from_scratch_or_over_something_else_the_sites_are_the_same() {
    let out = tempfile::tempdir().unwrap();
    let (fresh, used) = (out.path().join("ny"), out.path().join("brugt"));
    Project::own().published(&fresh);
    Project::small().published(&used);
    Project::small()
        .without("content/aktiviteter/cafe.md")
        .replace("manuals/05-frivillige/manual.md", "[caféen](../../content/aktiviteter/cafe.md)", "caféen")
        .published(&used);
    Project::own().published(&used);
    let sites = |dist: &Path| [files_below(&dist.join("offentlig")), files_below(&dist.join("personale"))];
    assert_eq!(sites(&fresh), sites(&used));
}
