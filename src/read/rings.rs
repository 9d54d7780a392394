//! Rings to areas: which ring is an outline and which a hole, whatever their orientation.
//!
//! Shapefiles tell them apart by orientation, but enough programs write it wrong. So the nesting decides: a ring inside an odd number of
//! other rings is a hole of the smallest of them, any other ring an outline (exclaves, islands in lakes). For rightly
//! oriented files both rules give the same.

use crate::geo::{Coord, LineString, MultiPolygon, Polygon};

/// Point-in-ring decisions that one record may cost; real records stay far below.
const MOST_COMPARISONS: usize = 100_000_000;

/// A record nests so many rings that telling them apart would take too long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooManyRings;

struct Ring {
    points: Vec<Coord<f64>>,
    area: f64,
    min: [f64; 2],
    max: [f64; 2],
}

/// An outline and its holes.
type Outline = (LineString<f64>, Vec<LineString<f64>>);

/// The areas that `rings` enclose, outlines counter-clockwise and holes clockwise, and how many rings without area were dropped.
///
/// Open rings are closed.
pub fn areas(rings: Vec<Vec<Coord<f64>>>) -> Result<(MultiPolygon<f64>, usize), TooManyRings> {
    let given = rings.len();
    let mut rings: Vec<Ring> = rings.into_iter().filter_map(measure).collect();
    let dropped = given - rings.len();
    if rings.len() == 1 {
        let outline = rings.pop().map(|ring| Polygon::new(oriented(ring, 1.0), Vec::new()));
        return Ok((MultiPolygon(outline.into_iter().collect()), dropped));
    }
    let parents = nest(&rings)?;
    let mut polygons: Vec<Option<Outline>> = Vec::new();
    polygons.resize_with(rings.len(), || None);
    let mut holes = Vec::new();
    for (position, ring) in rings.into_iter().enumerate() {
        match parents.get(position).copied().flatten() {
            Some(parent) => holes.push((parent, oriented(ring, -1.0))),
            None => {
                if let Some(slot) = polygons.get_mut(position) {
                    *slot = Some((oriented(ring, 1.0), Vec::new()));
                }
            }
        }
    }
    for (parent, hole) in holes {
        if let Some(Some((_, holes))) = polygons.get_mut(parent) {
            holes.push(hole);
        }
    }
    let polygons = polygons.into_iter().flatten().map(|(outline, holes)| Polygon::new(outline, holes));
    Ok((MultiPolygon(polygons.collect()), dropped))
}

/// Closes and measures a ring; `None` when it encloses nothing.
fn measure(mut points: Vec<Coord<f64>>) -> Option<Ring> {
    let first = *points.first()?;
    if points.last() != Some(&first) {
        points.push(first);
    }
    if points.len() < 4 {
        return None;
    }
    let (mut min, mut max) = ([f64::INFINITY; 2], [f64::NEG_INFINITY; 2]);
    for point in &points {
        min = [min[0].min(point.x), min[1].min(point.y)];
        max = [max[0].max(point.x), max[1].max(point.y)];
    }
    let area = signed_area(&points);
    (area != 0.0).then_some(Ring { points, area, min, max })
}

/// Area by the shoelace formula relative to the first point, positive counter-clockwise.
fn signed_area(points: &[Coord<f64>]) -> f64 {
    let Some(origin) = points.first() else { return 0.0 };
    let doubled: f64 = points
        .windows(2)
        .map(|pair| match pair {
            [a, b] => (a.x - origin.x) * (b.y - origin.y) - (b.x - origin.x) * (a.y - origin.y),
            _ => 0.0,
        })
        .sum();
    doubled / 2.0
}

fn oriented(ring: Ring, sign: f64) -> LineString<f64> {
    let mut points = ring.points;
    if ring.area * sign < 0.0 {
        points.reverse();
    }
    LineString(points)
}

/// For each ring the outline that it is a hole of; `None` for outlines.
fn nest(rings: &[Ring]) -> Result<Vec<Option<usize>>, TooManyRings> {
    // From large to small: whatever contains a ring stands before it.
    let mut order: Vec<usize> = (0..rings.len()).collect();
    let area = |position: usize| rings.get(position).map_or(0.0, |ring| ring.area.abs());
    order.sort_by(|a, b| area(*b).total_cmp(&area(*a)).then(a.cmp(b)));
    let mut comparisons = 0_usize;
    let mut parents = vec![None; rings.len()];
    for (rank, inner) in order.iter().enumerate() {
        let Some(ring) = rings.get(*inner) else { continue };
        let larger = order.get(..rank).unwrap_or_default();
        comparisons = comparisons.saturating_add(larger.len());
        let mut around = Vec::new();
        for outer in larger {
            let Some(candidate) = rings.get(*outer) else { continue };
            if box_contains(candidate, ring) {
                comparisons = comparisons.saturating_add(candidate.points.len());
                if lies_inside(&ring.points, &candidate.points) {
                    around.push(*outer);
                }
            }
            if comparisons > MOST_COMPARISONS {
                return Err(TooManyRings);
            }
        }
        if around.len() % 2 == 1
            && let (Some(parent), Some(slot)) = (around.last(), parents.get_mut(*inner))
        {
            *slot = Some(*parent);
        }
    }
    Ok(parents)
}

