//! The command line: that everything is wired, and what the exit codes are.

use std::path::Path;
use std::process::{Command, Output};

use husbog::lints;

use crate::project::{Project, files_below};

/// Runs the program in a folder.
fn husbog(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_husbog")).current_dir(folder).args(arguments).output().unwrap()
}

struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

fn run(project: &Project, arguments: &[&str]) -> Ran {
    let root = project.on_disk();
    let output = husbog(root.path(), arguments);
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

const CHECK: [&str; 3] = ["check", "--date", "2026-11-28"];

fn faulty() -> Project {
    Project::small().append("content/om/index.md", "\nÅh, [væk](vaek.md).\n")
}

fn warned() -> Project {
    Project::small().append("content/om/index.md", "\n[^x]: Aldrig nævnt.\n")
}

#[test]
fn a_folder_that_is_no_project_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("brev.txt"), "Kære").unwrap();
    let output = husbog(folder.path(), &["build", "--date", "2026-11-28"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stdout).contains("fejl[missing-site-file]"));
    let left: Vec<_> =
        std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["brev.txt"]);
}

#[test]
fn the_exit_code_says_whether_something_must_be_mended() {
    let check = |project: &Project, arguments: &[&str], code: i32| {
        let ran = run(project, arguments);
        assert_eq!(ran.code, Some(code), "{arguments:?}\n{}{}", ran.out, ran.err);
        assert_eq!(ran.err.is_empty(), code != 2, "{arguments:?}: {}", ran.err);
    };
    check(&Project::small(), &CHECK, 0);
    check(&warned(), &CHECK, 0);
    check(&faulty(), &CHECK, 1);
    check(&Project::default(), &CHECK, 1);
    check(&Project::small(), &["build", "--date", "2026-11-28"], 0);
    check(&warned(), &["build", "--date", "2026-11-28"], 0);
    check(&faulty(), &["build", "--date", "2026-11-28"], 1);
    check(&Project::small(), &["check", "--root", "findes-ikke"], 2);
    check(&Project::small(), &["check", "findes-ikke.md"], 2);
    check(&Project::small(), &["check", "--ukendt"], 2);
    check(&Project::small(), &["check", "--date", "i-dag"], 2);
    check(&Project::small(), &["check", "--format", "xml"], 2);
    check(&Project::small(), &["byg"], 2);
    check(&Project::small(), &["build", "--out"], 2);
    check(&Project::small(), &["render"], 2);
    check(&Project::small(), &["render", "findes-ikke.md"], 2);
    check(&Project::small(), &["--explain", "brokenlink"], 2);
    check(&Project::small(), &["new"], 2);
    check(&Project::small(), &["new", "brev", "Kære"], 2);
    check(&Project::small(), &["new", "manual"], 2);
    check(&Project::small(), &["new", "manual", "8", "To", "ord"], 0);
    check(&Project::default(), &["new", "manual", "8", "To", "ord"], 2);
    check(&Project::small(), &["schema"], 0);
    check(&Project::small(), &["schema", "manual"], 0);
    check(&Project::default(), &["schema", "manual"], 0);
    check(&Project::small(), &["schema", "manaul"], 2);
    check(&Project::small(), &["--help"], 0);
    check(&Project::small(), &["--version"], 0);
}

#[test]
fn what_cannot_run_is_said_in_danish() {
    for arguments in [
        &["check", "--ukendt"][..],
        &["byg"],
        &["check", "--date", "i-dag"],
        &["--explain", "brokenlink"],
        &["check", "--root", "x"],
        &["new", "brev", "Kære"],
        &["new", "news", "-5 grader"],
        &["new", "manual", "8"],
        &["new"],
        &["schema", "manaul"],
    ] {
        let ran = run(&Project::small(), arguments);
        assert!(ran.err.starts_with("husbog: "), "{}", ran.err);
        assert!(
            [" ikke ", "Mente du", " kan ", "Skriv "].iter().any(|word| ran.err.contains(word)),
            "{}",
            ran.err
        );
        assert!(!ran.err.contains("error:") && ran.out.is_empty(), "{}{}", ran.err, ran.out);
    }
}

#[test]
fn every_code_is_explained_in_danish() {
    let root = Project::default().on_disk();
    let list = String::from_utf8(husbog(root.path(), &["--explain"]).stdout).unwrap();
    for rule in lints::rules() {
        let output = husbog(root.path(), &["--explain", rule.code]);
        let text = String::from_utf8(output.stdout).unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", rule.code);
        assert!(text.starts_with(rule.code), "{text}");
        assert!(text.split_whitespace().count() > 8, "{text}");
        assert!(danish_words(&text) >= 3, "{text}");
        assert!(text.lines().all(|line| line.chars().count() <= 100), "{text}");
        assert!(
            list.lines().any(|line| line.starts_with(&format!("{} ", rule.code))),
            "{} is not in the list",
            rule.code
        );
    }
}

