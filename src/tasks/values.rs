//! The values of an indicator on a level: stored, computed from numerator and denominator, or rolled up from below.

use super::areas::Areas;
use super::masking::mask;
use super::value_form::in_form;
use super::{Session, TaskError};
use crate::geo::RegionShape;
use crate::model::{
    Indicator, IndicatorCode, Level, Observation, Observations, Period, Project, Region, Sum, ValueForm,
    ValueState, derive,
};
use crate::sheet::Audience;
use crate::store::{DetailWanted, SeriesKey, Store};
use crate::text::Message;

/// The values of all regions of a level, those without boundaries included.
#[derive(Debug, Clone, PartialEq)]
pub struct RegionValues {
    /// The regions: those with boundaries by key, then those without by key.
    pub regions: Vec<Region>,
    /// The stored period that the values belong to.
    pub period: Period,
    /// One per region, masked for the audience.
    pub observations: Observations,
}

/// What reading values needs to know.
#[derive(Debug, Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) store: &'a Store,
    pub(super) project: &'a Project,
    pub(super) areas: &'a Areas<'a>,
}

/// The values of `indicator` in `period` on `level`, masked for `audience`.
///
/// # Errors
/// Unknown indicator; no such period (the existing ones are named).
pub fn region_values(
    session: &Session,
    project: &Project,
    (indicator, period, level): (&str, Option<Period>, &Level),
    audience: Audience,
) -> Result<RegionValues, TaskError> {
    let store = session.reader()?;
    let areas = Areas::of(session, &store, project);
    let source = Source::new(&areas);
    let indicator = find_indicator(project, indicator)?;
    let period = source.resolve_period(indicator, period, level)?;
    super::load::refuse_unpublishable(indicator, project, (level, audience))?;
    let cells = source.cells(indicator, period, level)?.unwrap_or_default();
    let observations = source.shown(indicator, period, level, (cells, audience))?;
    Ok(RegionValues { regions: areas.regions(level.id)?.to_vec(), period, observations })
}

/// The same in another form: smoothed rates or location quotients over all regions of the level.
///
/// # Errors
/// As [`region_values`]; the indicator is no rate with known counts.
pub fn region_values_in_form(
    session: &Session,
    project: &Project,
    (indicator, period, level): (&str, Option<Period>, &Level),
    (form, audience): (ValueForm, Audience),
) -> Result<RegionValues, TaskError> {
    let mut found = region_values(session, project, (indicator, period, level), audience)?;
    let known = find_indicator(project, indicator)?;
    found.observations = in_form(found.observations, (form, known, &[]))?.0;
    Ok(found)
}

/// The indicator `code`, or a sentence with near codes.
pub(super) fn find_indicator<'a>(project: &'a Project, code: &str) -> Result<&'a Indicator, TaskError> {
    project.indicator(code).ok_or_else(|| {
        let codes: Vec<&str> = project.indicators.iter().map(|indicator| indicator.code.as_str()).collect();
        let message = Message::new("tasks-unknown-indicator").with("code", code);
        let hint = Message::new("tasks-unknown-indicator-hint").with("codes", shortened(&codes));
        TaskError::refused(message, hint)
    })
}

/// The first entries of a list as running text.
pub(super) fn shortened(entries: &[&str]) -> String {
    const SHOWN: usize = 8;
    let mut text = entries.iter().take(SHOWN).copied().collect::<Vec<_>>().join(", ");
    if entries.len() > SHOWN {
        text.push_str(", …");
    }
    text
}

impl<'a> Source<'a> {
    pub(super) fn new(areas: &'a Areas<'a>) -> Self {
        Self { store: areas.store, project: areas.project, areas }
    }

