//! Commands of the import assistant.

use std::path::PathBuf;
use std::time::Duration;

use egui::{Context, Key, KeyboardShortcut, Modifiers};

use crate::app::command::CommandFace;
use crate::app::event::Event;
use crate::app::import::work::{self, Destination};
use crate::app::import::{
    ImportChange, ImportDraft, ImportEvent, ImportList, ImportPlan, ListStanding, Stage, prepare,
};
use crate::app::jobs::JobKind;
use crate::app::loading::told;
use crate::app::shell::Window;
use crate::app::state::{AppState, Place};
use crate::store::ConflictRule;
use crate::tasks;

/// How long typing must rest before a dry run begins.
const TYPING: Duration = Duration::from_millis(350);

/// What can be done in the import assistant.
#[derive(Debug, Clone, PartialEq)]
pub enum ImportCommand {
    /// Look into these files and folders.
    Begin(Vec<PathBuf>),
    /// Ask for a folder.
    PickFolder,
    /// Change what the import is to do.
    Change(ImportChange),
    /// Another name for the new project.
    ProjectName(String),
    /// Into a new project, or into the open one.
    IntoNew(bool),
    /// Show one file of the list.
    OpenEntry(usize),
    /// Back to the list.
    ToList,
    /// Take a file of the list over, or leave it out.
    Want(usize, bool),
    /// What happens to what is there already, for all files of the list.
    Answer(ConflictRule),
    /// Import as reviewed, the file or the list; where something was wrong, look at the file again.
    Commit,
    /// Put rows without a region and regions without a value on the clipboard.
    CopyUnmatched,
    /// Take the last import back.
    TakeBack,
    /// Take back so many of the imports that came together.
    TakeBackSteps(usize),
    /// Leave the assistant.
    Close,
}

impl ImportCommand {
    /// Name, explanation and availability.
    pub fn face(&self, state: &AppState) -> CommandFace {
        let face =
            |label_key, tooltip_key, enabled| CommandFace { label_key, tooltip_key, shortcut: None, enabled };
        let view = &state.view.import;
        let draft = view.draft();
        let list = view.list();
        let busy = view.is_importing();
        let is_new = view.plan.as_ref().is_some_and(|plan| plan.target.is_new);
        match self {
            Self::Begin(_) => face("app-import", None, true),
            Self::PickFolder => face("import-pick-folder", Some("import-pick-folder-tip"), !busy),
            Self::Change(_) | Self::ProjectName(_) | Self::IntoNew(_) | Self::Want(..) | Self::Answer(_) => {
                face("app-edit", None, !busy)
            }
            Self::OpenEntry(_) => face("import-open-entry", None, !busy),
            Self::ToList => {
                let keys = KeyboardShortcut::new(Modifiers::COMMAND, Key::Enter);
                CommandFace { shortcut: Some(keys), ..face("import-to-list", None, !busy) }
            }
            Self::Commit if draft.is_none() => list_face(state, list),
            Self::Commit => {
                let keys = KeyboardShortcut::new(Modifiers::COMMAND, Key::Enter);
                let checks = draft.is_some_and(ImportDraft::can_be_checked);
                let imports = draft.is_some_and(ImportDraft::can_be_imported) && !state.is_read_only_target();
                let label_key = match (checks, is_new) {
                    (true, _) => "import-check",
                    (false, true) => "import-commit-new",
                    (false, false) => "app-import-commit",
                };
                CommandFace { shortcut: Some(keys), ..face(label_key, None, checks || imports) }
            }
            Self::CopyUnmatched => face(
                "import-copy-unmatched",
                None,
                draft.and_then(|draft| draft.review.as_ref()).is_some_and(|review| review.matching.is_some()),
            ),
            Self::TakeBack | Self::TakeBackSteps(_) => {
                face("import-take-back", None, view.steps.last().is_some() && !busy)
            }
            Self::Close => face("app-import-close", None, !busy),
        }
    }
}

