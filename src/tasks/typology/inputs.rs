//! What a recipe needs from the project: the masked values of its indicators, and which regions may be rated.

use std::sync::Arc;

use super::super::areas::Areas;
use super::super::load::{level_named, map_level, nothing_within, refuse_unpublishable};
use super::super::values::{Source as Values, find_indicator};
use super::super::{Session, TaskError};
use crate::model::{
    Indicator, IndicatorCode, KnownPeriods, Lacking, Level, Observation, Period, Polarity, Project,
    RecipeIndicator, Region, ThematicMap, TypologyMethod, TypologyRecipe, ValueState, common_periods,
    lacking, same_period,
};
use crate::notice::Notice;
use crate::sheet::Audience;
use crate::stats::IndexTerm;
use crate::text::Message;
use crate::work::Work;

/// One indicator as it was read for a recipe.
#[derive(Debug, Clone, PartialEq)]
pub struct TypologyTerm {
    /// The indicator.
    pub indicator: Indicator,
    /// Weight, negative where high values are a relief.
    pub weight: f64,
    /// Dimension of the GISD mode.
    pub dimension: String,
    /// Period of the values.
    pub period: Period,
    /// Period that was taken off, where this is a change.
    pub compare_period: Option<Period>,
    /// One per region of the level; secret and missing values are `None`.
    pub values: Vec<Option<f64>>,
    /// Why a value is missing, one per region.
    pub states: Vec<ValueState>,
    /// Numerators and denominators, where the values come from counts that may be shown.
    pub counts: Option<TermCases>,
}

/// Numerators and denominators of the regions.
#[derive(Debug, Clone, PartialEq)]
pub struct TermCases {
    /// Cases.
    pub cases: Vec<Option<f64>>,
    /// People.
    pub people: Vec<Option<f64>>,
    /// Value = cases / people × factor.
    pub factor: f64,
}

impl TypologyTerm {
    /// As it enters an index.
    pub fn as_index_term(&self) -> IndexTerm<'_> {
        IndexTerm { values: &self.values, weight: self.weight }
    }

    /// 1 where high values are a burden, −1 where they are a relief.
    pub fn direction(&self) -> f64 {
        if self.weight < 0.0 { -1.0 } else { 1.0 }
    }
}

/// What a recipe works on.
#[derive(Debug, Clone)]
pub struct TypologyInputs {
    /// The level.
    pub level: Level,
    /// Its regions.
    pub regions: Arc<Vec<Region>>,
    /// For each region whether the recipe is about it.
    pub within: Vec<bool>,
    /// For each region whether size and exclusions let it be rated.
    pub allowed: Vec<bool>,
    /// Residents, where the recipe names them.
    pub residents: Option<Vec<Option<f64>>>,
    /// Period of the status.
    pub period: Period,
    /// Indicators of status or clusters.
    pub status: Vec<TypologyTerm>,
    /// Indicators of change; empty without dynamics.
    pub dynamics: Vec<TypologyTerm>,
}

impl TypologyInputs {
    /// Why a region without index has none: secret, else no data, else not rated (too small, excluded, outside). Where nobody
    /// knows how many live there, that is what is missing.
    pub fn state_of(&self, region: usize) -> ValueState {
        if !self.allowed.get(region).copied().unwrap_or(false) {
            let residents = self.residents.as_ref().map(|list| list.get(region).copied().flatten());
            let is_within = self.within.get(region).copied().unwrap_or(false);
            return if is_within && residents == Some(None) {
                ValueState::NoData
            } else {
                ValueState::NotRated
            };
        }
        let has = |state: ValueState| self.status.iter().any(|term| term.states.get(region) == Some(&state));
        [ValueState::Secret, ValueState::NoData, ValueState::NotRated]
            .into_iter()
            .find(|state| has(*state))
            .unwrap_or(ValueState::Value)
    }
}

