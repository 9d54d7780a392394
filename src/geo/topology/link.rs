//! Links directed edges or arcs, region on the left, to simple rings.

use super::grid::Cell;

/// A directed line with the region on its left, known by its ends and the directions it leaves and arrives in.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Leg {
    /// Junction where it begins.
    pub(crate) from: u32,
    /// Junction where it ends.
    pub(crate) to: u32,
    /// Direction of its first segment.
    pub(crate) leaves: [f64; 2],
    /// Direction of its last segment.
    pub(crate) arrives: [f64; 2],
}

/// Rings as lists of positions in `legs`. Rings touch themselves nowhere: at a junction that is passed twice, the ring splits.
///
/// A leg whose end no other leg leaves is left out (that happens only in overlapping input).
pub(crate) fn link(legs: &[Leg]) -> Vec<Vec<usize>> {
    let mut leaving: Vec<usize> = (0..legs.len()).collect();
    leaving.sort_by_key(|leg| (legs[*leg].from, *leg));
    let mut used = vec![false; legs.len()];
    let mut rings = Vec::new();
    for first in 0..legs.len() {
        if used[first] {
            continue;
        }
        let mut path: Vec<usize> = Vec::new();
        let mut next = Some(first);
        while let Some(leg) = next {
            used[leg] = true;
            path.push(leg);
            close_loop(&mut path, legs, &mut rings);
            next = if path.is_empty() { None } else { turn(legs, &leaving, &used, leg) };
        }
    }
    rings
}

/// When the path has come back to a junction it passed, the loop since then is a ring.
fn close_loop(path: &mut Vec<usize>, legs: &[Leg], rings: &mut Vec<Vec<usize>>) {
    let Some(end) = path.last().map(|leg| legs[*leg].to) else { return };
    if let Some(begin) = path.iter().rposition(|leg| legs[*leg].from == end) {
        rings.push(path.split_off(begin));
    }
}

/// The unused leg that bounds the same wedge of the region: the first one clockwise from where we came from.
fn turn(legs: &[Leg], leaving: &[usize], used: &[bool], leg: usize) -> Option<usize> {
    let junction = legs[leg].to;
    let back = legs[leg].arrives.map(|part| -part);
    let begin = leaving.partition_point(|other| legs[*other].from < junction);
    leaving[begin..]
        .iter()
        .copied()
        .take_while(|other| legs[*other].from == junction)
        .filter(|other| !used[*other])
        .min_by(|a, b| clockwise(back, legs[*a].leaves).total_cmp(&clockwise(back, legs[*b].leaves)))
}

/// Clockwise angle from `from` to `to`, in (0, 2π].
fn clockwise(from: [f64; 2], to: [f64; 2]) -> f64 {
    let cross = from[0] * to[1] - from[1] * to[0];
    let dot = from[0] * to[0] + from[1] * to[1];
    let angle = -cross.atan2(dot);
    if angle <= 0.0 { angle + std::f64::consts::TAU } else { angle }
}

/// Direction from one cell to another.
pub(crate) fn direction(from: Cell, to: Cell) -> [f64; 2] {
    [0, 1].map(|axis| f64::from(to[axis]) - f64::from(from[axis]))
}
