//! What each command does.

use std::path::PathBuf;

use super::canvas::CanvasKind;
use super::command::{Command, FilePurpose, SelectMode, TextField};
use super::event::Event;
use super::import::{ImportDraft, Stage};
use super::import_work;
use super::jobs::JobKind;
use super::loading::{make_project, told};
use super::page_preview::PageRequest;
use super::shell::Window;
use super::state::{Place, RightTab};
use crate::geo::RegionIndex;
use crate::model::{Edit, History, MapChange, Project};
use crate::notice::Notice;
use crate::tasks::{self, PageOutput};
use crate::text::Message;

impl Window {
    /// Runs a command; what takes long becomes a job.
    #[allow(clippy::too_many_lines)] // one line per command
    pub fn run_command(&mut self, ctx: &egui::Context, command: Command) {
        match command {
            Command::PickFile(purpose) => self.pick_file(purpose),
            Command::UseFile(purpose, path) => self.use_file(purpose, path),
            Command::OpenSample => self.open(None),
            Command::Edit(edit) => self.edit(edit),
            Command::Undo => self.steps_back(1),
            Command::Redo => self.steps_forth(1),
            Command::CloseStep => {
                if let Some(open) = &mut self.state.project {
                    open.history.close_step();
                }
            }
            Command::Go(place) => {
                self.state.view.place = place;
                self.state.view.shell.help = None;
            }
            Command::Tab(tab) => {
                self.state.view.tab = tab;
                self.state.view.right_open = true;
            }
            Command::ToggleRight => self.state.view.right_open = !self.state.view.right_open,
            Command::Language(language) => {
                self.state.view.language = language;
                self.map_wanted = true;
                self.remember();
            }
            Command::Appearance(appearance) => self.appear(ctx, appearance),
            Command::Shell(command) => {
                self.run_shell(ctx, command);
                return;
            }
            Command::ToggleCanvas => self.toggle_canvas(),
            Command::Zoom(step) => self.canvas.zoom(step),
            Command::Pan([x, y]) => self.canvas.camera.pan(egui::vec2(x, y)),
            Command::Hover(region) => {
                self.state.view.hovered = region;
                self.state.view.hovered_on_map = true;
            }
            Command::HoverRow(region) => {
                self.state.view.hovered = Some(region);
                self.state.view.hovered_on_map = false;
            }
            Command::Type(field, text) => self.type_text(field, text),
            Command::Order(order) => self.state.view.table_order = order,
            Command::Import(change) => {
                if let Some(draft) = &mut self.state.view.import {
                    draft.change(change);
                }
            }
            Command::Select(region, mode) => self.select(region, mode),
            Command::ClearSelection => self.state.view.selection.clear(),
            Command::ShowRegion(region) => {
                if let Some(picture) = self.state.derived.picture.clone() {
                    self.canvas.show_region(&picture, region);
                }
            }
            Command::CopyPicture => self.copy_picture(),
            Command::CopyTable => {
                if let Some(picture) = &self.state.derived.picture {
                    ctx.copy_text(super::panels::table::as_text(&self.state, picture));
                    self.state.tell(Notice::info(Message::new("app-table-copied")));
                }
            }
            Command::ReviewImport => self.review_import(),
            Command::CommitImport => self.commit_import(),
            Command::CloseImport => {
                self.jobs.cancel(JobKind::Import);
                self.state.view.import = None;
            }
            Command::ClosePath => self.state.view.typed_path = None,
            Command::CancelWork => {
                if let Some(progress) = self.jobs.progress() {
                    self.jobs.cancel(progress.kind);
                }
            }
            Command::ClearNotices => self.state.notices.clear(),
            Command::FocusSearch => {
                self.state.view.place = Place::Map;
                self.state.view.focus_search = true;
                return;
            }
        }
        self.state.view.focus_search = false;
    }

    fn edit(&mut self, edit: Edit) {
        let Some(open) = &mut self.state.project else { return };
        let reload = matches!(
            edit,
            Edit::ReplaceMap(_)
                | Edit::Map(
                    MapChange::Indicator(_)
                        | MapChange::Period(_)
                        | MapChange::Level(_)
                        | MapChange::Within(_)
                        | MapChange::Classing(_)
                        | MapChange::Palette(..)
                )
        );
        let leaves_level = match &edit {
            Edit::Map(MapChange::Level(_) | MapChange::Within(_)) => true,
            Edit::ReplaceMap(map) => {
                (&map.level, &map.within) != (&open.project.map.level, &open.project.map.within)
            }
            _ => false,
        };
        open.project = open.history.apply(&open.project, edit);
        if leaves_level {
            self.state.view.selection.clear();
            self.state.view.hovered = None;
        }
        self.after_edit(reload);
    }

