//! What a LISA or bivariate map needs: how regions stand beside their neighbours, or the thirds of two indicators.

use super::typology::stats_refusal;
use super::values::{Source as Values, find_indicator};
use super::{Session, TaskError, neighbour_weights};
use crate::model::{IndicatorCode, Level, LisaMap, MapRelation, Observations, Period, Project};
use crate::sheet::{Audience, BivariateContents, LisaContents, RelationContents};
use crate::stats::{
    MoranOptions, false_discovery_rate, global_moran, lag, local_moran, pearson, quantile_classes, spearman,
};
use crate::work::Work;

/// The values of a map and where they belong.
pub(super) struct Related<'a> {
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
        MapRelation::Bivariate(code) => {
            Ok(RelationContents::Bivariate(Box::new(bivariate((project, values), code, related)?)))
        }
    }
}

fn lisa(
    session: &Session,
    map: &LisaMap,
    related: &Related<'_>,
    work: &Work,
) -> Result<LisaContents, TaskError> {
    let weights = neighbour_weights(session, related.level, map.contiguity)?;
    let mut values = related.values_of(related.observations);
    values.resize(weights.len(), None);
    let options = MoranOptions { permutations: map.permutations, seed: map.seed };
    let moran = global_moran(&values, &weights, &options, work).map_err(stats_refusal)?;
    let local = local_moran(&values, &weights, &options, work).map_err(stats_refusal)?;
    let limit = false_discovery_rate(local.iter().flatten().filter_map(|local| local.p), map.alpha);
    let known: Vec<usize> = (0..values.len()).filter(|region| values[*region].is_some()).collect();
    let around =
        lag(&weights.only(&known), &known.iter().filter_map(|region| values[*region]).collect::<Vec<_>>());
    let mut neighbours = vec![None; values.len()];
    for (region, mean) in known.iter().zip(around).filter(|(region, _)| local[**region].is_some()) {
        neighbours[*region] = Some(mean);
    }
    Ok(LisaContents {
        local,
        neighbours,
        limit,
        i: moran.i,
        p: moran.p,
        n: moran.n,
        islands: moran.islands,
        contiguity: map.contiguity,
        permutations: map.permutations,
        seed: map.seed,
        alpha: map.alpha,
    })
}

fn bivariate(
    (project, values): (&Project, Values<'_>),
    code: &IndicatorCode,
    related: &Related<'_>,
) -> Result<BivariateContents, TaskError> {
    let indicator = find_indicator(project, code.as_str())?;
    super::load::refuse_unpublishable(indicator, project, (related.level, related.audience))?;
    let periods = values.periods(indicator, related.level)?;
    let wanted = related.period.resolve(&periods);
    let wanted = wanted.or_else(|| Period::year(related.period.calendar_year()).resolve(&periods));
    let period = values.resolve_period(indicator, Some(wanted.unwrap_or(related.period)), related.level)?;
    let cells = values.cells(indicator, period, related.level)?.unwrap_or_default();
    let mappable: Vec<usize> = (0..related.shown.len()).collect();
    let second = values.shown(indicator, period, related.level, (cells, related.audience))?.select(&mappable);
    let (x, y) = (related.values_of(related.observations), related.values_of(&second));
    // Thirds of the regions that have both values.
    let (x, y): (Vec<_>, Vec<_>) = x
        .into_iter()
        .zip(y)
        .map(|(x, y)| if x.is_some() && y.is_some() { (x, y) } else { (None, None) })
        .unzip();
    let pairs: Vec<(f64, f64)> = x.iter().flatten().copied().zip(y.iter().flatten().copied()).collect();
    let thirds = quantile_classes(&x, 3).into_iter().zip(quantile_classes(&y, 3));
    Ok(BivariateContents {
        indicator: indicator.clone(),
        period,
        second,
        cell_of: thirds.map(|(x, y)| Some(x?.checked_sub(1)? + 3 * y?.checked_sub(1)?)).collect(),
        r: pearson(&pairs),
        rho: spearman(&pairs),
    })
}
