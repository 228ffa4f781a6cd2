//! The samples in `tests/deploy`: that they do what they say.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output};

use crate::project::{Project, repository};

const CPR: &str = "\nHun har nummer 010203-1234.\n";

/// A project in a repository of its own, with the hook in its place and one commit.
struct Repository(tempfile::TempDir);

impl Repository {
    fn new() -> Self {
        let repository = Self(Project::small().on_disk());
        repository.git(&["init", "--quiet"]);
        let hook = repository.path().join(".git/hooks/pre-commit");
        fs::create_dir_all(hook.parent().unwrap()).unwrap();
        fs::copy(super::project::repository("tests/deploy/pre-commit"), &hook).unwrap();
        fs::set_permissions(&hook, fs::Permissions::from_mode(0o755)).unwrap();
        repository
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn git(&self, arguments: &[&str]) -> Output {
        let mut git = Command::new("git");
        git.current_dir(self.path())
            .args(["-c", "user.name=A", "-c", "user.email=a@example.org"])
            .args(arguments);
        git.env("HUSBOG", env!("CARGO_BIN_EXE_husbog"))
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("HOME", self.path());
        git.output().expect("git is installed where a repository is worked in")
    }

    fn append(&self, path: &str, text: &str) {
        let file = self.path().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        let old = fs::read_to_string(&file).unwrap_or_default();
        fs::write(file, old + text).unwrap();
    }

    /// Stages everything.
    fn add(&self) {
        assert!(self.git(&["add", "--all", "--", "site.yaml", "content", "manuals"]).status.success());
    }

    /// Commits what is staged; whether it was let through, and what was said.
    fn commit(&self) -> (bool, String) {
        let output = self.git(&["commit", "--quiet", "-m", "Ret"]);
        (output.status.success(), String::from_utf8(output.stderr).unwrap())
    }
}

#[test]
fn what_is_clean_is_committed() {
    let repository = Repository::new();
    repository.add();
    assert_eq!(repository.commit(), (true, "Ingen fund.\n".to_owned()));
    repository.append("brev.txt", CPR);
    repository.git(&["add", "brev.txt"]);
    assert_eq!(repository.commit(), (true, String::new()), "only texts of the project are looked at");
}

#[test]
fn personal_data_is_stopped_before_it_is_in_history() {
    let repository = Repository::new();
    repository.append("content/om/Ny side på å.md", &format!("---\ntitle: Å\nsummary: Kort.\n---\n{CPR}"));
    repository.add();
    let (is_through, said) = repository.commit();
    assert!(
        !is_through
            && said.contains("fejl[cpr-number]")
            && said.contains("Intet er lagt i historikken endnu"),
        "{said}"
    );
    assert!(said.contains("content/om/Ny side på å.md:6:16"), "{said}");
    assert!(!said.contains("010203"), "{said}");
    assert!(!repository.git(&["rev-parse", "--verify", "HEAD"]).status.success());
}

#[test]
fn private_contacts_are_stopped_and_known_ones_are_not() {
    let repository = Repository::new();
    repository.append("content/om/index.md", "\nRing til huset på 12 34 56 78.\n");
    repository.add();
    assert!(repository.commit().0, "it is the number of a house");
    repository.append("content/om/index.md", "\nRing til Mette på 28 45 12 67.\n");
    repository.add();
    let (is_through, said) = repository.commit();
    assert!(!is_through && said.contains("[private-contact]") && said.contains("under contacts"), "{said}");
    assert!(!said.contains("28 45"), "{said}");
    repository.append("site.yaml", "contacts: {mette: 28 45 12 67}\n");
    repository.add();
    assert!(repository.commit().0, "everybody may know it");
}

#[test]
fn what_is_staged_counts_and_not_what_lies_in_the_folder() {
    let repository = Repository::new();
    repository.add();
    assert!(repository.commit().0);
    let (path, clean) =
        ("content/om/index.md", fs::read_to_string(repository.path().join("content/om/index.md")).unwrap());
    repository.append(path, CPR);
    repository.add();
    fs::write(repository.path().join(path), &clean).unwrap();
    assert!(!repository.commit().0, "it is staged, though it is gone from the folder");
    repository.add();
    repository.append(path, CPR);
    repository.append("content/til-dig.md", "\nMere.\n");
    repository.git(&["add", "content/til-dig.md"]);
    assert!(repository.commit().0, "it is in the folder, but not staged");
}

#[test]
fn private_numbers_and_texts_that_nobody_can_read_are_stopped() {
    let check = |path: &str, text: &str, code: &str| {
        let repository = Repository::new();
        repository.append(path, text);
        repository.add();
        let (is_through, said) = repository.commit();
        assert!(!is_through && said.contains(code), "{path}: {said}");
    };
    check("content/om/index.md", "\nRing til Mette på 28 45 12 67.\n", "private-contact");
    check("content/om/a\\b.md", CPR, "bad-file-name");
    check("content/om/a\nb.md", CPR, "bad-file-name");
}

#[test]
fn other_findings_are_told_and_stop_nobody() {
    let repository = Repository::new();
    repository.append("content/om/index.md", "\n[væk](vaek.md)\n");
    repository.add();
    let (is_through, said) = repository.commit();
    assert!(
        is_through
            && said.contains("fejl[broken-link]")
            && said.contains("Det er lagt i historikken alligevel."),
        "{said}"
    );
}

#[test]
fn nothing_is_let_through_unseen() {
    let repository = Repository::new();
    repository.add();
    let mut git = Command::new("git");
    git.current_dir(repository.path()).args(["-c", "user.name=A", "-c", "user.email=a@example.org"]);
    let output = git.args(["commit", "-m", "Ret"]).env("HUSBOG", "findes-ikke-her").output().unwrap();
    assert!(!output.status.success());
    assert!(String::from_utf8(output.stderr).unwrap().contains("findes-ikke-her findes ikke"));
}

#[test]
fn the_job_asks_for_what_the_program_can_do() {
    let job = fs::read_to_string(repository("tests/deploy/check.yml")).unwrap();
    let node = husbog::yaml::parse(&job, 0);
    assert_eq!(node.1, []);
    assert!(job.contains("husbog check --format github"), "{job}");
}

#[test]
fn no_host_of_apache_is_left_to_the_log_of_the_machine() {
    let sample = fs::read_to_string(repository("tests/deploy/apache.conf")).unwrap();
    let hosts: Vec<&str> = sample.split("<VirtualHost ").skip(1).collect();
    assert_eq!(hosts.len(), 4);
    for host in hosts {
        let settings = host.lines().map(str::trim).filter(|line| !line.starts_with('#'));
        let of = |name: &str| settings.clone().any(|line| line.starts_with(name));
        assert!(of("CustomLog ") && of("ErrorLog ") && of("LogLevel crit"), "{host}");
    }
}

#[test]
fn every_server_says_what_the_pages_say() {
    let policy = husbog::elsewhere::POLICY;
    assert!(policy.starts_with("default-src 'none'"), "{policy}");
    for sample in ["nginx.conf", "apache.conf", "Caddyfile"] {
        let sample = &fs::read_to_string(repository(&format!("tests/deploy/{sample}"))).unwrap();
        let settings: Vec<&str> =
            sample.lines().map(str::trim).filter(|line| !line.starts_with('#') && !line.is_empty()).collect();
        let values = |header: &str| -> Vec<&str> {
            let lines = settings.iter().filter(|line| line.contains(&format!("{header} ")));
            lines.map(|line| line.split('"').nth(1).expect("a value stands in quotation marks")).collect()
        };
        let check = |header: &str, is_right: &dyn Fn(&str) -> bool| {
            let values = values(header);
            assert!(
                !values.is_empty() && values.iter().all(|value| is_right(value)),
                "{header}: {values:?}\n{sample}"
            );
        };
        check("Content-Security-Policy", &|value| value == policy);
        check("X-Content-Type-Options", &|value| value == "nosniff");
        check("Referrer-Policy", &|value| value == "no-referrer");
        check("Permissions-Policy", &|value| value.contains("geolocation=()"));
        let says = |words: &[&str]| words.iter().all(|word| settings.iter().any(|line| line.contains(word)));
        assert!(says(&["/404.html", "max-age=300", "max-age=31536000, immutable", "private"]), "{sample}");
        assert!(says(&["personale"]) && sample.contains("Huset vælger selv"), "{sample}");
        // What a reader searches for stands behind the `?`: no log has it.
        for whole in [
            "$request ",
            "$request_uri ",
            "$args",
            "$query_string",
            "%r",
            "%q",
            "combined",
            "common",
            "\tlog ",
        ] {
            assert!(!settings.iter().any(|line| line.contains(whole)), "{whole}: {sample}");
        }
    }
}
