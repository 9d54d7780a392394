//! Where a point joins the network: on the nearest link that its mode may use, and how far it is there on foot.

use std::sync::Arc;

use rayon::prelude::*;

use super::components::{SIZABLE_PART, return_sizes};
use super::graph::Graph;
use super::mode::Direction;
use super::network::Network;
use super::position::{Bounds, LocalPlane, Position};
use crate::work::{Cancelled, Work};

/// How far from the network a point may lie, unless said otherwise.
pub const SNAP_LIMIT_M: f64 = 1000.0;
/// Width of the cells in which links are looked for.
const CELL_M: f64 = 250.0;

/// Where a point joins the network.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placed {
    /// The link.
    pub link: u32,
    /// How far along the link, 0 at its first junction, 1 at its last.
    pub along: f32,
    /// Distance from the point to the link as the crow flies.
    pub distance_m: f32,
}

/// Whether and where a point joins the network.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Placement {
    /// It does.
    On(Placed),
    /// No usable link lies within the limit.
    Off,
}

impl Placement {
    /// Where it joins the network, if it does.
    pub fn placed(self) -> Option<Placed> {
        match self {
            Self::On(placed) => Some(placed),
            Self::Off => None,
        }
    }
}

/// Finds the nearest usable link of points.
#[derive(Debug)]
pub struct Snapper<'a> {
    network: &'a Network,
    index: Arc<SnapIndex>,
    limit_m: f64,
}

/// Which usable links lie where: made once for a network and a mode, for any number of snappers.
#[derive(Debug)]
pub struct SnapIndex {
    grid: Grid,
    /// Where the entries of each cell begin.
    first: Vec<u32>,
    /// Link and segment of it.
    entries: Vec<(u32, u32)>,
}

/// Cells of at least [`CELL_M`] width over the network.
#[derive(Debug, Clone, Copy)]
struct Grid {
    bounds: Bounds,
    lon_units: f64,
    lat_units: f64,
    columns: i64,
    rows: i64,
}

impl Grid {
    fn new(bounds: Bounds) -> Self {
        // The narrowest parallel decides, so that no cell is narrower anywhere.
        let poleward = Position { lon: 0, lat: bounds.max.lat.max(bounds.min.lat.saturating_neg()) };
        let one = LocalPlane::at(poleward);
        let [east, north] = one.xy(Position { lon: 10_000, lat: poleward.lat.saturating_add(10_000) });
        let width = |metres: f64, low: i32, high: i32| {
            let units = CELL_M * 10_000.0 / metres.max(1e-6);
            // A network over half the globe gets wider cells instead of too many.
            units.max((f64::from(high) - f64::from(low)) / 4096.0)
        };
        let lon_units = width(east, bounds.min.lon, bounds.max.lon);
        let lat_units = width(north, bounds.min.lat, bounds.max.lat);
        let count = |low: i32, high: i32, units: f64| ((f64::from(high) - f64::from(low)) / units) as i64 + 1;
        Self {
            bounds,
            lon_units,
            lat_units,
            columns: count(bounds.min.lon, bounds.max.lon, lon_units),
            rows: count(bounds.min.lat, bounds.max.lat, lat_units),
        }
    }

    /// Column and row, which may lie outside.
    fn cell(&self, position: Position) -> (f64, f64) {
        (
            (f64::from(position.lon) - f64::from(self.bounds.min.lon)) / self.lon_units,
            (f64::from(position.lat) - f64::from(self.bounds.min.lat)) / self.lat_units,
        )
    }

    /// Calls `take` with the cells that a segment may cross.
    fn each_cell(&self, a: Position, b: Position, mut take: impl FnMut(usize)) {
        let ((ax, ay), (bx, by)) = (self.cell(a), self.cell(b));
        let (low, high) = (ay.min(by).floor() as i64, ay.max(by).floor() as i64);
        for row in low.max(0)..=high.min(self.rows - 1) {
            let at = |y: f64| {
                if (by - ay).abs() < 1e-12 {
                    ax
                } else {
                    ax + (bx - ax) * ((y - ay) / (by - ay)).clamp(0.0, 1.0)
                }
            };
            let (one, other) = if low == high { (ax, bx) } else { (at(row as f64), at(row as f64 + 1.0)) };
            let (left, right) = (one.min(other).floor() as i64, one.max(other).floor() as i64);
            for column in left.max(0)..=right.min(self.columns - 1) {
                take((row * self.columns + column) as usize);
            }
        }
    }
}

impl SnapIndex {
    /// Of the links of `network` that are usable as `graph` sees it.
    ///
    /// A link is usable when one can come to it from a sizable part of the network and go back.
    pub fn new(network: &Network, graph: &Graph) -> Self {
        let bounds =
            network.bounds().unwrap_or(Bounds { min: Position::default(), max: Position::default() });
        let grid = Grid::new(bounds);
        let usable = usable_links(network, graph);
        let mut listed: Vec<(u32, u32, u32)> = Vec::new();
        for link in (0..network.links.len() as u32).filter(|link| usable[*link as usize]) {
            let mut points = network.points(link);
            let mut last = points.next();
            for (segment, point) in points.enumerate() {
                if let Some(last) = last {
                    grid.each_cell(last, point, |cell| listed.push((cell as u32, link, segment as u32)));
                }
                last = Some(point);
            }
        }
        let mut first = vec![0_u32; (grid.columns * grid.rows) as usize + 1];
        for (cell, _, _) in &listed {
            first[*cell as usize + 1] += 1;
        }
        for at in 1..first.len() {
            first[at] += first[at - 1];
        }
        let mut next = first.clone();
        let mut entries = vec![(0, 0); listed.len()];
        for (cell, link, segment) in listed {
            entries[next[cell as usize] as usize] = (link, segment);
            next[cell as usize] += 1;
        }
        Self { grid, first, entries }
    }

