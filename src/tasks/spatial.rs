//! Spatial statistics of an indicator on a level: autocorrelation among neighbours, segregation of a group.

use std::sync::Arc;

use super::typology::stats_refusal;
use super::values::{RegionValues, find_indicator};
use super::{Session, TaskError, region_values, region_values_in_form};
use crate::geo::near::{near_borders, nearest, within_distance};
use crate::geo::{PreparedLayer, RegionShape};
use crate::model::{IndicatorKind, Level, LisaMap, NeighbourRule, Period, Project, Region, ValueForm};
use crate::sheet::{Audience, ground_per_map_unit};
use crate::stats::{
    LocalMoran, Moran, MoranOptions, Segregation, SpatialWeights, global_moran, local_moran, segregation,
};
use crate::store::DetailWanted;
use crate::text::{Argument, Message};
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
    /// Links between neighbours, both directions counted.
    pub links: usize,
}

/// Who counts as a neighbour of whom.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Neighbourhood {
    /// The rule.
    pub rule: NeighbourRule,
    /// For rules of borders: gaps up to so many metres count as a common border.
    pub snap_m: f64,
}

impl Neighbourhood {
    /// As a map asks for it.
    pub fn of_map(map: &LisaMap) -> Self {
        Self { rule: map.neighbours, snap_m: map.snap_m }
    }
}

/// With fewer values there are no neighbours to compare with.
const FEWEST_COMPARED: usize = 3;

/// More links than this are no neighbourhood any more, and would take minutes to test.
const MOST_LINKS: usize = 3_000_000;

/// Neighbours of all regions of `level` that have boundaries: from the borders that were stored at import, or by the distance of
/// their label points on the map. Only regions that take part (`values` has one) have neighbours and are neighbours.
///
/// # Errors
/// The level has no boundaries; the file cannot be read; more neighbours are asked for than there are; a distance that makes
/// nearly all regions neighbours.
pub fn neighbour_weights(
    session: &Session,
    level: &Level,
    neighbourhood: Neighbourhood,
    values: &[Option<f64>],
) -> Result<SpatialWeights, TaskError> {
    if !level.has_boundaries {
        let message = Message::new("tasks-level-without-boundaries").with("level", level.name.as_str());
        return Err(TaskError::refused(message, Message::new("tasks-no-boundaries-hint")));
    }
    let store = session.reader()?;
    let wanted = if neighbourhood.rule.is_by_border() && neighbourhood.snap_m > 0.0 {
        DetailWanted::Lines { tolerance_m: 0.0 }
    } else {
        DetailWanted::Base
    };
    let layer = session.layer(&store, level.id, wanted)?;
    // Map units are metres on the ground but for the scale of the projection, which matters in Web Mercator alone.
    let ground = ground_per_map_unit(layer.epsg, layer.extent.center());
    let has_value = |region: usize| values.get(region).copied().flatten().is_some();
    let points = || -> Vec<Option<[f64; 2]>> {
        let on_map = |(region, shape): (usize, &RegionShape)| {
            (has_value(region) && !shape.extent.is_empty()).then_some(shape.label_point)
        };
        layer.shapes.iter().enumerate().map(on_map).collect()
    };
    let weights = match neighbourhood.rule {
        NeighbourRule::Queen | NeighbourRule::Rook => {
            by_borders(&layer, Neighbourhood { snap_m: neighbourhood.snap_m / ground, ..neighbourhood })
        }
        NeighbourRule::Nearest(count) => {
            let points = points();
            let known = points.iter().flatten().count();
            if usize::from(count) >= known && known > 2 {
                let message = Message::new("tasks-too-many-neighbours")
                    .with("wanted", usize::from(count))
                    .with("regions", known);
                return Err(TaskError::refused(message, Message::new("tasks-too-many-neighbours-hint")));
            }
            SpatialWeights::from_lists(nearest(&points, usize::from(count)))
        }
        NeighbourRule::Distance(metres) => {
            let lists = within_distance(&points(), metres / ground, MOST_LINKS).ok_or_else(|| {
                let message =
                    Message::new("tasks-neighbours-too-far").with("km", Argument::Number(metres / 1000.0, 1));
                TaskError::refused(message, Message::new("tasks-neighbours-too-far-hint"))
            })?;
            SpatialWeights::from_lists(lists)
        }
    };
    Ok(weights)
}

