//! Borders between groups of regions, and groups dissolved to polygons, from shared arcs.

use geo_types::{Coord, LineString, MultiPolygon, Polygon};

use super::layer::{Detail, PreparedLayer, RegionIndex};
use super::topology::link::{Leg, link};

/// The arcs whose two sides belong to different groups, ascending. `group_of` gets `None` for the outside of all regions.
pub fn arcs_between_groups(
    detail: &Detail,
    group_of: impl Fn(Option<RegionIndex>) -> Option<u32>,
) -> Vec<u32> {
    let between = |(_, arc): &(usize, &super::ArcSpan)| group_of(arc.left) != group_of(arc.right);
    detail.arcs.iter().enumerate().filter(between).map(|(position, _)| position as u32).collect()
}

/// One geometry per group, in map units, from the finest detail that `layer` holds: outer rings counterclockwise, holes clockwise.
///
/// `group_of` has one entry per region; a region of no group (`None`) belongs to nothing. A group without geometry is empty.
pub fn dissolve(layer: &PreparedLayer, group_of: &[Option<u32>], groups: usize) -> Vec<MultiPolygon<f64>> {
    let mut legs: Vec<Vec<(usize, bool)>> = vec![Vec::new(); groups];
    let Some(detail) = layer.details.first() else {
        return vec![MultiPolygon::new(Vec::new()); groups];
    };
    let group = |region: Option<RegionIndex>| group_of.get(region?.position()).copied().flatten();
    for (position, arc) in detail.arcs.iter().enumerate() {
        let [left, right] = [group(arc.left), group(arc.right)];
        if left == right || arc.len < 2 {
            continue;
        }
        for (side, backward) in [(left, false), (right, true)] {
            if let Some(legs) = side.and_then(|group| legs.get_mut(group as usize)) {
                legs.push((position, backward));
            }
        }
    }
    legs.iter().map(|legs| polygons(layer, detail, legs)).collect()
}

fn polygons(layer: &PreparedLayer, detail: &Detail, arcs: &[(usize, bool)]) -> MultiPolygon<f64> {
    let lines: Vec<Vec<[f32; 2]>> =
        arcs.iter().map(|(arc, backward)| line(detail, *arc, *backward)).collect();
    let mut ends: Vec<[u32; 2]> = lines
        .iter()
        .flat_map(|line| [line.first(), line.last()])
        .flatten()
        .map(|point| bits(*point))
        .collect();
    ends.sort_unstable();
    ends.dedup();
    let number =
        |point: [f32; 2]| ends.binary_search(&bits(point)).map_or(u32::MAX, |position| position as u32);
    let legs: Vec<Leg> = lines.iter().filter_map(|line| leg(line, number)).collect();
    let rings: Vec<Vec<[f32; 2]>> = link(&legs)
        .into_iter()
        .map(|ring| ring.into_iter().flat_map(|leg| lines[leg].iter().skip(1).copied()).collect())
        .collect();
    nest(layer.origin, &rings)
}

fn line(detail: &Detail, arc: usize, backward: bool) -> Vec<[f32; 2]> {
    let mut points = detail.arcs.get(arc).map(|arc| detail.arc_points(arc).to_vec()).unwrap_or_default();
    if backward {
        points.reverse();
    }
    points
}

fn bits(point: [f32; 2]) -> [u32; 2] {
    point.map(|part| (part + 0.0).to_bits()) // no negative zero
}

fn leg(line: &[[f32; 2]], number: impl Fn([f32; 2]) -> u32) -> Option<Leg> {
    let ([first, second, ..], [.., before, last]) = (line, line) else { return None };
    let way =
        |a: &[f32; 2], b: &[f32; 2]| [f64::from(b[0]) - f64::from(a[0]), f64::from(b[1]) - f64::from(a[1])];
    Some(Leg {
        from: number(*first),
        to: number(*last),
        leaves: way(first, second),
        arrives: way(before, last),
    })
}

/// Gives each hole to the smallest outer ring around it.
fn nest(origin: [f64; 2], rings: &[Vec<[f32; 2]>]) -> MultiPolygon<f64> {
    let areas: Vec<f64> = rings.iter().map(|ring| doubled_area(ring)).collect();
    let outer: Vec<usize> = (0..rings.len()).filter(|ring| areas[*ring] > 0.0).collect();
    let mut holes: Vec<Vec<LineString<f64>>> = vec![Vec::new(); rings.len()];
    for hole in (0..rings.len()).filter(|ring| areas[*ring] < 0.0) {
        let around = outer
            .iter()
            .copied()
            .filter(|ring| areas[*ring] > -areas[hole] && lies_in(&rings[hole], &rings[*ring]));
        if let Some(ring) = around.min_by(|a, b| areas[*a].total_cmp(&areas[*b])) {
            holes[ring].push(closed(origin, &rings[hole]));
        }
    }
    let polygon = |ring: usize| Polygon::new(closed(origin, &rings[ring]), holes[ring].clone());
    MultiPolygon::new(outer.iter().map(|ring| polygon(*ring)).collect())
}

fn doubled_area(ring: &[[f32; 2]]) -> f64 {
    let corners: Vec<[f64; 2]> = ring.iter().map(|point| point.map(f64::from)).collect();
    super::topology::triangles::doubled_area(&corners)
}

/// Decided at the first corner or edge middle of `inner` that is not on the line of `outer`.
fn lies_in(inner: &[[f32; 2]], outer: &[[f32; 2]]) -> bool {
    let corners = inner.iter().map(|point| point.map(f64::from));
    let middles = inner
        .windows(2)
        .map(|pair| [0, 1].map(|axis| f64::midpoint(pair[0][axis].into(), pair[1][axis].into())));
    corners.chain(middles).find_map(|point| side(outer, point)).unwrap_or(false)
}

fn side(ring: &[[f32; 2]], point: [f64; 2]) -> Option<bool> {
    let mut inside = false;
    let mut a = ring.last()?.map(f64::from);
    for corner in ring {
        let b = corner.map(f64::from);
        let cross = (b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0]);
        let within = |axis: usize| point[axis] >= a[axis].min(b[axis]) && point[axis] <= a[axis].max(b[axis]);
        if cross == 0.0 && within(0) && within(1) {
            return None;
        }
        if (a[1] > point[1]) != (b[1] > point[1]) && (cross > 0.0) == (b[1] > a[1]) {
            inside = !inside;
        }
        a = b;
    }
    Some(inside)
}

fn closed(origin: [f64; 2], ring: &[[f32; 2]]) -> LineString<f64> {
    let point =
        |point: &[f32; 2]| Coord { x: origin[0] + f64::from(point[0]), y: origin[1] + f64::from(point[1]) };
    ring.iter().chain(ring.first()).map(point).collect()
}
