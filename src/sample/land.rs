//! The lie of the land: rivers that nobody's territory crosses, and the villages that territories grow from.

use super::random::{Purpose, Random};

/// Distance between the centres of neighbouring municipalities and the plan that follows from it, in metres.
#[derive(Debug, Clone, Copy)]
pub(super) struct Plan {
    pub random: Random,
    /// Mean distance between neighbouring municipal centres.
    pub spacing_m: f64,
    /// Half the width and height of the land that is worked out, around the centre.
    pub half_m: [f64; 2],
    /// Distance between rivers, which run west to east.
    pub river_spacing_m: f64,
    /// Where the river north of the centre runs on average.
    pub river_at_m: f64,
    /// Steps of the mesh between two municipal centres; decides how many points a border has.
    pub steps: f64,
}

/// A village or quarter: the place that an Ortsteil grows from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Village {
    /// Metres from the centre.
    pub at: [f64; 2],
    /// How strongly its land pushes outward, about 1.
    pub reach: f64,
    /// Which land between two rivers it lies in.
    pub bank: i64,
    /// Column and row in the village lattice.
    pub cell: [i64; 2],
    /// The main place of its municipality, in the village list.
    pub centre: u32,
    /// Radius of its land when that is an island in another's; 0 for all others.
    pub island_m: f64,
}

/// All villages in a lattice of columns and rows; neighbours are found by position.
#[derive(Debug, Clone)]
pub(super) struct Villages {
    pub list: Vec<Village>,
    columns: i64,
    rows: i64,
    size_m: f64,
}

impl Plan {
    /// Which land between two rivers a point lies in, and its signed distance (north positive) from the nearest river.
    pub(super) fn bank(&self, at: [f64; 2]) -> (i64, f64) {
        let k = ((at[1] - self.river_at_m) / self.river_spacing_m).round();
        let north = at[1] - self.river_at_m - k * self.river_spacing_m - self.river_bend_m(at, k as i64);
        (k as i64 - i64::from(north <= 0.0), north)
    }

    /// Wide bends and narrow meanders of river `k`.
    fn river_bend_m(&self, at: [f64; 2], k: i64) -> f64 {
        let s = self.spacing_m;
        let curve = |size: f64, octave: i64, shift: f64| {
            self.random.noise(Purpose::River, octave + 8 * k, at[0] / (size * s) + shift, 0.5)
        };
        // The narrow meanders lean on the point's own northing, so that they hang over as real ones do.
        let lean = 0.10 * s * self.random.noise(Purpose::River, 7, at[0] / (0.5 * s), at[1] / (0.5 * s));
        s * (1.25 * curve(2.9, 0, 0.0) + 0.62 * curve(1.0, 1, 0.3) + 0.20 * curve(0.46, 2, 0.7)) + lean
    }

    /// The point bent by noise: territories are straight-sided in the bent land and natural in the real one.
    pub(super) fn bent(&self, at: [f64; 2]) -> [f64; 2] {
        let s = self.spacing_m;
        let [x, y] = [at[0] / (0.9 * s), at[1] / (0.9 * s)];
        let bend = |purpose| {
            0.24 * self.random.fractal(purpose, 2, x, y)
                + 0.092 * self.random.fractal(purpose, 3, x * 3.9 + 3.3, y * 3.9)
        };
        [at[0] + s * bend(Purpose::WarpX), at[1] + s * bend(Purpose::WarpY)]
    }
}

impl Villages {
    /// Settles the land: about four villages a municipality, each with a main place of its own side of the river.
    pub(super) fn settle(plan: &Plan) -> Self {
        let size_m = plan.spacing_m / 2.0;
        let half = |axis: usize| (plan.half_m[axis] / size_m).ceil() as i64 + 4;
        let (columns, rows) = ((half(0) + 1) / 2 * 4, (half(1) + 1) / 2 * 4);
        let mut villages = Self { list: Vec::new(), columns, rows, size_m };
        villages.list.reserve((columns * rows) as usize);
        for row in 0..rows {
            for column in 0..columns {
                villages.list.push(villages.found(plan, [column, row]));
            }
        }
        for position in 0..villages.list.len() {
            villages.list[position].centre = villages.main_place(plan, position);
        }
        villages
    }

