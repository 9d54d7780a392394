//! The snap grid: two surveyed points in one cell are the same point.

use crate::geo::Extent;

/// A point as cell of the snap grid, relative to its middle.
pub(crate) type Cell = [i32; 2];

/// Farthest cell from the middle that is used; leaves room for differences.
const FARTHEST_CELL: f64 = (1_u32 << 30) as f64;
/// Most a coordinate may count in drawing steps, so that an `f32` holds it exactly.
const FARTHEST_STEP: f64 = (1_u32 << 24) as f64;

/// A square grid over the extent of a layer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Grid {
    /// Size of a cell in map units.
    pub(crate) step: f64,
    /// Cells per map unit; dividing by `step` would round differently for neighbouring files.
    per_unit: f64,
    /// Number of the middle cell, counted from the origin of the map.
    middle: [f64; 2],
    /// Size of a drawing step in map units, a power of two.
    pub(crate) drawing_step: f64,
}

impl Grid {
    /// A grid of `finest` map units over `extent`, coarser by powers of ten only where the extent demands it.
    pub(crate) fn new(extent: &Extent, finest: f64) -> Self {
        let reach = (extent.width().max(extent.height()) / 2.0).max(finest);
        let mut per_unit = (1.0 / finest).round();
        while reach * per_unit > FARTHEST_CELL {
            per_unit /= 10.0;
        }
        let center = extent.center();
        let middle = [0, 1].map(|axis| (center[axis] * per_unit).round());
        let mut drawing_step = 1.0;
        while (reach + 1.0 / per_unit) / drawing_step > FARTHEST_STEP {
            drawing_step *= 2.0;
        }
        while drawing_step * per_unit > 1.0 && (reach + 1.0 / per_unit) / drawing_step * 2.0 <= FARTHEST_STEP
        {
            drawing_step /= 2.0;
        }
        Self { step: 1.0 / per_unit, per_unit, middle, drawing_step }
    }

    /// The cell of a point in map units.
    pub(crate) fn cell(&self, x: f64, y: f64) -> Cell {
        [(x * self.per_unit).round() - self.middle[0], (y * self.per_unit).round() - self.middle[1]]
            .map(|cell| cell as i32)
    }

    /// How many cells a distance in map units is.
    pub(crate) fn cells_within(&self, distance: f64) -> f64 {
        distance * self.per_unit
    }

    /// The middle of the grid in map units.
    pub(crate) fn origin(&self) -> [f64; 2] {
        self.middle.map(|middle| middle / self.per_unit)
    }

    /// The middle of a cell in map units.
    pub(crate) fn point(&self, cell: Cell) -> [f64; 2] {
        [0, 1].map(|axis| (self.middle[axis] + f64::from(cell[axis])) / self.per_unit)
    }

    /// The point for drawing, relative to [`Grid::origin`]; exact as `f32`.
    pub(crate) fn drawing_point(&self, cell: Cell) -> [f32; 2] {
        cell.map(|cell| {
            ((f64::from(cell) / self.per_unit / self.drawing_step).round() * self.drawing_step) as f32
        })
    }
}
