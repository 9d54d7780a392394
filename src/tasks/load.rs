//! Everything one map shows, read from the project: regions, geometry, masked values, references, sources.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::areas::{Ancestor, Areas, coarser_levels, full_name};
use super::reach::reach_of_map;
use super::relation::{Related, relation_of_map};
use super::typology::{LoadedTypology, TypologyRun, index_observations, typology_of_map};
use super::value_form::{in_form, shown_indicator, shown_references};
use super::values::{Source as Values, find_indicator, shortened};
use super::{Session, TaskError};
use crate::geo::{Extent, PreparedLayer};
use crate::model::{
    Indicator, IndicatorKind, Level, LevelKind, Observation, Observations, Period, Project, ReachMap,
    Reference, RegionKey, Source, Sum, ThematicMap, ValueForm, ValueState, derive,
};
use crate::notice::{Notice, Severity};
use crate::sheet::{Audience, MapContents, ParentRegions, RelationContents, choropleth};
use crate::store::{DetailWanted, Store};
use crate::text::{Language, Message};
use crate::work::Work;

/// Which geometry a map needs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum DetailChoice {
    /// As exact as a page of this size can show.
    ForPage {
        /// Width of the page.
        width_px: u32,
        /// Height of the page.
        height_px: u32,
    },
    /// All details with triangles, for a window that zooms.
    Everything,
}

/// How a map is loaded.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LoadOptions {
    /// For whom values are shown.
    pub audience: Audience,
    /// Which geometry is needed.
    pub detail: DetailChoice,
}

/// What stands behind a map that shows more than an indicator.
#[derive(Debug, Clone, Default)]
pub struct LoadedBehind {
    /// The run of its typology.
    pub typology: Option<LoadedTypology>,
    /// What there is to say about its reachability.
    pub reach_notices: Vec<Notice>,
}

impl LoadedBehind {
    /// What somebody should know.
    pub fn notices(&self) -> Vec<Notice> {
        let of_typology = self.typology.iter().flat_map(|typology| typology.notices.iter());
        of_typology.chain(&self.reach_notices).cloned().collect()
    }
}

/// Loads what `map` shows.
///
/// # Errors
/// Unknown level, indicator or area; no such period; a publication without source and licence.
pub fn load_map(
    session: &Session,
    project: &Project,
    map: &ThematicMap,
    options: &LoadOptions,
    work: &Work,
) -> Result<(MapContents, Vec<Notice>), TaskError> {
    let (contents, more) = load_map_and_typology(session, project, map, options, work)?;
    Ok((contents, more.notices()))
}

/// Refuses what must not be published, where the page is for publication.
fn refuse_for_audience(
    indicator: Option<&Indicator>,
    project: &Project,
    (level, audience): (&Level, Audience),
) -> Result<(), TaskError> {
    match indicator {
        Some(indicator) => refuse_unpublishable(indicator, project, (level, audience)),
        None if audience == Audience::Publication => refuse_without_source(&sources(None, project, level)),
        None => Ok(()),
    }
}

