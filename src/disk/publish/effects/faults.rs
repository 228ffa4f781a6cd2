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
    refused: Vec<&'static str>,
}

static PLANS: Mutex<Vec<Plan>> = Mutex::new(Vec::new());

fn with_plan<T>(path: &Path, act: impl FnOnce(&mut Plan) -> T) -> Option<T> {
    let mut plans = PLANS.lock().unwrap();
    plans.iter_mut().find(|plan| path.starts_with(&plan.below)).map(act)
}

/// From now on the file system refuses `exchange` or `link` below a folder.
pub(in super::super) fn refuse(below: &Path, what: &'static str) {
    if with_plan(below, |plan| plan.refused.push(what)).is_none() {
        let plan = Plan { below: below.to_owned(), state: State::Past, refused: vec![what] };
        PLANS.lock().unwrap().push(plan);
    }
}

/// Lets `steps` steps below a folder pass before the fault.
pub(in super::super) fn plan(below: &Path, steps: usize, fault: Fault) {
    let state = State::Planned(steps, fault);
    if with_plan(below, |plan| plan.state = state).is_none() {
        PLANS.lock().unwrap().push(Plan { below: below.to_owned(), state, refused: Vec::new() });
    }
}

/// Ends the planned fault; says whether it came.
pub(in super::super) fn end(below: &Path) -> bool {
    let state = with_plan(below, |plan| std::mem::replace(&mut plan.state, State::Past));
    !matches!(state, Some(State::Planned(..)))
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