    fn entries(&self, column: i64, row: i64) -> &[(u32, u32)] {
        if !(0..self.grid.columns).contains(&column) || !(0..self.grid.rows).contains(&row) {
            return &[];
        }
        let cell = (row * self.grid.columns + column) as usize;
        &self.entries[self.first[cell] as usize..self.first[cell + 1] as usize]
    }
}

impl<'a> Snapper<'a> {
    /// For points that join `network` as `graph` sees it, at most `limit_m` away.
    pub fn new(network: &'a Network, graph: &Graph, limit_m: f64) -> Self {
        Self::with(network, Arc::new(SnapIndex::new(network, graph)), limit_m)
    }

    /// The same with an index of this very network made before.
    pub fn with(network: &'a Network, index: Arc<SnapIndex>, limit_m: f64) -> Self {
        Self { network, index, limit_m }
    }

    /// Where points join the network, in parallel.
    pub fn place_all(&self, points: &[Position]) -> Vec<Placement> {
        points.par_iter().map(|point| self.place(*point)).collect()
    }

    /// The same, unless that is cancelled.
    ///
    /// # Errors
    /// [`Cancelled`].
    pub fn place_all_watched(&self, points: &[Position], work: &Work) -> Result<Vec<Placement>, Cancelled> {
        points.par_iter().map(|point| work.check().map(|()| self.place(*point))).collect()
    }

    /// Where a point joins the network.
    pub fn place(&self, point: Position) -> Placement {
        let plane = LocalPlane::at(point);
        let (x, y) = self.index.grid.cell(point);
        let (column, row) = (x.floor() as i64, y.floor() as i64);
        let rings = (self.limit_m / CELL_M).ceil() as i64 + 1;
        let mut best: Option<(f64, u32, u32, f64)> = None;
        for ring in 0..=rings {
            let near_enough = best.map_or(self.limit_m, |best| best.0);
            // All that is nearer lies in the rings already looked at.
            if (ring - 1).max(0) as f64 * CELL_M > near_enough {
                break;
            }
            for (column, row) in ring_cells(column, row, ring) {
                for (link, segment) in self.index.entries(column, row) {
                    let (distance, along) = self.distance(&plane, *link, *segment);
                    if distance <= self.limit_m
                        && best.is_none_or(|best| (distance, *link) < (best.0, best.1))
                    {
                        best = Some((distance, *link, *segment, along));
                    }
                }
            }
        }
        best.map_or(Placement::Off, |(distance, link, segment, along)| {
            Placement::On(Placed {
                link,
                along: self.along(link, segment, along),
                distance_m: distance as f32,
            })
        })
    }

    fn segment(&self, link: u32, segment: u32) -> (Position, Position) {
        let ends = self.network.links[link as usize];
        let inner = self.network.inner(link);
        let at = segment as usize;
        let first = if at == 0 { self.network.positions[ends.from as usize] } else { inner[at - 1] };
        (first, inner.get(at).copied().unwrap_or(self.network.positions[ends.to as usize]))
    }

    /// Distance from the origin of `plane` to a segment, and how far along the segment that is.
    fn distance(&self, plane: &LocalPlane, link: u32, segment: u32) -> (f64, f64) {
        let (a, b) = self.segment(link, segment);
        let ([ax, ay], [bx, by]) = (plane.xy(a), plane.xy(b));
        let (dx, dy) = (bx - ax, by - ay);
        let square = dx * dx + dy * dy;
        let along = if square > 0.0 { (-(ax * dx + ay * dy) / square).clamp(0.0, 1.0) } else { 0.0 };
        ((ax + along * dx).hypot(ay + along * dy), along)
    }

    /// How far along the whole link a place on one of its segments is.
    fn along(&self, link: u32, segment: u32, along: f64) -> f32 {
        let (mut before, mut total) = (0.0, 0.0);
        for at in 0..=self.network.inner(link).len() as u32 {
            let (a, b) = self.segment(link, at);
            let length = a.distance_m(b);
            match at.cmp(&segment) {
                std::cmp::Ordering::Less => before += length,
                std::cmp::Ordering::Equal => before += length * along,
                std::cmp::Ordering::Greater => {}
            }
            total += length;
        }
        if total > 0.0 { (before / total).clamp(0.0, 1.0) as f32 } else { 0.0 }
    }
}

/// Cells at `ring` steps from a cell.
fn ring_cells(column: i64, row: i64, ring: i64) -> impl Iterator<Item = (i64, i64)> {
    (-ring..=ring).flat_map(move |down| {
        let step = if down.abs() == ring { 1 } else { (2 * ring).max(1) };
        (-ring..=ring).step_by(step as usize).map(move |right| (column + right, row + down))
    })
}

fn usable_links(network: &Network, graph: &Graph) -> Vec<bool> {
    let sizes = return_sizes(graph);
    let enough = SIZABLE_PART.min(sizes.iter().copied().max().unwrap_or(0)).max(1);
    let sizable = |node: u32| sizes[node as usize] >= enough;
    (0..network.links.len() as u32)
        .map(|link| {
            let out = |direction| graph.arrival(link, direction).is_some_and(sizable);
            let into = |direction| graph.departures(link, direction).any(sizable);
            network.links[link as usize].allowed.roadside()
                && Direction::BOTH.into_iter().any(out)
                && Direction::BOTH.into_iter().any(into)
        })
        .collect()
}
