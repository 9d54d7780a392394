//! A grid of travel times around streets: every cell belongs to the street that is nearest to it.
//!
//! That is why an area never leaks over a river or a railway: what lies beyond is nearer to streets over there, and those were not
//! reached in time.

use super::graph::{Graph, Millis, UNREACHED};
use super::mode::Direction;
use super::network::Network;
use super::position::{Bounds, LocalPlane, Position};
use super::road_travel::access;
use super::search::Space;
use super::snap::Placed;

/// Most cells along a side.
const MOST_CELLS: f64 = 420.0;
/// Finest width of a cell.
const FINEST_M: f64 = 20.0;
/// Stands for "no street yet".
const NO_STREET: u32 = u32::MAX;

/// Travel times of cells.
#[derive(Debug, Clone)]
pub struct Raster {
    /// Cells from west to east.
    pub columns: usize,
    /// Cells from south to north.
    pub rows: usize,
    /// Travel time per cell, row by row from the south-west; [`UNREACHED`] where nothing is reached.
    pub millis: Vec<Millis>,
    plane: LocalPlane,
    cell_m: f64,
    corner: [f64; 2],
}

impl Raster {
    /// Travel times up to `limit` around the streets that were reached; a cell counts up to `belt_m` from its street.
    pub fn new(found: &Found<'_>, limit: Millis, belt_m: f64) -> Option<Self> {
        let Found { network, graph, .. } = *found;
        let bounds = found.bounds(limit)?.grown(belt_m * 1.5);
        let mut raster = Self::empty(&bounds);
        let mut streets = vec![NO_STREET; raster.millis.len()];
        raster.draw_streets(network, found, &bounds, &mut streets);
        raster.spread(&mut streets, belt_m, f64::from(graph.pace.walk_kmh));
        Some(raster)
    }

    fn empty(bounds: &Bounds) -> Self {
        let plane = LocalPlane::at(bounds.centre());
        let (corner, far) = (plane.xy(bounds.min), plane.xy(bounds.max));
        let (width, height) = (far[0] - corner[0], far[1] - corner[1]);
        let cell_m = (width.max(height) / MOST_CELLS).max(FINEST_M);
        let (columns, rows) = ((width / cell_m) as usize + 2, (height / cell_m) as usize + 2);
        Self { columns, rows, millis: vec![UNREACHED; columns * rows], plane, cell_m, corner }
    }

    /// The place of a point given in cells: (0, 0) is the middle of the south-western cell.
    pub fn position(&self, [column, row]: [f64; 2]) -> Position {
        let metres = |at: f64, corner: f64| corner + (at + 0.5) * self.cell_m;
        self.plane.position([metres(column, self.corner[0]), metres(row, self.corner[1])])
    }

    fn cell(&self, [x, y]: [f64; 2]) -> Option<usize> {
        let (column, row) = ((x - self.corner[0]) / self.cell_m, (y - self.corner[1]) / self.cell_m);
        let inside = column >= 0.0 && row >= 0.0 && column < self.columns as f64 && row < self.rows as f64;
        inside.then(|| row as usize * self.columns + column as usize)
    }

    /// Puts the times of streets into the cells they cross; of several streets in a cell the soonest reached counts.
    fn draw_streets(&mut self, network: &Network, found: &Found<'_>, bounds: &Bounds, streets: &mut [u32]) {
        for (number, link) in network.links.iter().enumerate() {
            let number = number as u32;
            let ends = [link.from, link.to].map(|end| network.positions[end as usize]);
            let usable = link.allowed.roadside() && link.allowed.either_way(found.graph.mode);
            let near = ends.iter().any(|end| bounds.contains(*end)) || number == found.from.link;
            if !usable || !near {
                continue;
            }
            let time = found.along(number);
            let mut walked = 0.0;
            let mut last: Option<[f64; 2]> = None;
            let per_metre = 1.0 / f64::from(link.length_m).max(0.01);
            for point in network.points(number).map(|point| self.plane.xy(point)) {
                let from = last.unwrap_or(point);
                let length = (point[0] - from[0]).hypot(point[1] - from[1]);
                let steps = (length / self.cell_m).ceil().max(1.0);
                for step in 0..=steps as usize {
                    let share = step as f64 / steps;
                    let at = [from[0] + (point[0] - from[0]) * share, from[1] + (point[1] - from[1]) * share];
                    let millis = time.at((walked + length * share) * per_metre);
                    if let Some(cell) = self.cell(at) {
                        streets[cell] = cell as u32;
                        self.millis[cell] = self.millis[cell].min(millis);
                    }
                }
                walked += length;
                last = Some(point);
            }
        }
    }

