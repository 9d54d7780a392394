//! The fine mesh of triangles over the land: every corner belongs to one village.

use rayon::prelude::*;

use super::land::{Plan, Villages};
use super::random::Purpose;
use crate::work::{Cancelled, Work};

/// Rows of corners, every second one shifted by half a step, moved a little at random.
///
/// The cell right above corner `(i, j)` is cut into two triangles: from lower right to upper left in even rows, from lower
/// left to upper right in odd rows.
#[derive(Debug, Clone)]
pub(super) struct Mesh {
    pub columns: usize,
    pub rows: usize,
    step_m: f64,
    /// The village that owns each corner, row by row; [`Mesh::NOBODY`] on the rim.
    pub owner: Vec<u32>,
}

impl Mesh {
    /// Land beyond the map.
    pub(super) const NOBODY: u32 = u32::MAX;

    /// Lays the mesh and gives each corner to its village.
    pub(super) fn lay(plan: &Plan, villages: &Villages, work: &Work) -> Result<Self, Cancelled> {
        let step_m = plan.spacing_m / plan.steps;
        let columns = 2 * (plan.half_m[0] / step_m).ceil() as usize + 3;
        let rows = 2 * (plan.half_m[1] / (step_m * ROW_HEIGHT)).ceil() as usize + 3;
        let mut mesh = Self { columns, rows, step_m, owner: Vec::new() };
        let mut owner = vec![Self::NOBODY; columns * rows];
        owner.par_chunks_mut(columns).enumerate().for_each(|(row, line)| {
            if row == 0 || row == rows - 1 || work.is_cancelled() {
                return;
            }
            for (column, cell) in line.iter_mut().enumerate().skip(1).take(columns - 2) {
                *cell = villages.owner(plan, mesh.corner(plan, column, row));
            }
        });
        work.check()?;
        mesh.owner = owner;
        mesh.join_torn_land();
        Ok(mesh)
    }

    /// The place of a corner in metres from the centre.
    pub(super) fn corner(&self, plan: &Plan, column: usize, row: usize) -> [f64; 2] {
        let [x, y] = self.lattice(column, row);
        let jitter = |purpose| 0.22 * plan.random.signed(purpose, column as i64, row as i64);
        [(x + jitter(Purpose::MeshX)) * self.step_m, (y + jitter(Purpose::MeshY)) * self.step_m]
    }

    /// The place of a corner in steps, before it is moved at random.
    pub(super) fn lattice(&self, column: usize, row: usize) -> [f64; 2] {
        let shift = if row.is_multiple_of(2) { 0.0 } else { 0.5 };
        let x = column as f64 + shift - self.columns as f64 / 2.0;
        [x, (row as f64 - self.rows as f64 / 2.0) * ROW_HEIGHT]
    }

    /// The corners that an edge of the mesh joins.
    pub(super) fn ends(&self, edge: Edge) -> [usize; 2] {
        let Edge { column, row, way } = edge;
        let corner = |right: usize, up: usize| (row + up) * self.columns + column + right;
        match way {
            Way::Along => [corner(0, 0), corner(1, 0)],
            Way::Up => [corner(0, 0), corner(0, 1)],
            Way::Across if row.is_multiple_of(2) => [corner(1, 0), corner(0, 1)],
            Way::Across => [corner(0, 0), corner(1, 1)],
        }
    }

    /// The owners on both sides of an edge, in the order of [`Mesh::ends`].
    pub(super) fn owners(&self, edge: Edge) -> [u32; 2] {
        self.ends(edge).map(|corner| self.owner[corner])
    }

    /// The corners at most `reach_m` (in a square) from a point, with their places.
    pub(super) fn positions_within(&self, plan: &Plan, at: [f64; 2], reach_m: f64) -> Vec<(usize, [f64; 2])> {
        let column = at[0] / self.step_m + self.columns as f64 / 2.0;
        let row = at[1] / (self.step_m * ROW_HEIGHT) + self.rows as f64 / 2.0;
        let reach = reach_m / self.step_m + 1.0;
        let range = |middle: f64, reach: f64, count: usize| {
            ((middle - reach).max(1.0) as usize)..((middle + reach).max(1.0) as usize).min(count - 1)
        };
        let columns = range(column, reach, self.columns);
        range(row, reach / ROW_HEIGHT, self.rows)
            .flat_map(|row| columns.clone().map(move |column| (column, row)))
            .map(|(column, row)| (row * self.columns + column, self.corner(plan, column, row)))
            .collect()
    }

    /// The corners at most `reach_m` (in a square) from a point: their places and owners.
    pub(super) fn corners_within(&self, plan: &Plan, at: [f64; 2], reach_m: f64) -> Vec<([f64; 2], u32)> {
        let positions = self.positions_within(plan, at, reach_m);
        positions.into_iter().map(|(corner, at)| (at, self.owner[corner])).collect()
    }

    /// Each village keeps the largest piece of its land; the others go to the neighbour with the longest border.
    fn join_torn_land(&mut self) {
        for _ in 0..3 {
            let pieces = Pieces::of(self);
            if !pieces.hand_over(self) {
                return;
            }
        }
    }