/// Around a corner at which two regions meet, up to this many times the tolerance lies near the other one.
const CORNER: f64 = 4.0;

fn by_borders(layer: &PreparedLayer, Neighbourhood { rule, snap_m }: Neighbourhood) -> SpatialWeights {
    let neighbours = &layer.neighbours;
    let rows = neighbours.starts.windows(2).map(|row| row[0] as usize..row[1] as usize);
    let mut lists: Vec<Vec<usize>> = rows
        .map(|row| {
            row.filter(|link| rule == NeighbourRule::Queen || neighbours.shared_border_m[*link] > 0.0)
                .map(|link| neighbours.regions[link].position())
                .collect()
        })
        .collect();
    let near = layer.details.first().filter(|_| snap_m > 0.0);
    for border in near.map(|detail| near_borders(detail, snap_m)).unwrap_or_default() {
        if rule == NeighbourRule::Rook && border.length_m <= CORNER * snap_m {
            continue;
        }
        let (first, second) = (border.first as usize, border.second as usize);
        for (own, other) in [(first, second), (second, first)] {
            lists.get_mut(own).into_iter().for_each(|list| list.push(other));
        }
    }
    SpatialWeights::from_lists(lists)
}

/// Moran's I, of the whole map and of each region, for the values that `audience` may see.
///
/// # Errors
/// Unknown indicator or period; fewer than three values; all values equal; only islands.
pub fn autocorrelation(
    session: &Session,
    project: &Project,
    ((indicator, period, level), values): ((&str, Option<Period>, &Level), (ValueForm, Audience)),
    (neighbourhood, options): (Neighbourhood, &MoranOptions),
    work: &Work,
) -> Result<Autocorrelation, TaskError> {
    let found = region_values_in_form(session, project, (indicator, period, level), values)?;
    let mut values = self::values(&found);
    let known = values.iter().flatten().count();
    if known < FEWEST_COMPARED.min(values.len()) {
        let name = find_indicator(project, indicator)?.name.clone();
        let message = Message::new("tasks-autocorrelation-few")
            .with("indicator", name)
            .with("level", level.name.as_str())
            .with("known", known)
            .with("regions", values.len());
        return Err(TaskError::refused(message, Message::new("tasks-autocorrelation-few-hint")));
    }
    let weights = neighbour_weights(session, level, neighbourhood, &values)?;
    values.truncate(weights.len());
    let moran = global_moran(&values, &weights, options, work).map_err(stats_refusal)?;
    let local = local_moran(&values, &weights, options, work).map_err(stats_refusal)?;
    let regions = Arc::new(found.regions.into_iter().take(weights.len()).collect());
    let links = weights.links();
    Ok(Autocorrelation { regions, period: found.period, moran, local, links })
}

/// Segregation of the people of `group` among those of `total`, over the regions of `level`.
///
/// # Errors
/// Unknown indicators or period; a rate instead of people; the group is empty or larger than the total somewhere.
pub fn group_segregation(
    session: &Session,
    project: &Project,
    (group, total): (&str, &str),
    (period, level): (Option<Period>, &Level),
    audience: Audience,
) -> Result<Segregation, TaskError> {
    for code in [group, total] {
        let indicator = find_indicator(project, code)?;
        if matches!(indicator.kind, IndicatorKind::Ratio | IndicatorKind::Mean) {
            let message =
                Message::new("tasks-segregation-no-count").with("indicator", indicator.name.as_str());
            return Err(TaskError::refused(message, Message::new("tasks-segregation-no-count-hint")));
        }
    }
    let group = region_values(session, project, (group, period, level), audience)?;
    let total = region_values(session, project, (total, Some(group.period), level), audience)?;
    segregation(&values(&group), &values(&total)).map_err(stats_refusal)
}

fn values(found: &RegionValues) -> Vec<Option<f64>> {
    found.observations.cells().iter().map(|cell| cell.value).collect()
}
