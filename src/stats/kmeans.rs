//! k-means: types of regions as groups around centroids.

use rayon::prelude::*;

use super::error::StatsError;
use super::random::Random;
use super::rows::{Rows, square_distance};
use crate::work::Work;

/// How k-means searches.
#[derive(Debug, Clone, PartialEq)]
pub struct KMeansOptions {
    /// Number of types.
    pub types: usize,
    /// How often it starts anew; the best result wins, the first of equals.
    pub restarts: usize,
    /// Seed of the starts.
    pub seed: u64,
    /// First centroids instead of random ones, for example those of Ward's types; then there is one start.
    pub start: Option<Rows>,
}

impl Default for KMeansOptions {
    fn default() -> Self {
        Self { types: 4, restarts: 25, seed: 1, start: None }
    }
}

/// Rows in types.
#[derive(Debug, Clone, PartialEq)]
pub struct Partition {
    /// The type of each row, from 0.
    pub types: Vec<usize>,
    /// One row per type: the mean of its rows.
    pub centroids: Rows,
    /// Sum of squared distances of the rows to their centroids.
    pub inertia: f64,
}

/// Most rounds of one start.
const ROUNDS: usize = 300;

/// Groups rows (Lloyd 1982) from starts of k-means++ (Arthur and Vassilvitskii 2007) until no row changes its type.
///
/// # Errors
/// More types than different rows; cancelled.
pub fn k_means(rows: &Rows, options: &KMeansOptions, work: &Work) -> Result<Partition, StatsError> {
    let distinct = rows.distinct();
    if options.types == 0 || options.types > distinct {
        return Err(StatsError::MoreTypesThanRows { types: options.types, distinct });
    }
    if let Some(start) = &options.start {
        return lloyd(rows, start.clone(), work);
    }
    let starts: Result<Vec<Partition>, StatsError> = (0..options.restarts.max(1))
        .into_par_iter()
        .map(|start| {
            lloyd(rows, plus_plus(rows, options.types, &mut Random::new(options.seed, start as u64)), work)
        })
        .collect();
    starts?
        .into_iter()
        .reduce(|best, next| if next.inertia < best.inertia { next } else { best })
        .ok_or(StatsError::NothingRated)
}

/// Starts far apart: each next one is drawn by its squared distance to those before.
fn plus_plus(rows: &Rows, types: usize, random: &mut Random) -> Rows {
    let mut starts = Rows::new(rows.width());
    let first = random.below(rows.len() as u32) as usize;
    starts.push(rows.row(first).iter().copied());
    let mut nearest: Vec<f64> = rows.iter().map(|row| square_distance(row, rows.row(first))).collect();
    while starts.len() < types {
        let total: f64 = nearest.iter().sum();
        let mut left = random.unit() * total;
        let drawn = nearest.iter().position(|distance| {
            left -= distance;
            left < 0.0
        });
        let next = drawn.or_else(|| nearest.iter().rposition(|distance| *distance > 0.0)).unwrap_or(0);
        starts.push(rows.row(next).iter().copied());
        for (known, row) in nearest.iter_mut().zip(rows.iter()) {
            *known = known.min(square_distance(row, rows.row(next)));
        }
    }
    starts
}

fn lloyd(rows: &Rows, mut centroids: Rows, work: &Work) -> Result<Partition, StatsError> {
    let mut types = vec![usize::MAX; rows.len()];
    for _ in 0..ROUNDS {
        work.check()?;
        let mut changed = false;
        for (known, row) in types.iter_mut().zip(rows.iter()) {
            let nearest = nearest_centroid(row, &centroids).0;
            changed |= *known != nearest;
            *known = nearest;
        }
        if !changed {
            break;
        }
        centroids = means(rows, &mut types, centroids.len());
    }
    let inertia = rows.iter().zip(&types).map(|(row, of)| square_distance(row, centroids.row(*of))).sum();
    Ok(Partition { types, centroids, inertia })
}

