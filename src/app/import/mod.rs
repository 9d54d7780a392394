//! The import assistant: which files, in which order, into which project; and how an import is taken back.

mod choices;
mod draft;
mod event;
mod list;
mod plan;
pub(super) mod prepare;
mod prepare_places;
pub mod sketch;
mod steps;
mod take;
pub(super) mod work;
mod work_places;

pub use draft::{ImportChange, ImportDraft, ImportKind, Missing, PlaceChoices, Stage};
pub use event::{
    Checked, Committed, ImportEvent, Matching, PlacesIn, Preparation, Review, Suggestion, Swapped,
};
pub use list::{ImportList, ListEntry, ListStanding};
pub use plan::{ImportPlan, Target};
pub use steps::{ImportStep, ImportSteps};

/// What the window shows and knows of imports; not part of the project.
#[derive(Debug, Default)]
pub struct ImportView {
    /// The files being imported; `None` while the assistant is closed.
    pub plan: Option<ImportPlan>,
    /// The file that the person wants to open as a project; when it is none, its content may be imported.
    pub asked_to_open: Option<std::path::PathBuf>,
    /// Imports that can be taken back or brought again.
    pub steps: ImportSteps,
    /// Problems of the file in the assistant that stand among the notices, until they are solved.
    pub unsolved: Vec<(std::path::PathBuf, crate::notice::Notice)>,
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

    /// The list of files that the assistant holds, where there are several.
    pub fn list(&self) -> Option<&ImportList> {
        self.plan.as_ref()?.list.as_ref()
    }

    /// Whether an import is at work.
    pub fn is_importing(&self) -> bool {
        let at_work = |draft: &ImportDraft| draft.stage == Stage::Importing;
        self.draft().is_some_and(at_work)
            || self.list().is_some_and(|list| list.entries.iter().any(|entry| at_work(&entry.draft)))
    }

    /// Notes that the import began.
    pub fn mark_importing(&mut self) {
        let Some(plan) = &mut self.plan else { return };
        match (&mut plan.draft, &mut plan.list) {
            (Some(draft), _) => draft.stage = Stage::Importing,
            (None, Some(list)) => {
                for entry in list.entries.iter_mut().filter(|entry| entry.wanted) {
                    entry.draft.stage = Stage::Importing;
                }
            }
            (None, None) => {}
        }
    }
}
