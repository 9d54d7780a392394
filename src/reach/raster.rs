//! A grid of travel times around streets: every cell belongs to the street that is nearest to it.
//!
//! That is why an area never leaks over a river or a railway: what lies beyond is nearer to streets over there, and those were not
//! reached in time.

use std::sync::atomic::{AtomicU32, Ordering};

use rayon::prelude::*;

use super::along::Found;
use super::blocks::Blocks;
use super::graph::{Millis, UNREACHED, millis};
use super::network::Network;
use super::position::{Bounds, LocalPlane, Position};

/// Most cells along a side.
const MOST_CELLS: f64 = 420.0;
/// Finest width of a cell.
const FINEST_M: f64 = 20.0;
/// Links that a thread samples at a time.
const LINKS_AT_A_TIME: usize = 1 << 14;
/// Stands for "no street".
const NO_STREET: Street = [u16::MAX; 2];
/// Travel time of a cell without a street, while streets are drawn; one that is not reached counts before it.
const EMPTY: Millis = UNREACHED;
/// Travel time of a street that is not reached, while streets are drawn.
const NOT_REACHED: Millis = UNREACHED - 1;
/// Outlines keep off the middles of cells, so that they do not touch themselves.
const KEEP_OFF: f64 = 0.05;

/// Column and row of the cell of a street.
type Street = [u16; 2];

/// Travel times of cells.
#[derive(Debug, Clone)]
pub struct Raster {
    /// Cells from west to east.
    pub columns: usize,
    /// Cells from south to north.
    pub rows: usize,
    /// Travel time per cell, row by row from the south-west; [`UNREACHED`] where nothing is reached.
    pub millis: Vec<Millis>,
    /// The nearest street of each cell.
    streets: Vec<Street>,
    plane: LocalPlane,
    cell_m: f64,
    corner: [f64; 2],
    /// How far beside a street cells count, in cells.
    belt: f64,
    /// How long a walk over a cell takes.
    walk_millis: f64,
}

impl Raster {
    /// Travel times up to `limit` around the streets that were reached; a cell counts up to `belt_m` from its street.
    pub fn new(found: &Found<'_>, limit: Millis, belt_m: f64) -> Option<Self> {
        let bounds = found.bounds(limit)?.grown(belt_m * 1.5);
        let mut raster = Self::empty(&bounds, belt_m, f64::from(found.graph.pace.walk_kmh));
        raster.millis = raster.draw_streets(found, &bounds);
        raster.spread();
        Some(raster)
    }

    fn empty(bounds: &Bounds, belt_m: f64, walk_kmh: f64) -> Self {
        let plane = LocalPlane::at(bounds.centre());
        let (corner, far) = (plane.xy(bounds.min), plane.xy(bounds.max));
        let (width, height) = (far[0] - corner[0], far[1] - corner[1]);
        let cell_m = (width.max(height) / MOST_CELLS).max(FINEST_M);
        let (columns, rows) = ((width / cell_m) as usize + 2, (height / cell_m) as usize + 2);
        Self {
            columns,
            rows,
            millis: Vec::new(),
            streets: Vec::new(),
            plane,
            cell_m,
            corner,
            belt: (belt_m / cell_m).max(1.0),
            walk_millis: f64::from(millis(cell_m, walk_kmh)),
        }
    }

    /// The place of a point given in cells: (0, 0) is the middle of the south-western cell.
    pub fn position(&self, [column, row]: [f64; 2]) -> Position {
        let metres = |at: f64, corner: f64| corner + (at + 0.5) * self.cell_m;
        self.plane.position([metres(column, self.corner[0]), metres(row, self.corner[1])])
    }

    /// A place in cells: (0, 0) is the south-western corner of the south-western cell.
    #[inline]
    fn in_cells(&self, position: Position) -> [f64; 2] {
        let [x, y] = self.plane.xy(position);
        let per_metre = 1.0 / self.cell_m;
        [(x - self.corner[0]) * per_metre, (y - self.corner[1]) * per_metre]
    }

