//! What a LISA or bivariate map needs: how regions stand beside their neighbours, or the thirds of two indicators.

use super::cuts::thirds;
use super::typology::stats_refusal;
use super::values::{Source as Values, find_indicator};
use super::{Neighbourhood, Session, TaskError, neighbour_weights};
use crate::model::{
    AxisCuts, BivariateMap, Correction, Indicator, Level, LisaMap, MapRelation, Observations, Period, Project,
};
use crate::sheet::{Audience, BivariateContents, LisaContents, RelationContents};
use crate::stats::{
    LocalMoran, MoranOptions, false_discovery_rate, global_moran, lag, local_moran, pearson, spearman,
};
use crate::text::Message;
use crate::work::Work;

/// The values of a map and where they belong.
pub(super) struct Related<'a> {
    pub(super) indicator: &'a Indicator,
    pub(super) observations: &'a Observations,
    pub(super) shown: &'a [bool],
    pub(super) period: Period,
    pub(super) level: &'a Level,
    pub(super) audience: Audience,
}

impl Related<'_> {
    /// Values of the regions shown; the others take no part.
    fn values_of(&self, observations: &Observations) -> Vec<Option<f64>> {
        let shown = |region: usize| self.shown.get(region).copied().unwrap_or(true);
        (0..self.shown.len())
            .map(|region| observations.cell(region).value.filter(|_| shown(region)))
            .collect()
    }
}

/// Computes what `relation` asks for.
///
/// # Errors
/// Fewer than three values, all equal, only islands; an unknown second indicator or one without this period; cancelled.
pub(super) fn relation_of_map(
    session: &Session,
    (project, values): (&Project, Values<'_>),
    relation: &MapRelation,
    related: &Related<'_>,
    work: &Work,
) -> Result<RelationContents, TaskError> {
    match relation {
        MapRelation::Lisa(lisa) => {
            Ok(RelationContents::Lisa(Box::new(self::lisa(session, lisa, related, work)?)))
        }
        MapRelation::Bivariate(map) => {
            Ok(RelationContents::Bivariate(Box::new(bivariate((project, values), map, related)?)))
        }
    }
}

fn lisa(
    session: &Session,
    map: &LisaMap,
    related: &Related<'_>,
    work: &Work,
) -> Result<LisaContents, TaskError> {
    let mut values = related.values_of(related.observations);
    let weights = neighbour_weights(session, related.level, Neighbourhood::of_map(map), &values)?;
    values.resize(weights.len(), None);
    let options = MoranOptions { permutations: map.permutations, seed: map.seed };
    let moran = global_moran(&values, &weights, &options, work).map_err(stats_refusal)?;
    let local = local_moran(&values, &weights, &options, work).map_err(stats_refusal)?;
    let known: Vec<usize> = (0..values.len()).filter(|region| values[*region].is_some()).collect();
    let around =
        lag(&weights.only(&known), &known.iter().filter_map(|region| values[*region]).collect::<Vec<_>>());
    let mut neighbours = vec![None; values.len()];
    for (region, mean) in known.iter().zip(around).filter(|(region, _)| local[**region].is_some()) {
        neighbours[*region] = Some(mean);
    }
    Ok(LisaContents {
        limit: significance_limit(&local, (map.alpha, map.correction)),
        local,
        neighbours,
        i: moran.i,
        p: moran.p,
        n: moran.n,
        islands: moran.islands,
        links: weights.links(),
        how: map.clone(),
    })
}

/// The largest p that counts as significant; `None` when no region's does.
pub fn significance_limit(
    local: &[Option<LocalMoran>],
    (alpha, correction): (f64, Correction),
) -> Option<f64> {
    let p_values = || local.iter().flatten().filter_map(|local| local.p);
    match correction {
        Correction::Fdr => false_discovery_rate(p_values(), alpha),
        Correction::None => p_values().filter(|p| *p <= alpha).max_by(f64::total_cmp),
    }
}

fn bivariate(
    (project, values): (&Project, Values<'_>),
    map: &BivariateMap,
    related: &Related<'_>,
) -> Result<BivariateContents, TaskError> {
    let indicator = find_indicator(project, map.indicator.as_str())?;
    if indicator.code == related.indicator.code {
        let message = Message::new("tasks-same-indicator").with("indicator", indicator.name.as_str());
        return Err(TaskError::refused(message, Message::new("tasks-same-indicator-hint")));
    }
    super::load::refuse_unpublishable(indicator, project, (related.level, related.audience))?;
    let axis = Axis { values, related };
    let period = axis.period(indicator, related.period)?;
    let second = axis.observations(indicator, period)?;
    let (x, y) = (related.values_of(related.observations), related.values_of(&second));
    // Thirds of the regions that have both values.
    let (x, y): (Vec<_>, Vec<_>) = x
        .into_iter()
        .zip(y)
        .map(|(x, y)| if x.is_some() && y.is_some() { (x, y) } else { (None, None) })
        .unzip();
    let pairs: Vec<(f64, f64)> = x.iter().flatten().copied().zip(y.iter().flatten().copied()).collect();
    let (first_thirds, first_bounds) = axis.thirds(&x, (map.first_cuts, related.indicator))?;
    let (second_thirds, second_bounds) = axis.thirds(&y, (map.second_cuts, indicator))?;
    Ok(BivariateContents {
        indicator: indicator.clone(),
        period,
        second,
        cell_of: first_thirds.into_iter().zip(second_thirds).map(|(x, y)| Some(x? + 3 * y?)).collect(),
        bounds: [first_bounds, second_bounds],
        r: pearson(&pairs),
        rho: spearman(&pairs),
    })
}

/// Values of one of the two indicators on the regions of the map.
struct Axis<'a> {
    values: Values<'a>,
    related: &'a Related<'a>,
}

impl Axis<'_> {
    /// The stored period that is `wanted`, or in the same year.
    fn period(&self, indicator: &Indicator, wanted: Period) -> Result<Period, TaskError> {
        let periods = self.values.periods(indicator, self.related.level)?;
        let found = wanted.resolve(&periods);
        let found = found.or_else(|| Period::year(wanted.calendar_year()).resolve(&periods));
        self.values.resolve_period(indicator, Some(found.unwrap_or(wanted)), self.related.level)
    }

    fn observations(&self, indicator: &Indicator, period: Period) -> Result<Observations, TaskError> {
        let Related { level, audience, shown, .. } = *self.related;
        let cells = self.values.cells(indicator, period, level)?.unwrap_or_default();
        let mappable: Vec<usize> = (0..shown.len()).collect();
        Ok(self.values.shown(indicator, period, level, (cells, audience))?.select(&mappable))
    }

    fn thirds(
        &self,
        values: &[Option<f64>],
        (cuts, indicator): (AxisCuts, &Indicator),
    ) -> Result<(Vec<Option<u8>>, crate::sheet::AxisBounds), TaskError> {
        let basis: Vec<f64> = match cuts {
            AxisCuts::TertilesOf(period) => {
                let period = self.period(indicator, period)?;
                let known = self.related.values_of(&self.observations(indicator, period)?);
                known.into_iter().flatten().collect()
            }
            _ => values.iter().flatten().copied().collect(),
        };
        thirds(values, &basis, (cuts, indicator))
    }
}