    /// The stored period that is meant by `wanted`; the latest that is no projection when none is asked for.
    pub(super) fn resolve_period(
        self,
        indicator: &Indicator,
        wanted: Option<Period>,
        level: &Level,
    ) -> Result<Period, TaskError> {
        let periods = self.periods(indicator, level)?;
        let found = match wanted {
            None => self.latest(indicator, &periods, level)?,
            Some(wanted) => wanted.resolve(&periods),
        };
        found.ok_or_else(|| {
            let texts: Vec<String> = periods.iter().map(Period::to_string).collect();
            let message = Message::new("tasks-no-period")
                .with("code", indicator.code.as_str())
                .with("level", level.name.as_str())
                .with("period", wanted.map_or_else(|| "–".to_owned(), |period| period.to_string()));
            let hint = if texts.is_empty() {
                Message::new("tasks-no-period-at-all-hint").with("level", level.name.as_str())
            } else {
                Message::new("tasks-no-period-hint").with("periods", texts.join(", "))
            };
            TaskError::refused(message, hint)
        })
    }

    /// The last period that is not a projection; the last of all where every one is.
    fn latest(
        self,
        indicator: &Indicator,
        periods: &[Period],
        level: &Level,
    ) -> Result<Option<Period>, TaskError> {
        for period in periods.iter().rev() {
            let cells = self.cells(indicator, *period, level)?.unwrap_or_default();
            if cells.iter().any(|cell| cell.value.is_some() && !cell.projected) {
                return Ok(Some(*period));
            }
        }
        Ok(periods.last().copied())
    }

    /// The periods on the level itself, else those that can be rolled up from a finer one.
    pub(super) fn periods(self, indicator: &Indicator, level: &Level) -> Result<Vec<Period>, TaskError> {
        let own = self.project.periods(&indicator.code, level.id);
        if !own.is_empty() {
            return Ok(own.to_vec());
        }
        let below = self.finer_level_with(indicator, level)?;
        Ok(below.map(|finer| self.project.periods(&indicator.code, finer.id).to_vec()).unwrap_or_default())
    }

    /// The unmasked cells of all regions of the level; `None` when there is no way to know any.
    pub(super) fn cells(
        self,
        indicator: &Indicator,
        period: Period,
        level: &Level,
    ) -> Result<Option<Vec<Observation>>, TaskError> {
        if let Some(cells) = self.own_cells(indicator, period, level)? {
            return Ok(Some(cells));
        }
        self.rolled_up(indicator, period, level)
    }

    /// Stored, else computed from the terms on the same level.
    pub(super) fn own_cells(
        self,
        indicator: &Indicator,
        period: Period,
        level: &Level,
    ) -> Result<Option<Vec<Observation>>, TaskError> {
        let key = SeriesKey { indicator: indicator.code.clone(), level: level.id, period };
        if let Some(cells) = self.store.observations(&key)? {
            return Ok(Some(cells));
        }
        if let (Some(parts), [_, ..]) = (&indicator.numerator, indicator.parts()) {
            return self.sum(parts, period, level);
        }
        let (Some(above), Some(below)) = (&indicator.numerator, &indicator.denominator) else {
            return Ok(None);
        };
        let numerator = self.sum(above, period, level)?;
        let denominator = self.sum(below, period, level)?;
        let (Some(numerator), Some(denominator)) = (numerator, denominator) else { return Ok(None) };
        let cells = numerator
            .into_iter()
            .zip(denominator)
            .map(|(above, below)| derive::ratio(above, below, indicator.factor))
            .collect();
        Ok(Some(cells))
    }

    /// A numerator or denominator for every region of the level.
    pub(super) fn sum(
        self,
        sum: &Sum,
        period: Period,
        level: &Level,
    ) -> Result<Option<Vec<Observation>>, TaskError> {
        if *sum == Sum::AreaKm2 {
            return self.areas(level).map(Some);
        }
        let mut terms = Vec::new();
        for code in sum.codes() {
            let Some(cells) = self.term(code, period, level)? else { return Ok(None) };
            terms.push(cells);
        }
        Ok(Some(summed(&terms)))
    }

    fn term(
        self,
        code: &IndicatorCode,
        period: Period,
        level: &Level,
    ) -> Result<Option<Vec<Observation>>, TaskError> {
        let Some(period) = derive::term_period(period, self.project.periods(code, level.id)) else {
            return Ok(None);
        };
        let key = SeriesKey { indicator: code.clone(), level: level.id, period };
        if let Some(cells) = self.store.observations(&key)? {
            return Ok(Some(cells));
        }
        // A total that is the sum of its parts; parts of parts are stored.
        let parts = self.project.indicator(code.as_str()).map(Indicator::parts).unwrap_or_default();
        let mut stored = Vec::new();
        for part in parts {
            let key = SeriesKey { indicator: part.clone(), level: level.id, period };
            let Some(cells) = self.store.observations(&key)? else { return Ok(None) };
            stored.push(cells);
        }
        Ok((!stored.is_empty()).then(|| summed(&stored)))
    }

