//! Faults that tests plan for the steps below a folder, in whatever thread they are taken.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use walkdir::WalkDir;

/// What happens at a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Fault {
    /// It fails once, as on a full disk; the process goes on.
    Once,
    /// It and all later steps fail.
    Ever,
    /// The process dies in it: no later step does anything, and a removal is half done.
    Kill,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Planned(usize, Fault),
    Past,
    Dead,
}

#[derive(Debug)]
struct Plan {
    below: PathBuf,
    state: State,
    refused: &'static [&'static str],
}

static PLANS: Mutex<Vec<Plan>> = Mutex::new(Vec::new());

fn with_plan<T>(path: &Path, act: impl FnOnce(&mut Plan) -> T) -> Option<T> {
    let mut plans = PLANS.lock().unwrap();
    plans.iter_mut().find(|plan| path.starts_with(&plan.below)).map(act)
}

/// A folder in which faults can be planned.
#[derive(Debug)]
pub(in super::super) struct FaultyFolder(tempfile::TempDir);

impl FaultyFolder {
    /// An empty folder on a file system that refuses some of `exchange` and `link`.
    pub(in super::super) fn new(refused: &'static [&'static str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let plan = Plan { below: folder.path().to_owned(), state: State::Past, refused };
        PLANS.lock().unwrap().push(plan);
        Self(folder)
    }

    pub(in super::super) fn path(&self) -> &Path {
        self.0.path()
    }

    /// Lets `steps` steps pass before the fault.
    pub(in super::super) fn plan(&self, steps: usize, fault: Fault) {
        with_plan(self.path(), |plan| plan.state = State::Planned(steps, fault));
    }

    /// Ends the planned fault; says whether it came.
    pub(in super::super) fn end(&self) -> bool {
        let state = with_plan(self.path(), |plan| std::mem::replace(&mut plan.state, State::Past));
        !matches!(state, Some(State::Planned(..)))
    }
}

impl Drop for FaultyFolder {
    fn drop(&mut self) {
        PLANS.lock().unwrap().retain(|plan| plan.below != self.0.path());
    }
}

pub(super) fn strikes(path: &Path) -> bool {
    with_plan(path, |plan| match plan.state {
        State::Past => false,
        State::Dead => true,
        State::Planned(0, fault) => {
            plan.state = if fault == Fault::Once { State::Past } else { State::Dead };
            true
        }
        State::Planned(steps, fault) => {
            plan.state = State::Planned(steps - 1, fault);
            false
        }
    })
    .unwrap_or(false)
}

/// Removes some files of a folder that the process dies while removing.
pub(super) fn strikes_removal_of(path: &Path) {
    let dies = with_plan(path, |plan| plan.state == State::Planned(0, Fault::Kill));
    if dies != Some(true) {
        return;
    }
    let files = WalkDir::new(path).into_iter().flatten().filter(|entry| entry.file_type().is_file());
    for file in files.step_by(2) {
        fs::remove_file(file.path()).unwrap();
    }
}

pub(super) fn refuses(what: &str, path: &Path) -> bool {
    with_plan(path, |plan| plan.refused.contains(&what)).unwrap_or(false)
}