/// How many of the words are among the commonest in Danish and in no other language.
fn danish_words(text: &str) -> usize {
    let common = [
        "og", "er", "på", "ikke", "skal", "det", "kan", "som", "den", "til", "har", "der", "så", "ved", "af",
        "du", "en", "hvis", "i",
    ];
    let words = text.split(|c: char| !c.is_alphabetic());
    words.filter(|word| common.contains(&word.to_lowercase().as_str())).count()
}

#[test]
fn json_keeps_its_shape() {
    let ran = run(&faulty(), &["check", "--date", "2026-11-28", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let keys = |value: &serde_json::Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&json), ["errors", "findings", "left_out", "notes", "pages", "version", "warnings"]);
    assert_eq!(
        (&json["version"], &json["errors"], &json["warnings"], &json["notes"]),
        (&1.into(), &1.into(), &0.into(), &0.into())
    );
    let finding = &json["findings"][0];
    let expected =
        ["code", "column", "end_column", "end_line", "file", "help", "line", "message", "severity", "title"];
    assert_eq!(keys(finding), expected);
    assert_eq!((&finding["code"], &finding["severity"]), (&"broken-link".into(), &"error".into()));
    assert_eq!(
        (&finding["file"], &finding["line"], &finding["column"]),
        (&"content/om/index.md".into(), &7.into(), &5.into())
    );
    assert_eq!((&finding["end_line"], &finding["end_column"]), (&7.into(), &19.into()));
    assert_eq!(&finding["title"], "Link or picture leads nowhere");
}

#[test]
fn json_says_how_hard_each_page_is_to_read() {
    let project = Project::small()
        .replace(
            "site.yaml",
            "theme: hus",
            "theme: hus\nlanguage: [{folder: content/om, rules: public, lix: 40}]",
        )
        .append("content/om/index.md", "Kom bare forbi. Så spiser vi pandekager.\n");
    let ran = run(&project, &["check", "--date", "2026-11-28", "--format", "json", "content"]);
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let pages = json["pages"].as_array().unwrap();
    let files: Vec<_> = pages.iter().map(|page| page["file"].as_str().unwrap()).collect();
    let expected = ["aktiviteter/cafe", "huse/esbjerg", "index", "om/index", "til-dig"];
    assert_eq!(files, expected.map(|name| format!("content/{name}.md")));
    // 10 words / 3 sentences = 3.33; 1 long word of 10 = 10 %.
    let page = r#"{"file":"content/om/index.md","limit":40,"lix":13.3,"long_words":1,"sentences":3,"title":"Om huset","words":10}"#;
    assert_eq!(pages[3].to_string(), page);
    assert_eq!((&pages[2]["lix"], &pages[2]["limit"]), (&serde_json::Value::Null, &serde_json::Value::Null));
}

