//! The preview, tried by a client that listens and fetches as a browser does. What only a browser shows
//! stands in `tests/browser`.

mod client;

use std::fs;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Stdio};

use husbog::disk::watch::Noticing;

use crate::project::Project;
use client::Preview;

const MANUAL: &str = "manuals/05-frivillige/manual.md";
const PAGE: &str = "/personale/manualer/05/index.html";
const OVERLAY: &str = "husbog-overlay";
const LAYOUT: &str = "themes/hus/templates/news.html";

fn manual(number: usize, body: &str) -> String {
    format!(
        "---\nnumber: {number}\ntitle: Den {number}.\nsummary: Om den.\nphases: [drift]\ncomponents: [ledelse]\n\
         roles: [leder]\nowner: leder\nreview_by: 2027-06-30\nsources: [guide:2.2]\n---\n{body}\n"
    )
}

/// The small project with a picture and a piece of news.
fn project() -> Project {
    Project::small()
        .file("manuals/05-frivillige/plan.png", "et billede")
        .append(MANUAL, "\n![Planen](plan.png)\n")
        .file(
            "content/nyheder/ny.md",
            "---\ntitle: Nyt\nsummary: Om det nye.\ndate: 2026-11-01\n---\nDet er nyt.\n",
        )
}

#[test]
fn a_change_is_told_of_and_then_there() {
    let mut preview = Preview::of(&project());
    preview.write(MANUAL, manual(5, "## Oplæring {#oplaering}\n\nDet første, nye ord."));
    preview.told_of(PAGE);
    preview.until(PAGE, |page| page.contains("Det første, nye ord."));
    let beside = preview.root().join("manuals/05-frivillige/.manual.md.swp");
    fs::write(&beside, manual(5, "## Oplæring {#oplaering}\n\nSkrevet ved siden af.")).unwrap();
    fs::rename(&beside, preview.root().join(MANUAL)).unwrap();
    preview.until(PAGE, |page| page.contains("Skrevet ved siden af."));
    fs::remove_file(preview.root().join(MANUAL)).unwrap();
    preview.write(MANUAL, manual(5, "## Oplæring {#oplaering}\n\nSlettet og skrevet igen."));
    preview.until(PAGE, |page| page.contains("Slettet og skrevet igen."));
    assert!(!preview.page("/personale/manualer/02/index.html").contains(OVERLAY));
    assert!(!preview.root().join("dist").exists(), "the preview writes nothing");
}

#[test]
fn only_pages_that_changed_are_told_of() {
    let mut preview = Preview::of(&project());
    preview.write("content/om/index.md", "---\ntitle: Om huset\nsummary: Hvem vi er.\n---\nVi er der.\n");
    let event = preview.event();
    let told: serde_json::Value = serde_json::from_str(event.trim().strip_prefix("data: ").unwrap()).unwrap();
    let told: Vec<&str> = told["files"].as_array().unwrap().iter().filter_map(|file| file.as_str()).collect();
    let (search, pages): (Vec<&str>, Vec<&str>) =
        told.into_iter().partition(|file| file.starts_with("/offentlig/soegning/"));
    assert_eq!(pages, ["/offentlig/om/index.html"]);
    assert!(!search.is_empty(), "the search finds the new words");
}

