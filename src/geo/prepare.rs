//! Prepares the boundaries of a level for drawing: shared arcs, levels of detail, triangles, neighbours, label points, areas.

use geo_types::MultiPolygon;
use rayon::prelude::*;

use super::Extent;
use super::crs::Crs;
use super::layer::{Detail, PreparedLayer};
use super::topology::arcs::{Topology, shared_arcs};
use super::topology::details::build_all;
use super::topology::gaps::add_points_of_neighbours;
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
/// A corner that lies this many snap distances beside a neighbour's line is meant to lie on it.
const POINT_ON_LINE: f64 = 20.0;
/// Metres per degree, roughly; for tolerances of maps that are drawn in degrees.
const METRES_PER_DEGREE: f64 = 111_320.0;
/// Tolerances that levels of detail may have, in metres.
const TOLERANCES_M: [f64; 8] = [0.625, 2.5, 10.0, 40.0, 160.0, 640.0, 2560.0, 10_240.0];
/// Most simplified levels beside the full one.
const MOST_SIMPLIFIED: usize = 3;
/// The coarsest level suits a map of the whole extent with this many pixels across its diagonal.
const COARSEST_MAP_PX: f64 = 1500.0;

/// Prepares `geometries`, one per region, already in the coordinate system `crs` of the maps. An empty geometry is a region without
/// place: it keeps its number.
///
/// Points that fall into one millimetre cell are one point; repeated points, spikes and rings without area are dropped; rings are
/// turned and nested by what lies in what; parts of one region that share a border become one part. Where only one of two neighbours has
/// a corner on their border, the other gets it, too (up to 2 cm beside its line; a wider gap stays a gap). Where two regions overlap,
/// each keeps its own line. All this is told in the notices.
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
    let mut rings = snap(geometries, &grid, work)?;
    let mut topology = shared_arcs(&rings, geometries.len(), work)?;
    let added_points =
        add_points_of_neighbours(&mut rings, &topology, grid.cells_within(finest * POINT_ON_LINE), work)?;
    if added_points > 0 {
        topology = shared_arcs(&rings, geometries.len(), work)?;
    }
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
    let notices =
        notices(geometries, &rings, &topology, &Findings { added_points, crossing_regions: crossing });
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

/// What was found beside repairs of single rings.
struct Findings {
    added_points: usize,
    crossing_regions: usize,
}

fn notices(
    geometries: &[MultiPolygon<f64>],
    rings: &Rings,
    topology: &Topology,
    findings: &Findings,
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
    counted("geo-prepare-points-added", findings.added_points);
    let lost = regions_lost(geometries, topology);
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
    warned("geo-prepare-crossings", findings.crossing_regions);
    notices
}

/// Numbers, counted from 1, of regions that had a geometry of which nothing is left.
fn regions_lost(geometries: &[MultiPolygon<f64>], topology: &Topology) -> Vec<String> {
    geometries
        .iter()
        .zip(topology.region_rings.windows(2))
        .enumerate()
        .filter(|(_, (geometry, rows))| !geometry.0.is_empty() && rows[0] == rows[1])
        .map(|(position, _)| (position + 1).to_string())
        .collect()
}

#[cfg(test)]
mod tests {
    use geo_types::{LineString, Polygon, polygon};

    use super::*;
    use crate::geo::RegionIndex;
    use crate::text::Language;

    fn prepared(geometries: &[MultiPolygon<f64>]) -> (PreparedLayer, Vec<String>) {
        let crs = Crs::from_epsg(25832).unwrap();
        let (layer, notices) = prepare(geometries, &crs, &Work::unattended()).unwrap();
        (layer, notices.iter().map(|notice| notice.message.key().to_owned()).collect())
    }

    fn rectangle(min: [f64; 2], max: [f64; 2]) -> MultiPolygon<f64> {
        geo_types::Rect::new(min, max).to_polygon().into()
    }

    fn neighbours_of(layer: &PreparedLayer, region: usize) -> Vec<(u32, f32)> {
        let row = layer.neighbours.starts[region] as usize..layer.neighbours.starts[region + 1] as usize;
        let lengths = layer.neighbours.shared_border_m[row.clone()].iter().copied();
        layer.neighbours.regions[row].iter().map(|region| region.0).zip(lengths).collect()
    }

    #[test]
    fn squares_of_a_chessboard_share_borders_and_corners() {
        let squares: Vec<_> = (0..4)
            .map(|i| [f64::from(i % 2) * 100.0, f64::from(i / 2) * 100.0])
            .map(|[x, y]| rectangle([x, y], [x + 100.0, y + 100.0]))
            .collect();
        let (layer, notices) = prepared(&squares);
        assert!(notices.is_empty(), "{notices:?}");
        assert_eq!(neighbours_of(&layer, 0), [(1, 100.0), (2, 100.0), (3, 0.0)]);
        assert_eq!(layer.details[0].arcs.len(), 8);
        assert_eq!(layer.details[0].region_triangles(RegionIndex(3)).len(), 6);
        assert!((layer.shapes[0].label_radius_m - 50.0).abs() < 1.0);
    }

