//! An indicator over all its periods: what trends, sparklines and the change to the period before are drawn from.

use super::areas::Areas;
use super::load::{reference_name, refuse_unpublishable};
use super::values::{Source as Values, find_indicator};
use super::{Session, TaskError};
use crate::model::{
    Indicator, IndicatorCode, IndicatorKind, Level, LevelId, LevelKind, Observation, Period, Project,
    ValueState, derive,
};
use crate::sheet::Audience;
use crate::work::Work;

/// A cell of a series as it may be shown: the value, or why there is none.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SeriesCell {
    /// The value; `Some` exactly when `state` is [`ValueState::Value`].
    pub value: Option<f64>,
    /// Whether there is a value, and if not, why.
    pub state: ValueState,
    /// The value is an estimate.
    pub estimated: bool,
    /// The value is a projection.
    pub projected: bool,
}

/// The values of the area that all regions lie in, to read a trend against.
#[derive(Debug, Clone, PartialEq)]
pub struct SeriesReference {
    /// Name of the area ("Landkreis").
    pub name: String,
    /// One per period.
    pub cells: Vec<SeriesCell>,
}

/// How a value differs from that of the period before.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// Value now minus value before, in the indicator's unit.
    pub by: f64,
    /// The period before.
    pub since: Period,
}

/// One indicator on one level in all its periods, masked by disclosure control.
#[derive(Debug, Clone, PartialEq)]
pub struct IndicatorSeries {
    /// The indicator.
    pub indicator: IndicatorCode,
    /// The level.
    pub level: LevelId,
    /// The periods, ascending.
    pub periods: Vec<Period>,
    /// The area that all regions lie in, where its values are known and mean something beside theirs.
    pub reference: Option<SeriesReference>,
    /// Per period one cell per region, in region order.
    cells: Vec<Vec<SeriesCell>>,
}

impl SeriesCell {
    const NOTHING: Self = Self { value: None, state: ValueState::NoData, estimated: false, projected: false };

    fn of(cell: &Observation) -> Self {
        Self { value: cell.value, state: cell.state, estimated: cell.estimated, projected: cell.projected }
    }
}

impl IndicatorSeries {
    /// The position of `period` among the periods.
    pub fn place_of(&self, period: Period) -> Option<usize> {
        self.periods.iter().position(|other| *other == period)
    }

    /// The cell of a region in the period at `place`; no data where there is none.
    pub fn cell(&self, place: usize, region: usize) -> SeriesCell {
        self.cells.get(place).and_then(|cells| cells.get(region)).copied().unwrap_or(SeriesCell::NOTHING)
    }

    /// The cells of a region over all periods.
    pub fn of_region(&self, region: usize) -> impl Iterator<Item = SeriesCell> + '_ {
        (0..self.periods.len()).map(move |place| self.cell(place, region))
    }

    /// The change of a region's value in `period` to the period before; `None` when either value is missing or secret.
    pub fn change(&self, period: Period, region: usize) -> Option<Change> {
        let place = self.place_of(period)?;
        let before = place.checked_sub(1)?;
        let by = self.cell(place, region).value? - self.cell(before, region).value?;
        Some(Change { by, since: *self.periods.get(before)? })
    }
}

/// Loads all periods of `indicator` on `level`; the reference is the nearest area that holds all regions of `shown`.
///
/// # Errors
/// Unknown indicator, or the file cannot be read.
pub fn load_series(
    session: &Session,
    project: &Project,
    (indicator, level, shown): (&str, &Level, &[bool]),
    audience: Audience,
    work: &Work,
) -> Result<IndicatorSeries, TaskError> {
    let store = session.reader()?;
    let areas = Areas::new(&store, project);
    let values = Values::new(&areas);
    let indicator = find_indicator(project, indicator)?;
    refuse_unpublishable(indicator, project, (level, audience))?;
    let periods = values.periods(indicator, level)?;
    let mut cells = Vec::with_capacity(periods.len());
    for period in &periods {
        work.check()?;
        cells.push(masked_cells(values, indicator, *period, (level, audience))?);
    }
    Ok(IndicatorSeries {
        indicator: indicator.code.clone(),
        level: level.id,
        reference: reference(values, indicator, &periods, (level, shown, audience))?,
        periods,
        cells,
    })
}

fn masked_cells(
    values: Values<'_>,
    indicator: &Indicator,
    period: Period,
    (level, audience): (&Level, Audience),
) -> Result<Vec<SeriesCell>, TaskError> {
    let cells = values.cells(indicator, period, level)?.unwrap_or_default();
    let shown = values.shown(indicator, period, level, (cells, audience))?;
    Ok(shown.cells().iter().map(SeriesCell::of).collect())
}

/// A count of a whole county says nothing beside one of its municipalities; a Regierungsbezirk says little to a county.
fn reference(
    values: Values<'_>,
    indicator: &Indicator,
    periods: &[Period],
    (level, shown, audience): (&Level, &[bool], Audience),
) -> Result<Option<SeriesReference>, TaskError> {
    if indicator.kind == IndicatorKind::Count {
        return Ok(None);
    }
    let ancestors = values.areas.common_ancestors(level, shown)?;
    for ancestor in ancestors.iter().filter(|ancestor| ancestor.level.kind != LevelKind::District) {
        let known = values.periods(indicator, &ancestor.level)?;
        let mut cells = Vec::with_capacity(periods.len());
        for period in periods {
            let cell = match derive::term_period(*period, &known) {
                Some(period) => {
                    let all = masked_cells(values, indicator, period, (&ancestor.level, audience))?;
                    all.get(ancestor.position).copied()
                }
                None => None,
            };
            cells.push(cell.unwrap_or(SeriesCell::NOTHING));
        }
        if cells.iter().any(|cell| cell.value.is_some()) {
            return Ok(Some(SeriesReference { name: reference_name(ancestor), cells }));
        }
    }
    Ok(None)
}