    fn areas(self, level: &Level) -> Result<Vec<Observation>, TaskError> {
        let mut areas: Vec<Observation> = Vec::new();
        if level.has_boundaries {
            let layer = self.store.prepared(level.id, DetailWanted::Base)?;
            areas.extend(layer.shapes.iter().map(|shape: &RegionShape| Observation::of(shape.area_km2)));
        }
        areas.resize(level.region_count, Observation::absent(ValueState::NoData));
        Ok(areas)
    }

    /// The finest level below `level` that has values of its own and whose regions lie in regions of `level`.
    fn finer_level_with(self, indicator: &Indicator, level: &Level) -> Result<Option<&'a Level>, TaskError> {
        let mut finer: Vec<&Level> = self
            .project
            .levels
            .iter()
            .filter(|other| other.id != level.id)
            .filter(|other| !self.project.periods(&indicator.code, other.id).is_empty())
            .collect();
        finer.sort_by_key(|other| (other.kind, other.region_count));
        for candidate in finer {
            if self.areas.parents(candidate, level)?.is_some() {
                return Ok(self.project.level_by_id(candidate.id));
            }
        }
        Ok(None)
    }

    fn rolled_up(
        self,
        indicator: &Indicator,
        period: Period,
        level: &Level,
    ) -> Result<Option<Vec<Observation>>, TaskError> {
        let Some(finer) = self.finer_level_with(indicator, level)? else { return Ok(None) };
        let Some(cells) = self.own_cells(indicator, period, finer)? else { return Ok(None) };
        let weights = match &indicator.denominator {
            Some(sum) => self.sum(sum, period, finer)?,
            None => None,
        };
        let Some(parents_of) = self.areas.parents(finer, level)? else { return Ok(None) };
        let mut parts: Vec<Vec<(Observation, f64)>> = vec![Vec::new(); level.region_count];
        let mut part_weights: Vec<Vec<f64>> = vec![Vec::new(); level.region_count];
        for (child, list) in parents_of.iter().enumerate() {
            let Some(cell) = cells.get(child) else { continue };
            let weight =
                weights.as_ref().and_then(|weights| weights.get(child)).and_then(|weight| weight.value);
            for (parent, share) in list {
                if let Some(parts) = parts.get_mut(*parent as usize) {
                    parts.push((*cell, *share));
                }
                if let Some(weights) = part_weights.get_mut(*parent as usize) {
                    weights.push(weight.unwrap_or(0.0));
                }
            }
        }
        let whole = |(parts, weights): (&Vec<(Observation, f64)>, &Vec<f64>)| {
            let weights = (indicator.denominator.is_some()).then_some(weights.as_slice());
            derive::roll_up(indicator, parts, weights).unwrap_or(Observation::absent(ValueState::NoData))
        };
        Ok(Some(parts.iter().zip(&part_weights).map(whole).collect()))
    }

    /// The cells as `audience` may see them.
    pub(super) fn shown(
        self,
        indicator: &Indicator,
        period: Period,
        level: &Level,
        (cells, audience): (Vec<Observation>, Audience),
    ) -> Result<Observations, TaskError> {
        if audience == Audience::Internal {
            return Ok(Observations::internal(cells));
        }
        let hidden = mask(self, indicator, period, (level, &cells))?;
        Ok(Observations::masked(cells, &hidden))
    }
}

/// Region by region the sum of the terms.
fn summed(terms: &[Vec<Observation>]) -> Vec<Observation> {
    let regions = terms.first().map_or(0, Vec::len);
    let row = |position: usize| -> Vec<Observation> {
        terms.iter().filter_map(|cells| cells.get(position).copied()).collect()
    };
    (0..regions).map(|position| derive::sum_of_terms(&row(position))).collect()
}