    /// Texts and sizes of the page need no values read again: the picture only learns the new map.
    fn after_edit(&mut self, reload: bool) {
        if reload {
            self.map_wanted = true;
            return;
        }
        let Some(open) = &self.state.project else { return };
        if let Some(picture) = &mut self.state.derived.picture {
            let map = super::loading::showable_map(&open.project);
            *picture = std::sync::Arc::new(picture.with_map(map));
        }
    }

    pub(super) fn steps_back(&mut self, count: usize) {
        self.walk(count, History::undo);
    }

    pub(super) fn steps_forth(&mut self, count: usize) {
        self.walk(count, History::redo);
    }

    /// Only the state at the end is shown and written, however many steps lead there.
    fn walk(&mut self, count: usize, step: fn(&mut History, &Project) -> Option<Project>) {
        let Some(open) = &mut self.state.project else { return };
        let level = open.project.map.level.clone();
        let mut walked = false;
        for _ in 0..count {
            let Some(after) = step(&mut open.history, &open.project) else { break };
            open.project = after;
            walked = true;
        }
        if open.project.map.level != level {
            self.state.view.selection.clear();
        }
        if walked {
            self.after_edit(true);
        }
    }

    fn select(&mut self, region: RegionIndex, mode: SelectMode) {
        let selection = &mut self.state.view.selection;
        match mode {
            SelectMode::Replace if selection.len() == 1 && selection.contains(&region) => selection.clear(),
            SelectMode::Replace => {
                selection.clear();
                selection.insert(region);
            }
            SelectMode::Toggle => {
                if !selection.remove(&region) {
                    selection.insert(region);
                }
            }
        }
        if self.state.view.hovered_on_map {
            self.state.view.scroll_to = Some(region);
        }
    }

    fn toggle_canvas(&mut self) {
        let (kind, key) = match self.canvas.kind {
            CanvasKind::Gpu => (CanvasKind::Cpu, "app-canvas-cpu"),
            CanvasKind::Cpu if self.state.view.gpu_possible => (CanvasKind::Gpu, "app-canvas-gpu"),
            CanvasKind::Cpu => (CanvasKind::Cpu, "app-no-gpu"),
        };
        self.canvas.kind = kind;
        self.settings.cpu_canvas = kind == CanvasKind::Cpu;
        self.settings.gpu_canvas = kind == CanvasKind::Gpu;
        self.state.tell(Notice::info(Message::new(key)));
        self.remember();
    }

    fn type_text(&mut self, field: TextField, text: String) {
        match field {
            TextField::IndicatorSearch => self.state.view.indicator_search = text,
            TextField::TableSearch => self.state.view.table_search = text,
            TextField::ViewName => self.state.view.view_name = text,
            TextField::Path => {
                if let Some((_, path)) = &mut self.state.view.typed_path {
                    *path = text;
                }
            }
        }
    }