    #[test]
    fn a_corner_that_only_the_neighbour_has_closes_the_border() {
        let left: MultiPolygon<f64> =
            polygon![(x: 0., y: 0.), (x: 100., y: 0.), (x: 100.01, y: 40.), (x: 100., y: 100.), (x: 0., y: 100.)]
                .into();
        let (layer, notices) = prepared(&[left, rectangle([100.0, 0.0], [200.0, 100.0])]);
        assert_eq!(notices, ["geo-prepare-points-added"]);
        let [(1, length)] = neighbours_of(&layer, 0)[..] else { panic!("no neighbour") };
        assert!((length - 100.0).abs() < 0.001, "{length}");
    }

    #[test]
    fn an_enclave_shares_its_whole_border() {
        let hole = LineString::from(vec![(30., 30.), (30., 60.), (60., 60.), (60., 30.), (30., 30.)]);
        let ring = Polygon::new(
            geo_types::Rect::new([0., 0.], [100., 100.]).to_polygon().exterior().clone(),
            vec![hole],
        );
        let (layer, notices) = prepared(&[ring.into(), rectangle([30.0, 30.0], [60.0, 60.0])]);
        assert!(notices.is_empty(), "{notices:?}");
        assert_eq!(neighbours_of(&layer, 1), [(0, 120.0)]);
        assert_eq!(layer.details[0].arcs.len(), 2);
        assert!((layer.shapes[0].area_km2 - 0.0091).abs() < 0.0001);
    }

    #[test]
    fn broken_boundaries_are_repaired_or_told() {
        fn check(geometry: MultiPolygon<f64>, expected: &[&str], expected_rings: usize) {
            let (layer, notices) = prepared(&[geometry]);
            assert_eq!(notices, expected);
            assert_eq!(layer.details[0].ring_count(), expected_rings);
        }
        let bow_tie = polygon![(x: 0., y: 0.), (x: 100., y: 100.), (x: 100., y: 0.), (x: 0., y: 50.)];
        check(bow_tie.into(), &["geo-prepare-crossings"], 1);
        let line = polygon![(x: 0., y: 0.), (x: 100., y: 100.), (x: 50., y: 50.)];
        check(line.into(), &["geo-prepare-rings-dropped", "geo-prepare-regions-lost"], 0);
        let spike = polygon![(x: 0., y: 0.), (x: 9., y: 0.), (x: 90., y: 0.), (x: 9., y: 0.), (x: 9., y: 9.), (x: 0., y: 9.)];
        check(spike.into(), &["geo-prepare-cleaned"], 1);
        let clockwise = polygon![(x: 0., y: 0.), (x: 0., y: 9.), (x: 9., y: 9.), (x: 9., y: 0.)];
        check(clockwise.into(), &[], 1);
        let touching = polygon![(x: 0., y: 0.), (x: 50., y: 50.), (x: 100., y: 0.), (x: 100., y: 100.), (x: 50., y: 50.), (x: 0., y: 100.)];
        check(touching.into(), &[], 1);
        check(MultiPolygon::new(Vec::new()), &[], 0);
        let not_a_number = polygon![(x: f64::NAN, y: 0.), (x: f64::INFINITY, y: 50.), (x: 100., y: 0.)];
        check(not_a_number.into(), &["geo-prepare-rings-dropped", "geo-prepare-regions-lost"], 0);
    }

    #[test]
    fn regions_that_lie_on_each_other_are_told() {
        let (layer, notices) =
            prepared(&[rectangle([0.0, 0.0], [9.0, 9.0]), rectangle([0.0, 0.0], [9.0, 9.0])]);
        assert_eq!(notices, ["geo-prepare-overlaps"]);
        assert!(layer.shapes[1].area_km2 > 0.0);
        let (nothing, _) = prepared(&[]);
        assert!(nothing.shapes.is_empty() && nothing.extent.is_empty());
    }

    #[test]
    fn the_world_in_degrees_and_in_metres_fits_the_grid() {
        let world = rectangle([-180.0, -90.0], [180.0, 90.0]);
        for (code, geometry) in [(4326, world), (8857, rectangle([-17e6, -8e6], [17e6, 8e6]))] {
            let crs = Crs::from_epsg(code).unwrap();
            let (layer, notices) = prepare(&[geometry], &crs, &Work::unattended()).unwrap();
            assert!(
                notices.is_empty(),
                "{:?}",
                notices.iter().map(|notice| notice.to_text(Language::De)).collect::<Vec<_>>()
            );
            assert_eq!(layer.details[0].region_triangles(RegionIndex(0)).len(), 6);
        }
    }
}
