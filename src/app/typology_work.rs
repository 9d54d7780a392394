//! Why the typology shown is as it is: found on jobs, kept while map and recipe stay what they were.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::event::Event;
use super::jobs::JobKind;
use super::loading::told;
use super::map_picture::MapPicture;
use super::shell::Window;
use super::state::Place;
use crate::model::{Coverage, Edit, Indicator, MapChange, Project, RegionKey, TypologyMap, TypologyRecipe};
use crate::notice::{Notice, Severity};
use crate::sheet::Audience;
use crate::stats::{Firmness, IndexTerm, Standardised, standardise};
use crate::tasks::TaskError;
use crate::tasks::typology::{
    LoadedTypology, TypologyOutcome, TypologyReasons, TypologyRun, USUAL_DRAWS, count_curve, read_recipe,
    reasons, recipe_of_map, result_of, run_typology, store_result, write_recipe,
};
use crate::text::Message;
use crate::work::Work;

/// More regions than this are not counted anew by chance.
const MOST_DRAWN: usize = 1_500;
/// Numbers of types that are tried.
const TRIED_TYPES: std::ops::RangeInclusive<u8> = 2..=9;

/// What reasons were found for.
#[derive(Debug, Clone)]
pub struct ReasonsKey {
    recipe: TypologyRecipe,
    level: Option<String>,
    within: Option<RegionKey>,
    indicators: Arc<Vec<Indicator>>,
    coverage: Arc<Coverage>,
}

impl ReasonsKey {
    fn of(project: &Project, picture: &MapPicture) -> Option<Self> {
        picture.contents().typology.as_ref()?;
        let map = &picture.request.map;
        let recipe = &map.typology.as_ref()?.recipe;
        Some(Self {
            recipe: TypologyRecipe { types: Vec::new(), ..recipe.clone() },
            level: map.level.clone(),
            within: map.within.clone(),
            indicators: project.indicators.clone(),
            coverage: project.coverage.clone(),
        })
    }

    fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.indicators, &other.indicators)
            && Arc::ptr_eq(&self.coverage, &other.coverage)
            && (&self.recipe, &self.level, &self.within) == (&other.recipe, &other.level, &other.within)
    }
}

/// A recipe that was run, with its reasons.
pub struct FoundRun {
    /// The run.
    pub run: TypologyRun,
    /// How firm its classes are.
    pub reasons: TypologyReasons,
    /// What there is to say about it.
    pub warnings: Vec<Notice>,
    /// The rated regions in standard deviations, to find similar ones.
    pub points: Standardised,
}

impl FoundRun {
    /// How firm the classes are; `None` where there was no small change to try, as with a single indicator.
    pub fn firmness(&self) -> Option<&Firmness> {
        self.reasons.firmness.as_ref().filter(|firmness| !firmness.scenarios.is_empty())
    }

    /// How many small changes of the recipe leave a region in its class, and how many were tried.
    pub fn kept(&self, region: usize) -> Option<(usize, usize)> {
        let firmness = self.firmness()?;
        firmness.kept.get(region).copied().flatten()?;
        let tried = firmness.scenarios.len();
        let lost = firmness
            .scenarios
            .iter()
            .filter(|scenario| scenario.changed.binary_search(&region).is_ok())
            .count();
        Some((tried - lost, tried))
    }
}

/// The rated regions as points, each indicator in standard deviations.
fn points_of(run: &TypologyRun) -> Result<Standardised, TaskError> {
    if let TypologyOutcome::Clustered(types) = &run.outcome {
        return Ok(types.points.clone());
    }
    let terms: Vec<_> = run
        .inputs
        .status
        .iter()
        .map(|term| IndexTerm { values: &term.values, weight: term.weight.abs() })
        .collect();
    standardise(&terms, &run.inputs.allowed, None, None).map_err(crate::tasks::typology::stats_refusal)
}

/// The run with its reasons; those that the map was marked with are not looked for again, unless chance is to be tried, too.
fn found_run(loaded: LoadedTypology, work: &Work) -> Result<Arc<FoundRun>, TaskError> {
    let LoadedTypology { run, reasons: known, notices, .. } = loaded;
    let few = run.inputs.regions.len() <= MOST_DRAWN;
    let reasons = match known.filter(|known| !few || !known.counts_known) {
        Some(known) => known,
        None => reasons(&run, if few { USUAL_DRAWS } else { 0 }, work)?,
    };
    let warnings = notices.into_iter().filter(|notice| notice.severity != Severity::Info);
    let points = points_of(&run)?;
    Ok(Arc::new(FoundRun { run, reasons, warnings: warnings.collect(), points }))
}

