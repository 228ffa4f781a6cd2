//! `husbog check --fix`: mends what can be mended safely.
//!
//! Fixes are tried on the project in memory, round after round until there are none, and kept only when no error comes
//! of them that was not there before, and no approval is void for them. Only then is each file written, once and whole, and only when it still holds what
//! was read. What is closed is never touched.

use std::collections::BTreeMap;
use std::path::Path;

use super::buffer::Buffer;
use super::{Question, is_project};
use crate::build::{self, Memory, Verdict};
use crate::commands::{Answer, read};
use crate::diagnostic::{Finding, Fix, Mended, Place, Report, Severity};
use crate::disk::revise::Desk;
use crate::disk::{self};
use crate::library::edition::is_edition_path;
use crate::lints::STALE_APPROVAL;
use crate::personal;
use crate::source::edit::edited;
use crate::source::{ProjectPath, Source, Span, Tree};

/// How often the project is gone through again for what a fix has brought to light.
const MOST_ROUNDS: usize = 8;

/// Mends the files of the project that are asked about, and tells what is left.
pub(super) fn files(question: &Question<'_>, root: &Path) -> Result<Verdict, Answer> {
    let desk = Desk::sit_down(root).map_err(|error| {
        Answer::CouldNotRun(format!("Mappen {} kan ikke rettes: {}", root.display(), disk::reason(&error)))
    })?;
    let tree = read(root)?;
    // A file that cannot be read as it lies, or not written, is left as it is.
    let mut mending = Mending::of(question, tree, |path| desk.read(path).ok().flatten());
    mending.mend();
    for (path, Draft { old, new }) in mending.drafts.iter().filter(|(_, draft)| draft.old != draft.new) {
        desk.replace(path, old, new).map_err(|error| {
            Answer::CouldNotRun(format!("{path} kan ikke skrives: {}", disk::reason(&error)))
        })?;
    }
    Ok(mending.told())
}

/// Mends a text that is not saved, and gives it back byte for byte but for that.
pub(super) fn buffer(
    question: &Question<'_>,
    tree: Tree,
    buffer: &Buffer,
) -> Result<(String, Verdict), Answer> {
    let tree = buffer.in_its_place(tree);
    let Some(text) = buffer.text(tree.source(buffer.path().as_str())) else {
        let why = format!("{} kan ikke rettes: teksten er ikke UTF-8 eller er for stor.", buffer.path());
        return Err(Answer::CouldNotRun(why));
    };
    let mut mending = Mending::of(question, tree, |path| (path == buffer.path()).then(|| text.clone()));
    mending.mend();
    let mended = mending.drafts.remove(buffer.path()).map(|draft| draft.new);
    let verdict = mending.told();
    Ok((mended.unwrap_or(text), verdict))
}

/// A project on its way to have less wrong with it.
struct Mending<'q, F> {
    question: &'q Question<'q>,
    tree: Tree,
    memory: Memory,
    /// All that is found in it, whatever is asked about.
    verdict: Verdict,
    /// Reads a file as it lies; nothing when it must be left alone.
    file: F,
    drafts: BTreeMap<ProjectPath, Draft>,
    mended: Vec<Mended>,
    /// What did harm, each with the code of what came of it.
    harmful: BTreeMap<Case, &'static str>,
}

/// A file as it lies, and what it will be.
#[derive(Clone)]
struct Draft {
    old: String,
    new: String,
}

/// A fix and what it is for.
#[derive(Clone)]
struct Step {
    mended: Mended,
    span: Span,
}