#[test]
fn a_page_that_cannot_be_made_stays_with_the_reason_over_it_until_it_can() {
    let check = |path: &str, fault: &str, page: &str, text: &str, reason: &str| {
        let project = project().file(LAYOUT, "{{ page.title }}{{ article | safe }}");
        let mut preview = Preview::of(&project);
        assert!(preview.page(page).contains(text) && !preview.page(page).contains(OVERLAY), "{path}");
        preview.write(path, fault);
        let covered = preview.until(page, |page| page.contains(OVERLAY));
        assert!(covered.contains(text) && covered.contains(reason), "{path}: {covered}");
        preview.write(path, project.text(path));
        preview.until(page, |page| page.contains(text) && !page.contains(OVERLAY));
    };
    check(LAYOUT, "{{ titlen }}", "/offentlig/nyheder/ny/", "Det er nyt.", "titlen");
    check(LAYOUT, "{% if %}", "/offentlig/om/", "Vi er her.", "news.html:1:");
    check(MANUAL, "---\nnumber: [\n---\nTekst", PAGE, "Den nye går med", "manual.md:2:");
    check(MANUAL, "---\nnumber: 2\ntitle: A\n---\n", PAGE, "Den nye går med", "manual.md:");
    check(MANUAL, &"\u{0}".repeat(99), PAGE, "Den nye går med", "manual.md:1:1");
    check("site.yaml", &"\u{0}".repeat(99), PAGE, "Den nye går med", "ikke en tekst");
    check("site.yaml", "name: [\n", "/offentlig/om/", "Vi er her.", "site.yaml:1:");
    check("site.yaml", "name: [\n", PAGE, "Den nye går med", "site.yaml:1:");
}

#[test]
fn a_folder_that_cannot_be_read_keeps_its_pages_with_the_reason_over_them() {
    let mut preview = Preview::of(&project());
    let (folder, aside) = (preview.root().join("content/om"), preview.root().join("om"));
    fs::rename(&folder, &aside).unwrap();
    std::os::unix::fs::symlink(&aside, &folder).unwrap();
    let page = preview.until("/offentlig/om/", |page| page.contains(OVERLAY));
    assert!(page.contains("Vi er her.") && page.contains("content/om:1:1"), "{page}");
    fs::remove_file(&folder).unwrap();
    preview.until("/offentlig/om/", |page| page.contains("husbog-missing"));
}

#[test]
fn a_project_that_begins_broken_says_why_and_recovers() {
    let mut preview = Preview::of(&project().file("site.yaml", "name: [\n"));
    let page = preview.page("/offentlig/om/");
    assert!(page.contains(OVERLAY) && page.contains("site.yaml:1:"), "{page}");
    preview.write("site.yaml", project().text("site.yaml"));
    preview.until("/offentlig/om/", |page| page.contains("Vi er her.") && !page.contains(OVERLAY));
}

#[test]
fn what_was_found_stands_on_the_page_it_was_found_in_and_on_the_board() {
    let mut preview = Preview::of(&project());
    preview.write(
        "content/om/index.md",
        "---\ntitle: Om huset\nsummary: Hvem vi er.\n---\n[Væk](vaek.md) & <b>\n",
    );
    let page = preview.until("/offentlig/om/", |page| page.contains("data-name=\"fejl\" open"));
    assert!(page.contains("content/om/index.md:5:1") && page.contains("husbog-error"), "{page}");
    assert!(page.contains("&lt;b&gt;") && !page.contains(OVERLAY), "{page}");
    assert!(preview.page("/offentlig/til-dig/").contains("ingen fund"));
    let board = preview.page("/tavle/");
    assert!(board.contains("content/om/index.md") && board.contains("broken-link"), "{board}");
    assert!(board.contains("href=\"../offentlig/om/\""), "{board}");
}

#[test]
fn the_board_says_how_hard_each_text_is_the_hardest_first() {
    let site = project().text("site.yaml").replacen(
        "theme: hus",
        "theme: hus\nlanguage: [{folder: content/om, rules: public, lix: 30}]",
        1,
    );
    let mut preview = Preview::of(&project().file("site.yaml", site).append(
        "content/om/index.md",
        "Kommunalbestyrelsen sikrer implementeringen. Forebyggelsesindsatsen tilrettelægges.\n",
    ));
    let row = |board: &str, file: &str| {
        let (_, table) = board.split_once("class=\"board-lix\"").unwrap();
        let rows = table.split_once("</table>").unwrap().0.split("<tr").collect::<Vec<_>>();
        let at = rows.iter().position(|row| row.contains(file)).unwrap();
        (at, rows[at].to_owned())
    };
    let (at, over) = row(&preview.page("/tavle/"), "content/om/index.md");
    // 8 words / 3 sentences = 2.67; 4 long words of 8 = 50 %.
    assert!(at == 2 && over.contains("over grænsen") && over.contains(">52,7 "), "{over}");
    assert!(over.contains("<a href=\"../offentlig/om/\">"), "{over}");
    let (_, short) = row(&preview.page("/tavle/"), "content/index.md");
    assert!(short.contains("for kort") && short.contains("ingen"), "{short}");
    preview.write(
        "content/om/index.md",
        "---\ntitle: Om huset\nsummary: K.\n---\nVi er her. Kom ind. Vi er glade.\n",
    );
    preview.until("/tavle/", |board| !row(board, "content/om/index.md").1.contains("over grænsen"));
}