/// Loads what `map` shows, and the run behind its typology, where it shows one.
///
/// # Errors
/// As [`load_map`].
pub fn load_map_and_typology(
    session: &Session,
    project: &Project,
    map: &ThematicMap,
    options: &LoadOptions,
    work: &Work,
) -> Result<(MapContents, LoadedBehind), TaskError> {
    if let Some(reach) = map.reach.as_deref().filter(|_| map.typology.is_none()) {
        return load_reach(session, project, (map, reach), options, work);
    }
    work.report("stage-load", 0.0);
    let store = session.reader()?;
    let areas = Areas::of(session, &store, project);
    let values = Values::new(&areas);
    // A typology without indicators is one that is about to be made: the map still shows what it showed.
    let typology = map.typology.as_ref().filter(|typology| !typology.recipe.indicators.is_empty());
    let typed = match typology {
        Some(typology) => Some(typology_of_map(session, project, (map, typology), options.audience, work)?),
        None => None,
    };
    let indicator = map.indicator.as_ref().filter(|_| typed.is_none());
    let indicator = indicator.map(|code| find_indicator(project, code.as_str())).transpose()?;
    let level = match &typed {
        Some((_, loaded)) => level_named(project, &loaded.run.inputs.level.name).and_then(with_boundaries)?,
        None => map_level(project, map)?,
    };
    let within_of_recipe = typed.as_ref().and_then(|(_, loaded)| loaded.run.recipe.within.clone());
    let within = map.within.clone().or(within_of_recipe);
    refuse_for_audience(indicator, project, (level, options.audience))?;
    let regions = session.regions(&store, level.id)?;
    let (mut shown, area) = shown_regions(&areas, level, (regions.len(), within.as_ref()))?;
    work.report("stage-load", 0.2);
    let run = typed.as_ref().map(|(_, loaded)| &loaded.run);
    let (period, observations) = shown_values(values, (indicator, run, map.period), level, options.audience)?;
    let mappable: Vec<usize> = (0..regions.len()).collect();
    let observations = observations.select(&mappable);
    if within.is_none() {
        areas.leave_out_empty_surroundings(level, &observations, &mut shown)?;
    }
    let (observations, form) = match indicator {
        Some(indicator) => in_form(observations, (map.form, indicator, &shown))?,
        None => (observations, None),
    };
    work.check()?;
    work.report("stage-load", 0.4);
    let layer = layer_for(session, &store, level, (&shown, options.detail))?;
    work.check()?;
    work.report("stage-load", 0.7);
    let all_periods = match indicator.filter(|_| map.classing.is_pooled()) {
        Some(indicator) => {
            let indicator = (indicator, map.form);
            Some(Arc::new(values_of_all_periods(values, indicator, (level, &shown), options.audience)?))
        }
        None => None,
    };
    let related =
        (map.relation.as_ref()).zip(indicator).zip(period).map(|((relation, indicator), period)| {
            let (observations, shown, audience) = (&observations, &shown[..], options.audience);
            (relation, Related { indicator, observations, shown, period, level, audience })
        });
    let relation = related
        .map(|(relation, related)| relation_of_map(session, (project, values), relation, &related, work))
        .transpose()?;
    let ancestors = areas.common_ancestors(level, &shown)?;
    let references = match (indicator, period) {
        (Some(indicator), Some(period)) => {
            references(values, indicator, period, (&ancestors, options.audience))?
        }
        _ => Vec::new(),
    };
    let area_name =
        area.or_else(|| ancestors.first().map(|ancestor| full_name(&ancestor.region))).unwrap_or_default();
    let references = shown_references(references, (map.form, &area_name), (&observations, &shown));
    let contents = MapContents {
        project_name: project.name.clone(),
        banner: project.banner.clone(),
        logo: project.logo.clone(),
        level: level.clone(),
        importance: Arc::new(importance(values, level, indicator, &layer)?),
        parents: parent_regions(&areas, level, &shown)?.map(Arc::new),
        denominator_name: denominator_name(project, indicator),
        sources: match &typed {
            Some((_, loaded)) => sources_of_terms(&loaded.run, level, project),
            None => sources_with_second(indicator, relation.as_ref(), project, level),
        },
        indicator: indicator.map(|indicator| shown_indicator(indicator, map.form)),
        period,
        form,
        observations: Arc::new(observations),
        all_periods,
        references,
        area_name,
        typology: typed.as_ref().map(|(typology, ..)| Arc::new(typology.clone())),
        reach: None,
        relation: relation.map(Arc::new),
        audience: options.audience,
        regions,
        layer,
        shown: Arc::new(shown),
    };
    work.report("stage-load", 1.0);
    let typology = typed.map(|(_, loaded)| loaded);
    Ok((contents, LoadedBehind { typology, ..LoadedBehind::default() }))
}

