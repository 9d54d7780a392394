//! Pages about the typology shown, laid over the map: "Methodik", its periods side by side, and what it is compared with.

use std::path::PathBuf;
use std::sync::Arc;

use egui::{ColorImage, Context, TextureHandle, TextureOptions, Vec2, vec2};

use super::command::Command;
use super::commands::TypologyCommand;
use super::event::Event;
use super::jobs::JobKind;
use super::loading::told;
use super::panels::choose::shown_level;
use super::shell::Window;
use super::state::{AppState, Place};
use super::typology_view::{Step, common_periods, typology_in_work};
use super::typology_work::{FoundRun, TypologyEvent};
use crate::model::{ComparedWith, PageSize, Period, Project, ThematicMap, TypologyMap};
use crate::notice::Notice;
use crate::render::{self, Picture, RasterOptions};
use crate::sheet::{Audience, Sheet, method_page, panels_page};
use crate::tasks::typology::{
    MOST_PANELS, MethodSubject, load_periods, load_recipes, method_contents, recipe_at, saved_typology,
    write_method_tables,
};
use crate::tasks::{DetailChoice, LoadOptions, PageOutput, Session, TaskError, today, write_page};
use crate::text::Language;
use crate::work::Work;

/// So many of the latest periods stand on the page with several maps where nobody chose.
const USUAL_PERIODS: usize = 4;
/// Free space around the paper in points.
pub const AROUND: f32 = 24.0;
/// Narrowest and widest upright page on the screen in points: smaller letters cannot be read, wider lines read badly.
const UPRIGHT: std::ops::RangeInclusive<f32> = 560.0..=860.0;

/// What the page tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TypologyPage {
    /// Everything that the typology was made from.
    Method,
    /// The typology in several periods.
    Periods,
    /// Beside what it is compared with.
    Compared,
}

impl TypologyPage {
    /// Wording key of its name.
    pub fn label_key(self) -> &'static str {
        match self {
            Self::Method => "typology-page-method",
            Self::Periods => "typology-page-periods",
            Self::Compared => "typology-page-compared",
        }
    }

    /// Wording key of what it is good for.
    pub fn tip_key(self) -> &'static str {
        match self {
            Self::Method => "typology-page-method-tip",
            Self::Periods => "typology-page-periods-tip",
            Self::Compared => "typology-page-compared-tip",
        }
    }

    /// Whether there is something to show on it.
    pub fn is_possible(self, state: &AppState) -> bool {
        match self {
            Self::Method => true,
            Self::Periods => page_periods(state).len() > 1,
            Self::Compared => {
                let typology = state.open_project().and_then(|project| project.map.typology.as_ref());
                typology.is_some_and(|typology| typology.compared_with.is_some())
            }
        }
    }

    fn output(self, map: &ThematicMap, language: Language) -> PageOutput {
        match self {
            Self::Method => {
                let size = PageSize::A4Portrait;
                let dpi = size.default_dpi();
                PageOutput { language, size_px: size.pixels(dpi), dpi, made_on: today().parse().ok() }
            }
            Self::Periods | Self::Compared => PageOutput::of_map(map, language),
        }
    }
}

/// The periods that can stand on the page with several maps, ascending.
pub fn offered_periods(state: &AppState) -> Vec<Period> {
    let Some(project) = state.open_project() else { return Vec::new() };
    let level = shown_level(state, project);
    common_periods(project, level, &typology_in_work(project, level).recipe.indicators)
}

/// The periods that stand on it.
pub fn page_periods(state: &AppState) -> Vec<Period> {
    let offered = offered_periods(state);
    match &state.view.typology.page_periods {
        Some(chosen) => offered.into_iter().filter(|period| chosen.contains(period)).collect(),
        None => offered.iter().skip(offered.len().saturating_sub(USUAL_PERIODS)).copied().collect(),
    }
}

/// What a page was made from.
#[derive(Clone, PartialEq)]
struct PageKey {
    page: TypologyPage,
    periods: Vec<Period>,
    map: ThematicMap,
    language: Language,
    size_px: (u32, u32),
    revision: u64,
    /// The run that it tells of: another recipe may give the same classes.
    run: Option<RunIdentity>,
}