    /// The six corners around an inner corner.
    fn around(&self, corner: usize) -> [usize; 6] {
        let (w, even) = (self.columns, (corner / self.columns).is_multiple_of(2));
        let (left, right) = if even { (1, 0) } else { (0, 1) };
        [corner - 1, corner + 1, corner - w - left, corner - w + right, corner + w - left, corner + w + right]
    }
}

/// Height of a row of equilateral triangles.
const ROW_HEIGHT: f64 = 0.866_025_403_784_438_6;

/// An edge of the mesh, named by the corner it starts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Edge {
    pub column: usize,
    pub row: usize,
    pub way: Way,
}

/// Which of the three edges of a corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// To the next corner of the row.
    Along,
    /// To the corner of the same column in the next row.
    Up,
    /// The diagonal of the cell.
    Across,
}

/// A triangle of the mesh: the one below or above the diagonal of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Triangle {
    pub column: usize,
    pub row: usize,
    pub above: Side,
}

/// Which triangle of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// With the lower edge of the cell.
    Below,
    /// With the upper edge of the cell.
    Above,
}

impl Triangle {
    /// Its three edges.
    pub(super) fn edges(self) -> [Edge; 3] {
        let Self { column, row, above } = self;
        let even = row.is_multiple_of(2);
        let left = Edge { column, row, way: Way::Up };
        let right = Edge { column: column + 1, row, way: Way::Up };
        let (base, side) = match above {
            Side::Below => (Edge { column, row, way: Way::Along }, if even { left } else { right }),
            Side::Above => (Edge { column, row: row + 1, way: Way::Along }, if even { right } else { left }),
        };
        [base, side, Edge { column, row, way: Way::Across }]
    }
}

impl Edge {
    /// The two triangles that share it. Edges of the rim have none outside; the rim belongs to nobody and is never asked.
    pub(super) fn triangles(self) -> [Triangle; 2] {
        let Self { column, row, way } = self;
        let (left_side, right_side) =
            if row.is_multiple_of(2) { (Side::Below, Side::Above) } else { (Side::Above, Side::Below) };
        match way {
            Way::Along => [
                Triangle { column, row, above: Side::Below },
                Triangle { column, row: row.saturating_sub(1), above: Side::Above },
            ],
            Way::Up => [
                Triangle { column, row, above: left_side },
                Triangle { column: column.saturating_sub(1), row, above: right_side },
            ],
            Way::Across => {
                [Triangle { column, row, above: Side::Below }, Triangle { column, row, above: Side::Above }]
            }
        }
    }
}

/// Connected pieces of land of one owner.
struct Pieces {
    /// The piece of each corner.
    of_corner: Vec<u32>,
    /// Number of corners of each piece.
    size: Vec<u32>,
    /// Owner of each piece.
    owner: Vec<u32>,
}

impl Pieces {
    fn of(mesh: &Mesh) -> Self {
        let mut of_corner = vec![u32::MAX; mesh.owner.len()];
        let (mut size, mut owner, mut open) = (Vec::new(), Vec::new(), Vec::new());
        for start in 0..mesh.owner.len() {
            if of_corner[start] != u32::MAX || mesh.owner[start] == Mesh::NOBODY {
                continue;
            }
            let piece = size.len() as u32;
            let mut count = 0;
            open.push(start);
            of_corner[start] = piece;
            while let Some(corner) = open.pop() {
                count += 1;
                for next in mesh.around(corner) {
                    if of_corner[next] == u32::MAX && mesh.owner[next] == mesh.owner[start] {
                        of_corner[next] = piece;
                        open.push(next);
                    }
                }
            }
            size.push(count);
            owner.push(mesh.owner[start]);
        }
        Self { of_corner, size, owner }
    }

    /// Gives all but the largest piece of each owner away; whether anything changed.
    fn hand_over(&self, mesh: &mut Mesh) -> bool {
        let owners = self.owner.iter().max().map_or(0, |last| *last as usize + 1);
        let mut largest = vec![u32::MAX; owners];
        for (piece, owner) in self.owner.iter().enumerate() {
            let best = &mut largest[*owner as usize];
            if *best == u32::MAX || self.size[piece] > self.size[*best as usize] {
                *best = piece as u32;
            }
        }
        let mut borders: Vec<(u32, u32)> = Vec::new();
        for (corner, piece) in self.of_corner.iter().enumerate() {
            if *piece == u32::MAX || largest[self.owner[*piece as usize] as usize] == *piece {
                continue;
            }
            borders.extend(mesh.around(corner).into_iter().filter_map(|next| {
                let owner = mesh.owner[next];
                (owner != Mesh::NOBODY && self.of_corner[next] != *piece).then_some((*piece, owner))
            }));
        }
        borders.sort_unstable();
        let mut heir: Vec<(u32, u32)> = vec![(0, Mesh::NOBODY); self.size.len()];
        for run in borders.chunk_by(|a, b| a == b) {
            let (piece, owner) = run[0];
            let best = &mut heir[piece as usize];
            if run.len() as u32 > best.0 {
                *best = (run.len() as u32, owner);
            }
        }
        let mut changed = false;
        for (corner, piece) in self.of_corner.iter().enumerate() {
            if *piece != u32::MAX && heir[*piece as usize].1 != Mesh::NOBODY {
                mesh.owner[corner] = heir[*piece as usize].1;
                changed = true;
            }
        }
        changed
    }
}
