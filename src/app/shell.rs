//! The window: events in, commands applied, derived state refreshed, panels and canvas drawn — in this order, every frame.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Instant;

use egui::Ui;

use super::appearing::Painted;
use super::canvas::software::Wanted;
use super::canvas::{self, Canvas, CanvasKind};
use super::clipboard::PictureClipboard;
use super::command::Command;
use super::event::Event;
use super::jobs::{JobKind, Jobs};
use super::loading::{PictureWish, load_picture, open_project, open_sample, told};
use super::map_picture::Renewal;
use super::page_preview::PageRequest;
use super::panels;
use super::period_before::ValuesBefore;
use super::period_cache::PeriodCache;
use super::settings::{LeftMap, Settings, own_folder, settings_file};
use super::startup::Startup;
use super::state::{AppState, Place, RightTab};
use super::theme;
use crate::model::KeptHistory;
use crate::text::{Language, tr};
use crate::work::Work;

/// Most pixels along the longer edge of a page preview.
const PREVIEW_EDGE_PX: u32 = 4096;

/// How the window starts.
#[derive(Debug, Clone, Default)]
pub struct Start {
    /// The project to open; the last one or the sample where there is none.
    pub project: Option<PathBuf>,
    /// Language; as remembered or German where there is none.
    pub language: Option<Language>,
    /// The program's own settings are neither read nor written, for tests and pictures.
    pub forgetful: bool,
    /// Settings are kept in this file instead of the program's own; a forgetful window keeps them nowhere else.
    pub settings: Option<PathBuf>,
    /// Steps are kept here instead of in the program's own folder; a forgetful window keeps them nowhere else.
    pub folder: Option<PathBuf>,
}

/// The window.
#[allow(clippy::struct_excessive_bools)] // independent switches of the window
pub struct Window {
    /// Everything the panels read.
    pub state: AppState,
    /// The map on the screen.
    pub canvas: Canvas,
    /// Work beside the window.
    pub jobs: Jobs,
    pub(super) settings: Settings,
    pub(super) forgetful: bool,
    /// Where settings are kept from one start to the next.
    pub(super) settings_file: Option<PathBuf>,
    /// Nobody opened a project here before: the start page lies over the sample until somebody chooses.
    pub(super) first_start: bool,
    pub(super) startup: Option<Startup>,
    /// Where pictures are copied to.
    pub clipboard: Arc<Mutex<PictureClipboard>>,
    /// What of the picture has to be made anew; a newer request replaces one that runs.
    pub(super) renewal: Option<Renewal>,
    /// Where steps are kept from one start to the next.
    pub(super) steps_folder: Option<PathBuf>,
    /// How the map was left, until it is there.
    pub(super) left_map: Option<LeftMap>,
    /// Periods that were read already.
    pub(super) period_cache: PeriodCache,
    pub(super) pointer_rest: super::pointer_rest::PointerRest,
    pub(super) dialog_watch: super::dialog::DialogWatch,
    /// The colours that the panels are painted in.
    pub painted: Painted,
}

impl Window {
    /// A window that begins to open its project at once, even before it is on the screen.
    pub fn new(ctx: &egui::Context, start: &Start) -> Self {
        let settings_file = start.settings.clone().or_else(|| settings_file().filter(|_| !start.forgetful));
        let (settings, damaged) = settings_file.as_deref().map(Settings::load_from).unwrap_or_default();
        let language = start.language.or(settings.language).unwrap_or_default();
        let mut state = AppState::new(language, settings.appearance.unwrap_or_default());
        state.view.right_open = !settings.right_closed;
        if !settings.table_columns.is_empty() {
            state.view.table.columns.clone_from(&settings.table_columns);
        }
        let usable = settings.table_widths.iter().filter(|(_, width)| width.is_finite()).cloned();
        state.view.table.widths = usable.collect();
        state.view.shell = settings.shell_view();
        let painted = Painted::new(state.view.appearance);
        let mut window = Self {
            state,
            canvas: Canvas::default(),
            jobs: Jobs::new(ctx.clone()),
            settings,
            forgetful: start.forgetful,
            settings_file,
            first_start: false,
            startup: None,
            clipboard: Arc::default(),
            renewal: None,
            steps_folder: start
                .folder
                .clone()
                .or_else(|| own_folder().filter(|_| !start.forgetful).map(|own| own.join("steps"))),
            left_map: None,
            period_cache: PeriodCache::default(),
            pointer_rest: super::pointer_rest::PointerRest::default(),
            dialog_watch: super::dialog::DialogWatch::default(),
            painted,
        };
        if let Some(notice) = damaged {
            window.state.tell(notice);
        }
        let last = window.settings.last_project.clone().filter(|path| path.is_file());
        // Who has never opened a project sees what can be done, over a finished map; who comes back goes on working.
        if start.project.is_none() && last.is_none() && !start.forgetful {
            window.first_start = true;
            window.show_start();
        }
        window.open(start.project.clone().or(last));
        window
    }