/// The button below the list.
fn list_face(state: &AppState, list: Option<&ImportList>) -> CommandFace {
    let standing = list.map(ImportList::standing);
    let is_done = list.is_some_and(|list| list.is_done);
    let ready = matches!(standing, Some(ListStanding::Ready(_)));
    let label_key = match list {
        Some(list) if list.is_done && list.brought_values() => "import-show-map",
        Some(list) if list.is_done => "app-import-close",
        Some(list) if list.is_complete() => "import-commit-all",
        _ => "import-commit-chosen",
    };
    let can = is_done || (ready && !state.is_read_only_target() && !state.view.import.is_importing());
    let keys = KeyboardShortcut::new(Modifiers::COMMAND, Key::Enter);
    CommandFace { label_key, tooltip_key: None, shortcut: Some(keys), enabled: can }
}

impl AppState {
    /// Whether an import would go into a project that must not be written.
    pub(in crate::app) fn is_read_only_target(&self) -> bool {
        let is_new = self.view.import.plan.as_ref().is_some_and(|plan| plan.target.is_new);
        !is_new && self.project.as_ref().is_none_or(|open| open.read_only)
    }
}

impl Window {
    pub(in crate::app) fn run_import(&mut self, ctx: &Context, command: ImportCommand) {
        match command {
            ImportCommand::Begin(paths) => self.begin_import(paths),
            ImportCommand::PickFolder => {
                let (folder, watch) = (self.settings.import_folder.clone(), self.dialog_watch.begin());
                self.jobs.start(JobKind::PickFile, move |_| {
                    Event::FilePicked(
                        crate::app::command::FilePurpose::Import,
                        crate::app::dialog::pick_folder(folder.as_deref(), &watch),
                    )
                });
            }
            ImportCommand::Change(change) => self.change_import(change),
            ImportCommand::ProjectName(name) => {
                if let Some(plan) = &mut self.state.view.import.plan {
                    plan.target.name = name;
                }
            }
            ImportCommand::IntoNew(is_new) => self.import_into(is_new),
            ImportCommand::OpenEntry(place) => {
                if let Some(plan) = &mut self.state.view.import.plan {
                    plan.open_entry(place);
                }
                self.prepare_import();
            }
            ImportCommand::ToList => {
                if let Some(plan) = &mut self.state.view.import.plan {
                    plan.close_entry();
                }
                self.check_next();
            }
            ImportCommand::Want(place, wanted) => self.change_list(|list| list.want(place, wanted)),
            ImportCommand::Answer(rule) => self.change_list(|list| list.answer(rule)),
            ImportCommand::Commit => self.commit_import(),
            ImportCommand::CopyUnmatched => self.copy_unmatched(ctx),
            ImportCommand::TakeBack => {
                self.swap_import(true);
            }
            ImportCommand::TakeBackSteps(count) => {
                self.swap_steps(true, Some(count));
            }
            ImportCommand::Close => {
                self.jobs.cancel(JobKind::LookInto);
                let brought_values = self.state.view.import.list().is_some_and(ImportList::brought_values);
                self.leave_import(brought_values);
            }
        }
    }

    /// Another project answers other questions: what it suggested for a table is forgotten.
    fn import_into(&mut self, is_new: bool) {
        let Some(plan) = &mut self.state.view.import.plan else { return };
        plan.target.is_new = is_new;
        if let Some(draft) = &mut plan.draft {
            draft.forget_answers();
        }
        if let Some(list) = &mut plan.list {
            for entry in &mut list.entries {
                entry.draft.forget_answers();
                entry.draft.rule = None;
            }
            list.outdate(0);
            list.states.clear();
        }
        self.look_on();
    }

    fn change_list(&mut self, change: impl FnOnce(&mut ImportList)) {
        if self.state.view.import.is_importing() {
            return;
        }
        if let Some(list) = self.state.view.import.plan.as_mut().and_then(|plan| plan.list.as_mut()) {
            change(list);
        }
        self.check_next();
    }

    /// Looks into the file that is shown, or into the next of the list.
    pub(in crate::app) fn look_on(&mut self) {
        if self.state.view.import.draft().is_some() { self.prepare_import() } else { self.check_next() }
    }