/// The nearest centroid, the first of equals, and its squared distance.
pub(super) fn nearest_centroid(row: &[f64], centroids: &Rows) -> (usize, f64) {
    let mut best = (0, f64::INFINITY);
    for (number, centroid) in centroids.iter().enumerate() {
        let distance = square_distance(row, centroid);
        if distance < best.1 {
            best = (number, distance);
        }
    }
    best
}

/// The means of the types; a type that lost all its rows takes the row that lies furthest from its own mean.
pub(super) fn means(rows: &Rows, types: &mut [usize], count: usize) -> Rows {
    let width = rows.width();
    let mut sums = vec![0.0; width * count];
    let mut sizes = vec![0_usize; count];
    for (row, of) in rows.iter().zip(types.iter()) {
        sizes[*of] += 1;
        for (sum, value) in sums[of * width..].iter_mut().zip(row) {
            *sum += value;
        }
    }
    let mut centroids = Rows::new(width);
    for (sum, size) in sums.chunks_exact(width).zip(&sizes) {
        centroids.push(sum.iter().map(|sum| sum / (*size).max(1) as f64));
    }
    let Some(empty) = sizes.iter().position(|size| *size == 0) else { return centroids };
    let distance = |row: usize| square_distance(rows.row(row), centroids.row(types[row]));
    let lonely = (0..rows.len())
        .filter(|row| sizes[types[*row]] > 1)
        .max_by(|a, b| distance(*a).total_cmp(&distance(*b)).then(b.cmp(a)));
    match lonely {
        Some(row) => {
            types[row] = empty;
            means(rows, types, count)
        }
        None => centroids,
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Three clouds in the plane, 30 points each.
    pub(in crate::stats) fn clouds() -> Rows {
        let mut random = Random::new(3, 0);
        let mut rows = Rows::new(2);
        for number in 0..90 {
            let centre = [[0.0, 0.0], [10.0, 0.0], [0.0, 10.0]][number % 3];
            rows.push([centre[0] + random.normal(), centre[1] + random.normal()]);
        }
        rows
    }

    #[test]
    fn clouds_are_found() {
        let options = KMeansOptions { types: 3, ..KMeansOptions::default() };
        let found = k_means(&clouds(), &options, &Work::unattended()).unwrap();
        for row in 3..90 {
            assert_eq!(found.types[row], found.types[row % 3]);
        }
        let again = k_means(&clouds(), &options, &Work::unattended()).unwrap();
        assert_eq!(found, again);
    }

    #[test]
    fn as_many_types_as_rows() {
        let mut rows = Rows::new(1);
        for value in [1.0, 1.0, 2.0, 5.0] {
            rows.push([value]);
        }
        let of =
            |types| k_means(&rows, &KMeansOptions { types, ..KMeansOptions::default() }, &Work::unattended());
        assert_eq!(of(3).unwrap().inertia, 0.0);
        assert_eq!(of(4), Err(StatsError::MoreTypesThanRows { types: 4, distinct: 3 }));
        assert_eq!(of(0).err(), Some(StatsError::MoreTypesThanRows { types: 0, distinct: 3 }));
        // Sorted halves: 1 1 2 and 5, inertia 2/3.
        assert!((of(2).unwrap().inertia - 2.0 / 3.0).abs() < 1e-12);
    }

    #[test]
    fn a_given_start_and_an_empty_type() {
        let mut rows = Rows::new(1);
        for value in [0.0, 1.0, 10.0] {
            rows.push([value]);
        }
        let mut start = Rows::new(1);
        for value in [0.0, 100.0, 200.0] {
            start.push([value]);
        }
        let options = KMeansOptions { types: 3, start: Some(start), ..KMeansOptions::default() };
        assert_eq!(k_means(&rows, &options, &Work::unattended()).unwrap().inertia, 0.0);
    }
}