/// The values of an indicator, or the index of a typology, as `audience` may see them, and their period; nothing without either.
fn shown_values(
    values: Values<'_>,
    (indicator, run, period): (Option<&Indicator>, Option<&TypologyRun>, Option<Period>),
    level: &Level,
    audience: Audience,
) -> Result<(Option<Period>, Observations), TaskError> {
    if let Some(indicator) = indicator {
        let period = values.resolve_period(indicator, period, level)?;
        let cells = values.cells(indicator, period, level)?.unwrap_or_default();
        return Ok((Some(period), values.shown(indicator, period, level, (cells, audience))?));
    }
    let nothing =
        || Observations::masked(vec![Observation::absent(ValueState::NoData); level.region_count], &[]);
    Ok((run.map(|run| run.inputs.period), run.map_or_else(nothing, index_observations)))
}

/// The boundaries of `map` with reachability on them; what the people of all regions shown come to is the value to read it against.
fn load_reach(
    session: &Session,
    project: &Project,
    (map, reach): (&ThematicMap, &ReachMap),
    options: &LoadOptions,
    work: &Work,
) -> Result<(MapContents, LoadedBehind), TaskError> {
    let form = ValueForm::default();
    let plain = ThematicMap { indicator: None, reach: None, relation: None, form, ..map.clone() };
    let (contents, _) = load_map_and_typology(session, project, &plain, options, work)?;
    let asked = (&contents.level, &contents.shown[..], options.audience);
    let reached = reach_of_map(session, project, reach, asked, work)?;
    if options.audience == Audience::Publication {
        refuse_without_source(&reached.sources)?;
    }
    let store = session.reader()?;
    let areas = Areas::of(session, &store, project);
    let around = areas.common_ancestors(&contents.level, &contents.shown)?.into_iter().next();
    let whole = reached.whole.zip(around);
    let reference =
        whole.map(|(value, area)| Reference { name: reference_name(&area), value, estimated: false });
    let contents = MapContents {
        indicator: Some(reached.indicator),
        observations: Arc::new(reached.observations),
        references: reference.into_iter().collect(),
        sources: reached.sources,
        reach: Some(Arc::new(reached.contents)),
        ..contents
    };
    work.report("stage-load", 1.0);
    Ok((contents, LoadedBehind { reach_notices: reached.notices, ..LoadedBehind::default() }))
}

/// A publication leaves out what is internal and states source and licence of everything.
pub(super) fn refuse_unpublishable(
    indicator: &Indicator,
    project: &Project,
    (level, audience): (&Level, Audience),
) -> Result<(), TaskError> {
    if audience != Audience::Publication {
        return Ok(());
    }
    if indicator.internal {
        let message = Message::new("tasks-internal-indicator").with("name", indicator.name.as_str());
        return Err(TaskError::refused(message, Message::new("tasks-internal-indicator-hint")));
    }
    refuse_without_source(&sources(Some(indicator), project, level))
}

fn refuse_without_source(sources: &[Source]) -> Result<(), TaskError> {
    if !sources.is_empty() && sources.iter().all(Source::is_complete) {
        return Ok(());
    }
    Err(TaskError::refused(Message::new("tasks-no-source"), Message::new("tasks-no-source-hint")))
}

/// The level that `map` shows: the one it names; else the municipalities when they have values, else the finest
/// level that has boundaries and values.
///
/// # Errors
/// No level of that name, or none with boundaries.
pub fn map_level<'a>(project: &'a Project, map: &ThematicMap) -> Result<&'a Level, TaskError> {
    if let Some(name) = &map.level {
        return level_named(project, name).and_then(with_boundaries);
    }
    let drawable = || project.levels.iter().rev().filter(|level| level.has_boundaries);
    let has_values = |level: &&Level| match &map.indicator {
        Some(code) => !project.periods(code, level.id).is_empty(),
        None => true,
    };
    drawable()
        .filter(has_values)
        .find(|level| level.kind == LevelKind::Municipality)
        .or_else(|| drawable().find(has_values))
        .or_else(|| drawable().next())
        .ok_or_else(|| {
            TaskError::refused(Message::new("tasks-no-boundaries"), Message::new("tasks-no-boundaries-hint"))
        })
}