/// Tells runs apart.
#[derive(Clone)]
struct RunIdentity(Arc<FoundRun>);

impl PartialEq for RunIdentity {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// A page that was drawn.
pub struct DrawnTypologyPage {
    sheet: Sheet,
    output: PageOutput,
    picture: Picture,
    notices: Vec<Notice>,
}

/// A page, or why there is none.
pub type PageResult = Result<Box<DrawnTypologyPage>, Option<Notice>>;

/// The page on the screen.
#[derive(Default)]
pub struct TypologyPagePreview {
    asked: Option<PageKey>,
    shown: Option<PageKey>,
    texture: Option<TextureHandle>,
    sheet: Option<(Arc<Sheet>, PageOutput)>,
    /// Why there is no page.
    pub problem: Option<Notice>,
}

impl TypologyPagePreview {
    /// The page as it is written to a file; `None` while another one is wanted.
    pub fn sheet(&self) -> Option<&Sheet> {
        self.sheet.as_ref().filter(|_| self.shown == self.asked).map(|(sheet, _)| sheet.as_ref())
    }

    /// Its pixels; of the page before while a new one is drawn.
    pub fn texture(&self) -> Option<&TextureHandle> {
        self.texture.as_ref()
    }

    /// Forgets the page.
    pub fn forget(&mut self) {
        *self = Self::default();
    }
}

/// Where the room for the page is remembered, so that it is drawn in the very pixels of the screen.
pub fn room_id() -> egui::Id {
    egui::Id::unique("room of the typology page")
}

/// The size of a page of `size_px` on the screen, in points: upright ones as wide as reads well, others whole.
pub fn size_on_screen(ctx: &Context, size_px: (u32, u32)) -> Vec2 {
    let before_first = ctx.content_rect().size() - vec2(284.0 + 334.0, 150.0);
    let room = ctx.data(|data| data.get_temp::<Vec2>(room_id())).unwrap_or(before_first);
    let room = (room - Vec2::splat(2.0 * AROUND)).max(vec2(160.0, 120.0));
    let (width, height) = (size_px.0.max(1) as f32, size_px.1.max(1) as f32);
    let scale = if height > width {
        room.x.clamp(*UPRIGHT.start(), *UPRIGHT.end()) / width
    } else {
        (room.x / width).min(room.y / height)
    };
    vec2((width * scale).floor().max(1.0), (height * scale).floor().max(1.0))
}

/// What a job needs to make a page.
struct PageRequest {
    page: TypologyPage,
    periods: Vec<Period>,
    map: ThematicMap,
    project: Project,
    session: Session,
    found: Option<Arc<FoundRun>>,
    output: PageOutput,
    size_px: (u32, u32),
}

impl PageRequest {
    fn draw(&self, work: &Work) -> Result<DrawnTypologyPage, TaskError> {
        let (sheet, notices) = self.sheet(work)?;
        let (width_px, height_px) = self.size_px;
        let options = RasterOptions { width_px, height_px, dpi: self.output.dpi };
        let picture = render::image(&sheet, &options, work).map_err(|error| match error {
            render::RenderError::Cancelled(_) => TaskError::Cancelled,
            other => TaskError::Refused(Box::new(other.notice())),
        })?;
        Ok(DrawnTypologyPage { sheet, output: self.output, picture, notices })
    }