#[test]
fn on_the_board_notes_with_the_same_advice_stand_together_after_what_must_be_mended() {
    let mut preview = Preview::of(&project());
    preview.write(
        "content/om/index.md",
        "---\ntitle: Om huset\nsummary: Hvem vi er.\n---\n[udfyld: dag] og [udfyld: tid].\n\n[Væk](vaek.md)\n",
    );
    let board = preview.until("/tavle/", |board| board.contains("broken-link"));
    let (_, file) = board.split_once("data-name=\"content/om/index.md\" open").unwrap();
    let place = |words: &str| file.find(words).unwrap_or_else(|| panic!("»{words}« in {file}"));
    let places = ["broken-link", "skrive: dag", "skrive: tid", "Skriv det rigtige"].map(place);
    assert!(places.is_sorted(), "{file}");
}

#[test]
fn a_new_folder_is_a_new_manual_wherever_it_is_moved_until_it_is_gone() {
    let mut preview = Preview::of(&project());
    let page = "/personale/manualer/07/index.html";
    assert!(preview.page(page).contains("husbog-missing"));
    preview.write("manuals/07-ny/manual.md", manual(7, "Helt ny."));
    preview.until(page, |page| page.contains("Helt ny."));
    fs::rename(preview.root().join("manuals/07-ny"), preview.root().join("manuals/07-flyttet")).unwrap();
    preview.write("manuals/07-flyttet/manual.md", manual(7, "Skrevet, efter den blev flyttet."));
    preview.until(page, |page| page.contains("efter den blev flyttet"));
    preview.write("manuals/07-flyttet/manual.md", manual(8, "Et andet nummer."));
    preview.until("/personale/manualer/08/index.html", |page| page.contains("Et andet nummer."));
    preview.until(page, |page| page.contains("husbog-missing"));
    fs::remove_dir_all(preview.root().join("manuals/07-flyttet")).unwrap();
    preview.until("/personale/manualer/08/index.html", |page| page.contains("husbog-missing"));
}

#[test]
fn three_hundred_files_at_once_are_all_there() {
    let mut preview = Preview::of(&project().replace("site.yaml", "to: 22", "to: 400"));
    let staged = preview.root().join("staged");
    for number in 10..310 {
        let folder = staged.join(format!("{number}-ny"));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("manual.md"), manual(number, &format!("Tekst {number}."))).unwrap();
    }
    for number in 10..310 {
        let name = format!("{number}-ny");
        fs::rename(staged.join(&name), preview.root().join("manuals").join(&name)).unwrap();
    }
    preview.until("/personale/index.html", |page| {
        (10..310).all(|number| page.contains(&format!("Den {number}.")))
    });
    for number in [10, 160, 309] {
        assert!(
            preview
                .page(&format!("/personale/manualer/{number}/index.html"))
                .contains(&format!("Tekst {number}."))
        );
    }
    fs::remove_dir_all(preview.root().join("manuals")).unwrap();
    preview.until("/personale/index.html", |page| !page.contains("Den 10."));
    preview.write(MANUAL, manual(5, "Begyndt forfra."));
    preview.until(PAGE, |page| page.contains("Begyndt forfra."));
}

