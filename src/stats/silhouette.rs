//! Silhouettes: how well a row sits in its type (Rousseeuw 1987).

use rayon::prelude::*;

use super::error::StatsError;
use super::rows::{Rows, square_distance};
use crate::work::Work;

/// Silhouettes of one partition.
#[derive(Debug, Clone, PartialEq)]
pub struct Silhouettes {
    /// One per row, −1 to 1; below 0 another type would be nearer. 0 for a row alone in its type.
    pub rows: Vec<f64>,
    /// Their mean.
    pub mean: f64,
}

/// Silhouettes of several partitions of the same rows, by Euclidean distance. Every pair of rows is measured once per row and for
/// all partitions together.
///
/// # Errors
/// Cancelled; a partition of another length.
pub fn silhouettes(
    rows: &Rows,
    partitions: &[Vec<usize>],
    work: &Work,
) -> Result<Vec<Silhouettes>, StatsError> {
    if partitions.iter().any(|types| types.len() != rows.len()) {
        return Err(StatsError::UnequalLength);
    }
    let counts: Vec<usize> =
        partitions.iter().map(|types| types.iter().max().map_or(0, |most| most + 1)).collect();
    let sizes: Vec<Vec<usize>> = partitions
        .iter()
        .zip(&counts)
        .map(|(types, count)| {
            let mut sizes = vec![0; *count];
            for of in types {
                sizes[*of] += 1;
            }
            sizes
        })
        .collect();
    let by_row: Result<Vec<Vec<f64>>, StatsError> = (0..rows.len())
        .into_par_iter()
        .map(|row| {
            work.check()?;
            let sums = distances_to_types(rows, row, partitions, &counts);
            Ok(sums
                .iter()
                .enumerate()
                .map(|(number, sums)| silhouette(sums, &sizes[number], partitions[number][row]))
                .collect())
        })
        .collect();
    let by_row = by_row?;
    Ok((0..partitions.len())
        .map(|number| {
            let rows: Vec<f64> = by_row.iter().map(|row| row[number]).collect();
            let mean = rows.iter().sum::<f64>() / rows.len().max(1) as f64;
            Silhouettes { rows, mean }
        })
        .collect())
}

/// For each partition the sum of distances from a row to the rows of each type.
fn distances_to_types(rows: &Rows, row: usize, partitions: &[Vec<usize>], counts: &[usize]) -> Vec<Vec<f64>> {
    let from = rows.row(row);
    let mut sums: Vec<Vec<f64>> = counts.iter().map(|count| vec![0.0; *count]).collect();
    for (other, to) in rows.iter().enumerate() {
        let distance = square_distance(from, to).sqrt();
        for (sums, types) in sums.iter_mut().zip(partitions) {
            sums[types[other]] += distance;
        }
    }
    sums
}

fn silhouette(sums: &[f64], sizes: &[usize], own: usize) -> f64 {
    if sizes[own] < 2 {
        return 0.0;
    }
    let within = sums[own] / (sizes[own] - 1) as f64;
    let beside = (0..sums.len())
        .filter(|other| *other != own && sizes[*other] > 0)
        .map(|other| sums[other] / sizes[other] as f64)
        .fold(f64::INFINITY, f64::min);
    let most = within.max(beside);
    if most > 0.0 && beside.is_finite() { (beside - within) / most } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn worked_example() {
        let mut rows = Rows::new(1);
        for value in [0.0, 2.0, 10.0, 11.0, 30.0] {
            rows.push([value]);
        }
        let found = silhouettes(&rows, &[vec![0, 0, 1, 1, 2], vec![0; 5]], &Work::unattended()).unwrap();
        // Row 0: within 2, beside (10 + 11)/2; row 2: within 1, beside (10 + 8)/2.
        let expected = [1.0 - 2.0 / 10.5, 1.0 - 2.0 / 8.5, 1.0 - 1.0 / 9.0, 1.0 - 1.0 / 10.0, 0.0];
        for (found, expected) in found[0].rows.iter().zip(expected) {
            assert!((found - expected).abs() < 1e-12, "{found} {expected}");
        }
        assert_eq!(found[1].mean, 0.0);
        assert_eq!(silhouettes(&rows, &[vec![0]], &Work::unattended()), Err(StatsError::UnequalLength));
    }
}
