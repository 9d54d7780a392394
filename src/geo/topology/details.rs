//! Builds one level of detail: the points that stay, and triangles that prove that no ring crosses itself.

use rayon::prelude::*;

use super::arcs::{Topology, arc_of};
use super::grid::Grid;
use super::triangles::{Triangulated, triangulate};
use crate::geo::{ArcSpan, Detail};
use crate::work::{Cancelled, Work};

/// A tolerance that a region could not bear is divided by this, again and again, for the arcs of that region.
const FINER: f32 = 4.0;
/// After so many divisions an arc is drawn in full.
const MOST_REFINEMENTS: u8 = 4;

/// A finished detail, and how many regions cross themselves even with full lines.
pub(crate) struct Built {
    /// The detail.
    pub(crate) detail: Detail,
    /// Regions whose surveyed rings cross themselves.
    pub(crate) crossing_regions: usize,
}

/// The level of detail with `tolerance` map units.
///
/// Arcs are simplified one by one, so that two lines may come to cross in a narrow place. Then the triangles of a region no longer
/// have its area; the arcs of such a region are drawn finer until they do.
pub(crate) fn build(
    topology: &Topology,
    weights: &[f32],
    grid: &Grid,
    tolerance: f32,
    work: &Work,
) -> Result<Built, Cancelled> {
    let mut refinements = vec![0_u8; topology.arc_count()];
    let mut detail = lines(topology, weights, grid, tolerance, &refinements);
    let mut triangulated = triangulate(&detail, &topology.is_hole, None, work)?;
    for _ in 0..MOST_REFINEMENTS {
        if tolerance == 0.0 || triangulated.crossing.is_empty() {
            break;
        }
        let changed = refine(topology, &triangulated, &mut refinements);
        if changed.is_empty() {
            break;
        }
        detail = lines(topology, weights, grid, tolerance, &refinements);
        let again = triangulate(&detail, &topology.is_hole, Some(&changed), work)?;
        triangulated.replace(&changed, again);
    }
    let crossing_regions = triangulated.crossing.len();
    triangulated.store(&mut detail);
    Ok(Built { detail, crossing_regions })
}

/// Makes the arcs of crossing regions finer; returns the regions that have such an arc, ascending.
fn refine(topology: &Topology, triangulated: &Triangulated, refinements: &mut [u8]) -> Vec<u32> {
    let mut arcs: Vec<usize> = triangulated
        .crossing
        .iter()
        .flat_map(|region| {
            let region = *region as usize;
            topology.region_rings[region] as usize..topology.region_rings[region + 1] as usize
        })
        .flat_map(|ring| topology.ring(ring))
        .map(|reference| arc_of(*reference).0)
        .filter(|arc| refinements[*arc] < MOST_REFINEMENTS)
        .collect();
    arcs.sort_unstable();
    arcs.dedup();
    let mut regions = Vec::new();
    for arc in arcs {
        refinements[arc] += 1;
        regions.extend(topology.sides[arc].iter().flatten().map(|region| region.0));
    }
    regions.sort_unstable();
    regions.dedup();
    regions
}

/// Arcs with the points that stay.
fn lines(topology: &Topology, weights: &[f32], grid: &Grid, tolerance: f32, refinements: &[u8]) -> Detail {
    let mut detail = Detail {
        tolerance_m: tolerance,
        ring_arcs: topology.ring_arcs.clone(),
        ring_starts: topology.ring_starts.clone(),
        region_rings: topology.region_rings.clone(),
        arcs: Vec::with_capacity(topology.arc_count()),
        ..Detail::default()
    };
    for (arc, refined) in refinements.iter().enumerate() {
        let limit = match *refined {
            MOST_REFINEMENTS.. => -1.0,
            refined if tolerance > 0.0 => tolerance / FINER.powi(i32::from(refined)),
            _ => -1.0,
        };
        let start = detail.points.len();
        push_arc(topology, weights, grid, (arc, limit), &mut detail.points);
        let [left, right] = topology.sides[arc];
        detail.arcs.push(ArcSpan {
            start: start as u32,
            len: (detail.points.len() - start) as u32,
            left,
            right,
        });
    }
    detail
}

/// The points of an arc above `limit`, without those that a drawing step cannot tell from the one before.
fn push_arc(
    topology: &Topology,
    weights: &[f32],
    grid: &Grid,
    (arc, limit): (usize, f32),
    points: &mut Vec<[f32; 2]>,
) {
    let first = topology.starts[arc] as usize;
    let arc_points = topology.arc(arc);
    let begin = points.len();
    let last = arc_points.len() - 1;
    for (position, number) in arc_points.iter().enumerate() {
        if weights[first + position] <= limit {
            continue;
        }
        let point = grid.drawing_point(topology.cells[*number as usize]);
        if points.len() > begin && points.last() == Some(&point) {
            // The end of an arc is drawn exactly; it is also the begin of the next one.
            if position < last || points.len() > begin + 1 {
                continue;
            }
        }
        points.push(point);
    }
}

/// Details from full to coarse.
pub(crate) fn build_all(
    topology: &Topology,
    weights: &[f32],
    grid: &Grid,
    tolerances: &[f32],
    work: &Work,
) -> Result<Vec<Built>, Cancelled> {
    tolerances.par_iter().map(|tolerance| build(topology, weights, grid, *tolerance, work)).collect()
}
