//! The import assistant: which files, in which order, into which project; and how an import is taken back.

mod draft;
mod event;
mod plan;
pub(super) mod prepare;
pub mod sketch;
mod steps;
mod take;
pub(super) mod work;

pub use draft::{ImportChange, ImportDraft, ImportKind, Missing, Stage};
pub use event::{Committed, ImportEvent, Matching, Preparation, Review, Suggestion, Swapped};
pub use plan::{ImportPlan, Outcome, Target};
pub use steps::{ImportStep, ImportSteps};

/// What the window shows and knows of imports; not part of the project.
#[derive(Debug, Default)]
pub struct ImportView {
    /// The files being imported; `None` while the assistant is closed.
    pub plan: Option<ImportPlan>,
    /// Imports that can be taken back or brought again.
    pub steps: ImportSteps,
}

impl ImportView {
    /// The file that the assistant shows.
    pub fn draft(&self) -> Option<&ImportDraft> {
        self.plan.as_ref()?.draft.as_ref()
    }

    /// The same, to be changed.
    pub fn draft_mut(&mut self) -> Option<&mut ImportDraft> {
        self.plan.as_mut()?.draft.as_mut()
    }
}
