//! Regions that resemble one another (Vergleichsring).

use super::rows::{Rows, square_distance};

/// A row that resembles another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Similar {
    /// The row.
    pub row: usize,
    /// Euclidean distance in standard deviations.
    pub distance: f64,
}

/// The `count` rows nearest to `row`, nearest first, itself left out; equals in the order of rows.
pub fn most_similar(rows: &Rows, row: usize, count: usize) -> Vec<Similar> {
    let from = rows.row(row);
    let mut others: Vec<Similar> = rows
        .iter()
        .enumerate()
        .filter(|(other, _)| *other != row)
        .map(|(other, to)| Similar { row: other, distance: square_distance(from, to).sqrt() })
        .collect();
    others.sort_by(|a, b| a.distance.total_cmp(&b.distance).then(a.row.cmp(&b.row)));
    others.truncate(count);
    others
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearest_first() {
        let mut rows = Rows::new(2);
        for row in [[0.0, 0.0], [3.0, 4.0], [1.0, 0.0], [0.0, -1.0]] {
            rows.push(row);
        }
        let found: Vec<(usize, f64)> =
            most_similar(&rows, 0, 9).iter().map(|similar| (similar.row, similar.distance)).collect();
        assert_eq!(found, [(2, 1.0), (3, 1.0), (1, 5.0)]);
        assert_eq!(most_similar(&rows, 0, 1).len(), 1);
    }
}
