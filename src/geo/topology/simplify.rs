//! How much each point of an arc matters (Douglas & Peucker 1973), computed once for all levels of detail.

use rayon::prelude::*;

use super::arcs::{Topology, arc_of};
use super::grid::Cell;
use crate::work::{Cancelled, Work};

/// For each point of each arc: the tolerance in map units up to which it stays. Infinite for points that always stay, 0 for those that
/// go below `finest` already.
///
/// Simplified with tolerance `t`, an arc keeps its points above `t`: its line then lies within `t` of the full one. Ends of arcs
/// stay, a closed arc keeps three corners, and of two arcs that close a ring between them one keeps a corner in the middle.
pub(crate) fn weights(
    topology: &Topology,
    step: f64,
    finest: f64,
    work: &Work,
) -> Result<Vec<f32>, Cancelled> {
    let mut weights = vec![0.0_f32; topology.points.len()];
    let mut slots: Vec<&mut [f32]> = Vec::with_capacity(topology.arc_count());
    let mut rest = weights.as_mut_slice();
    for arc in 0..topology.arc_count() {
        let (slot, after) = rest.split_at_mut(topology.arc(arc).len());
        slots.push(slot);
        rest = after;
    }
    slots.par_iter_mut().enumerate().with_min_len(256).try_for_each(|(arc, slot)| {
        work.check()?;
        let points: Vec<Cell> =
            topology.arc(arc).iter().map(|point| topology.cells[*point as usize]).collect();
        weigh(&points, Scale { step, finest }, slot);
        Ok(())
    })?;
    keep_pairs_open(topology, &mut weights);
    Ok(weights)
}

/// Size of a cell and the finest tolerance that matters, in map units.
#[derive(Clone, Copy)]
struct Scale {
    step: f64,
    finest: f64,
}

fn weigh(points: &[Cell], scale: Scale, weights: &mut [f32]) {
    let last = points.len() - 1;
    weights[0] = f32::INFINITY;
    weights[last] = f32::INFINITY;
    let mut stack = vec![(0, last, f32::INFINITY)];
    if points[0] == points[last] {
        // A closed arc hangs on its first point, the farthest from it, and the farthest from the line between them.
        let (second, _) = farthest(points, 0, last);
        let (third, third_distance) = [(0, second), (second, last)]
            .map(|(from, to)| farthest(points, from, to))
            .into_iter()
            .max_by(|a, b| a.1.total_cmp(&b.1))
            .unwrap_or((0, 0.0));
        weights[second] = f32::INFINITY;
        stack = vec![(0, second, f32::INFINITY), (second, last, f32::INFINITY)];
        if third_distance > 0.0 {
            weights[third] = f32::INFINITY;
            let (from, to) = if third < second { (0, second) } else { (second, last) };
            stack.retain(|part| part.0 != from);
            stack.extend([(from, third, f32::INFINITY), (third, to, f32::INFINITY)]);
        }
    }
    while let Some((from, to, limit)) = stack.pop() {
        if to - from < 2 {
            continue;
        }
        let (middle, squared) = farthest(points, from, to);
        let distance = squared.sqrt() * scale.step;
        if distance <= scale.finest {
            continue;
        }
        let weight = (distance as f32).min(limit);
        weights[middle] = weight;
        stack.push((from, middle, weight));
        stack.push((middle, to, weight));
    }
}

/// The point between `from` and `to` farthest from the segment between them, and its squared distance in cells.
fn farthest(points: &[Cell], from: usize, to: usize) -> (usize, f64) {
    let start = points[from].map(f64::from);
    let way = [f64::from(points[to][0]) - start[0], f64::from(points[to][1]) - start[1]];
    let squared_length = way[0] * way[0] + way[1] * way[1];
    let inverse = if squared_length > 0.0 { 1.0 / squared_length } else { 0.0 };
    let mut best = (from + 1, -1.0);
    for (position, cell) in points.iter().enumerate().take(to).skip(from + 1) {
        let [x, y] = [f64::from(cell[0]) - start[0], f64::from(cell[1]) - start[1]];
        let along = ((x * way[0] + y * way[1]) * inverse).clamp(0.0, 1.0);
        let [dx, dy] = [x - along * way[0], y - along * way[1]];
        let squared = dx * dx + dy * dy;
        if squared > best.1 {
            best = (position, squared);
        }
    }
    best
}

/// Two arcs between the same two junctions would fall onto one line; the one that bulges more keeps its farthest point.
fn keep_pairs_open(topology: &Topology, weights: &mut [f32]) {
    for ring in 0..topology.is_hole.len() {
        let [first, second] = topology.ring(ring) else { continue };
        let bulge = |reference: &i32| {
            let (arc, _) = arc_of(*reference);
            let [start, end] = [topology.starts[arc] as usize, topology.starts[arc + 1] as usize];
            (start + 1..end - 1).map(|point| (point, weights[point])).max_by(|a, b| a.1.total_cmp(&b.1))
        };
        let farthest = bulge(first).into_iter().chain(bulge(second)).max_by(|a, b| a.1.total_cmp(&b.1));
        if let Some((point, _)) = farthest {
            weights[point] = f32::INFINITY;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weights_of(points: &[Cell]) -> Vec<f32> {
        let mut weights = vec![0.0; points.len()];
        weigh(points, Scale { step: 1.0, finest: 0.5 }, &mut weights);
        weights
    }

    #[test]
    fn weights_are_distances_and_never_grow_inwards() {
        let far = f32::INFINITY;
        assert_eq!(weights_of(&[[0, 0], [5, 3], [10, 0]]), [far, 3.0, far]);
        assert_eq!(weights_of(&[[0, 0], [5, 0], [10, 0]]), [far, 0.0, far]);
        let zigzag = weights_of(&[[0, 0], [2, 4], [4, -4], [10, 0]]);
        assert!(zigzag[1] <= 4.0 && zigzag[2] <= 4.0 && zigzag[1].min(zigzag[2]) > 0.5, "{zigzag:?}");
    }

    #[test]
    fn a_closed_arc_keeps_three_corners() {
        let island = weights_of(&[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]);
        assert_eq!(island.iter().take(4).filter(|weight| weight.is_infinite()).count(), 3);
    }
}