#[test]
fn json_counts_what_is_left_out() {
    let many = Project::small().append("content/om/index.md", &"\n[væk](vaek.md)\n".repeat(103));
    let ran = run(&many, &["build", "--date", "2026-11-28", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(
        json["left_out"].to_string(),
        r#"[{"code":"broken-link","count":3,"file":"content/om/index.md"}]"#
    );
}

#[test]
fn github_gets_a_line_for_each_finding() {
    let project = faulty().append("content/til-dig.md", "\n[100 %, nu: ja](x:y)\n");
    let ran = run(&project, &["check", "--date", "2026-11-28", "--format", "github"]);
    let lines: Vec<_> = ran.out.lines().collect();
    assert_eq!(lines.len(), 2, "{}", ran.out);
    let start = "::error file=content/om/index.md,line=7,endLine=7,col=5,endColumn=19,title=broken-link::";
    assert!(lines[0].starts_with(start) && lines[0].contains("%0A"), "{}", lines[0]);
    assert!(lines[1].starts_with("::error file=content/til-dig.md,line=10,"), "{}", lines[1]);
}

#[test]
fn people_see_the_line_with_a_mark_under_the_place() {
    let out = run(&faulty(), &CHECK).out;
    let expected = "fejl[broken-link]: »vaek.md« findes ikke, eller den er en kladde, som ikke udgives\n \
        --> content/om/index.md:7:5\n  |\n7 | Åh, [væk](vaek.md).\n  |     ^^^^^^^^^^^^^^\n";
    assert!(out.starts_with(expected), "{out}");
    assert!(out.ends_with("1 fejl.\n"), "{out}");
    assert_eq!(run(&Project::small(), &CHECK).out, "Ingen fund.\n");
}

#[test]
fn of_a_long_line_as_much_is_shown_as_a_terminal_has_room_for() {
    let project = Project::small().append(
        "content/om/index.md",
        &format!(
            "\n{} en å [væk](vaek.md) og så {}\n",
            "går på æbleøen ".repeat(20),
            "hjem igen ".repeat(20)
        ),
    );
    let out = run(&project, &CHECK).out;
    let lines: Vec<&str> = out.lines().collect();
    let marks = lines.iter().position(|line| line.contains("^^^")).unwrap();
    let (line, marks) = (lines[marks - 1], lines[marks]);
    let marked: String =
        line.chars().zip(marks.chars()).filter(|(_, mark)| *mark == '^').map(|(c, _)| c).collect();
    assert_eq!(marked, "[væk](vaek.md)", "{out}");
    assert!(line.chars().count() <= 80 && line.starts_with("7 | …") && line.ends_with("hjem…"), "{line}");
}

#[test]
fn a_day_that_is_none_is_told_how_days_are_written() {
    let ran = run(&Project::small(), &["check", "--date", "27-11-2026"]);
    assert_eq!(ran.code, Some(2));
    let said = format!("{}{}", ran.out, ran.err);
    assert!(
        said.contains("»27-11-2026« er ikke en dag. Skriv år, måned og dag: --date 2027-06-30."),
        "{said}"
    );
}

#[test]
fn notes_are_counted_unless_each_is_asked_for() {
    let project = Project::small()
        .append("content/om/index.md", "\n[udfyld: dør] [udfyld: vej]\n")
        .append("content/til-dig.md", &"\n[udfyld: x]\n".repeat(101));
    assert_eq!(run(&project, &CHECK).out, "103 noter. Se noterne med --notes.\n");
    let each = run(&project, &["check", "--notes", "--date", "2026-11-28"]).out;
    assert!(each.contains("note[placeholder]: Her skal huset selv skrive: dør\n"), "{each}");
    assert!(
        each.contains("content/til-dig.md: og 1 flere af slagsen") && !each.contains("--notes"),
        "{each}"
    );
    for format in ["json", "github"] {
        let with = |more: &[&str]| run(&project, &[&CHECK[..], &["--format", format], more].concat()).out;
        assert_eq!(with(&[]), with(&["--notes"]));
        assert!(with(&[]).contains("placeholder"));
    }
}

#[test]
fn a_title_may_begin_with_a_dash_and_need_no_quotation_marks() {
    let root = Project::small().on_disk();
    let arguments = ["new", "news", "--date", "2026-11-28", "--", "-5", "grader"];
    assert_eq!(husbog(root.path(), &arguments).status.code(), Some(0));
    let text = std::fs::read_to_string(root.path().join("content/nyheder/2026-11-28-5-grader.md")).unwrap();
    assert!(text.contains("\ntitle: \"-5 grader\"\n"), "{text}");
}

#[test]
fn only_findings_in_the_files_asked_about_are_shown() {
    let project = faulty().append("content/til-dig.md", "\n[x](y.md)\n");
    for file in ["content/om/index.md", "./content/../content/om/index.md"] {
        let ran = run(&project, &["check", file, "--date", "2026-11-28"]);
        assert!(ran.out.contains("content/om/index.md") && !ran.out.contains("til-dig.md"), "{}", ran.out);
    }
    assert_eq!(run(&project, &["check", "content/index.md", "--date", "2026-11-28"]).code, Some(0));
}

#[test]
fn the_day_is_the_one_given() {
    let lines = "times: onsdag kl. 10\nconfirmed: {by: leder, on: 2020-01-01}\nkind:";
    let root = Project::small().replace("content/aktiviteter/cafe.md", "kind:", lines).on_disk();
    for (day, shown) in [("2020-02-01", true), ("2019-12-31", false), ("2020-07-02", false)] {
        assert_eq!(husbog(root.path(), &["build", "--date", day]).status.code(), Some(0), "{day}");
        let page = files_below(&root.path().join("dist/offentlig/aktiviteter/cafe"));
        assert_eq!(String::from_utf8_lossy(&page["index.html"]).contains("onsdag kl. 10"), shown, "{day}");
    }
}

#[test]
fn check_writes_nothing() {
    let root = Project::small().on_disk();
    let before = files_below(root.path());
    husbog(root.path(), &CHECK);
    assert_eq!(files_below(root.path()), before);
}

#[test]
fn render_shows_the_article_with_links_as_written() {
    let text = "## Æbler {#ae}\n\n[Fem](manual:5) og [om](om/index.md) <b>\n";
    let expected = "<h2 id=\"ae\">Æbler</h2>\n<p><a href=\"manual:5\">Fem</a> og <a href=\"om/index.md\">om</a> <code class=\"raw-html\">&lt;b&gt;</code></p>\n";
    for file in [text.to_owned(), format!("---\ntitle: Væk\n---\n{text}")] {
        let ran = run(&Project::default().file("side.md", file), &["render", "side.md"]);
        assert_eq!((ran.code, ran.out.as_str()), (Some(0), expected));
    }
}

#[test]
fn help_names_every_command_and_is_danish() {
    let out = run(&Project::default(), &["--help"]).out;
    for word in [
        "build",
        "check",
        "new",
        "redline",
        "render",
        "revision",
        "schema",
        "--explain",
        "Brug:",
        "Kommandoer",
    ] {
        assert!(out.contains(word), "{word}: {out}");
    }
    let revision = ["status", "notes", "approve", "close", "correct", "diff", "verify"];
    let commands =
        ["build", "check", "new", "redline", "render", "revision", "schema"].map(|command| vec![command]);
    for command in commands.into_iter().chain(revision.map(|command| vec!["revision", command])) {
        let out = run(&Project::default(), &[&command[..], &["--help"]].concat()).out;
        assert!(out.contains("Brug:") && !out.contains("Usage") && !out.contains("Options"), "{out}");
    }
}