    fn sheet(&self, work: &Work) -> Result<(Sheet, Vec<Notice>), TaskError> {
        let (width_px, height_px) = self.output.size_px;
        let detail = DetailChoice::ForPage { width_px, height_px };
        let options = LoadOptions { audience: Audience::Everyone, detail };
        let made = self.output.page_options();
        let (session, project) = (&self.session, &self.project);
        let panels = match (self.page, &self.found) {
            (TypologyPage::Method, Some(found)) => {
                let typology = self.map.typology.as_deref();
                let subject = subject(project, typology);
                let run = (&found.run, &found.warnings[..]);
                let contents = method_contents(project, run, &subject, self.output.language, work)?;
                return Ok((method_page(&contents, &made), Vec::new()));
            }
            (TypologyPage::Method, None) => return Err(TaskError::Cancelled),
            (TypologyPage::Periods, _) => {
                load_periods(session, project, (&self.plain(), &self.periods), &options, work)?
            }
            (TypologyPage::Compared, _) => match self.other()? {
                Other::Periods(periods) => {
                    load_periods(session, project, (&self.plain(), &periods), &options, work)?
                }
                Other::Recipe(other) => {
                    load_recipes(session, project, [&other, &self.plain()], &options, work)?
                }
            },
        };
        let (sheet, mut notices) = panels_page(&panels.0, &self.plain(), &made);
        notices.extend(panels.1);
        Ok((sheet, notices))
    }

    /// The map with its classes, not with its moves.
    fn plain(&self) -> ThematicMap {
        let typology = self.map.typology.as_ref().map(|typology| {
            Box::new(TypologyMap { shows_moves: false, compared_with: None, ..(**typology).clone() })
        });
        ThematicMap { typology, ..self.map.clone() }
    }

    /// What the typology is compared with, as a map of its own or as the two periods.
    fn other(&self) -> Result<Other, TaskError> {
        let typology = self.map.typology.as_deref().ok_or(TaskError::Cancelled)?;
        match typology.compared_with.as_ref().ok_or(TaskError::Cancelled)? {
            ComparedWith::Period(period) => {
                let own = self.found.as_ref().map(|found| found.run.inputs.period);
                Ok(Other::Periods(own.into_iter().chain([*period]).collect()))
            }
            ComparedWith::Saved { name, version } => {
                let saved = saved_typology(&self.session, &self.project, (name, *version))?;
                let recipe = recipe_at(&saved.recipe, None, None);
                let typology = TypologyMap {
                    name: name.clone(),
                    recipe,
                    marks_close_calls: false,
                    ..TypologyMap::default()
                };
                Ok(Other::Recipe(Box::new(ThematicMap {
                    typology: Some(Box::new(typology)),
                    ..self.map.clone()
                })))
            }
        }
    }
}

/// What a typology is compared with.
enum Other {
    Periods(Vec<Period>),
    Recipe(Box<ThematicMap>),
}

/// What the typology is called, with its version where it is shown as it was saved.
fn subject<'a>(project: &Project, typology: Option<&'a TypologyMap>) -> MethodSubject<'a> {
    let name = typology.map_or("", |typology| typology.name.as_str());
    let saved = project.typologies.get(name);
    let same = |saved: &&crate::model::SavedTypology| {
        typology.is_some_and(|typology| typology.recipe.indicators == saved.recipe.indicators)
    };
    MethodSubject {
        name,
        version: saved.filter(same).map(|saved| saved.version),
        audience: Audience::Everyone,
    }
}

impl Window {
    /// Lays a page over the map, or takes it away.
    pub(super) fn show_typology_page(&mut self, ctx: &Context, page: Option<TypologyPage>) {
        self.state.view.typology.page = page;
        self.state.derived.typology_page.problem = None;
        if page.is_some() && self.state.view.place != Place::Typology {
            self.run_command(ctx, Command::Go(Place::Typology));
        }
        if page == Some(TypologyPage::Periods) && self.state.view.typology.open != Some(Step::Compare) {
            self.run_command(ctx, TypologyCommand::Step(Step::Compare).into());
        }
    }

    /// Puts a period onto the page with several maps, or takes it off.
    pub(super) fn toggle_page_period(&mut self, period: Period) {
        let mut periods = page_periods(&self.state);
        match periods.iter().position(|other| *other == period) {
            Some(position) => drop(periods.remove(position)),
            None if periods.len() < MOST_PANELS => periods.push(period),
            None => return,
        }
        periods.sort_unstable();
        self.state.view.typology.page_periods = Some(periods);
    }