/// The level called `name`.
///
/// # Errors
/// A sentence with the names that there are.
pub fn level_named<'a>(project: &'a Project, name: &str) -> Result<&'a Level, TaskError> {
    project.level(name).ok_or_else(|| {
        let names: Vec<&str> = project.levels.iter().map(|level| level.name.as_str()).collect();
        let message = Message::new("tasks-unknown-level").with("level", name);
        let hint = match names.as_slice() {
            [] => Message::new("tasks-no-boundaries-hint"),
            names => Message::new("tasks-unknown-level-hint").with("levels", shortened(names)),
        };
        TaskError::refused(message, hint)
    })
}

/// The level that is meant when an indicator is asked for without one.
///
/// # Errors
/// No level has values of the indicator.
pub fn level_of_indicator<'a>(project: &'a Project, indicator: &str) -> Result<&'a Level, TaskError> {
    let code = find_indicator(project, indicator)?.code.clone();
    map_level(project, &ThematicMap { indicator: Some(code), ..ThematicMap::default() })
}

/// Whether `map` can be drawn: level, indicator, period and area exist.
///
/// # Errors
/// As [`load_map`].
pub fn check_map(
    session: &Session,
    project: &Project,
    map: &ThematicMap,
    work: &Work,
) -> Result<(), TaskError> {
    let (width_px, height_px) = map.size.pixels(map.dpi.unwrap_or_else(|| map.size.default_dpi()));
    let detail = DetailChoice::ForPage { width_px, height_px };
    let options = LoadOptions { audience: Audience::Everyone, detail };
    let (contents, _) = load_map(session, project, map, &options, work)?;
    let (_, notices) = choropleth(&contents, map, Language::De);
    match notices.into_iter().find(|notice| notice.severity == Severity::Error) {
        Some(error) => Err(TaskError::Refused(Box::new(error))),
        None => Ok(()),
    }
}

fn with_boundaries(level: &Level) -> Result<&Level, TaskError> {
    if level.has_boundaries {
        return Ok(level);
    }
    let message = Message::new("tasks-level-without-boundaries").with("level", level.name.as_str());
    Err(TaskError::refused(message, Message::new("tasks-no-boundaries-hint")))
}

/// Which regions the map is about, and the name of the area when it was asked for.
fn shown_regions(
    areas: &Areas<'_>,
    level: &Level,
    (mappable, within): (usize, Option<&RegionKey>),
) -> Result<(Vec<bool>, Option<String>), TaskError> {
    let Some(key) = within else { return Ok((vec![true; mappable], None)) };
    match areas.within(level, key)? {
        Some((mut chosen, name)) if chosen.iter().take(mappable).any(|inside| *inside) => {
            chosen.truncate(mappable);
            Ok((chosen, Some(name)))
        }
        _ => Err(nothing_within(key, level)),
    }
}

/// No region of `level` lies within the area `key`.
pub(super) fn nothing_within(key: &RegionKey, level: &Level) -> TaskError {
    let message =
        Message::new("tasks-nothing-within").with("key", key.as_str()).with("level", level.name.as_str());
    TaskError::refused(message, Message::new("tasks-nothing-within-hint"))
}

fn layer_for(
    session: &Session,
    store: &Store,
    level: &Level,
    (shown, detail): (&[bool], DetailChoice),
) -> Result<Arc<PreparedLayer>, TaskError> {
    match detail {
        DetailChoice::Everything => Ok(session.layer(store, level.id, DetailWanted::Everything)?),
        DetailChoice::ForPage { width_px, height_px } => {
            let base = session.layer(store, level.id, DetailWanted::Base)?;
            let tolerance_m = page_tolerance_m(&base, shown, (width_px, height_px));
            Ok(session.layer(store, level.id, DetailWanted::Lines { tolerance_m })?)
        }
    }
}

/// A third of a pixel of the page in map units: finer lines could not be told apart.
fn page_tolerance_m(base: &PreparedLayer, shown: &[bool], (width_px, height_px): (u32, u32)) -> f64 {
    let extent = base
        .shapes
        .iter()
        .zip(shown)
        .filter(|(_, shown)| **shown)
        .fold(Extent::EMPTY, |extent, (shape, _)| extent.union(shape.extent));
    let m_per_px = (extent.width() / f64::from(width_px)).max(extent.height() / f64::from(height_px));
    m_per_px / 3.0
}

