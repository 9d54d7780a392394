//! Spatial statistics of an indicator on a level: autocorrelation among neighbours, segregation of a group.

use std::sync::Arc;

use super::typology::stats_refusal;
use super::values::RegionValues;
use super::{Session, TaskError, region_values};
use crate::geo::Neighbours;
pub use crate::model::Contiguity;
use crate::model::{Level, Period, Project, Region};
use crate::sheet::Audience;
use crate::stats::{
    LocalMoran, Moran, MoranOptions, Segregation, SpatialWeights, global_moran, local_moran, segregation,
};
use crate::store::DetailWanted;
use crate::text::Message;
use crate::work::Work;

/// Autocorrelation of an indicator.
#[derive(Debug, Clone, PartialEq)]
pub struct Autocorrelation {
    /// The regions of the level that have boundaries.
    pub regions: Arc<Vec<Region>>,
    /// The stored period that was measured.
    pub period: Period,
    /// Moran's I of all regions with a value.
    pub moran: Moran,
    /// One per region; `None` without value or neighbour.
    pub local: Vec<Option<LocalMoran>>,
}

/// Neighbours of all regions of `level` that have boundaries, from the borders that were stored at import.
///
/// # Errors
/// The level has no boundaries; the file cannot be read.
pub fn neighbour_weights(
    session: &Session,
    level: &Level,
    contiguity: Contiguity,
) -> Result<SpatialWeights, TaskError> {
    if !level.has_boundaries {
        let message = Message::new("tasks-level-without-boundaries").with("level", level.name.as_str());
        return Err(TaskError::refused(message, Message::new("tasks-no-boundaries-hint")));
    }
    let store = session.reader()?;
    let layer = session.layer(&store, level.id, DetailWanted::Base)?;
    Ok(weights_of(&layer.neighbours, contiguity))
}

fn weights_of(neighbours: &Neighbours, contiguity: Contiguity) -> SpatialWeights {
    let rows = neighbours.starts.windows(2).map(|row| row[0] as usize..row[1] as usize);
    SpatialWeights::from_lists(rows.map(|row| {
        row.filter(|link| contiguity == Contiguity::Queen || neighbours.shared_border_m[*link] > 0.0)
            .map(|link| neighbours.regions[link].position())
    }))
}

/// Moran's I, of the whole map and of each region, for the values that `audience` may see.
///
/// # Errors
/// Unknown indicator or period; fewer than three values; all values equal; only islands.
pub fn autocorrelation(
    session: &Session,
    project: &Project,
    (indicator, period, level): (&str, Option<Period>, &Level),
    (contiguity, options, audience): (Contiguity, &MoranOptions, Audience),
    work: &Work,
) -> Result<Autocorrelation, TaskError> {
    let found = region_values(session, project, (indicator, period, level), audience)?;
    let weights = neighbour_weights(session, level, contiguity)?;
    let values: Vec<Option<f64>> = values(&found).into_iter().take(weights.len()).collect();
    let moran = global_moran(&values, &weights, options, work).map_err(stats_refusal)?;
    let local = local_moran(&values, &weights, options, work).map_err(stats_refusal)?;
    let regions = Arc::new(found.regions.into_iter().take(weights.len()).collect());
    Ok(Autocorrelation { regions, period: found.period, moran, local })
}

/// Segregation of the people of `group` among those of `total`, over the regions of `level`.
///
/// # Errors
/// Unknown indicators or period; the group is empty or larger than the total somewhere.
pub fn group_segregation(
    session: &Session,
    project: &Project,
    (group, total): (&str, &str),
    (period, level): (Option<Period>, &Level),
    audience: Audience,
) -> Result<Segregation, TaskError> {
    let group = region_values(session, project, (group, period, level), audience)?;
    let total = region_values(session, project, (total, Some(group.period), level), audience)?;
    segregation(&values(&group), &values(&total)).map_err(stats_refusal)
}

fn values(found: &RegionValues) -> Vec<Option<f64>> {
    found.observations.cells().iter().map(|cell| cell.value).collect()
}
