//! What each command does.

use std::path::PathBuf;

use super::canvas::CanvasKind;
use super::command::{Command, FilePurpose, SelectMode, TextField};
use super::commands::ImportCommand;
use super::dialog::Suggestion;
use super::event::Event;
use super::jobs::JobKind;
use super::loading::{make_project, told};
use super::map_picture::Renewal;
use super::shell::Window;
use super::state::{Place, RightTab};
use crate::geo::RegionIndex;
use crate::model::{Edit, History, MapChange, Project, RegionKey};
use crate::notice::Notice;
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
                // With room for one side only, the guided page is what one goes there for.
                if matches!(place, Place::Typology | Place::Reach)
                    && self.state.view.shell.right_before_narrow.is_some()
                {
                    self.state.view.right_open = false;
                }
                self.state.view.place = place;
                self.state.view.shell.help = None;
                self.state.view.start.open = false;
            }
            Command::Tab(tab) => {
                self.state.view.tab = tab;
                self.state.view.right_open = true;
            }
            Command::ToggleRight => self.state.view.right_open = !self.state.view.right_open,
            Command::Language(language) => {
                self.state.view.language = language;
                self.want(Renewal::Colors);
                self.remember();
            }
            Command::Appearance(appearance) => self.appear(appearance),
            Command::Shell(command) => {
                self.run_shell(ctx, command);
                return;
            }
            Command::ToggleCanvas => self.toggle_canvas(),
            Command::Zoom(step) => self.canvas.zoom(step),
            Command::Map(command) => self.run_map(command),
            Command::BaseMap(command) => self.run_base_map(command),
            Command::Pan([x, y]) => self.canvas.camera.pan(egui::vec2(x, y)),
            Command::Hover(region) => {
                self.state.view.hovered = region;
                self.state.view.hovered_on_map = true;
                self.state.view.map.walked = false;
            }
            Command::HoverRow(region) => {
                self.state.view.hovered = Some(region);
                self.state.view.hovered_on_map = false;
                self.state.view.map.walked = false;
            }
            Command::Type(field, text) => self.type_text(field, text),
            Command::Import(command) => self.run_import(ctx, command),
            Command::Compute(command) => self.run_compute(ctx, command),
            Command::Typology(command) => self.run_typology(ctx, command),
            Command::Reach(command) => self.run_reach(ctx, command),
            Command::Relation(command) => self.run_relation(ctx, command),
            Command::Select(region, mode) => self.select(region, mode),
            Command::ClearSelection => self.state.view.selection.clear(),
            Command::ShowRegion(region) => {
                if let Some(picture) = self.state.derived.picture.clone() {
                    self.canvas.show_region(&picture, region);
                }
            }
            Command::CopyPicture => self.copy_picture(),
            Command::CopyTable => self.copy_table(ctx),
            Command::Table(command) => self.run_table(ctx, command),
            Command::ClosePath => self.state.view.typed_path = None,
            Command::CancelWork => {
                if let Some(progress) = self.jobs.progress() {
                    self.jobs.cancel(progress.kind);
                }
            }
            Command::Classes(command) => self.run_classes(ctx, command),
            Command::ClearNotices => self.state.notices.clear(),
            Command::FocusSearch => {
                self.state.view.place = Place::Map;
                self.state.view.focus_search = true;
                return;
            }
            Command::Pages(command) => self.run_pages(ctx, command),
            Command::Start(command) => self.run_start(ctx, command),
        }
        self.state.view.focus_search = false;
    }

    pub(super) fn edit(&mut self, edit: Edit) {
        let Some(open) = &mut self.state.project else { return };
        let asks_for_level = matches!(
            &edit,
            Edit::Map(
                MapChange::Level(_)
                    | MapChange::LevelWithin(..)
                    | MapChange::IndicatorOnLevel(..)
                    | MapChange::Within(_),
            )
        );
        let before = shown_place(&open.project);
        let typology = open.project.map.typology.clone();
        open.project = open.history.apply(&open.project, edit);
        // What gives way to another map is one click away.
        if open.project.map.typology.is_some() {
            self.state.view.typology.left = None;
        } else if typology.is_some() {
            self.state.view.typology.left = typology;
        }
        let leaves_level = asks_for_level || shown_place(&open.project) != before;
        self.state.view.import.steps.forget_undone();
        if leaves_level {
            self.state.view.selection.clear();
            self.state.view.hovered = None;
            self.state.view.map.forget_regions();
        }
        self.after_edit();
    }

    /// Brings the picture up to the map: with values read again, with new colours, or with new words alone.
    fn after_edit(&mut self) {
        let Some(open) = &self.state.project else { return };
        let map = super::loading::showable_map(&open.project);
        let renewal = self.state.derived.picture.as_ref().map(|picture| picture.renewal_for(&map));
        match renewal {
            _ if self.jobs.is_running(JobKind::LoadMap) => self.want(Renewal::Values),
            None | Some(Renewal::Values) => self.want(Renewal::Values),
            Some(Renewal::Colors) => self.want(Renewal::Colors),
            Some(Renewal::Words) => {
                if let Some(picture) = &mut self.state.derived.picture {
                    *picture = std::sync::Arc::new(picture.with_map(map));
                }
            }
        }
    }

    /// Takes the last step back.
    pub(super) fn undo(&mut self) {
        self.walk(1, History::undo);
    }

    pub(super) fn steps_back(&mut self, count: usize) {
        if !self.walk(count, History::undo) {
            // Before the first edit stands the import that brought what was edited.
            self.swap_import(true);
        }
    }

    pub(super) fn steps_forth(&mut self, count: usize) {
        if !self.walk(count, History::redo) {
            self.swap_import(false);
        }
    }

    /// Only the state at the end is shown and written, however many steps lead there; whether there was a step.
    fn walk(&mut self, count: usize, step: fn(&mut History, &Project) -> Option<Project>) -> bool {
        let Some(open) = &mut self.state.project else { return false };
        let before = shown_place(&open.project);
        let mut walked = false;
        for _ in 0..count {
            let Some(after) = step(&mut open.history, &open.project) else { break };
            open.project = after;
            walked = true;
        }
        if shown_place(&open.project) != before {
            self.state.view.selection.clear();
        }
        if walked {
            self.after_edit();
        }
        walked
    }

    pub(super) fn select(&mut self, region: RegionIndex, mode: SelectMode) {
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

    /// What dropped files are for: a single project is opened, everything else is imported.
    pub(super) fn command_for_files(paths: Vec<PathBuf>) -> Command {
        match paths.as_slice() {
            [only] if has_ending(only, "gpkg") => Command::UseFile(FilePurpose::OpenProject, only.clone()),
            [only] if has_ending(only, "mbtiles") || has_ending(only, "pmtiles") => {
                Command::UseFile(FilePurpose::BaseMap, only.clone())
            }
            _ => Command::Import(ImportCommand::Begin(paths)),
        }
    }

    pub(super) fn pick_file(&mut self, purpose: FilePurpose) {
        let language = self.state.view.language;
        let suggestion =
            Suggestion { name: self.suggested_name(purpose), folder: self.first_folder(purpose) };
        let watch = self.dialog_watch.begin();
        self.jobs.start(JobKind::PickFile, move |_| {
            Event::FilePicked(purpose, super::dialog::pick(purpose, language, &suggestion, &watch))
        });
    }

    /// The folder in which a dialog begins: where such a file was taken from or written to the last time.
    fn first_folder(&self, purpose: FilePurpose) -> Option<PathBuf> {
        let settings = &self.settings;
        match purpose {
            FilePurpose::Import => settings.import_folder.clone(),
            FilePurpose::OpenProject | FilePurpose::NewProject | FilePurpose::SaveCopy => {
                let last = settings.last_project.as_ref();
                last.and_then(|project| project.parent()).map(ToOwned::to_owned)
            }
            FilePurpose::BaseMap | FilePurpose::Logo => None,
            FilePurpose::ExportPage
            | FilePurpose::ExportTable
            | FilePurpose::ExportViews
            | FilePurpose::ReadRecipe
            | FilePurpose::WriteRecipe
            | FilePurpose::ExportTypologyPage
            | FilePurpose::MethodTables => settings.export_folder.clone(),
        }
    }

    fn use_file(&mut self, purpose: FilePurpose, path: PathBuf) {
        self.state.view.typed_path = None;
        match purpose {
            FilePurpose::OpenProject => {
                self.state.view.import.asked_to_open = Some(path.clone());
                self.open(Some(path));
            }
            FilePurpose::NewProject => self.make_project(path),
            FilePurpose::Import => self.begin_import(vec![path]),
            FilePurpose::BaseMap => self.open_base_map(path),
            FilePurpose::ExportPage => self.export_page(path),
            FilePurpose::SaveCopy => self.save_copy(path),
            FilePurpose::ExportTable => self.export_table(path),
            FilePurpose::ExportViews => self.export_views(path),
            FilePurpose::Logo => self.read_logo(path),
            FilePurpose::ReadRecipe => self.use_recipe(&path),
            FilePurpose::WriteRecipe => self.export_recipe(&path),
            FilePurpose::ExportTypologyPage => self.export_typology_page(path),
            FilePurpose::MethodTables => self.export_method_tables(path),
        }
    }

    fn make_project(&mut self, path: PathBuf) {
        self.state.opening = true;
        self.jobs.start(JobKind::Open, move |work| {
            Event::Opened(make_project(&path, work).map(Box::new).map_err(|error| told(&error)))
        });
    }

    /// Keeps what the next start should know.
    pub(super) fn remember(&mut self) {
        self.settings.language = Some(self.state.view.language);
        self.settings.table_columns.clone_from(&self.state.view.table.columns);
        let widths = self.state.view.table.widths.iter();
        self.settings.table_widths = widths.map(|(column, width)| (column.clone(), *width)).collect();
        let shell = &self.state.view.shell;
        self.settings.appearance = (!shell.follows_system).then_some(self.state.view.appearance);
        self.settings.scale_percent = shell.scale_percent;
        self.settings.recent_entries.clone_from(&shell.recent);
        self.settings.right_closed = !self.state.view.right_wanted();
        self.settings.right_width = Some(shell.right_width);
        if let Some(open) = &self.state.project {
            let map = self.map_to_remember();
            self.settings.remember_view(&open.path, &self.state.view, map);
        }
        if let Some(file) = &self.settings_file {
            self.settings.store(file);
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

/// Level and area that the map shows; a typology may bring its own.
fn shown_place(project: &Project) -> (Option<String>, Option<RegionKey>) {
    let map = &project.map;
    let recipe = map.typology.as_ref().map(|typology| &typology.recipe);
    let recipe = recipe.filter(|recipe| !recipe.indicators.is_empty());
    let level = recipe.map(|recipe| recipe.level.clone()).filter(|level| !level.is_empty());
    let within = recipe.and_then(|recipe| recipe.within.clone());
    (level.or_else(|| map.level.clone()), map.within.clone().or(within))
}

fn has_ending(path: &std::path::Path, wanted: &str) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(wanted))
}