/// What every period shows of the regions shown, for breaks that hold for all of them.
fn values_of_all_periods(
    values: Values<'_>,
    (indicator, form): (&Indicator, ValueForm),
    (level, shown): (&Level, &[bool]),
    audience: Audience,
) -> Result<Vec<f64>, TaskError> {
    let mut all = Vec::new();
    for period in values.periods(indicator, level)? {
        let Some(cells) = values.cells(indicator, period, level)? else { continue };
        let observations = values.shown(indicator, period, level, (cells, audience))?;
        let (observations, _) = in_form(observations, (form, indicator, shown))?;
        let of_period = shown.iter().enumerate().filter(|(_, shown)| **shown);
        all.extend(of_period.filter_map(|(position, _)| observations.cell(position).value));
    }
    Ok(all)
}

/// The values of the areas that contain all shown regions: at most the nearest two that are known.
fn references(
    values: Values<'_>,
    indicator: &Indicator,
    period: crate::model::Period,
    (ancestors, audience): (&[Ancestor], Audience),
) -> Result<Vec<Reference>, TaskError> {
    const SHOWN: usize = 2;
    let mut references = Vec::new();
    // A count of the whole county says nothing about one of its municipalities.
    if indicator.kind == IndicatorKind::Count {
        return Ok(references);
    }
    // A Regierungsbezirk says little to a county; its Land does.
    for ancestor in ancestors.iter().filter(|ancestor| ancestor.level.kind != LevelKind::District) {
        let periods = values.periods(indicator, &ancestor.level)?;
        let Some(period) = derive::term_period(period, &periods) else { continue };
        let Some(cells) = values.cells(indicator, period, &ancestor.level)? else { continue };
        let shown = values.shown(indicator, period, &ancestor.level, (cells, audience))?;
        let cell = shown.cell(ancestor.position);
        if let Some(value) = cell.value {
            references.push(Reference { name: reference_name(ancestor), value, estimated: cell.estimated });
        }
        if references.len() == SHOWN {
            break;
        }
    }
    Ok(references)
}

/// "Landkreis" for the county at hand, the name for everything larger.
pub(super) fn reference_name(ancestor: &Ancestor) -> String {
    match (ancestor.level.kind, ancestor.region.designation.as_str()) {
        (LevelKind::County, "Landkreis") => "Landkreis".to_owned(),
        _ => ancestor.region.name.clone(),
    }
}

/// The nearest coarser level whose borders divide the map into parts that can be told apart: counties for a Land,
/// the Länder for all Germany. A Regierungsbezirk does not exist everywhere.
fn parent_regions(
    areas: &Areas<'_>,
    level: &Level,
    shown: &[bool],
) -> Result<Option<ParentRegions>, TaskError> {
    const MANY: usize = 60;
    let mut nearest = None;
    for coarser in coarser_levels(areas.project, level) {
        if coarser.kind == LevelKind::District {
            continue;
        }
        let Some(parents) = areas.parents(level, coarser)? else { continue };
        let main = |list: &Vec<(u32, f64)>| {
            list.iter().max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0))).map(|(parent, _)| *parent)
        };
        let parent_of: Vec<Option<u32>> = parents.iter().map(main).collect();
        let parts: BTreeSet<u32> = parent_of
            .iter()
            .zip(shown)
            .filter(|(_, shown)| **shown)
            .filter_map(|(parent, _)| *parent)
            .collect();
        if nearest.is_some() && parts.len() < 2 {
            continue;
        }
        let names = areas.regions(coarser.id)?.iter().map(full_name).collect();
        let found = ParentRegions { level_name: coarser.name.clone(), names, parent_of };
        if (2..=MANY).contains(&parts.len()) {
            return Ok(Some(found));
        }
        nearest = nearest.or(Some(found));
    }
    Ok(nearest)
}