fn box_contains(outer: &Ring, inner: &Ring) -> bool {
    outer.min[0] <= inner.min[0]
        && outer.min[1] <= inner.min[1]
        && outer.max[0] >= inner.max[0]
        && outer.max[1] >= inner.max[1]
}

/// Whether the first point of `inner` that does not lie on `outer` lies inside it; edge midpoints are asked when all points lie on it.
fn lies_inside(inner: &[Coord<f64>], outer: &[Coord<f64>]) -> bool {
    let midpoints = inner.windows(2).map(|pair| match pair {
        [a, b] => Coord { x: f64::midpoint(a.x, b.x), y: f64::midpoint(a.y, b.y) },
        _ => Coord::default(),
    });
    let mut places = inner.iter().copied().chain(midpoints).take(64).map(|point| place(point, outer));
    places.find(|place| *place != Place::Border) == Some(Place::Inside)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Inside,
    Outside,
    Border,
}

/// Even-odd rule with exact answers on the border.
fn place(point: Coord<f64>, ring: &[Coord<f64>]) -> Place {
    let mut inside = false;
    for pair in ring.windows(2) {
        let [a, b] = pair else { continue };
        let cross = (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x);
        let within = |p: f64, q: f64, value: f64| value >= p.min(q) && value <= p.max(q);
        if cross == 0.0 && within(a.x, b.x, point.x) && within(a.y, b.y, point.y) {
            return Place::Border;
        }
        if (a.y > point.y) != (b.y > point.y) && (cross > 0.0) == (b.y > a.y) {
            inside = !inside;
        }
    }
    if inside { Place::Inside } else { Place::Outside }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(x: f64, y: f64, size: f64, clockwise: i32) -> Vec<Coord<f64>> {
        let corners = [(0.0, 0.0), (size, 0.0), (size, size), (0.0, size), (0.0, 0.0)];
        let mut ring: Vec<_> = corners.iter().map(|(dx, dy)| Coord { x: x + dx, y: y + dy }).collect();
        if clockwise > 0 {
            ring.reverse();
        }
        ring
    }

    /// Holes per polygon and the total area.
    fn shape(rings: Vec<Vec<Coord<f64>>>) -> (Vec<usize>, f64) {
        let (areas, _) = areas(rings).expect("few rings");
        let holes = areas.0.iter().map(|polygon| polygon.interiors().len()).collect();
        let area = areas
            .0
            .iter()
            .map(|polygon| {
                let holes: f64 = polygon.interiors().iter().map(|hole| signed_area(&hole.0)).sum();
                assert!(polygon.interiors().iter().all(|hole| signed_area(&hole.0) < 0.0));
                assert!(signed_area(&polygon.exterior().0) > 0.0);
                signed_area(&polygon.exterior().0) + holes
            })
            .sum();
        (holes, area)
    }

    #[test]
    fn nesting_decides_whatever_the_orientation() {
        fn check(rings: Vec<Vec<Coord<f64>>>, (holes, area): (Vec<usize>, f64)) {
            assert_eq!(shape(rings), (holes, area));
        }
        for outer in [1, -1] {
            for inner in [1, -1] {
                check(vec![square(0.0, 0.0, 10.0, outer), square(2.0, 2.0, 4.0, inner)], (vec![1], 84.0));
            }
        }
        // An exclave beside, a hole, an island in the hole.
        let lake = || vec![square(0.0, 0.0, 10.0, 1), square(2.0, 2.0, 6.0, -1), square(3.0, 3.0, 2.0, 1)];
        check(lake(), (vec![1, 0], 68.0));
        let mut exclave = lake();
        exclave.push(square(20.0, 0.0, 1.0, 1));
        check(exclave, (vec![1, 0, 0], 69.0));
        // A hole that touches the outline in a corner and along an edge; an open ring; a hole that stands first.
        check(vec![square(0.0, 0.0, 10.0, 1), square(0.0, 0.0, 4.0, -1)], (vec![1], 84.0));
        check(vec![square(2.0, 2.0, 4.0, -1), square(0.0, 0.0, 10.0, 1)], (vec![1], 84.0));
        let mut open = square(0.0, 0.0, 2.0, -1);
        open.pop();
        check(vec![open], (vec![0], 4.0));
        // Neighbours that share an edge stay two areas.
        check(vec![square(0.0, 0.0, 2.0, 1), square(2.0, 0.0, 2.0, 1)], (vec![0, 0], 8.0));
    }

    #[test]
    fn rings_without_area_are_dropped_and_counted() {
        let flat = vec![Coord { x: 0.0, y: 0.0 }, Coord { x: 1.0, y: 0.0 }, Coord { x: 0.0, y: 0.0 }];
        let (areas, dropped) = areas(vec![flat, Vec::new(), square(0.0, 0.0, 1.0, 1)]).expect("few rings");
        assert_eq!((areas.0.len(), dropped), (1, 2));
    }
}
