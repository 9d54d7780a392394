//! The streets of a settlement: a turned, uneven grid that grows with the residents and ends where the next village's land begins.

use std::collections::BTreeMap;

use super::super::land::{Plan, Villages, distance};
use super::super::random::Purpose;

/// Distance between two street corners in metres.
const BLOCK_M: f64 = 118.0;
/// Residents for each street corner: about eight dwellings on each side of two streets.
const RESIDENTS_PER_CORNER: f64 = 25.0;
/// No settlement has more street corners than this.
const MOST_CORNERS: usize = 900;

/// A piece of street between two corners of one settlement.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Street {
    pub from: u32,
    pub to: u32,
    /// The line of the grid that it lies on; streets on one line share a name.
    pub line: (u8, i64),
    /// Whether the settlement falls apart without it.
    pub is_needed: bool,
}

/// The corners and streets of one settlement; corner 0 is its middle.
#[derive(Debug, Clone)]
pub(super) struct Settlement {
    /// Metres from the centre of the land.
    pub corners: Vec<[f64; 2]>,
    pub streets: Vec<Street>,
}

/// How a settlement's grid lies: along a direction, longer than wide.
struct Grid {
    centre: [f64; 2],
    along: [f64; 2],
    block_m: f64,
}

impl Settlement {
    /// Builds the streets of the village at `position` in the list, which has `residents`.
    pub(super) fn build(plan: &Plan, villages: &Villages, position: u32, residents: f64) -> Self {
        let village = villages.list[position as usize];
        let is_enclave = village.island_m > 0.0;
        let wanted = ((residents / RESIDENTS_PER_CORNER).round() as usize + 4).min(MOST_CORNERS);
        let wanted = if is_enclave { wanted.min(9) } else { wanted };
        let number = i64::from(position);
        let draw = |salt: i64| plan.random.signed(Purpose::Street, number, salt);
        let turn = [draw(1), draw(2) + if draw(3) > 0.0 { 0.4 } else { -0.4 }];
        let length = (turn[0] * turn[0] + turn[1] * turn[1]).sqrt().max(1e-6);
        let grid = Grid {
            centre: village.at,
            along: [turn[0] / length, turn[1] / length],
            block_m: if is_enclave { 0.6 * BLOCK_M } else { BLOCK_M },
        };
        let mut cells = Grid::nearest_first(wanted);
        cells.retain(|cell| {
            *cell == [0, 0] || is_enclave || villages.owner(plan, grid.at(plan, number, *cell)) == position
        });
        cells.truncate(wanted);
        grid.join(plan, number, &cells)
    }

    /// The corner that lies farthest in a direction: where the road to a neighbour leaves.
    pub(super) fn gate(&self, toward: [f64; 2]) -> u32 {
        let centre = self.corners[0];
        let way = [toward[0] - centre[0], toward[1] - centre[1]];
        let reach = |at: &[f64; 2]| (at[0] - centre[0]) * way[0] + (at[1] - centre[1]) * way[1];
        let farthest = (0..self.corners.len())
            .max_by(|a, b| reach(&self.corners[*a]).total_cmp(&reach(&self.corners[*b])).then(b.cmp(a)));
        farthest.unwrap_or(0) as u32
    }

    /// The streets on the shortest way from the middle to a corner, as positions.
    pub(super) fn way_to(&self, corner: u32) -> Vec<usize> {
        let mut at: Vec<Vec<usize>> = vec![Vec::new(); self.corners.len()];
        for (position, street) in self.streets.iter().enumerate() {
            at[street.from as usize].push(position);
            at[street.to as usize].push(position);
        }
        let mut reached: Vec<Option<(f64, usize)>> = vec![None; self.corners.len()];
        let mut open = std::collections::BinaryHeap::new();
        open.push((std::cmp::Reverse(0_u64), 0_u32, usize::MAX));
        while let Some((std::cmp::Reverse(far), here, by)) = open.pop() {
            if reached[here as usize].is_some() {
                continue;
            }
            reached[here as usize] = Some((far as f64, by));
            if here == corner {
                break;
            }
            for street in &at[here as usize] {
                let next = self.other_end(*street, here);
                let length = distance(self.corners[here as usize], self.corners[next as usize]);
                open.push((std::cmp::Reverse(far + (1000.0 * length) as u64), next, *street));
            }
        }
        let (mut way, mut here) = (Vec::new(), corner);
        while let Some((_, by)) = reached[here as usize].filter(|(_, by)| *by != usize::MAX) {
            way.push(by);
            here = self.other_end(by, here);
        }
        way
    }