    fn found(&self, plan: &Plan, cell: [i64; 2]) -> Village {
        let [column, row] = cell;
        let jitter = |purpose| 0.40 * plan.random.signed(purpose, column, row);
        // Rows of villages are shifted against each other.
        let shift = if row.rem_euclid(2) == 0 { 0.0 } else { 0.5 };
        let x = (column - self.columns / 2) as f64 + shift + jitter(Purpose::SiteX);
        let y = (row - self.rows / 2) as f64 + jitter(Purpose::SiteY);
        let at = [x * self.size_m, y * self.size_m];
        let reach = 1.0 + 0.16 * plan.random.signed(Purpose::Weight, column, row);
        Village { at, reach, bank: plan.bank(at).0, cell, centre: 0, island_m: 0.0 }
    }

    /// Whether the village is the main place of a municipality: one of each block of 2 × 2.
    fn is_main_place(plan: &Plan, village: &Village) -> bool {
        let [column, row] = village.cell;
        let chosen = plan.random.bits(Purpose::Centre, column.div_euclid(2), row.div_euclid(2)) % 4;
        chosen as i64 == 2 * row.rem_euclid(2) + column.rem_euclid(2)
    }

    /// The main place whose sphere of influence the village lies in.
    fn main_place(&self, plan: &Plan, position: usize) -> u32 {
        let village = self.list[position];
        if Self::is_main_place(plan, &village) {
            return position as u32;
        }
        let mut best = (f64::MAX, position as u32);
        for (other, candidate) in self.around(village.cell, 4) {
            if candidate.bank != village.bank || !Self::is_main_place(plan, candidate) {
                continue;
            }
            let [column, row] = candidate.cell;
            let pull = 1.0 + 0.16 * plan.random.signed(Purpose::Size, column, row);
            let far = distance(candidate.at, village.at) / pull;
            if far < best.0 {
                best = (far, other);
            }
        }
        best.1
    }

    /// The villages at most `reach` columns and rows away.
    fn around(&self, cell: [i64; 2], reach: i64) -> impl Iterator<Item = (u32, &Village)> {
        let rows = (cell[1] - reach).max(0)..(cell[1] + reach + 1).min(self.rows);
        let columns = (cell[0] - reach).max(0)..(cell[0] + reach + 1).min(self.columns);
        rows.flat_map(move |row| columns.clone().map(move |column| row * self.columns + column))
            .map(|position| (position as u32, &self.list[position as usize]))
    }

    /// The village whose land a point is: the nearest one of the same side of the river, in the bent land.
    pub(super) fn owner(&self, plan: &Plan, at: [f64; 2]) -> u32 {
        let bent = plan.bent(at);
        let (bank, _) = plan.bank(at);
        let column = (bent[0] / self.size_m).round() as i64 + self.columns / 2;
        let row = (bent[1] / self.size_m).round() as i64 + self.rows / 2;
        let mut best = (f64::MAX, u32::MAX);
        let mut nearest = (f64::MAX, u32::MAX);
        for (position, village) in self.around([column, row], 2) {
            let far = far(village, bent);
            if far < nearest.0 {
                nearest = (far, position);
            }
            if village.bank == bank && far < best.0 {
                best = (far, position);
            }
        }
        if best.1 == u32::MAX { nearest.1 } else { best.1 }
    }
}

/// How far a bent point is from a village, as its pull counts (squared).
pub(super) fn far(village: &Village, bent: [f64; 2]) -> f64 {
    let (dx, dy) = (bent[0] - village.at[0], bent[1] - village.at[1]);
    (dx * dx + dy * dy) / (village.reach * village.reach)
}

/// Distance of two points in metres.
pub(super) fn distance(a: [f64; 2], b: [f64; 2]) -> f64 {
    let (dx, dy) = (a[0] - b[0], a[1] - b[1]);
    (dx * dx + dy * dy).sqrt()
}
