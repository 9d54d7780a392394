//! A grid of travel times around streets: every cell belongs to the street that is nearest to it.
//!
//! That is why an area never leaks over a river or a railway: what lies beyond is nearer to streets over there, and those were not
//! reached in time.

use rayon::prelude::*;

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
const NO_STREET: Street = [u16::MAX; 2];

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
        let samples: Vec<Vec<(u32, Millis)>> = (0..network.links.len())
            .into_par_iter()
            .chunks(1 << 14)
            .map(|links| raster.samples(found, links, &bounds))
            .collect();
        for (cell, millis) in samples.into_iter().flatten() {
            let cell = cell as usize;
            streets[cell] = [(cell % raster.columns) as u16, (cell / raster.columns) as u16];
            raster.millis[cell] = raster.millis[cell].min(millis);
        }
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

    /// Cells that streets cross, with the time there; of several times in a cell the soonest counts.
    fn samples(&self, found: &Found<'_>, links: Vec<usize>, bounds: &Bounds) -> Vec<(u32, Millis)> {
        let network = found.network;
        let mut samples = Vec::new();
        for number in links {
            let link = &network.links[number];
            let number = number as u32;
            let ends = [link.from, link.to].map(|end| network.positions[end as usize]);
            let usable = link.allowed.roadside() && link.allowed.either_way(found.graph.mode);
            let near = bounds.contains(ends[0]) || bounds.contains(ends[1]) || number == found.from.link;
            if usable && near {
                self.sample_link(network, number, &found.along(number), &mut samples);
            }
        }
        samples
    }

    fn sample_link(&self, network: &Network, link: u32, time: &Along, samples: &mut Vec<(u32, Millis)>) {
        let mut walked = 0.0;
        let mut last: Option<[f64; 2]> = None;
        let per_metre = 1.0 / f64::from(network.links[link as usize].length_m).max(0.01);
        let mut put = |at: [f64; 2], share: f64| {
            if let Some(cell) = self.cell(at) {
                samples.push((cell as u32, time.at(share)));
            }
        };
        for point in network.points(link).map(|point| self.plane.xy(point)) {
            let Some(from) = last.replace(point) else {
                put(point, 0.0);
                continue;
            };
            let (dx, dy) = (point[0] - from[0], point[1] - from[1]);
            let length = (dx * dx + dy * dy).sqrt();
            let steps = (length / self.cell_m) as usize + 1;
            for step in 1..=steps {
                let share = step as f64 / steps as f64;
                put([from[0] + dx * share, from[1] + dy * share], (walked + length * share) * per_metre);
            }
            walked += length;
        }
    }

    /// Gives every cell within the belt the time of its nearest street and the walk from there (distances after Danielsson 1980).
    fn spread(&mut self, streets: &mut [Street], belt_m: f64, walk_kmh: f64) {
        let width = self.columns;
        let belt = (belt_m / self.cell_m).max(1.0);
        let most = (belt * belt).ceil() as u32;
        let mut adopt = |cell: usize, at: Street, from: usize| {
            let (street, known) = (streets[from], streets[cell]);
            if street == NO_STREET || street == known || known == at {
                return;
            }
            let new = square(at, street);
            if new <= most && (known == NO_STREET || new < square(at, known)) {
                streets[cell] = street;
            }
        };
        let mut sweep = |row: usize, before: Option<usize>| {
            let at = |column: usize| [column as u16, row as u16];
            let here = row * width;
            if let Some(before) = before.map(|before| before * width) {
                for column in 0..width {
                    for other in column.saturating_sub(1)..(column + 2).min(width) {
                        adopt(here + column, at(column), before + other);
                    }
                }
            }
            (1..width).for_each(|column| adopt(here + column, at(column), here + column - 1));
            (1..width).rev().for_each(|column| adopt(here + column - 1, at(column - 1), here + column));
        };
        (0..self.rows).for_each(|row| sweep(row, row.checked_sub(1)));
        (0..self.rows).rev().for_each(|row| sweep(row, (row + 1 < self.rows).then_some(row + 1)));
        let walks: Vec<Millis> = (0..=most)
            .map(|square| super::graph::millis(f64::from(square).sqrt() * self.cell_m, walk_kmh))
            .collect();
        // A street's own cell is never changed, so times can be handed out in place.
        for (cell, street) in streets.iter().copied().enumerate() {
            let at = [(cell % width) as u16, (cell / width) as u16];
            if street != NO_STREET && street != at {
                let own = self.millis[usize::from(street[1]) * width + usize::from(street[0])];
                self.millis[cell] = own.saturating_add(walks[square(at, street) as usize]);
            }
        }
    }
}

/// Column and row of the cell of a street.
type Street = [u16; 2];

/// Square of the distance between two cells.
#[inline]
fn square(a: Street, b: Street) -> u32 {
    let (dx, dy) = (u32::from(a[0].abs_diff(b[0])), u32::from(a[1].abs_diff(b[1])));
    dx * dx + dy * dy
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
        let own =
            (link == self.from.link).then(|| (f64::from(self.from.along), access(self.graph, self.from)));
        Along { ways: Direction::BOTH.map(way), own }
    }

    /// The rectangle around all that is reached within `limit`; `None` when nothing is.
    fn bounds(&self, limit: Millis) -> Option<Bounds> {
        let mut bounds: Option<Bounds> = None;
        let mut include = |position: Position| {
            if bounds.is_none_or(|bounds| !bounds.contains(position)) {
                let around = bounds.map_or([position; 2], |bounds| [bounds.min, bounds.max]);
                bounds = Bounds::around([around[0], around[1], position]);
            }
        };
        self.reached_of_link(self.from.link, limit, &mut include);
        for node in self.space.reached() {
            include(self.network.positions[self.graph.junction(*node) as usize]);
            // Between two reached ends a link seldom leaves their rectangle far; the margin is for that.
            let arcs = self.graph.forward().arcs(*node).iter().zip(self.graph.forward().steps(*node));
            for (_, step) in arcs.filter(|(arc, _)| self.space.millis(arc.head) == UNREACHED) {
                if self.network.links[*step as usize / 2].allowed.roadside() {
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
                        include(Position {
                            lon: between(last.lon, point.lon),
                            lat: between(last.lat, point.lat),
                        });
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