    /// Sets up fonts, style and the graphics processor once the window exists.
    pub fn attach(&mut self, ctx: &egui::Context, gpu: Option<&eframe::egui_wgpu::RenderState>) {
        theme::install(ctx, self.painted.appearance);
        ctx.options_mut(|options| options.zoom_with_keyboard = false);
        self.apply_scale(ctx);
        self.choose_canvas(ctx, gpu);
    }

    /// Opens a project, or the sample.
    pub(super) fn open(&mut self, path: Option<PathBuf>) {
        self.keep_thumbnail();
        self.state.opening = true;
        let (wish, cache, steps) = (self.wish(), self.period_cache.clone(), self.steps_folder.clone());
        self.jobs.start(JobKind::Open, move |work| {
            let opened = match &path {
                Some(path) => open_project(path, work),
                None => open_sample(work),
            };
            Event::Opened(match opened {
                Ok(mut opened) => {
                    let picture = load_picture(&opened.session, &opened.project, (wish, None, &cache), work);
                    opened.picture = Some(picture.map_err(|error| told(&error)));
                    opened.history = steps
                        .and_then(|folder| super::steps_file::load(&folder, &opened.path, &opened.project));
                    Ok(Box::new(opened))
                }
                Err(error) => Err(told(&error)),
            })
        });
    }

    /// Asks for the picture to be made anew, as thoroughly as anybody wants it.
    pub(super) fn want(&mut self, renewal: Renewal) {
        self.renewal = self.renewal.max(Some(renewal));
    }

    pub(super) fn wish(&self) -> PictureWish {
        let view = &self.state.view;
        PictureWish { language: view.language, appearance: view.appearance, vision: view.classes.vision }
    }

    /// One frame.
    pub fn frame(&mut self, ui: &mut Ui) {
        for event in self.jobs.drain() {
            self.take_event(ui.ctx(), event);
        }
        self.dialog_watch.follow(ui.input(|input| input.focused));
        self.follow_system(ui.ctx());
        self.follow_width(ui.ctx());
        let mut commands = self.commands_of_keys(ui.ctx());
        commands.extend(Self::commands_of_drops(ui.ctx()));
        self.state.progress = self.jobs.progress();
        self.play_on(ui.ctx());
        self.refresh(ui.ctx());
        self.name_window(ui.ctx());
        self.follow_appearance(ui);
        self.panels_ui(ui, &mut commands);
        self.state.view.table.follow_cursor = false;
        // What lay over the window has the keyboard for one more frame.
        self.state.view.focus_search &= ui.memory(|memory| memory.top_modal_layer().is_some());
        if self.state.view.tab == RightTab::Table {
            self.state.view.scroll_to = None;
        }
        super::keys::run_last(&mut commands);
        let any = !commands.is_empty();
        for command in commands {
            self.run_command(ui.ctx(), command);
        }
        self.forget_toasts();
        self.give_focus_back(ui.ctx());
        self.refresh(ui.ctx());
        if any {
            ui.ctx().request_repaint();
        }
        let complete = self.state.derived.picture.is_some() && self.picture_is_complete();
        if let Some(startup) = &mut self.startup {
            startup.after_frame(ui.ctx(), complete);
        }
    }