    fn other_end(&self, street: usize, corner: u32) -> u32 {
        let Street { from, to, .. } = self.streets[street];
        if from == corner { to } else { from }
    }
}

impl Grid {
    /// Cells of the grid in an ellipse around the middle, about twice as many as wanted, nearest first.
    fn nearest_first(wanted: usize) -> Vec<[i64; 2]> {
        let reach = (2.0 * (wanted as f64).sqrt()).ceil() as i64 + 2;
        let far = |[i, j]: [i64; 2]| {
            let (x, y) = (i as f64 / 1.35, j as f64 / 0.8);
            x * x + y * y
        };
        let mut cells: Vec<[i64; 2]> =
            (-reach..=reach).flat_map(|i| (-reach..=reach).map(move |j| [i, j])).collect();
        cells.sort_by(|a, b| far(*a).total_cmp(&far(*b)).then(a.cmp(b)));
        cells.truncate(2 * wanted + 8);
        cells
    }

    fn at(&self, plan: &Plan, number: i64, cell: [i64; 2]) -> [f64; 2] {
        let jitter = |salt: i64| {
            let place = (number * 4096 + cell[0]) * 4096 + cell[1];
            0.17 * plan.random.signed(Purpose::Street, place, salt)
        };
        let still = if cell == [0, 0] { 0.0 } else { 1.0 };
        let u = (cell[0] as f64 + still * jitter(11)) * self.block_m;
        let v = (cell[1] as f64 + still * jitter(12)) * self.block_m;
        let [c, s] = self.along;
        [self.centre[0] + c * u - s * v, self.centre[1] + s * u + c * v]
    }

    /// Joins neighbouring cells by streets: all that hold the settlement together, and most of the others.
    fn join(&self, plan: &Plan, number: i64, cells: &[[i64; 2]]) -> Settlement {
        let numbers: BTreeMap<[i64; 2], u32> = cells.iter().copied().zip(0..).collect();
        let mut pieces = Vec::new();
        for (cell, from) in cells.iter().zip(0_u32..) {
            for (axis, next) in [(0_u8, [cell[0] + 1, cell[1]]), (1, [cell[0], cell[1] + 1])] {
                let Some(to) = numbers.get(&next) else { continue };
                let line = (axis, cell[1 - axis as usize]);
                let place = (number * 4096 + cell[0]) * 4096 + cell[1];
                let chance = plan.random.unit(Purpose::Street, place, 20 + i64::from(axis));
                pieces.push((chance, Street { from, to: *to, line, is_needed: false }));
            }
        }
        pieces.sort_by(|a, b| a.0.total_cmp(&b.0).then((a.1.from, a.1.to).cmp(&(b.1.from, b.1.to))));
        let mut group: Vec<u32> = (0..cells.len() as u32).collect();
        let mut streets = Vec::new();
        for (chance, street) in pieces {
            let (a, b) = (root(&mut group, street.from), root(&mut group, street.to));
            group[a as usize] = b;
            if a != b || chance < 0.88 {
                streets.push(Street { is_needed: a != b, ..street });
            }
        }
        let middle = root(&mut group, 0);
        let mut number_of = vec![u32::MAX; cells.len()];
        let mut corners = Vec::new();
        for (position, cell) in cells.iter().enumerate() {
            if root(&mut group, position as u32) == middle {
                number_of[position] = corners.len() as u32;
                corners.push(self.at(plan, number, *cell));
            }
        }
        streets.retain(|street| number_of[street.from as usize] != u32::MAX);
        for street in &mut streets {
            street.from = number_of[street.from as usize];
            street.to = number_of[street.to as usize];
        }
        Settlement { corners, streets }
    }
}

fn root(group: &mut [u32], mut place: u32) -> u32 {
    while group[place as usize] != place {
        group[place as usize] = group[group[place as usize] as usize];
        place = group[place as usize];
    }
    place
}