/// What a job found, or why it could not; no notice when it was cancelled.
pub type ReasonsResult = Result<Arc<FoundRun>, Option<Notice>>;
/// Mean silhouette by number of types.
pub type CurveResult = Result<Vec<(u8, f64)>, Option<Notice>>;

/// What jobs about the typology shown bring.
pub enum TypologyEvent {
    /// Why it is as it is, or why that cannot be said.
    Reasons(ReasonsResult),
    /// How well numbers of types fit.
    Curve(CurveResult),
    /// The versions of a saved typology.
    Versions(super::typology_versions::VersionsResult),
    /// What to begin with on a level.
    Suggested(super::typology_suggestion::SuggestionResult),
    /// The page that lies over the map was drawn.
    PageDrawn(super::typology_page::PageResult),
    /// What it gave is stored, or its recipe was written into this file.
    Stored(Result<Option<PathBuf>, Option<Notice>>),
}

/// The reasons of the map shown.
#[derive(Default)]
pub struct FoundReasons {
    asked: Option<ReasonsKey>,
    found: Option<Arc<FoundRun>>,
    curve: Option<Vec<(u8, f64)>>,
    curve_asked: bool,
}

impl FoundReasons {
    /// The run behind the map; `None` while it is being looked for.
    pub fn of(&self, picture: &MapPicture) -> Option<&Arc<FoundRun>> {
        let contents = picture.contents();
        let typology = contents.typology.as_ref()?;
        let found = self.found.as_ref()?;
        let same = found.run.inputs.level.id == contents.level.id && found.run.classes() == typology.class_of;
        same.then_some(found)
    }

    /// How well numbers of types fit, where that was tried.
    pub fn curve(&self) -> Option<&[(u8, f64)]> {
        self.curve.as_deref()
    }

    /// Forgets everything, for another project.
    pub fn forget(&mut self) {
        *self = Self::default();
    }
}

impl Window {
    /// Looks for the reasons of the map shown, once.
    pub(super) fn find_reasons(&mut self) {
        let (Some(open), Some(picture)) = (&self.state.project, &self.state.derived.picture) else { return };
        let Some(key) = ReasonsKey::of(&open.project, picture) else { return };
        if self.jobs.is_running(JobKind::LoadMap) {
            return;
        }
        let known = self.state.derived.reasons.asked.as_ref().is_some_and(|asked| asked.is_same(&key));
        if known {
            self.find_curve();
            return;
        }
        let Some(session) = open.session.clone() else { return };
        let Some(typology) = picture.request.map.typology.clone() else { return };
        let recipe = recipe_of_map(&picture.request.map, &typology);
        let loaded = picture.typology_run.clone().filter(|loaded| loaded.run.recipe == recipe);
        let project = open.project.clone();
        self.state.derived.reasons = FoundReasons {
            asked: Some(key),
            found: self.state.derived.reasons.found.take(),
            ..FoundReasons::default()
        };
        self.jobs.cancel(JobKind::TypeCurve);
        self.jobs.start(JobKind::Reasons, move |work| {
            let loaded = match loaded {
                // The map has it already.
                Some(loaded) => Ok((*loaded).clone()),
                None => run_typology(&session, &project, &recipe, Audience::Everyone, work)
                    .map(|(run, notices)| LoadedTypology { run, reasons: None, notices, comparison: None }),
            };
            let found = loaded.and_then(|loaded| found_run(loaded, work));
            Event::Typology(TypologyEvent::Reasons(found.map_err(|error| told(&error))))
        });
    }

    /// Tries numbers of types while somebody may choose one.
    fn find_curve(&mut self) {
        let reasons = &mut self.state.derived.reasons;
        let Some(found) = reasons.found.clone().filter(|_| !reasons.curve_asked) else { return };
        let looks = self.state.view.place == Place::Typology && !self.jobs.is_running(JobKind::Reasons);
        if !looks || !found.run.recipe.method.is_cluster() {
            return;
        }
        reasons.curve_asked = true;
        self.jobs.start(JobKind::TypeCurve, move |work| {
            let TypologyOutcome::Clustered(clusters) = &found.run.outcome else {
                return Event::Typology(TypologyEvent::Curve(Err(None)));
            };
            let curve = count_curve(clusters, &found.run.recipe, TRIED_TYPES, work);
            Event::Typology(TypologyEvent::Curve(curve.map_err(|_| None)))
        });
    }