    /// What a dropped or typed file is for: projects are opened, everything else is imported.
    pub(super) fn command_for_file(path: PathBuf) -> Command {
        let is_project = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("gpkg"));
        let purpose = if is_project { FilePurpose::OpenProject } else { FilePurpose::Import };
        Command::UseFile(purpose, path)
    }

    fn pick_file(&mut self, purpose: FilePurpose) {
        let language = self.state.view.language;
        let suggestion = self.suggested_name(purpose);
        self.jobs.start(JobKind::PickFile, move |_| {
            Event::FilePicked(purpose, super::dialog::pick(purpose, language, &suggestion))
        });
    }

    fn suggested_name(&self, purpose: FilePurpose) -> String {
        let language = self.state.view.language;
        if purpose == FilePurpose::NewProject {
            return crate::text::tr(language, "app-new-file");
        }
        if purpose == FilePurpose::SaveCopy {
            let own = self.state.project.as_ref().and_then(|open| open.path.file_stem());
            let name = own.map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            return format!("{name} {}.gpkg", crate::text::tr(language, "app-copy-of"));
        }
        let title = self.state.derived.picture.as_ref().and_then(|picture| {
            let contents = picture.contents();
            let period = contents.period.map(|period| period.to_string()).unwrap_or_default();
            contents.indicator.as_ref().map(|indicator| format!("{} {period}", indicator.name))
        });
        let allowed = |c: char| if c.is_alphanumeric() || " -".contains(c) { c } else { '-' };
        let name: String = title.unwrap_or_default().chars().map(allowed).collect();
        format!("{}.png", name.trim())
    }

    fn use_file(&mut self, purpose: FilePurpose, path: PathBuf) {
        self.state.view.typed_path = None;
        match purpose {
            FilePurpose::OpenProject => self.open(Some(path)),
            FilePurpose::NewProject => self.make_project(path),
            FilePurpose::Import => self.begin_import(path),
            FilePurpose::ExportPage => self.export_page(path),
            FilePurpose::SaveCopy => self.save_copy(path),
        }
    }

    fn make_project(&mut self, path: PathBuf) {
        self.state.opening = true;
        self.jobs.start(JobKind::Open, move |work| {
            Event::Opened(make_project(&path, work).map(Box::new).map_err(|error| told(&error)))
        });
    }

    fn export_page(&mut self, path: PathBuf) {
        let Some(picture) = self.state.derived.picture.clone() else { return };
        let path = if path.extension().is_some() { path } else { path.with_extension("png") };
        let output = PageOutput::of_map(&picture.request.map, self.state.view.language);
        self.jobs.start(JobKind::Export, move |work| {
            let written = tasks::export_page(picture.contents(), &picture.request.map, &path, &output, work);
            Event::Exported(written.map(|notices| (path, notices)).map_err(|error| told(&error)))
        });
    }

    fn copy_picture(&mut self) {
        let Some(picture) = self.state.derived.picture.clone() else { return };
        let map = picture.request.map.clone();
        let dpi = map.dpi.unwrap_or_else(|| map.size.default_dpi());
        let size_px = map.size.pixels(dpi);
        let request = PageRequest { picture, map, language: self.state.view.language, size_px };
        self.jobs.start(JobKind::Export, move |work| {
            Event::Copied(request.draw(work).map(|page| page.picture).map_err(|error| Some(error.notice())))
        });
    }

    fn begin_import(&mut self, path: PathBuf) {
        let Some(open) = &self.state.project else { return };
        self.state.view.place = Place::Holdings;
        self.state.view.import = Some(ImportDraft::new(path.clone(), &open.project));
        self.jobs.start(JobKind::Import, move |work| {
            let prepared = import_work::prepare(&path, work);
            Event::ImportPrepared(prepared.map(Box::new).map_err(|error| told(&error)))
        });
    }

    fn review_import(&mut self) {
        let (Some(open), Some(draft)) = (&self.state.project, &mut self.state.view.import) else { return };
        draft.stage = Stage::Working;
        let (path, draft) = (open.path.clone(), draft.clone());
        self.jobs.start(JobKind::Import, move |work| {
            let done = import_work::review(&path, &draft, work);
            Event::Imported(done.map(Box::new).map_err(|error| told(&error)))
        });
    }

    /// The import needs the write lock: the window gives its own back until the import is done.
    fn commit_import(&mut self) {
        let events = self.jobs.wait_for(JobKind::Write);
        for event in events {
            self.take_event(&egui::Context::default(), event);
        }
        let (Some(open), Some(draft)) = (&mut self.state.project, &mut self.state.view.import) else {
            return;
        };
        let Some(session) = open.session.take() else { return };
        draft.stage = Stage::Working;
        let draft = draft.clone();
        self.jobs.cancel(JobKind::LoadMap);
        self.jobs.start(JobKind::Import, move |work| import_work::commit(session, &draft, work));
    }

    /// Keeps what the next start should know.
    pub(super) fn remember(&mut self) {
        self.settings.language = Some(self.state.view.language);
        let shell = &self.state.view.shell;
        self.settings.appearance = (!shell.follows_system).then_some(self.state.view.appearance);
        self.settings.scale_percent = shell.scale_percent;
        self.settings.recent_entries.clone_from(&shell.recent);
        self.settings.right_closed = !self.state.view.right_wanted();
        self.settings.right_width = Some(shell.right_width);
        if let Some(open) = &self.state.project {
            self.settings.remember_view(&open.path, &self.state.view);
        }
        if !self.forgetful {
            self.settings.store();
        }
    }

    /// Shows the notices, beside whatever place.
    pub(super) fn show_notices(&mut self) {
        let view = &mut self.state.view;
        view.tab = RightTab::Notices;
        if view.shows_right_side(self.state.project.is_some()) {
            view.right_open = true;
        } else {
            view.shell.notices_beside = true;
        }
    }
}