/// Which period a recipe is read for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PeriodWanted {
    /// As the recipe says.
    OfRecipe,
    /// The one that its scale is taken from.
    Base(Period),
}

/// Reads what `recipe` needs, masked for `audience`.
///
/// # Errors
/// Unknown level, indicator or area; a period that does not exist; no indicator.
pub(super) fn read_inputs(
    session: &Session,
    project: &Project,
    (recipe, wanted): (&TypologyRecipe, PeriodWanted),
    audience: Audience,
    work: &Work,
) -> Result<(TypologyInputs, Vec<Notice>), TaskError> {
    let Some(first) = recipe.indicators.first() else {
        return Err(TaskError::refused(
            Message::new("tasks-typology-no-indicator"),
            Message::new("tasks-typology-no-indicator-hint"),
        ));
    };
    let store = session.reader()?;
    let areas = Areas::of(session, &store, project);
    let reader = Reader { values: Values::new(&areas), project, audience };
    let level = level_of(project, recipe, first)?;
    let regions = areas.regions(level.id)?;
    let within = match &recipe.within {
        Some(key) => areas.within(level, key)?.ok_or_else(|| nothing_within(key, level))?.0,
        None => vec![true; regions.len()],
    };
    let mut notices = Vec::new();
    let period = match wanted {
        PeriodWanted::Base(period) => period,
        PeriodWanted::OfRecipe => reader.period(recipe, level)?,
    };
    let residents = match &recipe.population {
        Some(code) => Some(reader.residents(code.as_str(), period, level)?),
        None => None,
    };
    if residents.is_none() && recipe.min_population > 0.0 {
        notices.push(Notice::info(Message::new("tasks-typology-no-population")));
    }
    let allowed = allowed_regions(recipe, (&regions, &within), residents.as_deref());
    let mut status = Vec::new();
    for entry in &recipe.indicators {
        work.check()?;
        status.push(reader.term(entry, period, level)?);
    }
    let unknown: Vec<&str> = recipe
        .exclude
        .iter()
        .filter(|key| !regions.iter().any(|region| region.key == **key))
        .map(crate::model::RegionKey::as_str)
        .collect();
    if !unknown.is_empty() {
        let message = Message::new("tasks-typology-unknown-excluded").with("keys", unknown.join(", "));
        notices.push(Notice::warning(message));
    }
    let dynamics = reader.dynamics(recipe, (period, &status), level, &mut notices)?;
    let level = level.clone();
    Ok((TypologyInputs { level, regions, within, allowed, residents, period, status, dynamics }, notices))
}

fn level_of<'a>(
    project: &'a Project,
    recipe: &TypologyRecipe,
    first: &RecipeIndicator,
) -> Result<&'a Level, TaskError> {
    if !recipe.level.is_empty() {
        return level_named(project, &recipe.level);
    }
    map_level(project, &ThematicMap { indicator: Some(first.code.clone()), ..ThematicMap::default() })
}

/// The recipe with the period that it means now, where it names a period of comparison and no period of its own: only then it is
/// known how far it looks back.
///
/// # Errors
/// As [`read_inputs`].
pub(super) fn with_own_period(
    session: &Session,
    project: &Project,
    recipe: &TypologyRecipe,
) -> Result<TypologyRecipe, TaskError> {
    let Some(first) = recipe.indicators.first() else { return Ok(recipe.clone()) };
    if recipe.period.is_some() || recipe.compare_period.is_none() {
        return Ok(recipe.clone());
    }
    let store = session.reader()?;
    let areas = Areas::of(session, &store, project);
    let reader = Reader { values: Values::new(&areas), project, audience: Audience::Everyone };
    let period = reader.period(recipe, level_of(project, recipe, first)?)?;
    Ok(TypologyRecipe { period: Some(period), ..recipe.clone() })
}

