//! What the window does with what the jobs of an import tell.

use std::path::Path;

use super::Stage;
use super::event::{Committed, ImportEvent, Preparation, Review, Swapped};
use super::plan::Outcome;
use super::steps::ImportStep;
use crate::app::shell::Window;
use crate::app::state::{OpenProject, Place};
use crate::app::wording::in_the_window;
use crate::model::History;
use crate::notice::Notice;
use crate::read::ContentKind;
use crate::text::Message;

impl Window {
    /// Takes what a job of an import has to say.
    pub(in crate::app) fn take_import_event(&mut self, event: ImportEvent) {
        match event {
            ImportEvent::Found(found) => {
                if let Some(plan) = &mut self.state.view.import.plan {
                    plan.take_found(found);
                }
                self.prepare_import();
            }
            ImportEvent::Prepared(Ok(preparation)) => self.take_preparation(*preparation),
            ImportEvent::Reviewed(Ok(review)) => self.take_review(*review),
            ImportEvent::Prepared(Err(notice)) | ImportEvent::Reviewed(Err(notice)) => {
                self.take_import_problem(notice);
            }
            ImportEvent::Committed(committed) => self.take_committed(*committed),
            ImportEvent::Swapped(swapped) => self.take_swapped(*swapped),
        }
    }

    fn take_preparation(&mut self, preparation: Preparation) {
        let Some(plan) = &mut self.state.view.import.plan else { return };
        let name = preparation.suggestion.project_name.clone();
        if plan.target.is_new && plan.target.name.is_empty() && !name.is_empty() {
            plan.target.name = name;
        }
        if let Some(draft) = &mut plan.draft {
            draft.prepared(preparation);
        }
        self.review_import(std::time::Duration::ZERO);
    }

    fn take_review(&mut self, review: Review) {
        if let Some(draft) = self.state.view.import.draft_mut() {
            draft.review = Some(std::sync::Arc::new(review));
            draft.problem = None;
            draft.stage = Stage::Reviewed;
        }
    }

    fn take_import_problem(&mut self, notice: Option<Notice>) {
        let Some(draft) = self.state.view.import.draft_mut() else {
            if let Some(notice) = notice {
                self.state.tell(notice);
            }
            return;
        };
        // Stopped during the import: what the dry run said still holds.
        let stopped = notice.is_none();
        let reviewed = draft.stage == Stage::Importing && stopped && draft.review.is_some();
        draft.stage = if reviewed { Stage::Reviewed } else { Stage::Choosing };
        if reviewed {
            return;
        }
        let cancelled = || Notice::info(Message::new("tasks-cancelled"));
        let notice = in_the_window(notice.unwrap_or_else(cancelled));
        draft.review = None;
        draft.problem = Some(notice.clone());
        if !stopped {
            self.state.keep(notice);
        }
    }

    fn take_committed(&mut self, committed: Committed) {
        let Committed { result, copy, reopened, file } = committed;
        let history = self.state.project.as_mut().map(|open| std::mem::take(&mut open.history));
        let before = self.state.project.as_ref().map(|open| open.path.clone());
        let opened = match reopened {
            Some(Ok(opened)) => opened,
            Some(Err(notice)) => return self.take_import_problem(notice),
            // A new project was not made: the open one stays as it is.
            None => {
                if let (Some(open), Some(history)) = (&mut self.state.project, history) {
                    open.history = history;
                }
                return self.take_import_problem(result.err().flatten());
            }
        };
        // Into a new project: the steps of the other one go with it.
        if before.as_deref() != Some(opened.path.as_path()) {
            self.state.view.import.steps = super::ImportSteps::default();
        }
        let same = before.as_deref() == Some(opened.path.as_path());
        let history = history.filter(|_| same).unwrap_or_default();
        let plan = self.state.view.import.plan.take();
        self.take_project(opened);
        self.state.view.import.plan = plan;
        self.state.view.place = Place::Holdings;
        match result {
            Ok((summary, notices)) => {
                if let Some(copy) = copy {
                    self.state.view.import.steps.push(ImportStep { copy, history, file: file.clone() });
                }
                self.tell_imported(&file, summary, notices);
                self.next_import();
            }
            Err(notice) => {
                if let Some(open) = &mut self.state.project {
                    open.history = history;
                }
                self.take_import_problem(notice);
            }
        }
    }

    fn tell_imported(&mut self, file: &Path, summary: Vec<Message>, notices: Vec<Notice>) {
        for notice in notices {
            self.state.keep(notice);
        }
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if let Some(sentence) = summary.into_iter().next() {
            let message = Message::new("import-done").with("file", name).with("summary", sentence);
            self.state.tell(Notice::info(message).with_hint(Message::new("import-done-hint")));
        }
    }

    /// The next file; after the last, the map, or the list of what the project holds.
    fn next_import(&mut self) {
        let Some(plan) = &mut self.state.view.import.plan else { return };
        plan.target.is_new = false;
        plan.finish(Outcome::Imported);
        let brought_values = plan
            .importable()
            .any(|(_, found, outcome)| found.kind == ContentKind::Table && outcome == Outcome::Imported);
        if plan.draft.is_some() {
            return self.prepare_import();
        }
        self.state.view.import.plan = None;
        let has_map = self.state.open_project().is_some_and(|project| project.map.indicator.is_some());
        if has_map && brought_values {
            self.state.view.place = Place::Map;
        }
    }

    fn take_swapped(&mut self, swapped: Swapped) {
        let Swapped { mut step, problem, reopened, is_undo } = swapped;
        let history = self.state.project.as_mut().map(|open| std::mem::take(&mut open.history));
        let opened = match reopened {
            Ok(opened) => opened,
            Err(notice) => return self.take_import_problem(notice),
        };
        let place = self.state.view.place;
        self.take_project(opened);
        self.state.view.place = if self.state.open_project().is_some_and(|open| open.levels.is_empty()) {
            Place::Holdings
        } else {
            place
        };
        let worked = problem.is_none();
        let other = if worked {
            std::mem::replace(&mut step.history, history.unwrap_or_default())
        } else {
            history.unwrap_or_default()
        };
        self.put_history(other);
        let name = step.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        // After a failure the step stays where it was.
        if is_undo == worked {
            self.state.view.import.steps.put_undone(step);
        } else {
            self.state.view.import.steps.put_done(step);
        }
        let key = if is_undo { "import-taken-back" } else { "import-brought-again" };
        let done = || Notice::info(Message::new(key).with("file", name));
        self.state.tell(problem.unwrap_or_else(done));
    }

    fn put_history(&mut self, history: History) {
        if let Some(OpenProject { history: place, .. }) = &mut self.state.project {
            *place = history;
        }
    }
}