/// Residents, or whatever the indicator is a share of; the area where that is unknown.
fn importance(
    values: Values<'_>,
    level: &Level,
    indicator: Option<&Indicator>,
    layer: &PreparedLayer,
) -> Result<Vec<f64>, TaskError> {
    let counts = values.project.indicators.iter().filter(|indicator| indicator.kind == IndicatorKind::Count);
    let denominator = indicator.and_then(|indicator| indicator.denominator.as_ref());
    let mut sizes = None;
    if let Some(sum) = denominator {
        let period =
            indicator.and_then(|indicator| values.project.periods(&indicator.code, level.id).last().copied());
        if let Some(period) = period.filter(|_| !sum.codes().is_empty()) {
            sizes = values.sum(sum, period, level)?;
        }
    }
    if sizes.is_none() {
        for count in counts.filter(|count| is_population(count)) {
            if let Some(period) = values.project.periods(&count.code, level.id).last() {
                sizes = values.own_cells(count, *period, level)?;
                break;
            }
        }
    }
    let by_area = || layer.shapes.iter().map(|shape| shape.area_km2).collect();
    Ok(match sizes {
        Some(cells) => {
            let count = layer.shapes.len();
            cells.iter().take(count).map(|cell| cell.value.unwrap_or(0.0)).collect()
        }
        None => by_area(),
    })
}

/// Whether a count is the number of all residents, by what offices call it.
fn is_population(indicator: &Indicator) -> bool {
    let name = indicator.name.to_lowercase();
    let code = indicator.code.as_str();
    code == "EW"
        || code == "12411-02-03-5_18"
        || ["einwohner", "bevölkerung", "residents", "population"].iter().any(|word| name == *word)
        || name.starts_with("bevölkerung insgesamt")
        || name.starts_with("einwohner insgesamt")
}

fn denominator_name(project: &Project, indicator: Option<&Indicator>) -> String {
    let sum = indicator.and_then(|indicator| indicator.denominator.as_ref());
    match sum.map(Sum::codes) {
        Some([only]) => {
            project.indicator(only.as_str()).map(|indicator| indicator.name.clone()).unwrap_or_default()
        }
        _ => String::new(),
    }
}

/// The sources of the indicators of a typology and of the boundaries.
pub(super) fn sources_of_terms(run: &TypologyRun, level: &Level, project: &Project) -> Vec<Source> {
    let mut all: Vec<Source> = Vec::new();
    for term in run.inputs.status.iter().chain(&run.inputs.dynamics) {
        for source in sources(Some(&term.indicator), project, level) {
            if source != level.source && !all.contains(&source) {
                all.push(source);
            }
        }
    }
    all.push(level.source.clone());
    all
}

/// The sources of a map, with those of a second indicator before those of the boundaries.
fn sources_with_second(
    indicator: Option<&Indicator>,
    relation: Option<&RelationContents>,
    project: &Project,
    level: &Level,
) -> Vec<Source> {
    let mut all = sources(indicator, project, level);
    if let Some(RelationContents::Bivariate(both)) = relation {
        for source in sources(Some(&both.indicator), project, level) {
            if !all.contains(&source) {
                all.insert(all.len().saturating_sub(1), source);
            }
        }
    }
    all
}

/// The sources of the values (of the terms where the indicator itself states none) and of the boundaries.
fn sources(indicator: Option<&Indicator>, project: &Project, level: &Level) -> Vec<Source> {
    let mut sources: Vec<Source> = Vec::new();
    let mut add = |source: &Source| {
        if !sources.contains(source) {
            sources.push(source.clone());
        }
    };
    if let Some(indicator) = indicator {
        let stated = !indicator.source.text.is_empty();
        let terms = [&indicator.numerator, &indicator.denominator].into_iter().flatten();
        let of_terms: Vec<&Indicator> = terms
            .flat_map(Sum::codes)
            .filter_map(|code| project.indicator(code.as_str()))
            .filter(|term| !term.source.text.is_empty())
            .collect();
        if stated || of_terms.is_empty() {
            add(&indicator.source);
        } else {
            for term in of_terms {
                add(&term.source);
            }
        }
    }
    add(&level.source);
    sources
}