fn allowed_regions(
    recipe: &TypologyRecipe,
    (regions, within): (&[Region], &[bool]),
    residents: Option<&[Option<f64>]>,
) -> Vec<bool> {
    regions
        .iter()
        .enumerate()
        .map(|(position, region)| {
            let enough = residents.is_none_or(|residents| {
                residents.get(position).copied().flatten().is_some_and(|count| count >= recipe.min_population)
            });
            within.get(position).copied().unwrap_or(false) && enough && !recipe.exclude.contains(&region.key)
        })
        .collect()
}

/// Reads values for one project and audience.
struct Reader<'a> {
    values: Values<'a>,
    project: &'a Project,
    audience: Audience,
}

impl Reader<'_> {
    /// The period asked for, else the latest that all indicators have; where one lacks it, it is named.
    fn period(&self, recipe: &TypologyRecipe, level: &Level) -> Result<Period, TaskError> {
        let mut known: Vec<KnownPeriods> = Vec::new();
        for entry in &recipe.indicators {
            let indicator = find_indicator(self.project, entry.code.as_str())?;
            known.push((entry.code.clone(), self.values.periods(indicator, level)?));
        }
        if let Some(lacking) = lacking(&known, recipe.period) {
            return Err(self.without_period(&known, &lacking, level));
        }
        let first = known.first().map(|(_, stored)| stored.as_slice()).unwrap_or_default();
        let asked = recipe.period.and_then(|period| same_period(period, first));
        asked.or_else(|| common_periods(&known).last().copied()).ok_or_else(|| {
            TaskError::refused(
                Message::new("tasks-typology-no-common-period"),
                Message::new("tasks-typology-no-common-period-hint"),
            )
        })
    }

    /// Names the indicators that lack the period, and the periods that all of them have.
    fn without_period(&self, known: &[KnownPeriods], lacking: &Lacking, level: &Level) -> TaskError {
        let name = |code: &IndicatorCode| {
            let indicator = self.project.indicator(code.as_str());
            indicator.map_or_else(|| code.to_string(), |indicator| format!("{} ({code})", indicator.name))
        };
        let names: Vec<String> = lacking.codes.iter().map(name).collect();
        let key = match lacking.period {
            Some(_) => "tasks-typology-lacking",
            None => "tasks-typology-lacking-level",
        };
        let message = Message::new(key)
            .with("names", names.join("; "))
            .with("level", level.name.as_str())
            .with("period", lacking.period.map(|period| period.to_string()).unwrap_or_default());
        let common: Vec<String> = common_periods(known).iter().map(Period::to_string).collect();
        let hint = if common.is_empty() {
            Message::new("tasks-typology-lacking-hint").with("count", names.len())
        } else {
            Message::new("tasks-typology-lacking-common-hint").with("periods", common.join(", "))
        };
        TaskError::refused(message, hint)
    }

    fn residents(&self, code: &str, period: Period, level: &Level) -> Result<Vec<Option<f64>>, TaskError> {
        let indicator = find_indicator(self.project, code)?;
        let periods = self.values.periods(indicator, level)?;
        // Residents of the period, else those known last before it, else the first ones.
        let known = same_period(period, &periods)
            .or_else(|| periods.iter().rev().find(|other| **other <= period).copied())
            .or_else(|| periods.first().copied());
        let period = self.values.resolve_period(indicator, known, level)?;
        // Whether a region is large enough is decided with what the office knows; no number leaves this place.
        let cells = self.values.cells(indicator, period, level)?.unwrap_or_default();
        Ok(cells.iter().map(|cell| cell.value).collect())
    }

    fn term(
        &self,
        entry: &RecipeIndicator,
        period: Period,
        level: &Level,
    ) -> Result<TypologyTerm, TaskError> {
        let indicator = find_indicator(self.project, entry.code.as_str())?;
        refuse_unpublishable(indicator, self.project, (level, self.audience))?;
        let periods = self.values.periods(indicator, level)?;
        let wanted = same_period(period, &periods).unwrap_or(period);
        let period = self.values.resolve_period(indicator, Some(wanted), level)?;
        let cells = self.cells(indicator, period, level)?;
        Ok(TypologyTerm {
            weight: signed_weight(entry, indicator),
            dimension: entry.dimension.clone(),
            period,
            compare_period: None,
            values: cells.iter().map(|cell| cell.value).collect(),
            states: cells.iter().map(|cell| cell.state).collect(),
            counts: cases(&cells, indicator.factor),
            indicator: indicator.clone(),
        })
    }

    fn cells(
        &self,
        indicator: &Indicator,
        period: Period,
        level: &Level,
    ) -> Result<Vec<Observation>, TaskError> {
        let cells = self.values.cells(indicator, period, level)?.unwrap_or_default();
        Ok(self.values.shown(indicator, period, level, (cells, self.audience))?.cells().to_vec())
    }

    /// Given indicators of change, or differences between two periods.
    fn dynamics(
        &self,
        recipe: &TypologyRecipe,
        (period, status): (Period, &[TypologyTerm]),
        level: &Level,
        notices: &mut Vec<Notice>,
    ) -> Result<Vec<TypologyTerm>, TaskError> {
        if !recipe.dynamics.is_empty() {
            return recipe.dynamics.iter().map(|entry| self.term(entry, period, level)).collect();
        }
        let years = i16::from(recipe.years_back);
        let earlier = match (recipe.compare_period, years) {
            (Some(period), _) => period,
            (None, 0) => return Ok(Vec::new()),
            (None, years) => Period::year(period.calendar_year() - years),
        };
        if earlier >= period && recipe.compare_period.is_some() {
            // Other methods know no dynamics, and their recipes may keep what was chosen before.
            if recipe.method != TypologyMethod::StatusDynamics {
                return Ok(Vec::new());
            }
            let message = Message::new("tasks-typology-compare-later")
                .with("earlier", earlier.to_string())
                .with("period", period.to_string());
            return Err(TaskError::refused(message, Message::new("tasks-typology-compare-later-hint")));
        }
        let mut terms = Vec::new();
        for (now, entry) in status.iter().zip(&recipe.indicators) {
            let periods = self.values.periods(&now.indicator, level)?;
            let Some(earlier) = same_period(earlier, &periods) else {
                if recipe.compare_period.is_some() {
                    self.values.resolve_period(&now.indicator, Some(earlier), level)?;
                }
                let message = Message::new("tasks-typology-no-earlier-period")
                    .with("indicator", now.indicator.name.as_str())
                    .with("period", earlier.to_string());
                notices.push(
                    Notice::warning(message).with_hint(Message::new("tasks-typology-no-earlier-period-hint")),
                );
                return Ok(Vec::new());
            };
            terms.push(difference(now, &self.term(entry, earlier, level)?));
        }
        Ok(terms)
    }
}

fn signed_weight(entry: &RecipeIndicator, indicator: &Indicator) -> f64 {
    match entry.polarity.unwrap_or(indicator.polarity) {
        Polarity::Relief => -entry.weight.abs(),
        Polarity::Burden | Polarity::None => entry.weight.abs(),
    }
}

fn difference(now: &TypologyTerm, before: &TypologyTerm) -> TypologyTerm {
    let values =
        now.values.iter().zip(&before.values).map(|(now, before)| Some((*now)? - (*before)?)).collect();
    let states = now
        .states
        .iter()
        .zip(&before.states)
        .map(|(now, before)| if *now == ValueState::Value { *before } else { *now })
        .collect();
    TypologyTerm { values, states, compare_period: Some(before.period), counts: None, ..now.clone() }
}

fn cases(cells: &[Observation], factor: f64) -> Option<TermCases> {
    let known = cells.iter().filter(|cell| cell.numerator.is_some() && cell.denominator.is_some()).count();
    (known > 0).then(|| TermCases {
        cases: cells.iter().map(|cell| cell.numerator).collect(),
        people: cells.iter().map(|cell| cell.denominator).collect(),
        factor,
    })
}