    /// Gives every cell within the belt the time of its nearest street and the walk from there (distances after Danielsson 1980).
    fn spread(&mut self, streets: &mut [u32], belt_m: f64, walk_kmh: f64) {
        let width = self.columns;
        let belt = (belt_m / self.cell_m).max(1.0);
        let most = (belt * belt).ceil() as u32;
        let square = |cell: usize, street: u32| {
            let dx = (cell % width).abs_diff(street as usize % width);
            let dy = (cell / width).abs_diff(street as usize / width);
            (dx * dx + dy * dy) as u32
        };
        let mut adopt = |cell: usize, from: usize| {
            let street = streets[from];
            if street == NO_STREET || street == streets[cell] {
                return;
            }
            let new = square(cell, street);
            if new <= most && (streets[cell] == NO_STREET || new < square(cell, streets[cell])) {
                streets[cell] = street;
            }
        };
        let mut sweep = |row: usize, before: Option<usize>| {
            if let Some(before) = before {
                for column in 0..width {
                    for other in column.saturating_sub(1)..(column + 2).min(width) {
                        adopt(row * width + column, before * width + other);
                    }
                }
            }
            (1..width).for_each(|column| adopt(row * width + column, row * width + column - 1));
            (1..width).rev().for_each(|column| adopt(row * width + column - 1, row * width + column));
        };
        (0..self.rows).for_each(|row| sweep(row, row.checked_sub(1)));
        (0..self.rows).rev().for_each(|row| sweep(row, (row + 1 < self.rows).then_some(row + 1)));
        let own = self.millis.clone();
        for (cell, street) in streets
            .iter()
            .enumerate()
            .filter(|(cell, street)| **street != NO_STREET && **street != *cell as u32)
        {
            let metres = f64::from(square(cell, *street)).sqrt() * self.cell_m;
            let walk = super::graph::millis(metres, walk_kmh);
            self.millis[cell] = own[*street as usize].saturating_add(walk);
        }
    }
}

/// What a search from a place found.
#[derive(Debug, Clone, Copy)]
pub struct Found<'a> {
    /// The network.
    pub network: &'a Network,
    /// The network as a mode sees it.
    pub graph: &'a Graph,
    /// Times of the search, forward.
    pub space: &'a Space,
    /// Where it began.
    pub from: &'a Placed,
}

impl Found<'_> {
    /// Travel times along a link.
    fn along(&self, link: u32) -> Along {
        let way = |direction| {
            let begin = self.graph.departure_millis(link, direction, |node| self.space.millis(node));
            (begin, self.graph.link_millis(link, direction))
        };
        let own = (link == self.from.link).then(|| (f64::from(self.from.along), access(self.graph, self.from)));
        Along { ways: Direction::BOTH.map(way), own }
    }

    /// The rectangle around all that is reached within `limit`; `None` when nothing is.
    fn bounds(&self, limit: Millis) -> Option<Bounds> {
        let mut bounds: Option<Bounds> = None;
        let mut include = |position: Position| {
            let around = bounds.map_or([position; 2], |bounds| [bounds.min, bounds.max]);
            bounds = Bounds::around([around[0], around[1], position]);
        };
        self.reached_of_link(self.from.link, limit, &mut include);
        for node in self.space.reached() {
            for step in self.graph.forward().steps(*node) {
                let link = &self.network.links[*step as usize / 2];
                let inner = |end: u32| self.space.millis(end) != UNREACHED;
                // Between two reached ends a link seldom leaves their rectangle far; the margin is for that.
                if inner(link.from) && inner(link.to) {
                    include(self.network.positions[link.from as usize]);
                    include(self.network.positions[link.to as usize]);
                } else if link.allowed.roadside() {
                    self.reached_of_link(step / 2, limit, &mut include);
                }
            }
        }
        bounds
    }

    /// Calls `include` with the points of a link that are reached within `limit`, and the last ones between points.
    fn reached_of_link(&self, link: u32, limit: Millis, include: &mut impl FnMut(Position)) {
        let time = self.along(link);
        let length = f64::from(self.network.links[link as usize].length_m).max(0.01);
        let mut walked = 0.0;
        let mut last: Option<Position> = None;
        for point in self.network.points(link) {
            if let Some(last) = last {
                let piece = last.distance_m(point);
                let steps = (piece / 50.0).ceil().max(1.0);
                for step in 0..=steps as usize {
                    let share = step as f64 / steps;
                    if time.at((walked + piece * share) / length) <= limit {
                        let between = |a: i32, b: i32| a + ((f64::from(b) - f64::from(a)) * share) as i32;
                        include(Position { lon: between(last.lon, point.lon), lat: between(last.lat, point.lat) });
                    }
                }
                walked += piece;
            }
            last = Some(point);
        }
    }
}

/// Travel times along a link.
struct Along {
    /// Time at the begin and over the link, forward and backward.
    ways: [(Millis, Millis); 2],
    /// Where on it the search began, and the walk to there.
    own: Option<(f64, Millis)>,
}

impl Along {
    /// Time at a share of the link, from its first junction on.
    fn at(&self, share: f64) -> Millis {
        let share = share.clamp(0.0, 1.0);
        let time = |(begin, whole): (Millis, Millis), share: f64| {
            if begin == UNREACHED || whole == UNREACHED {
                return UNREACHED;
            }
            begin.saturating_add((f64::from(whole) * share) as Millis)
        };
        let [there, back] = self.ways;
        let best = time(there, share).min(time(back, 1.0 - share));
        let Some((along, walk)) = self.own else { return best };
        let whole = if share >= along { there.1 } else { back.1 };
        best.min(time((walk, whole), (share - along).abs()))
    }
}