    /// The name of the project on the window, for the list of windows and for screen readers.
    fn name_window(&mut self, ctx: &egui::Context) {
        let program = tr(self.state.view.language, "app-name");
        let project = self.state.open_project().filter(|_| !self.first_start).map(|open| open.name.trim());
        let title = match project {
            Some(name) if !name.is_empty() => format!("{name} – {program}"),
            _ => program,
        };
        ctx.accesskit_node_builder(egui::accesskit_root_id(), |node| node.set_label(title.as_str()));
        if self.state.view.shell.title != title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.state.view.shell.title = title;
        }
    }

    fn picture_is_complete(&self) -> bool {
        // What is read ahead or kept for later changes nothing on the map.
        let makes_map = [JobKind::Open, JobKind::LoadMap, JobKind::Recolor, JobKind::DrawPicture];
        !makes_map.into_iter().any(|kind| self.jobs.is_running(kind))
            && self.canvas.names_are_complete()
            && (!self.draws_picture() || self.canvas.software.missing().is_none())
    }

    fn commands_of_drops(ctx: &egui::Context) -> Vec<Command> {
        let dropped: Vec<PathBuf> =
            ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
        if dropped.is_empty() { Vec::new() } else { vec![Self::command_for_files(dropped)] }
    }

    /// Brings up to date what follows from the state; starts jobs, never waits.
    fn refresh(&mut self, ctx: &egui::Context) {
        if self.renewal == Some(Renewal::Values) {
            self.renewal = None;
            self.load_map();
        }
        self.follow_logo();
        self.refresh_table();
        self.recolor();
        self.write_changes();
        if self.state.view.place == Place::Pages {
            self.preview_page(ctx);
            self.draw_small_pages();
        }
        if self.draws_picture() && self.state.view.place.has_map() {
            self.draw_software(ctx);
        }
        self.load_before();
        self.find_reasons();
        self.draw_typology_page(ctx);
        self.list_versions();
        self.list_areas();
        self.look_for_reach();
        self.find_area_around();
        self.load_tiles();
    }

    /// Whether the main processor draws what is shown.
    fn draws_picture(&self) -> bool {
        let picture = self.state.derived.picture.as_ref();
        picture
            .map_or(self.canvas.kind == CanvasKind::Cpu, |picture| self.canvas.is_drawn_as_picture(picture))
    }

    fn load_map(&mut self) {
        let Some(open) = &self.state.project else { return };
        let Some(session) = open.session.clone() else { return };
        let (project, wish) = (open.project.clone(), self.wish());
        let (before, cache) = (self.state.derived.picture.clone(), self.period_cache.clone());
        self.jobs.cancel(JobKind::Recolor);
        self.jobs.start(JobKind::LoadMap, move |work| {
            let loaded = load_picture(&session, &project, (wish, before.as_deref(), &cache), work);
            Event::MapReady(loaded.map_err(|error| told(&error)))
        });
    }

    /// Makes classes and colours anew; while that runs, later changes wait for it, so that a drag shows every step it can.
    fn recolor(&mut self) {
        let busy = self.jobs.is_running(JobKind::LoadMap) || self.jobs.is_running(JobKind::Recolor);
        if self.renewal != Some(Renewal::Colors) || busy {
            return;
        }
        self.renewal = None;
        let (Some(open), Some(before)) = (&self.state.project, self.state.derived.picture.clone()) else {
            return;
        };
        let wish = self.wish();
        let map = super::loading::showable_map(&open.project);
        let request = super::map_picture::PictureRequest {
            contents: super::map_picture::with_words(&before.request.contents, &map),
            map,
            language: wish.language,
            appearance: wish.appearance,
            vision: wish.vision,
        };
        self.jobs.start(JobKind::Recolor, move |_| {
            let (picture, notices) = super::map_picture::MapPicture::make(request, Some(&before));
            Event::Recolored(Ok((Arc::new(picture), notices)))
        });
    }

    /// Loads the values of the period before the one shown.
    fn load_before(&mut self) {
        let Some(open) = &self.state.project else { return };
        let (Some(session), Some(picture)) = (&open.session, &self.state.derived.picture) else { return };
        // Series that are loaded anyway know the period before.
        if self.looks_at_series(picture) {
            return;
        }
        let Some(key) = self.state.derived.before.wanted(picture) else { return };
        let (session, project) = (session.clone(), open.project.clone());
        self.jobs.start(JobKind::LoadBefore, move |_| {
            let found =
                crate::tasks::values_before(&session, &project, (&key.indicator, key.level, key.period));
            Event::BeforeReady(
                found.map_err(|error| told(&error)).map(|found| {
                    found.map(|(period, observations)| ValuesBefore { key, period, observations })
                }),
            )
        });
    }

    /// Writes what differs from the file; while a write runs, later changes wait for it.
    pub(super) fn write_changes(&mut self) {
        let Some(open) = &self.state.project else { return };
        if open.read_only || open.project == open.written || self.jobs.is_running(JobKind::Write) {
            return;
        }
        self.start_write();
    }

    /// Writes the project as it is now.
    pub(super) fn start_write(&mut self) {
        let Some(open) = &self.state.project else { return };
        let Some(session) = open.session.clone() else { return };
        let after = open.project.clone();
        let steps =
            self.steps_folder.clone().map(|folder| (folder, KeptHistory::of(&open.history, &open.project)));
        let path = open.path.clone();
        self.jobs.start(JobKind::Write, move |_| {
            // Before the project: steps that were kept and not written can be brought again.
            if let Some((folder, steps)) = steps {
                super::steps_file::keep(&folder, &path, &steps);
            }
            Event::Written(match crate::tasks::write_project(&session, &after) {
                Ok(()) => Ok(Box::new(after)),
                Err(error) => Err(told(&error)),
            })
        });
    }

    fn preview_page(&mut self, ctx: &egui::Context) {
        let Some(picture) = self.state.derived.picture.clone() else { return };
        let map = picture.request.map.clone();
        let dpi = map.dpi.unwrap_or_else(|| map.size.default_dpi());
        let full = map.size.pixels(dpi);
        let points = panels::page_paper::size_on_screen(ctx, self.state.view.pages.zoom, full);
        let wide = (points.x * ctx.pixels_per_point()).round().max(1.0) as u32;
        let wide = wide.min(full.0).min(PREVIEW_EDGE_PX);
        let high = (f64::from(wide) * f64::from(full.1) / f64::from(full.0.max(1))).round().max(1.0) as u32;
        let request = PageRequest { picture, map, language: self.state.view.language, size_px: (wide, high) };
        if self.state.derived.page.asks_for(&request) {
            self.jobs.start(JobKind::PreviewPage, move |work: &Work| {
                Event::PageDrawn(request.draw(work).map(Box::new).map_err(|error| Some(error.notice())))
            });
        }
    }

    fn draw_software(&mut self, ctx: &egui::Context) {
        let Some(picture) = self.state.derived.picture.clone() else { return };
        let Some(face) = self.canvas.face else { return };
        let (ppp, revision) = (ctx.pixels_per_point(), picture.colors.revision);
        let brushed = self.state.view.map.brushed;
        let over_base = self.canvas.over_base();
        let shown = (revision, brushed, over_base);
        self.canvas.software.want(&self.canvas.camera, face.size(), ppp, shown);
        let Some(wanted) = self.canvas.software.missing() else { return };
        // Before the window has its size, egui lays out a screen of 10,000 points: no device could show that picture.
        let most = ctx.input(|input| input.max_texture_side) as u32;
        if wanted.size_px.0 > most || wanted.size_px.1 > most {
            return;
        }
        if !self.jobs.is_running(JobKind::DrawPicture) {
            self.start_drawing(picture, wanted);
        }
    }

    fn start_drawing(&mut self, picture: Arc<super::map_picture::MapPicture>, wanted: Wanted) {
        self.jobs.start(JobKind::DrawPicture, move |work| {
            let drawn = canvas::software::draw(&picture, wanted, work);
            Event::PictureDrawn(drawn.map(Box::new).map_err(|error| Some(error.notice())))
        });
    }

    fn forget_toasts(&mut self) {
        let now = Instant::now();
        self.state.view.toasts.retain(|toast| now.duration_since(toast.since) < panels::toasts::stays(toast));
    }
}

impl eframe::App for Window {
    fn raw_input_hook(&mut self, _: &egui::Context, input: &mut egui::RawInput) {
        self.pointer_rest.follow(input);
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        self.follow_window(ui.ctx(), frame);
        self.hold_unsaved(ui.ctx());
        self.frame(ui);
    }

    fn on_exit(&mut self) {
        let events = self.jobs.wait_for(JobKind::Write);
        for event in events {
            self.take_event(&egui::Context::default(), event);
        }
        if self.state.view.shell.unsaved {
            self.start_write();
        }
        self.write_changes();
        self.keep_thumbnail();
        self.jobs.wait_for(JobKind::Write);
        self.jobs.wait_for(JobKind::KeepThumbnail);
        self.remember();
    }

    fn clear_color(&self, _: &egui::Visuals) -> [f32; 4] {
        theme::roles_of(self.painted.appearance).paper.to_normalized_gamma_f32()
    }
}
