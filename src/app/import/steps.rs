//! Imports as steps of undo and redo: each keeps a copy of the project file and the history of edits before it.

use std::path::PathBuf;

use crate::model::History;
use crate::tasks::KeptCopy;

/// Groups of imports whose copies are kept at most; older ones cannot be taken back any more.
const MOST_GROUPS: usize = 6;

/// An import that can be taken back, or brought again.
#[derive(Debug)]
pub struct ImportStep {
    /// The project file in the other state: before the import, or, once it was taken back, after.
    pub copy: KeptCopy,
    /// The edits of that state.
    pub history: History,
    /// The imported file, or the layer of an archive.
    pub file: PathBuf,
    /// Files taken over with one click bear the same number: one undo takes them all back.
    pub group: u32,
}

/// The imports into the open project, newest last.
#[derive(Debug, Default)]
pub struct ImportSteps {
    done: Vec<ImportStep>,
    undone: Vec<ImportStep>,
    groups: u32,
}

impl ImportSteps {
    /// A number for files that are taken over together.
    pub fn new_group(&mut self) -> u32 {
        self.groups += 1;
        self.groups
    }

    /// An import happened: what was taken back before is forgotten.
    pub fn push(&mut self, step: ImportStep) {
        self.undone.clear();
        self.done.push(step);
        let mut groups: Vec<u32> = self.done.iter().map(|step| step.group).collect();
        groups.dedup();
        if groups.len() > MOST_GROUPS {
            self.done.retain(|step| Some(&step.group) != groups.first());
        }
    }

    /// The imports that are taken back next, newest first, out of the list until they are back: `count` of them, or
    /// all that came together.
    pub fn take_done(&mut self, count: Option<usize>) -> Vec<ImportStep> {
        let count = count.unwrap_or_else(|| together(&self.done)).min(self.done.len());
        let mut taken = self.done.split_off(self.done.len() - count);
        taken.reverse();
        taken
    }

    /// The imports that are brought again next, oldest first, out of the list until they are back.
    pub fn take_undone(&mut self) -> Vec<ImportStep> {
        let mut taken = self.undone.split_off(self.undone.len() - together(&self.undone));
        taken.reverse();
        taken
    }

    /// Puts a step on the list of those that can be brought again.
    pub fn put_undone(&mut self, step: ImportStep) {
        self.undone.push(step);
    }

    /// Puts a step on the list of those that can be taken back.
    pub fn put_done(&mut self, step: ImportStep) {
        self.done.push(step);
    }

    /// A change by hand: what was taken back cannot be brought again.
    pub fn forget_undone(&mut self) {
        self.undone.clear();
    }

    /// The last import that can be taken back.
    pub fn last(&self) -> Option<&ImportStep> {
        self.done.last()
    }

    /// The imports that came with the last one, newest first.
    pub fn last_group(&self) -> impl Iterator<Item = &ImportStep> {
        self.done.iter().rev().take(together(&self.done))
    }

    /// The import that would be brought again next.
    pub fn next_undone(&self) -> Option<&ImportStep> {
        self.undone.last()
    }

    /// Wording key of the import that undo would take back.
    pub fn undo_label(&self) -> Option<&'static str> {
        (!self.done.is_empty()).then_some("edit-import")
    }

    /// Wording key of the import that redo would bring again.
    pub fn redo_label(&self) -> Option<&'static str> {
        (!self.undone.is_empty()).then_some("edit-import")
    }
}

/// How many steps at the end belong together.
fn together(steps: &[ImportStep]) -> usize {
    let group = steps.last().map(|step| step.group);
    steps.iter().rev().take_while(|step| Some(step.group) == group).count()
}
