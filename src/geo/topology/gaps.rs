//! Corners that only one of two neighbours has on their common border (T-junctions): the other one gets them, too.

use std::collections::HashMap;

use super::arcs::Topology;
use super::grid::Cell;
use super::rings::Rings;
use crate::work::{Cancelled, Work};

/// Adds to edges without neighbour the corners of other regions that lie on them, up to `reach` cells beside the line.
///
/// Returns how many corners were added; the shared arcs must then be found again.
pub(crate) fn add_points_of_neighbours(
    rings: &mut Rings,
    topology: &Topology,
    reach: f64,
    work: &Work,
) -> Result<usize, Cancelled> {
    let lone: Vec<usize> =
        (0..topology.arc_count()).filter(|arc| topology.sides[*arc][1].is_none()).collect();
    let corners = LoneCorners::new(topology, &lone);
    let mut additions: HashMap<(Cell, Cell), Vec<Cell>> = HashMap::new();
    let mut added = 0;
    for arc in lone {
        work.check()?;
        let region = topology.sides[arc][0].map_or(u32::MAX, |region| region.0);
        for pair in topology.arc(arc).windows(2) {
            let edge = (topology.cells[pair[0] as usize], topology.cells[pair[1] as usize]);
            let found = corners.on_edge(edge, region, reach);
            if !found.is_empty() {
                added += found.len();
                additions.insert(edge, found);
            }
        }
    }
    if added > 0 {
        insert(rings, &additions);
    }
    Ok(added)
}

/// Corners on lines without neighbour, sorted into square buckets.
struct LoneCorners {
    /// Bucket column and row, point, region.
    sorted: Vec<(i32, i32, Cell, u32)>,
    bucket: f64,
}

impl LoneCorners {
    fn new(topology: &Topology, lone: &[usize]) -> Self {
        let points = || {
            lone.iter().flat_map(|arc| {
                let region = topology.sides[*arc][0].map_or(u32::MAX, |region| region.0);
                topology.arc(*arc).iter().map(move |point| (topology.cells[*point as usize], region))
            })
        };
        let length: f64 = lone
            .iter()
            .flat_map(|arc| topology.arc(*arc).windows(2))
            .map(|pair| {
                let [a, b] = [pair[0], pair[1]].map(|point| topology.cells[point as usize].map(f64::from));
                (a[0] - b[0]).abs() + (a[1] - b[1]).abs()
            })
            .sum();
        let bucket = (length / points().count().max(1) as f64).max(16.0);
        let mut sorted: Vec<_> = points()
            .map(|(cell, region)| {
                let [column, row] = cell.map(|part| (f64::from(part) / bucket).floor() as i32);
                (column, row, cell, region)
            })
            .collect();
        sorted.sort_unstable();
        sorted.dedup();
        Self { sorted, bucket }
    }

    /// Corners of other regions than `region` on the line from `a` to `b`, in that order.
    fn on_edge(&self, (a, b): (Cell, Cell), region: u32, reach: f64) -> Vec<Cell> {
        let [from, to] = [a, b].map(|cell| cell.map(f64::from));
        let way = [to[0] - from[0], to[1] - from[1]];
        let squared = way[0] * way[0] + way[1] * way[1];
        let column_of = |x: f64| (x / self.bucket).floor() as i32;
        let mut found: Vec<(f64, Cell)> = Vec::new();
        for column in column_of(from[0].min(to[0]) - reach)..=column_of(from[0].max(to[0]) + reach) {
            let [south, north] = self.rows(from, way, column, reach);
            let begin = self.sorted.partition_point(|corner| (corner.0, corner.1) < (column, south));
            for (_, _, cell, other) in
                self.sorted[begin..].iter().take_while(|corner| corner.0 == column && corner.1 <= north)
            {
                if *other == region || *cell == a || *cell == b {
                    continue;
                }
                let off = [f64::from(cell[0]) - from[0], f64::from(cell[1]) - from[1]];
                let along = (off[0] * way[0] + off[1] * way[1]) / squared;
                let beside = (off[0] * way[1] - off[1] * way[0]).abs() / squared.sqrt();
                let margin = reach / squared.sqrt();
                if beside <= reach && along > margin && along < 1.0 - margin {
                    found.push((along, *cell));
                }
            }
        }
        found.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        found.dedup_by_key(|corner| corner.1);
        found.into_iter().map(|(_, cell)| cell).collect()
    }

    /// Rows that the line touches within a column of buckets.
    fn rows(&self, from: [f64; 2], way: [f64; 2], column: i32, reach: f64) -> [i32; 2] {
        let edges =
            [f64::from(column) * self.bucket - reach, (f64::from(column) + 1.0) * self.bucket + reach];
        let height = |x: f64| {
            let along = if way[0] == 0.0 { 0.0 } else { ((x - from[0]) / way[0]).clamp(0.0, 1.0) };
            from[1] + along * way[1]
        };
        let [mut low, mut high] = edges.map(height);
        if way[0] == 0.0 {
            [low, high] = [from[1], from[1] + way[1]];
        }
        [low.min(high) - reach, low.max(high) + reach].map(|y| (y / self.bucket).floor() as i32)
    }
}

fn insert(rings: &mut Rings, additions: &HashMap<(Cell, Cell), Vec<Cell>>) {
    let mut widened = Rings { repairs: rings.repairs, ..Rings::default() };
    let mut corners: Vec<Cell> = Vec::new();
    for ring in 0..rings.len() {
        corners.clear();
        let old = rings.ring(ring);
        for (a, b) in old.iter().zip(old.iter().cycle().skip(1)) {
            corners.push(*a);
            if let Some(between) = additions.get(&(*a, *b)) {
                corners.extend(between);
            }
        }
        widened.push(&corners, rings.region[ring], rings.is_hole[ring]);
    }
    *rings = widened;
}