    /// Takes what a job about the typology has to say.
    pub(super) fn take_typology(&mut self, ctx: &egui::Context, event: TypologyEvent) {
        match event {
            TypologyEvent::Suggested(found) => self.take_suggestion(ctx, found),
            TypologyEvent::PageDrawn(drawn) => self.take_typology_page(ctx, drawn),
            TypologyEvent::Reasons(found) => self.take_reasons(found),
            TypologyEvent::Curve(curve) => self.take_curve(curve),
            TypologyEvent::Versions(found) => self.take_versions(found),
            TypologyEvent::Stored(stored) => self.take_stored_typology(stored),
        }
    }

    fn take_reasons(&mut self, found: ReasonsResult) {
        match found {
            Ok(found) => {
                self.state.derived.reasons.found = Some(found);
                // The table may be ordered by firmness.
                self.state.derived.table.loaded += 1;
            }
            // The map says why already.
            Err(Some(_)) => {}
            Err(None) => self.state.derived.reasons.asked = None,
        }
    }

    fn take_curve(&mut self, curve: CurveResult) {
        match curve {
            Ok(curve) => self.state.derived.reasons.curve = Some(curve),
            Err(_) => self.state.derived.reasons.curve_asked = false,
        }
    }

    /// Saves the typology shown under the name typed, with what it gave.
    pub(super) fn save_typology(&mut self, name: &str) {
        let (Some(picture), Some(open)) = (self.state.derived.picture.clone(), &self.state.project) else {
            return;
        };
        let Some(found) = self.state.derived.reasons.of(&picture).cloned() else { return };
        let Some(shown) = open.project.map.typology.clone() else { return };
        let recipe = TypologyRecipe {
            level: found.run.inputs.level.name.clone(),
            within: found.run.recipe.within.clone(),
            ..shown.recipe
        };
        let version = open.project.typologies.get(name).map_or(1, |saved| saved.version + 1);
        self.edit(Edit::SaveTypology(name.to_owned(), Box::new(recipe)));
        self.state.view.typology.name = None;
        let Some(open) = &self.state.project else { return };
        let Some(session) = open.session.clone().filter(|_| !open.read_only) else { return };
        let (project, name) = (open.project.clone(), name.to_owned());
        self.jobs.start(JobKind::StoreTypology, move |_| {
            let kept = found.reasons.firmness.as_ref().map(|firmness| &firmness.kept[..]);
            let result = result_of(&found.run, kept);
            // The version has to stand in the file before its results can.
            let stored = crate::tasks::write_project(&session, &project)
                .and_then(|()| store_result(&session, (&name, version), &result));
            Event::Typology(TypologyEvent::Stored(stored.map(|()| None).map_err(|error| told(&error))))
        });
    }

    fn take_stored_typology(&mut self, stored: Result<Option<PathBuf>, Option<Notice>>) {
        match stored {
            Ok(Some(path)) => {
                let message = Message::new("typology-recipe-written").with("file", path.as_path());
                self.state.tell(Notice::info(message));
            }
            Ok(None) => self.state.tell(Notice::info(Message::new("typology-saved"))),
            Err(Some(notice)) => self.state.tell(notice),
            Err(None) => {}
        }
    }

    /// Shows the recipe of a file.
    pub(super) fn use_recipe(&mut self, path: &Path) {
        match read_recipe(path) {
            Ok(recipe) => self.show_recipe(String::new(), recipe),
            Err(error) => self.state.tell(error.notice()),
        }
    }

    /// Shows a recipe; level and area are those of the map from now on.
    pub(super) fn show_recipe(&mut self, name: String, recipe: TypologyRecipe) {
        let typology = TypologyMap { name, recipe, marks_close_calls: true, ..TypologyMap::default() };
        self.edit(Edit::Map(MapChange::Typology(Some(Box::new(typology)))));
        self.state.view.place = Place::Typology;
    }

    /// Writes the recipe shown as a file.
    pub(super) fn export_recipe(&mut self, path: &Path) {
        let Some(picture) = &self.state.derived.picture else { return };
        let Some(typology) = picture.request.map.typology.as_deref() else { return };
        let recipe = TypologyRecipe {
            level: picture.contents().level.name.clone(),
            ..recipe_of_map(&picture.request.map, typology)
        };
        let path = if path.extension().is_some() { path.to_owned() } else { path.with_extension("toml") };
        self.settings.export_folder = path.parent().map(Path::to_owned);
        self.remember();
        let language = self.state.view.language;
        self.jobs.start(JobKind::StoreTypology, move |_| {
            let written = write_recipe(&path, &recipe, language);
            Event::Typology(TypologyEvent::Stored(written.map(|()| Some(path)).map_err(|error| told(&error))))
        });
    }
}
