//! Which blocks of a grid hold something: a coarse picture of it.

use std::sync::atomic::{AtomicBool, Ordering};

/// Cells along a side of a block.
const SIDE: usize = 8;

/// Marks of blocks, which several threads may set.
pub struct Blocks {
    columns: usize,
    rows: usize,
    marks: Vec<AtomicBool>,
}

impl Blocks {
    /// Blocks over a grid of so many cells; none is marked.
    pub fn new(columns: usize, rows: usize) -> Self {
        let (columns, rows) = (columns.div_ceil(SIDE), rows.div_ceil(SIDE));
        Self { columns, rows, marks: (0..columns * rows).map(|_| AtomicBool::new(false)).collect() }
    }

    /// Marks the block of a cell.
    #[inline]
    pub fn mark(&self, [column, row]: [usize; 2]) {
        let mark = &self.marks[row / SIDE * self.columns + column / SIDE];
        if !mark.load(Ordering::Relaxed) {
            mark.store(true, Ordering::Relaxed);
        }
    }

    /// The same with all blocks marked that a marked one is within `cells` of.
    pub fn grown(&self, cells: f64) -> Self {
        let far = (cells / SIDE as f64).ceil() as usize;
        let around = |at: usize, count: usize| at.saturating_sub(far)..(at + far + 1).min(count);
        let marked =
            |column: usize, row: usize| self.marks[row * self.columns + column].load(Ordering::Relaxed);
        let aside: Vec<bool> = (0..self.marks.len())
            .map(|at| around(at % self.columns, self.columns).any(|column| marked(column, at / self.columns)))
            .collect();
        let marks = (0..self.marks.len()).map(|at| {
            let any =
                around(at / self.columns, self.rows).any(|row| aside[row * self.columns + at % self.columns]);
            AtomicBool::new(any)
        });
        Self { columns: self.columns, rows: self.rows, marks: marks.collect() }
    }

    /// Whether a marked block lies in the rectangle around any two points of a line (in cells) that follow each other.
    pub fn any_between(&self, points: impl Iterator<Item = [f64; 2]>) -> bool {
        let block =
            |at: f64, count: usize| ((at.max(0.0) / SIDE as f64) as usize).min(count.saturating_sub(1));
        let mut last: Option<[usize; 2]> = None;
        for [x, y] in points {
            let here = [block(x, self.columns), block(y, self.rows)];
            let before = last.replace(here).unwrap_or(here);
            let across = before[0].min(here[0])..=before[0].max(here[0]);
            let up = before[1].min(here[1])..=before[1].max(here[1]);
            if up.clone().any(|row| {
                across.clone().any(|column| self.marks[row * self.columns + column].load(Ordering::Relaxed))
            }) {
                return true;
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_meet_marked_blocks_and_those_around() {
        let blocks = Blocks::new(80, 40);
        blocks.mark([33, 17]);
        let meets = |blocks: &Blocks, a: [f64; 2], b: [f64; 2]| blocks.any_between([a, b].into_iter());
        assert!(meets(&blocks, [32.0, 16.0], [39.9, 23.9]));
        assert!(meets(&blocks, [0.0, 18.0], [79.0, 18.0]), "from one side to the other");
        assert!(!meets(&blocks, [0.0, 15.9], [79.0, 15.9]));
        let grown = blocks.grown(9.0);
        assert!(meets(&grown, [16.0, 0.5], [16.1, 0.5]) && meets(&grown, [55.9, 39.0], [55.9, 39.0]));
        assert!(!meets(&grown, [15.9, 20.0], [3.0, 20.0]) && !meets(&grown, [56.1, 20.0], [70.0, 20.0]));
        assert!(meets(&grown, [-5.0, -5.0], [90.0, 90.0]), "also from outside the grid");
    }
}
