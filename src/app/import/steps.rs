//! Imports as steps of undo and redo: each keeps a copy of the project file and the history of edits before it.

use std::path::PathBuf;

use crate::model::History;
use crate::tasks::KeptCopy;

/// Copies that are kept at most; older imports cannot be taken back any more.
const MOST_STEPS: usize = 6;

/// An import that can be taken back, or brought again.
#[derive(Debug)]
pub struct ImportStep {
    /// The project file in the other state: before the import, or, once it was taken back, after.
    pub copy: KeptCopy,
    /// The edits of that state.
    pub history: History,
    /// The imported file.
    pub file: PathBuf,
}

/// The imports into the open project, newest last.
#[derive(Debug, Default)]
pub struct ImportSteps {
    done: Vec<ImportStep>,
    undone: Vec<ImportStep>,
}

impl ImportSteps {
    /// An import happened: what was taken back before is forgotten.
    pub fn push(&mut self, step: ImportStep) {
        self.undone.clear();
        self.done.push(step);
        if self.done.len() > MOST_STEPS {
            self.done.remove(0);
        }
    }

    /// The import that is taken back next, out of the list until it is back.
    pub fn take_done(&mut self) -> Option<ImportStep> {
        self.done.pop()
    }

    /// The import that is brought again next, out of the list until it is back.
    pub fn take_undone(&mut self) -> Option<ImportStep> {
        self.undone.pop()
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