    /// Cells that streets cross, with the time there; of several times in a cell the soonest counts.
    ///
    /// Streets that are not reached keep what lies behind them from those that are; farther off they do not matter.
    fn draw_streets(&self, found: &Found<'_>, bounds: &Bounds) -> Vec<Millis> {
        let cells: Vec<AtomicU32> = (0..self.columns * self.rows).map(|_| AtomicU32::new(EMPTY)).collect();
        let reached = Blocks::new(self.columns, self.rows);
        let network = found.network;
        let draw = |number: u32| {
            let link = &network.links[number as usize];
            let inside = |junction: u32| bounds.contains(network.positions[junction as usize]);
            let near = inside(link.from) || inside(link.to) || number == found.from.link;
            if !near || !link.allowed.roadside() || !link.allowed.either_way(found.graph.mode) {
                return false;
            }
            let time = found.along(number);
            if time.is_reached() {
                self.draw_link(network, number, &mut |cell, at, share| {
                    reached.mark(at);
                    put(&cells[cell], time.at(share).min(NOT_REACHED));
                });
            }
            !time.is_reached()
        };
        let parts: Vec<u32> = (0..network.links.len().div_ceil(LINKS_AT_A_TIME) as u32).collect();
        let not_reached = parts.into_par_iter().flat_map_iter(|part| {
            let from = part as usize * LINKS_AT_A_TIME;
            let to = (from + LINKS_AT_A_TIME).min(network.links.len());
            (from as u32..to as u32).filter(|number| draw(*number))
        });
        let not_reached: Vec<u32> = not_reached.collect();
        let near = reached.grown(2.0 * self.belt + 2.0);
        not_reached.into_par_iter().with_min_len(1024).for_each(|number| {
            let points = network.points(number).map(|point| self.in_cells(point));
            if near.any_between(points) {
                self.draw_link(network, number, &mut |cell, _, _| put(&cells[cell], NOT_REACHED));
            }
        });
        cells.into_iter().map(AtomicU32::into_inner).collect()
    }

    /// Calls `take` with cells that a link crosses: the cell, its column and row, and the share of the link.
    fn draw_link(&self, network: &Network, link: u32, take: &mut impl FnMut(usize, [usize; 2], f64)) {
        let (columns, rows) = (self.columns as f64, self.rows as f64);
        let mut put = |[x, y]: [f64; 2], share: f64| {
            if x >= 0.0 && y >= 0.0 && x < columns && y < rows {
                let at = [x as usize, y as usize];
                take(at[1] * self.columns + at[0], at, share);
            }
        };
        let per_cell = self.cell_m / f64::from(network.links[link as usize].length_m).max(0.01);
        let ends = network.links[link as usize];
        let mut from = self.in_cells(network.positions[ends.from as usize]);
        put(from, 0.0);
        let mut walked = 0.0;
        let last = network.positions[ends.to as usize];
        for point in network.inner(link).iter().copied().chain(std::iter::once(last)) {
            let to = self.in_cells(point);
            let (dx, dy) = (to[0] - from[0], to[1] - from[1]);
            let length = (dx * dx + dy * dy).sqrt();
            let steps = length as usize + 1;
            let step = 1.0 / steps as f64;
            for at in 1..=steps {
                let share = at as f64 * step;
                put([from[0] + dx * share, from[1] + dy * share], (walked + length * share) * per_cell);
            }
            walked += length;
            from = to;
        }
    }

    /// Gives every cell within the belt its nearest street, and the time there plus the walk (exact, in two steps as Meijster,
    /// Roerdink and Hesselink 2000; of equally near streets the sooner one).
    fn spread(&mut self) {
        let (width, own) = (self.columns, std::mem::take(&mut self.millis));
        let upright = upright(&own, width, self.belt as u16);
        let most = (self.belt * self.belt) as u32;
        let walks: Vec<f64> = (0..=most).map(|square| f64::from(square).sqrt() * self.walk_millis).collect();
        self.streets = vec![NO_STREET; own.len()];
        self.millis = vec![UNREACHED; own.len()];
        let rows = self.streets.par_chunks_mut(width).zip(self.millis.par_chunks_mut(width)).enumerate();
        rows.for_each(|(row, (streets, millis))| {
            let upright = &upright[row * width..][..width];
            for column in 0..width {
                let Some((square, at)) = nearest(upright, (column, row), most, &own) else { continue };
                streets[column] = at;
                let there = own[usize::from(at[1]) * width + usize::from(at[0])];
                if there != NOT_REACHED {
                    millis[column] = there.saturating_add(walks[square as usize] as Millis);
                }
            }
        });
    }

