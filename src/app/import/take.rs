//! What the window does with what the jobs of an import tell.

use super::event::{Checked, Committed, ImportEvent, Preparation, Review, Stored, Swapped};
use super::steps::ImportStep;
use super::{ImportDraft, ImportKind, Stage};
use crate::app::shell::Window;
use crate::app::state::{OpenProject, Place};
use crate::app::wording::in_the_window;
use crate::model::History;
use crate::notice::Notice;
use crate::read::as_title;
use crate::text::Message;

impl Window {
    /// Takes what a job of an import has to say.
    pub(in crate::app) fn take_import_event(&mut self, event: ImportEvent) {
        match event {
            ImportEvent::Found(found) => {
                if let Some(plan) = &mut self.state.view.import.plan {
                    plan.take_found(found);
                }
                self.look_on();
            }
            ImportEvent::Checked(Ok(checked)) => self.take_checked(*checked),
            ImportEvent::Checked(Err(notice)) => {
                let notice = notice.unwrap_or_else(|| Notice::info(Message::new("tasks-cancelled")));
                if let Some(list) = self.state.view.import.plan.as_mut().and_then(|plan| plan.list.as_mut()) {
                    list.stop(&in_the_window(notice));
                }
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

    /// A file that was to be opened is no project: the assistant says what it is.
    pub(in crate::app) fn take_foreign_file(&mut self, notice: Notice) {
        match self.state.view.import.asked_to_open.take() {
            Some(path) => self.begin_import(vec![path]),
            None => self.state.tell(notice),
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
        self.forget_solved();
    }

    /// Takes problems of this file that are solved off the notices: what is not there any more needs nobody's care.
    fn forget_solved(&mut self) {
        let file = self.state.view.import.draft().map(|draft| draft.file.clone()).unwrap_or_default();
        let unsolved = std::mem::take(&mut self.state.view.import.unsolved);
        let (solved, others): (Vec<_>, Vec<_>) = unsolved.into_iter().partition(|(of, _)| *of == file);
        self.state.notices.retain(|notice| !solved.iter().any(|(_, gone)| gone == notice));
        self.state.view.import.unsolved = others;
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
            let file = draft.file.clone();
            self.forget_solved();
            self.state.view.import.unsolved.push((file, notice.clone()));
            self.state.keep(notice);
        }
    }

    /// The next file of the list; a new project is called after the boundaries.
    fn take_checked(&mut self, checked: Checked) {
        let Some(plan) = &mut self.state.view.import.plan else { return };
        let content = checked.entry.draft.content.clone();
        let name = content.map(|content| content.suggestion.project_name.clone()).unwrap_or_default();
        let folder = plan.asked.first().filter(|asked| plan.asked.len() == 1 && asked.is_dir());
        let of_folder =
            folder.and_then(|folder| folder.file_name()).map(|name| as_title(&name.to_string_lossy()));
        if plan.target.is_new && plan.target.name.is_empty() {
            plan.target.name = of_folder.unwrap_or(name);
        }
        if let Some(list) = &mut plan.list {
            list.take_checked(checked.entry, checked.before, checked.after);
        }
        self.check_next();
    }

    fn take_committed(&mut self, committed: Committed) {
        let Committed { result, copies, reopened } = committed;
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
                if let Err((place, notice)) = result {
                    self.take_failure(place, notice);
                }
                return;
            }
        };
        // Into a new project: the steps of the other one go with it.
        let same = before.as_deref() == Some(opened.path.as_path());
        if !same {
            self.state.view.import.steps = super::ImportSteps::default();
        }
        let mut history = history.filter(|_| same).unwrap_or_default();
        let plan = self.state.view.import.plan.take();
        self.take_project(opened);
        self.state.view.import.plan = plan;
        self.state.view.place = Place::Holdings;
        match result {
            Ok(stored) => {
                let steps = &mut self.state.view.import.steps;
                let group = steps.new_group();
                for (copy, file) in copies {
                    steps.push(ImportStep { copy, history: std::mem::take(&mut history), file, group });
                }
                self.finish_import(stored);
            }
            Err((place, notice)) => {
                self.put_history(history);
                self.take_failure(place, notice);
            }
        }
    }

    /// What went wrong stands at the file where it went wrong; nothing of the others was stored either.
    fn take_failure(&mut self, place: usize, notice: Option<Notice>) {
        let plan = self.state.view.import.plan.as_mut().filter(|plan| plan.draft.is_none());
        let Some(list) = plan.and_then(|plan| plan.list.as_mut()) else {
            return self.take_import_problem(notice);
        };
        for entry in list.entries.iter_mut().filter(|entry| entry.draft.stage == Stage::Importing) {
            entry.draft.stage = Stage::Reviewed;
        }
        // Without a notice the person stopped it.
        let Some(notice) = notice.map(in_the_window) else { return };
        if let Some(entry) = list.entries.iter_mut().filter(|entry| entry.wanted).nth(place) {
            entry.draft.stage = Stage::Choosing;
            entry.draft.problem = Some(notice.clone());
        }
        self.state.tell(notice);
    }

    /// After a single file the map, or what the project holds; after several the list with what was stored.
    fn finish_import(&mut self, stored: Vec<Stored>) {
        let Some(plan) = &mut self.state.view.import.plan else { return };
        plan.target.is_new = false;
        if let Some(list) = &mut plan.list {
            let wanted = list.entries.iter_mut().filter(|entry| entry.wanted);
            for (entry, (summary, notices)) in wanted.zip(stored) {
                entry.stored = Some(summary);
                list.notices.extend(notices);
            }
            for entry in &mut list.entries {
                entry.draft.stage = Stage::Reviewed;
            }
            list.is_done = true;
            list.states.clear();
            for notice in list.notices.clone() {
                self.state.keep(notice);
            }
            return;
        }
        let kind = plan.draft.as_ref().map(|draft| draft.kind);
        let brought_values = kind == Some(ImportKind::Table);
        let name = plan.draft.as_ref().map(ImportDraft::shown_name).unwrap_or_default();
        self.state.view.import.plan = None;
        for (summary, notices) in stored {
            self.tell_imported(&name, summary, notices);
        }
        self.leave_import(brought_values);
        let has_regions = self.state.open_project().is_some_and(|project| !project.levels.is_empty());
        if has_regions && kind.is_some_and(ImportKind::serves_reach) {
            self.state.view.place = Place::Reach;
        }
    }

    /// To the map, where there is one and values came.
    pub(in crate::app) fn leave_import(&mut self, brought_values: bool) {
        self.state.view.import.plan = None;
        let has_map = self.state.open_project().is_some_and(|project| project.map.indicator.is_some());
        if has_map && brought_values {
            self.state.view.place = Place::Map;
        }
    }

    fn tell_imported(&mut self, name: &str, summary: Vec<Message>, notices: Vec<Notice>) {
        for notice in notices {
            self.state.keep(notice);
        }
        if let Some(sentence) = summary.into_iter().next() {
            let message = Message::new("import-done").with("file", name).with("summary", sentence);
            self.state.tell(Notice::info(message).with_hint(Message::new("import-done-hint")));
        }
    }

    fn take_swapped(&mut self, swapped: Swapped) {
        let Swapped { steps, left, problem, reopened, is_undo } = swapped;
        let mut history =
            self.state.project.as_mut().map(|open| std::mem::take(&mut open.history)).unwrap_or_default();
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
        let names: Vec<String> = steps.iter().map(|step| step.file.display().to_string()).collect();
        for mut step in steps {
            std::mem::swap(&mut step.history, &mut history);
            if is_undo {
                self.state.view.import.steps.put_undone(step);
            } else {
                self.state.view.import.steps.put_done(step);
            }
        }
        // After a failure the steps stay where they were.
        for step in left.into_iter().rev() {
            if is_undo {
                self.state.view.import.steps.put_done(step);
            } else {
                self.state.view.import.steps.put_undone(step);
            }
        }
        self.put_history(history);
        let key = if is_undo { "import-taken-back" } else { "import-brought-again" };
        let done = || {
            let first = names.first().cloned().unwrap_or_default();
            Notice::info(Message::new(key).with("file", first).with("count", names.len()))
        };
        self.state.tell(problem.unwrap_or_else(done));
    }

    fn put_history(&mut self, history: History) {
        if let Some(OpenProject { history: place, .. }) = &mut self.state.project {
            *place = history;
        }
    }
}
