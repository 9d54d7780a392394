//! Numbers the distinct points of all rings, in order of first appearance.

use super::grid::Cell;
use crate::work::{Cancelled, Work};

/// The distinct points, and for each corner of the input the number of its point.
pub(crate) struct NumberedPoints {
    /// Distinct points.
    pub(crate) cells: Vec<Cell>,
    /// Number of the point of each corner.
    pub(crate) of_corner: Vec<u32>,
}

const FREE: u32 = u32::MAX;
/// Takes a few milliseconds.
const CORNERS_BETWEEN_CHECKS: usize = 1 << 17;

/// Numbers the points of `corners`. Open addressing with linear probing: 4 bytes per slot, so that the table stays in cache.
pub(crate) fn number_points(corners: &[Cell], work: &Work) -> Result<NumberedPoints, Cancelled> {
    let mut table = Table::with_room_for(corners.len() / 2 + 16);
    let mut cells: Vec<Cell> = Vec::with_capacity(corners.len() / 2 + 16);
    let mut of_corner = Vec::with_capacity(corners.len());
    for some in corners.chunks(CORNERS_BETWEEN_CHECKS) {
        work.check()?;
        of_corner.extend(some.iter().map(|cell| table.number(*cell, &mut cells)));
    }
    Ok(NumberedPoints { cells, of_corner })
}

struct Table {
    slots: Vec<u32>,
    shift: u32,
}

impl Table {
    fn with_room_for(points: usize) -> Self {
        let size = (points * 2).next_power_of_two().max(64);
        Self { slots: vec![FREE; size], shift: 64 - size.trailing_zeros() }
    }

    /// The number of `cell`, a new one when it was not seen before.
    fn number(&mut self, cell: Cell, cells: &mut Vec<Cell>) -> u32 {
        if cells.len() * 4 > self.slots.len() * 3 {
            self.grow(cells);
        }
        let mask = self.slots.len() - 1;
        let mut slot = self.home(cell);
        loop {
            let number = self.slots[slot];
            if number == FREE {
                let number = cells.len() as u32;
                self.slots[slot] = number;
                cells.push(cell);
                return number;
            }
            if cells[number as usize] == cell {
                return number;
            }
            slot = (slot + 1) & mask;
        }
    }

    fn home(&self, [x, y]: Cell) -> usize {
        let key = (u64::from(x as u32) << 32) | u64::from(y as u32);
        let mixed = (key ^ (key >> 29)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        ((mixed ^ (mixed >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93) >> self.shift) as usize
    }

    fn grow(&mut self, cells: &[Cell]) {
        let mut larger = Self::with_room_for(self.slots.len());
        let mask = larger.slots.len() - 1;
        for (number, cell) in cells.iter().enumerate() {
            let mut slot = larger.home(*cell);
            while larger.slots[slot] != FREE {
                slot = (slot + 1) & mask;
            }
            larger.slots[slot] = number as u32;
        }
        *self = larger;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_points_get_one_number() {
        let corners: Vec<Cell> = (0..5000).map(|i| [i % 1000, -(i % 1000)]).collect();
        let numbered = number_points(&corners, &Work::unattended()).unwrap();
        assert_eq!(numbered.cells.len(), 1000);
        assert!(
            corners
                .iter()
                .zip(&numbered.of_corner)
                .all(|(cell, number)| numbered.cells[*number as usize] == *cell)
        );
        assert_eq!(&numbered.of_corner[..3], &[0, 1, 2]);
    }
}