    /// Starts the dry run of the first file of the list whose own does not stand.
    pub(in crate::app) fn check_next(&mut self) {
        let base = self.import_base();
        let Some(plan) = self.state.view.import.plan.as_ref().filter(|plan| plan.draft.is_none()) else {
            return;
        };
        let Some(list) = &plan.list else { return };
        let Some(entry) = list.entries.get(list.next).cloned() else { return };
        let before = list.states.get(list.next).cloned();
        let brought = list.brought_before(list.next);
        self.jobs.start(JobKind::LookInto, move |work| {
            let checked = work::check(base.as_deref(), before, (entry, &brought), work);
            Event::Import(ImportEvent::Checked(checked.map(Box::new).map_err(|error| told(&error))))
        });
    }

    /// Files that come while others wait join them.
    pub(in crate::app) fn begin_import(&mut self, mut paths: Vec<PathBuf>) {
        if self.state.view.import.is_importing() {
            return;
        }
        let is_done = self.state.view.import.list().is_some_and(|list| list.is_done);
        let waiting = self.state.view.import.plan.as_ref().filter(|_| !is_done);
        paths.extend(waiting.iter().flat_map(|plan| plan.importable()).map(|(_, found)| found.path.clone()));
        self.state.view.place = Place::Holdings;
        self.settings.import_folder = paths.first().and_then(|path| path.parent()).map(ToOwned::to_owned);
        // Who begins on the start page begins something new, whatever project lies under it.
        let begins_anew = std::mem::take(&mut self.state.view.start.open);
        let project = self.state.open_project().filter(|_| !begins_anew);
        self.state.view.import.plan = Some(ImportPlan::new(paths.clone(), project));
        self.jobs
            .start(JobKind::LookInto, move |_| Event::Import(ImportEvent::Found(tasks::look_into(&paths))));
    }

    /// Where a dry run looks: the open project, or none for a new one.
    fn import_base(&self) -> Option<PathBuf> {
        let plan = self.state.view.import.plan.as_ref();
        // A file of the list finds what those before it bring.
        let shown = plan.filter(|plan| plan.draft.is_some());
        let list = shown.and_then(|plan| Some((plan.at, plan.list.as_ref()?)));
        if let Some(state) = list.and_then(|(at, list)| list.states.get(at).or(list.states.last())) {
            return Some(state.path().to_owned());
        }
        let is_new = plan.is_some_and(|plan| plan.target.is_new);
        self.state.project.as_ref().filter(|_| !is_new).map(|open| open.path.clone())
    }

    /// Looks into the file whose turn it is.
    pub(in crate::app) fn prepare_import(&mut self) {
        self.look_into(Duration::ZERO);
    }

    fn look_into(&mut self, patience: Duration) {
        let base = self.import_base();
        let Some(draft) = self.state.view.import.draft_mut() else { return };
        draft.stage = Stage::Reading;
        draft.review = None;
        let draft = draft.clone();
        self.jobs.start(JobKind::LookInto, move |work| {
            let prepared = work::wait(patience, work)
                .map_err(crate::tasks::TaskError::from)
                .and_then(|()| prepare::prepare(&draft, base.as_deref(), work));
            let prepared = prepared.map(Box::new).map_err(|error| told(&error));
            Event::Import(ImportEvent::Prepared(prepared))
        });
    }

    /// Starts the dry run when nothing is missing.
    pub(in crate::app) fn review_import(&mut self, patience: Duration) {
        let base = self.import_base();
        let Some(draft) = self.state.view.import.draft_mut() else { return };
        if draft.content.is_none() || draft.missing().is_some() {
            draft.stage = Stage::Choosing;
            draft.review = None;
            self.jobs.cancel(JobKind::LookInto);
            return;
        }
        draft.stage = Stage::Checking;
        let draft = draft.clone();
        self.jobs.start(JobKind::LookInto, move |work| {
            let review = work::wait(patience, work)
                .map_err(crate::tasks::TaskError::from)
                .and_then(|()| work::review(base.as_deref(), &draft, work));
            let review = review.map(Box::new).map_err(|error| told(&error));
            Event::Import(ImportEvent::Reviewed(review))
        });
    }