#[test]
fn a_picture_is_told_of_when_it_changes_and_missed_when_it_is_gone() {
    let mut preview = Preview::of(&project());
    let picture = "/personale/manualer/05/plan.png";
    assert_eq!(preview.page(picture), "et billede");
    preview.write("manuals/05-frivillige/plan.png", "et andet billede");
    preview.told_of(picture);
    assert_eq!(preview.page(picture), "et andet billede");
    fs::remove_file(preview.root().join("manuals/05-frivillige/plan.png")).unwrap();
    let page = preview.until(PAGE, |page| page.contains("husbog-error"));
    assert!(page.contains("plan.png"), "{page}");
}

#[test]
fn drafts_are_shown_and_marked() {
    let mut preview = Preview::of(&project());
    let draft = project().text("content/om/index.md").replacen("---\n", "---\ndraft: true\n", 1);
    preview.write("content/om/index.md", draft);
    preview.until("/offentlig/om/", |page| page.contains("Kladde"));
    assert!(preview.page("/tavle/").contains("content/om/index.md"));
}

#[test]
fn the_preview_outlives_its_folder() {
    let mut preview = Preview::of(&project());
    let aside = preview.root().with_extension("aside");
    fs::rename(preview.root(), &aside).unwrap();
    let page = preview.until(PAGE, |page| page.contains(OVERLAY));
    assert!(page.contains("Den nye går med") && page.contains("Mappen kan ikke læses"), "{page}");
    fs::rename(&aside, preview.root()).unwrap();
    preview.until(PAGE, |page| !page.contains(OVERLAY));
    preview.write(MANUAL, manual(5, "Skrevet bagefter."));
    preview.until(PAGE, |page| page.contains("Skrevet bagefter."));
}

/// Something done to the tree, by a number. Links lead to `elsewhere`: what is written through one must not
/// reach the machine the tests run on.
fn disturb(root: &Path, elsewhere: &Path, number: usize) {
    let texts = [
        "",
        "---\n",
        "---\nnumber: [\n---\n",
        "name: [",
        "{{ ukendt }}",
        "{% if %}",
        "<<<<<<< a\n",
        "\u{0}\u{1}",
    ];
    let paths = [
        MANUAL,
        "site.yaml",
        "content/index.md",
        "content/om",
        "manuals",
        "themes/hus/templates/layout.html",
        "content/om/index.md",
    ];
    let (text, path) = (texts[number / 7 % texts.len()], root.join(paths[number % paths.len()]));
    // Much of this fails, as it may: a folder is no file, what is gone cannot be removed.
    let _ = match number / 56 % 6 {
        0 | 1 => fs::write(&path, text),
        2 => fs::remove_file(&path).or_else(|_| fs::remove_dir_all(&path)),
        3 => fs::rename(&path, root.join(format!("content/flyttet-{number}"))),
        4 => std::os::unix::fs::symlink(elsewhere, &path),
        _ => fs::create_dir_all(&path),
    };
}

#[test]
fn whatever_happens_to_the_tree_the_preview_ends_where_a_new_one_begins() {
    let mut preview = Preview::of(&project());
    let elsewhere = tempfile::tempdir().unwrap();
    let mut number = 12_345_usize;
    for _ in 0..120 {
        number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        disturb(preview.root(), elsewhere.path(), number >> 33);
        assert!(preview.page("/tavle/").contains("data-version"), "it still answers");
    }
    for part in ["content", "manuals", "themes", "site.yaml"] {
        let part = preview.root().join(part);
        let _ = fs::remove_file(&part).or_else(|_| fs::remove_dir_all(&part));
    }
    project().append(MANUAL, "\nNu er alt godt igen.\n").write(preview.root());
    preview.until(PAGE, |page| page.contains("Nu er alt godt igen.") && !page.contains(OVERLAY));
    preview.until("/offentlig/nyheder/ny/", |page| page.contains("Det er nyt.") && !page.contains(OVERLAY));
    preview.until("/tavle/", |page| page.contains("Teksterne kan udgives."));
}

#[test]
fn changes_are_found_where_the_system_tells_nothing() {
    let mut preview = Preview::noticing(&project(), Noticing::Polling);
    preview.write(MANUAL, manual(5, "Fundet uden besked."));
    preview.until(PAGE, |page| page.contains("Fundet uden besked."));
}

