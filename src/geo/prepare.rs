//! Prepares the boundaries of a level for drawing: shared arcs, levels of detail, triangles, neighbours, label points, areas.

use geo_types::MultiPolygon;
use rayon::prelude::*;

use super::Extent;
use super::crs::Crs;
use super::layer::{Detail, PreparedLayer};
use super::topology::arcs::{Topology, shared_arcs};
use super::topology::details::build_all;
use super::topology::grid::Grid;
use super::topology::neighbours::neighbours;
use super::topology::rings::{Rings, snap};
use super::topology::shapes::{Sources, shapes};
use super::topology::simplify::weights;
use crate::notice::Notice;
use crate::text::Message;
use crate::work::{Cancelled, Work};

/// Points within this many metres are the same point, unless the extent is too wide for it.
const SNAP_M: f64 = 1e-3;
/// Points within this many degrees are the same point (about a millimetre).
const SNAP_DEGREES: f64 = 1e-8;
/// Metres per degree, roughly; for tolerances of maps that are drawn in degrees.
const METRES_PER_DEGREE: f64 = 111_320.0;
/// Tolerances that levels of detail may have, in metres.
const TOLERANCES_M: [f64; 8] = [0.625, 2.5, 10.0, 40.0, 160.0, 640.0, 2560.0, 10_240.0];
/// Most simplified levels beside the full one.
const MOST_SIMPLIFIED: usize = 4;
/// The coarsest level suits a map of the whole extent with this many pixels across its diagonal.
const COARSEST_MAP_PX: f64 = 1500.0;

/// Prepares `geometries`, one per region, already in the coordinate system `crs` of the maps. An empty geometry is a region without
/// place: it keeps its number.
///
/// Points that fall into one millimetre cell are one point; repeated points, spikes and rings without area are dropped; rings are
/// turned and nested by what lies in what; parts of one region that share a border become one part. Where two regions overlap, each
/// keeps its own line. All this is told in the notices.
///
/// # Errors
/// [`Cancelled`] when `work` was cancelled.
pub fn prepare(
    geometries: &[MultiPolygon<f64>],
    crs: &Crs,
    work: &Work,
) -> Result<(PreparedLayer, Vec<Notice>), Cancelled> {
    work.report("stage-topology", 0.0);
    let finest = if crs.is_geographic() { SNAP_DEGREES } else { SNAP_M };
    let grid = Grid::new(&extent_of(geometries), finest);
    let rings = snap(geometries, &grid, work)?;
    let topology = shared_arcs(&rings, geometries.len(), work)?;
    work.report("stage-simplify", 0.3);
    let tolerances = tolerances(&extent_of_rings(&rings, &grid), crs);
    let finest_tolerance = tolerances.get(1).copied().unwrap_or(f32::INFINITY);
    let weights = weights(&topology, grid.step, f64::from(finest_tolerance), work)?;
    work.report("stage-triangles", 0.45);
    let built = build_all(&topology, &weights, &grid, &tolerances, work)?;
    let crossing = built.first().map_or(0, |full| full.crossing_regions);
    let details: Vec<Detail> = built.into_iter().map(|built| built.detail).collect();
    work.report("stage-shapes", 0.85);
    let sources = Sources { rings: &rings, topology: &topology, details: &details, grid: &grid, crs };
    let shapes = shapes(&sources, geometries.len(), work)?;
    let layer = PreparedLayer {
        epsg: crs.epsg().unwrap_or(0),
        origin: grid.origin(),
        extent: shapes.iter().fold(Extent::EMPTY, |extent, shape| extent.union(shape.extent)),
        neighbours: neighbours(&topology, geometries.len(), grid.step),
        shapes,
        details,
    };
    work.report("stage-shapes", 1.0);
    let notices = notices(geometries, &rings, &topology, crossing);
    Ok((layer, notices))
}

/// Extent of all points that are numbers.
fn extent_of(geometries: &[MultiPolygon<f64>]) -> Extent {
    let all = geometries
        .par_iter()
        .with_min_len(64)
        .map(|geometry| {
            let mut extent = Extent::EMPTY;
            for coord in geometry.0.iter().flat_map(|polygon| &polygon.exterior().0) {
                if coord.x.is_finite() && coord.y.is_finite() {
                    extent.include([coord.x, coord.y]);
                }
            }
            extent
        })
        .reduce(|| Extent::EMPTY, Extent::union);
    if all.is_empty() { Extent { min: [0.0; 2], max: [0.0; 2] } } else { all }
}

fn extent_of_rings(rings: &Rings, grid: &Grid) -> Extent {
    let (min, max) = rings.corners.iter().fold(([i32::MAX; 2], [i32::MIN; 2]), |(min, max), cell| {
        ([min[0].min(cell[0]), min[1].min(cell[1])], [max[0].max(cell[0]), max[1].max(cell[1])])
    });
    if rings.corners.is_empty() {
        Extent::EMPTY
    } else {
        Extent { min: grid.point(min), max: grid.point(max) }
    }
}

/// Tolerances of the levels of detail in map units, 0 first.
fn tolerances(extent: &Extent, crs: &Crs) -> Vec<f32> {
    let unit = if crs.is_geographic() { 1.0 / METRES_PER_DEGREE } else { 1.0 };
    let coarsest = extent.width().hypot(extent.height()) / COARSEST_MAP_PX;
    let fitting =
        TOLERANCES_M.iter().map(|tolerance| tolerance * unit).filter(|tolerance| *tolerance <= coarsest);
    let fitting: Vec<f32> = fitting.map(|tolerance| tolerance as f32).collect();
    let skipped = fitting.len().saturating_sub(MOST_SIMPLIFIED);
    std::iter::once(0.0).chain(fitting.into_iter().skip(skipped)).collect()
}

fn notices(
    geometries: &[MultiPolygon<f64>],
    rings: &Rings,
    topology: &Topology,
    crossing_regions: usize,
) -> Vec<Notice> {
    let repairs = rings.repairs;
    let mut notices = Vec::new();
    if repairs.repeated_points + repairs.spikes > 0 {
        let message = Message::new("geo-prepare-cleaned");
        notices.push(Notice::info(
            message.with("points", repairs.repeated_points).with("spikes", repairs.spikes),
        ));
    }
    let mut counted = |key: &'static str, count: usize| {
        if count > 0 {
            notices.push(Notice::info(Message::new(key).with("count", count)));
        }
    };
    counted("geo-prepare-rings-dropped", repairs.dropped_rings);
    counted("geo-prepare-parts-merged", repairs.merged_regions);
    let lost: Vec<String> = geometries
        .iter()
        .zip(topology.region_rings.windows(2))
        .enumerate()
        .filter(|(_, (geometry, rows))| !geometry.0.is_empty() && rows[0] == rows[1])
        .map(|(position, _)| (position + 1).to_string())
        .collect();
    if !lost.is_empty() {
        let message = Message::new("geo-prepare-regions-lost").with("count", lost.len());
        let hint = Message::new("geo-prepare-hint-source");
        notices.push(Notice::warning(message).with_hint(hint).with_details(lost));
    }
    let mut warned = |key: &'static str, count: usize| {
        if count > 0 {
            let hint = Message::new("geo-prepare-hint-source");
            notices.push(Notice::warning(Message::new(key).with("count", count)).with_hint(hint));
        }
    };
    warned("geo-prepare-overlaps", topology.overlapping_arcs);
    warned("geo-prepare-crossings", crossing_regions);
    notices
}