    fn change_import(&mut self, change: ImportChange) {
        let patience = if change.is_typed() { TYPING } else { Duration::ZERO };
        let (reads, matters) = (change.reads_again(), change.matters_to_review());
        let Some(draft) = self.state.view.import.draft_mut() else { return };
        if draft.stage == Stage::Importing {
            return;
        }
        draft.change(change);
        if reads {
            self.look_into(patience);
        } else if matters && draft.stage != Stage::Reading {
            self.review_import(patience);
        }
    }

    /// The import needs the write lock: the window gives its own back until the import is done.
    fn commit_import(&mut self) {
        let Some(plan) = &self.state.view.import.plan else { return };
        if plan.draft.as_ref().is_some_and(ImportDraft::can_be_checked) {
            return self.prepare_import();
        }
        let drafts = match (&plan.draft, &plan.list) {
            (Some(draft), None) if draft.can_be_imported() => vec![draft.clone()],
            (None, Some(list)) if list.is_done => {
                let brought_values = list.brought_values();
                return self.leave_import(brought_values);
            }
            (None, Some(list)) if matches!(list.standing(), ListStanding::Ready(_)) => {
                list.wanted().map(|entry| entry.draft.clone()).collect()
            }
            _ => return,
        };
        let into = if plan.target.is_new {
            let file = plan.target.file();
            let name = match plan.target.name.trim() {
                "" => file.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
                name => name.to_owned(),
            };
            Destination::New(name, file)
        } else {
            let Some(session) = self.give_session_away() else { return };
            Destination::Open(session)
        };
        self.state.view.import.mark_importing();
        self.jobs.start(JobKind::Import, move |work| Event::Import(work::commit(into, &drafts, work)));
    }

    /// What was changed stands in the file before the session is given away.
    fn give_session_away(&mut self) -> Option<crate::tasks::Session> {
        for event in self.jobs.wait_for(JobKind::Write) {
            self.take_event(&Context::default(), event);
        }
        self.write_changes();
        for event in self.jobs.wait_for(JobKind::Write) {
            self.take_event(&Context::default(), event);
        }
        let session = self.state.project.as_mut()?.session.take()?;
        self.jobs.cancel(JobKind::LoadMap);
        Some(session)
    }

    /// Takes the last import back, or brings it again; whether there is one.
    pub(in crate::app) fn swap_import(&mut self, is_undo: bool) -> bool {
        self.swap_steps(is_undo, None)
    }

    /// The same for so many of the imports that came together.
    fn swap_steps(&mut self, is_undo: bool, count: Option<usize>) -> bool {
        if self.jobs.is_running(JobKind::Import)
            || self.state.project.as_ref().is_none_or(|open| open.read_only || open.session.is_none())
        {
            return false;
        }
        let steps = &mut self.state.view.import.steps;
        let taken = if is_undo { steps.take_done(count) } else { steps.take_undone() };
        if taken.is_empty() {
            return false;
        }
        self.state.view.import.plan = None;
        let Some(session) = self.give_session_away() else { return false };
        self.jobs
            .start(JobKind::Import, move |work| Event::Import(work::swap(session, taken, is_undo, work)));
        true
    }

    fn copy_unmatched(&mut self, ctx: &Context) {
        let review = self.state.view.import.draft().and_then(|draft| draft.review.clone());
        let Some(matching) = review.as_ref().and_then(|review| review.matching.as_ref()) else { return };
        let say = |key| crate::text::tr(self.state.view.language, key);
        let head = |left, right| format!("{}\t{}", say(left), say(right));
        let mut lines = vec![head("import-unmatched-head", "import-near-head")];
        lines.extend(matching.unmatched.iter().map(|(row, near)| format!("{row}\t{near}")));
        lines.push(String::new());
        lines.push(head("app-key", "import-without-head"));
        lines.extend(matching.without_value.iter().map(|(key, name)| format!("{key}\t{name}")));
        let text = lines.join("\n");
        self.copy_text(ctx, text, "import-copied");
    }
}