#[test]
fn addresses_are_answered_as_a_web_server_would() {
    let preview = Preview::of(&project());
    let check = |request: &str, status: &str, part: &str| {
        let answer = preview.answer(request);
        assert!(
            answer.starts_with(&format!("HTTP/1.1 {status} ")) && answer.contains(part),
            "{request}: {answer}"
        );
    };
    let host = format!("Host: 127.0.0.1:{}\r\n", preview.port());
    let get = |path: &str| format!("GET {path} HTTP/1.1\r\n{host}");
    check(&get("/"), "302", "Location: /tavle/");
    check(&get("/offentlig/om"), "302", "Location: /offentlig/om/\r\n");
    check(&get("/offentlig/om/?x=1"), "200", "Vi er her.");
    check(&get("/offentlig/om/index.html"), "200", "Vi er her.");
    check(&get(PAGE), "200", "connect-src 'self'; default-src 'none'");
    check(&get("/_husbog/preview.js"), "200", "Content-Type: text/javascript; charset=utf-8");
    check(&get("/_husbog/andet"), "404", "Her er intet");
    check(&get("/offentlig/../site.yaml"), "404", "husbog-missing");
    check(&get("/offentlig/%2e%2e/site.yaml"), "404", "husbog-missing");
    check(&get("/site.yaml"), "404", "husbog-missing");
    check(&get("//om/"), "404", "husbog-missing");
    check(&format!("POST / HTTP/1.1\r\n{host}Content-Length: 0\r\n"), "405", "kun læses");
    check("GET /personale/ HTTP/1.1\r\nHost: fremmed.example\r\n", "403", "kun ses på denne maskine");
    check("GET /personale/ HTTP/1.1\r\n", "403", "kun ses på denne maskine");
    check(&format!("GET /tavle/ HTTP/1.1\r\nHost: LOCALHOST:{}\r\n", preview.port()), "200", "Tavle");
}

#[test]
fn who_asks_with_an_old_version_is_told_at_once() {
    let preview = Preview::of(&project());
    let page = preview.page(PAGE);
    let version = page.split("data-version=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let [mut old, mut new] =
        ["1-1", version].map(|version| preview.listen(&format!("?page={PAGE}&version={version}")));
    assert!(old.next().contains(PAGE));
    preview.write("content/om/index.md", "---\ntitle: Om huset\nsummary: Hvem vi er.\n---\nVi er der.\n");
    assert!(old.next().contains("/offentlig/om/index.html"));
    assert!(new.next().contains("/offentlig/om/index.html"), "who has the newest is told of nothing old");
}

#[test]
fn it_ends_when_told_and_tells_its_listeners() {
    let mut preview = Preview::of(&project());
    preview.page(PAGE);
    preview.stop().unwrap();
}

/// The program on a folder, its port taken from what it says.
fn program(root: &Path) -> (std::process::Child, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_husbog"))
        .args(["serve", "--port", "0", "--root"])
        .arg(root)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
    (child, line)
}

#[test]
fn ctrl_c_ends_the_program_cleanly() {
    let root = project().on_disk();
    let (child, line) = program(root.path());
    assert!(line.starts_with("Forhåndsvisning: http://127.0.0.1:"), "{line}");
    let killed = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(killed.success());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&output.stdout).contains("Forhåndsvisningen er lukket."));
}

#[test]
fn a_taken_port_and_a_missing_folder_are_told_plainly() {
    let taken = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let root = project().on_disk();
    let check = |arguments: &[&str], expected: &str| {
        let output =
            Command::new(env!("CARGO_BIN_EXE_husbog")).arg("serve").args(arguments).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(said.contains(expected), "{arguments:?}: {said}");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    };
    let root = root.path().to_str().unwrap();
    check(&["--port", &port, "--root", root], &format!("Port {port} er optaget."));
    check(&["--port", "0", "--root", "/findes/ikke"], "kan ikke læses: den findes ikke.");
    check(&["--port", "70000"], "»70000« kan ikke bruges ved");
}