    /// Draws the page that lies over the map, once.
    pub(super) fn draw_typology_page(&mut self, ctx: &Context) {
        let Some(page) = self.state.view.typology.page else { return };
        let (Some(open), Some(picture)) = (&self.state.project, &self.state.derived.picture) else { return };
        let shown = self.state.view.place == Place::Typology && picture.contents().typology.is_some();
        if !shown || self.jobs.is_running(JobKind::LoadMap) {
            return;
        }
        let found = self.state.derived.reasons.of(picture).cloned();
        if found.is_none() || !page.is_possible(&self.state) {
            return;
        }
        let (map, language) = (picture.request.map.clone(), self.state.view.language);
        let output = page.output(&map, language);
        let points = size_on_screen(ctx, output.size_px);
        let wide = ((points.x * ctx.pixels_per_point()).round().max(1.0) as u32).min(output.size_px.0);
        let high = f64::from(wide) * f64::from(output.size_px.1) / f64::from(output.size_px.0.max(1));
        let size_px = (wide, high.round().max(1.0) as u32);
        let periods = page_periods(&self.state);
        let revision = picture.colors.revision;
        let run = found.clone().map(RunIdentity);
        let key =
            PageKey { page, periods: periods.clone(), map: map.clone(), language, size_px, revision, run };
        if self.state.derived.typology_page.asked.as_ref() == Some(&key) {
            return;
        }
        let Some(session) = open.session.clone() else { return };
        let request = PageRequest {
            page,
            periods,
            map,
            project: open.project.clone(),
            session,
            found,
            output,
            size_px,
        };
        self.state.derived.typology_page.asked = Some(key);
        self.jobs.start(JobKind::TypologyPage, move |work| {
            let drawn = request.draw(work).map(Box::new).map_err(|error| told(&error));
            Event::Typology(TypologyEvent::PageDrawn(drawn))
        });
    }

    /// Shows the page that a job has drawn.
    pub(super) fn take_typology_page(&mut self, ctx: &Context, drawn: PageResult) {
        let preview = &mut self.state.derived.typology_page;
        match drawn {
            Ok(page) => {
                let DrawnTypologyPage { sheet, output, picture, notices } = *page;
                let size = [picture.width_px as usize, picture.height_px as usize];
                let image = ColorImage::from_rgba_unmultiplied(size, &picture.pixels);
                preview.texture = Some(ctx.load_texture("typology page", image, TextureOptions::LINEAR));
                preview.sheet = Some((Arc::new(sheet), output));
                preview.shown.clone_from(&preview.asked);
                preview.problem = None;
                for notice in notices {
                    self.state.keep(notice);
                }
            }
            Err(Some(notice)) => {
                preview.problem = Some(notice);
                preview.texture = None;
                preview.shown = None;
            }
            Err(None) => preview.asked = None,
        }
    }

    /// Writes the page that lies over the map.
    pub(super) fn export_typology_page(&mut self, path: PathBuf) {
        let preview = &self.state.derived.typology_page;
        let Some((sheet, output)) = preview.sheet.clone().filter(|_| preview.shown == preview.asked) else {
            return;
        };
        let path = if path.extension().is_some() { path } else { path.with_extension("png") };
        self.remember_folder(path.parent());
        self.jobs.start(JobKind::Export, move |work| {
            let written = write_page(&sheet, &path, &output, work);
            Event::Exported(written.map(|()| (path, Vec::new())).map_err(|error| told(&error)))
        });
    }

    /// Writes the tables behind the page "Methodik".
    pub(super) fn export_method_tables(&mut self, path: PathBuf) {
        let (Some(picture), Some(open)) = (&self.state.derived.picture, &self.state.project) else { return };
        let Some(found) = self.state.derived.reasons.of(picture).cloned() else { return };
        let (map, project) = (picture.request.map.clone(), open.project.clone());
        let path = if path.extension().is_some() { path } else { path.with_extension("xlsx") };
        let language = self.state.view.language;
        self.remember_folder(path.parent());
        self.jobs.start(JobKind::Export, move |work| {
            let subject = subject(&project, map.typology.as_deref());
            let written = write_method_tables(&project, &found.run, &subject, (&path, language), work);
            Event::Exported(written.map(|()| (path, Vec::new())).map_err(|error| told(&error)))
        });
    }
}