/// What is to be mended: file, code and what stands there.
type Case = (ProjectPath, &'static str, String);

/// What must not come of a fix, by file and code.
type Harm = BTreeMap<(ProjectPath, &'static str), usize>;

impl<'q, F: Fn(&ProjectPath) -> Option<String>> Mending<'q, F> {
    fn of(question: &'q Question<'q>, tree: Tree, file: F) -> Self {
        let memory = Memory::remembering();
        let verdict = build::judge(tree.clone(), question.options(), &memory, &[]);
        let (drafts, mended, harmful) = (BTreeMap::new(), Vec::new(), BTreeMap::new());
        Self { question, tree, memory, verdict, file, drafts, mended, harmful }
    }

    fn mend(&mut self) {
        for _ in 0..MOST_ROUNDS {
            let steps = self.steps();
            if steps.is_empty() || !is_project(&self.tree) {
                return;
            }
            self.take(&steps);
        }
    }

    /// What is left of what is asked about, and what was mended.
    fn told(self) -> Verdict {
        let Self { question, tree, mut verdict, mended, harmful, .. } = self;
        verdict.report.refuse_fixes(|finding| {
            let case = case(&tree, finding, finding.fix.as_ref()?)?;
            harmful.get(&case).map(|harm| refusal(harm))
        });
        if is_project(&tree) {
            question.narrow(&mut verdict);
        }
        verdict.report.mended = mended.into_iter().map(without_numbers).collect();
        verdict
    }

    /// What can be mended now, by file and place, without two that overlap.
    fn steps(&mut self) -> Vec<Step> {
        let mut asked = Vec::new();
        for finding in self.verdict.report.sorted().into_iter().filter(|finding| self.is_asked(finding)) {
            if let Some(fix) = &finding.fix {
                asked.extend(self.step(finding, fix));
            }
        }
        asked.sort_by(|a, b| a.key().cmp(&b.key()));
        let mut steps: Vec<Step> = Vec::new();
        for step in asked {
            let is_free = steps.last().is_none_or(|last| !last.overlaps(&step));
            if is_free && self.draft(step.path()).is_some() {
                steps.push(step);
            }
        }
        steps
    }

    fn is_asked(&self, finding: &Finding) -> bool {
        self.question.has_file(&finding.place.path) && self.question.has_code(finding.rule.code)
    }

    fn step(&self, finding: &Finding, fix: &Fix) -> Option<Step> {
        let case = case(&self.tree, finding, fix)?;
        let is_harmful = self.harmful.contains_key(&case);
        let (path, _, old) = case;
        let place = Place { path, start: fix.start, end: fix.end, excerpt: None };
        let mended = Mended { rule: finding.rule, place, old, new: fix.replacement.clone() };
        (!is_harmful && !is_edition_path(&mended.place.path)).then_some(Step { mended, span: fix.span })
    }

    /// The file of a text, if it is the text that was read.
    fn draft(&mut self, path: &ProjectPath) -> Option<&Draft> {
        if !self.drafts.contains_key(path) {
            let old = (self.file)(path)?;
            let is_read = Source::normalised(&old) == self.tree.source(path.as_str())?.text();
            let draft = is_read.then(|| Draft { new: old.clone(), old })?;
            self.drafts.insert(path.clone(), draft);
        }
        self.drafts.get(path)
    }

    /// Takes steps, but for those that do harm. Harm is looked for by halves.
    fn take(&mut self, steps: &[Step]) {
        let Some(harm) = self.harm_of(steps) else { return };
        match steps {
            [step] => drop(self.harmful.insert(step.case(), harm)),
            steps => {
                // Behind a change places are others, so the last come first.
                let (first, last) = steps.split_at(steps.len() / 2);
                self.take(last);
                self.take(first);
            }
        }
    }

    /// Takes steps together, unless they do harm: then the code of what would come of them.
    fn harm_of(&mut self, steps: &[Step]) -> Option<&'static str> {
        let Some(drafts) = self.drafted(steps) else {
            return steps.first().map(|step| step.mended.rule.code);
        };
        let sources = drafts.iter().map(|(path, draft)| Source::new(path.clone(), draft.new.clone()));
        let tree = sources.fold(self.tree.clone(), |tree, source| {
            let path = source.path().clone();
            tree.with_text_at(&path, (Some(source), None))
        });
        let verdict = build::judge(tree.clone(), self.question.options(), &self.memory, &[]);
        let before = harm(&self.verdict.report);
        let mut after = harm(&verdict.report).into_iter();
        let worse = after.find(|(key, count)| *count > before.get(key).copied().unwrap_or_default());
        if let Some(((_, code), _)) = worse {
            return Some(code);
        }
        self.drafts.extend(drafts);
        self.mended.extend(steps.iter().map(|step| step.mended.clone()));
        (self.tree, self.verdict) = (tree, verdict);
        None
    }

    /// The files that steps change, as they would be.
    fn drafted(&self, steps: &[Step]) -> Option<BTreeMap<ProjectPath, Draft>> {
        let mut drafts = BTreeMap::new();
        for steps in steps.chunk_by(|a, b| a.path() == b.path()) {
            let path = steps.first()?.path();
            let Draft { old, new } = self.drafts.get(path)?;
            let edits = steps.iter().map(|step| (step.span, step.mended.new.as_str()));
            let new = edited(new, edits)?;
            drafts.insert(path.clone(), Draft { old: old.clone(), new });
        }
        Some(drafts)
    }
}

impl Step {
    fn path(&self) -> &ProjectPath {
        &self.mended.place.path
    }

    fn key(&self) -> (&ProjectPath, Span) {
        (self.path(), self.span)
    }

    fn overlaps(&self, next: &Self) -> bool {
        self.path() == next.path() && next.span.start < self.span.end
    }

    fn case(&self) -> Case {
        (self.path().clone(), self.mended.rule.code, self.mended.old.clone())
    }
}

/// Without what is like a CPR number: a report can end in a log that others read.
fn without_numbers(mended: Mended) -> Mended {
    let masked = |text: &str| personal::masked(text).into_owned();
    Mended { old: masked(&mended.old), new: masked(&mended.new), ..mended }
}

/// A text on one line.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn case(tree: &Tree, finding: &Finding, fix: &Fix) -> Option<Case> {
    let path = &finding.place.path;
    let old = words(tree.source(path.as_str())?.slice(fix.span));
    Some((path.clone(), finding.rule.code, old))
}

/// Why a fix was not made, by the code of what would have come of it.
fn refusal(harm: &str) -> String {
    if harm == STALE_APPROVAL.code {
        return "--fix har ladet det stå: teksten er godkendt, og godkendelsen gælder ikke en tekst, der er ændret. Ret det \
            selv, og få teksten godkendt igen, eller lad det stå til næste gang."
            .to_owned();
    }
    format!("--fix har ladet det stå, for rettelsen ville give et nyt fund: {harm}. Ret begge dele selv.")
}

/// The errors, and the approvals that are void.
fn harm(report: &Report) -> Harm {
    let is_harm = |severity, code| severity == Severity::Error || code == STALE_APPROVAL.code;
    let mut harm = Harm::new();
    for Finding { rule, place, severity, .. } in report.sorted() {
        if is_harm(*severity, rule.code) {
            *harm.entry((place.path.clone(), rule.code)).or_default() += 1;
        }
    }
    for (path, code, left_out) in report.left_out() {
        if is_harm(left_out.severity, code) {
            *harm.entry((path.clone(), code)).or_default() += left_out.count;
        }
    }
    harm
}
