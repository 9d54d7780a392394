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
    let junctions =
        legs.iter().map(|leg| leg.from.max(leg.to)).filter(|junction| *junction != u32::MAX).max();
    let mut path =
        Path { legs: Vec::new(), begins: vec![NOT_ON_PATH; junctions.map_or(0, |last| last as usize + 1)] };
    let mut used = vec![false; legs.len()];
    let mut rings = Vec::new();
    for first in 0..legs.len() {
        let mut next = Some(first).filter(|first| !used[*first]);
        while let Some(leg) = next {
            used[leg] = true;
            path.push(leg, legs[leg].from);
            rings.extend(path.close_loop(legs, legs[leg].to));
            next = if path.legs.is_empty() { None } else { turn(legs, &leaving, &used, leg) };
        }
        path.forget(legs);
    }
    rings
}

const NOT_ON_PATH: usize = usize::MAX;

/// The way so far.
struct Path {
    legs: Vec<usize>,
    /// For each junction the position of the leg that leaves it.
    begins: Vec<usize>,
}

impl Path {
    fn push(&mut self, leg: usize, from: u32) {
        if let Some(begin) = self.begins.get_mut(from as usize) {
            *begin = self.legs.len();
        }
        self.legs.push(leg);
    }

    /// When the path has come back to a junction it passed, the loop since then is a ring.
    fn close_loop(&mut self, legs: &[Leg], end: u32) -> Option<Vec<usize>> {
        let begin = self.begins.get(end as usize).copied().filter(|begin| *begin != NOT_ON_PATH)?;
        let ring = self.legs.split_off(begin);
        self.clear_begins(legs, &ring);
        Some(ring)
    }

    /// Leaves a path that leads nowhere.
    fn forget(&mut self, legs: &[Leg]) {
        let lost = std::mem::take(&mut self.legs);
        self.clear_begins(legs, &lost);
    }

    fn clear_begins(&mut self, legs: &[Leg], gone: &[usize]) {
        for leg in gone {
            if let Some(begin) = self.begins.get_mut(legs[*leg].from as usize) {
                *begin = NOT_ON_PATH;
            }
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Legs along these junctions, which stand at the corners of a plan.
    fn legs(plan: &[[f64; 2]], edges: &[[u32; 2]]) -> Vec<Leg> {
        edges
            .iter()
            .map(|[from, to]| {
                let [a, b] = [plan[*from as usize], plan[*to as usize]];
                let way = [b[0] - a[0], b[1] - a[1]];
                Leg { from: *from, to: *to, leaves: way, arrives: way }
            })
            .collect()
    }

    #[test]
    fn rings_part_where_they_touch() {
        // Two triangles, region inside, that touch at junction 0.
        let plan = [[0., 0.], [2., 1.], [2., -1.], [-2., 1.], [-2., -1.]];
        let bow = legs(&plan, &[[0, 2], [2, 1], [1, 0], [0, 3], [3, 4], [4, 0]]);
        assert_eq!(link(&bow), [vec![0, 1, 2], vec![3, 4, 5]]);
        // A triangle with a hole that touches it at junction 0.
        let plan = [[0., 0.], [9., -9.], [9., 9.], [4., 1.], [4., -1.]];
        let hole = legs(&plan, &[[0, 1], [1, 2], [2, 0], [0, 3], [3, 4], [4, 0]]);
        let mut rings = link(&hole);
        rings.sort();
        assert_eq!(rings, [vec![0, 1, 2], vec![3, 4, 5]]);
    }

    #[test]
    fn a_way_that_leads_nowhere_is_left_out() {
        let plan = [[0., 0.], [2., 0.], [2., 2.], [9., 9.]];
        let dangling = legs(&plan, &[[2, 3], [0, 1], [1, 2], [2, 0]]);
        assert_eq!(link(&dangling), [vec![1, 2, 3]]);
    }
}