    /// How far from the middle of a cell that is reached within `limit` to that of its neighbour, which is not, one still is:
    /// 0 to 1.
    pub fn edge(&self, (inside, outside): (usize, usize), limit: Millis) -> f64 {
        let (here, there) = (self.streets[inside], self.streets[outside]);
        let at = |cell: usize| [(cell % self.columns) as u16, (cell / self.columns) as u16];
        let (from, to) = (at(inside), at(outside));
        let share =
            |low: f64, bound: f64, high: f64| if high > low { (bound - low) / (high - low) } else { 0.5 };
        let (near, far) = (length(from, here), length(to, here));
        if there == NO_STREET {
            return share(near, self.belt, far).clamp(KEEP_OFF, 1.0 - KEEP_OFF);
        }
        let (soon, late) = (self.millis[inside], self.millis[outside]);
        let beside = here[0].abs_diff(there[0]) <= 2 && here[1].abs_diff(there[1]) <= 2;
        let edge = if beside && late != UNREACHED {
            // Along one street time passes evenly.
            share(f64::from(soon), f64::from(limit), f64::from(late))
        } else {
            // Where the other street becomes the nearer one, or the walk from this one too long.
            let nearer = |cell: Street| f64::from(square(cell, here)) - f64::from(square(cell, there));
            let left = f64::from(limit.saturating_sub(soon)) / self.walk_millis.max(1.0) + near;
            let walked = if far > left { share(near, left, far) } else { 1.0 };
            share(nearer(from), 0.0, nearer(to)).min(walked)
        };
        edge.clamp(KEEP_OFF, 1.0 - KEEP_OFF)
    }
}

/// Notes a time in a cell, unless there is a sooner one.
#[inline]
fn put(cell: &AtomicU32, millis: Millis) {
    if millis < cell.load(Ordering::Relaxed) {
        cell.fetch_min(millis, Ordering::Relaxed);
    }
}

/// For each cell how many rows below (negative) or above it the nearest street of its column is; `i16::MAX` beyond `most`.
fn upright(own: &[Millis], width: usize, most: u16) -> Vec<i16> {
    let none = i16::MAX;
    let mut below = vec![none; own.len()];
    let rows = own.len() / width.max(1);
    for row in 0..rows {
        for column in 0..width {
            let cell = row * width + column;
            let before = if row == 0 { none } else { below[cell - width] };
            let further = if before == none || before.unsigned_abs() >= most { none } else { before - 1 };
            below[cell] = if own[cell] == EMPTY { further } else { 0 };
        }
    }
    let mut above = vec![none; width];
    for row in (0..rows).rev() {
        for column in 0..width {
            let cell = row * width + column;
            let before = above[column];
            let further = if before == none || before.unsigned_abs() >= most { none } else { before + 1 };
            let here = if own[cell] == EMPTY { further } else { 0 };
            above[column] = here;
            let down = below[cell].unsigned_abs();
            let sooner = |up: i16| {
                let time = |offset: i16| own[(row as i64 + i64::from(offset)) as usize * width + column];
                time(up) < time(below[cell])
            };
            if here != none && (here.unsigned_abs() < down || here.unsigned_abs() == down && sooner(here)) {
                below[cell] = here;
            }
        }
    }
    below
}

/// The street nearest to a cell and the square of its distance, within `most`.
fn nearest(
    upright: &[i16],
    (column, row): (usize, usize),
    most: u32,
    own: &[Millis],
) -> Option<(u32, Street)> {
    let width = upright.len();
    let mut best: Option<(u32, Millis, Street)> = None;
    let mut bound = most;
    let mut look = |other: usize, aside: u32| {
        let up = upright[other];
        let square = aside * aside + u32::from(up.unsigned_abs()).pow(2);
        if up != i16::MAX && square <= bound {
            let there = (row as i64 + i64::from(up)) as usize;
            let found = (square, own[there * width + other], [other as u16, there as u16]);
            if best.is_none_or(|best| found < best) {
                best = Some(found);
                bound = square;
            }
        }
        bound
    };
    let mut widest = look(column, 0);
    for aside in 1.. {
        if aside * aside > widest {
            break;
        }
        if let Some(west) = column.checked_sub(aside as usize) {
            look(west, aside);
        }
        if column + (aside as usize) < width {
            look(column + aside as usize, aside);
        }
        widest = look(column, 0);
    }
    best.map(|(square, _, street)| (square, street))
}

/// Square of the distance between two cells.
#[inline]
fn square(a: Street, b: Street) -> u32 {
    let (dx, dy) = (u32::from(a[0].abs_diff(b[0])), u32::from(a[1].abs_diff(b[1])));
    dx * dx + dy * dy
}

/// Distance between two cells.
fn length(a: Street, b: Street) -> f64 {
    f64::from(square(a, b)).sqrt()
}
